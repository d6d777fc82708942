"""The reading page in a real browser: what is refused is said at its form, what is typed is never lost, and keys are heard on every keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from journeys_served import PASSWORD, Served, apart, with_people
from playwright.sync_api import expect

from onrecord.pipeline import Pipeline

pytestmark = pytest.mark.browser
MARK = """() => { const line = document.querySelector('#words p:nth-child(2)'), range = document.createRange();
  range.selectNodeContents(line); getSelection().removeAllRanges(); getSelection().addRange(range); }"""


@pytest.fixture(scope="module")
def house(example: Path, tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("reading") / "record"
    shutil.copytree(example, folder)
    apart(lambda: with_people(folder / "onrecord.db", pipeline))
    served = Served(folder, ("--workers", "1"))
    served.start()
    yield served
    served.stop()


@pytest.fixture
def page(come_in: Callable[..., Any], house: Served) -> Any:
    page = come_in(house, "bo")
    page.set_default_timeout(15_000)
    read(page, "levant-wire-1213")
    return page


def read(page: Any, report: str) -> None:
    page.goto(f"{page.at}/report?id={report}")
    page.wait_for_load_state()  # keys are heard from then on


def field(page: Any, claim: str, name: str, key: str = "f") -> Any:
    """A field of the form that mends the figure, or another."""
    return page.locator(f"#claim-{claim} form[data-field={key}] [name={name}]")


def mended(page: Any, claim: str, to: str, why: str = "misread") -> Any:
    """The form, with these words in it and not sent."""
    if not field(page, claim, "to").is_visible():
        page.locator(f"#claim-{claim} details[data-open=e] > summary").click()
    field(page, claim, "to").fill(to)
    field(page, claim, "why").fill(why)
    return page.locator(f"#claim-{claim} form[data-field=f]")


def back_after_signing_in(page: Any) -> None:
    page.wait_for_url("**/sign-in?*")
    page.fill("[name=login]", "bo")
    page.fill("[name=password]", PASSWORD)
    page.locator("form.sign-in button.first").click()
    page.wait_for_url("**/report?id=*")


@pytest.mark.parametrize(("to", "said"), [("abc", "the value cannot be read"), ("", "the word none")])
def test_a_refusal_is_said_at_the_form_and_leaves_the_page_as_it_was(page: Any, to: str, said: str) -> None:
    before, seen = page.evaluate("history.length"), page.locator("#claim-c1 h3").inner_text()
    page.evaluate("document.querySelector('#words').dataset.same = 'yes'")
    mended(page, "c1", to).locator("button").click()
    alert = page.locator("#claim-c1 form[data-field=f] [role=alert]")
    expect(alert).to_contain_text(said)
    expect(field(page, "c1", "to")).to_be_focused()
    expect(field(page, "c1", "to")).to_have_value(to)
    expect(field(page, "c1", "why")).to_have_value("misread")
    expect(page.locator("#words[data-same]")).to_be_visible()
    assert page.evaluate("history.length") == before
    assert page.locator("#claim-c1 h3").inner_text() == seen
    field(page, "c1", "to").fill("83")
    page.keyboard.press("Enter")
    page.wait_for_selector("#claim-c1 h3:has-text('83')")
    expect(page.locator("[role=alert]")).to_have_count(0)
    page.locator("#claim-c1 form[data-key=u] button").click()
    page.wait_for_selector("#claim-c1 h3:not(:has-text('83'))")


def test_what_is_typed_in_other_forms_outlives_a_decision(page: Any) -> None:
    mended(page, "c2", "17")
    mended(page, "c1", "5")
    page.locator("#adding summary").click()
    page.locator("#adding textarea").fill("words of a new claim")
    page.locator("#adding select").select_option("injured")
    page.locator("#claim-c3 summary", has_text="All fields").click()
    page.locator("#claim-c1 form[data-key=a] button").click()
    page.wait_for_selector("#claim-c1.accepted")
    for claim, to in (("c1", "5"), ("c2", "17")):
        expect(field(page, claim, "to")).to_be_visible()
        expect(field(page, claim, "to")).to_have_value(to)
        expect(field(page, claim, "why")).to_have_value("misread")
    expect(page.locator("#adding textarea")).to_be_visible()
    expect(page.locator("#adding textarea")).to_have_value("words of a new claim")
    expect(page.locator("#adding select")).to_have_value("injured")
    expect(page.locator("#claim-c3 dl")).to_be_visible()
    page.locator("#claim-c1 form[data-key=u] button").click()
    page.wait_for_selector("#claim-c1.unreviewed")
    expect(field(page, "c2", "to")).to_have_value("17")


def test_a_button_of_any_claim_is_pressed_with_one_click(page: Any) -> None:
    """What the mouse is on stays under it until it is let go, also where the claim stands half out of sight."""
    page.locator("#claim-c2").focus()
    summary = page.locator("#claim-c12 summary", has_text="All fields")
    at = summary.evaluate(
        """one => { const list = one.closest('.claims'); const off = one.getBoundingClientRect().bottom - Math.min(list.getBoundingClientRect().bottom, innerHeight);
        list.scrollTop += off + 2; const box = one.getBoundingClientRect(); return [box.left + 5, box.top + box.height / 2]; }"""
    )
    page.mouse.click(*at)
    expect(page.locator("#claim-c12 dl")).to_be_visible()
    expect(page.locator("#claim-c12.at")).to_be_visible()


def test_what_is_sent_is_not_typed_again(page: Any) -> None:
    read(page, "coast-gazette-1214")
    mended(page, "c1", "4").locator("button").click()
    page.wait_for_selector("#claim-c1 h3:has-text('4')")
    assert page.evaluate("sessionStorage.length") == 0
    page.reload()
    expect(page.locator("main > p[role=status]")).to_have_count(0)


@pytest.mark.parametrize("lost", ["onrecord-session", None], ids=["the session", "all cookies"])
def test_what_is_typed_outlives_a_session_that_ended(page: Any, lost: str | None) -> None:
    form = mended(page, "c1", "83", "the list has one more")
    page.evaluate(MARK)
    page.locator("#claim-c2").focus()
    page.keyboard.press("m")
    page.context.clear_cookies(name=lost) if lost else page.context.clear_cookies()
    form.locator("button").click()
    back_after_signing_in(page)
    expect(page.locator("main > p[role=status]")).to_be_visible()
    expect(field(page, "c1", "to")).to_be_visible()
    expect(field(page, "c1", "to")).to_have_value("83")
    expect(field(page, "c1", "why")).to_have_value("the list has one more")
    words = page.locator("#adding textarea")
    assert words.get_attribute("readonly") is not None, "the marked words are back, with their place"
    assert page.locator("#adding [name=end]").input_value()
    page.locator("#claim-c1 form[data-field=f] button").click()
    heading = page.locator("#claim-c1 h3")
    expect(heading).to_contain_text("83")
    page.locator("#claim-c1 form[data-key=u] button").click()
    expect(heading).not_to_contain_text("83")


def test_what_is_typed_outlives_a_server_that_is_started_again(
    come_in: Callable[..., Any], lone: Served
) -> None:
    """Without accounts the session ends with the server: the new link leads in again."""
    page = come_in(lone)
    read(page, "levant-wire-1213")
    form = mended(page, "c1", "83", "the list has one more")
    lone.stop()
    form.locator("button").click()
    expect(page.locator("#told")).to_be_visible()
    lone.start()
    form.locator("button").click()
    page.wait_for_url("**/sign-in?*")
    page.goto(lone.link)
    read(page, "levant-wire-1213")
    expect(field(page, "c1", "to")).to_have_value("83")
    expect(field(page, "c1", "why")).to_have_value("the list has one more")


def test_whoever_signed_in_again_in_another_tab_sends_it_as_it_is(page: Any) -> None:
    form = mended(page, "c1", "83")
    page.context.clear_cookies(name="onrecord-csrf")
    form.locator("button").click()
    heading = page.locator("#claim-c1 h3")
    expect(heading).to_contain_text("83")
    page.locator("#claim-c1 form[data-key=u] button").click()
    expect(heading).not_to_contain_text("83")


def test_whoever_was_slower_sees_both_versions_and_loses_no_other_words(
    page: Any, come_in: Callable[..., Any], house: Served
) -> None:
    read(page, "orient-daily-1215")
    mended(page, "c2", "17")
    form = mended(page, "c1", "83", "the list")
    other = come_in(house, "rana")
    read(other, "orient-daily-1215")
    other.locator("#claim-c1 form[data-key=a] button").click()
    other.wait_for_selector("#claim-c1.accepted")
    form.locator("button").click()
    page.wait_for_selector("#claim-c1.accepted")
    expect(field(page, "c1", "to")).to_have_value("83")
    expect(field(page, "c1", "why")).to_have_value("the list")
    expect(page.locator("#claim-c1 #refused")).to_be_focused()
    expect(page.locator("#refused")).to_contain_text("Somebody was quicker")
    expect(field(page, "c2", "to")).to_have_value("17")
    page.locator("#refused a.leave").click()
    page.wait_for_selector("#refused", state="detached")
    expect(field(page, "c1", "to")).not_to_have_value("83")
    expect(page.locator("#claim-c1.accepted")).to_be_visible()
    expect(field(page, "c2", "to")).to_have_value("17")


def test_the_key_m_forgets_words_that_are_no_longer_marked(page: Any) -> None:
    page.evaluate(MARK)
    page.keyboard.press("m")
    words = page.locator("#adding textarea")
    assert words.get_attribute("readonly") is not None
    assert page.locator("#adding [name=start]").input_value()
    page.keyboard.press("Escape")
    page.evaluate("getSelection().removeAllRanges()")
    page.keyboard.press("m")
    expect(words).to_be_focused()
    assert words.get_attribute("readonly") is None
    assert words.get_attribute("name") == "words"
    assert page.locator("#adding [name=start]").input_value() == ""
    page.keyboard.type("new words")
    expect(words).to_have_value("new words")
    page.keyboard.press("Escape")
    page.evaluate(MARK)
    page.keyboard.press("m")
    assert words.get_attribute("readonly") is not None, "and words can be marked again"


PRESS = """([key, code]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, code, bubbles: true, cancelable: true}))"""


def test_keys_are_heard_on_an_arabic_keyboard(page: Any) -> None:
    for key, code, claim in (("ى", "KeyN", "c1"), ("ى", "KeyN", "c2"), ("لا", "KeyB", "c1")):
        page.evaluate(PRESS, [key, code])
        assert page.locator("article.at").get_attribute("data-claim") == claim
    page.evaluate(PRESS, ["b", "KeyN"])
    assert page.locator("article.at").get_attribute("data-claim") == "c1", "a Latin letter is what it says"
    page.evaluate(PRESS, ["ب", "KeyF"])
    expect(field(page, "c1", "to")).to_be_focused()


def test_without_script_a_refusal_comes_back_at_its_field(come_in: Callable[..., Any], house: Served) -> None:
    page = come_in(house, "rana", java_script_enabled=False)
    read(page, "levant-wire-1213")
    mended(page, "c2", "many").locator("button").click()
    expect(field(page, "c2", "to")).to_be_focused()
    expect(field(page, "c2", "to")).to_be_in_viewport()
    expect(field(page, "c2", "to")).to_have_value("many")
    expect(field(page, "c2", "why")).to_have_value("misread")
    expect(page.locator("#claim-c2 form[data-field=f] #refused")).to_contain_text("the value cannot be read")
    assert page.title().startswith("This cannot be decided as asked")
    field(page, "c2", "to").fill("17")
    page.locator("#claim-c2 form[data-field=f] button").click()
    expect(page.locator("#claim-c2 h3")).to_contain_text("17")
    expect(page.locator("#refused")).to_have_count(0)


def test_with_script_the_answer_to_a_refused_form_has_the_address_of_its_page(page: Any) -> None:
    page.goto(f"{page.at}/report?id=levant-wire-1213")
    page.locator("#claim-c3 a", has_text="Its incident").click()
    address = page.url
    page.locator("#merge > summary").click()
    form = page.locator("#merge form")
    form.locator("[name=why]").fill("my own count")
    form.locator("button").click()
    page.wait_for_selector("#refused")
    assert page.url == address
    expect(form.locator("[name=with]")).to_be_focused()
    expect(form.locator("[name=why]")).to_have_value("my own count")
    page.reload()
    expect(page.locator("#refused")).to_have_count(0)
    expect(form.locator("[name=why]")).to_have_value("my own count")
