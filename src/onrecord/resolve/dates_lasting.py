"""Times that have lasted until now: 'for the fifth day in a row', 'two years of war', 'since the start of the offensive'."""

from __future__ import annotations

import re
from datetime import date

from onrecord.resolve import calendar_math as cal
from onrecord.resolve.calendar_math import UNKNOWN
from onrecord.resolve.date_setting import Reading, Resolver, Setting, count_of, number_of

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _nth_day(m: re.Match[str], s: Setting) -> Reading | None:
    """'for the fifth day in a row': from the first of them to publication."""
    if s.future or s.published is None:
        return Reading(UNKNOWN, "span", "duration")
    told = m["ord"].lower()
    count = _ORDINALS.index(told) if told in _ORDINALS else number_of(told) - 1
    unit = "day" if m["u"] == "night" else m["u"]
    return Reading((cal.moved(s.published, -count, unit), s.published), "span", "duration", cut=False)


def _war_length(m: re.Match[str], s: Setting) -> Reading | None:
    """'the five-year conflict' began at some time in the year so many years before."""
    count = count_of(m["n"])
    if count is None or s.published is None:
        return Reading((None, s.published), "span", "since")
    return Reading((date(s.published.year - count, 1, 1), s.published), "span", "since", cut=False)


def _war_span(m: re.Match[str], s: Setting) -> Reading | None:
    """'Three months of fighting have killed …', 'in the two years of war': so long, up to now; 'after five years of war' is no time."""
    if s.lead.split()[-1:] in (["after"], ["before"]) or s.published is None or s.future:
        return None
    count = count_of(m["n"])
    begin = cal.moved(s.published, -count, m["u"]) if count is not None else None
    return Reading((begin, s.published), "span", "since", cut=False)


def _outbreak(m: re.Match[str], s: Setting) -> Reading | None:
    """'since the start of the war', 'since the truce took effect': when that was is not told."""
    if "since" in s.lead or s.lead.split()[-1:] == ["from"]:
        return Reading((None, s.published), "span", "since", cut=False)
    return None


def _past_day(m: re.Match[str], s: Setting) -> Reading | None:
    """'over the past day': as 'the past 24 hours'; 'in the past fortnight'."""
    if s.published is None:
        return Reading(UNKNOWN, "span")
    return Reading((cal.moved(s.published, -1, m["u"]), s.published), "span", cut=False)


LASTING: dict[str, Resolver] = {
    "nthday": _nth_day,
    "warlength": _war_length,
    "warspan": _war_span,
    "outbreak": _outbreak,
    "pastday": _past_day,
}
