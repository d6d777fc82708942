"""Calendar arithmetic without words, and the tense around a date."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve import calendar_math as cal
from onrecord.resolve.date_tense import tense_at

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2016, 3, 31), -1, date(2016, 2, 29)),
        (date(2016, 1, 15), -1, date(2015, 12, 15)),
        (date(2016, 11, 30), 3, date(2017, 2, 28)),
    ],
)
def test_months_end_where_the_month_ends(day: date, months: int, then: date) -> None:
    assert cal.add_months(day, months) == then


@pytest.mark.parametrize(
    ("count", "unit", "then"),
    [
        (-24, "hours", date(2016, 11, 17)),
        (-48, "hours", date(2016, 11, 16)),
        (-36, "hours", date(2016, 11, 16)),
        (-1, "fortnight", date(2016, 11, 4)),
        (-2, "decades", date(1996, 11, 18)),
    ],
)
def test_moved(count: int, unit: str, then: date) -> None:
    assert cal.moved(date(2016, 11, 18), count, unit) == then


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [("early", 1, 10), ("mid", 11, 20), ("late", 21, 30), ("half1", 1, 15), ("half2", 16, 30)],
)
def test_parts_of_a_month(part: cal.Part, first: int, last: int) -> None:
    assert cal.part_of(cal.month_of(2016, 11), "month", part) == (date(2016, 11, first), date(2016, 11, last))


@given(st.integers(1900, 2100))
def test_the_thirds_of_a_year_cover_it(year: int) -> None:
    early, mid, late = (cal.part_of(cal.year_of(year), "year", part) for part in ("early", "mid", "late"))
    assert (early[0], late[1]) == cal.year_of(year)
    assert cal.plus(early[1], 1) == mid[0]
    assert cal.plus(mid[1], 1) == late[0]


@given(DAYS, st.integers(0, 6))
def test_weekdays_lie_within_a_week(day: date, weekday: int) -> None:
    before, after = cal.weekday_before(day, weekday), cal.weekday_after(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert (after - before).days == 7
    assert before <= day < after


@given(DAYS)
def test_a_week_runs_from_monday_to_sunday_around_its_day(day: date) -> None:
    monday, sunday = cal.week_of(day)
    assert (monday.weekday(), sunday.weekday()) == (0, 6)
    assert monday <= day <= sunday


def test_ramadan_moves_by_a_lunar_year_and_is_unknown_outside_the_table() -> None:
    gaps = {(b - a).days for a, b in pairwise(cal.RAMADAN)}
    assert gaps <= {353, 354, 355, 356}
    assert cal.ramadan_on_or_before(date(1990, 1, 1)) is None
    assert cal.ramadan_on_or_before(date(2011, 8, 12)) == (date(2011, 8, 1), date(2011, 8, 30))


@pytest.mark.parametrize(
    ("year", "day"), [(2016, date(2016, 3, 27)), (2017, date(2017, 4, 16)), (2019, date(2019, 4, 21))]
)
def test_easter(year: int, day: date) -> None:
    assert cal.easter(year) == day


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Officials will meet again in Geneva, Switzerland, *", "future"),
        ("The army said it would halt its raids *", "future"),
        ("Those who did it would be tried, the envoy said *", "past"),
        ("A truce due to begin *", "future"),
        ("The school shut due to raids that hit it *", "past"),
        ("Three men who had been held were shot *", "past"),
        ("They could have been saved *", "past"),
        ("The talks were scheduled to open *", "past"),
        ("* the council will vote on it", "future"),
        ("* a shell hit the market", "past"),
        ("* would be a day to remember", "unknown"),
        ("A raid in the east *", "unknown"),
    ],
)
def test_the_verb_nearest_before_decides(text: str, tense: str) -> None:
    at = text.index("*")
    assert tense_at(text, 0, at, at + 1, len(text)) == tense
