"""What linking changes of the incidents: the rows that go and those that come. What stays as it is keeps its row, so that a decision about
one claim of a front of five thousand happenings holds the one writer for as long as its own few rows take.

Comes in: the components that are gone, and all that comes in their place. Goes out: a Change. Nothing is written here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.incidents import Placed
from onrecord.store.copies import json_of, parts
from onrecord.store.models import HappeningKeyRow, HappeningRow, IncidentRow

Comes = tuple[int, Placed, Collection[int]]
"""Number of the reading, the happening, the keys under which it is found."""
Reasons = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Change:
    gone: Sequence[int]
    """Numbers of rows."""
    placed: Iterable[Comes]
    reasons: Reasons
    """Of incidents that are new or have others now."""


def change(name: str, gone: Collection[int], placed: Iterable[Comes], reasons: Reasons) -> Change:
    """Where nothing is gone all is new, and is given on as it comes."""
    if not gone:
        return Change((), placed, reasons)
    other = _other_reasons(name, reasons)
    old = _rows(name, gone)
    held = _held(name, old)
    coming: list[Comes] = []
    for one in placed:
        row = old.get((one[0], one[1].number))
        # The reasons of an incident have no row numbers of their own: what was worked out of it is known by its happenings.
        if row is not None and one[1].incident not in other and held[row.pk] == _told(one):
            del old[one[0], one[1].number]
        else:
            coming.append(one)
    return Change(sorted(row.pk for row in old.values()), coming, other)


def _rows(name: str, components: Collection[int]) -> dict[tuple[int, int], HappeningRow]:
    return {
        (row.reading_id, row.number): row
        for some in parts(components)
        for row in HappeningRow.objects.using(name).filter(component__in=some)
    }


def _held(name: str, rows: Mapping[tuple[int, int], HappeningRow]) -> dict[int, tuple[object, ...]]:
    """Of each row, by its number, what it says."""
    keys: dict[int, set[int]] = defaultdict(set)
    for some in parts([row.pk for row in rows.values()]):
        found = HappeningKeyRow.objects.using(name).filter(happening__in=some)
        for happening, key in found.values_list("happening", "key"):
            keys[happening].add(key)
    return {
        row.pk: (row.claims, row.main, row.incident, row.component, frozenset(keys[row.pk]))
        for row in rows.values()
    }


def _told(coming: Comes) -> tuple[object, ...]:
    _, one, keys = coming
    return json_of(one.claims), one.main, one.incident, one.component, frozenset(keys)


def _other_reasons(name: str, reasons: Reasons) -> dict[str, Sequence[str]]:
    """Those that the record does not hold so already."""
    held: dict[str, tuple[str, ...]] = {}
    for some in parts(reasons):
        standing = IncidentRow.objects.using(name).filter(name__in=some, moved_to=None)
        held |= {of: tuple(json.loads(why)) for of, why in standing.values_list("name", "reasons")}
    return {of: why for of, why in reasons.items() if held.get(of) != tuple(why)}
