"""Days on which something was said or counted, and not the days on which it happened.

Comes in: a parsed sentence, a time told in it and the word of a harm. Goes out: whether the day is only that of the statement.
"""

from __future__ import annotations

from onrecord.extract.parse import Parse
from onrecord.extract.voice_words import SAYING
from onrecord.records import TimeMention


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


_COUNTS = {"update", "revise", "raise", "lower", "correct", "adjust", "put", "give"}
_COUNT = {"that", "it", "this", "toll", "figure", "number", "count", "tally", "total", "estimate", "dead"}


def _counts(parse: Parse, verb: int) -> bool:
    """'raised that to 15 on Sunday', 'on Saturday updated the number of victims': the day of the count."""
    return parse[verb].lemma in _COUNTS and any(
        parse[o].lower in _COUNT for o in parse.kids(verb, "dobj", "nsubjpass")
    )
