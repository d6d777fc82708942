"""What people are moved out of, where the clause itself names it behind 'from'.

Comes in: the story, a parsed sentence, the token that tells of it. Goes out: the place, or None.
"""

from __future__ import annotations

import re

from onrecord.extract.parse import Parse
from onrecord.extract.place_phrase import whole
from onrecord.extract.story import Story
from onrecord.records import Place


def left_here(story: Story, parse: Parse, trigger: int) -> Place | None:
    """What the clause names behind 'from': 'the evacuation of civilians from Sloviansk was halted'."""
    clause = set(parse.subtree(parse.clause(trigger)))
    for m in story.places_in(parse.sentence.start, parse.sentence.end):
        behind = story.text[max(parse.sentence.start, m.start - 30) : m.start].lower()
        if parse.at(m.start) in clause and _FROM.search(behind):
            return whole(story, m)
    return None


_FROM = re.compile(
    r"\b(?:from|out of)\s+(?:the\s+)?(?:(?:besieged|embattled|nearby)\s+)?(?:(?:town|city|village)\s+of\s+)?$"
)
