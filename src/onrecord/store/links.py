"""Copies, incidents and judgements in the database, through Django's ORM (see `links_face.py`)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from onrecord.bodies import claim_of
from onrecord.incidents import Copying, Placed
from onrecord.records import Claim, ClaimRef, Report
from onrecord.store import derived, log, rows
from onrecord.store.decisions import CHANGING
from onrecord.store.digests import text_of
from onrecord.store.links_face import Generation, Reading
from onrecord.store.models import (
    ClaimRow,
    ComparedRow,
    CopyRow,
    DecisionRow,
    HappeningKeyRow,
    HappeningRow,
    HeardRow,
    IncidentRow,
    LinkedRow,
    MarkRow,
    ReadingRow,
    ReportRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_PAGE = 200
"""Reports held in memory at once while reading through the record."""
_MANY = 500
"""Values in one query; SQLite takes 999 in its oldest builds."""

_PLACED = ("reading__report__key", "number", "claims", "main", "incident", "component")

Value = TypeVar("Value")


class SqlLinks:
    def __init__(self, name: str, by: str, mended: Callable[[], AbstractContextManager[None]]) -> None:
        self._name, self._by, self._mended = name, by, mended
        self._batch: derived.Compared | None = None

    # --- copies -----------------------------------------------------------------------------------

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
        with self._mended(), transaction.atomic(using=self._name, durable=True):
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
                for some in _parts(numbers)
                for row in ReportRow.objects.using(self._name).filter(pk__in=some)
            }

    def bearing(self, marks: Collection[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {mark: [] for mark in marks}
        with self._mended():
            for some in _parts(marks):
                borne = MarkRow.objects.using(self._name).filter(mark__in=some)
                for mark, report in borne.values_list("mark", "report_id"):
                    found[mark].append(report)
        return found

    def compared(self, report: str, rules: str, marks: Collection[int], found: Sequence[Copying]) -> None:
        with self._mended(), transaction.atomic(using=self._name, savepoint=False):
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
                CopyRow(original_id=pks[one.original], copy_id=pks[one.copy], share=one.share, reasons=_json(one.reasons))
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
                for some in _parts(todo):
                    beside = copies.filter(Q(original__key__in=some) | Q(copy__key__in=some))
                    found |= {(row[0], row[1]): _copying(*row) for row in beside.values_list(*columns)}
                todo = {key for pair in found for key in pair} - seen
        return list(found.values())

    # --- incidents --------------------------------------------------------------------------------

    def unlinked(self, rules: str) -> Iterator[Reading]:
        # All that waits is linked at once: what comes after the last reading linked by these rules is new.
        last = self._last_linked(rules)
        while True:
            with self._mended():
                waiting = ReadingRow.objects.using(self._name).filter(pk__gt=last).order_by("pk")
                page = list(waiting.select_related("report")[:_PAGE])
                if not page:
                    return
                of_these = ReadingRow.objects.using(self._name).filter(
                    report__in={row.report_id for row in page}
                )
                newest = set(
                    of_these.values("report").annotate(newest=Max("pk")).values_list("newest", flat=True)
                )
            yield from self._with_claims([row for row in page if row.pk in newest])
            last = page[-1].pk

    def _last_linked(self, rules: str) -> int:
        with self._mended():
            newest = LinkedRow.objects.using(self._name).order_by("-pk").first()
        return int(newest.pk) if newest is not None and newest.rules == rules else 0

    def readings(self, reports: Collection[str]) -> Iterator[Reading]:
        for some in _parts(reports):
            readings = (
                ReadingRow.objects.using(self._name).filter(report__key__in=some).select_related("report")
            )
            with self._mended():
                newest = {reading.report_id: reading for reading in readings.order_by("pk")}
            yield from self._with_claims(list(newest.values()))

    def _with_claims(self, page: list[ReadingRow]) -> Iterator[Reading]:
        bodies: dict[int, list[str]] = {reading.pk: [] for reading in page}
        claims = ClaimRow.objects.using(self._name).filter(reading__in=list(bodies)).order_by("position")
        with self._mended():
            for reading, body in claims.values_list("reading", "body"):
                bodies[reading].append(body)
        for row in page:
            yield row.pk, rows.report_of(row.report), list(map(claim_of, bodies[row.pk]))

    def placed_at(self, keys: Collection[int]) -> list[Placed]:
        found: set[int] = set()
        with self._mended():
            for some in _parts(keys):
                at = HappeningKeyRow.objects.using(self._name).filter(key__in=some)
                found.update(at.values_list("happening", flat=True))
            told = HappeningRow.objects.using(self._name)
            return [
                _placed(*row)
                for some in _parts(sorted(found))
                for row in told.filter(pk__in=some).values_list(*_PLACED)
            ]

    def components_of(self, reports: Collection[str]) -> set[int]:
        found: set[int] = set()
        with self._mended():
            for some in _parts(reports):
                told = HappeningRow.objects.using(self._name).filter(reading__report__key__in=some)
                found.update(told.values_list("component", flat=True).distinct())
        return found

    def placed(self, components: Collection[int] | None = None) -> list[Placed]:
        told = HappeningRow.objects.using(self._name).order_by("pk")
        with self._mended():
            if components is None:
                return [_placed(*row) for row in told.values_list(*_PLACED)]
            return [
                _placed(*row)
                for some in _parts(components)
                for row in told.filter(component__in=some).values_list(*_PLACED)
            ]

    def placed_in(self, incidents: Collection[str]) -> list[Placed]:
        told = HappeningRow.objects.using(self._name).order_by("pk")
        with self._mended():
            return [
                _placed(*row)
                for some in _parts(incidents)
                for row in told.filter(incident__in=some).values_list(*_PLACED)
            ]

    def moved_to(self, incident: str) -> str:
        seen = {incident}
        with self._mended():
            while True:
                row = IncidentRow.objects.using(self._name).filter(name=incident).first()
                if row is None or row.moved_to is None or row.moved_to in seen:
                    return incident
                incident = row.moved_to
                seen.add(incident)

    def place(
        self,
        gone: Collection[int],
        placed: Iterable[tuple[int, Placed, Collection[int]]],
        reasons: Mapping[str, Sequence[str]],
        moved: Mapping[str, tuple[str, Sequence[ClaimRef]]],
        linked: Collection[int],
        rules: str,
        obeyed: Collection[str],
        since: Generation,
    ) -> bool:
        with self._mended(), transaction.atomic(using=self._name):
            if self.generation() != since:
                return False
            sums = log.Sums(self._name, derived.INCIDENTS)
            self._hear(obeyed, sums)
            for some in _parts(gone):
                old = HappeningRow.objects.using(self._name).filter(component__in=some)
                for text in derived.happenings(self._name, old):
                    sums.take(derived.INCIDENTS, text)
                HappeningKeyRow.objects.using(self._name).filter(happening__in=old).delete()
                old.delete()
            waiting = iter(placed)
            while batch := list(islice(waiting, _MANY)):
                self._place(batch, sums)
            self._name_incidents(reasons, moved, sums)
            for numbers in _parts(linked):
                self._mark_linked(numbers, rules, sums)
            done = {"readings": len(linked), "moved": {old: new for old, (new, _) in moved.items()}}
            log.write(self._name, self._by, "link", "incidents", None, done | {"sums": sums.kept()})
        return True

    def generation(self) -> Generation:
        with self._mended():
            happening = HappeningRow.objects.using(self._name).aggregate(last=Max("pk"))["last"]
            judgement = _changing(self._name).aggregate(last=Max("pk"))["last"]
            linked = LinkedRow.objects.using(self._name).aggregate(last=Max("pk"))["last"]
            return happening or 0, judgement or 0, linked or 0

    def read_anew(self, reports: Collection[str], readings: Mapping[str, int]) -> set[str]:
        found: set[str] = set()
        with self._mended():
            for some in _parts(reports):
                told = HappeningRow.objects.using(self._name).filter(reading__report__key__in=some)
                pairs = told.values_list("reading__report__key", "reading").distinct()
                found.update(report for report, reading in pairs if readings.get(report) != reading)
        return found

    def claims_placed(self, reports: Collection[str]) -> list[tuple[Claim, str]]:
        found = []
        with self._mended():
            for some in _parts(reports):
                told = HappeningRow.objects.using(self._name).filter(reading__report__key__in=some)
                names = {
                    (reading, claim): incident
                    for reading, claims, incident in told.values_list("reading", "claims", "incident")
                    for claim in json.loads(claims)
                }
                read = ClaimRow.objects.using(self._name).filter(
                    reading__in={reading for reading, _ in names}
                )
                found += [
                    (claim_of(body), names[reading, claim])
                    for reading, claim, body in read.values_list("reading", "claim_id", "body")
                    if (reading, claim) in names
                ]
        return found

    def _hear(self, obeyed: Collection[str], sums: log.Sums) -> None:
        for names in _parts(obeyed):
            found = DecisionRow.objects.using(self._name).filter(name__in=names, heard=None).order_by("pk")
            for row in HeardRow.objects.using(self._name).bulk_create(HeardRow(decision=d) for d in found):
                sums.put(derived.INCIDENTS, text_of(row))

    def _mark_linked(self, numbers: Sequence[int], rules: str, sums: log.Sums) -> None:
        for text in derived.linked(self._name, numbers):
            sums.take(derived.INCIDENTS, text)
        linked = LinkedRow.objects.using(self._name).bulk_create(
            [LinkedRow(reading_id=reading, rules=rules) for reading in numbers],
            update_conflicts=True, unique_fields=["reading"], update_fields=["rules"],
        )  # fmt: skip
        for row in linked:
            sums.put(derived.INCIDENTS, text_of(row))

    def _place(self, placed: Sequence[tuple[int, Placed, Collection[int]]], sums: log.Sums) -> None:
        made = HappeningRow.objects.using(self._name).bulk_create(
            HappeningRow(reading_id=reading, number=one.number, claims=_json(one.claims), main=one.main,
                         incident=one.incident, component=one.component)
            for reading, one, _ in placed
        )  # fmt: skip
        HappeningKeyRow.objects.using(self._name).bulk_create(
            HappeningKeyRow(key=key, happening_id=row.pk)
            for row, (_, _, keys) in zip(made, placed, strict=True)
            for key in sorted(keys)
        )
        for row, (_, _, keys) in zip(made, placed, strict=True):
            sums.put(derived.INCIDENTS, derived.happening_text(row, keys))

    def _name_incidents(
        self, reasons: Mapping[str, Sequence[str]], moved: Mapping[str, tuple[str, Sequence[ClaimRef]]],
        sums: log.Sums,
    ) -> None:  # fmt: skip
        rows_of = [
            IncidentRow(name=name, reasons=_json(tuple(why)), moved_to=None) for name, why in reasons.items()
        ]
        rows_of += [
            IncidentRow(name=old, reasons=_json(held), moved_to=new) for old, (new, held) in moved.items()
        ]
        for some in _parts(rows_of):
            for text in derived.incidents(self._name, [row.name for row in some]):
                sums.take(derived.INCIDENTS, text)
            IncidentRow.objects.using(self._name).bulk_create(
                some, update_conflicts=True, unique_fields=["name"], update_fields=["reasons", "moved_to"]
            )
            for row in some:
                sums.put(derived.INCIDENTS, text_of(row))

    def gone_into(self, incidents: Collection[str]) -> dict[str, tuple[str, tuple[ClaimRef, ...]]]:
        found = {}
        with self._mended():
            for some in _parts(incidents):
                gone = IncidentRow.objects.using(self._name).filter(moved_to__in=some)
                for name, into, held in gone.values_list("name", "moved_to", "reasons"):
                    found[name] = (into or "", tuple((report, claim) for report, claim in json.loads(held)))
        return found

    def waits(self, rules: str) -> bool:
        with self._mended():
            if _changing(self._name).filter(heard=None).exists():
                return True
            return ReadingRow.objects.using(self._name).filter(pk__gt=self._last_linked(rules)).exists()

    def reasons(self, incidents: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
        standing = IncidentRow.objects.using(self._name).filter(moved_to=None)
        if incidents is not None:
            standing = standing.filter(name__in=list(incidents))
        with self._mended():
            return {name: tuple(json.loads(why)) for name, why in standing.values_list("name", "reasons")}

    def holds_incidents(self) -> bool:
        with self._mended():
            return HappeningRow.objects.using(self._name).exists()

    def named(self, incidents: Collection[str]) -> set[str]:
        found: set[str] = set()
        with self._mended():
            for some in _parts(incidents):
                given = IncidentRow.objects.using(self._name).filter(name__in=some)
                found.update(given.values_list("name", flat=True))
        return found

    def moves(self) -> dict[str, str]:
        gone = IncidentRow.objects.using(self._name).exclude(moved_to=None)
        with self._mended():
            steps = dict(gone.values_list("name", "moved_to"))
        return {name: _last(name, steps) for name in steps}


def _changing(name: str) -> QuerySet[DecisionRow]:
    """The decisions after which incidents may be others."""
    return DecisionRow.objects.using(name).filter(act__in=CHANGING)


def _parts(values: Collection[Value]) -> Iterator[list[Value]]:
    ordered = list(values)
    return (ordered[first : first + _MANY] for first in range(0, len(ordered), _MANY))


def _last(name: str, steps: Mapping[str, str | None]) -> str:
    seen = {name}
    while (onward := steps.get(name)) is not None and onward not in seen:
        seen.add(onward)
        name = onward
    return name


def _copying(original: str, copy: str, share: float, reasons: str) -> Copying:
    return Copying(original, copy, share, tuple(json.loads(reasons)))


def _placed(report: str, number: int, claims: str, main: bool, incident: str, component: int) -> Placed:
    return Placed(report, number, tuple(json.loads(claims)), main, incident, component)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
