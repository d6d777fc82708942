"""What an older record holds, taken into its log when the log is made: from then on nothing of it changes unseen.

Comes in: a connection whose tables were just brought to a schema. Goes out: entries `adopt`, one for each report with its
readings, one for each failure; one for each decision; the sums of the tables made anew; and `migrate`, for each migration.
"""

from __future__ import annotations

import json

from django.db.migrations.recorder import MigrationRecorder

from onrecord.store import derived, log, logged
from onrecord.store.digests import digest
from onrecord.store.models import ClaimRow, DecisionRow, FailureRow, HeadRow, HeardRow, ReadingRow, ReportRow

FIRST = 3
"""The schema version that has a log."""


def begun(name: str, version: int) -> bool:
    return version >= FIRST and HeadRow.objects.using(name).exists()


def adopt(name: str, by: str) -> None:
    """To be called in the transaction of a migration, after it."""
    migrated(name, by)
    _reports(name, by)
    logged.failed(name, by, FailureRow.objects.using(name).all(), "adopt")
    for row in DecisionRow.objects.using(name).filter(entry__lt=0).order_by("pk"):
        entry = log.write(name, by, "adopt", f"decision {row.name}", None, json.loads(row.body))
        heard = HeardRow.objects.using(name).filter(pk=row.pk).delete()[0]
        DecisionRow.objects.using(name).filter(pk=row.pk).delete()
        row.pk = row.entry = entry.number
        row.save(using=name, force_insert=True)
        if heard:
            HeardRow(pk=row.pk).save(using=name, force_insert=True)
    sums = log.Sums(name, *derived.TABLES)
    for table in derived.TABLES:
        for text in derived.everything(name, table):
            sums.put(table, text)
    log.write(name, by, "adopt", "copies and incidents", None, {"sums": sums.kept()})


def applied(name: str) -> dict[str, str]:
    """Migration → when it ran, of all that the database says have run."""
    ran = MigrationRecorder.Migration.objects.using(name).order_by("pk")
    return {
        f"{number} {app}.{migration}": when.isoformat(timespec="microseconds")
        for number, app, migration, when in ran.values_list("pk", "app", "name", "applied")
    }


def migrated(name: str, by: str) -> None:
    """An entry for the migrations that have run."""
    ran = applied(name)
    log.write(
        name,
        by,
        "migrate",
        "schema",
        None,
        {"ran": ran, "digest": digest(f"{k} {v}" for k, v in ran.items())},
    )


def _reports(name: str, by: str) -> None:
    last = 0
    while True:
        page = list(ReportRow.objects.using(name).filter(pk__gt=last).order_by("pk")[:100])
        if not page:
            return
        for report in page:
            new = True
            for reading in ReadingRow.objects.using(name).filter(report=report).order_by("pk"):
                claims = ClaimRow.objects.using(name).filter(reading=reading).order_by("position")
                logged.added(name, by, report, reading, claims, new, "adopt")
                new = False
        last = page[-1].pk
