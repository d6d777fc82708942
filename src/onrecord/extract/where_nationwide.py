"""Whether an event is told of a whole country: 'across Syria', 'nationwide'.

Comes in: a story, a parsed sentence and the places named in it. Goes out: the country, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.parse import Parse
from onrecord.extract.setting import distance
from onrecord.extract.story import Story
from onrecord.records import Place, PlaceMention

_NATIONWIDE = re.compile(
    r"\b(?:(?:around|across|throughout|all over|elsewhere in|in other parts of|in|inside|within) (?:the|its) (?:whole |entire )?country(?![’'\w-])|nationwide|country-?wide|violence elsewhere)\b",
    re.I,
)


_ITS_PEOPLE = re.compile(
    r"\b(?:many|countless|innocent|(?:tens of |hundreds of )?thousands of|millions of) (?:of )?(?:innocent )?(?P<people>[A-Z][a-z]+s)\b"
)
_STEM = 4


def _of_its_people(story: Story, parse: Parse) -> Place | None:
    """'has cost the lives of many Syrians': all over Syria, though a town was told before."""
    country = story.country
    match = _ITS_PEOPLE.search(story.text, parse.sentence.start, parse.sentence.end)
    if match is None or country is None or match["people"][:_STEM] != country.name[:_STEM]:
        return None
    return replace(country, text=match["people"])


def nationwide(story: Story, parse: Parse, trigger: int, here: Sequence[PlaceMention]) -> Place | None:
    """'Eight were killed around the country': the report's country, where these words stand nearer than a place."""
    if not here and (of_its_people := _of_its_people(story, parse)) is not None:
        return of_its_people
    told = story.text[parse.sentence.start : parse.sentence.end].lower()
    if not any(word in told for word in ("country", "nation", "elsewhere")):
        return None
    match = _NATIONWIDE.search(story.text, parse.sentence.start, parse.sentence.end)
    if match is None or story.country is None:
        return None
    near = min((distance(parse, trigger, m.start, m.end) for m in here), default=1e9)
    return (
        replace(story.country, text=match.group())
        if distance(parse, trigger, match.start(), match.end()) < near
        else None
    )
