"""Names on a map without one lying over another.

Comes in: names and where they could stand. Goes out: where each stands, or None where there is no room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from onrecord.publish.basemap import NameSpot
from onrecord.publish.markup import Html, element, join

LETTER = 0.58
"""Width of a letter as a share of its size, rather too wide than too narrow."""
RINGS = (5.0, 16.0, 32.0, 54.0)
"""Pixels between an area and its name."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """An ellipse to be named: centre and radii in pixels."""

    x: float
    y: float
    rx: float
    ry: float


@dataclass(frozen=True, slots=True)
class Stand:
    """Where words stand: the baseline's start, middle or end."""

    x: float
    y: float
    anchor: str


class Lettering:
    """Remembers the boxes that are taken: left, top, right, bottom."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.taken: list[Box] = []
        self.towns = 0

    def take(self, left: float, top: float, width: float, height: float) -> None:
        self.taken.append((left, top, left + width, top + height))

    def free(self, box: Box) -> bool:
        left, top, right, bottom = box
        if left < 2 or top < 2 or right > self.width - 2 or bottom > self.height - 2:
            return False
        return all(left >= r or right <= le or top >= b or bottom <= t for le, t, r, b in self.taken)

    def place(self, words: str, size: float, x: float, y: float) -> tuple[float, float] | None:
        """Words centred on a point: their baseline's middle, if that box is free; it is then taken."""
        half = len(words) * size * LETTER / 2
        box = (x - half - 2, y - size * 0.6, x + half + 2, y + size * 0.6)
        if not self.free(box):
            return None
        self.taken.append(box)
        return x, y + size * 0.35

    def around(self, words: str, area: Area, size: float, forced: bool) -> Stand | None:
        """In a wide area, else around it in widening rings; only near it unless `forced`.

        `forced` takes the first spot where none is free.
        """
        half = len(words) * size * LETTER / 2
        stands = [*_inside(area, half, size), *_outside(area, size, RINGS if forced else RINGS[:2])]
        for stand in stands:
            middle = stand.x + {"start": half, "end": -half}.get(stand.anchor, 0.0)
            if self.place(words, size, middle, stand.y - size * 0.35):
                return stand
        return stands[0] if forced else None

    def inside(self, spot: NameSpot, size: float, cls: str) -> Html | None:
        """The name of an area, where the area is wide enough for it."""
        if len(spot.name) * size * LETTER * 1.15 > spot.width:
            return None
        where = self.place(spot.name, size * 1.15, spot.x, spot.y)
        return where and element("text", spot.name, x=f"{where[0]:.1f}", y=f"{where[1]:.1f}", cls=cls)

    def town(self, name: str, x: float, y: float) -> Html | None:
        """A small square and the name beside it, or neither."""
        half = len(name) * 11 * LETTER / 2
        for spot in ((x + half + 6, y), (x - half - 6, y), (x, y - 11), (x, y + 11)):
            where = self.place(name, 11, *spot)
            if where:
                self.towns += 1
                self.take(x - 2, y - 2, 4, 4)
                square = element(
                    "rect", x=f"{x - 1.8:.1f}", y=f"{y - 1.8:.1f}", width=3.6, height=3.6, cls="town"
                )
                words = element("text", name, x=f"{where[0]:.1f}", y=f"{where[1]:.1f}", cls="townname")
                return join(square, words)
        return None

    def emptiest_corner(
        self, points: Iterable[tuple[float, float]], width: float, height: float
    ) -> tuple[float, float]:
        """Where a box of this size covers the fewest points, the top right first."""
        right, bottom = self.width - width - 10, self.height - height - 10
        corners: Sequence[tuple[float, float]] = ((right, 10), (right, bottom), (10, 10))
        marks = list(points)

        def covered(corner: tuple[float, float]) -> int:
            left, top = corner
            return sum(
                left - 60 < x < left + width + 60 and top - 40 < y < top + height + 40 for x, y in marks
            )

        return min(corners, key=covered)


def _inside(area: Area, half: float, size: float) -> Iterator[Stand]:
    """The centre of a wide area, then nearer its upper and lower edge."""
    for down in (0.0, -0.45, 0.45, -0.75, 0.75):
        if area.rx * (1 - down * down) ** 0.5 > half + 4 and area.ry * (1 - abs(down)) > size * 0.8:
            yield Stand(area.x, area.y + area.ry * down + size * 0.35, "middle")


def _outside(area: Area, size: float, rings: Sequence[float]) -> Iterator[Stand]:
    """Eight directions at each distance: right, left, above, below, then between them."""
    for away in rings:
        for turn in (0, 4, 2, 6, 1, 7, 3, 5):
            across, up = round(cos(turn * pi / 4), 3), round(sin(turn * pi / 4), 3)
            anchor = "start" if across > 0 else "end" if across < 0 else "middle"
            x = area.x + across * (area.rx + away)
            yield Stand(x, area.y - up * (area.ry + away * 0.7 + size / 2) + size * 0.35, anchor)
