"""Why words of time mean the days that they were read as: one short reason for every mention.

Comes in: a hit and what is known of its report. Goes out: words for a reader ('the last Tuesday on or before publication,
2016-12-15').
"""

from __future__ import annotations

from datetime import date

from onrecord.calendar_words import WEEKDAYS
from onrecord.resolve.date_setting import Hit

_LEANS = {"shift", "anchored", "clock", "then", "samespan"}
_FROM_PUBLICATION = {"spoken", "ago", "rolling", "recent", "vague", "relative", "weekend", "within", "lasting", "beforelast", "thewhole"}  # fmt: skip
_WITHOUT_YEAR = {
    "dmy": "day",
    "mdy": "day",
    "month": "month",
    "season": "season",
    "quarter": "quarter",
    "ramadan": "fast",
    "feast": "feast",
    "ordinal": "stretch",
}


def reason(hit: Hit, published: date | None, *, history: bool) -> str:
    """In a few words; says also why there are no days."""
    start, end = hit.reading.days
    if hit.reading.role == "published":
        return "the report's own date line"
    known = start is not None or end is not None
    if not known:
        return _unknown(hit, published)
    if hit.reading.full:
        return "named with its year"
    if hit.parts:
        return "from the first to the last day named; " + reason(hit.parts[-1], published, history=history)
    if _leans(hit):
        return "counted from the day told before it"
    if history and hit.rule not in _FROM_PUBLICATION:
        return "its year taken from the days told before it"
    if published is None:
        return "counted from a day that the text names"
    if hit.rule == "weekday":
        return _weekday(hit, start, published)
    if hit.rule in _WITHOUT_YEAR:
        return _yearless(_WITHOUT_YEAR[hit.rule], start, published)
    if start is None:
        return f"how far back is not said; up to publication, {published}"
    return f"counted from publication, {published}"


def _leans(hit: Hit) -> bool:
    words = hit.match[0].lower().split()
    return hit.rule in _LEANS or (
        hit.rule in ("relative", "weekday", "season")
        and bool({"previous", "following", "same", "that"} & set(words[:3]))
    )


def _unknown(hit: Hit, published: date | None) -> str:
    if _leans(hit):
        return "counted from another day, and none was told before it"
    if hit.rule == "numeric":
        return "day and month may stand in either order"
    if published is None and not hit.reading.full:
        return "no year, and no day of publication"
    return "the words allow no days"


def _weekday(hit: Hit, start: date | None, published: date) -> str:
    if start is None:
        return "the words allow no days"
    day = WEEKDAYS[hit.reading.days[1].weekday() if hit.reading.days[1] else start.weekday()].capitalize()
    if start > published:
        return f"the next {day} after publication, {published}, as the verb speaks of what is to come"
    return f"the last {day} on or before publication, {published}"


def _yearless(what: str, start: date | None, published: date) -> str:
    if start is not None and start > published:
        return f"the next such {what} after publication, {published}"
    return f"the last such {what} on or before publication, {published}"
