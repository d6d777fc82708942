"""Which place of the gazetteer a name means in a report, if any; the numbers are gathered here.

They were set by hand on news reports of the wars in Syria and Iraq, local news of the United States
(LGL) and reports of epidemics (GeoVirus); docs/accuracy.md has what they reach.
"""

from __future__ import annotations

import math

from onrecord.folding import fold
from onrecord.resolve.gazetteer import Entry, Gazetteer
from onrecord.resolve.gazetteer_build import (
    BY_HAND,
    FIRST_NAME,
    LAST_NAME,
    TRANSLITERATED,
    USUAL,
    WITH_ARTICLE,
    WORD,
)
from onrecord.resolve.place_added import worth_added
from onrecord.resolve.place_context import NONE, NOUN, STRONG, WEAK, Support, Weights
from onrecord.resolve.place_names import Stretch

ABOUT = 0.12
"""Share of a report's votes from which a country counts as one that the report is about."""
GREAT = 5.5
"""Powers of ten of people from which a city is known all over the world, so that its namesakes yield to it."""
COVER, HOME = 4.0, 5.0
"""The most that the report's other names give a division; what a place of the outlet's own name gets in the United States,
whose local papers have addresses without a country's ending."""
BROAD = ("country", "region", "continent", "water")
SMALL = ("neighbourhood", "area", "camp", "site")


def _fits_noun(entry: Entry, noun: str | None) -> float:
    if noun is None or noun == "area":
        return 0.0
    if noun in ("division", "countryside"):
        return {"division": 9.0, "region": 6.0, "settlement": 0.0}.get(entry.kind, -2.0)
    if noun == "county":
        return {"county": 9.0, "division": 2.0}.get(entry.kind, 0.0)
    if noun == "city":
        return 5.0 if entry.kind == "settlement" else -3.0
    if noun == "district":
        return {"neighbourhood": 7.0, "area": 4.0, "settlement": 1.0}.get(entry.kind, -2.0)
    if noun == "camp":
        return 6.0 if entry.kind == "camp" else 0.0
    if noun == "site":
        return 4.0 if entry.kind == "site" else 0.0
    return 0.0


def _size(entry: Entry, how: int) -> float:
    """People as powers of ten; places without a count are taken for villages, regions for countries."""
    if entry.kind in BROAD:
        return max(7.0, math.log10(entry.people + 1))
    size = math.log10(max(entry.people, 2_000))
    if entry.kind == "settlement":
        size += max(0.0, size - GREAT)
    # By another name ("Berea" of Aleppo) even a great city is seldom meant.
    return size if how & (USUAL | BY_HAND) else 0.7 * size - 0.5


def bears_city(entry: Entry, stretch: Stretch) -> bool:
    """Whether a town is called a city to tell it from what holds it: bare 'Gaza' is the Strip. Of a city of
    millions this does not hold: 'New York'."""
    so_called = entry.name.endswith(" City") and entry.kind == "settlement" and entry.people < 1_000_000
    return so_called and fold(entry.name) == f"{stretch.key} city"


def _has_city(gazetteer: Gazetteer, division: Entry, stretch: Stretch) -> bool:
    """Whether a city has the division's name: its own seat, or a great one elsewhere (Washington)."""
    others = ((gazetteer.entry(p), how) for p, how in stretch.places)
    return any(
        e.kind == "settlement"
        and (how & (USUAL | BY_HAND) or stretch.loosely or e.people >= 1_000_000)
        and (e.parent == division.id or e.people >= 300_000)
        for e, how in others
    )


def _bigger_division(gazetteer: Gazetteer, country: Entry, stretch: Stretch) -> bool:
    """Whether a division with the country's name has more people: Georgia of the United States."""
    others = (gazetteer.entry(p) for p, _ in stretch.places)
    return any(e.kind == "division" and e.people > country.people for e in others)


_TOWN = 100_000


def _is_a_part_of_the_world(gazetteer: Gazetteer, stretch: Stretch) -> bool:
    """Whether a name is also that of several countries: 'Middle East', which a hamlet of Maryland bears too."""
    others = (gazetteer.entry(p) for p, _ in stretch.places)
    return any(e.kind in ("region", "continent") and e.country is None for e in others)


