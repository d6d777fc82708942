"""A day as a column of a corpus writes it → YYYY-MM-DD, or a ReadError where day and month cannot be told apart.

Comes in: the cell. What is none of these forms goes out as it came: entry.py says of it that it is no date.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Literal

from onrecord.errors import ReadError
from onrecord.read.full_dates import FULL_DATE, as_full_date

DayOrder = Literal["dmy", "mdy", "ymd"]
ORDERS: tuple[DayOrder, ...] = ("dmy", "mdy", "ymd")

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_FIGURES = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?Z?)?$")
_HOURS = re.compile(
    r"(?:[\sT,]*(?:at\s+)?(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?"
    r"(?:\s*(?:Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2}))?(?:\s*\([A-Z]{2,4}\))?)?\s*",
    re.IGNORECASE,
)


def day_in(value: object, order: DayOrder | None = None) -> object:
    """The day as text, or `value` itself where it is in none of the forms."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return value
    words = value.strip()
    if _ISO.match(words):
        return re.sub(r"\s*(?:UTC|GMT)$", "", words)
    for pattern, days in ((_FIGURES, _in_figures), (_COMPACT, _compact)):
        match = pattern.match(words)
        if match and _HOURS.fullmatch(words, match.end()):
            found = days(match, order)
            return found.isoformat() if found else value
    match = FULL_DATE.match(words)
    if match and not match["a4"] and _HOURS.fullmatch(words, match.end()):
        full = as_full_date(match)
        return full.day.isoformat() if full else value
    return value


def _in_figures(match: re.Match[str], order: DayOrder | None) -> date | None:
    parts = (match[1], match[3], match[4])
    if len(parts[0]) == 4:
        return _day(*parts)
    if order == "ymd" and len(parts[0]) == 2:
        return _day(_century(parts[0]), parts[1], parts[2])
    if len(parts[2]) == 2 and order is None:
        return None  # 13/12/16: which of them is the year is not said
    if len(parts[2]) not in (2, 4):
        return None
    year = _century(parts[2])
    first, second = _day(year, parts[1], parts[0]), _day(year, parts[0], parts[1])
    if order in ("dmy", "mdy"):
        return first if order == "dmy" else second
    if first and second and first != second and match[2] != ".":  # with dots the day comes first everywhere
        raise ReadError(
            "ambiguous-date",
            "",
            f"has a `published` that is one of two days: '{match[0]}'",
            "days as YYYY-MM-DD, or in figures whose order is said",
            "Say the order with --columns: published:dmy=COLUMN where the day comes first, published:mdy=COLUMN where the month does.",
        )
    return first or (second if match[2] != "." else None)


def _compact(match: re.Match[str], order: DayOrder | None) -> date | None:
    return _day(match[1], match[2], match[3])


def _century(year: str) -> str:
    if len(year) == 4:
        return year
    return f"{'20' if int(year) < 70 else '19'}{year}"


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:  # no such day
        return None
