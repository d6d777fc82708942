"""A report's expressions of time as TIMEX3 would mark them: their own words, a type and a value.

Comes in: an annotated report. Goes out: `Timex`es, in the order of the text. They rest on the same hits as the days of
claims (dates.py); what dates nothing (lengths, habits, 'now') is added from timex_words.py. TIMEX3: Pustejovsky et al.,
"TimeML" (2003); its annotation guidelines 1.2.1 (2006).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from onrecord.records import AnnotatedReport
from onrecord.resolve import timex_words
from onrecord.resolve.calendar_math import add_months, quarter_of
from onrecord.resolve.date_setting import Hit
from onrecord.resolve.dates import expressions
from onrecord.resolve.timex_values import Timex, timexes_of, value_of
from onrecord.resolve.timex_words import Loose


@dataclass(slots=True)
class _Told:
    """What the report last spoke of."""

    published: date | None
    day: str = ""
    quarter: date | None = None


def find(report: AnnotatedReport) -> list[Timex]:
    """All expressions of time of the story and its date lines; none overlaps another."""
    text = report.report.text
    out: list[Timex] = []
    told = _Told(report.report.published)
    for start, end, hits, _ in expressions(report):
        dated = [(t, hit) for hit in hits if hit.rule != "clock" for t in timexes_of(text, hit)]
        found: list[tuple[Timex | Loose, Hit | None]] = []
        for loose in timex_words.find(text, start, end):
            met = [pair for pair in dated if pair[0].start < loose.end and loose.start < pair[0].end]
            if not met or _says_more(loose, met[0][0]):
                dated = [pair for pair in dated if pair not in met]
                found.append((loose, None))
        here = [
            _settled(text, one, hit, told)
            for one, hit in sorted([*found, *dated], key=lambda pair: pair[0].start)
        ]
        out += _with_days(text, here, told)
    return out


def _says_more(loose: Loose, dated: Timex) -> bool:
    """'every July' is no July, 'the 1988 quarter' no year."""
    return loose.start < dated.start and (loose.type == "SET" or loose.lean.startswith("quarter@"))


def _settled(text: str, one: Timex | Loose, hit: Hit | None, told: _Told) -> Timex:
    """The expression with what it takes from those before it."""
    if isinstance(one, Loose):
        value = _leaning(one, told) if one.lean not in ("", "day") else one.value
        return Timex(one.start, one.end, text[one.start : one.end], one.type, value)
    if hit is not None and hit.reading.grain == "quarter":
        told.quarter = hit.reading.days[0]
    if told.quarter and hit is not None and hit.rule in ("ago", "shift") and _YEAR_BACK.fullmatch(one.text):
        return replace(one, value=value_of(add_months(told.quarter, -12), "quarter"))
    return one


_YEAR_BACK = re.compile(r"a\s+year\s+(?:ago|earlier)", re.IGNORECASE)


def _leaning(one: Loose, told: _Told) -> str:
    if told.published is None:
        return ""
    if one.lean == "year":
        return f"{told.published.year}"
    quarter = told.quarter
    if quarter is None or quarter > told.published:
        quarter = quarter_of(*_quarter_before(told.published))[0]
    if one.lean == "quarter-ago":
        quarter = add_months(quarter, -12)
    elif "@" in one.lean:
        quarter = quarter.replace(year=int(one.lean.partition("@")[2]))
    return value_of(quarter, "quarter") if told.quarter or one.lean == "quarter" else f"{quarter.year}"


def _quarter_before(day: date) -> tuple[int, int]:
    then = add_months(day, -3)
    return then.year, (then.month + 2) // 3


_NEXT_TO = re.compile(r",?\s+\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _with_days(text: str, here: list[Timex], told: _Told) -> list[Timex]:
    """Clock times with their day: the one beside them ('5 p.m. Tuesday' is one expression), else the one last told."""
    out: list[Timex] = []
    for one in here:
        day = _DAY.match(one.value)
        before = out[-1] if out else None
        if (
            day
            and before
            and before.value.startswith("T")
            and _NEXT_TO.fullmatch(text[before.end : one.start])
        ):
            words = text[before.start : one.end]
            out[-1] = Timex(before.start, one.end, words, "TIME", day[0] + before.value)
        else:
            out.append(one)
        if day:
            told.day = day[0]
    since = told.day or (told.published.isoformat() if told.published else "")
    return [replace(t, value=since + t.value) if t.value.startswith("T") and since else t for t in out]
