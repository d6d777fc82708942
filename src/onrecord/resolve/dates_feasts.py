"""Feasts and fasts by name: Ramadan, Eid al-Fitr, Christmas, Orthodox Easter, Nowruz.

Comes in: a match and its `Setting`. Goes out: the feast's days of the year that is meant: the year named, else the last one on or
before publication, else (where the verb is in the future) the next. The days themselves are calendar_math.py's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from onrecord.resolve import calendar_math as cal
from onrecord.resolve.calendar_math import UNKNOWN
from onrecord.resolve.date_setting import Reading, Resolver, Setting, count_of, parted

Days = tuple[date, date]
_LED = re.compile(r"\b(?:days?|nights?|weeks?|start|beginning|end|month|half|eve)\s+of\s+(?:the\s+)?\Z")

_HOLIDAY = re.compile(r"\s+(?:holidays?|prayers?|celebrations?|feast|festival|truce|ceasefire)\b")
_KEPT_ON = re.compile(r"\b(?:on|during|since|before|until|till|by)\b")


def _ramadan(m: re.Match[str], s: Setting) -> Reading | None:
    if not (m["y"] or m["ry"] or m["rel"] or m["ord"] or m["eve"]):
        led = s.lead or "month" in m[0] or m[0].startswith("the")
        if not (led or _LED.search(m.string[max(0, m.start() - 24) : m.start()])):
            return None
    return _kept(m, s, lambda year: [f for f in (cal.ramadan_in(year),) if f])


def _feast(m: re.Match[str], s: Setting) -> Reading | None:
    # Quarters of Hama and of Damascus have the name of this feast.
    if m["w"] == "Arbaeen" and not _KEPT_ON.search(s.lead):
        return None
    # A person may be called Eid.
    if m["w"] == "Eid" and not (
        s.lead or m["ord"] or m["eve"] or m["rel"] or m["ry"] or _HOLIDAY.match(m.string, m.end())
    ):
        return None
    name = re.sub(r"[\s-]+", " ", m["w"].lower().replace("’", "'"))
    return _kept(m, s, lambda year: feast_days(name, year))


def _kept(m: re.Match[str], s: Setting, days: Callable[[int], list[Days]]) -> Reading:
    """The feast in the year that is meant, or the day or week of it that is named."""
    year = int(m["y"]) if m["y"] else None
    said = m["rel"] or (m["ry"] or "").rpartition(" ")[2]
    pub = s.published
    if m["ry"] and said in ("last", "this", "next") and pub:
        year = pub.year + {"last": -1, "this": 0, "next": 1}[said]
    elif m["ry"]:
        year = s.near.year if s.near else None
    if year is None and pub is None:
        return Reading(UNKNOWN, "span")
    if year is None and s.story:
        year = s.story[0].year
    if year is not None or pub is None:
        found = days(year or 0)
    else:
        every = [d for y in (pub.year - 1, pub.year, pub.year + 1) for d in days(y)]
        past, coming = [d for d in every if d[0] <= pub], [d for d in every if d[0] > pub]
        ahead = said == "next" or (s.future and not said)
        # 'Last Christmas' is over; 'this Ramadan' goes on or is the nearest.
        past = [d for d in past if d[1] < pub] if said == "last" else past
        found = coming[:1] if ahead and coming else past[-1:]
    if not found:
        return Reading(UNKNOWN, "span")
    part = _part_of(found[-1], m) if m["ord"] or m["eve"] else parted(found[-1], "span", s.part)
    return Reading(part, "span", full=bool(m["y"]), cut=not s.future)


def _part_of(days: Days, m: re.Match[str]) -> Days:
    """The eve, the first day, the last ten days … of the feast."""
    if m["eve"]:
        return cal.plus(days[0], -1), cal.plus(days[0], -1)
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(m["ord"].lower(), 0)
    size = (7 if m["u"] == "week" else 1) * ((count_of(m["n"]) if m["n"] else 1) or 1)
    start = cal.plus(days[0], (order - 1) * size) if order else cal.plus(days[1], 1 - size)
    return start, cal.plus(start, size - 1)


# Days from Easter Sunday.
_FROM_EASTER = {
    "ash wednesday": (-46, -46), "palm sunday": (-7, -7), "holy week": (-7, -1), "maundy thursday": (-3, -3), "holy thursday": (-3, -3),
    "good friday": (-2, -2), "holy saturday": (-1, -1), "easter": (0, 0), "easter sunday": (0, 0), "easter monday": (1, 1),
    "easter weekend": (-2, 1), "ascension day": (39, 39), "pentecost": (49, 49), "whit sunday": (49, 49), "whit monday": (50, 50),
}  # fmt: skip
_FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1), "new year's eve": (12, 31), "the new year": (1, 1),
    "boxing day": (12, 26), "epiphany": (1, 6),
}  # fmt: skip
_ELSEWHERE = ("eid", "id ", "'id ", "‘id ", "nowruz", "newroz", "ashura", "arbaeen", "thanksgiving")
_ORTHODOX = re.compile(
    r"(?:greek |russian |ukrainian |serbian |ethiopian |coptic )?(?:orthodox|eastern|coptic|ethiopian) "
)
_JULIAN = 13
"""Days by which the Julian calendar is behind between 1900 and 2099."""


def feast_days(name: str, year: int) -> list[Days]:
    """The feast's days in a year; an Eid lasts about four days, and may come twice or not at all."""
    if name.startswith(_ELSEWHERE):
        return _other(name, year)
    eastern = _ORTHODOX.match(name)
    name = name[eastern.end() :] if eastern else name
    if name in _FROM_EASTER:
        sunday = cal.orthodox_easter(year) if eastern else cal.easter(year)
        first, last = _FROM_EASTER[name]
        return [(cal.plus(sunday, first), cal.plus(sunday, last))]
    month, day = _FIXED[name]
    then = date(year - (1 if eastern and month == 12 else 0), month, day)
    then = cal.plus(then, _JULIAN) if eastern else then
    return [(then, then)]


def _other(name: str, year: int) -> list[Days]:
    fitr = [(cal.plus(d, 29), cal.plus(d, 33)) for d in cal.RAMADAN]
    adha = [(d, cal.plus(d, 4)) for d in cal.ADHA]
    # Ashura is the tenth of the month after Eid al-Adha's, which has 29 or 30 days; Arbaeen comes forty days later.
    ashura = [(cal.plus(d, 29), cal.plus(d, 30)) for d in cal.ADHA]
    if name.startswith("thanksgiving"):
        day = cal.plus(cal.weekday_after(date(year, 11, 1), 3, including=True), 21)
        return [(day, day)]
    if name in ("nowruz", "newroz"):
        return [(date(year, 3, 20), date(year, 3, 21))]
    if name == "ashura":
        every = ashura
    elif name == "arbaeen":
        every = [(cal.plus(a, 40), cal.plus(b, 40)) for a, b in ashura]
    elif "fitr" in name:
        every = fitr
    else:
        every = adha if "adha" in name else sorted(fitr + adha)
    return [d for d in every if d[0].year == year]


FEASTS: dict[str, Resolver] = {"ramadan": _ramadan, "feast": _feast}
