"""Steps of time: days, weeks, months, years; which of them fits a stretch of time, and where each begins. Pure.

Comes in: days. Goes out: days.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

Step = Literal["day", "week", "month", "year"]

STEPS: tuple[Step, ...] = ("year", "month", "week", "day")
_LONG = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
EARLIEST, LATEST = date(1000, 1, 1), date(9000, 12, 31)
"""Beyond them nothing is counted: a day that was read wrongly must not stretch a picture without end."""


def fitting(first: date, last: date, most: int) -> Step:
    """The finest step of which at most `most` make up the time; years where none does."""
    days = (last - first).days + 1
    for step in reversed(STEPS):
        if days / _LONG[step] <= most:
            return step
    return "year"


def begin(day: date, step: Step) -> date:
    """The first day of the step that a day is in; weeks begin on Monday."""
    if step == "week":
        return shifted(day, -day.weekday())
    if step == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if step == "year" else day


def after(day: date, step: Step, many: int = 1) -> date:
    """The first day of the step that comes `many` later (earlier, where it is less than none)."""
    day = begin(day, step)
    if step in ("day", "week"):
        return shifted(day, many * (7 if step == "week" else 1))
    months = day.year * 12 + day.month - 1 + many * (12 if step == "year" else 1)
    months = min(max(months, EARLIEST.year * 12), LATEST.year * 12 + 11)
    return date(months // 12, months % 12 + 1, 1)


def end(day: date, step: Step) -> date:
    """The last day of the step that a day is in."""
    return shifted(after(day, step), -1)


def between(first: date, last: date, step: Step) -> Iterator[date]:
    """The first days of all steps that the time touches."""
    day = begin(first, step)
    while day <= last:
        yield day
        following = after(day, step)
        if following <= day:
            return
        day = following


def shifted(day: date, days: int) -> date:
    try:
        return min(max(day + timedelta(days=days), EARLIEST), LATEST)
    except OverflowError:
        return LATEST if days > 0 else EARLIEST
