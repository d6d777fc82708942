"""The days that open the entries of a chronicle: '23 Dec - 44 people killed in Homs'. Comes in: the times of a sentence. Goes out: a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.story import Story
from onrecord.records import TimeMention, When

_OPENS = re.compile(r"\s*(?:-|–|—|:)\s+\S")


def of_the_entry(story: Story, named: Sequence[TimeMention], start: int, trigger: int) -> When | None:
    """'23 Dec - 44 killed in Homs 10 Feb - 28 killed in Idlib': of days that open entries, the last before."""
    if (
        not named
        or not all(_OPENS.match(story.text, m.end) for m in named)
        or (len(named) == 1 and named[0].start > start)
    ):
        return None
    return next((m.when for m in reversed(named) if m.end <= trigger), None)
