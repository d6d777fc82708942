"""Finds full dates (day, month and year) in words; a date without a year or a day is not one.

Comes in: a text. Goes out: `FullDate`s, with both readings where day and month cannot be told apart.
What such a date means (published, photographed, happened) is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
CLOCK = (
    r"(?:(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?"
    r"|at\s+\d{4}\b|\d{3,4}\s*(?:[ap]m\b|(?=GMT|UTC)))"
    r"(?:\s*\(?(?:GMT|UTC|BST|[ECMP][SD]?T|EET|CET|KSA|UK|local\s+time)(?:\s?[+-]\s?\d{1,2}(?::?\d{2})?)?\)?)?"
)

FULL_DATE = re.compile(
    rf"""(?<![\d.,/-])(?:(?P<weekday>{WEEKDAY}),?\s+)?(?:
      (?P<y1>\d{{4}})-(?P<m1>\d{{2}})-(?P<d1>\d{{2}})(?:T{CLOCK}Z?)?
    | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m2>{MONTH}),?\s+(?P<y2>\d{{4}})
    | (?P<m3>{MONTH})\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[,\s]*(?P<y3>\d{{4}})
    | (?P<a4>\d{{1,2}})(?P<sep>[./-])(?P<b4>\d{{1,2}})(?P=sep)(?P<y4>\d{{4}})
    | (?P<d5>\d{{1,2}})\s+(?P<m5>{MONTH})\s+(?P<y5>\d{{2}})(?=,?\s+\d{{1,2}}[:.]\d{{2}}|\s?(?:\([A-Z][^()\n]{{1,60}}\)\s?)?--)
    )(?!\d)""",
    re.IGNORECASE | re.VERBOSE,
)
"""A two-digit year counts only before a time of day or the dash of a dateline: '9 February 12 people died' holds no date."""


@dataclass(frozen=True, slots=True)
class FullDate:
    """A date in a text; `other` is the second reading of a date such as 04/06/2016."""

    start: int
    end: int
    day: date
    other: date | None = None


def full_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[FullDate]:
    for match in FULL_DATE.finditer(text, start, len(text) if end is None else end):
        found = as_full_date(match)
        if found is not None:
            yield found


def as_full_date(match: re.Match[str]) -> FullDate | None:
    """The date of a match of FULL_DATE; None where the calendar has no such day or its weekday differs."""
    readings = [day for day in _readings(match) if 1900 <= day.year < 2100]
    if match["weekday"]:
        named = weekday_number(match["weekday"])
        readings = [day for day in readings if day.weekday() == named]
    if not readings:
        return None
    other = readings[1] if len(readings) > 1 else None
    return FullDate(match.start(), match.end(), readings[0], other)


def _readings(match: re.Match[str]) -> list[date]:
    part = match.groupdict()
    if part["y1"]:
        return _days((part["y1"], int(part["m1"]), part["d1"]))
    if part["a4"]:
        first, second, year = int(part["a4"]), int(part["b4"]), part["y4"]
        if part["sep"] == "." or first == second:  # with dots the day comes first everywhere
            return _days((year, second, str(first)))
        return _days((year, second, str(first)), (year, first, str(second)))
    for n in ("2", "3", "5"):
        if part[f"d{n}"]:
            year = part[f"y{n}"] if n != "5" else _in_full(part["y5"])
            return _days((year, month_number(part[f"m{n}"]), part[f"d{n}"]))
    return []


def _in_full(year: str) -> str:
    """'89' was printed in 1989: no report is older than the news agencies' archives of the seventies."""
    return f"19{year}" if year >= "70" else f"20{year}"


def _days(*readings: tuple[str, int, str]) -> list[date]:
    days = []
    for year, month, day in readings:
        try:
            days.append(date(int(year), month, int(day)))
        except ValueError:  # 31 February: no such day
            continue
    return days


def month_number(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """Monday is 0."""
    return [name[:3] for name in WEEKDAYS].index(word[:3].lower())
