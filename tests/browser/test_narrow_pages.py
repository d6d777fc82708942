"""At 360 pixels: the map shows its middle, a table that is moved aside keeps its rows low and its first column, a list says what its numbers are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journeys_served import Served

pytestmark = pytest.mark.browser
NARROW = {"viewport": {"width": 360, "height": 780}}


@pytest.fixture(params=["en", "ar"])
def page(request: Any, come_in: Callable[..., Any], team: Served) -> Any:
    page = come_in(team, "adam", **NARROW)
    page.context.add_cookies([{"name": "onrecord-language", "value": request.param, "url": team.address}])
    return page


def test_the_map_begins_with_its_middle(page: Any) -> None:
    page.goto(f"{page.at}/map")
    page.wait_for_function("Math.abs(document.querySelector('.mapbox').scrollLeft) > 20")
    middle = "(() => { const map = document.querySelector('.mapsvg').getBoundingClientRect(); return map.left + map.width / 2; })()"
    assert abs(page.evaluate(middle) - 180) < 12


@pytest.mark.parametrize("address", ["/map", "/timeline"])
def test_a_table_that_is_moved_aside_keeps_its_rows_and_what_they_are_about(page: Any, address: str) -> None:
    page.goto(page.at + address)
    heights = page.evaluate(
        "[...document.querySelectorAll('.found-rows tbody tr')].map(row => row.getBoundingClientRect().height)"
    )
    assert heights
    assert max(heights) < 60
    left = "(() => { const cell = document.querySelector('.found-rows tbody th').getBoundingClientRect(); return [cell.left, cell.right]; })()"
    before = page.evaluate(left)
    page.evaluate(
        "(() => { const box = document.querySelector('#table .wide'); box.scrollLeft = getComputedStyle(box).direction == 'rtl' ? -200 : 200; })()"
    )
    assert page.evaluate(left) == before


def test_a_row_that_became_a_line_says_what_its_numbers_are(page: Any) -> None:
    page.goto(f"{page.at}/search?kind=killed")
    said = page.evaluate(
        "getComputedStyle(document.querySelector('table.stack tbody td.n'), '::before').content"
    )
    assert any(word in said for word in ("Reports", "التقارير"))
