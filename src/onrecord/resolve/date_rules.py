"""What each expression of date_words.py means: one small function for each, listed in `RESOLVERS`.

Comes in: a match and its `Setting`. Goes out: a `Reading`, or None where the words are no time at all.
Without a publication date only what is written out in full has days; the rest keeps its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.resolve import calendar_math as cal
from onrecord.resolve.calendar_math import UNKNOWN, Grain, Interval, Part
from onrecord.resolve.date_tense import Tense
from onrecord.resolve.date_words import CAPITAL_NEXT, COUNTED, COUNTS, MONTHS, NAMED, PAPERS, WEEKDAYS

Role = Literal["when", "since", "duration", "published"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds an expression: the words that lead it, the tense, and the days it may lean on."""

    published: date | None
    lead: str
    """The leading words in lower case: 'early on', 'in late'."""
    part: Part | None
    tense: Callable[[], Tense]
    anchor: date | None = None
    """The day last spoken of in the report."""
    near: date | None = None
    """The first day of whatever was last spoken of, be it a day, a month or a year."""
    story: tuple[date, bool] | None = None
    """In a history: the day (or, where True, only the year) last spoken of; years are taken from it."""
    year: int | None = None
    """The year lent by the other end of a range: 'between March and June 2016'."""

    @property
    def future(self) -> bool:
        return self.tense() == "future"


@dataclass(frozen=True, slots=True)
class Reading:
    days: Interval
    grain: Grain
    role: Role = "when"
    full: bool = False
    """Written out with its year, so that it needs no publication date."""
    cut: bool = True
    """Ends at publication where that falls inside it and nothing speaks of the future."""


# How far a history steps back before a day without a year counts as the next year's; measured on WikiWars.
_BACK = 110

Resolver = Callable[[re.Match[str], Setting], Reading | None]


def count_of(words: str) -> int | None:
    """The number said, None for 'several' and the like."""
    words = words.lower().replace("-", " ")
    if words.isdigit():
        return int(words)
    if words.startswith(("several", "some", "many")):
        return None
    total = sum(COUNTS.get(w, 0) for w in words.split() if w not in ("a", "an"))
    return total or (1 if words in ("a", "an") else None)


def month_number(words: str) -> int:
    return MONTHS[words[:3].lower()]


def _number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _weekday(words: str) -> int:
    return next(i for i, name in enumerate(WEEKDAYS) if name.startswith(words[:3].lower()))


def _parted(days: tuple[date, date], grain: Grain, part: Part | None) -> tuple[date, date]:
    return cal.part_of(days, grain, part) if part else days


# --- written out -------------------------------------------------------------------------------------------


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
    day = cal.day_of(2000 + int(m["yy"]), month_number(m["mon"]), _number(m["d"]))
    return Reading((day, day), "day", "published", full=True) if day else None


def _day_month(m: re.Match[str], s: Setting) -> Reading | None:
    """'3 May', 'Saturday, March 28 2015', '3-5 May': without a year the last one on or before publication."""
    if NAMED.match(m.string, m.end()):
        return None
    month, first = month_number(m["mon"]), _number(m["d1"])
    last = _number(m["d2"]) if m["d2"] else first
    year = int(m["y"]) if m["y"] else _related_year(m, s) if m["ry"] else s.year
    if m["ry"] and year is None:
        return Reading(UNKNOWN, "day")
    if year is None:
        if re.fullmatch("[Ss]eptember 11", m[0]) and re.match(r"\s+(?:attacks|hijack|terror)", m.string[m.end() :]):
            year = 2001
        elif (year := _year_for(month, first, _weekday(m["wd"]) if m["wd"] else None, s)) is None:
            return Reading(UNKNOWN, "day")
    start, end = cal.day_of(year, month, first), cal.day_of(year, month, last)
    if start is None or end is None or end < start:
        return None
    return Reading((start, end), "day", full=bool(m["y"]))


