"""What is found, gathered into marks of which none covers another: every incident is in one, none is left out. Pure.

Comes in: groups of incidents by position (finding/grouped.py) and the window. Goes out: marks, and the areas of what is known
vaguely. The same rows and the same window give the same marks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
    rows: list[SpotRow]

    @property
    def position(self) -> Position:
        return self.lat, self.lon

    @property
    def incidents(self) -> int:
        return sum(row.incidents for row in self.rows)

    @property
    def km(self) -> float:
        return max(radius(row) for row in self.rows)


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

    @property
    def rows(self) -> Iterator[SpotRow]:
        return (row for spot in self.spots for row in spot.rows)

    @property
    def incidents(self) -> int:
        return sum(row.incidents for row in self.rows)

    @property
    def kinds(self) -> list[tuple[str, int]]:
        counted: Counter[str] = Counter()
        for row in self.rows:
            counted[row.kind] += row.incidents
        return sorted(counted.items(), key=lambda item: (-item[1], item[0]))

    @property
    def family(self) -> str:
        """Of all of them, or 'mixed'."""
        found = {family(row.kind) for row in self.rows}
        return found.pop() if len(found) == 1 else "mixed"

    @property
    def most(self) -> int | None:
        return max((row.most for row in self.rows if row.most is not None), default=None)

    @property
    def size(self) -> int:
        """From 0 to 3, by the highest figure in it."""
        return sum((self.most or 0) >= step for step in SIZES)

    @property
    def vague(self) -> bool:
        """Nothing in it is known to a settlement or better."""
        return all(row.precision in VAGUE for row in self.rows)

    @property
    def one(self) -> str:
        """The id of the only incident in it, or nothing."""
        return next(self.rows).one if self.incidents == 1 else ""

    @property
    def places(self) -> list[str]:
        """Names, those with most incidents first."""
        counted: Counter[str] = Counter()
        for row in self.rows:
            counted[row.place] += row.incidents
        return [name for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])) if name]


def radius(row: SpotRow) -> float:
    """How far from its position it may have been, in kilometres: what the gazetteer tells of the place, else what its precision does."""
    return row.radius_km or PRECISION_KM.get(row.precision, PRECISION_KM["region"])


def spots_of(rows: Iterable[SpotRow]) -> list[Spot]:
    held: dict[Position, Spot] = {}
    for row in rows:
        spot = held.get((row.lat, row.lon))
        if spot is None:
            held[(row.lat, row.lon)] = Spot(row.lat, row.lon, [row])
        else:
            spot.rows.append(row)
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
