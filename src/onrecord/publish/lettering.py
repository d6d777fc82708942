"""Names on a map without one lying over another.

Comes in: names and where they could stand. Goes out: where each stands, or None where there is no room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, pi, sin

from onrecord.publish.basemap import NameSpot
from onrecord.publish.markup import Html, element, join

LETTER = 0.6
"""Width of a letter as a share of its size, rather too wide than too narrow."""
Box = tuple[float, float, float, float]


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

    def around(
        self, words: str, x: float, y: float, rx: float, ry: float, size: float, forced: bool = False
    ) -> tuple[float, float] | None:
        """In a wide area, else around it in widening rings; `forced` takes the first spot if none is free."""
        half = len(words) * size * LETTER / 2
        spots = [(x, y)] if rx > half + 4 and ry > size else []
        for away in (6.0, 18.0, 34.0, 54.0):
            for turn in (0, 4, 2, 6, 1, 7, 3, 5):
                angle = turn * pi / 4
                spots.append(
                    (x + (rx + away + half) * cos(angle), y - (ry + away * 0.7 + size / 2) * sin(angle))
                )
        for spot in spots:
            found = self.place(words, size, *spot)
            if found:
                return found
        return (spots[0][0], spots[0][1] + size * 0.35) if forced else None

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
