"""Lines and rings in the plane of a picture: thinned, cut to its edges, measured, written as path data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

Point = tuple[float, float]
Ring = list[Point]

MARGIN = 3.0
"""Pixels around a picture that are drawn too, so that no line ends inside it."""


def thinned(points: Ring, apart: float) -> Ring:
    kept = [points[0]]
    for point in points[1:-1]:
        if hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= apart:
            kept.append(point)
    kept.append(points[-1])
    return kept


def clipped(ring: Ring, width: float, height: float) -> Ring:
    """Sutherland and Hodgman: the ring cut by each side of the window in turn."""
    sides = (
        (0, -MARGIN, 1),
        (0, width + MARGIN, -1),
        (1, -MARGIN, 1),
        (1, height + MARGIN, -1),
    )
    for axis, limit, sign in sides:
        cut: Ring = []
        for a, b in pairwise([ring[-1], *ring] if ring else []):
            a_in, b_in = (a[axis] - limit) * sign >= 0, (b[axis] - limit) * sign >= 0
            if a_in != b_in:
                cut.append(crossing(a, b, axis, limit))
            if b_in:
                cut.append(b)
        ring = cut
    return ring


def crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def visible(points: Ring, width: float, height: float) -> Iterator[Ring]:
    """The pieces of a line near the window, in whole segments; the picture's edge hides the rest."""
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


def path(points: Ring, coarse: bool) -> str:
    """Path data in tenths of a pixel (whole ones if coarse), each point as a step from the one before."""
    grain = 1 if coarse else 10
    grid = [(round(x * grain), round(y * grain)) for x, y in points]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(grid)]
    moves = " ".join(_pair(step, grain) for step in steps if step != (0, 0)) or "0,0"
    return f"M{_pair(grid[0], grain)}l{moves}"


def _pair(point: tuple[int, int], grain: int) -> str:
    return f"{point[0] / grain:g},{point[1] / grain:g}"


def surface(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]])) / 2


def widest_stretch(ring: Ring, holes: Sequence[Ring]) -> tuple[float, float, float]:
    """Middle and width of the widest of nine level cuts through an area, those near its middle preferred."""
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    best = (0.0, 0.0, 0.0)
    score = -1.0
    for step in range(1, 10):
        y = top + (bottom - top) * step / 10
        xs = sorted(x for each in holes for x in crossings(each, y))
        for left, right in zip(xs[::2], xs[1::2], strict=False):
            value = (right - left) * (1 - abs(step - 5) / 12)
            if value > score:
                score, best = value, ((left + right) / 2, y, right - left)
    return best


def crossings(ring: Ring, y: float) -> Iterator[float]:
    for a, b in pairwise([*ring, ring[0]]):
        if (a[1] > y) != (b[1] > y):
            yield a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
