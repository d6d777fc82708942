"""Figures, days and places in words: never more exact than the record."""

from __future__ import annotations

from datetime import date

import pytest
from test_page_sample import ALEPPO, IDLIB, SYRIA

from onrecord.publish.words import (
    bounds_words,
    coordinates,
    how_long,
    place_words,
    said_by_words,
    short_figure,
    when_words,
)
from onrecord.records import Claim, Place, Span, Voice, When


@pytest.mark.parametrize(
    ("low", "high", "approximate", "words", "short"),
    [
        (82, 82, False, "82", "82"),
        (82, None, False, "at least 82", "≥82"),
        (None, 82, False, "up to 82", "≤82"),
        (80, 80, True, "about 80", "~80"),
        (20, 30, False, "20 to 30", "20–30"),
        (200, None, True, "at least about 200", "~≥200"),
        (130000, 130000, False, "130,000", "130,000"),
        (0, 0, False, "0", "0"),
        (None, None, False, "no number", "?"),
    ],
)
def test_bounds(low: int | None, high: int | None, approximate: bool, words: str, short: str) -> None:
    assert bounds_words(low, high, approximate) == words
    assert short_figure(low, high, approximate) == short


def days(start: str | None, end: str | None) -> When:
    return When("", date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)


@pytest.mark.parametrize(
    ("start", "end", "words", "exactness"),
    [
        ("2016-12-13", "2016-12-13", "13 December 2016", "known to the day"),
        ("2016-12-11", "2016-12-20", "11 to 20 December 2016", "a span of 10 days"),
        ("2016-11-28", "2016-12-04", "28 November to 4 December 2016", "a span of 7 days"),
        ("2016-12-31", "2017-01-01", "31 December 2016 to 1 January 2017", "a span of 2 days"),
        ("2016-12-01", "2016-12-31", "in December 2016", "a span of 31 days"),
        ("2016-02-01", "2016-02-28", "1 to 28 February 2016", "a span of 28 days"),
        ("2016-01-01", "2016-12-31", "in 2016", "a span of 366 days"),
        ("2011-01-01", "2016-12-31", "2011 to 2016", "a span of 2,192 days"),
        ("2011-03-15", None, "from 15 March 2011, end not known", None),
        (None, "2016-12-13", "until 13 December 2016, start not known", None),
        (None, None, "date not known", None),
    ],
)
def test_days(start: str | None, end: str | None, words: str, exactness: str | None) -> None:
    assert when_words(days(start, end)) == words
    assert how_long(days(start, end)) == exactness


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (ALEPPO, "eastern Aleppo"),
        (Place("the city", "Aleppo"), "Aleppo"),
        (Place("حلب", "Aleppo"), "Aleppo"),
        (Place("the white mill", ""), "the white mill"),
        (None, "place not known"),
    ],
)
def test_a_place_is_called_as_the_report_calls_it_where_that_names_it(
    place: Place | None, words: str
) -> None:
    assert place_words(place) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (ALEPPO, "36.20° N, 37.16° E"),
        (IDLIB, "36° N, 37° E"),
        (SYRIA, None),
        (Place("Lima", "Lima", -12.046, -77.043, None, "district"), "12.0° S, 77.0° W"),
        (Place("Lima", "Lima", -12.046, -77.043), None),
    ],
)
def test_coordinates_have_no_more_decimals_than_the_place_is_exact(place: Place, words: str | None) -> None:
    assert coordinates(place) == words


def test_who_says_it_nearest_first() -> None:
    said = (Voice("the rights office", "un"), Voice("residents", "witness", True))
    one = Claim("r", "c1", "killed", Span(0, 1, "x"), said_by=said)
    assert said_by_words(one) == "the rights office (UN); residents (witness or activist, not named)"
    assert said_by_words(Claim("r", "c1", "killed", Span(0, 1, "x"))) == "the outlet in its own voice"
