"""The words of a place with those around it that make it several: 'residential districts of Aleppo', 'Aleppo and Homs'."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract import anaphors, speaker_places
from onrecord.extract.story import Story
from onrecord.extract.whereabouts import kilometres
from onrecord.records import Place, PlaceMention

_PLURALS = (
    "districts", "areas", "towns", "villages", "parts", "suburbs", "quarters", "places", "sites", "provinces", "cities", "regions",
)  # fmt: skip
_SEVERAL = re.compile(
    r"\b(?:(?:an?|the|its|their|several|various|many|some|two|three|four|five|different|most)\s+)?(?:(?!(?:on|in|at|of|from|to|\w+ed|\w+ing|hit|struck|raids?|strikes?|attacks?|took|takes?|taken|holds?|held|won|lost|left|overran|has|have|had|"
    r"troops|forces|army|rebels|fighters|militants|insurgents|soldiers|shells?|bombs?)\b)[\w-]+\s+){0,2}?"
    rf"(?:neighbou?rhoods|{'|'.join(_PLURALS)})\s+"
    r"(?:in|of|around|across|near|outside|east|west|north|south)\s+(?:of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_NEAR = re.compile("near|outside|close|(?:st|th) of ")
_LISTED = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+(?:in\s+)?|\s+)(?:the\s+)?")
_CLOSE_TO = re.compile(
    r"\b(?:near|outside|close\s+to|(?:north|south|east|west)\w*\s+of)\s+(?:(?!(?:in|on|at|of|from|to|with|by|and|as|for)\b)[\w'’-]+\s+){1,8}"
    r"(?:(?<=capital\s)of\s+|(?<=bastion\s)of\s+|(?<=stronghold\s)of\s+|(?<=city\s)of\s+|(?<=town\s)of\s+|(?<=village\s)of\s+)?$",
    re.IGNORECASE,
)


def whole(story: Story, mention: PlaceMention) -> Place:
    """The place with the words around it that make it several: 'residential districts of Aleppo', 'Aleppo and Homs'."""
    start, end = mention.start, mention.end
    words = story.text[max(0, start - 70) : start].lower()
    told = any(plural in words for plural in ("hoods", *_PLURALS))
    before = _SEVERAL.search(story.text, max(0, start - 70), start) if told else None
    if before is not None:
        start = before.start()
    else:
        close = _CLOSE_TO.search(story.text, max(0, start - 70), start) if _NEAR.search(words) else None
        start = close.start() if close is not None else start
    listed = [mention.place]
    for other in story.places_in(end, end + 200):
        owner = (other.place.kind == "country" and _OWNER.match(story.text, other.end)) or (
            speaker_places.speaks_behind_a_comma(story.text, other.start, other.end)
        )
        owner = owner or (other.place.kind == "country" and story.text.startswith(("'s", "’s"), other.end))
        if (
            other.start < end
            or owner
            or _of_the_land(mention.place, other.place)
            or _LISTED.fullmatch(story.text, end, other.start) is None
        ):
            break
        end = other.end
        if not anaphors.only_tells_which([mention], other):
            listed.append(other.place)
    for other in reversed(story.places_in(max(0, start - 200), start - 1)):
        if other.end > start or _LISTED.fullmatch(story.text, other.end, start) is None:
            break
        if _of_the_land(other.place, mention.place):
            break
        start = other.start
        listed.insert(0, other.place)
    if (start, end) == (mention.start, mention.end):
        return mention.place
    return replace(_together(listed), text=story.text[start:end])


def _of_the_land(wide: Place, narrow: Place) -> bool:
    """'in Yemen near Hodeidah': a country and a town of it are no list."""
    return wide.kind == "country" and narrow.kind != "country" and wide.country == narrow.country


_OWNER = re.compile(
    r"(?:['’]s)?\s+(?:[\w-]+\s+)?(?:forces?|troops|army|military|navy|air|jets?|warplanes|officials?|government|soldiers|embass(?:y|ies)|consulate|president|"
    r"ministers?|ministry|police|media|citizens|nationals|ambassador|drones?|missiles?|strikes?|led|backed)\b"
)
"""What makes a country the owner of what is told behind it: 'in East Africa, U.S. forces …'."""


def _together(listed: Sequence[Place]) -> Place:
    """Several places have no one position: that of the first is given, as exactly as a region's, with the way to the farthest."""
    first = listed[0]
    if len(listed) == 1 or first.precision in (None, "country"):
        return first
    ways = [kilometres(first, p) + (p.radius_km or 0.0) for p in listed]
    radius = round(max(ways)) if all(map(math.isfinite, ways)) else None
    return replace(first, precision="region", radius_km=radius)
