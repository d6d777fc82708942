"""Namesakes far from all that a report surely speaks of: a village in a third country that only shares a name.

Comes in: what a first reading of the report chose. Goes out: which countries and spots are sure, and whether a place is a namesake.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord import sphere
from onrecord.resolve.gazetteer import Entry
from onrecord.resolve.gazetteer_build import BY_HAND, USUAL
from onrecord.resolve.place_context import Read, Weights

GREAT, SMALL, TINY = 100_000, 100_000, 15_000
"""People from which a city speaks for its country; below which a place that is named otherwise than usual, or as usual, may be a namesake."""
NEAR_KM = 300.0
"""A town over a border that the report does not name is seldom farther from what it does name."""


HUGE = 1_000_000
"""People above which nobody calls a place a town."""


def firmly(reads: Iterable[Read]) -> tuple[frozenset[str], dict[str, int], tuple[tuple[float, float], ...]]:
    """Countries and spots that the places chosen make sure, and the countries that a single great city speaks for."""
    countries: set[str] = set()
    by: dict[str, set[int]] = {}
    known: set[str] = set()
    spots: set[tuple[float, float]] = set()
    for read in reads:
        countries.update(read.demonyms)
        known.update(read.demonyms)
        for entry in read.chosen:
            if entry is None or entry.country is None:
                continue
            wide = entry.kind in ("country", "division", "county", "region")
            if wide or entry.people >= GREAT:
                countries.add(entry.country)
                by.setdefault(entry.country, set()).add(entry.id)
                if wide:
                    known.add(entry.country)
                if entry.kind != "country" and entry.lat is not None and entry.lon is not None:
                    spots.add((entry.lat, entry.lon))
    alone = {code: next(iter(ids)) for code, ids in by.items() if len(ids) == 1 and code not in known}
    return frozenset(countries), alone, tuple(sorted(spots))


def is_namesake(entry: Entry, how: int, weights: Weights, town: bool = False) -> bool:
    """Whether a small place lies in no country that the report surely speaks of, and near nothing that it names.

    'the town of Beni' in a report on Nepal is not the city in Congo, though that has many people: `town` says that it is called one.
    """
    own = weights.alone.get(entry.country or "") == entry.id
    firm = weights.firm - {entry.country} if own else weights.firm
    if not firm or entry.kind != "settlement" or entry.country in firm or how & BY_HAND:
        return False
    least = HUGE if town else TINY if how & USUAL else SMALL
    if entry.people >= least or entry.lat is None or entry.lon is None:
        return False
    lat, lon = entry.lat, entry.lon
    return all(sphere.kilometres(lat, lon, *spot) > NEAR_KM for spot in weights.spots if spot != (lat, lon))
