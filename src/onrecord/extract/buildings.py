"""'the Grand Mosque', 'Murtala Mohammed hospital': a building that no gazetteer knows stands in the town told last.

Comes in: the places named in a report and the town of its dateline. Goes out: the same, such a building with the position of
its town.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.records import Place, PlaceMention

_BUILDING = re.compile(
    r"\b(?:hospital|clinic|mosque|church|cathedral|school|university|college|market|bazaar|hotel|cemetery|stadium|museum|theat(?:re|er)|palace|square|"
    r"street)\b",
    re.IGNORECASE,
)


def is_one(place: Place) -> bool:
    """Whether the words tell a building that the gazetteer lacks, or one in a town that it knows."""
    unknown = place.gazetteer is None and place.kind == "site"
    return (unknown or place.kind == "settlement") and _BUILDING.search(place.text) is not None


_QUARTER = re.compile(r"\b(?:neighbou?rhood|quarter)$", re.IGNORECASE)


def quarters_at_home(named: Sequence[PlaceMention], country: Place | None) -> Iterator[PlaceMention]:
    """The same; a 'neighbourhood' that bears the name of a city in another country is one of the report's own, which no gazetteer knows."""
    home = country.country if country is not None else None
    for mention in named:
        place = mention.place
        abroad = home is not None and place.country not in (None, home)
        if abroad and place.kind == "settlement" and _QUARTER.search(place.text):
            place = Place(text=place.text, name=place.name, country=home, kind="neighbourhood")
            mention = PlaceMention(mention.start, mention.end, place)
        yield mention


def in_towns(named: Sequence[PlaceMention], scene: Place | None) -> Iterator[PlaceMention]:
    town = scene
    for mention in named:
        place = mention.place
        if place.kind == "settlement":
            town = place
        elif (
            place.lat is None and town is not None and is_one(place) and place.country in (None, town.country)
        ):
            name = place.text[max(0, place.text.find(place.name)) :]
            there = replace(town, text=place.text, name=f"{name}, {town.name}", precision="settlement")
            mention = PlaceMention(mention.start, mention.end, there)
        yield mention
