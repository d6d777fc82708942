"""Journeys of whoever looks for something: how many were killed and on whose word, what contradicts what, the same on map and table, in Arabic."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journeys_served import Served, id_of, words_of
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
FILTER = {"kind": "killed", "since": "2016-12-01", "until": "2016-12-31"}


def test_how_many_were_killed_and_on_whose_word_is_three_clicks_from_home(
    come_in: Callable[..., Any], team: Served
) -> None:
    """Eastern Aleppo, December 2016: by somebody who has never been here, and reads no help."""
    page = come_in(team, "vera")
    page.goto(f"{team.address}/")
    clicks = 0
    for link in (
        page.get_by_role("link", name="Those with most killed"),
        page.locator("tbody tr", has_text="eastern Aleppo").filter(has_text="2016-12-1").filter(has_text="82").locator("a").first,
    ):  # fmt: skip
        link.click()
        clicks += 1
    assert clicks <= 3
    for words in ("Killed", "eastern Aleppo", "2016-12-1"):
        expect(page.locator("h1")).to_contain_text(words)
    toll = page.locator("section.toll").first.inner_text()
    assert "82" in toll
    assert "UN human rights office" in toll
    on_screen = page.locator("section.toll").first.bounding_box()
    assert on_screen["y"] + on_screen["height"] < 900, "without scrolling"


def test_a_contradiction_is_found_from_home_and_settled(come_in: Callable[..., Any], team: Served) -> None:
    page = come_in(team, "rana")
    page.goto(f"{team.address}/")
    page.locator("section[aria-labelledby=contested] a").first.click()
    expect(page.locator("#disputes")).to_be_visible()
    sides = page.locator("#disputes ~ article .side, article.dispute .side")
    assert sides.count() >= 2, "side by side, each in its words"
    assert all(side.locator("blockquote").inner_text() for side in sides.all())
    expect(page.locator("#disputes")).to_be_in_viewport()  # the link leads there, once the page is at rest
    act(page, "grade", grade="weak", why="the counts do not tell whom they hold")
    act(
        page,
        "overrule",
        kind="evacuated",
        low="25000",
        best="35000",
        high="37500",
        why="the bus lists were seen",
    )
    for words in ("35,000", "the bus lists were seen", "the counts do not tell whom they hold", "rana"):
        expect(page.locator(".glance")).to_contain_text(words)
    reader = come_in(team, "vera")
    reader.goto(page.url.partition("&done")[0])
    assert "35,000" in reader.inner_text(".glance")
    assert "set by rana" in " ".join(reader.inner_text(".glance").split())


def act(page: Any, name: str, **fields: str) -> None:
    here = page.locator("section.act details.offer", has=page.locator(f'input[name=act][value="{name}"]'))
    here.locator("summary").click()
    for field, words in fields.items():
        found = here.locator(f"[name={field}]")
        if found.evaluate("one => one.tagName") == "SELECT":
            found.select_option(words)
        else:
            found.fill(words)
    with page.expect_navigation():  # the page from before may say that something is done, too
        here.locator("button").click()
    page.wait_for_selector(".done")


def test_the_filter_of_the_map_is_the_filter_of_the_table(come_in: Callable[..., Any], team: Served) -> None:
    page = come_in(team, "anna")
    page.goto(f"{team.address}/search")
    page.select_option("form.filters [name=kind]", FILTER["kind"])
    for name in ("since", "until"):
        page.fill(f"form.filters [name={name}]", FILTER[name])
    page.locator("form.filters button.first").click()
    page.wait_for_url("**kind=killed**")
    searched = incidents(page)
    assert len(searched) >= 4
    page.get_by_role("link", name="On the map").click()
    page.wait_for_selector(".mapbox svg")
    for name, value in FILTER.items():
        assert page.locator(f"form.filters [name={name}]").input_value() == value
    mapped = incidents(page)
    told = int(page.inner_text(".mapwords strong.big").replace(",", ""))
    assert len(mapped) == told
    for apart in ("nowhere", "country"):
        link = page.locator(f"a[href*='not={apart}']").first
        if link.count():
            link.click()
            page.wait_for_selector("#table h2")
            mapped |= incidents(page)
    assert mapped == searched
    page.goto(
        page.url.partition("?")[0].replace("/map", "/timeline")
        + "?"
        + "&".join(f"{k}={v}" for k, v in FILTER.items())
    )
    assert incidents(page) <= searched
    assert len(incidents(page)) > 0


def incidents(page: Any) -> set[str]:
    """Those that the table of a page lists."""
    return {
        id_of(one.get_attribute("href")) for one in page.locator("main table a[href*='/incident?']").all()
    }


def test_the_pages_turn_round_for_whoever_reads_arabic(come_in: Callable[..., Any], team: Served) -> None:
    page = come_in(team, "femi")
    page.goto(f"{team.address}/report?id=levant-wire-1213")
    page.locator("nav details summary").click()
    page.locator("nav button[lang=ar]").click()
    page.wait_for_selector("html[lang=ar][dir=rtl]")
    for address in (
        "/",
        "/search?kind=killed",
        "/report?id=levant-wire-1213",
        "/inbox",
        "/map",
        "/bulletins",
    ):
        page.goto(team.address + address)
        assert page.locator("html").get_attribute("dir") == "rtl", address
        name, last = page.locator("nav a.name"), page.locator("nav form.find")
        assert name.bounding_box()["x"] > last.bounding_box()["x"], "the bar begins on the right"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    _two_days_run_from_right_to_left(page, team.address)
    page.goto(f"{team.address}/report?id=levant-wire-1213")
    text = page.locator("#words p").nth(1)
    assert text.evaluate("one => getComputedStyle(one).direction") == "ltr", (
        "an English report stays as it is written"
    )
    beside = page.locator("section.claims").bounding_box()["x"]
    assert beside < page.locator("#words").bounding_box()["x"], "the claims stand on the left of the text"
    page.locator("nav details summary").click()
    page.locator("nav button[lang=en]").click()
    page.wait_for_selector("html[lang=en][dir=ltr]")
    assert "Inbox" in words_of(page)


def _two_days_run_from_right_to_left(page: Any, address: str) -> None:
    size = page.viewport_size
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{address}/compare?place=eastern+Aleppo&kind=killed&on=2016-12-13&and=2016-12-20")
    table = page.locator("table.full")
    assert table.evaluate("one => getComputedStyle(one).direction") == "rtl"
    days = table.locator("thead th")
    assert days.nth(2).bounding_box()["x"] > days.nth(3).bounding_box()["x"], "the first day on the right"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sideways"
    shown = page.locator("main strong", has_text="2016-12-13").first
    assert shown.evaluate(_FROM_LEFT) == [0, 1, 2], "year, month and day from the left"
    page.set_viewport_size(size)


_FROM_LEFT = """one => {
  const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), range = document.createRange();
  let text = texts.nextNode();
  while (!text.data.includes("2016-12-13")) text = texts.nextNode();
  const from = text.data.indexOf("2016-12-13");
  const left = [0, 5, 8].map(n => (range.setStart(text, from + n), range.setEnd(text, from + n + 1), range.getBoundingClientRect().x));
  return [0, 1, 2].sort((a, b) => left[a] - left[b]);
}"""
"""Year, month and day of a day that is shown, as they stand from the left."""
