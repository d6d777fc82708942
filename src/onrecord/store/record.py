"""The record in a database, through Django's ORM. Comes in and goes out: records (see `face.py`).

Nothing is read in one long query: pages of rows leave no transaction open between two of them, so
that a slow reader holds up no writer.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from copy import copy
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from django.db import transaction
from django.db.models import Max, QuerySet, Sum

from onrecord.address import Address
from onrecord.bodies import claim_of
from onrecord.errors import Erased
from onrecord.records import Claim, Failure, Report
from onrecord.settings import index_path, raw_folder
from onrecord.store import engine, erasing, logged, rows
from onrecord.store.accounts import SqlAccounts
from onrecord.store.decisions import SqlDecisions
from onrecord.store.disk import remove_index
from onrecord.store.face import Added, Counts, Outcome, StoredFailure, StoredReport, no_report
from onrecord.store.inserting import insert
from onrecord.store.links import SqlLinks
from onrecord.store.models import ClaimRow, FailureRow, LogRow, ReadingRow, ReportRow
from onrecord.store.moment import one_moment
from onrecord.store.paging import SqlPages
from onrecord.store.raw import RawFiles, mark_older_record
from onrecord.store.raw_rows import damaged, from_row, kept_in_row
from onrecord.store.sql_log import SqlLog
from onrecord.store.trouble import mended
from onrecord.store.upgrade import bring_up_to_date
from onrecord.store.writing import writing

_PAGE = 100
"""Reports held in memory at once while reading through the record."""
_MANY = 500
"""Values in one query; SQLite takes 999 in its oldest builds."""


class SqlRecord:
    """One open record. `face.Record` says what each method does."""

    def __init__(self, where: Address, create: bool, wait_s: float, by: str, name: str | None = None) -> None:
        self._where, self._wait_s, self._by = where, wait_s, by
        self.raw_files = RawFiles(raw_folder(where, os.environ))
        self._name = engine.connect(where, wait_s, name)
        try:
            with self._mended():
                mark_older_record(where, self.raw_files, wait_s)
                bring_up_to_date(engine.connection(self._name), where, create, by)
        except BaseException:
            self.close()
            raise

    def add(self, report: Report, claims: Sequence[Claim], made_by: str) -> Added:
        _refuse_mixed(report, claims, made_by)
        _refuse_unaskable(report)
        digest = rows.text_sha256(report.text)
        with self._mended(), writing(self._name):
            key, known = self._place_for(report.id, digest)
            if known and known.erased is not None:
                raise Erased(key)
            beside = None if known else kept_in_row(report)
            if beside is None:
                self._keep(report, known)  # on the disk before the row that names it
            if known and self._readings(known).filter(made_by=made_by).exists():
                return Added("same", key)
            if not known:
                rows.id_kept(report.id)
            now = datetime.now(UTC)
            row = known or rows.report_row(replace(report, id=key), now, beside)
            if not known:
                insert(self._name, [row])
            reading, read = self._add_reading(row, claims, made_by, now)
            logged.added(self._name, self._by, row, reading, read, new=not known)
            outcome: Outcome = "new-version" if known else "new"
            return Added(outcome, key)

    def has(self, report: Report, made_by: str) -> bool:
        _refuse_unaskable(report)
        digest = rows.text_sha256(report.text)
        with self._mended(), engine.connection(self._name).cursor() as cursor:
            cursor.execute(_HAS, [*_keys(report.id, digest), digest, made_by])
            return cursor.fetchone() is not None

    def keep_raw(self, report: Report) -> None:
        if report.raw is not None and not self.raw_files.holds(report.raw_sha256):
            with self._mended():
                _, known = self._place_for(report.id, rows.text_sha256(report.text))
            self._keep(report, known)

    def raw(self, report_id: str) -> bytes | None:
        row = self._row(report_id)
        if row.raw is None:
            return self.raw_files.get(row.raw_sha256)
        if (found := from_row(row.raw, row.text, row.raw_sha256)) is None:
            raise damaged(self.where, report_id)
        return found

    def erase(self, report_id: str, why: str) -> int:
        with self._mended(), writing(self._name):
            row = self._row(report_id)
            entry = erasing.erase(self._name, self._by, row, why)
            # After the outermost transaction, where this is a part of one.
            transaction.on_commit(lambda: self.sweep_erased(report_id), using=self._name)
        return entry

    def sweep_erased(self, report_id: str) -> None:
        with self._mended():
            row = ReportRow.objects.using(self._name).filter(key=report_id).exclude(erased=None).first()
            if row is None:
                return
            erasing.sweep(self._name)
            same = ReportRow.objects.using(self._name).filter(raw_sha256=row.raw_sha256, erased=None)
            if not same.exists():
                self.raw_files.forget(row.raw_sha256)
        # The index for finding holds words of all reports, and is made anew at will (finding/).
        remove_index(index_path(self._where, os.environ))

    def add_failure(self, failure: Failure) -> None:
        failure = rows.storable(failure)
        now = datetime.now(UTC)
        known = FailureRow.objects.using(self._name).filter(key=rows.failure_key(failure))
        with self._mended(), writing(self._name):
            if not known.update(
                last_seen=now, resolved_at=None, accepted=failure.accepted, next=failure.next
            ):
                rows.failure_row(failure, now).save(using=self._name, force_insert=True)
            logged.failed(self._name, self._by, known)

    def resolve_failures(self, source: str, still: Collection[Failure] = ()) -> int:
        keep = {rows.failure_key(rows.storable(failure)) for failure in still}
        failures = FailureRow.objects.using(self._name)
        unresolved = failures.filter(source=rows.storable_text(source), resolved_at=None)
        with self._mended(), writing(self._name):
            over = [pk for pk, key in unresolved.values_list("pk", "key") if key not in keep]
            for first in range(0, len(over), _MANY):
                some = failures.filter(pk__in=over[first : first + _MANY])
                some.update(resolved_at=datetime.now(UTC))
                logged.failed(self._name, self._by, some, "resolve")
        return len(over)

    def reports(self) -> Iterator[StoredReport]:
        for page in self._pages():
            newest = self._newest([row.pk for row in page], None)
            for row in page:
                reading = newest[row.pk]
                yield StoredReport(rows.report_of(row), reading.n_claims, reading.made_by, row.added_at)

    def report(self, report_id: str) -> Report:
        return rows.report_of(self._row(report_id))

    def versions(self, report_id: str) -> tuple[str, ...]:
        readings = self._readings(self._row(report_id)).order_by("pk")
        with self._mended():
            return tuple(readings.values_list("made_by", flat=True))

    def claims(self, report_id: str | None = None, made_by: str | None = None) -> Iterator[Claim]:
        if report_id is not None:  # looked up now, so that a wrong id fails here and not at the first claim
            return self._claims_of([self._row(report_id).pk], made_by)
        pages = self._pages(only_numbers=True)
        return (claim for page in pages for claim in self._claims_of([row.pk for row in page], made_by))

    def failures(self) -> list[StoredFailure]:
        with self._mended():
            return [
                StoredFailure(rows.failure_of(row), row.first_seen, row.last_seen, row.resolved_at)
                for row in FailureRow.objects.using(self._name).order_by("pk")
            ]

    def counts(self) -> Counts:
        failures = FailureRow.objects.using(self._name)
        with self._mended():
            return Counts(
                reports=self._reports_held(),
                claims=self._newest_claims(),
                failures=failures.filter(resolved_at=None).count(),
                resolved=failures.exclude(resolved_at=None).count(),
            )

    def _reports_held(self) -> int:
        """Whether a report was erased stands behind its text: to look at that of each is to read the whole record."""
        reports = ReportRow.objects.using(self._name)
        if LogRow.objects.using(self._name).filter(about=erasing.ERASED).exists():
            reports = reports.filter(erased=None)
        return reports.count()

    def _newest_claims(self) -> int:
        readings = ReadingRow.objects.using(self._name)
        if readings.count() != readings.values("report").distinct().count():
            newest = readings.values("report").annotate(newest=Max("pk")).values("newest")
            readings = readings.filter(pk__in=newest)
        return readings.aggregate(n=Sum("n_claims"))["n"] or 0

    @property
    def where(self) -> str:
        return str(self._where)

    @property
    def address(self) -> Address:
        return self._where

    @property
    def by(self) -> str:
        return self._by

    @property
    def links(self) -> SqlLinks:
        return SqlLinks(self._name, self._by, self._mended)

    @property
    def decisions(self) -> SqlDecisions:
        return SqlDecisions(self._name, self._mended)

    @property
    def accounts(self) -> SqlAccounts:
        return SqlAccounts(self._name, self._by, self._mended)

    @property
    def log(self) -> SqlLog:
        return SqlLog(self._name, self._by, self._mended, self.raw_files)

    @property
    def pages(self) -> SqlPages:
        return SqlPages(self._name, self.where, self._mended)

    def at_one_moment(self) -> AbstractContextManager[None]:
        return one_moment(self._name, self._mended)

    def acting(self, by: str) -> SqlRecord:
        other = copy(self)
        other._by = by
        return other

    @property
    def alias(self) -> str:
        """The name of its connection, for the rest of this room."""
        return self._name

    def mended(self) -> AbstractContextManager[None]:
        """A block in which trouble of the database becomes an error that a person can mend."""
        return self._mended()

    def close(self) -> None:
        engine.disconnect(self._name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _mended(self) -> AbstractContextManager[None]:
        return mended(self._where, self._wait_s, self._name)

    def _row(self, report_id: str) -> ReportRow:
        with self._mended():
            found = ReportRow.objects.using(self._name).filter(key=report_id, erased=None)
            row = found.first() if rows.may_be_kept(report_id) else None
        if row is None:
            raise no_report(self.where, report_id)
        return row

    def _place_for(self, report_id: str, digest: str) -> tuple[str, ReportRow | None]:
        """The id for a text, and the report that holds this text under it, where there is one."""
        with engine.connection(self._name).cursor() as cursor:
            cursor.execute("SELECT 1 FROM report WHERE key = %s", [report_id])
            if cursor.fetchone() is None:
                return report_id, None
        for key in _keys(report_id, digest):
            row = ReportRow.objects.using(self._name).filter(key=key).first()
            if row is None or row.text_sha256 == digest:
                return key, row
        raise AssertionError("a text whose whole digest is taken by another")

    def _keep(self, report: Report, known: ReportRow | None) -> None:
        """Keep the raw bytes that a row names, or will name; a known text may have come in other bytes first."""
        wanted = known is None or (
            known.raw is None and known.raw_sha256 == report.raw_sha256 and known.erased is None
        )
        if report.raw is not None and wanted:
            self.raw_files.keep(report.raw, report.raw_sha256)

    def _add_reading(
        self, row: ReportRow, claims: Sequence[Claim], made_by: str, now: datetime
    ) -> tuple[ReadingRow, list[ClaimRow]]:
        reading = rows.reading_row(row, made_by, now, len(claims))
        insert(self._name, [reading])
        found = [
            rows.claim_row(
                replace(claim, report=row.key) if claim.report != row.key else claim, reading, position
            )
            for position, claim in enumerate(claims)
        ]
        insert(self._name, found)
        return reading, found

    def _readings(self, row: ReportRow) -> QuerySet[ReadingRow]:
        return ReadingRow.objects.using(self._name).filter(report=row)

    def _newest(self, reports: list[int], made_by: str | None) -> dict[int, ReadingRow]:
        """Each report's last reading, or the one by `made_by`."""
        readings = ReadingRow.objects.using(self._name).filter(report__in=reports).order_by("pk")
        if made_by is not None:
            readings = readings.filter(made_by=made_by)
        with self._mended():
            return {reading.report_id: reading for reading in readings}

    def _claims_of(self, reports: list[int], made_by: str | None) -> Iterator[Claim]:
        newest = self._newest(reports, made_by)
        bodies: dict[int, list[str]] = {reading.pk: [] for reading in newest.values()}
        found = ClaimRow.objects.using(self._name).filter(reading__in=list(bodies)).order_by("position")
        with self._mended():
            for reading, body in found.values_list("reading", "body"):
                bodies[reading].append(body)
        for report in reports:
            if report in newest:
                yield from map(claim_of, bodies[newest[report].pk])

    def _pages(self, only_numbers: bool = False) -> Iterator[list[ReportRow]]:
        rows_after = ReportRow.objects.using(self._name).filter(erased=None).order_by("pk")
        if only_numbers:
            rows_after = rows_after.only("pk")
        last = 0
        while True:
            with self._mended():
                page = list(rows_after.filter(pk__gt=last)[:_PAGE])
            if not page:
                return
            yield page
            last = page[-1].pk


_HAS = (
    "SELECT 1 FROM report JOIN reading ON reading.report_id = report.id"
    " WHERE report.key IN (%s, %s, %s, %s) AND report.text_sha256 = %s AND reading.made_by = %s LIMIT 1"
)


def _keys(report_id: str, digest: str) -> tuple[str, ...]:
    """The ids under which a text may stand, in the order in which they are tried."""
    return report_id, *(f"{report_id}~{digest[:length]}" for length in (6, 12, 64))


def _refuse_unaskable(report: Report) -> None:
    """What cannot be kept cannot be asked for on every database either."""
    if not rows.may_be_kept(report.id):
        raise ValueError("an id that is no Unicode text")


def _refuse_mixed(report: Report, claims: Sequence[Claim], made_by: str) -> None:
    if not made_by:
        raise ValueError("claims without the version of what made them")
    if any(claim.report != report.id for claim in claims):
        raise ValueError("a claim of another report")
    if len({claim.id for claim in claims}) != len(claims):
        raise ValueError("two claims of one id")
