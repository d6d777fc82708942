"""Times told from where the report stands or from the day it last spoke of: "Tuesday", "a day later".

Without a publication date they keep their words and have no days.
"""

from __future__ import annotations

import re
from datetime import date

from onrecord.resolve import calendar_math as cal
from onrecord.resolve.calendar_math import UNKNOWN, Grain
from onrecord.resolve.date_setting import (
    Reading,
    Resolver,
    Setting,
    count_of,
    month_number,
    parted,
    weekday_number,
    whole_of,
)
from onrecord.resolve.date_tense import is_over
from onrecord.resolve.date_words import DAY_WORDS, PAPERS
from onrecord.resolve.dates_lasting import LASTING
from onrecord.resolve.dates_leaning import LEANING

_UNITS: dict[str, Grain] = {
    "week": "week",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
}


def _before_last(m: re.Match[str], s: Setting) -> Reading | None:
    if s.published is None:
        return Reading(UNKNOWN, "day")
    if m["day"]:
        day = cal.plus(s.published, -2 if "yesterday" in m["day"] else 2)
        return Reading((day, day), "day", cut=False)
    unit = _UNITS[m["u"]]
    return Reading(whole_of(cal.moved(s.published, -2, unit), unit), unit)


def _spoken(m: re.Match[str], s: Setting) -> Reading | None:
    if s.published is None:
        return Reading(UNKNOWN, "day")
    words = m["w"].lower()
    first = last = s.published
    if words in ("yesterday", "last night") or words.split()[0] in ("yesterday",):
        first = last = cal.plus(s.published, -1)
    elif words == "tomorrow":
        first = last = cal.plus(s.published, 1)
    elif words in (
        "overnight",
        "during the night",
        "the past night",
        "in the night",
        "all night",
        "through the night",
        "throughout the night",
    ):
        first = cal.plus(s.published, -1)
    return Reading((first, last), "day", cut=False)


def _weekday_rule(m: re.Match[str], s: Setting) -> Reading | None:
    """The last such weekday on or before publication; the next one where the verb is in the future."""
    if PAPERS.match(m.string, m.end("wd")) and m["wd"] in ("Sunday", "Saturday", "Friday"):
        return None
    if m["poss"] == "s" and (_is_habit(m, s) or not re.match(r"\s+[a-z]", m.string[m.end() : m.end() + 2])):
        return None
    if re.search(
        r"\b(?:[Ee]very|[Ee]ach|an?|Bloody|Black|Mail on|one|most)\s+\Z",
        m.string[max(0, m.start() - 9) : m.start()],
    ):
        return None
    if s.published is None and s.anchor is None:
        return Reading(UNKNOWN, "day")
    day = _weekday_day(m, s)
    if day is None:
        return Reading(UNKNOWN, "day", cut=False)
    # 'overnight into Tuesday' began on Monday.
    first = cal.plus(day, -1) if re.search(r"night (?:in)?to$", s.lead) else day
    return Reading((first, day), "day", cut=False)


def _is_habit(m: re.Match[str], s: Setting) -> bool:
    """'on Fridays' is a habit, 'in Fridays blast' has lost its apostrophe."""
    return bool(re.search(r"\bon$", s.lead))


def _weekday_day(m: re.Match[str], s: Setting) -> date | None:
    weekday, rel = weekday_number(m["wd"]), (m["rel"] or "").lower()
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
    if s.future and not (m["poss"] and is_over(m.string, m.end())):
        # 'Talks will begin on Friday' in Friday's paper: the same day is far likelier than a week ahead.
        return cal.weekday_after(pub, weekday, including=True)
    return cal.weekday_before(pub, weekday)


def _weekday_near(weekday: int, rel: str, s: Setting) -> date | None:
    if s.anchor is None:
        return None
    if "previous" in rel:
        return cal.weekday_before(s.anchor, weekday, including=False)
    return cal.weekday_after(s.anchor, weekday, including="following" not in rel)


