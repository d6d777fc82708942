"""Local offices that tell what befell their own town, in a sentence that names no other place: 'Officials in Poltava reported one death'.

Comes in: a story and a parsed sentence, with the place told before it. Goes out: the office's town or region, or None. Capitals speak of
the whole country.
"""

from __future__ import annotations

import re

from onrecord.extract import place_roles
from onrecord.extract.parse import Parse
from onrecord.extract.place_phrase import whole
from onrecord.extract.story import Story
from onrecord.extract.voice_words import SAYING
from onrecord.extract.whereabouts import inside, kilometres
from onrecord.records import Place, PlaceMention

_OFFICE = re.compile(
    r"\b(?:officials?|authorities|police|prosecutors?|administration|rescuers|council|governor|mayor) (?:in|of) (?:the )?\Z",
    re.IGNORECASE,
)
_ITS_OFFICE = re.compile(
    r"(?:['’]s?)?\s(?:regional\s|military\s|city\s|provincial\s|local\s|district\s|state\s){0,2}"
    r"(?:administration|officials|authorities|governor|mayor|police|prosecutors?|council|morgue)\b"
)
_FAR_KM = 60.0
"""From here on the town of an office is not the one that lies beside the place told before."""


def of_a_local_office(story: Story, parse: Parse, before: Place | None) -> Place | None:
    """The seat, where what the sentences before it told of lies elsewhere."""
    named = [
        m for m in story.places_in(parse.sentence.start, parse.sentence.end) if m.start not in story.unnamed
    ]
    if (
        len(named) != 1
        or named[0].place.gazetteer in story.capitals
        or not _speaks_there(story, parse, named[0])
    ):
        return None
    seat = whole(story, named[0])
    if before is None or before.kind == "country":
        return seat
    apart = before.lat is not None and kilometres(before, seat) > _FAR_KM
    return seat if apart and not inside(before, seat) else None


def _speaks_there(story: Story, parse: Parse, mention: PlaceMention) -> bool:
    home = story.country.country if story.country is not None else None
    if home is not None and mention.place.country not in (None, home):
        return False
    sits = _OFFICE.search(story.text, max(0, mention.start - 40), mention.start) or _ITS_OFFICE.match(
        story.text, mention.end
    )
    known = mention.place.kind in ("settlement", "division", "county") and not place_roles.dateline(
        story, mention
    )
    i = parse.at(mention.start)
    return (
        bool(sits)
        and known
        and i is not None
        and any(parse[j].dep == "nsubj" and parse[parse[j].head].lemma in SAYING for j in (i, *parse.up(i)))
    )