def _related_year(m: re.Match[str], s: Setting) -> int | None:
    """The year of '3 May last year', 'July of that year'."""
    word = m["ry"].split()[-1]
    base = s.published if word in ("last", "this", "next") else s.near
    return base.year + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(word, 0) if base else None


def _month_day(m: re.Match[str], s: Setting) -> Reading | None:
    """As above; 'in July 20 people died' counts people, and the month is read alone by the caller."""
    if not m["y"] and COUNTED.match(m.string, m.end()):
        return None
    return _day_month(m, s)


def _year_for(month: int, day: int, weekday: int | None, s: Setting) -> int | None:
    """The year that an unwritten one stands for; a weekday beside the date can tell."""
    if s.story:
        return _story_year(month, day, s.story, s.published)
    if s.published is None:
        return None
    pub = s.published
    days = [d for y in range(pub.year - 6, pub.year + 2) if (d := cal.day_of(y, month, day))]
    if not days:
        return None
    if weekday is not None:
        days = _on_weekday(days, weekday, pub)
    past = [d for d in days if d <= pub]
    coming = [d for d in days if d > pub]
    if not past or (coming and _is_coming(coming[0], past[-1], s)):
        return coming[0].year if coming else None
    return past[-1].year


def _on_weekday(days: list[date], weekday: int, pub: date) -> list[date]:
    """Those that fall on the weekday; a mistaken weekday does not send a date years away."""
    fitting = [d for d in days if d.weekday() == weekday]
    soon = [d for d in fitting if 0 <= (d - pub).days <= 60 or 0 <= (pub - d).days <= 366]
    return soon or fitting or days


def _is_coming(coming: date, past: date, s: Setting) -> bool:
    """A day of the next weeks that no verb puts in the past is the coming one, not that of a year ago."""
    if s.published is None:
        return False
    if s.future:
        # 'would condemn the August 21 attack' speaks of weeks ago, not of the next August.
        return (coming - s.published).days <= 3 * (s.published - past).days
    return (coming - s.published).days <= 45 and s.tense() == "unknown"


def _story_year(month: int, day: int, story: tuple[date, bool], published: date | None) -> int:
    """In a history time runs on: the such day nearest to the one last spoken of, sooner after it than before."""
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
    year = int(m["y"]) if m["y"] else _related_year(m, s)
    if year is None:
        return Reading(UNKNOWN, "month")
    start, end = cal.month_of(year, month_number(m["mon"]))
    if m["mon2"]:
        end = cal.month_of(year, month_number(m["mon2"]))[1]
        if end < start:
            start = cal.add_months(start, -12)
        return Reading((start, end), "span", full=True)
    return Reading(_parted((start, end), "month", s.part), "month", full=True)


def _ordinal(m: re.Match[str], s: Setting) -> Reading | None:
    """'the first week of May', 'the second half of 2016', 'the third quarter of 2015'."""
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(m["ord"].lower(), 0)
    if m["mon"]:
        year = int(m["y"]) if m["y"] else s.year or _year_for(month_number(m["mon"]), 1, None, s)
        if year is None:
            return Reading(UNKNOWN, "span")
        whole, grain = cal.month_of(year, month_number(m["mon"])), "month"
    else:
        whole, grain = cal.year_of(int(m["y2"])), "year"
    return Reading(_share_of(whole, grain, m["u"], order), "span", full=bool(m["y"] or m["y2"]))


def _share_of(whole: tuple[date, date], grain: str, unit: str, order: int) -> tuple[date, date]:
    start, end = whole
    if unit == "half":
        return cal.part_of(whole, "year" if grain == "year" else "month", "half1" if order == 1 else "half2")
    if unit == "quarter" and grain == "year":
        return cal.quarter_of(start.year, order or 4)
    if unit.startswith("day"):
        size = 1 if unit == "day" else 3
        return (cal.plus(end, 1 - size), end) if not order else (cal.plus(start, order - 1), cal.plus(start, order + size - 2))
    if unit == "weekend":
        saturday = cal.weekday_before(end, 5) if not order else cal.plus(cal.weekday_after(start, 5, including=True), 7 * order - 7)
        return saturday, cal.plus(saturday, 1)
    return (cal.plus(end, -6), end) if not order else (cal.plus(start, 7 * order - 7), cal.plus(start, 7 * order - 1))


