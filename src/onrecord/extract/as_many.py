"""Figures told by another: 'Twelve were killed and as many wounded', 'left 12 dead and twice that number injured'.

Comes in: a parsed sentence and its drafts. Goes out: drafts of those whose number the words give by one told just before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.drafts import Draft
from onrecord.extract.parse import Parse
from onrecord.extract.words import STATES
from onrecord.records import Figure

_AS_MANY = re.compile(
    r"\band (?:(?P<bound>more than|over|at least|nearly|almost|about|around|some) )?(?:(?P<times>twice|double|three times|four times|half) )?"
    r"(?:as many|(?P<that>that (?:number|many)))(?: (?:again|more|others|people))*(?: (?:were|are|was|have been|had been|left))? "
    r"(?P<state>wounded|injured|hurt|killed|dead|missing|arrested|detained|abducted|kidnapped|displaced)\b",
    re.IGNORECASE,
)
_TIMES = {"twice": 2.0, "double": 2.0, "three times": 3.0, "four times": 4.0, "half": 0.5}
_AT_LEAST = ("more than", "over", "at least")


def find(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """The people of 'as many wounded', counted by the last number before them."""
    text = parse.plain
    out = []
    for match in _AS_MANY.finditer(text, parse.sentence.start, parse.sentence.end):
        first, last = parse.at(match.start() + len("and ")), parse.at(match.end() - 1)
        before = [
            d
            for d in drafts
            if d.figure is not None and not d.share and first is not None and d.mention.last < first
        ]
        if first is None or last is None or not before or not (match["times"] or not match["that"]):
            continue
        told = before[-1]
        words = text[parse[first].start : match.start("state")].strip()
        figure = _times(told.figure, match, words)
        kind = STATES[match["state"].lower()]
        if figure is None or kind == told.kind:
            continue
        mention = replace(
            told.mention,
            head=last,
            first=first,
            last=last - 1,
            figure=figure,
            groups=("person",),
            affiliation=None,
            bare=True,
            noun="",
        )
        out.append(Draft(kind, mention, last, parse.sentence.index, told.method, figure, mention.groups))
    return out


def _times(figure: Figure | None, match: re.Match[str], words: str) -> Figure | None:
    """So many times a figure: of 'at least 12' as many are at least 12."""
    if figure is None:
        return None
    by = _TIMES[match["times"].lower()] if match["times"] else 1.0
    bound = (match["bound"] or "").lower()
    low = None if figure.low is None else round(figure.low * by)
    high = None if figure.high is None or bound in _AT_LEAST else round(figure.high * by)
    about = figure.approximate or (bool(bound) and bound not in _AT_LEAST)
    return Figure(low, high, about, words)
