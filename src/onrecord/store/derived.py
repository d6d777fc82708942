"""The sums of what is made anew as the record grows: one of the copies, one of the incidents.

Comes in: rows as they are written or about to go. Goes out: their texts in the two sums (chain.py), which the log names
after every change, so that `verify` sees a row that was changed, put in or taken out. A report's marks are one text and a
happening is one with its keys, since they come and go together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db.models import Q, QuerySet

from onrecord.chain import canonical
from onrecord.store import log
from onrecord.store.digests import text_of
from onrecord.store.models import (
    ComparedRow,
    CopyRow,
    HappeningKeyRow,
    HappeningRow,
    HeardRow,
    IncidentRow,
    LinkedRow,
    MarkRow,
)

COPIES, INCIDENTS = "copies", "incidents"
TABLES = (COPIES, INCIDENTS)
_PAGE = 500


def marks_text(report: int, marks: Iterable[int]) -> str:
    return canonical(["copy_mark", report, sorted(marks)])


def happening_text(row: HappeningRow, keys: Iterable[int]) -> str:
    return canonical([text_of(row), sorted(keys)])


def copies_of(name: str, report: int) -> Iterator[str]:
    """The texts of what the record holds of one report's copies; none where it was not compared."""
    for compared in ComparedRow.objects.using(name).filter(report=report):
        yield text_of(compared)
        yield marks_text(
            report, MarkRow.objects.using(name).filter(report=report).values_list("mark", flat=True)
        )
    yield from map(text_of, CopyRow.objects.using(name).filter(Q(original=report) | Q(copy=report)))


def happenings(name: str, rows: QuerySet[HappeningRow]) -> Iterator[str]:
    """The texts of happenings, each with its keys."""
    page = list(rows)
    keys: dict[int, list[int]] = defaultdict(list)
    found = HappeningKeyRow.objects.using(name).filter(happening__in=[row.pk for row in page])
    for key, happening in found.values_list("key", "happening_id"):
        keys[happening].append(key)
    for row in page:
        yield happening_text(row, keys[row.pk])


def linked(name: str, readings: Collection[int]) -> Iterator[str]:
    return map(text_of, LinkedRow.objects.using(name).filter(reading__in=readings))


def incidents(name: str, names: Collection[str]) -> Iterator[str]:
    return map(text_of, IncidentRow.objects.using(name).filter(name__in=names))


def everything(name: str, table: str) -> Iterator[str]:
    """All texts of one sum, read through the tables in pages: what `verify` adds up."""
    if table == COPIES:
        for compared in pages(ComparedRow.objects.using(name)):
            yield text_of(compared)
        yield from _all_marks(name)
        yield from map(text_of, pages(CopyRow.objects.using(name)))
        return
    for table_rows in (LinkedRow, IncidentRow, HeardRow):
        yield from map(text_of, pages(table_rows.objects.using(name)))
    last, told = 0, HappeningRow.objects.using(name).order_by("pk")
    while page := [row.pk for row in told.filter(pk__gt=last)[:_PAGE]]:
        yield from happenings(name, told.filter(pk__in=page))
        last = page[-1]
    known = HappeningRow.objects.using(name).values("pk")
    for stray in HappeningKeyRow.objects.using(name).exclude(happening__in=known).iterator():
        yield canonical(["a key of no happening", stray.key, stray.happening_id])


class Compared:
    """Reports compared in one transaction, and the sum that they change."""

    def __init__(self, name: str) -> None:
        self._name, self._reports, self._copies = name, 0, 0
        self.sums = log.Sums(name, COPIES)

    def put(self, compared: ComparedRow, marks: Collection[int], copies: Sequence[CopyRow]) -> None:
        texts = (text_of(compared), marks_text(compared.pk, marks), *map(text_of, copies))
        for text in texts:
            self.sums.put(COPIES, text)
        self._reports += 1
        self._copies += len(copies)

    def kept(self, by: str) -> None:
        if self._reports:
            done = {"reports": self._reports, "copies": self._copies, "sums": self.sums.kept()}
            log.write(self._name, by, "compare", "copies", None, done)


def _all_marks(name: str) -> Iterator[str]:
    """One text for each report with marks or that was compared, by report."""
    last = -1
    compared = ComparedRow.objects.using(name).order_by("pk")
    while page := list(compared.filter(pk__gt=last).values_list("pk", flat=True)[:_PAGE]):
        borne: dict[int, list[int]] = defaultdict(list)
        marks = MarkRow.objects.using(name).filter(report__in=page)
        for mark, report in marks.values_list("mark", "report_id"):
            borne[report].append(mark)
        for report in page:
            yield marks_text(report, borne[report])
        last = page[-1]
    for stray in MarkRow.objects.using(name).exclude(report__in=compared.values("pk")).iterator():
        yield canonical(["a mark of no compared report", stray.mark, stray.report_id])


def pages(rows: QuerySet) -> Iterator:  # type: ignore[type-arg]
    last = None
    while True:
        page = list((rows.filter(pk__gt=last) if last is not None else rows).order_by("pk")[:_PAGE])
        if not page:
            return
        yield from page
        last = page[-1].pk
