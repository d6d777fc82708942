"""'eastern Libya': where a side of a country lies, from the positions of its first-level divisions.

Comes in: a country and a direction. Goes out: a point in that side and how far the side reaches, in km; a rule of thumb, said so in
docs/claims.md.
"""

from __future__ import annotations

from onrecord import sphere
from onrecord.resolve.gazetteer import Entry, Gazetteer

_FEWEST = 4
"""Divisions from which on their positions tell how far a country reaches."""
_OUT = 0.55
"""How far from the middle towards the outermost division the point lies."""


def side_of(gazetteer: Gazetteer, country: Entry, direction: str) -> tuple[float, float, float] | None:
    """Latitude, longitude and radius in km; None for 'central', and where too little is known of the country."""
    way = direction.lower()
    up, right = ("north" in way) - ("south" in way), ("east" in way) - ("west" in way)
    points = gazetteer.divisions_of(country.country) if country.country and (up or right) else ()
    if len(points) < _FEWEST:
        return None
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    high, wide = (max(lats) - min(lats)) / 2, (max(lons) - min(lons)) / 2
    if wide > 90:
        # Across the line where the days change.
        return None
    middle = (min(lats) + high, min(lons) + wide)
    lat, lon = middle[0] + _OUT * high * up, middle[1] + _OUT * wide * right
    reach = sphere.kilometres(
        *middle, middle[0] + high * (0.5 if up else 1), middle[1] + wide * (0.5 if right else 1)
    )
    return round(lat, 2), round(lon, 2), float(round(reach))
