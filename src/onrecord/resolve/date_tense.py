"""Whether the words around a weekday or a month speak of what was or of what is to come.

Comes in: the stretch before (and, at the head of a sentence, after) the expression. Goes out: a `Tense`.
The verb nearest to the expression decides: 'it would resume on Thursday', but 'would be tried, he said
on Thursday'.
"""

from __future__ import annotations

import re
from typing import Literal

# A verb further back than this governs something else; it also keeps one endless line from costing squares.
_REACH = 250

Tense = Literal["past", "future", "unknown"]

_LY = r"(?:\s+(?:\w+ly|also|not|then|now|only|still|soon))?"
# 'due to begin' looks ahead, 'due to the damage' gives a reason.
_DUE = (
    r"due\s+(?:to\s+(?:be|begin|start|meet|take|hold|visit|arrive|leave|expire|end|resume|go|come|open|return|"
    r"travel|address|report|discuss|vote|convene|give|deliver|attend|last)|in|on|at|for|back|next|by)"
)
_AHEAD = (
    r"begins|starts|expires|opens|meets?|resumes|convenes|scheduled|expected|expects?|slated|poised|planned|planning|"
    r"plans?\s+to|extended|intends?|aims?|hopes?|promises|vows|upcoming|forthcoming|deadline|ahead\s+of|looking\s+to|"
    r"wants?\s+to|set\s+(?:to|for)|(?:travels|flies|heads)\s+to"
)
_BACK = (
    r"was|were|had|has|have|been|did|said|says?|told|struck|hit|began|took|came|made|went|left|saw|fell|broke|"
    r"held|met|fled|shot|became|found|led|lost|won|rose|sent|gave|fought|ran|brought|set"
)
# Words in -ed that tell no tense; 'a closed meeting' tells none either.
_STILL = r"need|speed|seed|based|armed|united|besieged|allied|embattled|exiled|hundred|wanted|preferred"
_CUE = re.compile(
    r"(?P<unreal>\b(?:would|could|should|might|may|must)(?:\s+not)?\s+have\b)|"
    r"(?P<past>\b(?:was|were|had\s+been)\s+(?:due|set|expected|scheduled|supposed|planned|meant|to)\b)|"
    r"(?P<future>\b(?:will|shall|won['’]t|would|should|may|might|must|[’']ll)\b"
    rf"{_LY}(?:\s+(?:be|have))?(?:\s+\w+(?:ed|en|ing)\b)?|"
    r"\binvited\s+(?:\w+\s+){1,4}to\b|"
    rf"\b(?:is|are)\s+(?:to|going|preparing|likely|supposed|meant)\b|\b{_DUE}\b|\b(?:{_AHEAD})\b)|"
    r"(?P<now>\b(?:is|are)\s+(?:\w+ly\s+)?(?!being\b)(?:\w+ing|heard|held)\b)|"
    rf"(?P<past2>(?<![-\w])(?<!\bbe )(?:{_BACK}|(?<!\ba )(?<!\ban )(?!(?:{_STILL})\b)\w{{2,}}ed)\b)",
    re.IGNORECASE,
)


_TIME_LIMIT = re.compile(
    r"(?<!\bhad )\b(?:until|till) (?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.? )?(?:on )?$", re.IGNORECASE
)
_LIMITS = re.compile(r"(?:until|till) ", re.IGNORECASE)
_TO_DO = re.compile(r" to [a-z]+\b")
"""'have given them until Tuesday to leave'"""


def _kind(match: re.Match[str]) -> Tense:
    # 'is calling for the redemption on 7 December'
    return "future" if match.group("future") else "unknown" if match.group("now") else "past"


def tense_at(text: str, sentence_start: int, start: int, end: int, sentence_end: int) -> Tense:
    """The tense of the verb nearest before; where nothing stands before, of the first one after."""
    if _TO_DO.match(text, end) and (
        _TIME_LIMIT.search(text, max(sentence_start, start - 24), start) or _LIMITS.match(text, start)
    ):
        return "future"
    last = None
    for match in _CUE.finditer(text, max(sentence_start, start - _REACH), start):
        last = last if _is_the_month(match) else match
    if last is not None:
        return _kind(last)
    if start - sentence_start > 20:
        return "unknown"
    found = _CUE.finditer(text, end, min(sentence_end, end + 90))
    first = next((m for m in found if not _is_the_month(m)), None)
    if first is None or "would" in first.group().lower():
        return "unknown"
    return _kind(first)


def _is_the_month(cue: re.Match[str]) -> bool:
    """'From March to May, 45 people were killed'"""
    return cue.group().startswith("May") and cue.start() > 0


_AWAITED = re.compile(
    r"\s+(?:\w+\s+){0,3}(?:elections?|vote|referendum|polls?|ballot|meetings?|summit|talks|deadline|hearing|session|"
    r"conference|visit|match|march|parade|inauguration|anniversary|funeral|run-?off|round)\b"
)


def is_over(text: str, end: int) -> bool:
    """Whether what "Tuesday's" owns was, whatever the verb before it: a raid was, "Sunday's vote" may be still to come."""
    return _AWAITED.match(text, end) is None
