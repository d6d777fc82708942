"""Dates with a day or a month and year in them: 13.12.2016, 3-5 May, "the first week of July 2012".

Without its year a day is the last such one on or before publication, unless the verb is in the future;
in a history it is the one nearest to the date told before it.
"""

from __future__ import annotations

import re
from datetime import date

from onrecord.resolve import calendar_math as cal
from onrecord.resolve.calendar_math import UNKNOWN
from onrecord.resolve.date_setting import (
    Reading,
    Resolver,
    Setting,
    count_of,
    month_number,
    number_of,
    parted,
    weekday_number,
    whole_of,
)
from onrecord.resolve.date_words import COUNTED, DAY_WORDS, NAMED

# How far a history steps back before a day without a year counts as the next year's; measured on WikiWars.
_BACK = 110
_SAME_DAYS = 10
"""Days between two dates of one month that are of one telling."""
# A day without its year is the coming one where that is this near and the past one this far, in days.
_NEXT, _LONG_AGO = 75, 285


def _iso(m: re.Match[str], s: Setting) -> Reading | None:
    day = cal.day_of(int(m["y"]), int(m["m"]), int(m["d"]))
    return Reading((day, day), "day", full=True) if day else None


def _numeric(m: re.Match[str], s: Setting) -> Reading | None:
    """12/13/2016 and 13.12.2016; where both orders give a day, points and hyphens put the day first, and of
    5/4/2017 only the reading within a month before publication is taken, else neither."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    first = cal.day_of(year, b, a)
    other = cal.day_of(year, a, b)
    if first and other and first != other and m["sep"] == "/":
        near = [d for d in (first, other) if s.published and 0 <= (s.published - d).days <= 31]
        if len(near) != 1:
            return Reading(UNKNOWN, "day")
        first = near[0]
    day = first or other
    return Reading((day, day), "day", full=True) if day else None


def _stamp(m: re.Match[str], s: Setting) -> Reading | None:
    day = cal.day_of(2000 + int(m["yy"]), month_number(m["mon"]), number_of(m["d"]))
    return Reading((day, day), "day", "published", full=True) if day else None


def _day_month(m: re.Match[str], s: Setting) -> Reading | None:
    """'3 May', 'Saturday, March 28 2015', '3-5 May': without a year the last one on or before publication."""
    if NAMED.match(m.string, m.end()):
        return None
    first = number_of(m["d1"])
    return _days(
        m, s, first, number_of(m["d2"]) if m["d2"] else first, weekday_number(m["wd"]) if m["wd"] else None
    )


def _day_word(m: re.Match[str], s: Setting) -> Reading | None:
    """'the ninth of February'"""
    day = DAY_WORDS.index(m["o"]) + 1
    return _days(m, s, day, day, None)


def _days(m: re.Match[str], s: Setting, first: int, last: int, weekday: int | None) -> Reading | None:
    month = month_number(m["mon"])
    year = int(m["y"]) if m["y"] else related_year(m, s) if m["ry"] else s.year
    if m["ry"] and year is None:
        return Reading(UNKNOWN, "day")
    if year is None:
        if re.fullmatch("[Ss]eptember 11", m[0]) and re.match(
            r"\s+(?:attacks|hijack|terror)", m.string[m.end() : m.end() + 20]
        ):
            year = 2001
        elif (year := _year_for(month, first, weekday, s, last)) is None:
            return Reading(UNKNOWN, "day")
    start, end = cal.day_of(year, month, first), cal.day_of(year, month, last)
    if start is None or end is None or end < start:
        return None
    return Reading((start, end), "day", full=bool(m["y"]))


def related_year(m: re.Match[str], s: Setting) -> int | None:
    """The year of '3 May last year', 'July of that year'."""
    word = m["ry"].split()[-1]
    base = s.published if word in ("last", "this", "next") else s.near
    return base.year + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(word, 0) if base else None


def _month_day(m: re.Match[str], s: Setting) -> Reading | None:
    """As above; 'in July 20 people died' counts people, and the month is read alone by the caller."""
    # 'On April 20 troops broke through': on no month.
    if not m["y"] and not s.lead.endswith("on") and COUNTED.match(m.string, m.end()):
        return None
    return _day_month(m, s)


_LAST_YEAR = 400
_JUST_PAST = 31
"""A day of the last month is that of the news, whatever year was spoken of before."""


def _year_for(month: int, day: int, weekday: int | None, s: Setting, last: int | None = None) -> int | None:
    """The year that an unwritten one stands for; a weekday beside the date can tell."""
    if s.story:
        return story_year(month, day, s.story, s.published)
    if s.published is None:
        return None
    pub = s.published
    days = [d for y in range(pub.year - 6, pub.year + 2) if (d := cal.day_of(y, month, day))]
    if not days:
        return None
    if weekday is not None:
        days = _on_weekday(days, weekday, pub, last or day)
    # 'In March last year … on March 27': the month named just before lends its year.
    if (
        weekday is None
        and s.near
        and s.near != s.anchor
        and (s.near.month, s.near.day) == (month, 1)
        and s.near <= pub
        and day > 1
        and not ((pub - s.near).days > _LAST_YEAR and any(0 <= (pub - d).days <= _JUST_PAST for d in days))
    ):
        return s.near.year
    # '… on March 27. … By March 29': a day of the same days that was told before.
    if (
        weekday is None
        and s.near
        and s.near.month == month
        and s.near < pub
        and abs(s.near.day - day) <= _SAME_DAYS
        and not any(0 <= (pub - d).days <= _JUST_PAST for d in days)
    ):
        return s.near.year
    if weekday is None and (told := _year_of_the_narrative(days, month, day, s)) is not None:
        return told
    past = [d for d in days if d <= pub]
    coming = [d for d in days if d > pub]
    if not past or (coming and _is_coming(coming[0], past[-1], s)):
        return coming[0].year if coming else None
    return past[-1].year


_NEWS_DAYS = 150
"""A day longer ago than these is written with its year, or with 'last year', where the news itself tells it."""
_GOES_ON_DAYS = 62
_MONTH = 27


def _year_of_the_narrative(days: list[date], month: int, day: int, s: Setting) -> int | None:
    """'The battle was fought from 5 to 10 June 2000. On 6 June …', 'The siege began in June 2003. On 21 July …'"""
    first, last = s.span or (None, None)
    if s.published is None or s.near is None or first is None or last is None:
        return None
    here = cal.day_of(first.year, month, day)
    long_ago = last < cal.plus(s.published, -365) and first <= s.near <= cal.plus(last, _GOES_ON_DAYS)
    if here is None or not long_ago or (last - first).days > 366:
        return None
    told = [d for d in days if d <= s.published]
    of_the_news = bool(told) and (s.published - told[-1]).days <= _NEWS_DAYS
    just_past = bool(told) and (s.published - told[-1]).days <= _JUST_PAST
    if (of_the_news and (last - first).days > _GOES_ON_DAYS) or (just_past and (last - first).days >= _MONTH):
        # 'in power since 41 years ago. The boy was found on 25 November': a year that was named lends no day of the last months its own.
        return None
    if first <= here <= last:
        return here.year
    return here.year if 0 < (here - max(last, s.near)).days <= _GOES_ON_DAYS and not of_the_news else None


def _on_weekday(days: list[date], weekday: int, pub: date, last: int) -> list[date]:
    """Those that fall on the weekday, or whose last day does; a mistaken weekday does not send a date years away."""
    fitting = [d for d in days if weekday in (d.weekday(), cal.plus(d, last - d.day).weekday())]
    soon = [d for d in fitting if 0 <= (d - pub).days <= 60 or 0 <= (pub - d).days <= 366]
    return soon or fitting or days


def _is_coming(coming: date, past: date, s: Setting) -> bool:
    """A day of the next weeks that no verb puts in the past is the coming one, not that of a year ago."""
    if s.published is None:
        return False
    if s.future:
        # 'will study the raid of 2 May', written in June, speaks of weeks ago and not of the next May.
        return (coming - s.published).days <= 3 * (s.published - past).days
    ahead, ago = (coming - s.published).days, (s.published - past).days
    # 'Killed on 3 December', written in November, is of the year before; 'payable 3 December' is not.
    done = s.lead.startswith("on") and s.tense() == "past"
    return (ahead <= 45 and s.tense() == "unknown") or (ahead <= _NEXT and ago >= _LONG_AGO and not done)


def story_year(month: int, day: int, story: tuple[date, bool], published: date | None) -> int:
    """In a history time runs on: the day nearest to the one last spoken of, sooner after it than before."""
    last, only_year = story
    if only_year:
        return last.year
    here = cal.day_of(last.year, month, day) or cal.day_of(last.year, month, 28) or last
    year = last.year
    if here < cal.plus(last, -_BACK):
        year += 1
    elif here > cal.plus(last, 365 - _BACK):
        year -= 1
    late = published is not None and (cal.day_of(year, month, day) or here) > published
    return year - 1 if late else year


def _month_year(m: re.Match[str], s: Setting) -> Reading | None:
    year = int(m["y"]) if m["y"] else related_year(m, s)
    if year is None:
        return Reading(UNKNOWN, "month")
    start, end = cal.month_of(year, month_number(m["mon"]))
    if m["mon2"]:
        end = cal.month_of(year, month_number(m["mon2"]))[1]
        if end < start:
            start = cal.add_months(start, -12)
        return Reading((start, end), "span", full=True)
    return Reading(parted((start, end), "month", s.part), "month", full=True)


def _ordinal(m: re.Match[str], s: Setting) -> Reading | None:
    """'the first week of May', 'the second half of 2016', 'the third quarter of 2015'."""
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(m["ord"].lower(), 0)
    if m["mon"]:
        year = int(m["y"]) if m["y"] else s.year or _year_for(month_number(m["mon"]), 1, None, s)
        if year is None:
            return Reading(UNKNOWN, "span")
        whole, grain = cal.month_of(year, month_number(m["mon"])), "month"
    elif m["u2"]:
        spoken_of = _this_or_last(m, s)
        if spoken_of is None:
            return Reading(UNKNOWN, "span")
        whole, grain = spoken_of, m["u2"]
    else:
        whole, grain = cal.year_of(int(m["y2"])), "year"
    return Reading(_share_of(whole, grain, m["u"], order), "span", full=bool(m["y"] or m["y2"]))


def _this_or_last(m: re.Match[str], s: Setting) -> tuple[date, date] | None:
    """'the year', 'this month', 'last year' as a whole; None where no day is known to tell it by."""
    day = (s.story[0] if s.story else s.published) if m["rel"] != "last" else s.published
    return None if day is None else whole_of(cal.moved(day, -(m["rel"] == "last"), m["u2"]), m["u2"])


def _share_of(whole: tuple[date, date], grain: str, unit: str, order: int) -> tuple[date, date]:
    start, end = whole
    if unit == "half":
        return cal.part_of(whole, "year" if grain == "year" else "month", "half1" if order == 1 else "half2")
    if unit == "quarter" and grain == "year":
        return cal.quarter_of(start.year, order or 4)
    if unit.startswith("day"):
        size = 1 if unit == "day" else 3
        return (
            (cal.plus(end, 1 - size), end)
            if not order
            else (cal.plus(start, order - 1), cal.plus(start, order + size - 2))
        )
    if unit == "weekend":
        saturday = (
            cal.weekday_before(end, 5)
            if not order
            else cal.plus(cal.weekday_after(start, 5, including=True), 7 * order - 7)
        )
        return saturday, cal.plus(saturday, 1)
    return (
        (cal.plus(end, -6), end)
        if not order
        else (cal.plus(start, 7 * order - 7), cal.plus(start, 7 * order - 1))
    )


def _first_of(m: re.Match[str], s: Setting) -> Reading | None:
    """'the first three months of 2022', 'the last ten days of May', 'the first six months of the year'."""
    count = count_of(m["n"])
    if m["y2"]:
        whole = cal.year_of(int(m["y2"]))
    elif m["mon"]:
        year = int(m["y"]) if m["y"] else s.year or _year_for(month_number(m["mon"]), 1, None, s)
        if year is None:
            return Reading(UNKNOWN, "span")
        whole = cal.month_of(year, month_number(m["mon"]))
    else:
        spoken_of = _this_or_last(m, s)
        if spoken_of is None:
            return Reading(UNKNOWN, "span")
        whole = spoken_of
    if not count:
        return Reading(whole, "span", full=bool(m["y"] or m["y2"]))
    start, end = whole
    if m["ord"].lower() == "first":
        end = min(end, cal.plus(cal.moved(start, count, m["u"]), -1))
    else:
        start = max(start, cal.moved(cal.plus(end, 1), -count, m["u"]))
    return Reading((start, end), "span", full=bool(m["y"] or m["y2"]))


WRITTEN: dict[str, Resolver] = {
    "iso": _iso,
    "numeric": _numeric,
    "stamp": _stamp,
    "dmy": _day_month,
    "mdy": _month_day,
    "monthyear": _month_year,
    "dayword": _day_word,
    "ordinal": _ordinal,
    "firstof": _first_of,
}
