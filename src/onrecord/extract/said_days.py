"""Days on which something was said or counted, and not the days on which it happened.

Comes in: a parsed sentence, a time told in it and the word of a harm. Goes out: whether the day is only that of the statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from onrecord.extract.attack_words import NOUNS
from onrecord.extract.parse import Parse
from onrecord.extract.voice_words import SAYING
from onrecord.records import TimeMention, When


def said_on(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """'said on Wednesday': the day of the statement, not of the event."""
    i = parse.at(mention.end - 1)
    if i is None:
        return False
    for j in parse.up(i):
        if parse[j].pos == "VERB":
            if (
                parse[j].dep == "advcl"
                and parse[parse[j].head].lemma in SAYING
                and parse.clause(trigger) != j
            ):
                # 'officials said as dawn broke on Saturday'
                return parse[j].head != trigger
            deed = {parse[o].lower for o in parse.kids(j, "dobj")}
            if parse[j].lemma in ("claim", "take", "accept") and "responsibility" in deed:
                return j != trigger
            told = parse[j].lemma in (*SAYING, "publish", "issue", "release", "post")
            return (told and j != trigger) or _counts(parse, j)
    return False


def said_behind(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """'Five were killed, the mission said on Thursday': what closes the sentence with its speaker dates nothing but the saying."""
    i = parse.at(mention.end - 1)
    if i is None or i < trigger:
        return False
    for j in parse.up(i):
        if j > trigger and parse[j].lemma in NOUNS:
            # 'Casualties were reported after an attack on Sunday': the attack's own day
            return False
        if parse[j].pos == "VERB":
            # 'cited the ministry as saying on Friday': the one day that is told, in a report of the news of a day
            finite = parse[j].tag != "VBG"
            return finite and trigger < j < i and parse[j].lemma in SAYING and not _counts(parse, j)
    return False


_COUNTS = {"update", "revise", "raise", "lower", "correct", "adjust", "put", "give"}
_COUNT = {"that", "it", "this", "toll", "figure", "number", "count", "tally", "total", "estimate", "dead"}


def _counts(parse: Parse, verb: int) -> bool:
    """'raised that to 15 on Sunday', 'on Saturday updated the number of victims': the day of the count."""
    return parse[verb].lemma in _COUNTS and any(
        parse[o].lower in _COUNT for o in parse.kids(verb, "dobj", "nsubjpass")
    )


def now(parse: Parse, verb: int, published: date | None) -> When | None:
    """'The rebels now hold most of the valley': on the day of the report."""
    clause = parse.clause(verb)
    helping = {parse[c].lower for c in parse.kids(clause, "aux", "auxpass")}
    if parse[clause].tag not in ("VBZ", "VBP") and not helping & {"is", "are", "has", "have"}:
        # 'said that they now controlled less than three square kilometres': when it was said
        return None
    told = [
        parse[c]
        for v in {verb, clause}
        for c in parse.kids(v, "advmod")
        if parse[c].lower in ("now", "currently")
    ]
    return (
        When(told[0].text, published, published, "as the report stands")
        if told and published is not None
        else None
    )


_ROLLING = re.compile(
    r"(?:in|over|within|during) (?:the )?(?:past |last )?(?:\d+|two|three|four|five|six|seven|ten|a few) (?:hours|days)",
    re.IGNORECASE,
)


def back_from_the_saying(when: When, said: Iterable[TimeMention], published: date | None) -> When:
    """'killed in 24 hours, a monitor said Thursday', in Friday's paper: the hours before it was said. `said` is looked through only then."""
    rolling = published is not None and when.end == published and _ROLLING.fullmatch(when.text) is not None
    if published is None or when.start is None or when.end is None or not rolling:
        return when
    days = {m.when.start for m in said if m.when.start is not None and m.when.start == m.when.end}
    if len(days) != 1:
        return when
    late = published - days.pop()
    return (
        replace(when, start=when.start - late, end=when.end - late)
        if timedelta(0) < late <= timedelta(days=4)
        else when
    )
