"""An axis of time that leaves out what is empty: days keep their order and their width, and nothing that is found is left out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.finding import days
from onrecord.web.pictures.lanes import BREAK, EMPTY, LEAST_BREAK, Axis, axis_of, broken, told

D = date


@pytest.mark.parametrize(
    ("times", "parts"),
    [
        ([], 0),
        ([(D(2016, 1, 1), D(2016, 2, 1))], 1),
        ([(D(2016, 1, 1), D(2016, 2, 1)), (D(2016, 3, 1), D(2016, 3, 2))], 1),  # a month is drawn as it is
        ([(D(2016, 1, 1), D(2016, 2, 1)), (D(2022, 3, 1), D(2022, 3, 2))], 2),
        ([(D(2016, 1, 1), D(2016, 2, 1)), (D(2022, 3, 1), D(2022, 3, 2)), (D(2015, 1, 1), D(2023, 1, 1))], 1),
        ([(D(1400, 1, 1), D(1400, 1, 1)), (D(2016, 1, 1), D(2016, 2, 1)), (D(2022, 3, 1), D(2022, 3, 2))], 2),
    ],
)
def test_what_is_long_and_empty_is_left_out(times: list[tuple[date, date]], parts: int) -> None:
    assert len(told(times)) == parts


spans = st.tuples(st.dates(D(1990, 1, 1), D(2030, 1, 1)), st.integers(0, 400)).map(
    lambda one: (one[0], one[0] + timedelta(days=one[1]))
)


@given(st.lists(spans, min_size=1, max_size=12), st.sampled_from(days.STEPS))
def test_any_times_keep_their_order_and_nothing_is_left_out(
    times: list[tuple[date, date]], step: days.Step
) -> None:
    first, last = min(one for one, _ in times), max(one for _, one in times)
    axis = broken(axis_of(first, last, step), told(times))
    assert all(any(a <= one and until <= b for a, b in axis.stretches) for one, until in times)
    assert len(axis.breaks) <= 3
    for gap in axis.breaks:
        assert (gap[1] - gap[0]).days > 0
    shares = [axis.share(day) for day in axis.columns]
    assert shares == sorted(set(shares))
    assert shares[0] == 0.0
    assert axis.share(axis.last + timedelta(days=1)) == pytest.approx(1.0)
    for gap in axis.breaks:
        assert axis.share(gap[1] + timedelta(days=1)) - axis.share(gap[0]) == pytest.approx(BREAK)


@given(st.dates(D(1990, 1, 1), D(2030, 1, 1)), st.integers(0, 4000), st.integers(0, 4000))
def test_without_a_break_a_day_stands_where_its_number_says(first: date, long: int, at: int) -> None:
    axis = Axis(first, first + timedelta(days=long), "day")
    assert axis.share(first + timedelta(days=at)) == pytest.approx(min(at / (long + 1), 1.0))


def test_a_break_is_a_quarter_of_all_the_time_or_more() -> None:
    first = D(2016, 1, 1)
    for empty in (LEAST_BREAK - 1, LEAST_BREAK, LEAST_BREAK + 1):
        parts = told([(first, first), (first + timedelta(days=empty + 1), first + timedelta(days=empty + 1))])
        assert (len(parts) == 2) == (empty >= LEAST_BREAK)
    assert EMPTY * 4 == 1
