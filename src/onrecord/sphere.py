"""The way between two points of the earth, taken for a sphere."""

from __future__ import annotations

import math

_DIAMETER_KM = 12742.0


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points in degrees, in km."""
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2
    h += math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return _DIAMETER_KM * math.asin(min(1.0, math.sqrt(h)))
