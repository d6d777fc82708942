"""Lines and rings in the plane of a picture: thinned, cut to its edges, measured, written as path data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

Point = tuple[float, float]
Ring = list[Point]

MARGIN = 3.0
"""Pixels around a picture that are drawn too, so that no line ends inside it."""
_PAIR = " %g,%g"


def thinned(points: Ring, apart: float) -> Ring:
    x, y = points[0]
    kept = [points[0]]
    for point in points[1:-1]:
        if hypot(point[0] - x, point[1] - y) >= apart:
            kept.append(point)
            x, y = point
    kept.append(points[-1])
    return kept


def clipped(ring: Ring, width: float, height: float) -> Ring:
    """Sutherland and Hodgman: the ring cut by each side of the window in turn. Most rings lie within most sides, and are left as they are."""
    for axis, limit, least in (
        (0, -MARGIN, True),
        (0, width + MARGIN, False),
        (1, -MARGIN, True),
        (1, height + MARGIN, False),
    ):
        inside = [point[axis] >= limit if least else point[axis] <= limit for point in ring]
        if all(inside):
            continue
        cut: Ring = []
        a, a_in = ring[-1], inside[-1]
        for b, b_in in zip(ring, inside, strict=True):
            if a_in != b_in:
                cut.append(crossing(a, b, axis, limit))
            if b_in:
                cut.append(b)
            a, a_in = b, b_in
        ring = cut
    return ring


def crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def visible(points: Ring, width: float, height: float) -> Iterator[Ring]:
    """The pieces of a line near the window, in whole segments; the picture's edge hides the rest."""
    if len(points) > 1 and _all_near(points, width, height):
        yield points
        return
    piece: Ring = []
    for a, b in pairwise(points):
        near = (
            max(a[0], b[0]) >= -MARGIN
            and min(a[0], b[0]) <= width + MARGIN
            and max(a[1], b[1]) >= -MARGIN
            and min(a[1], b[1]) <= height + MARGIN
        )
        if near:
            piece = piece or [a]
            piece.append(b)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def _all_near(points: Ring, width: float, height: float) -> bool:
    right, bottom = width + MARGIN, height + MARGIN
    return all(-MARGIN <= x <= right and -MARGIN <= y <= bottom for x, y in points)


def path(points: Ring, coarse: bool) -> str:
    """Path data in tenths of a pixel (whole ones if coarse), each point as a step from the one before."""
    grain = 1 if coarse else 10
    grid = [(round(x * grain), round(y * grain)) for x, y in points]
    steps = [n / grain for a, b in pairwise(grid) if a != b for n in (b[0] - a[0], b[1] - a[1])]
    moves = _PAIR.join([""] * (len(steps) // 2 + 1)) % tuple(steps)
    return f"M{grid[0][0] / grain:g},{grid[0][1] / grain:g}l{moves[1:] or '0,0'}"


def surface(ring: Ring) -> float:
    return sum([a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]])]) / 2


def widest_stretch(ring: Ring, holes: Sequence[Ring]) -> tuple[float, float, float]:
    """Middle and width of the widest of nine level cuts through an area, those near its middle preferred."""
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    tall = [(each, min(y for _, y in each), max(y for _, y in each)) for each in holes]
    best = (0.0, 0.0, 0.0)
    score = -1.0
    for step in range(1, 10):
        y = top + (bottom - top) * step / 10
        xs = sorted(x for each, low, high in tall if low <= y <= high for x in crossings(each, y))
        for left, right in zip(xs[::2], xs[1::2], strict=False):
            value = (right - left) * (1 - abs(step - 5) / 12)
            if value > score:
                score, best = value, ((left + right) / 2, y, right - left)
    return best


def crossings(ring: Ring, y: float) -> Iterator[float]:
    for a, b in pairwise([*ring, ring[0]]):
        if (a[1] > y) != (b[1] > y):
            yield a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