def _ago(m: re.Match[str], s: Setting) -> Reading | None:
    """Days are counted; weeks, months and years ago are the week, the month, the year around that day."""
    count = count_of(m["n"])
    if s.published is None:
        return Reading(UNKNOWN, "span")
    if count is None:
        return Reading((None, s.published), "span", cut=False)
    unit = m["u"].removesuffix("s")
    if unit == "year" and re.search(r"\bhalf\s+\Z", m.string[max(0, m.start() - 6) : m.start()], re.I):
        count, unit = 6 * count, "month"
    then = cal.moved(s.published, -count, unit)
    if unit in ("day", "night") or m["today"]:
        return Reading((then, then), "day")
    if unit in ("week", "fortnight"):
        return Reading((cal.plus(then, -3), cal.plus(then, 3)), "week")
    if unit == "decade":
        return Reading((date(then.year - 1, 1, 1), date(then.year + 1, 12, 31)), "span")
    return Reading(whole_of(then, unit), "month" if unit == "month" else "year")


# --- leaning on the day last spoken of -----------------------------------------------------------------------


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
    if unit in ("day", "night"):
        return Reading((then, then), "day", cut=False)
    if unit in ("week", "fortnight"):
        return Reading((then, then), "day", cut=False)
    return Reading(
        whole_of(then, unit if unit == "month" else "year"), "month" if unit == "month" else "year"
    )


# --- stretches that end or begin at publication --------------------------------------------------------------


def _rolling(m: re.Match[str], s: Setting) -> Reading | None:
    count, pub = count_of(m["n"]), s.published
    if pub is None:
        return Reading(UNKNOWN, "span")
    ahead = m["rel"].lower() in ("next", "coming")
    if count is None:
        return Reading(UNKNOWN if ahead else (None, pub), "span", cut=False)
    # 'The past five days' are five days, the day of publication the last of them; hours run over midnight.
    whole = m["u"].startswith("day") and count > 1 and m["n"].lower() not in ("few", "a few", "several")
    other = cal.moved(pub, count if ahead else int(whole) - count, m["u"])
    return Reading((pub, other) if ahead else (other, pub), "span", cut=False)


def _recent(m: re.Match[str], s: Setting) -> Reading | None:
    return Reading((None, s.published), "span", cut=False)


def _vague(m: re.Match[str], s: Setting) -> Reading | None:
    ahead = m["rel"] in ("coming", "next", "following")
    return Reading(UNKNOWN if ahead else (None, s.published), "span", cut=False)


