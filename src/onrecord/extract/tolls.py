"""Tolls told as such: 'the death toll has risen to 85', 'bringing to 45 the number killed'."""

from __future__ import annotations

import re

from onrecord.extract import mentions
from onrecord.extract.drafts import Draft
from onrecord.extract.mentions import Mention
from onrecord.extract.parse import Parse
from onrecord.records import Kind

_TOLL = re.compile(
    r"\b(?:toll|number (?:of )?(?:the )?(?:dead|deaths|people killed|those killed|killed|victims|martyrs|fatalities))\b",
    re.IGNORECASE,
)


_HURT = re.compile(
    r"\bnumber of (?:the )?(?:injured|wounded|injuries|people (?:injured|wounded))\b", re.IGNORECASE
)


_GONE = re.compile(
    r"\bnumber of (?:the )?(?:displaced|refugees|people (?:displaced|uprooted|who fled)|internally displaced)\b",
    re.IGNORECASE,
)


def find(parse: Parse) -> list[Draft]:
    """'the death toll has risen to 85', 'put the toll at 16', 'the number of wounded reached 40'."""
    text = parse.text[parse.sentence.start : parse.sentence.end]
    out = []
    kinds: tuple[tuple[re.Pattern[str], Kind], ...] = (
        (_TOLL, "killed"),
        (_HURT, "injured"),
        (_GONE, "displaced"),
    )
    for pattern, kind in kinds:
        for match in pattern.finditer(text):
            trigger = parse.at(parse.sentence.start + match.end() - 1)
            if trigger is None:
                continue
            best = _toll_number(parse, trigger)
            if best is not None:
                out.append(Draft(kind, best, trigger, parse.sentence.index, None, best.figure, best.groups))
    return out


_BROUGHT = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:e|es|ing)|took|rais(?:e|es|ed|ing)|push(?:es|ed|ing)?)\s+to\s+",
    re.IGNORECASE,
)


_REACHING = {
    "to", "at", "of", "reached", "reach", "exceed", "rise", "passed", "was", "is", "stands", "stood", "exceeded", "surpassed",
    "hit", "climbed", "rose", "topped", "as", "put",
}  # fmt: skip


def _toll_number(parse: Parse, trigger: int) -> Mention | None:
    """The number that a toll has reached: behind it, or before it in 'bringing to 45 the number of dead'."""
    numbered = [m for m in mentions.find(parse) if m.figure is not None and not _one_person(parse, m)]
    before = [m for m in numbered if trigger - 8 <= m.last < trigger]
    if before and _BROUGHT.search(parse.text[parse.sentence.start : parse[before[-1].first].start][-14:]):
        return before[-1]
    for mention in numbered:
        if not trigger < mention.first <= trigger + 24:
            continue
        gap = [parse[j].lower for j in range(trigger + 1, mention.first)]
        if any(w in ("who", "while", "including", "among", "since") for w in gap):
            return None
        if len(gap) > 13 and gap[-1] not in ("to", "reached", "at"):
            return None
        lead = mention.figure.text.lower() if mention.figure else ""
        if set(gap) & _REACHING or not gap or lead.startswith(("pass", "exceed", "surpass", "topp")):
            return mention
    return None


def _one_person(parse: Parse, mention: Mention) -> bool:
    """'an AFP correspondent' behind a toll is no toll."""
    figure = mention.figure
    return figure is not None and figure.high == 1 and parse[mention.first].lower != "one"
