"""Local offices that tell what befell their own town, in a sentence that names no other place: 'Officials in Poltava reported one death'.

Comes in: a story and a parsed sentence, with the place told before it. Goes out: the office's town or region, or None. Ministries and
capitals speak of the whole country.
"""

from __future__ import annotations

import re

from onrecord.capital_towns import capitals
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.extract.whereabouts import inside, kilometres
from onrecord.records import Place, PlaceMention

_SAID = (
    r"(?:said|says?|reports?|reported|announced?|announces|confirmed|confirms?|put|counted|added|which|who|,)"
)
_IN = re.compile(
    r"\b(?:officials|authorities|governor|mayor|prefect|administration|police|hospitals?|council)\s+(?:in|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ITS = re.compile(
    rf"(?:['’]s)?\s+(?:(?:regional|city|district|provincial|military|local|state)\s+){{0,2}}"
    rf"(?:officials|authorities|governor|mayor|prefect|administration|police|council|morgue)\s*{_SAID}",
    re.IGNORECASE,
)
_FAR_KM = 60.0
"""From here on the town of an office is not the one that lies beside the place told before."""


def of_a_local_office(story: Story, parse: Parse, before: Place | None) -> Place | None:
    """The seat, where what the sentences before it told of lies elsewhere."""
    seats = [
        m
        for m in story.places_in(parse.sentence.start, parse.sentence.end)
        if m.place.precision != "country" and _is_a_seat(parse, m)
    ]
    if len(seats) != 1 or _is_capital(seats[0].place):
        return None
    seat = seats[0].place
    if before is None or before.kind == "country":
        return seat
    return (
        seat if kilometres(before, seat) > _FAR_KM and _known(before) and not inside(before, seat) else None
    )


def _is_a_seat(parse: Parse, mention: PlaceMention) -> bool:
    told_in = _IN.search(parse.text, max(parse.sentence.start, mention.start - 40), mention.start)
    return told_in is not None or _ITS.match(parse.text, mention.end, parse.sentence.end) is not None


def _known(place: Place) -> bool:
    return place.lat is not None


def _is_capital(place: Place) -> bool:
    number = capitals().get(place.country or "")
    return number is not None and (place.gazetteer or "").rsplit(":", 1)[-1] == str(number)
