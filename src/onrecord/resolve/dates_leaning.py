"""Times that lean on what the report told before them: 'the next day', 'by nightfall', 'since then', 'over the same period'."""

from __future__ import annotations

import re
from typing import cast

from onrecord.resolve import calendar_math as cal
from onrecord.resolve.calendar_math import UNKNOWN, Grain
from onrecord.resolve.date_setting import Reading, Resolver, Setting, whole_of


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


def _same_span(m: re.Match[str], s: Setting) -> Reading | None:
    """'over the same period': from one day to another, as told last."""
    return Reading(s.span, "span", cut=False) if s.span is not None else Reading(UNKNOWN, "span")


def _then(m: re.Match[str], s: Setting) -> Reading | None:
    return Reading((s.near, s.near), "day")


LEANING: dict[str, Resolver] = {"anchored": _anchored, "then": _then, "samespan": _same_span}