def _years(m: re.Match[str], s: Setting) -> Reading | None:
    first, last = int(m["y"]), int(m["y2"])
    if last < 100:
        last += first - first % 100
    if not first < last <= first + 120 or first < 1400:
        return None
    return Reading((date(first, 1, 1), date(last, 12, 31)), "span", full=True)


def _decade(m: re.Match[str], s: Setting) -> Reading | None:
    first = int(m["y"])
    return Reading(_parted((date(first, 1, 1), date(first + 9, 12, 31)), "decade", s.part), "decade", full=True)


def _season(m: re.Match[str], s: Setting) -> Reading | None:
    if m["y"]:
        if m["season"] == "fall" and re.match(r"fall\s+of", m[0]) is None and not m[0].startswith("the"):
            return None
        return Reading(cal.season_of(int(m["y"]), m["season"]), "season", full=True)
    if s.published is None:
        return Reading(UNKNOWN, "season")
    years = range(s.published.year - 2, s.published.year + 2)
    seasons = [cal.season_of(y, m["season2"]) for y in years]
    if m["rel"].lower() in ("next", "this coming", "coming"):
        return Reading(next(x for x in seasons if x[0] > s.published), "season")
    if m["rel"].lower().startswith("last"):
        return Reading([x for x in seasons if x[1] < s.published][-1], "season")
    if m["rel"].lower() == "this" and s.future:
        return Reading(next(x for x in seasons if x[1] >= s.published), "season")
    return Reading([x for x in seasons if x[0] <= s.published][-1], "season")


# --- days spoken of from publication ------------------------------------------------------------------------


def _before_last(m: re.Match[str], s: Setting) -> Reading | None:
    if s.published is None:
        return Reading(UNKNOWN, "day")
    if m["day"]:
        day = cal.plus(s.published, -2 if "yesterday" in m["day"] else 2)
        return Reading((day, day), "day", cut=False)
    return Reading(_whole(cal.moved(s.published, -2, m["u"]), m["u"]), m["u"])


def _spoken(m: re.Match[str], s: Setting) -> Reading | None:
    if s.published is None:
        return Reading(UNKNOWN, "day")
    words = m["w"].lower()
    first = last = s.published
    if words in ("yesterday", "last night") or words.split()[0] in ("yesterday",):
        first = last = cal.plus(s.published, -1)
    elif words == "tomorrow":
        first = last = cal.plus(s.published, 1)
    elif words in ("overnight", "during the night", "the past night", "in the night"):
        first = cal.plus(s.published, -1)
    return Reading((first, last), "day", cut=False)


def _weekday_rule(m: re.Match[str], s: Setting) -> Reading | None:
    """The last such weekday on or before publication; the next one where the verb is in the future."""
    if PAPERS.match(m.string, m.end("wd")) and m["wd"] in ("Sunday", "Saturday", "Friday"):
        return None
    if m["poss"] == "s" and (_is_habit(m, s) or not re.match(r"\s+[a-z]", m.string[m.end() : m.end() + 2])):
        return None
    if re.search(r"\b(?:[Ee]very|[Ee]ach|an?|Bloody|Black|Mail on|one|most)\s+\Z", m.string[max(0, m.start() - 9) : m.start()]):
        return None
    if s.published is None and s.anchor is None:
        return Reading(UNKNOWN, "day")
    day = _weekday_day(m, s)
    return Reading((day, day) if day else UNKNOWN, "day", cut=False)


def _is_habit(m: re.Match[str], s: Setting) -> bool:
    """'on Fridays' is a habit, 'in Fridays blast' has lost its apostrophe."""
    return bool(re.search(r"\bon$", s.lead))


