"""Where a place is drawn: a point with no more decimals than its precision bears, and how far the true place may lie from that point.

Comes in: a place. Goes out: latitude and longitude, rounded, or None where a point would be false: a country, a place that nobody
found, or one of no known precision.
"""

from __future__ import annotations

from math import ceil, sqrt

from onrecord.publish.words import DECIMALS, PRECISION_KM
from onrecord.records import Place

_DEGREE_KM = 111.32

Degrees = int | float


def point(place: Place | None) -> tuple[Degrees, Degrees] | None:
    """(latitude, longitude), WGS 84."""
    if place is None or place.lat is None or place.lon is None or place.precision not in DECIMALS:
        return None
    decimals = DECIMALS[place.precision]
    return _rounded(place.lat, decimals), _rounded(place.lon, decimals)


def _rounded(degrees: float, decimals: int) -> Degrees:
    # Whole degrees are whole numbers: 36, not 36.0. Adding 0.0 makes -0.0 plain.
    return round(degrees, decimals) + 0.0 if decimals else round(degrees)


def drawn_km(place: Place | None) -> float | None:
    """How far the true place may lie from the point as drawn: its radius, and what rounding may have moved it at the most."""
    if place is None or place.precision not in DECIMALS or point(place) is None:
        return None
    radius = place.radius_km if place.radius_km is not None else PRECISION_KM[place.precision]
    moved = 0.5 * 10.0 ** -DECIMALS[place.precision] * _DEGREE_KM * sqrt(2)
    return ceil((radius + moved) * 10) / 10
