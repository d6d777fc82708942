"""What is typed into the forms of an incident or a claim outlives a session that ended, and goes once it was sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from journeys_served import PASSWORD, Served
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def comment(page: Any) -> Any:
    form = page.locator("form.decide:has(input[name=act][value=comment])").first
    box = page.locator("details", has=form).first
    if box.get_attribute("open") is None:
        box.locator("summary").first.click()
    return form


def incident_of(page: Any, team: Served) -> str:
    page.goto(f"{team.address}/search?kind=killed")
    page.locator("main table tbody a").first.click()
    page.wait_for_url("**/incident?*")
    return str(page.url)


def test_a_reason_outlives_a_session_that_ended_and_goes_once_it_was_sent(
    come_in: Callable[..., Any], team: Served
) -> None:
    page = come_in(team, "rana")
    address = incident_of(page, team)
    comment(page).locator("[name=why]").fill("the two lists differ by one")
    page.context.clear_cookies(name="onrecord-session")
    comment(page).locator("button").click()
    page.wait_for_url("**/sign-in*")
    page.fill("[name=login]", "rana")
    page.fill("[name=password]", PASSWORD)
    page.click("main form button")
    page.goto(address)
    expect(page.locator("#kept-words")).to_be_visible()
    expect(comment(page).locator("[name=why]")).to_have_value("the two lists differ by one")
    comment(page).locator("button").click()
    page.wait_for_url(re.compile("done="))
    expect(page.locator("#kept-words")).to_be_hidden()
    page.goto(address)
    expect(page.locator("#kept-words")).to_be_hidden()
    assert comment(page).locator("[name=why]").input_value() == ""
    assert page.evaluate("sessionStorage.length") == 0