def _weekday_day(m: re.Match[str], s: Setting) -> date | None:
    weekday, rel = _weekday(m["wd"]), (m["rel"] or "").lower()
    if rel.removeprefix("the ") in ("previous", "following", "same", "that", "that same"):
        return _weekday_near(weekday, rel, s)
    if s.story and not rel and s.anchor:
        return cal.weekday_after(s.anchor, weekday, including=True)
    pub = s.published
    if pub is None:
        return None
    if m["week"]:
        monday = cal.plus(cal.week_of(pub)[0], {"last": -7, "this": 0, "next": 7}[m["week"]])
        return cal.plus(monday, weekday)
    if rel in ("last", "past", "this past") or m["week2"]:
        return cal.weekday_before(pub, weekday, including=False)
    if rel in ("next", "coming", "this coming"):
        return cal.weekday_after(pub, weekday)
    if rel == "this" and s.tense() != "past":
        return cal.weekday_after(pub, weekday, including=True)
    if s.future:
        return cal.weekday_after(pub, weekday, including="later" in s.lead or "late" in s.lead)
    return cal.weekday_before(pub, weekday)


def _weekday_near(weekday: int, rel: str, s: Setting) -> date | None:
    if s.anchor is None:
        return None
    if "previous" in rel:
        return cal.weekday_before(s.anchor, weekday, including=False)
    return cal.weekday_after(s.anchor, weekday, including="following" not in rel)


def _ago(m: re.Match[str], s: Setting) -> Reading | None:
    """Days are counted; weeks, months and years ago are the seven days, the month, the year around that day."""
    count = count_of(m["n"])
    if s.published is None:
        return Reading(UNKNOWN, "span")
    if count is None:
        return Reading((None, s.published), "span", cut=False)
    unit = m["u"].removesuffix("s")
    then = cal.moved(s.published, -count, unit)
    if unit in ("day", "night"):
        return Reading((then, then), "day")
    if unit in ("week", "fortnight"):
        return Reading((cal.plus(then, -3), cal.plus(then, 3)), "week")
    if unit == "decade":
        return Reading((date(then.year - 1, 1, 1), date(then.year + 1, 12, 31)), "span")
    return Reading(_whole(then, unit), "month" if unit == "month" else "year")


def _whole(day: date, unit: str) -> tuple[date, date]:
    if unit == "week":
        return cal.week_of(day)
    return cal.month_of(day.year, day.month) if unit == "month" else cal.year_of(day.year)


# --- leaning on the day last spoken of ------------------------------------------------------------------------


def _shift(m: re.Match[str], s: Setting) -> Reading | None:
    """'two days earlier', 'a week later'; 'a day after (the raid)' dates the raid, a day before what was spoken of."""
    count, unit, way = count_of(m["n"]), m["u"].removesuffix("s"), m["dir"].lower()
    if count is None or s.anchor is None:
        return Reading(UNKNOWN, "span")
    bare = way in ("before", "after") and re.match(r"\s+\w", m.string[m.end() : m.end() + 2])
    forward = way in ("later", "afterward", "afterwards", "after")
    if bare:
        forward = not forward
    then = cal.moved(s.anchor, count if forward else -count, unit)
    if unit in ("day", "night"):
        return Reading((then, then), "day", cut=False)
    if unit in ("week", "fortnight"):
        return Reading((cal.plus(then, -3), cal.plus(then, 3)), "week")
    return Reading(_whole(then, unit if unit == "month" else "year"), "month" if unit == "month" else "year")


def _anchored(m: re.Match[str], s: Setting) -> Reading | None:
    words = m["w"].lower()
    if re.search(r"in the day|later (?:the|that)", words):
        day = s.anchor or s.published
        return Reading((day, day), "day", cut=False)
    if s.anchor is None:
        return Reading(UNKNOWN, "day")
    step = 1 if re.search(r"next|following|day after", words) else -1 if re.search(r"previous|day before", words) else 0
    day = cal.plus(s.anchor, step)
    return Reading((day, day), "day", cut=False)


