"""Copies in the database, through Django's ORM (see `links_face.py`); `links.py` adds incidents."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar

from django.db.models import Q

from onrecord.incidents import Copying
from onrecord.records import Report
from onrecord.store import derived, rows
from onrecord.store.models import ComparedRow, CopyRow, MarkRow, ReportRow
from onrecord.store.writing import writing

_PAGE = 200
"""Reports held in memory at once while reading through the record."""
MANY = 500
"""Values in one query; SQLite takes 999 in its oldest builds."""

Value = TypeVar("Value")


class SqlCopies:
    def __init__(self, name: str, by: str, mended: Callable[[], AbstractContextManager[None]]) -> None:
        self._name, self._by, self._mended = name, by, mended
        self._batch: derived.Compared | None = None

    def uncompared(self, rules: str) -> Iterator[Report]:
        # Reports are compared in their order: what comes after the last one compared by these rules is new.
        with self._mended():
            newest = ComparedRow.objects.using(self._name).order_by("-pk").first()
        last = newest.pk if newest is not None and newest.rules == rules else 0
        while True:
            with self._mended():
                page = list(
                    ReportRow.objects.using(self._name)
                    .filter(pk__gt=last, erased=None)
                    .order_by("pk")[:_PAGE]
                )
            if not page:
                return
            yield from map(rows.report_of, page)
            last = page[-1].pk

    @contextmanager
    def at_once(self) -> Iterator[None]:
        with self._mended(), writing(self._name, durable=True):
            self._batch = derived.Compared(self._name)
            try:
                yield
                self._batch.kept(self._by)
            finally:
                self._batch = None

    def numbered(self, numbers: Collection[int]) -> dict[int, Report]:
        with self._mended():
            return {
                row.pk: rows.report_of(row)
                for some in parts(numbers)
                for row in ReportRow.objects.using(self._name).filter(pk__in=some).order_by("pk")
            }

    def bearing(self, marks: Collection[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {mark: [] for mark in marks}
        with self._mended():
            for some in parts(marks):
                borne = MarkRow.objects.using(self._name).filter(mark__in=some).order_by("mark", "report_id")
                for mark, report in borne.values_list("mark", "report_id"):
                    found[mark].append(report)
        return found

    def compared(self, report: str, rules: str, marks: Collection[int], found: Sequence[Copying]) -> None:
        with self._mended(), writing(self._name, savepoint=False):
            keys = {report, *(one.original for one in found), *(one.copy for one in found)}
            pks = dict(ReportRow.objects.using(self._name).filter(key__in=keys).values_list("key", "pk"))
            own = pks[report]
            batch = self._batch or derived.Compared(self._name)
            if ComparedRow.objects.using(self._name).filter(report_id=own).exists():
                # What older rules found of it goes; what these find of the others comes with them.
                for text in derived.copies_of(self._name, own):
                    batch.sums.take(derived.COPIES, text)
                MarkRow.objects.using(self._name).filter(report=own).delete()
                CopyRow.objects.using(self._name).filter(Q(original=own) | Q(copy=own)).delete()
                ComparedRow.objects.using(self._name).filter(report=own).delete()
            MarkRow.objects.using(self._name).bulk_create(
                MarkRow(mark=mark, report_id=own) for mark in sorted(marks)
            )
            copies = CopyRow.objects.using(self._name).bulk_create(
                CopyRow(original_id=pks[one.original], copy_id=pks[one.copy], share=one.share, reasons=json_of(one.reasons))
                for one in found
            )  # fmt: skip
            compared = ComparedRow(report_id=own, rules=rules)
            compared.save(using=self._name, force_insert=True)
            batch.put(compared, marks, copies)
            if self._batch is None:
                batch.kept(self._by)

    def copyings(self, reports: Collection[str] | None = None) -> list[Copying]:
        copies = CopyRow.objects.using(self._name).order_by("pk")
        columns = ("original__key", "copy__key", "share", "reasons")
        with self._mended():
            if reports is None:
                return [_copying(*row) for row in copies.values_list(*columns)]
            found: dict[tuple[str, str], Copying] = {}
            todo, seen = set(reports), set[str]()
            while todo:
                seen |= todo
                for some in parts(todo):
                    # By their numbers: keys of two reports joined by "or" have a database read all copies.
                    named = ReportRow.objects.using(self._name).filter(key__in=some).values("pk")
                    beside = copies.filter(Q(original__in=named) | Q(copy__in=named))
                    found |= {(row[0], row[1]): _copying(*row) for row in beside.values_list(*columns)}
                todo = {key for pair in found for key in pair} - seen
        return list(found.values())


def parts(values: Collection[Value]) -> Iterator[list[Value]]:
    ordered = list(values)
    return (ordered[first : first + MANY] for first in range(0, len(ordered), MANY))


def _copying(original: str, copy: str, share: float, reasons: str) -> Copying:
    return Copying(original, copy, share, tuple(json.loads(reasons)))


def json_of(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
