"""Months, years, seasons and quarters by their names; what keeps "may", "march" and "2000 people" out.

Comes in: a match and its `Setting`. Goes out: a `Reading`, or None where the words are no time.
"""

from __future__ import annotations

import re
from datetime import date

from onrecord.resolve import calendar_math as cal
from onrecord.resolve.calendar_math import UNKNOWN
from onrecord.resolve.date_setting import Reading, Resolver, Setting, month_number, parted
from onrecord.resolve.date_words import CAPITAL_NEXT, COUNTED, MON
from onrecord.resolve.dates_written import related_year, story_year


def _years(m: re.Match[str], s: Setting) -> Reading | None:
    first, last = int(m["y"]), int(m["y2"])
    if last < 100:
        last += first - first % 100
    if not first < last <= first + 120 or first < 1400:
        return None
    return Reading((date(first, 1, 1), date(last, 12, 31)), "span", full=True)


def _decade(m: re.Match[str], s: Setting) -> Reading | None:
    first = int(m["y"])
    return Reading(
        parted((date(first, 1, 1), date(first + 9, 12, 31)), "decade", s.part), "decade", full=True
    )


# 'This summer' said in spring is the coming one; in days before it begins.
_SOON = 95
_SEASON_LEAD = re.compile(
    r"\b(?:in|during|since|by|until|till|over|throughout|early|late|mid|before|from|end|start|beginning|of)\b"
)


def _season(m: re.Match[str], s: Setting) -> Reading | None:
    if m["y"]:
        if m["season"] == "fall" and re.match(r"fall\s+of", m[0]) is None and not m[0].startswith("the"):
            return None
        days = cal.season_of(int(m["y"]), m["season"])
        return Reading(parted(days, "season", s.part), "season", full=True)
    if m["ry"]:
        year = related_year(m, s)
        return Reading(
            parted(cal.season_of(year, m["season"]), "season", s.part) if year else UNKNOWN, "season"
        )
    if m["season3"] and not _SEASON_LEAD.search(s.lead):
        return None
    if s.published is None:
        return Reading(UNKNOWN, "season")
    years = range(s.published.year - 2, s.published.year + 2)
    seasons = [cal.season_of(y, m["season2"] or m["season3"]) for y in years]
    rel = (m["rel"] or "").lower().removeprefix("the ")
    if rel in ("previous", "following", "same", "that", "that same") or (m["season3"] and s.story):
        return _season_near(m["season2"] or m["season3"], rel, s)
    if rel in ("next", "this coming", "coming"):
        return Reading(next(x for x in seasons if x[0] > s.published), "season")
    if rel.startswith("last"):
        return Reading([x for x in seasons if x[1] < s.published][-1], "season")
    soon = any(0 < (x[0] - s.published).days <= _SOON for x in seasons)
    if (rel == "this" and (s.future or soon)) or (not rel and s.future):
        return Reading(next(x for x in seasons if x[1] >= s.published), "season")
    days = [x for x in seasons if x[0] <= s.published][-1]
    return Reading(parted(days, "season", s.part), "season")


def _season_near(season: str, rel: str, s: Setting) -> Reading:
    """Told from the day last spoken of: the season around it or next after it; 'the previous' is the last that was over."""
    near = s.near or (s.story[0] if s.story else None)
    if near is None:
        return Reading(UNKNOWN, "season")
    seasons = [cal.season_of(y, season) for y in range(near.year - 2, near.year + 3)]
    if rel == "previous":
        days = [x for x in seasons if x[1] < near][-1]
    elif rel == "following":
        days = next(x for x in seasons if x[0] > near)
    else:
        # A history that spoke of a whole year means that year's season.
        days = next(x for x in seasons if x[1] >= near)
    return Reading(parted(days, "season", s.part), "season")


def _quarter(m: re.Match[str], s: Setting) -> Reading | None:
    """'the third quarter': without its year the last that began on or before publication."""
    quarter = ("first", "second", "third", "fourth").index(m["ord"].lower()) + 1
    if m["y"]:
        return Reading(cal.quarter_of(int(m["y"]), quarter), "quarter", full=True)
    if s.published is None:
        return Reading(UNKNOWN, "quarter")
    year = s.published.year
    if m["ry"]:
        return Reading(cal.quarter_of(year + {"last": -1, "next": 1}.get(m["ry"], 0), quarter), "quarter")
    now = (s.published.month + 2) // 3
    year -= quarter > now and not s.future
    return Reading(cal.quarter_of(year, quarter), "quarter")


_MONTH_LEADS = (
    "in",
    "since",
    "during",
    "until",
    "till",
    "early",
    "late",
    "mid",
    "mid-",
    "before",
    "between",
    "of",
)
_OFTEN_NAMES = ("may", "march", "april", "june", "august", "jan", "mar", "dec", "sun")


