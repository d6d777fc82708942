"""The picture of a balance over time: a band for each part that is told of, open ends to the top, what cannot all be true hatched."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.publish.balance_picture import Words, balance_picture
from onrecord.situations import PART_WORDS, PARTS, Course, Moment, Part, People

WORDS = Words("the balance over time", PART_WORDS)
FIRST = date(2016, 12, 1)


def course(days: int = 3, **parts: list[tuple[People | None, People | None]]) -> Course:
    made: dict[Part, tuple[Moment, ...]] = {part: (Moment(None, None),) * days for part in PARTS}
    made |= {part: tuple(Moment(*one) for one in found) for part, found in parts.items()}  # type: ignore[misc]
    return Course(tuple(FIRST + timedelta(days=n) for n in range(days)), made)


def drawn(found: Course, on: date | None = None) -> str:
    picture = balance_picture(found, PARTS[1:], on, WORDS)
    assert picture is not None
    return picture


def test_parts_that_nobody_tells_of_are_left_out() -> None:
    picture = drawn(course(left=[(None, (0, None)), ((10, 20), (10, 20)), ((10, 30), (12, 20))]))
    assert ">left</text>" in picture
    assert "were killed" not in picture
    assert ">30</text>" in picture  # the highest number is the scale


def test_an_open_end_reaches_the_upper_edge_and_a_number_does_not() -> None:
    open_ = drawn(course(killed=[((5, None), (5, None))] * 3))
    closed = drawn(course(killed=[((5, 9), (5, 9))] * 3))
    assert 'd="M0,0V0H' in open_
    assert 'd="M0,6V6H' in closed


def test_what_cannot_all_be_true_is_hatched_and_has_no_band_of_truth() -> None:
    picture = drawn(course(remain=[((5, 9), (5, 9)), ((5, 90), None), ((5, 90), None)]))
    assert 'fill="url(#course-clash)"' in picture
    together = re.search(r'<path d="([^"]+)" class="together"', picture)
    assert together is not None
    assert "H300" in together.group(1)  # ends in the middle, where the second day begins


def test_the_chosen_day_has_a_line_where_it_lies() -> None:
    found = course(left=[((1, 1), (1, 1))] * 3)
    assert 'x1="50.00%"' in drawn(found, FIRST + timedelta(days=1))
    assert 'x1="100.00%"' in drawn(found)
    assert 'x1="100.00%"' in drawn(found, FIRST + timedelta(days=400))


def test_one_day_makes_no_picture() -> None:
    assert balance_picture(course(1, left=[((1, 1), (1, 1))]), PARTS[1:], None, WORDS) is None


def test_a_thousand_days_of_changes_stay_small() -> None:
    changing: list[tuple[People | None, People | None]] = [((n, 2 * n), (n, n)) for n in range(1, 1001)]
    picture = drawn(course(1000, left=changing, killed=changing))
    assert len(picture) < 60_000
