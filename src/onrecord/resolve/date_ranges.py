"""Two dates that are the ends of one stretch: 'from Friday to Sunday', 'between March and June 2016'.

Comes in: two hits that follow each other. Goes out: one hit for both, or None where they are two times.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from onrecord.resolve.calendar_math import Interval, plus
from onrecord.resolve.date_setting import Hit, Resolver

_JOINED = {
    "dmy", "mdy", "dayword", "monthyear", "weekday", "month", "year", "spoken", "iso", "numeric", "season",
}  # fmt: skip
_AND = re.compile(r"\s+and\s+\Z")
_TO = re.compile(r"\s+(?:to|through|till|until|into)\s+\Z|\s*[-–—]\s*\Z")


def joined(text: str, a: Hit, b: Hit, resolvers: Mapping[str, Resolver]) -> Hit | None:
    """'from Friday to Sunday', 'between March and June 2016', 'Tuesday and Wednesday' as one stretch."""
    if a.rule not in _JOINED or b.rule not in _JOINED or "published" in (a.reading.role, b.reading.role):
        return None
    if b.rule == "spoken" and b.reading.days[0] != b.reading.days[1]:
        return None
    gap = text[a.end : b.start] + (text[b.start : b.core] if b.setting.lead in ("until", "till") else "")
    wide = _TO.match(gap) is not None or ("between" in a.setting.lead and _AND.match(gap) is not None)
    if not wide and not (_AND.match(gap) and b.setting.lead in ("", "early", "late")):
        return None
    a = _lend_year(a, b, resolvers)
    days = _ordered(a, b, resolvers)
    if days is None or (not wide and not _touching(a, b)):
        return None
    reading = replace(
        b.reading, days=days, grain="span", full=a.reading.full and b.reading.full, role=a.reading.role
    )
    return replace(a, end=b.end, reading=reading, parts=(*(a.parts or (a,)), b))


def _lend_year(a: Hit, b: Hit, resolvers: Mapping[str, Resolver]) -> Hit:
    start = b.reading.days[0]
    if a.reading.full or not b.reading.full or start is None or a.rule not in ("dmy", "mdy", "month"):
        return a
    for year in (start.year, start.year - 1):
        reading = resolvers[a.rule](a.match, replace(a.setting, year=year))
        if reading and reading.days[0] and reading.days[0] <= start:
            return replace(a, reading=replace(reading, full=True))
    return a


def _ordered(a: Hit, b: Hit, resolvers: Mapping[str, Resolver]) -> Interval | None:
    """From the first day to the last; a weekday that came out too late is the one of the week before."""
    first, last = a.reading.days[0], b.reading.days[1]
    if first is None or last is None:
        return (None, None) if a.reading.grain == b.reading.grain else None
    if first > last and a.rule == "weekday":
        first = plus(first, -7)
    if first > last and a.rule in ("month", "mdy", "dmy") and not a.reading.full:
        reading = resolvers[a.rule](a.match, replace(a.setting, year=last.year - 1))
        first = reading.days[0] if reading and reading.days[0] else first
    return (first, last) if first <= last else None


def _touching(a: Hit, b: Hit) -> bool:
    end, start = a.reading.days[1], b.reading.days[0]
    return (
        end is not None and start is not None and a.reading.grain == b.reading.grain and plus(end, 1) == start
    )
