"""What a rule about time is given and what it gives back, with the readers of counts and names.

Comes in: words. Goes out: `Setting` (what surrounds an expression), `Reading` (what it was read as).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.calendar_words import WEEKDAYS
from onrecord.resolve import calendar_math as cal
from onrecord.resolve.calendar_math import Grain, Interval, Part
from onrecord.resolve.date_tense import Tense
from onrecord.resolve.date_words import COUNTS, MONTHS

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
    span: Interval | None = None
    """What was last told that has a first and a last day, and more than one."""
    story: tuple[date, bool] | None = None
    """In a history: the day (or, where True, only the year) last spoken of; years are taken from it."""
    year: int | None = None
    """The year lent by the other end of a range: 'between March and June 2016'."""

    here: date | None = None
    """The day last told of in the sentence itself."""

    @property
    def future(self) -> bool:
        tense = self.tense()
        return "since" not in self.lead and (tense == "future" or (self.lead == "by" and tense == "unknown"))


@dataclass(frozen=True, slots=True)
class Reading:
    days: Interval
    grain: Grain
    role: Role = "when"
    full: bool = False
    """Written out with its year, so that it needs no publication date."""
    cut: bool = True
    """Ends at publication where that falls inside it and nothing speaks of the future."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One expression found: its span with the leading words, and what it was read as."""

    start: int
    core: int
    """Where the expression itself begins, without the words that lead it."""
    end: int
    rule: str
    match: re.Match[str]
    setting: Setting
    reading: Reading
    parts: tuple[Hit, ...] = ()
    """The ends of a range, where it is one."""


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


def number_of(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def weekday_number(words: str) -> int:
    return next(i for i, name in enumerate(WEEKDAYS) if name.startswith(words[:3].lower()))


def parted(days: tuple[date, date], grain: Grain, part: Part | None) -> tuple[date, date]:
    return cal.part_of(days, grain, part) if part else days


def whole_of(day: date, unit: str) -> tuple[date, date]:
    """The calendar week, month or year that a day lies in."""
    if unit == "week":
        return cal.week_of(day)
    return cal.month_of(day.year, day.month) if unit == "month" else cal.year_of(day.year)
