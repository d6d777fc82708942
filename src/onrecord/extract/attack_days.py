"""Which days are an attack's own: of a battle that went on for days, of those whose funeral was fired on, of what was told before it came.

Comes in: a time, or a parsed sentence and a word of it. Goes out: yes or no.
"""

from __future__ import annotations

import re
from datetime import date

from onrecord.extract.parse import Parse
from onrecord.records import When

_FOR_DAYS = re.compile(r"(?:during|over|throughout|in) the (?:last|past) (?:\w+ days|week)\b", re.IGNORECASE)


def went_on(when: When | None) -> bool:
    """'during the last five days': of which a day that is told after it is only the worst."""
    return when is not None and _FOR_DAYS.match(when.text) is not None


_FUNERAL_FOR = re.compile(
    r"\b(?:funeral|burial|procession|vigil|memorial|mourners|wake)\b[^.,;]{0,20}? (?:for|of) $"
)


def mourned(parse: Parse, trigger: int) -> bool:
    """'fired on a funeral for two women who had died on Friday': those two died before."""
    if parse[trigger].dep not in ("relcl", "acl"):
        return False
    first, _ = parse.extent(parse[trigger].head)
    start = parse[first].start
    return _FUNERAL_FOR.search(parse.text, max(parse.sentence.start, start - 60), start) is not None


def earlier(first: When | None, second: When | None) -> bool:
    return first is not None and second is not None and (first.start or date.max) < (second.start or date.min)
