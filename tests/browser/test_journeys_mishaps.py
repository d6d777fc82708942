"""Journeys when something is missing: no script in the browser, a server that dies in mid-edit; and a bulletin that turned out to be wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from journeys_served import Served, id_of, stands_when
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
WHY = "the same dead as in the paragraph above"
WRITTEN = "Two families wait at the east gate [1]."


def test_everything_is_done_without_script(come_in: Callable[..., Any], lone: Served) -> None:
    """A text read, a claim accepted and another rejected, incidents found and merged, a bulletin drafted, issued."""
    page = come_in(lone, java_script_enabled=False)
    page.locator("nav a[href='/inbox']").click()
    page.fill(
        "#paste textarea",
        "IDLIB, Jan 9, 2017 — At least 14 civilians were killed in Saraqib on Sunday, the civil defence said.",
    )
    page.click("#paste button")
    page.wait_for_url("**/inbox/job?id=*")
    page.wait_for_selector("#state ol.claims a")  # the page loads itself again until then
    page.locator("#state h3 a").click()
    page.locator("#claim-c1 form[data-key=a] button").click()
    expect(page.locator("#claim-c1.accepted")).to_be_visible()
    page.goto(f"{lone.address}/report?id=levant-wire-1213")
    page.locator("#claim-c2 summary", has_text="Reject").click()
    page.locator("#claim-c2 details[data-open=r] [name=why]").fill(WHY)
    page.locator("#claim-c2 details[data-open=r] button").click()
    expect(page.locator("#claim-c2.rejected")).to_be_visible()

    page.fill("nav [name=q]", "Ramouseh")
    page.locator("nav form.find button").click()
    page.select_option("form.filters [name=kind]", "killed")
    page.locator("form.filters button.first").click()
    page.wait_for_url("**kind=killed**")
    links = page.locator("tbody a[href*='/incident?']")
    found = [id_of(one.get_attribute("href")) for one in links.all()]
    assert len(found) > 1
    links.first.click()
    page.click("#near-link")
    other = page.locator("[form=merge-with][name=with]").first
    other.check()
    page.fill("#merge-with [name=why]", "one shooting")
    page.click("#merge-with button")
    expect(page.locator(".done")).to_contain_text("one shooting")

    page.locator("nav a[href='/bulletins']").click()
    for name, value in (("place", "eastern Aleppo"), ("start", "2016-12-13"), ("end", "2016-12-16")):
        page.fill(f"section[aria-labelledby=make] [name={name}]", value)
    page.locator("section[aria-labelledby=make] button").click()
    page.fill("[name=title]", "Four days")
    page.locator("#draft button[value=preview]").click()
    page.locator("form[action$='/bulletin/issue'] button").click()
    expect(page.locator("article h1")).to_have_text("Four days")


def test_nothing_typed_is_lost_when_the_server_dies(come_in: Callable[..., Any], team: Served) -> None:
    reading, writing = come_in(team, "rana"), come_in(team, "adam")
    reading.goto(f"{team.address}/report?id=damascus-herald-1216")
    reading.wait_for_selector("article.claim")
    reading.keyboard.press("n")
    reading.keyboard.press("r")
    reading.keyboard.type(WHY)
    writing.goto(f"{team.address}/bulletins")
    for name, value in (("place", "eastern Aleppo"), ("start", "2016-12-13"), ("end", "2016-12-16")):
        writing.fill(f"section[aria-labelledby=make] [name={name}]", value)
    writing.locator("section[aria-labelledby=make] button").click()
    writing.wait_for_url("**/bulletin?draft=*")
    part = writing.locator("#draft textarea").first
    team.stop()
    try:
        reading.keyboard.press("Enter")
        reading.wait_for_selector("#told")
        assert reading.locator("#claim-c1 details[data-open=r] [name=why]").input_value() == WHY
        part.fill(WRITTEN)
        writing.wait_for_selector("#state.warning")
        assert part.input_value() == WRITTEN
    finally:
        team.start()
    reading.locator("#claim-c1 details[data-open=r] [name=why]").press("Enter")
    reading.wait_for_selector("#claim-c1.rejected")
    assert WHY in reading.locator("#claim-c1 .decisions").text_content()
    writing.locator("#draft button[value=edit]").click()
    writing.wait_for_selector("#state:not(.warning)")
    stands_when(writing, lambda: writing.locator("#draft textarea").first.input_value() == WRITTEN)


def test_a_bulletin_is_issued_found_wrong_and_corrected(come_in: Callable[..., Any], team: Served) -> None:
    page = come_in(team, "rana")
    page.goto(f"{team.address}/bulletins")
    for name, value in (("place", "Ramouseh"), ("start", "2016-12-14"), ("end", "2016-12-16")):
        page.fill(f"section[aria-labelledby=make] [name={name}]", value)
    page.locator("section[aria-labelledby=make] button").click()
    page.wait_for_url("**/bulletin?draft=*")
    page.fill("[name=title]", "The road out")
    page.locator("#draft textarea").first.fill("Some 66 people were reported hurt at the crossing.")
    page.locator("#draft button[value=preview]").click()
    page.wait_for_url("**show=preview*")
    aside = page.inner_text("aside")
    assert "66" in aside, "a figure that no report gives is told before it is issued"
    page.locator("form[action$='/bulletin/issue'] button").click()
    page.wait_for_url("**/bulletin?id=*")
    issued = page.url
    body = page.inner_text("article")
    assert re.search(r"[0-9a-f]{64}", page.inner_text(".hashes")), "its hash stands beside it"
    page.locator("form[action$='/bulletin/correct'] [name=why]").fill("Nobody says 66.")
    page.locator("form[action$='/bulletin/correct'] button").click()
    page.wait_for_url("**/bulletin?draft=*")
    page.locator("#draft textarea").first.fill("People were reported hurt at the crossing.")
    page.locator("#draft button[value=preview]").click()
    page.wait_for_url("**show=preview*")
    page.locator("form[action$='/bulletin/issue'] button").click()
    page.wait_for_url("**/bulletin?id=*")
    assert page.url != issued
    assert "Some 66" not in page.inner_text("article")
    reader = come_in(team, "vera")
    reader.goto(issued)
    assert "Nobody says 66." in reader.locator("p.warning").inner_text()
    assert reader.inner_text("article") == body, "what was issued stays as it was"
    reader.locator("p.warning a").click()
    expect(reader.locator("article")).not_to_contain_text("Some 66")