def _relative(m: re.Match[str], s: Setting) -> Reading | None:
    """'last week', 'this month', 'next year', 'last July'; 'in the last week' rolls back from publication."""
    rel = re.sub(r"^the\s+", "", m["rel"].lower())
    if rel in ("previous", "following", "same", "that", "that same"):
        return _relative_to_anchor(m, rel, s)
    pub = s.published
    if m["mon"]:
        return _relative_month(m, rel, s)
    unit = _UNITS[m["u"]]
    if unit in ("decade", "quarter") and rel in ("this", "current"):
        return None
    if pub is None:
        return Reading(UNKNOWN, "span")
    if unit == "weekend":
        return _weekend_days(rel, s)
    if (
        rel in ("past", "this past")
        or (rel == "last" and (m["the"] or s.lead.endswith("the")))
        or unit == "decade"
    ):
        ahead = rel in ("next", "coming")
        return Reading(
            (pub, cal.moved(pub, 1, unit)) if ahead else (_back(pub, unit), pub), "span", cut=False
        )
    step = {"last": -1, "next": 1, "coming": 1, "this coming": 1}.get(rel, 0)
    if unit == "quarter":
        then = cal.add_months(pub, 3 * step)
        return Reading(cal.quarter_of(then.year, (then.month + 2) // 3), "quarter")
    whole = whole_of(cal.moved(pub, step, unit), unit)
    return Reading(
        _part_now(whole, unit, step, s), unit, cut=step == 0 and not s.future and s.part != "later"
    )


def _back(pub: date, unit: str) -> date:
    return cal.moved(pub, -3 if unit == "quarter" else -1, "month" if unit == "quarter" else unit)


def _part_now(whole: tuple[date, date], unit: Grain, step: int, s: Setting) -> tuple[date, date]:
    """'earlier this month' ends at publication, 'later this week' begins after it."""
    pub = s.published
    if pub and step == 0 and s.part in ("earlier", "later"):
        if s.part == "earlier":
            return whole[0], pub
        return (min(cal.plus(pub, 1), whole[1]), whole[1])
    return parted(whole, unit, s.part)


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
    return Reading(parted(cal.month_of(year, month), "month", s.part), "month")


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
        return Reading(parted(cal.month_of(year, month), "month", s.part), "month")
    unit = _UNITS[m["u"]]
    return Reading(parted(whole_of(cal.moved(s.near, step, unit), unit), unit, s.part), unit)


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


_OUTDONE = re.compile(r"\b(?:\w{3,}est|worst|most|first|last|only)\b(?:\s+[\w'’-]+){1,5}\s*$")


def _within(m: re.Match[str], s: Setting) -> Reading | None:
    """'in 24 hours', 'within two days', 'in two days of clashes' (which counts the last day)."""
    count, unit = count_of(m["n"]), m["u"].removesuffix("s")
    if m["n"].lower() == "a" and unit == "day":
        return None
    if m["over"] and m["of"] is None:
        return None
    if count == 1 and unit == "day" and not s.future:
        # 'killed 50 in just one day': how fast, not which day.
        return Reading(UNKNOWN, "span", "duration", cut=False)
    loose = unit in ("month", "year", "decade", "week")
    told = (
        loose and unit in ("week", "month", "year") and s.tense() == "past"
    )  # 'had left their homes in two weeks'
    if loose and not (m["q"] or m["of"] is not None or s.future or told):
        return None
    if told and unit == "year" and _OUTDONE.search(m.string[max(0, m.start() - 60) : m.start()]):
        # 'one of the heaviest attacks in over a year'
        return Reading(UNKNOWN, "span", "duration", cut=False)
    if s.published is None or count is None:
        return (
            Reading((None, s.published), "span", "duration", cut=False)
            if count is None
            else Reading(UNKNOWN, "span")
        )
    if (
        s.here is not None
        and m[0].lower().startswith("within")
        and m["of"] is None
        and unit in ("hour", "day", "week")
    ):
        # 'On 20 April troops broke through, and 100,000 fled within four days'
        return Reading((s.here, cal.moved(s.here, count, unit)), "span", cut=False)
    if s.future and m["of"] is None:
        then = cal.moved(s.published, count, unit)
        return Reading(
            (s.published, then) if m[0].lower().startswith("w") or unit == "hour" else (then, then),
            "span",
            cut=False,
        )
    back = count - 1 if unit == "day" and count > 1 else count
    return Reading(
        (cal.moved(s.published, -back, unit), s.published),
        "span",
        "duration" if loose and not told else "when",
        cut=False,
    )


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


def _day_number(m: re.Match[str], s: Setting) -> Reading | None:
    """'on the 19th': the last such day up to publication."""
    if s.published is None or s.future:
        return None
    told = m["d"].lower()
    number = DAY_WORDS.index(told) + 1 if told in DAY_WORDS else int(re.sub(r"\D", "", told))
    for back in range(3):
        month = cal.add_months(s.published.replace(day=1), -back)
        day = cal.day_of(month.year, month.month, number)
        if day is not None and day <= s.published:
            return Reading((day, day), "day")
    return None


def _the_whole(m: re.Match[str], s: Setting) -> Reading | None:
    """'the beginning of the week', 'later in the month': only with such a word."""
    if s.part is None or s.part in ("half1", "half2"):
        return None
    unit = _UNITS[m["u"]]
    if s.published is None:
        return Reading(UNKNOWN, unit)
    if s.story and s.anchor:
        return Reading(parted(whole_of(s.anchor, unit), unit, s.part), unit)
    ahead = s.part == "later" or s.future
    return Reading(_part_now(whole_of(s.published, unit), unit, 0, s), unit, cut=not ahead)


SPOKEN: dict[str, Resolver] = (
    LEANING
    | LASTING
    | {
        "beforelast": _before_last,
        "spoken": _spoken,
        "weekday": _weekday_rule,
        "ago": _ago,
        "shift": _shift,
        "rolling": _rolling,
        "recent": _recent,
        "vague": _vague,
        "relative": _relative,
        "weekend": _weekend,
        "within": _within,
        "lasting": _lasting,
        "daynumber": _day_number,
        "thewhole": _the_whole,
    }
)
