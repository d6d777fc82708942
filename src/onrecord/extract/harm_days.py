"""The time of a harm by its own sentence, with how sure it is: what a count, a statement or a corrected figure is dated by is weak.

Comes in: a story, a parsed sentence and a draft. Goes out: the timing, or None.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from onrecord.extract import setting
from onrecord.extract.day_beside import day_beside
from onrecord.extract.drafts import Draft
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.records import Scope, When


def timing_of(
    story: Story, parse: Parse, draft: Draft, scope: Scope, superseded: bool
) -> setting.Timing | None:
    anchor = draft.trigger
    if (own_day := day_beside(story, parse, draft.mention, anchor)) is not None:
        return setting.Timing(own_day, False)
    # 'In the last week they bombed the city, driving the 100,000 left into the streets': these are left now, not since a week.
    state = (
        draft.kind == "trapped"
        and parse[anchor].lemma in ("leave", "remain")
        and parse[anchor].dep in ("acl", "amod")
    )
    timing = setting.time_for(story, parse, anchor, scope == "cumulative", own_clause=state)
    if timing is None:
        return None
    # 'The toll reached five on Tuesday', 'had on Friday put it at 12': the day of the count, unless no other is told.
    counted = parse[anchor].lower in ("toll", "number") and parse.clause(anchor) != anchor
    return replace(timing, weak=timing.weak or counted or superseded)


_SOON = timedelta(days=2)
"""How long after an attack a count 'as of Sunday' is still of that attack alone."""


def gives_way(timing: setting.Timing | None, attack: When) -> bool:
    """Whether the attack's own time is the harm's: none is told of it, a weak one, or the day by which it was counted."""
    if timing is None or timing.weak:
        return True
    counted, last = timing.when.end, attack.end
    return timing.when.start is None and (counted is None or last is None or counted - last <= _SOON)