def _month(m: re.Match[str], s: Setting) -> Reading | None:
    """A month by name, without its year: the last that began on or before publication."""
    if not _is_month(m, s):
        return None
    month = month_number(m["mon"])
    if m["mon2"]:
        return _two_months(m, s)
    year = s.year or (story_year(month, 1, _month_story(s.story), s.published) if s.story else None)
    if year is not None:
        return Reading(parted(cal.month_of(year, month), "month", s.part), "month", full=s.year is not None)
    if s.published is None:
        return Reading(UNKNOWN, "month")
    pub = s.published
    choices = [
        parted(cal.month_of(y, month), "month", s.part) for y in (pub.year - 1, pub.year, pub.year + 1)
    ]
    past = [c for c in choices if c[0] <= pub]
    coming = [c for c in choices if c[1] >= pub]
    if coming and _is_ahead(past[-1][1], coming[0][0], pub, s):
        return Reading(coming[0], "month", cut=False)
    return Reading(past[-1], "month")


_JUST_OVER, _NEARLY, _LONG = 62, 45, 200
"""Days since a month that is over, until one that comes, and what is longer than both."""


def _is_ahead(over: date, begins: date, pub: date, s: Setting) -> bool:
    """'will meet in May'; in March also 'the case is heard in May'. 'The figures for January extended …' are those of last month."""
    ago, ahead = (pub - over).days, (begins - pub).days
    if s.future:
        return not (0 <= ago <= _JUST_OVER and ahead > _LONG)
    return s.tense() == "unknown" and 0 < ahead <= _NEARLY and ago > _LONG


def _month_story(story: tuple[date, bool]) -> tuple[date, bool]:
    return story[0].replace(day=1), story[1]


# 'between March and May': the second of two months needs nothing else to be one.
_AFTER_MONTH = re.compile(rf"{MON}\s+(?:and|to|or|through|until|till)\s+(?:early\s+|late\s+|mid-)?\Z")


def _is_month(m: re.Match[str], s: Setting) -> bool:
    if _AFTER_MONTH.search(m.string[max(0, m.start() - 32) : m.start()]):
        return not s.lead or s.lead.split()[-1] in _MONTH_LEADS
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
    r"assault|intervention|withdrawal|chemical|peace|Geneva|protests?|strike|campaign|pact|treaty|vote|Olympics|famine|floods?|earthquake)"
)


def _year(m: re.Match[str], s: Setting) -> Reading | None:
    """A year by itself needs a word that makes it one: 'in 2015', 'the 2015 deal', '(2015)'."""
    year = int(m["y"])
    lead = s.lead.strip()
    led = bool(_YEAR_LEAD.search(lead)) or (s.part is not None and s.part not in ("earlier", "later"))
    if re.match(r"\s+(?:BC|BCE|hours|GMT|UTC|local)\b", m.string[m.end() : m.end() + 8]):
        return None
    if year == 2000 and re.match(r"\s+[a-z]+s\b", m.string[m.end() : m.end() + 30]):
        return None
    if COUNTED.match(m.string, m.end()):
        plain = lead.split()[-1:] in (["in"], ["since"], ["during"], ["early"], ["late"]) and year % 100
        led = led and bool(plain)
        if not led:
            return None
    elif not led and not _stands_as_year(m, year, s):
        return None
    return Reading(parted(cal.year_of(year), "year", s.part), "year", full=True)


# 'from 2014 to 2016'.
_AFTER_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\s+(?:to|through|until|till|or)\s+\Z")


def _stands_as_year(m: re.Match[str], year: int, s: Setting) -> bool:
    if not 1700 <= year <= (s.published.year + 5 if s.published else 2099):
        return False
    before, after = m.string[max(0, m.start() - 30) : m.start()], m.string[m.end() : m.end() + 60]
    if before.endswith("(") and after[:1] in ")-–,;":
        return True
    if before[-1:] in ("", "\n") and re.match(r":|\s*(?:\n|\Z)", after):
        return True
    if _AFTER_YEAR.search(before):
        return True
    if re.search(r"\b(?:of|both|into|fiscal|year|and|for)\s+\Z", before, re.I):
        return year % 100 != 0 and re.match(r"\s+(?:[a-z]+s|more)\b", after) is None
    if re.search(r"\b(?:the|an?|its|his|her|their)\s+[a-z]+\s+\Z", before) and year % 100:
        return _EVENT_NEXT.match(after) is not None
    return re.search(r"\b(?:the|an?|its|his|her|their|our|that|[’']s)\s+\Z", before, re.I) is not None and (
        _EVENT_NEXT.match(after) is not None or year % 10 != 0
    )


NAMED_TIMES: dict[str, Resolver] = {
    "years": _years,
    "decade": _decade,
    "season": _season,
    "quarter": _quarter,
    "month": _month,
    "year": _year,
}
