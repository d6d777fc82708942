"""Feasts by year: days known from calendars, and the names that are no feast."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve import calendar_math as cal
from onrecord.resolve.dates import find_in
from onrecord.resolve.dates_feasts import feast_days


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2008, 4, 27), (2010, 4, 4), (2014, 4, 20), (2016, 5, 1), (2019, 4, 28), (2022, 4, 24), (2023, 4, 16)],
)
def test_orthodox_easter(year: int, month: int, day: int) -> None:
    assert cal.orthodox_easter(year) == date(year, month, day)


@given(st.integers(1900, 2099))
def test_orthodox_easter_is_a_sunday_on_or_after_the_western_one(year: int) -> None:
    east, west = cal.orthodox_easter(year), cal.easter(year)
    assert east.weekday() == 6
    assert 0 <= (east - west).days <= 35


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("ash wednesday", 2016, "2016-02-10"),
        ("palm sunday", 2017, "2017-04-09"),
        ("good friday", 2022, "2022-04-15"),
        ("ascension day", 2022, "2022-05-26"),
        ("pentecost", 2022, "2022-06-05"),
        ("orthodox good friday", 2022, "2022-04-22"),
        ("coptic palm sunday", 2017, "2017-04-09"),
        ("orthodox christmas", 2023, "2023-01-07"),
        ("orthodox christmas eve", 2023, "2023-01-06"),
        ("thanksgiving", 1999, "1999-11-25"),
        ("eid al adha", 2016, "2016-09-12"),
        ("eid al fitr", 2016, "2016-07-05"),
    ],
)
def test_the_first_day_of_a_feast(name: str, year: int, day: str) -> None:
    assert feast_days(name, year)[0][0].isoformat() == day


def test_ashura_is_one_of_two_days() -> None:
    assert feast_days("ashura", 2016) == [(date(2016, 10, 11), date(2016, 10, 12))]


@pytest.mark.parametrize(
    "text",
    ["Shells fell in Arbaeen, a quarter of Hama.", "A ship sank off Christmas Island.", "Mr Eid was killed."],
)
def test_names_that_are_no_feast(text: str) -> None:
    assert find_in(text, 0, len(text), date(2016, 11, 18)) == []
