"""What the log holds of reports, readings and failures, and the log as the rest of the program sees it (`log_face.py`).

Comes in: rows as they were written. Goes out: entries that hold digests of them, never a report's words: a report can be
erased on request, and the log stays whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager

from django.db.models import QuerySet

from onrecord.chain import Entry, Fault, What
from onrecord.errors import RecordError
from onrecord.store import log
from onrecord.store.digests import digest, text_of
from onrecord.store.log_face import Head, Tick
from onrecord.store.models import ClaimRow, FailureRow, HeadRow, ReadingRow, ReportRow
from onrecord.store.writing import writing


def added(
    name: str, by: str, report: ReportRow, reading: ReadingRow, claims: Iterable[ClaimRow], new: bool,
    what: What | None = None,
) -> None:  # fmt: skip
    after: dict[str, object] = {"reading": reading_told(reading, claims)}
    if new:
        after["report"] = report_told(report)
    log.write(name, by, what or ("add" if new else "read"), f"report {report.key}", None, after)


def failed(name: str, by: str, failures: QuerySet[FailureRow], what: What = "fail") -> None:
    """One entry for each failure that was just seen or resolved."""
    for row in failures.order_by("pk"):
        log.write(name, by, what, f"failure {row.key}", None, {"row": digest([text_of(row)])})


def report_told(row: ReportRow) -> dict[str, object]:
    return {"text": row.text_sha256, "raw": row.raw_sha256, "row": digest([text_of(row)])}


def reading_told(reading: ReadingRow, claims: Iterable[ClaimRow]) -> dict[str, object]:
    rows = digest([text_of(reading), *map(text_of, claims)])
    return {"made_by": reading.made_by, "claims": reading.n_claims, "rows": rows}


class SqlLog:
    def __init__(self, name: str, by: str, mended: Callable[[], AbstractContextManager[None]]) -> None:
        self._name, self._by, self._mended = name, by, mended

    def write(self, what: What, about: str, before: object, after: object, why: str = "") -> Entry:
        with self._mended(), writing(self._name):
            return log.write(self._name, self._by, what, about, before, after, why)

    def entries(self, since: int = 1, about: str | None = None) -> Iterator[Entry]:
        found = log.entries(self._name, since, about)
        while True:
            with self._mended():
                entry = next(found, None)
            if entry is None:
                return
            yield entry

    def head(self) -> Head:
        with self._mended():
            row = HeadRow.objects.using(self._name).first()
        if row is None:
            raise RecordError(
                "the log", "it has no head: somebody has removed it", "a record as onrecord wrote it",
                "Keep the file as it is, and go on with a backup made before.",
            )  # fmt: skip
        return Head(row.record, row.number, row.hash)

    def verify(self, tick: Tick = lambda what, done: None) -> Iterator[Fault]:
        from onrecord.store.verify import faults

        found = faults(self._name, tick)
        while True:
            with self._mended():
                fault = next(found, None)
            if fault is None:
                return
            yield fault
