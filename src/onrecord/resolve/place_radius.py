"""How far the true place may lie from the position given, in km: from the place's own size and the words around it.

A rule of thumb, said so in docs/claims.md; nothing here was measured.
"""

from __future__ import annotations

import math
import re

from onrecord.resolve.gazetteer import Entry
from onrecord.resolve.place_phrases import Found

PEOPLE_PER_KM2 = 3000.0
"""Taken for every town; a town without a count has `VILLAGE_KM`."""
VILLAGE_KM, SMALL_KM, SITE_KM = 2.0, 3.0, 1.0
WIDE = ("country", "division", "county", "region", "continent", "water")
EDGE_KM, NEAR_KM, FAR_KM = 10.0, 15.0, 50.0
"""Added for "the outskirts of", for "near" and "outside" a town, and for "near" anything wider."""

_EDGE = frozenset(
    [
        "outskirts",
        "suburbs",
        "environs",
        "edge",
        "surroundings",
        "vicinity",
        "countryside",
        "gates",
        "entrance",
        "entrances",
    ]
)
_NEAR = frozenset(
    ["near", "outside", "around", "off", "beyond", "surrounding", "north", "south", "east", "west"]
)
_NUMBERS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {"a few": 5, "several": 8, "some": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
UNIT = re.compile(r"\d\s*km|kilomet|miles?\b|\bmi\b|\bkms?\b", re.IGNORECASE)
DISTANCE = re.compile(
    r"(?<![\w.])(?P<n>\d+(?:[.,]\d+)?|a few|several|(?:" + "|".join(w for w in _NUMBERS if " " not in w) + r"))[\s-]*"
    r"(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b\.?(?:\s*\([^()]{2,20}\))?"
    r"(?:\s*(?:(?:to\s+the\s+)?(?:north|south|east|west)(?:[\s-]?(?:east|west))?(?:ern)?\s+of|away\s+from|from|outside|off|of)"
    r"(?:\s+the)?)?\s*$",
    re.IGNORECASE,
)  # fmt: skip
"""A distance that ends where a place's words begin: "12 km (7 miles) north of"."""


def kilometres_told(match: re.Match[str]) -> float:
    """The distance that the words give."""
    written = match["n"].lower().replace(",", ".")
    number = float(_NUMBERS[written]) if written in _NUMBERS else float(written)
    return number * (1.609 if match["unit"].lower().startswith("mi") else 1.0)


def own_radius(entry: Entry) -> float:
    """How far a place reaches: as the gazetteer says, else by its people."""
    if entry.radius is not None:
        return entry.radius
    if entry.kind == "site":
        return SITE_KM
    if entry.kind in ("neighbourhood", "area", "camp"):
        return SMALL_KM
    if entry.kind in WIDE:
        return FAR_KM
    return max(VILLAGE_KM, math.sqrt(entry.people / (math.pi * PEOPLE_PER_KM2)))


def radius_km(entry: Entry, found: Found, text: str) -> float:
    """The radius of the place that a phrase means: "outside Aleppo" reaches farther than Aleppo."""
    radius = own_radius(entry)
    if found.distance is not None:
        return _rounded(radius + found.distance)
    words = text.lower().split()
    if words[0] in _NEAR:
        return _rounded(radius + (FAR_KM if entry.kind in WIDE else NEAR_KM))
    if entry.kind == "settlement" and _EDGE & set(words[:3]):
        return _rounded(radius + EDGE_KM)
    return _rounded(radius)


def _rounded(radius: float) -> float:
    return float(round(radius)) if radius >= 10 else round(radius, 1)
