"""Times that lean on what the report told before them: 'the next day', 'by nightfall', 'since then', 'over the same period'."""

from __future__ import annotations

import re
from typing import cast

from onrecord.resolve import calendar_math as cal
from onrecord.resolve.calendar_math import UNKNOWN, Grain
from onrecord.resolve.date_setting import Reading, Resolver, Setting, count_of, whole_of


def _anchored(m: re.Match[str], s: Setting) -> Reading | None:
    words = m["w"].lower()
    if re.search(
        r"in the day|later (?:the|that)|^(?:nightfall|sunset|sundown|daybreak|before dawn|afternoon|evening|midday|noon|dusk)$",
        words,
    ):
        day = s.anchor or s.published
        return Reading((day, day), "day", cut=False)
    if m["u"]:
        if s.near is None:
            return Reading(UNKNOWN, "span")
        unit = cast(Grain, m["u"])
        then = cal.moved(s.near, -1 if m["way"] == "before" else 1, unit)
        return Reading(whole_of(then, unit), unit, cut=False)
    if s.anchor is None:
        return Reading(UNKNOWN, "day")
    step = (
        1
        if re.search(r"next|following|day after", words)
        else -1
        if re.search(r"previous|day before", words)
        else 0
    )
    day = cal.plus(s.anchor, step)
    return Reading((day, day), "day", cut=False)


_LEANS_ON = 7
"""Days before publication on which what is told with an hour alone may lie: an hour after a date of long ago is of no day that is told."""
_OF_THE_EVE = re.compile(
    r"midnight|night|dusk|sunset|evening|(?:[6-9]|1[01])(?:[.:]\d\d)?\s*p|(?:1[89]|2[0-3])[.:]?\d\d\s",
    re.IGNORECASE,
)


_TO_BEGIN = re.compile(
    r"\b(?:beginning|starting|start|begin|effect|effective|force|expires?|expire|ends?|deadline|until|till) (?:(?:at|from) )?\Z",
    re.IGNORECASE,
)
"""'a ceasefire beginning at midnight': of a day to come."""


def _hour(m: re.Match[str], s: Setting) -> Reading | None:
    """'before dawn', 'at about 3 a.m.': of the day last told, else of the day of publication, or, late in the evening, of its eve."""
    if s.future or _TO_BEGIN.search(m.string, max(0, m.start() - 40), m.start()):
        return None
    published = s.published
    day = published if "since" in s.lead else s.anchor or published
    if day is None or (published is not None and abs((published - day).days) > _LEANS_ON):
        return Reading(UNKNOWN, "day")
    if m["dark"]:
        day = cal.plus(day, -1)
        return Reading((day, day), "day", cut=False)
    first = cal.plus(day, -1) if s.anchor is None and _OF_THE_EVE.search(m[0]) else day
    return Reading((first, day), "day", cut=False)


def _same_span(m: re.Match[str], s: Setting) -> Reading | None:
    """'over the same period': from one day to another, as told last."""
    return Reading(s.span, "span", cut=False) if s.span is not None else Reading(UNKNOWN, "span")


def _then(m: re.Match[str], s: Setting) -> Reading | None:
    return Reading((s.near, s.near), "day")


_COMES = re.compile(r"\bcomes? (?:just |only |barely |some |about |around )?\Z")


def _shift(m: re.Match[str], s: Setting) -> Reading | None:
    """'two days earlier', 'a week later'; 'a day after (the raid)' dates the raid, which came first."""
    count, unit, way = count_of(m["n"]), m["u"].removesuffix("s"), m["dir"].lower()
    anchor = s.anchor
    if _COMES.search(m.string, max(0, m.start() - 24), m.start()) and s.published is not None:
        # 'The reports come just a day after …': from the news, whatever day was spoken of last
        anchor = s.published
    if count is None or anchor is None:
        return Reading(UNKNOWN, "span")
    bare = way in ("before", "after") and re.match(r"\s+\w", m.string[m.end() : m.end() + 2])
    forward = way in ("later", "afterward", "afterwards", "after")
    if bare:
        forward = not forward
    then = cal.moved(anchor, count if forward else -count, unit)
    if unit in ("day", "night", "week", "fortnight"):
        return Reading((then, then), "day", cut=False)
    return Reading(
        whole_of(then, unit if unit == "month" else "year"), "month" if unit == "month" else "year"
    )


LEANING: dict[str, Resolver] = {
    "anchored": _anchored,
    "shift": _shift,
    "clock": _hour,
    "then": _then,
    "samespan": _same_span,
}
