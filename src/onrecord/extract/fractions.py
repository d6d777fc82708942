"""Shares told as fractions: 'half', 'two thirds', 'most', '80 per cent', and what they come to of a number.

Comes in: a parsed sentence. Goes out: the fractions' wordings, the figure of a fraction of so many, and that of people counted as a
part of a number: 'half of the town's 900 inhabitants have fled'. Shares of people already harmed are found in shares_apart.py.
"""

from __future__ import annotations

import math
import re

from onrecord.extract.parse import Parse
from onrecord.extract.words import STATES, VERBS
from onrecord.records import Figure

_ABOUT = r"(?:about |around |nearly |almost |some |close to |roughly )?"
_OF = r"\b(?= of\b| (?:were|are|was|is)\b)"


def _part(words: str, share: float) -> tuple[re.Pattern[str], float]:
    return re.compile(words, re.IGNORECASE), share


SHARES = (
    _part(r"\b(?:more than|over|at least) half\b", 0.5),
    _part(r"\b(?:most|the majority|a majority|the bulk)(?: of)?\b", 0.5),
    _part(
        r"\b(?:mostly|mainly|largely|chiefly|principally|predominantly|the vast majority|nearly all|almost all)\b",
        0.5,
    ),
    _part(r"\b(?:the )?(?:greater|better|larger) part(?: of)?\b", 0.5),
    _part(r"\b(?:about |around |nearly )?half\b", 0.5),
    _part(rf"\b{_ABOUT}two[- ]thirds{_OF}", 2 / 3),
    _part(rf"\b{_ABOUT}(?:a|one)[- ]third{_OF}", 1 / 3),
    _part(rf"\b{_ABOUT}(?:a|one)[- ]quarter{_OF}", 1 / 4),
    _part(rf"\b{_ABOUT}three[- ]quarters{_OF}", 3 / 4),
    _part(rf"\b{_ABOUT}(?:a|one)[- ]fifth{_OF}", 1 / 5),
    _part(
        rf"\b(?:more than |over |at least )?{_ABOUT}(?P<percent>\d{{1,2}}(?:\.\d+)?) ?(?:%|per ?cent)(?= of)",
        0.0,
    ),
)
"""Of 'most' and the like no more is said than 'at least half'."""

NOUNS = {"half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "percent", "cent"}
_NUMERATOR = re.compile(
    r"(?:one|two|three|four|a|\d)[- ](?:thirds?|quarters|fifths?|tenths?)\b|one quarter\b(?= of| were| are)",
    re.IGNORECASE,
)


def is_numerator(words: str) -> bool:
    """'three quarters of them': the three count nobody."""
    return _NUMERATOR.match(words) is not None


def amount(match: re.Match[str], share: float, size: int) -> Figure:
    """The figure of a share: exact fractions are about that many, 'most' and 'more than half' at least half, rounded up."""
    words = match.group().lower()
    percent = match.groupdict().get("percent")
    bounded = words.startswith(("more than", "over", "at least"))
    vague = bounded or (share == 0.5 and not words.endswith("half"))
    share = float(percent) / 100 if percent else share
    number = math.ceil(size * share) if vague else round(size * share)
    return Figure(number, None if vague else number, True, match.group())


_WHOSE = re.compile(
    r"(?P<of> of\b)?(?P<whose> (?:the|its|their|his)\b| (?:the )?(?:[\w-]+ ){0,2}[\w-]+(?:['’]s|s['’]))?"
    r"(?: (?:estimated|about|around|some|more than))* ?",
    re.IGNORECASE,
)


def of_counted(parse: Parse, first: int, head: int, figure: Figure) -> Figure:
    """'half of the town's 60,000 people have left' counts half of them; 'half of the 80 people killed were women' counts the 80 as killed."""
    if figure.number is None or parse[head].lower in STATES or _harmed_already(parse, head):
        return figure
    start = max(parse.sentence.start, parse[first].start - 60)
    before = parse.text[start : parse[first].start]
    definite = figure.text.lower().startswith(("the ", "its ", "their "))
    for pattern, share in SHARES:
        for match in pattern.finditer(before):
            whose = _WHOSE.fullmatch(before, match.end())
            if whose is not None and (
                whose["of"] or whose["whose"] or definite or match.group().endswith(" of")
            ):
                part = amount(match, share, figure.number)
                words = parse.text[start + match.start() : parse[first].start] + figure.text
                return Figure(part.low, part.high, True, words, figure.unit)
    return figure


def _harmed_already(parse: Parse, head: int) -> bool:
    """Whether the noun's own clause tells what befell all of them: 'the 80 people killed', 'the 80 who were hurt'."""
    return any(parse[c].lemma in VERBS for c in parse.kids(head, "acl", "relcl", "amod"))
