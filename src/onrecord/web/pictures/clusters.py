"""What is found, gathered into marks of which none covers another: every incident is in one, none is left out. Pure.

Comes in: groups of incidents by position (finding/grouped.py) and the window. Goes out: marks, and the areas of what is known
vaguely. The same rows and the same window give the same marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.finding.grouped import SpotRow
from onrecord.publish.basemap import Window
from onrecord.publish.words import PRECISION_KM, family

Position = tuple[float, float]
"""Latitude and longitude, as the index holds them."""
APART = 42.0
"""Pixels between the middles of two marks: the widest mark is 38 wide."""
SIZES = (10, 100, 1000)
"""Highest figures from which a mark is drawn larger."""
VAGUE = frozenset(("district", "region"))
"""Precisions of which no point is drawn."""


@dataclass(slots=True)
class Spot:
    """All incidents at one position."""

    lat: float
    lon: float
    widest: SpotRow
    """The one that may have been farthest from it."""
    km: float
    """How far that may have been."""
    rows: list[SpotRow] = field(default_factory=list)
    incidents: int = 0

    @property
    def position(self) -> Position:
        return self.lat, self.lon


@dataclass(slots=True)
class Sums:
    """What the incidents of a mark add up to."""

    incidents: int
    kinds: list[tuple[str, int]]
    """Those with most incidents first."""
    family: str
    """Of all of them, or 'mixed'."""
    most: int | None
    """The highest figure."""
    vague: bool
    """Nothing in it is known to a settlement or better."""
    places: list[str]
    """Names, those with most incidents first."""

    @property
    def size(self) -> int:
        """From 0 to 3, by the highest figure in it."""
        return sum((self.most or 0) >= step for step in SIZES)


@dataclass(slots=True)
class Mark:
    """The spots that stand too close to be drawn apart, at the position of the one with most incidents."""

    x: float
    y: float
    spots: list[Spot] = field(default_factory=list)

    @property
    def position(self) -> Position:
        """What it is called by in an address."""
        return self.spots[0].position

    def sums(self) -> Sums:
        """Gone through once: a mark of the whole world holds thousands of rows."""
        kinds: dict[str, int] = {}
        places: dict[str, int] = {}
        most, vague = None, True
        for spot in self.spots:
            for row in spot.rows:
                kinds[row.kind] = kinds.get(row.kind, 0) + row.incidents
                places[row.place] = places.get(row.place, 0) + row.incidents
                if row.most is not None and (most is None or row.most > most):
                    most = row.most
                vague = vague and row.precision in VAGUE
        families = {family(kind) for kind in kinds}
        of = families.pop() if len(families) == 1 else "mixed"
        named = [name for name, _ in _often(places) if name]
        return Sums(sum(kinds.values()), _often(kinds), of, most, vague, named)


def _often(counted: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def radius(row: SpotRow) -> float:
    """How far from its position it may have been, in kilometres: what the gazetteer tells of the place, else what its precision does."""
    return row.radius_km or PRECISION_KM.get(row.precision, PRECISION_KM["region"])


def spots_of(rows: Iterable[SpotRow]) -> list[Spot]:
    held: dict[Position, Spot] = {}
    for row in rows:
        km = radius(row)
        spot = held.get(at := (row.lat, row.lon))
        if spot is None:
            spot = held[at] = Spot(row.lat, row.lon, row, km)
        elif km > spot.km:
            spot.widest, spot.km = row, km
        spot.rows.append(row)
        spot.incidents += row.incidents
    return list(held.values())


def marks_of(spots: Sequence[Spot], window: Window) -> list[Mark]:
    """The spot with most incidents takes in all that is too close to it, then the next of what is left."""
    placed = [(spot, spot.incidents, *window.project(spot.lon, spot.lat)) for spot in spots]
    placed.sort(key=lambda one: (-one[1], one[0].position))
    near: dict[tuple[int, int], list[Mark]] = {}
    marks: list[Mark] = []
    for spot, _, x, y in placed:
        column, row = int(x // APART), int(y // APART)
        mark = _closest(near, column, row, x, y)
        if mark is None:
            mark = Mark(x, y)
            marks.append(mark)
            near.setdefault((column, row), []).append(mark)
        mark.spots.append(spot)
    return marks


def _closest(
    near: dict[tuple[int, int], list[Mark]], column: int, row: int, x: float, y: float
) -> Mark | None:
    best, least = None, APART * APART
    for beside in (-1, 0, 1):
        for below in (-1, 0, 1):
            for mark in near.get((column + beside, row + below), ()):
                away = (mark.x - x) ** 2 + (mark.y - y) ** 2
                if away < least:
                    best, least = mark, away
    return best


def found_at(marks: Iterable[Mark], position: Position) -> Mark | None:
    """The mark that holds a position: also where the window is another than when the address was made."""
    for mark in marks:
        if any(
            abs(spot.lat - position[0]) < 1e-4 and abs(spot.lon - position[1]) < 1e-4 for spot in mark.spots
        ):
            return mark
    return None
