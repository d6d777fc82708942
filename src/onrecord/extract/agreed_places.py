"""Where a truce holds and where people meet: what they speak of tells no place of the talks, and the talks no place of the truce."""

from __future__ import annotations

import re

from onrecord.extract import where, where_nationwide, where_scene
from onrecord.extract.parse import Parse
from onrecord.extract.place_phrase import whole
from onrecord.extract.story import Story
from onrecord.records import Place


def told_in_it(story: Story, parse: Parse, trigger: int) -> Place | None:
    """The place that the sentence itself tells, else the town, province or country that the whole report is about: a truce told right
    after one of several battles is not that town's."""
    if where.told_here(story, parse, trigger) and not _only_met_in(story, parse, trigger):
        return where.place_for(story, parse, trigger)
    return (
        where_nationwide.nationwide(story, parse, trigger, ())
        or _the_one_town(story)
        or where_scene.theatre(story)
    )


_MET_IN = re.compile(
    r"\b(?:meetings?|met|talks|summit|negotiations|conference|mediat\w+|brokered|(?:trip|visit) to)\b[^.;]{0,40}?\b(?:in|at|to)\s+(?:the\s+)?$"
)


def _only_met_in(story: Story, parse: Parse, trigger: int) -> bool:
    """'agreed on a cease-fire after the meeting of presidents in Samarkand': nobody ceases fire there."""
    named = [m for m in where.places_here(story, parse, trigger) if m.place.precision != "country"]
    return bool(named) and all(
        _MET_IN.search(story.text, max(parse.sentence.start, m.start - 70), m.start) for m in named
    )


def _the_one_town(story: Story) -> Place | None:
    """The town of a report that names no other, nothing outside it, and only what it lies in besides."""
    here = [m.place for m in story.places if m.place.precision != "country" and where_scene.at_home(story, m)]
    town = next(
        (p for p in here if p.kind == "settlement" and p.gazetteer and p.precision == "settlement"), None
    )
    if town is None or len(here) < 2:
        return None
    for other in here:
        same = other.gazetteer == town.gazetteer
        if not same and town.gazetteer not in other.within and other.gazetteer not in town.within:
            return None
    return town


_MEETING_IN = re.compile(r"\b(?i:in|at|to)\s+(?:[\w.-]+\s+){0,3}?$")


def of_talks(story: Story, start: int, end: int) -> Place | None:
    """Where people meet: 'talks in Geneva', 'the Geneva talks'; what they speak about tells no place."""
    for mention in story.places_in(start, end):
        named = re.match(
            r"\s+(?:peace\s+)?(?:talks|negotiations|meeting|conference|summit)\b",
            story.text[mention.end : mention.end + 30],
        )
        if named or _MEETING_IN.search(story.text, max(start, mention.start - 30), mention.start):
            return whole(story, mention)
    return None
