"""The part of the world that a map shows, and the parts that one step away shows: nearer, farther, beside it. Pure.

Comes in: a box in degrees. Goes out: a Window of the picture's shape that holds it (publish/basemap.py), and boxes for links.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians

from onrecord.publish.basemap import KM_PER_DEGREE, Window

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""
WIDTH, HEIGHT = 960, 600
NARROWEST = 0.1
"""Degrees from south to north, 11 km: closer in, the base map has nothing to show."""
WORLD: Box = (-180.0, -60.0, 180.0, 80.0)
TALLEST, WIDEST = 170.0, 360.0
EDGE = 85.0
"""Degrees north and south beyond which nothing is drawn."""
MARGIN = 1.25
"""How much more than what was found a map shows."""
_STEP = 1 / 3
"""Of the picture: how far one step to a side goes."""


def window_of(box: Box) -> Window:
    """The smallest window of the picture's shape around a box. A box of that shape stays as it is, so that addresses keep."""
    west, south, east, north = box
    if west > east:  # across the 180th meridian: all around, since the picture ends there
        west, east = -180.0, 180.0
    middle = min(max((south + north) / 2, -EDGE), EDGE)
    squeeze = _squeeze(middle)
    tall = min(max(north - south, NARROWEST), TALLEST)
    across = min(max(east - west, NARROWEST), WIDEST)
    wanted = tall * WIDTH / HEIGHT / squeeze
    if abs(across / wanted - 1) > 0.01:
        across, tall = max(across, wanted), max(tall, across * squeeze * HEIGHT / WIDTH)
    across, tall = min(across, WIDEST), min(tall, TALLEST)
    lon = _within((west + east) / 2, across / 2 - 180, 180 - across / 2)
    lat = _within(middle, tall / 2 - EDGE, EDGE - tall / 2)
    return Window(lon - across / 2, lat - tall / 2, lon + across / 2, lat + tall / 2, WIDTH, HEIGHT)


def box_of(window: Window) -> Box:
    """As it stands in an address: six digits are about 100 m."""
    return _rounded((window.west, window.south, window.east, window.north))


def around(points: Iterable[tuple[float, float, float]]) -> Box | None:
    """What holds places of a longitude, a latitude and a radius in kilometres; None where there is none."""
    sides: list[Box] = []
    for lon, lat, km in points:
        tall = km / KM_PER_DEGREE
        across = tall / _squeeze(lat)
        sides.append((lon - across, lat - tall, lon + across, lat + tall))
    if not sides:
        return None
    west, south = min(s[0] for s in sides), min(s[1] for s in sides)
    east, north = max(s[2] for s in sides), max(s[3] for s in sides)
    across, tall = (east - west) * (MARGIN - 1) / 2, (north - south) * (MARGIN - 1) / 2
    return west - across, south - tall, east + across, north + tall


def steps(window: Window) -> dict[str, Box]:
    """The windows one step away, by name: in, out, north, south, west, east."""
    across, tall = window.east - window.west, window.north - window.south
    moves = {
        "in": (0.0, 0.0, 0.5), "out": (0.0, 0.0, 2.0), "north": (0.0, _STEP, 1.0), "south": (0.0, -_STEP, 1.0),
        "west": (-_STEP, 0.0, 1.0), "east": (_STEP, 0.0, 1.0),
    }  # fmt: skip
    out = {}
    for name, (right, up, scale) in moves.items():
        lon = (window.west + window.east) / 2 + right * across
        lat = window.middle + up * tall
        half, half_tall = across * scale / 2, tall * scale / 2
        out[name] = box_of(window_of((lon - half, lat - half_tall, lon + half, lat + half_tall)))
    return out


def _squeeze(lat: float) -> float:
    return max(cos(radians(lat)), 0.2)


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high) if low <= high else (low + high) / 2


def _rounded(box: Box) -> Box:
    west, south, east, north = (round(side, 4) for side in box)
    return west, south, east, north
