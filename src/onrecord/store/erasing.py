"""A report erased on request: everything that says what it said goes, that it was there and why it went stays.

Comes in: a report's id and the reason. Goes out: the number of the log's entry, which names the entries whose words went. The
report's id, its day of adding and the digests of its text and bytes stay, so that the same text is known again and refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connections
from django.db.models import Q

from onrecord.chain import sha256
from onrecord.store import derived, log
from onrecord.store.digests import digest, text_of
from onrecord.store.logged import report_told
from onrecord.store.models import (
    ClaimRow,
    ComparedRow,
    CopyRow,
    DecisionRow,
    HappeningKeyRow,
    HappeningRow,
    LinkedRow,
    LogRow,
    MarkRow,
    ReadingRow,
    ReportRow,
)

ERASED = "erased"
"""What an entry whose words are gone is filed under."""


def erase(name: str, by: str, report: ReportRow, why: str) -> int:
    """To be called inside a transaction."""
    entries = _entries(name, report)
    decisions = list(DecisionRow.objects.using(name).filter(report=report.key).order_by("pk"))
    sums = _rows(name, report)
    ReportRow.objects.using(name).filter(pk=report.pk).update(
        text="",
        title=None,
        outlet=None,
        url=None,
        published=None,
        blocks="[]",
        source="",
        raw=None,
        erased=_next(name),
    )
    DecisionRow.objects.using(name).filter(pk__in=[row.pk for row in decisions]).update(body="")
    LogRow.objects.using(name).filter(number__in=list(entries)).update(detail=None, about=ERASED)
    after = {
        "report": report_told(ReportRow.objects.using(name).get(pk=report.pk)),
        "entries": {str(number): words for number, words in entries.items()},
        "decisions": {
            row.name: digest([text_of(row)])
            for row in DecisionRow.objects.using(name).filter(report=report.key)
        },
        "sums": sums,
    }
    return log.write(name, by, "erase", f"report {report.key}", None, after, why).number


def _next(name: str) -> int:
    return next(iter(LogRow.objects.using(name).order_by("-number").values_list("number", flat=True)), 0) + 1


_REPORTS = ("report", "reading", "claim", "decision", "log", "happening", "copy", "copy_mark")


def sweep(name: str, tables: Sequence[str] = _REPORTS) -> None:
    """What a database leaves of rows that are gone is written over; to be called after the transaction of the erasing."""
    with connections[name].cursor() as cursor:
        if connections[name].vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute(f"VACUUM {', '.join(tables)}")


def _entries(name: str, report: ReportRow) -> dict[int, str]:
    """The entries about the report, its claims and the decisions about them, each with the digest of its words."""
    decisions = DecisionRow.objects.using(name).filter(report=report.key)
    own = Q(about=f"report {report.key}") | Q(about__startswith=f"claim {report.key}:")
    own |= Q(about__in=[f"decision {row.name}" for row in decisions]) | Q(
        number__in=decisions.values("entry")
    )
    found = LogRow.objects.using(name).filter(own).exclude(detail=None)
    # The entry of an earlier erasing says which words are gone: it stays.
    return {row.number: sha256(row.detail or "") for row in found if '"what":"erase"' not in row.body}


def _rows(name: str, report: ReportRow) -> dict[str, str]:
    """All that was made of the report is taken away; gives the digests of the sums without it."""
    sums = log.Sums(name, *derived.TABLES)
    for text in derived.copies_of(name, report.pk):
        sums.take(derived.COPIES, text)
    MarkRow.objects.using(name).filter(report=report).delete()
    CopyRow.objects.using(name).filter(Q(original=report) | Q(copy=report)).delete()
    ComparedRow.objects.using(name).filter(report=report).delete()
    readings = [row.pk for row in ReadingRow.objects.using(name).filter(report=report)]
    told = HappeningRow.objects.using(name).filter(reading__in=readings)
    for text in (*derived.happenings(name, told), *derived.linked(name, readings)):
        sums.take(derived.INCIDENTS, text)
    HappeningKeyRow.objects.using(name).filter(happening__in=told).delete()
    told.delete()
    LinkedRow.objects.using(name).filter(reading__in=readings).delete()
    ClaimRow.objects.using(name).filter(reading__in=readings).delete()
    ReadingRow.objects.using(name).filter(pk__in=readings).delete()
    return sums.kept()
