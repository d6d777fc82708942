"""How two places of a report lie to each other: the same, one inside the other, near or apart."""

from __future__ import annotations

import math
import re

from onrecord import sphere
from onrecord.records import Place

_EXACTNESS = {
    "site": 0, "neighbourhood": 1, "area": 1, "camp": 1, "settlement": 2, "": 2, "county": 3, "division": 4, "region": 4, "border": 4,
    "water": 4, "country": 5, "continent": 6,
}  # fmt: skip
_AROUND = re.compile(
    r"^(?:just\s+)?(?:near|outside|around|close to)\b|^(?:an?|another) (?:nearby|neighbou?ring)\b|\b(?:suburbs?|outskirts|countryside|vicinity|surroundings|environs|rural)\b"
    r"|\b(?:north|south|east|west)\w*\s+of\b",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:north|south|east|west|centr|rural|coast)", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:across|throughout|around the|all over|elsewhere|nation|country-?wide|parts|areas|neighbou?rhoods|districts|towns|villages|cities|"
    r"suburbs|several|various|provinces|places|sites|fronts|and)\b",
    re.IGNORECASE,
)
"""Words for more than one place, of which one told later is only a part."""
NEARBY_KM = 50.0
"""How far what lies 'near' a city, 'outside' it or in its suburbs may be from its middle."""


def inside(narrow: Place, wide: Place) -> bool:
    """Whether the first is a part of the second, or lies where the second only says 'near', and is told more exactly."""
    if narrow.name == wide.name and narrow.gazetteer == wide.gazetteer:
        return False
    if _EXACTNESS[narrow.kind] > _EXACTNESS[wide.kind] or several(wide):
        return False
    if wide.kind == "country" and not _PART.search(wide.text):
        return False
    if wide.gazetteer is not None and wide.gazetteer in narrow.within:
        return True
    if wide.gazetteer is None or narrow.gazetteer == wide.gazetteer:
        return False
    if narrow.gazetteer is None and narrow.country in (None, wide.country):
        # A village that the gazetteer lacks: what the report names wider before it holds it.
        return wide.kind in ("county", "division", "region", "country")
    return around(wide) and not around(narrow) and kilometres(narrow, wide) < _reach(wide)


_VILLAGE = re.compile(
    r"\b(?:outskirts|vicinity|surroundings|environs)\s+of\s+(?:the\s+)?(?:village|hamlet)\b|\b(?:near|outside|around|close to)\s+(?:the\s+)?(?:village|hamlet)\b",
    re.IGNORECASE,
)
_OF_A_VILLAGE_KM = 5.0


def _reach(wide: Place) -> float:
    """How far the surroundings of a place reach: a town ten kilometres off is not in 'the outskirts of the village'."""
    return _OF_A_VILLAGE_KM if _VILLAGE.search(wide.text) else NEARBY_KM


def around(place: Place) -> bool:
    """Whether the words tell only that it lies near the place, outside it or in its suburbs."""
    return _AROUND.search(place.text) is not None


def several(place: Place) -> bool:
    """Whether the words name more than one place: 'parts of the province', 'Aleppo and Homs'."""
    return _SEVERAL.search(place.text) is not None


def loose(place: Place) -> bool:
    """Whether the words tell only about where: a region or country, near a town, outside it."""
    known = place.gazetteer is not None and not several(place)
    return known and (
        place.kind in ("county", "division", "region", "border", "water", "country") or around(place)
    )


def kilometres(a: Place, b: Place) -> float:
    """The way between two places as the crow flies; infinite where one has no position."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return sphere.kilometres(a.lat, a.lon, b.lat, b.lon)


def narrower(first: Place | None, second: Place | None) -> Place | None:
    """The one that lies inside the other or in its surroundings, else the first that is there."""
    if first is None or second is None:
        return first or second
    return second if inside(second, first) or in_the_surroundings(second, first) else first


_SUBURBS = re.compile(r"\b(?:suburbs|countryside|outskirts)\b", re.IGNORECASE)


def in_the_surroundings(narrow: Place, wide: Place) -> bool:
    """Of one happening: 'in al-Dumayr' tells more than 'in the northeast Damascus suburbs', which are no several places then."""
    beside = _SUBURBS.search(wide.text) is not None and _SEVERAL.search(_SUBURBS.sub("", wide.text)) is None
    named = narrow.kind in ("settlement", "neighbourhood", "camp") and narrow.name != wide.name
    return (
        beside
        and named
        and not around(narrow)
        and not several(narrow)
        and kilometres(narrow, wide) < _reach(wide)
    )
