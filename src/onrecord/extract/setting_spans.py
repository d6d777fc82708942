"""Spans that say how long something was counted or had not been, and not when it happened.

Comes in: a parsed sentence and a time told in it. Goes out: whether the time is of something else than the harm; the day of what a
'since' begins with.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.records import TimeMention, When

_NTH_IN = re.compile(
    r"\b(?:(?:first|second|third|fourth|fifth|sixth|\d+th) time|one of the (?:most )?\w+|worst|deadliest|bloodiest|heaviest|fiercest)\b[^.;,]{0,60}$",
    re.IGNORECASE,
)


def compared_with(parse: Parse, mention: TimeMention) -> bool:
    """'bombed for the second time in a week', 'one of the worst in nine weeks of war': how long it is compared with."""
    within = mention.when.text.lower().startswith(("in ", "within "))
    return within and _NTH_IN.search(parse.text, parse.sentence.start, mention.start) is not None


_SUMS_UP = {"bring", "raise", "take", "push", "lift"}


def of_the_sum(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """'had lost 15 men in a day, bringing the total since 3 March to 240': since when the total is counted."""
    i = parse.at(mention.start)
    if i is None or mention.role != "since":
        return False
    sums = [j for j in parse.up(i) if parse[j].lemma in _SUMS_UP and parse[j].tag == "VBG" and j > trigger]
    return bool(sums) and trigger not in set(parse.subtree(sums[-1]))


_FROM = re.compile(r"\bfrom (?:\d{1,2}[:.]?\d{2}(?: (?:GMT|UTC|local time))? (?:on )?)?$", re.IGNORECASE)
_FOR_SO_LONG = re.compile(
    r" for (?:an? |the next |at least )?(?P<n>\d{1,3}|one|two|three|four|five|six|seven|ten)[- ](?P<unit>hour|day|week)s?\b",
    re.IGNORECASE,
)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}


def lasting_from(parse: Parse, mention: TimeMention) -> When:
    """'halted raids from 0700 GMT Tuesday for a 48-hour pause': from Tuesday to the day on which it ends."""
    when = mention.when
    so_long = _FOR_SO_LONG.match(parse.text, mention.end)
    begins = _FROM.search(
        parse.text, max(0, mention.start - 30), mention.start
    ) or when.text.lower().startswith("from ")
    if so_long is None or not begins or when.start is None or when.start != when.end:
        return when
    count = _WORDS.get(so_long["n"].lower()) or int(so_long["n"])
    unit = so_long["unit"].lower()
    days = math.ceil(count / 24) if unit == "hour" else count * (7 if unit == "week" else 1)
    text = parse.text[mention.start : so_long.end()]
    return replace(when, text=text, end=when.start + timedelta(days=days))


_FINDS = {"recover", "pull", "find", "dig", "retrieve", "exhume", "discover"}
_AFTER = re.compile(r"(?:a|an|\w+) (?:day|week|month|year)s? after")


def days_after(parse: Parse, here: Sequence[TimeMention], trigger: int) -> When | None:
    """'recovered 12 bodies on Monday, two days after the raid': the day of the raid, and not that of the finding."""
    if not {parse[trigger].lemma, parse[parse.clause(trigger)].lemma} & _FINDS:
        return None
    return next((m.when for m in here if _AFTER.fullmatch(m.when.text.lower())), None)


_WHEN = re.compile(r",?\s+when\b")


def when_it_was(parse: Parse, here: Sequence[TimeMention], trigger: int) -> When | None:
    """'pulled out alive since Saturday, when the block was struck': on Saturday."""
    for mention in here:
        if mention.role != "since" or mention.when.start is None:
            continue
        if parse[trigger].pos in ("VERB", "NOUN") and mention.start <= parse[trigger].start < mention.end:
            # 'since a truce took hold on 19 January': it took hold that day
            return replace(mention.when, end=mention.when.start)
        if _WHEN.match(parse.text, mention.end):
            first = parse.at(mention.end + 1)
            if (
                first is not None
                and trigger > first
                and parse.clause(trigger) in (trigger, *parse.up(trigger))
                and _in_relative(parse, trigger, first)
            ):
                return replace(mention.when, end=mention.when.start)
    return None


def _in_relative(parse: Parse, trigger: int, first: int) -> bool:
    clause = parse.clause(trigger)
    return parse[clause].dep in ("relcl", "advcl") and any(
        first <= j <= first + 1 for j in parse.subtree(clause)
    )


_PAPERS = {"report", "inquiry", "enquiry", "study", "investigation", "review", "survey", "paper", "probe"}


def of_a_paper(parse: Parse, mention: TimeMention) -> bool:
    """'a report issued on Monday found': the day of the report, and of nothing that it tells."""
    i = parse.at(mention.end - 1)
    issued = next((j for j in parse.up(i) if parse[j].pos == "VERB"), None) if i is not None else None
    return (
        issued is not None
        and parse[issued].dep == "acl"
        and parse[issued].lemma in ("publish", "issue", "release", "post")
        and singular(parse[parse[issued].head].lower) in _PAPERS
    )
