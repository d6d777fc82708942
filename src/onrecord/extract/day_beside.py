"""The day that a number without a verb of its own stands with: 'Two were killed on Monday and three on Tuesday'.

Comes in: the story, a parsed sentence, a mention of people and the token of what befell them. Goes out: the time, or None.
"""

from __future__ import annotations

import re

from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.records import When

_COUNTS_ON = re.compile(
    r"(?:\band|,|;|\bplus)\s+(?:(?:then|also|a|another|further|the)\s+){0,2}$", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\s+(?:(?:more|others?|people)\s+)?(?:(?:in|at|near|around|outside)\s+(?:the\s+)?[^\W\d_a-z][\w'’-]*(?:\s+[^\W\d_a-z][\w'’-]*){0,3}\s+)?"
)
_MOST = 50
"""Letters between the number and its day."""


def day_beside(story: Story, parse: Parse, mention: Mention, trigger: int) -> When | None:
    """None where the sentence names no other day before it, or the number is that of the verb."""
    start, end = parse[mention.first].start, parse[mention.last].end
    if trigger >= mention.first or not _COUNTS_ON.search(story.text, parse.sentence.start, start):
        return None
    days = [m for m in story.times_in(parse.sentence.start, parse.sentence.end) if m.role == "when"]
    behind = next((m for m in days if end <= m.start <= end + _MOST), None)
    if behind is None or not any(m.start > parse[trigger].start and m.end < start for m in days):
        return None
    return behind.when if _BETWEEN.fullmatch(story.text, end, behind.start) else None
