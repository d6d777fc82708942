"""A place that may lead to people who are still in danger → a wider one that holds it, and says how wide it is.

Comes in: claims and incidents, and what the gazetteer has above a place. Goes out: the same with places that may be published
(docs/protection.md has the rule and its reason). The same place always gives the same wider one, and a radius never tells how far
the true place lies from the new centre.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from onrecord.incidents import Incident
from onrecord.records import Claim, Place
from onrecord.sphere import kilometres

Above = Callable[[str], Sequence[Place]]
"""Gazetteer id → the places that hold it, nearest first."""
Level = Literal["division", "settlement"]

SENSITIVE = ("sexual-violence", "detained", "abducted")
LIVING = ("injured", "missing", "trapped", "rescued")
"""Harm whose child victims can still be found where the report says."""
STAYING = ("trapped", "displaced", "rescued", "returned")
"""Kinds whose people may still be at the site."""
_SITE_KINDS = ("site", "camp")
_SITE = re.compile(
    r"\b(?:hospitals?|clinics?|camps?|shelters?|schools?|mosques?|churches|church|orphanages?|safe houses?|cent(?:er|re)s?|prisons?|monaster(?:y|ies)|convents?|"
    r"basements?|cellars?|warehouses?|hotels?|stadiums?|universit(?:y|ies)|hostels?|compounds?|caves?|bases?)\b",
    re.IGNORECASE,
)
_WIDE = ("country", "division", "region", "continent", "water")
CELL_DEGREES = 0.5
"""Side of a cell where the gazetteer knows no division: about 55 km, the size of a small one."""
_CELL_KM = 40.0
"""From the centre of a cell to its corner at the equator, where it is largest."""
_LEAST_KM = {"division": 25.0, "settlement": 5.0}
NO_NAME = "place withheld"


def level_of(claim: Claim) -> Level | None:
    """How far a claim's place is widened: to its first-level division, to its settlement, or not."""
    if claim.kind in SENSITIVE or (claim.kind in LIVING and claim.groups == ("child",)):
        return "division"
    if claim.kind in STAYING and claim.place is not None and is_site(claim.place):
        return "settlement"
    return None


def is_site(place: Place) -> bool:
    """A camp, a hospital, a school: where people can be found by who reads of it."""
    return place.kind in _SITE_KINDS or bool(_SITE.search(place.text))


def widened(place: Place, level: Level, above: Above) -> Place:
    """The place that is published instead."""
    if place.kind in _WIDE and not (level == "settlement" and is_site(place)):
        return replace(place, text=place.name)
    if level == "settlement" and place.kind not in _SITE_KINDS and place.lat is not None and place.gazetteer:
        return replace(place, text=place.name, radius_km=max(place.radius_km or 0.0, _LEAST_KM[level]))
    holders = list(above(place.gazetteer)) if place.gazetteer else []
    wanted = ("settlement", "division") if level == "settlement" else ("division",)
    holder = next((h for kind in wanted for h in holders if h.kind == kind), None)
    if holder is None and place.within:
        held = [h for gid in place.within for h in (*above(gid), *_itself(gid, above))]
        holder = next((h for h in held if h.kind == "division"), None)
    if holder is None or holder.lat is None or holder.lon is None:
        return _cell(place)
    radius = max(holder.radius_km or 0.0, _LEAST_KM[level])
    return replace(
        holder, text=holder.name, precision="settlement" if holder.kind == "settlement" else "region",
        radius_km=_covering(place, holder, radius),
    )  # fmt: skip


def _itself(gid: str, above: Above) -> Sequence[Place]:
    return above("=" + gid)


def _covering(place: Place, holder: Place, radius: float) -> float:
    """Doubled until it holds the true place, so that it tells no distance."""
    if None in (place.lat, place.lon, holder.lat, holder.lon):
        return radius
    far = kilometres(place.lat or 0.0, place.lon or 0.0, holder.lat or 0.0, holder.lon or 0.0)
    while radius < far:
        radius *= 2
    return radius


def _cell(place: Place) -> Place:
    """The half degree that it lies in; without coordinates the country alone."""
    bare = Place(NO_NAME, NO_NAME, precision="country" if place.country else None, country=place.country)
    if place.lat is None or place.lon is None or place.precision == "country":
        return bare
    lat, lon = (
        math.floor(x / CELL_DEGREES) * CELL_DEGREES + CELL_DEGREES / 2 for x in (place.lat, place.lon)
    )
    radius = _CELL_KM
    while radius < _CELL_KM / 2 + (place.radius_km or 0.0):
        radius *= 2
    return replace(bare, lat=lat, lon=lon, precision="region", radius_km=radius)


def blurred(claim: Claim, above: Above, least: Level | None = None) -> Claim:
    """The claim with the place that may be published; `least` is what its incident asks for."""
    level = "division" if "division" in (level_of(claim), least) else level_of(claim) or least
    if claim.place is None or level is None or (level == "settlement" and not is_site(claim.place)):
        return claim
    return replace(claim, place=widened(claim.place, level, above))


def level_of_incident(incident: Incident, claims: Sequence[Claim]) -> Level | None:
    """An incident that holds a sensitive claim is not placed better by the others."""
    levels = {level_of(c) for c in claims}
    if incident.kind in SENSITIVE or any(c.kind == "sexual-violence" for c in claims):
        return "division"
    if claims and levels == {"division"}:
        return "division"
    return "settlement" if "settlement" in levels else None


def blurred_incident(incident: Incident, level: Level | None, above: Above) -> Incident:
    place = incident.place
    if place is None or level is None or (level == "settlement" and not is_site(place)):
        return incident
    now = widened(place, level, above)
    names = sorted({w for w in (place.text, place.name) if w and w != now.name}, key=len, reverse=True)
    reasons = tuple(_renamed(reason, names, now.name) for reason in incident.reasons)
    return replace(incident, place=now, reasons=reasons)


def _renamed(words: str, names: Sequence[str], now: str) -> str:
    for name in names:
        words = words.replace(name, now)
    return words
