"""Days, weeks, months, years and feasts as inclusive intervals; no words of any language here.

Comes in: days and counts. Goes out: `Interval`, a pair of days, either end None where it is open.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

Interval = tuple[date | None, date | None]
Grain = Literal["day", "weekend", "week", "month", "season", "quarter", "year", "decade", "span"]
"""How wide the words are; parts ('early', 'late') mean something else for each."""

Part = Literal["early", "start", "mid", "late", "end", "half1", "half2", "earlier", "later"]

UNKNOWN: Interval = (None, None)

# First day of Ramadan as kept in the Levant and Iraq; neighbours may differ by a day.
_RAMADAN = (
    "2001-11-17 2002-11-06 2003-10-27 2004-10-15 2005-10-04 2006-09-24 2007-09-13 2008-09-01 2009-08-22 "
    "2010-08-11 2011-08-01 2012-07-20 2013-07-10 2014-06-28 2015-06-18 2016-06-06 2017-05-27 2018-05-16 "
    "2019-05-06 2020-04-24 2021-04-13 2022-04-02 2023-03-23 2024-03-11 2025-03-01 2026-02-18 2027-02-08"
)
RAMADAN = tuple(date.fromisoformat(day) for day in _RAMADAN.split())
# Eid al-Adha, the tenth of Dhu al-Hijja.
_ADHA = (
    "2001-03-05 2002-02-22 2003-02-11 2004-02-01 2005-01-20 2006-01-10 2006-12-31 2007-12-19 2008-12-08 "
    "2009-11-27 2010-11-16 2011-11-06 2012-10-26 2013-10-15 2014-10-04 2015-09-24 2016-09-12 2017-09-01 "
    "2018-08-21 2019-08-11 2020-07-31 2021-07-20 2022-07-09 2023-06-28 2024-06-16 2025-06-06 2026-05-27"
)
ADHA = tuple(date.fromisoformat(day) for day in _ADHA.split())


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day (31 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def plus(day: date, days: int) -> date:
    """`day` moved, held inside what dates can express."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, 1), 9999), index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def moved(day: date, count: int, unit: str) -> date:
    """`day` moved by a count of hours, days, nights, weeks, fortnights, months, years or decades."""
    unit = unit.removesuffix("s")
    if unit == "hour":
        return plus(day, -(-abs(count) // 24) * (1 if count > 0 else -1))
    if unit in ("day", "night"):
        return plus(day, count)
    if unit in ("week", "fortnight"):
        return plus(day, count * (7 if unit == "week" else 14))
    return add_months(day, count * {"month": 1, "year": 12, "decade": 120}[unit])


def week_of(day: date) -> tuple[date, date]:
    """Monday to Sunday."""
    monday = plus(day, -day.weekday())
    return monday, plus(monday, 6)


def month_of(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_of(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def quarter_of(year: int, quarter: int) -> tuple[date, date]:
    return date(year, quarter * 3 - 2, 1), month_of(year, quarter * 3)[1]


def season_of(year: int, season: str) -> tuple[date, date]:
    """Whole months of the north; a winter belongs to the year in which it begins."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[season]
    end = add_months(date(year, first, 1), 2)
    return date(year, first, 1), month_of(end.year, end.month)[1]


def weekday_before(day: date, weekday: int, *, including: bool = True) -> date:
    """The last such weekday on (or strictly before) a day; Monday is 0."""
    if not including:
        day = plus(day, -1)
    return plus(day, -((day.weekday() - weekday) % 7))


def weekday_after(day: date, weekday: int, *, including: bool = False) -> date:
    """The first such weekday after (or on) a day."""
    if not including:
        day = plus(day, 1)
    return plus(day, (weekday - day.weekday()) % 7)


def weekend_before(day: date) -> tuple[date, date]:
    """The weekend going on, else the last one."""
    saturday = weekday_before(day, 5)
    return saturday, plus(saturday, 1)


def ramadan_on_or_before(day: date) -> tuple[date, date] | None:
    """The fast that goes on or was last kept; None outside the table."""
    for first in reversed(RAMADAN):
        if first <= day <= plus(first, 366):
            return first, plus(first, 29)
    return None


def ramadan_in(year: int) -> tuple[date, date] | None:
    return next(((first, plus(first, 29)) for first in RAMADAN if first.year == year), None)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian rule)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the churches that keep the Julian rule (Meeus), as a Gregorian day; right from 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return plus(date(year, month, day + 1), 13)


def part_of(interval: tuple[date, date], grain: Grain, part: Part) -> tuple[date, date]:
    """The early, middle or late part. Of a month that is 1-10, 11-20 and 21-end (the claim format's thirds);
    of a year its thirds, its first and last three months where 'beginning' or 'end' is said."""
    start, end = interval
    if part in ("earlier", "later") or grain in ("day", "weekend"):
        return interval
    cuts = _cuts(start, end, grain)[part]
    return cuts


def _cuts(start: date, end: date, grain: Grain) -> dict[str, tuple[date, date]]:
    if grain == "week":
        early, late = (start, plus(start, 2)), (plus(start, 3), end)
        middle, first, last = (plus(start, 1), plus(start, 3)), (start, start), (plus(start, 4), end)
    elif grain == "month":
        early, middle, late = (
            (start, plus(start, 9)),
            (plus(start, 10), plus(start, 19)),
            (plus(start, 20), end),
        )
        first, last = early, late
    elif grain == "year":
        early, middle, late = _months(start, 0, 4), _months(start, 4, 4), _months(start, 8, 4)
        first, last = _months(start, 0, 3), _months(start, 9, 3)
    else:
        third = max((end - start) // 3, timedelta(days=1))
        early, middle, late = (start, start + third), (start + third, end - third), (end - third, end)
        first, last = early, late
    half = start + (end - start) // 2
    if grain == "year":
        half = date(start.year, 6, 30)
    if grain == "month":
        half = plus(start, 14)
    return {
        "early": early, "start": first, "mid": middle, "late": late, "end": last,
        "half1": (start, half), "half2": (plus(half, 1), end),
    }  # fmt: skip


def _months(start: date, skip: int, count: int) -> tuple[date, date]:
    last = add_months(start, skip + count - 1)
    return add_months(start, skip), month_of(last.year, last.month)[1]
