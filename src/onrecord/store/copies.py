"""Copies in the database, through Django's ORM (see `links_face.py`); `links.py` adds incidents."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar

from django.db import connections
from django.db.models import Q

from onrecord.incidents import Copying
from onrecord.records import Report
from onrecord.store import derived, rows
from onrecord.store.inserting import insert, insert_pairs
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
        self._held: dict[int, Report] = {}
        """Reports that were looked at in this batch: what one report is held against, the next one often is too."""

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
                self._held.clear()

    def numbered(self, numbers: Collection[int]) -> dict[int, Report]:
        with self._mended():
            for some in parts([number for number in numbers if number not in self._held]):
                read = ReportRow.objects.using(self._name).filter(pk__in=some).defer("raw")
                self._held |= {row.pk: rows.report_of(row) for row in read}
        found = {number: self._held[number] for number in sorted(numbers) if number in self._held}
        if self._batch is None:
            self._held.clear()
        return found

    def bearing(self, marks: Collection[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {mark: [] for mark in marks}
        with self._mended(), connections[self._name].cursor() as cursor:
            for some in parts(marks):
                places = ", ".join(["%s"] * len(some))
                cursor.execute(
                    f"SELECT mark, report_id FROM copy_mark WHERE mark IN ({places}) ORDER BY mark, report_id",  # noqa: S608  no values
                    some,
                )
                for mark, report in cursor.fetchall():
                    found[mark].append(report)
        return found

    def compared(self, report: str, rules: str, marks: Collection[int], found: Sequence[Copying]) -> None:
        with self._mended(), writing(self._name, savepoint=False):
            pks = self._numbers({report, *(one.original for one in found), *(one.copy for one in found)})
            own = pks[report]
            batch = self._batch or derived.Compared(self._name)
            if self._was_compared(own):
                # What older rules found of it goes; what these find of the others comes with them.
                for text in derived.copies_of(self._name, own):
                    batch.sums.take(derived.COPIES, text)
                MarkRow.objects.using(self._name).filter(report=own).delete()
                CopyRow.objects.using(self._name).filter(Q(original=own) | Q(copy=own)).delete()
                ComparedRow.objects.using(self._name).filter(report=own).delete()
            pairs = [(mark, own) for mark in sorted(marks)]
            insert_pairs(self._name, "copy_mark", ("mark", "report_id"), pairs)
            copies = [
                CopyRow(original_id=pks[one.original], copy_id=pks[one.copy], share=one.share, reasons=json_of(one.reasons))
                for one in found
            ]  # fmt: skip
            insert(self._name, copies)
            compared = ComparedRow(report_id=own, rules=rules)
            insert(self._name, [compared])
            batch.put(compared, marks, copies)
            if self._batch is None:
                batch.kept(self._by)

    def _numbers(self, keys: Collection[str]) -> dict[str, int]:
        pks: dict[str, int] = {}
        with connections[self._name].cursor() as cursor:
            for some in parts(keys):
                places = ", ".join(["%s"] * len(some))
                cursor.execute(f"SELECT key, id FROM report WHERE key IN ({places})", some)  # noqa: S608  no values
                pks |= dict(cursor.fetchall())
        return pks

    def _was_compared(self, number: int) -> bool:
        with connections[self._name].cursor() as cursor:
            cursor.execute("SELECT 1 FROM copy_compared WHERE report_id = %s", [number])
            return cursor.fetchone() is not None

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
