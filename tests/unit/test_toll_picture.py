"""Figures of a range by the day of their publication: what is drawn where, and what is said to whoever does not see it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from onrecord.incidents import Range
from onrecord.publish.place_picture import Marked, place_picture
from onrecord.publish.toll_picture import FIRST, LAST, Told, toll_picture
from onrecord.records import Place

NAMED = {"low": "low", "best": "best", "high": "high", "undated": "day unknown"}
HARM = Range("killed", None, 30, 35, 44, "a rule", (), 2)
ONE = Told("a", "A", date(2017, 3, 4), 30, 30, False, False, "30, on the word of A", "/report?id=r1#claim-c1")


def drawn(*figures: Told, harm: Range = HARM) -> str:
    picture = toll_picture(harm, figures, "killed over time", NAMED)
    assert picture is not None
    return str(picture)


ROWS = [
    # what is told of a figure, what its mark holds
    ({}, 'class="mark"'),
    ({"approximate": True}, 'class="mark about"'),
    ({"replaced": True}, 'class="struck"'),
    ({"high": None}, "v-10m-4,5l4,-5l4,5"),
    ({"low": None}, "v10m-4,-5l4,5l4,-5"),
    ({"high": 40}, 'class="reach"'),
    ({"day": None}, "day unknown"),
]


@pytest.mark.parametrize(("told", "held"), ROWS, ids=lambda row: str(row)[:30])
def test_each_sort_of_figure_has_its_own_mark(told: dict[str, object], held: str) -> None:
    assert held in drawn(replace(ONE, **told))  # type: ignore[arg-type]


def test_days_run_from_the_first_to_the_last() -> None:
    text = drawn(
        ONE, replace(ONE, day=date(2017, 3, 14), low=35, high=35), replace(ONE, day=date(2017, 3, 9))
    )
    at = {day: float(x) for x, day in re.findall(r'x="([\d.]+)%"[^>]*>(\d{4}-\d\d-\d\d)<', text)}
    assert FIRST < at["2017-03-04"] < at["2017-03-09"] < at["2017-03-14"] == LAST
    assert at["2017-03-09"] == pytest.approx((at["2017-03-04"] + at["2017-03-14"]) / 2, abs=0.1)


def test_one_origin_is_one_line_and_two_are_none() -> None:
    later = replace(ONE, day=date(2017, 3, 8), low=35, high=35)
    assert drawn(ONE, later).count('class="course"') == 1
    assert drawn(ONE, replace(later, origin="b", letter="B")).count('class="course"') == 0


def test_a_figure_said_again_is_a_point_and_every_figure_is_a_link() -> None:
    text = drawn(ONE, replace(ONE, day=date(2017, 3, 8), link="/report?id=r2#claim-c1"))
    assert text.count('class="again"') == 1
    assert re.findall(r'href="([^"]+)"', text) == ["/report?id=r1#claim-c1", "/report?id=r2#claim-c1"]


def test_marks_that_would_meet_stand_beside_each_other() -> None:
    assert re.findall(r'cx="(\d+)"', drawn(ONE, replace(ONE, origin="b", letter="B"))) == ["0", "20"]


def test_equal_bounds_share_a_label_and_an_open_end_has_none() -> None:
    assert "low · best · high · 30" in drawn(ONE, harm=replace(HARM, low=30, best=30, high=30))
    assert "high" not in re.sub(r"<[^>]*>", "", drawn(ONE, harm=replace(HARM, high=None)))


def test_without_a_figure_there_is_no_picture() -> None:
    assert toll_picture(HARM, [replace(ONE, low=None, high=None)], "killed", NAMED) is None


def test_words_of_a_report_never_become_markup() -> None:
    assert "<b>" not in drawn(replace(ONE, words='<b>"x"</b>', link='/r?id="><b>'))


def test_a_place_is_drawn_as_wide_as_it_is_vague() -> None:
    wide = Place("the province", "Province", 36.0, 37.0, precision="region")
    narrow = Place("the square", "Square", 36.0, 37.0, precision="exact")
    picture = str(
        place_picture((Marked(narrow, "Square, exact", "#a"), Marked(wide, "Province, region", "#b")), "map")
    )
    assert re.findall(r'href="(#\w)"', picture) == ["#b", "#a"]
    first, second = (float(r) for r in re.findall(r' rx="([\d.]+)"', picture)[:2])
    assert first > 10 * second
    assert place_picture((Marked(Place("there", "There"), "There", "#a"),), "map") is None
