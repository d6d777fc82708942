"""Figures that a report gives as earlier ones, since replaced: 'up from 15', 'an earlier count of 22'.

Comes in: a parsed sentence and where a number stands. Goes out: yes or no.
"""

from __future__ import annotations

import re

from onrecord.extract.numbers import CHANGE
from onrecord.extract.parse import Parse

_EARLIER = re.compile(
    r"\b(?:earlier(?=: )|earlier,? (?:\w+ ){0,3}(?:had )?sp(?:oke|oken) of|(?:said|reported|announced) (?:earlier|initially|previously|at first|originally)(?! (?:this|in|on|last|the|today)\b) (?:that )?|had (?:\w+ )?(?:given|put|reported|announced) (?:an?|the) (?:\w+ )?(?:toll|count|figure) (?:of|at)|(?:first|initially|earlier|originally|previously) (?:said|reported|put|gave|given|stated|announced|counted|spoke of)|revis(?:ed|ing) (?:\w+ ){0,3}from|(?:earlier|previous|initial|prior) (?:death |reported )?"
    r"(?:toll|count|figure|estimate|report|tally)(?: (?:of|was|put|had been|stood at|at))?|had (?:earlier|initially|previously|at first) "
    r"(?:said|put|reported|spoken of|counted|given)|(?:earlier|previous|initial|first) (?:statement|account|bulletin)(?: that)? (?:spoke of|gave|of|put \w+ at)|earlier version of (?:this|the|our) (?:\w+ )?(?:report|article|story|text|page)(?: (?:gave|said|stated|reported|put|had))+|instead of|rather than the|from an (?:earlier|initial)|initially (?:said|put|reported))\b",
    re.I,
)


_WHO_HAD = re.compile(
    r"\b(?:who|which) had (?:[\w-]+ ){0,3}?(?:spoken of|(?:given|put) (?:the|its|their) (?:(?:death )?toll|count|figure|number)"
    r"(?: of (?:the )?(?:dead|deaths|victims|killed|wounded|injured))? (?:of|at|as)) (?:(?:about|some|at|least|only|just) ){0,2}$",
    re.IGNORECASE,
)
"""'the governor, who had on Friday given the number of dead as 12, said …'"""
_CHANGED_FROM = re.compile(
    rf"\b{CHANGE} (?:\w+ )?from (?:(?:an?|the|its|their|his|about|some|at|least|earlier|initial|previous|first|figure|number|count|toll|"
    r"estimate|of|just|only|around|nearly|almost|more|than|over|reported|official)\s+)*$",
    re.I,
)


def changed_from(parse: Parse, first: int) -> bool:
    """'rose from 22 to 31', 'up from 22': the number before the change."""
    start = max(parse.sentence.start, parse[first].start - 60)
    return bool(_CHANGED_FROM.search(parse.text[start : parse[first].start]))


_TO_FROM = re.compile(
    rf"\b{CHANGE} (?:\w+ ){{0,2}}to (?:[\w,.]+ ){{1,4}}?from (?:(?:an?|the|about|some|at|least|earlier|initial|previous|just|only)\s+)*$",
    re.I,
)


_CHANGED_LATER = re.compile(
    r"(?:\s+(?:dead|killed|deaths|people|victims|fatalities|wounded|injured))?,? (?:(?:a|the) (?:\w+ )?(?:toll|figure|number|count),? )?(?:(?:which|that) (?:was|were|has been|have been) )?"
    r"(?:later|since|subsequently|then|afterwards|eventually) (?:been )?(?:revised|raised|lowered|cut|corrected|reduced|updated|increased|changed)(?: (?:up|down)(?:wards?)?)? to (?:[\w-]+ ){0,2}?\d",
    re.I,
)
"""'a toll of 18, later revised upwards to 24'"""


_PERIOD = re.compile(
    r"[\w,.]*\s+(?:(?:in|during|for) (?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d|the (?:same|previous|first|second|third|fourth|last))\b|"
    r"(?:last|the previous|the same) (?:year|month|week|quarter)|(?:a|the) (?:year|month|week) (?:earlier|before))",
)
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|up from|down from|from) (?:about |around |some |only |just |at least |more than )?$",
    re.IGNORECASE,
)


def of_another_period(parse: Parse, first: int) -> bool:
    """'15 deaths in May, compared with 22 in April', 'fell from 22 in April': a count of its own, which nothing corrects."""
    before = _COMPARED.search(
        parse.text, max(parse.sentence.start, parse[first].start - 40), parse[first].start
    )
    return before is not None and _PERIOD.match(parse.text, parse[first].end, parse.sentence.end) is not None


_RETRACTED = re.compile(
    r"(?: people| dead)? as (?:was |had been |they had )?(?:earlier |first |initially |previously )?(?:reported|said|stated|announced|claimed|believed|thought|feared)\b",
    re.IGNORECASE,
)
"""'Thirty people died, not 50 as reported earlier'"""


def superseded(parse: Parse, first: int) -> bool:
    """Whether the figure at token `first` is given as an earlier one, since corrected: 'up from 15'."""
    if _CHANGED_LATER.match(parse.plain, parse[first].end):
        return True
    start = max(parse.sentence.start, parse[first].start - 60)
    if of_another_period(parse, first):
        return False
    if changed_from(parse, first) or _TO_FROM.search(parse.text[start : parse[first].start]):
        return True
    if _WHO_HAD.search(parse.text[max(parse.sentence.start, start - 60) : parse[first].start]):
        return True
    if _RETRACTED.match(parse.text, parse[first].end) and first and parse[first - 1].lower == "not":
        return True
    last = None
    for match in _EARLIER.finditer(parse.text, start, parse[first].start):
        last = match
    return last is not None and not re.search(r"\d", parse.text[last.end() : parse[first].start])