def fitness(
    gazetteer: Gazetteer,
    entry: Entry,
    how: int,
    stretch: Stretch,
    support: Support,
    weights: Weights,
    named: frozenset[int],
) -> float:
    """How well an entry fits; `named` are the ids of the places that the same sentence surely names."""
    score = _size(entry, how)
    score += 1.5 if how & USUAL else 0.0
    score += 1.0 if how & BY_HAND else 0.0
    score += worth_added(how, entry.kind)
    if bool(how & WITH_ARTICLE) != stretch.articled and entry.country not in TRANSLITERATED:
        score -= 4.0
    score += 9.0 * math.sqrt(weights.country(entry.country))
    above = gazetteer.above(entry)
    division, cover, inside = weights.divisions.get(entry.id, 0.0), 0.0, False
    for holder in above:
        number = holder.id
        division = max(division, weights.divisions.get(number, 0.0))
        cover = max(cover, weights.cover.get(number, 0.0))
        inside = inside or number in named
    score += 5.0 * division
    score += min(COVER, cover * COVER / 2)
    if weights.outlet.generic and entry.country == "US" and weights.outlet.bears(stretch.key):
        score += HOME
    if entry.kind in SMALL:
        parent = entry.parent
        score += 3.0 if parent in named else 2.5 if parent in weights.cities else 0.0
    if inside:
        score += 2.5
    if entry.kind == "division":
        # A city with its division's name is meant, unless words say otherwise; other divisions before towns.
        score += -2.5 if _has_city(gazetteer, entry, stretch) else 1.5
    if entry.kind == "county":
        score += 1.5
    if entry.kind == "settlement" and entry.people < _TOWN and _is_a_part_of_the_world(gazetteer, stretch):
        score -= 9.0
    if entry.kind in BROAD:
        score += 3.0
    if entry.kind == "country" and not _bigger_division(gazetteer, entry, stretch):
        score += 4.0
    return score + _fits_noun(entry, support.noun)


def _in_named_city(entry: Entry, stretch: Stretch, weights: Weights) -> bool:
    """Whether the report names a neighbourhood's city, or the name is its alone; many cities have a Zahraa."""
    if entry.parent is None or entry.parent in weights.cities or entry.parent in weights.divisions:
        return True
    alone = len(stretch.places) == 1 and weights.country(entry.country) >= ABOUT
    return alone and (" " in stretch.key or not weights.cities)


def support_needed(
    gazetteer: Gazetteer, entry: Entry, how: int, stretch: Stretch, support: Support, weights: Weights
) -> int:
    """How sure the words beside a name must be before it is taken for this place."""
    bits = gazetteer.word(stretch.key) if " " not in stretch.key else 0
    share = weights.country(entry.country)
    many_words = " " in stretch.key
    if entry.kind == "neighbourhood" and not _in_named_city(entry, stretch, weights):
        return NOUN + 1
    if entry.kind == "country" or (entry.kind in BROAD and entry.country is None):
        return NONE
    if entry.kind in ("division", "region") and (entry.people >= 1_000_000 or share >= ABOUT):
        return WEAK if bits & (WORD | FIRST_NAME) else NONE
    if (
        entry.kind == "county"
        and many_words
        and (support.noun or stretch.key.endswith((" county", " parish")))
    ):
        return NONE
    if share >= ABOUT:
        if bits & WORD:
            return NOUN if len(stretch.key) < 5 and not support.befell else STRONG
        if bits & (FIRST_NAME | LAST_NAME):
            return STRONG if entry.people < 200_000 else WEAK
        if entry.people < 2_000 and not how & BY_HAND and entry.country not in TRANSLITERATED:
            return STRONG
        return WEAK if stretch.loosely else NONE
    if support.noun in ("district", "camp", "site"):
        # "al-Abbas bridge" in a report on Syria is not the town of that name in Pakistan.
        return NOUN + 1
    if entry.people >= 400_000 and how & USUAL:
        return STRONG if bits & (WORD | FIRST_NAME) else WEAK if bits else NONE
    if entry.people >= 100_000 and how & USUAL and not bits & WORD:
        return STRONG
    if many_words:
        return NOUN if entry.people < 50_000 else STRONG
    return NOUN + 1 if bits & (WORD | FIRST_NAME) else NOUN
