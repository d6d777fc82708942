"""Incidents in the database, through Django's ORM, and with them copies (`copies.py`); see `links_face.py`."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db.models import Max, QuerySet

from onrecord.bodies import claim_of
from onrecord.decisions import CHANGING, Act
from onrecord.incidents import Placed
from onrecord.records import Claim, ClaimRef
from onrecord.store import derived, log, rows, states
from onrecord.store.copies import MANY, SqlCopies, json_of, parts
from onrecord.store.digests import text_of
from onrecord.store.links_face import Generation, Reading, State
from onrecord.store.models import (
    ClaimRow,
    DecisionRow,
    HappeningKeyRow,
    HappeningRow,
    HeardRow,
    IncidentRow,
    LinkedRow,
    ReadingRow,
)
from onrecord.store.placing import change
from onrecord.store.writing import writing

_PAGE = 200
"""Reports held in memory at once while reading through the record."""

_JOINING: tuple[Act, ...] = ("merge", "split", "undo")
"""After these incidents are joined otherwise: what was linked without them is made again. A decision about a claim that comes while others are
linked stays unheard and is linked next; otherwise two people who decide all day would keep a large slice of reports from ever being linked."""
_NO_CLAIMS: Mapping[str, Collection[str]] = {}
_PLACED = ("reading__report__key", "number", "claims", "main", "incident", "component")
_Read = tuple[Any, ...]
_READ = ("pk", "report_id", *(f"report__{column}" for column in rows.REPORT))
"""A reading, and of its report what is needed: not the raw bytes, which may be many times as long."""


class SqlLinks(SqlCopies):
    def unlinked(self, rules: str) -> Iterator[Reading]:
        # All that waits is linked at once: what comes after the last reading linked by these rules is new.
        last = self._last_linked(rules)
        while True:
            with self._mended():
                waiting = ReadingRow.objects.using(self._name).filter(pk__gt=last).order_by("pk")
                page = list(waiting.values_list(*_READ)[:_PAGE])
                if not page:
                    return
                of_these = ReadingRow.objects.using(self._name).filter(report__in={row[1] for row in page})
                newest = set(
                    of_these.values("report").annotate(newest=Max("pk")).values_list("newest", flat=True)
                )
            yield from self._with_claims([row for row in page if row[0] in newest])
            last = page[-1][0]

    def _last_linked(self, rules: str) -> int:
        with self._mended():
            newest = LinkedRow.objects.using(self._name).order_by("-pk").first()
        return int(newest.pk) if newest is not None and newest.rules == rules else 0

    def readings(
        self, reports: Collection[str], only: Mapping[str, Collection[str]] | None = None
    ) -> Iterator[Reading]:
        for some in parts(reports):
            readings = ReadingRow.objects.using(self._name).filter(report__key__in=some).order_by("pk")
            with self._mended():
                newest = {row[1]: row for row in readings.values_list(*_READ)}
            yield from self._with_claims(list(newest.values()), only or {})

    def _with_claims(
        self, page: list[_Read], only: Mapping[str, Collection[str]] = _NO_CLAIMS
    ) -> Iterator[Reading]:
        wanted = {pk: only[key] for pk, _, key, *_ in page if key in only}
        bodies: dict[int, list[str]] = {row[0]: [] for row in page}
        claims = ClaimRow.objects.using(self._name).filter(reading__in=list(bodies)).order_by("position")
        with self._mended():
            for reading, claim, body in claims.values_list("reading", "claim_id", "body"):
                if reading not in wanted or claim in wanted[reading]:
                    bodies[reading].append(body)
        for pk, _, *report in page:
            yield pk, rows.report_from(*report), list(map(claim_of, bodies[pk]))

    def placed_at(self, keys: Collection[int]) -> list[Placed]:
        found: set[int] = set()
        with self._mended():
            for some in parts(keys):
                at = HappeningKeyRow.objects.using(self._name).filter(key__in=some)
                found.update(at.values_list("happening", flat=True))
            told = HappeningRow.objects.using(self._name)
            return [
                _placed(*row)
                for some in parts(sorted(found))
                for row in told.filter(pk__in=some).order_by("pk").values_list(*_PLACED)
            ]

    def components_of(self, reports: Collection[str]) -> set[int]:
        found: set[int] = set()
        with self._mended():
            for some in parts(reports):
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
                for some in parts(components)
                for row in told.filter(component__in=some).values_list(*_PLACED)
            ]

    def placed_of(self, reports: Collection[str]) -> list[Placed]:
        told = HappeningRow.objects.using(self._name).order_by("pk")
        with self._mended():
            return [
                _placed(*row)
                for some in parts(reports)
                for row in told.filter(reading__report__key__in=some).values_list(*_PLACED)
            ]

    def placed_since(self, number: int, most: int) -> list[Placed]:
        told = HappeningRow.objects.using(self._name).filter(pk__gt=number).order_by("pk")
        with self._mended():
            return [_placed(*row) for row in told.values_list(*_PLACED)[:most]]

    def placed_in(self, incidents: Collection[str]) -> list[Placed]:
        told = HappeningRow.objects.using(self._name).order_by("pk")
        with self._mended():
            return [
                _placed(*row)
                for some in parts(incidents)
                for row in told.filter(incident__in=some).values_list(*_PLACED)
            ]

    def states(self, incidents: Collection[str]) -> dict[str, State]:
        with self._mended():
            return states.of(self._name, incidents)

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
        # Before the writer is held: whatever changes until then raises the generation.
        with self._mended():
            made = change(self._name, gone, placed, reasons)
        with self._mended(), writing(self._name):
            if self.generation() != since:
                return False
            sums = log.Sums(self._name, derived.INCIDENTS)
            self._hear(obeyed, sums)
            for some in parts(made.gone):
                old = HappeningRow.objects.using(self._name).filter(pk__in=some)
                for text in derived.happenings(self._name, old):
                    sums.take(derived.INCIDENTS, text)
                HappeningKeyRow.objects.using(self._name).filter(happening__in=old).delete()
                old.delete()
            waiting = iter(made.placed)
            while batch := list(islice(waiting, MANY)):
                self._place(batch, sums)
            self._name_incidents(made.reasons, moved, sums)
            for numbers in parts(linked):
                self._mark_linked(numbers, rules, sums)
            done = {"readings": len(linked), "moved": {old: new for old, (new, _) in moved.items()}}
            log.write(self._name, self._by, "link", "incidents", None, done | {"sums": sums.kept()})
        return True

    def generation(self) -> Generation:
        with self._mended():
            happening = HappeningRow.objects.using(self._name).aggregate(last=Max("pk"))["last"]
            joining = DecisionRow.objects.using(self._name).filter(act__in=_JOINING)
            judgement = joining.aggregate(last=Max("pk"))["last"]
            linked = LinkedRow.objects.using(self._name).aggregate(last=Max("pk"))["last"]
            heard = HeardRow.objects.using(self._name).aggregate(last=Max("pk"))["last"]
            return happening or 0, judgement or 0, linked or 0, heard or 0

    def read_anew(self, reports: Collection[str], readings: Mapping[str, int]) -> set[str]:
        found: set[str] = set()
        with self._mended():
            for some in parts(reports):
                told = HappeningRow.objects.using(self._name).filter(reading__report__key__in=some)
                pairs = told.values_list("reading__report__key", "reading").distinct()
                found.update(report for report, reading in pairs if readings.get(report) != reading)
        return found

    def claims_placed(self, reports: Collection[str]) -> list[tuple[Claim, str]]:
        found = []
        with self._mended():
            for some in parts(reports):
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
                    for reading, claim, body in read.order_by("pk").values_list("reading", "claim_id", "body")
                    if (reading, claim) in names
                ]
        return found

    def _hear(self, obeyed: Collection[str], sums: log.Sums) -> None:
        for names in parts(obeyed):
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
            HappeningRow(reading_id=reading, number=one.number, claims=json_of(one.claims), main=one.main,
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
            IncidentRow(name=name, reasons=json_of(tuple(why)), moved_to=None)
            for name, why in reasons.items()
        ]
        rows_of += [
            IncidentRow(name=old, reasons=json_of(held), moved_to=new) for old, (new, held) in moved.items()
        ]
        for some in parts(rows_of):
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
            for some in parts(incidents):
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
            for some in parts(incidents):
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


def _last(name: str, steps: Mapping[str, str | None]) -> str:
    seen = {name}
    while (onward := steps.get(name)) is not None and onward not in seen:
        seen.add(onward)
        name = onward
    return name


def _placed(report: str, number: int, claims: str, main: bool, incident: str, component: int) -> Placed:
    return Placed(report, number, tuple(json.loads(claims)), main, incident, component)
