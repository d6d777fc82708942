"""Journeys of whoever reads and reviews: from a pasted text to accepted claims, counted in keys and clicks; a second reader; a merge.

Each goes through a real Chromium at a real server, with the six example reports in its record (journeys_served.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journeys_served import Served, id_of, stands_when, words_of
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PASTED = (
    "IDLIB, Syria, Jan 9, 2017 (TW) — At least 14 civilians were killed in Saraqib on Sunday, the civil defence said.\n\n"
    "Another 23 people were wounded in Maarat al-Numan the same day, a hospital director said.\n\n"
    "Six people were killed in Binnish on Saturday, residents said. Seven were buried by nightfall."
)
CLAIMS, KEYS_AND_CLICKS = 79, 118
"""To review the claims of the six examples: all accepted, one figure mended, one rejected, each of these with a reason of one word.
Each claim more costs one key; for the same claims the number may only fall."""


class Hands:
    """Keys and clicks as a person gives them, counted. A word that is typed counts one for each letter."""

    def __init__(self, page: Any) -> None:
        self.page, self.count = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.count += len(words)

    def click(self, found: Any) -> None:
        found.click()
        self.count += 1

    def tab_to(self, selector: str) -> None:
        for _ in range(200):
            if self.page.evaluate(f"document.activeElement.matches({selector!r})"):
                return
            self.press("Tab")
        raise AssertionError(f"no Tab leads to {selector}")


def test_a_report_is_read_from_paste_to_accepted_claims_by_keyboard_alone(
    come_in: Callable[..., Any], team: Served
) -> None:
    page = come_in(team, "bo")
    hands = Hands(page)
    page.goto(f"{team.address}/")
    hands.tab_to('nav a[href="/inbox"]')
    hands.press("Enter")
    page.wait_for_url("**/inbox")
    hands.tab_to("#paste textarea")
    page.keyboard.insert_text(PASTED)  # what Ctrl-V does
    hands.tab_to("#paste [name=outlet]")
    hands.type("Tell Wire")
    hands.tab_to("#paste button")
    hands.press("Enter")
    page.wait_for_selector("#state ol.claims a")
    page.wait_for_selector("#state:not(:has(progress))")
    hands.tab_to("#state ol.claims a")
    hands.press("Enter")
    page.wait_for_selector("article.claim.at")
    assert page.locator("article.claim.unreviewed").count() == 3
    assert "14 civilians" in page.locator("#claim-c1 blockquote").inner_text()
    assert page.locator("#words .lit").count() > 0, "the words of the claim light up in the text"

    hands.press("a")
    page.wait_for_selector("#claim-c1.accepted")
    assert page.locator("article.at").get_attribute("data-claim") == "c2", "and on to the next"
    hands.press("f")
    page.keyboard.type("24")
    hands.tab_to("#claim-c2 form[data-field=f] [name=why]")
    hands.type("the photograph shows the list")
    hands.press("Enter")
    page.wait_for_selector("#claim-c2 h3:has-text('24')")
    hands.press("a")
    page.wait_for_selector("#claim-c2.accepted")
    hands.press("r")
    hands.type("of another day")
    hands.press("Enter")
    page.wait_for_selector("#claim-c3.rejected")
    hands.press("u")
    page.wait_for_selector("#claim-c3.unreviewed")
    hands.press("a")
    page.wait_for_selector("#claim-c3.accepted")

    hands.press("m")
    hands.type("Seven were buried by nightfall")
    hands.press("Tab")
    hands.type("killed")
    hands.press("Tab")
    hands.type("7")
    hands.press("Enter")
    page.wait_for_selector("article.claim >> nth=3")
    assert page.locator("article.claim").count() == 4
    hands.press("a")
    page.wait_for_selector("article.claim.accepted >> nth=3")
    assert "Seven were buried" in page.locator("article.claim").last.locator("blockquote").inner_text()
    assert page.locator("article.claim.unreviewed").count() == 0
    assert "bo" in page.locator("#claim-c1 .decisions").text_content()


def test_the_six_examples_are_reviewed_in_so_many_keys_and_clicks(
    come_in: Callable[..., Any], lone: Served
) -> None:
    page = come_in(lone)
    hands, claims = Hands(page), 0
    for number in range(6):
        hands.click(page.locator("section[aria-labelledby=came] a").nth(number))
        page.wait_for_selector("article.claim")
        page.wait_for_load_state()  # a key that comes before the script is nobody's
        hands.press("n")
        claims += page.locator("article.claim").count()
        for claim in range(page.locator("article.claim").count()):
            at = page.locator("article.claim.at")
            id = at.get_attribute("data-claim")
            if (number, claim) == (0, 0) and at.locator("form[data-field=f]").count():
                mend_the_figure(hands, str(id))
            elif (number, claim) == (1, 1):
                hands.press("r")
                hands.type("doubled")
                hands.press("Enter")
                page.wait_for_selector(f"#claim-{id}.rejected")
            else:
                hands.press("a")
                page.wait_for_selector(f"#claim-{id}.accepted")
        assert "0 " in page.inner_text("#left")
        hands.click(page.locator("nav a.name"))
        page.wait_for_selector("section[aria-labelledby=came]")
    stands_when(page, lambda: page.locator("#waits").count() == 0)  # nothing waits any more
    assert claims == CLAIMS, "another number of claims: what each costs is held below"
    assert hands.count <= KEYS_AND_CLICKS
    assert hands.count == KEYS_AND_CLICKS, "it fell: write the new number here and in CHANGELOG.md"


def mend_the_figure(hands: Hands, id: str) -> None:
    hands.press("f")
    hands.type("83")
    hands.tab_to(f"#claim-{id} form[data-field=f] [name=why]")
    hands.type("misread")
    hands.press("Enter")
    hands.page.wait_for_selector(f"#claim-{id} h3:has-text('83')")
    hands.press("a")
    hands.page.wait_for_selector(f"#claim-{id}.accepted")


def test_two_incidents_are_merged_and_the_merge_is_undone(come_in: Callable[..., Any], team: Served) -> None:
    page = come_in(team, "bo")
    page.goto(f"{team.address}/search?kind=killed&place=Ramouseh")
    found = [id_of(one.get_attribute("href")) for one in page.locator("tbody a[href*=incident]").all()]
    assert len(found) == 2
    page.locator("tbody a[href*=incident]").first.click()
    page.click("#near-link")
    page.check(f"[form=merge-with][value={found[1]}]")
    page.fill("#merge-with [name=why]", "one shooting, told twice")
    page.click("#merge-with button")
    page.wait_for_selector(".done")
    page.goto(f"{team.address}/search?kind=killed&place=Ramouseh")
    stands_when(page, lambda: page.locator("tbody a[href*=incident]").count() == 1)
    page.locator("tbody a[href*=incident]").first.click()
    assert "one shooting, told twice" in page.locator("section[aria-labelledby=history]").inner_text()
    page.locator("section[aria-labelledby=history] summary", has_text="Undo").first.click()
    undo = page.locator("section[aria-labelledby=history] details[open] form")
    undo.locator("[name=why]").fill("two places on one road")
    undo.locator("button").click()
    page.wait_for_selector(".done")
    page.goto(f"{team.address}/search?kind=killed&place=Ramouseh")
    stands_when(page, lambda: page.locator("tbody a[href*=incident]").count() == 2)
    for id in found:
        page.goto(f"{team.address}/incident?id={id}")
        assert id in page.inner_text(".crumbs"), "each under the id that it had"


def test_a_second_reader_is_another_person_and_may_refuse(come_in: Callable[..., Any], team: Served) -> None:
    first, second = come_in(team, "rana"), come_in(team, "adam")
    address = f"{team.address}/claim?report=orient-daily-1215&id=c1"
    first.goto(address)
    decide(first, "flag", why="far above what others say")
    first.goto(address)
    decide(first, "second")
    assert first.locator("#claim-c1").count() == 0
    assert "another person" in words_of(first), "whoever asked cannot be the second reader"

    second.goto(f"{team.address}/")
    waits = second.locator("#waits ~ ul a, section[aria-labelledby=waits] a", has_text="second reader")
    stands_when(second, lambda: waits.count() == 1)
    waits.click()
    expect(second.locator("tbody tr")).to_have_count(1)
    second.goto(address)
    decide(second, "second", agrees="false", why="the hospital says two")
    assert "the hospital says two" in second.locator("#claim-c1").inner_text(), "and it stays open"
    second.goto(f"{team.address}/")
    assert second.locator("section[aria-labelledby=waits] a", has_text="second reader").count() == 1


def decide(page: Any, act: str, **fields: str) -> None:
    """Opens the form of an act on the page, fills it in and sends it."""
    offer = page.locator("details.offer", has=page.locator(f'input[name=act][value="{act}"]')).last
    offer.locator("summary").first.click()
    for name, words in fields.items():
        found = offer.locator(f"[name={name}]")
        if found.evaluate("one => one.tagName") == "SELECT":
            found.select_option(words)
        else:
            found.fill(words)
    with page.expect_navigation():
        offer.locator("button").click()