def _then(m: re.Match[str], s: Setting) -> Reading | None:
    return Reading((s.near, s.near), "day")


# --- stretches that end or begin at publication ---------------------------------------------------------------


def _rolling(m: re.Match[str], s: Setting) -> Reading | None:
    count, pub = count_of(m["n"]), s.published
    if pub is None:
        return Reading(UNKNOWN, "span")
    ahead = m["rel"].lower() in ("next", "coming")
    if count is None:
        return Reading(UNKNOWN if ahead else (None, pub), "span", cut=False)
    other = cal.moved(pub, count if ahead else -count, m["u"])
    return Reading((pub, other) if ahead else (other, pub), "span", cut=False)


def _recent(m: re.Match[str], s: Setting) -> Reading | None:
    return Reading((None, s.published), "span", cut=False)


def _vague(m: re.Match[str], s: Setting) -> Reading | None:
    ahead = m["rel"].lower() in ("coming", "next", "following")
    return Reading(UNKNOWN if ahead else (None, s.published), "span", cut=False)


def _relative(m: re.Match[str], s: Setting) -> Reading | None:
    """'last week', 'this month', 'next year', 'last July'; 'in the last week' rolls back from publication."""
    rel = re.sub(r"^the\s+", "", m["rel"].lower())
    if rel in ("previous", "following", "same", "that", "that same"):
        return _relative_to_anchor(m, rel, s)
    pub = s.published
    if m["mon"]:
        return _relative_month(m, rel, s)
    unit = m["u"]
    if unit in ("decade", "quarter") and rel in ("this", "current"):
        return None
    if pub is None:
        return Reading(UNKNOWN, "span")
    if unit == "weekend":
        return _weekend_days(rel, s)
    if rel in ("past", "this past") or (rel == "last" and (m["the"] or s.lead.endswith("the"))) or unit == "decade":
        ahead = rel in ("next", "coming")
        return Reading((pub, cal.moved(pub, 1, unit)) if ahead else (_back(pub, unit), pub), "span", cut=False)
    step = {"last": -1, "next": 1, "coming": 1, "this coming": 1}.get(rel, 0)
    if unit == "quarter":
        then = cal.add_months(pub, 3 * step)
        return Reading(cal.quarter_of(then.year, (then.month + 2) // 3), "quarter")
    whole = _whole(cal.moved(pub, step, unit), unit)
    return Reading(_part_now(whole, unit, step, s), unit, cut=step == 0 and not s.future and s.part != "later")


def _back(pub: date, unit: str) -> date:
    return cal.moved(pub, -3 if unit == "quarter" else -1, "month" if unit == "quarter" else unit)


def _part_now(whole: tuple[date, date], unit: Literal["week", "month", "year"], step: int, s: Setting) -> tuple[date, date]:
    """'earlier this month' ends at publication, 'later this week' begins after it."""
    pub = s.published
    if pub and step == 0 and s.part in ("earlier", "later"):
        if s.part == "earlier":
            return whole[0], pub
        return (min(cal.plus(pub, 1), whole[1]), whole[1])
    return _parted(whole, unit, s.part)


def _relative_month(m: re.Match[str], rel: str, s: Setting) -> Reading | None:
    pub, month = s.published, month_number(m["mon"])
    if pub is None:
        return Reading(UNKNOWN, "month")
    if rel in ("next", "coming", "this coming"):
        year = pub.year if month > pub.month else pub.year + 1
    elif rel in ("last", "past", "this past"):
        year = pub.year if month < pub.month else pub.year - 1
    else:
        year = pub.year
    return Reading(_parted(cal.month_of(year, month), "month", s.part), "month")


def _relative_to_anchor(m: re.Match[str], rel: str, s: Setting) -> Reading | None:
    if s.near is None or m["u"] in ("weekend", "decade", "quarter"):
        return Reading(UNKNOWN, "span")
    step = 1 if rel == "following" else -1 if rel == "previous" else 0
    if m["mon"]:
        month = month_number(m["mon"])
        year = s.near.year
        if rel == "following" and month <= s.near.month:
            year += 1
        if rel == "previous" and month >= s.near.month:
            year -= 1
        return Reading(_parted(cal.month_of(year, month), "month", s.part), "month")
    unit = m["u"]
    return Reading(_parted(_whole(cal.moved(s.near, step, unit), unit), unit, s.part), unit)


def _weekend_days(rel: str, s: Setting) -> Reading | None:
    pub = s.published
    if pub is None:
        return Reading(UNKNOWN, "weekend")
    saturday, sunday = cal.weekend_before(pub)
    if rel in ("next", "coming", "this coming") or (rel in ("this", "") and s.future):
        saturday = cal.weekday_after(pub, 5, including=rel == "this")
        return Reading((saturday, cal.plus(saturday, 1)), "weekend", cut=False)
    if rel == "last" and sunday >= pub:
        saturday = cal.plus(saturday, -7)
    return Reading((saturday, cal.plus(saturday, 1)), "weekend")


def _weekend(m: re.Match[str], s: Setting) -> Reading | None:
    return _weekend_days("", s)


def _within(m: re.Match[str], s: Setting) -> Reading | None:
    """'in 24 hours', 'within two days', 'in two days of clashes' (which counts the last day)."""
    count, unit = count_of(m["n"]), m["u"].removesuffix("s")
    loose = unit in ("month", "year", "decade", "week")
    if loose and not (m["q"] or m["of"] is not None or s.future):
        return None
    if s.published is None or count is None:
        return Reading((None, s.published), "span", "duration", cut=False) if count is None else Reading(UNKNOWN, "span")
    if s.future and m["of"] is None:
        then = cal.moved(s.published, count, unit)
        return Reading((s.published, then) if m[0].lower().startswith("w") or unit == "hour" else (then, then), "span", cut=False)
    back = count - 1 if m["of"] is not None and unit == "day" else count
    return Reading((cal.moved(s.published, -back, unit), s.published), "span", "duration" if loose else "when", cut=False)


def _lasting(m: re.Match[str], s: Setting) -> Reading | None:
    """'for five days': a length, laid back from publication; the caller may lay it back from another day."""
    if re.match(r"\s+(?:in\s+(?:prison|jail)|imprisonment|to\s+come)", m.string[m.end() : m.end() + 16]):
        return None
    if s.future or s.published is None:
        return Reading(UNKNOWN, "span", "duration")
    count = count_of(m["n"]) if m["n"] else None
    if count is None:
        return Reading((None, s.published), "span", "duration", cut=False)
    if m["u"].startswith("hour") and count < 24:
        return None
    return Reading((cal.moved(s.published, -count, m["u"]), s.published), "span", "duration", cut=False)


def _war_length(m: re.Match[str], s: Setting) -> Reading | None:
    """'the five-year conflict' began at some time in the year so many years before."""
    count = count_of(m["n"])
    if count is None or s.published is None:
        return Reading((None, s.published), "span", "since")
    return Reading((date(s.published.year - count, 1, 1), s.published), "span", "since", cut=False)


def _outbreak(m: re.Match[str], s: Setting) -> Reading | None:
    return Reading((None, s.published), "span", "since", cut=False) if "since" in s.lead else None


# --- feasts, months and years by name --------------------------------------------------------------------------


def _ramadan(m: re.Match[str], s: Setting) -> Reading | None:
    if m["y"]:
        return Reading(cal.ramadan_in(int(m["y"])) or UNKNOWN, "span", full=True)
    if not (s.lead or "month" in m[0] or m[0].startswith("the")):
        return None
    fast = cal.ramadan_on_or_before(s.published) if s.published else None
    return Reading(fast or UNKNOWN, "span")


def _feast(m: re.Match[str], s: Setting) -> Reading | None:
    if s.published is None and not m["y"]:
        return Reading(UNKNOWN, "span")
    years = [int(m["y"])] if m["y"] else []
    if not years and s.published:
        years = [s.published.year - 1, s.published.year, s.published.year + 1]
    found = [d for y in years for d in _feast_days(m, y)]
    if s.published and not m["y"]:
        past = [d for d in found if d[0] <= s.published]
        coming = [d for d in found if d[0] > s.published]
        found = coming[:1] if s.future and coming else past[-1:]
    return Reading(found[-1] if found else UNKNOWN, "span", full=bool(m["y"]))


def _feast_days(m: re.Match[str], year: int) -> list[tuple[date, date]]:
    """The feast's days in a year; an Eid lasts about four days, and may come twice or not at all."""
    words = m["w"]
    if words.endswith("Fitr"):
        return [(cal.plus(d, 29), cal.plus(d, 33)) for d in cal.RAMADAN if cal.plus(d, 29).year == year]
    if words.endswith("Adha"):
        return [(d, cal.plus(d, 4)) for d in cal.ADHA if d.year == year]
    if words.startswith(("Good", "Easter")):
        day = cal.plus(cal.easter(year), -2 if words.startswith("Good") else 0)
    elif words.startswith("Christmas"):
        day = date(year, 12, 24 if m["eve"] else 25)
    else:
        day = date(year, 1, 1) if m["ny"] == "Day" else date(year, 12, 31)
    return [(day, day)]


def _the_whole(m: re.Match[str], s: Setting) -> Reading | None:
    """'the beginning of the week', 'later in the month': only with such a word."""
    if s.part is None or s.part in ("half1", "half2"):
        return None
    unit: Literal["week", "month", "year"] = m["u"]  # type: ignore[assignment]
    if s.published is None:
        return Reading(UNKNOWN, unit)
    if s.story and s.anchor:
        return Reading(_parted(_whole(s.anchor, unit), unit, s.part), unit)
    ahead = s.part == "later" or s.future
    return Reading(_part_now(_whole(s.published, unit), unit, 0, s), unit, cut=not ahead)


_MONTH_LEADS = ("in", "since", "during", "until", "till", "early", "late", "mid", "mid-", "before", "between", "of")
_OFTEN_NAMES = ("may", "march", "april", "june", "august", "jan", "mar", "dec", "sun")


def _month(m: re.Match[str], s: Setting) -> Reading | None:
    """A month by name, without its year: the last that began on or before publication."""
    if not _is_month(m, s):
        return None
    month = month_number(m["mon"])
    if m["mon2"]:
        return _two_months(m, s)
    year = s.year or (_story_year(month, 1, _month_story(s.story), s.published) if s.story else None)
    if year is not None:
        return Reading(_parted(cal.month_of(year, month), "month", s.part), "month", full=s.year is not None)
    if s.published is None:
        return Reading(UNKNOWN, "month")
    pub = s.published
    choices = [_parted(cal.month_of(y, month), "month", s.part) for y in (pub.year - 1, pub.year, pub.year + 1)]
    past = [c for c in choices if c[0] <= pub]
    coming = [c for c in choices if c[1] >= pub]
    if s.future and coming:
        return Reading(coming[0], "month", cut=False)
    return Reading(past[-1], "month")


def _month_story(story: tuple[date, bool]) -> tuple[date, bool]:
    return story[0].replace(day=1), story[1]


def _is_month(m: re.Match[str], s: Setting) -> bool:
    name = m["mon"].rstrip(".").lower()
    after_capital = CAPITAL_NEXT.match(m.string, m.end("mon")) is not None
    weak_lead = s.lead.split()[-1:] in ([], ["the"], ["for"], ["at"], ["on"], ["over"], ["night"])
    if name in ("may", "march", "mar", "jan") or name in _OFTEN_NAMES:
        return not weak_lead and (not after_capital or s.lead.split()[-1] in _MONTH_LEADS)
    if len(name) <= 4 and name not in ("june", "july"):
        return not weak_lead
    before = m.string[max(0, m.start() - 24) : m.start()]
    if re.search(r"\b(?:Black|Bloody|Red)\s+\Z", before):
        return False
    return not (after_capital and weak_lead)


def _two_months(m: re.Match[str], s: Setting) -> Reading | None:
    if s.published is None:
        return Reading(UNKNOWN, "span")
    year = s.published.year
    for y in (year, year - 1):
        start = cal.month_of(y, month_number(m["mon"]))[0]
        end = cal.month_of(y, month_number(m["mon2"]))[1]
        if end < start:
            start = cal.add_months(start, -12)
        if start <= s.published:
            return Reading((start, end), "span")
    return Reading(UNKNOWN, "span")


_YEAR_LEAD = re.compile(
    r"\b(?:in|since|by|until|till|from|before|after|during|between|of|early|late|earlier|later|mid|mid-|throughout|through|as)\Z|mid-\Z"
)
_EVENT_NEXT = re.compile(
    r"\s+(?:[a-z-]+\s+){0,2}(?:war|conflict|uprising|revolution|revolt|rebellion|invasion|attacks?|deal|agreement|accord|"
    r"constitution|elections?|resolution|report|offensive|massacre|bombings?|coup|crisis|ceasefire|truce|raid|siege|"
    r"assault|intervention|withdrawal|chemical|peace|Geneva|protests?|strike)"
)


def _year(m: re.Match[str], s: Setting) -> Reading | None:
    """A year by itself needs a word that makes it one: 'in 2015', 'the 2015 deal', '(2015)'."""
    year = int(m["y"])
    lead = s.lead.strip()
    led = bool(_YEAR_LEAD.search(lead)) or (s.part is not None and s.part not in ("earlier", "later"))
    if re.match(r"\s+(?:BC|BCE|hours|GMT|UTC|local)\b", m.string[m.end() :][:8]):
        return None
    if COUNTED.match(m.string, m.end()):
        plain = lead.split()[-1:] in (["in"], ["since"], ["during"], ["early"], ["late"]) and year % 100
        led = led and bool(plain)
        if not led:
            return None
    elif not led and not _stands_as_year(m, year, s):
        return None
    return Reading(_parted(cal.year_of(year), "year", s.part), "year", full=True)


def _stands_as_year(m: re.Match[str], year: int, s: Setting) -> bool:
    if not 1700 <= year <= (s.published.year + 5 if s.published else 2099):
        return False
    before, after = m.string[max(0, m.start() - 12) : m.start()], m.string[m.end() : m.end() + 60]
    if before.endswith("(") and after[:1] in ")-–,;":
        return True
    if before[-1:] in ("", "\n") and re.match(r":|\s*(?:\n|\Z)", after):
        return True
    if re.search(r"\b(?:of|both|into|fiscal|year|and|for)\s+\Z", before):
        return year % 100 != 0 and re.match(r"\s+(?:[a-z]+s|more)\b", after) is None
    return re.search(r"\b(?:the|an?|its|his|her|their|our|that|[’']s)\s+\Z", before, re.I) is not None and (
        _EVENT_NEXT.match(after) is not None or year % 10 != 0
    )


RESOLVERS: dict[str, Resolver] = {
    "iso": _iso,
    "numeric": _numeric,
    "stamp": _stamp,
    "dmy": _day_month,
    "mdy": _month_day,
    "monthyear": _month_year,
    "ordinal": _ordinal,
    "years": _years,
    "decade": _decade,
    "season": _season,
    "beforelast": _before_last,
    "spoken": _spoken,
    "weekday": _weekday_rule,
    "ago": _ago,
    "shift": _shift,
    "anchored": _anchored,
    "rolling": _rolling,
    "recent": _recent,
    "vague": _vague,
    "relative": _relative,
    "weekend": _weekend,
    "within": _within,
    "lasting": _lasting,
    "warlength": _war_length,
    "outbreak": _outbreak,
    "ramadan": _ramadan,
    "feast": _feast,
    "then": _then,
    "thewhole": _the_whole,
    "month": _month,
    "year": _year,
}
