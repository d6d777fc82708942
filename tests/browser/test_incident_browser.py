"""The page of an incident in a real browser: a report dragged out of it, taken back by key, and everything shown on paper."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

sys.path += [str(Path(__file__).resolve().parents[1] / name) for name in ("store", "cli")]

from making_records import a_report, claims_of
from test_signing_in_browser import served

from onrecord import finding, linking
from onrecord.records import Figure, Voice
from onrecord.store import open_record

pytestmark = pytest.mark.browser
WORDS = (
    "The governor's office counted 12 dead at the bridge on Tuesday. Boats searched the river below until it was too dark.",
    "Medics at the bridge say 17 were killed there on Tuesday, most of them on their way to the market with their carts.",
)


def made(path: Path) -> str:
    """A record with two reports of one happening, and the id of its incident."""

    def make() -> str:
        with open_record(path, create=True) as record:
            for number, figure, who in ((1, 12, "governor"), (2, 17, "medics")):
                report = replace(
                    a_report(number, WORDS[number - 1]),
                    outlet=f"Outlet {number}",
                    published=date(2016, 12, 12 + number),
                )
                (claim,) = claims_of(report, 1)
                voice = Voice(who, "other", key=who)
                record.add(
                    report,
                    [replace(claim, figure=Figure(figure, figure, False, str(figure)), said_by=(voice,))],
                    "r",
                )
            linking.up_to_date(record)
            finding.up_to_date(record)
            return record.links.placed()[0].incident

    with ThreadPoolExecutor(1) as apart:
        return apart.submit(make).result()


@pytest.fixture(scope="module")
def incident(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str]]:
    """(link that signs in, address of the house, id of the incident)"""
    folder = tmp_path_factory.mktemp("incident")
    id = made(folder / "onrecord.db")
    server = served(folder)
    _address, said = next(server)
    link = re.search(r"(http://\S+?)/enter/\S+", said)
    assert link
    yield link[0], link[1], id
    next(server, None)


@pytest.fixture(scope="module")
def page(chromium: Any, incident: tuple[str, str, str]) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.goto(incident[0])
    page.goto(f"{incident[1]}/incident?id={incident[2]}")
    yield page
    context.close()


def test_a_report_is_dragged_out_and_taken_back_by_key(page: Any) -> None:
    assert "On 2 independent origins" in page.inner_text("main")
    report = page.locator(".reports > li:nth-child(2)")
    report.scroll_into_view_if_needed()
    at = report.bounding_box()
    page.mouse.move(at["x"] + at["width"] - 4, at["y"] + 6)
    page.mouse.down()
    page.mouse.move(at["x"] + at["width"] - 40, at["y"] + 20, steps=4)
    page.wait_for_selector(".dragging #near .drop")
    zone = page.locator("#near .drop").bounding_box()
    page.mouse.move(zone["x"] + 30, zone["y"] + 10, steps=4)
    page.mouse.up()
    assert page.evaluate("document.activeElement.name") == "why"
    assert "marked: 1" in page.inner_text("#take-out")
    page.keyboard.type("of another bridge")
    page.keyboard.press("Enter")
    page.wait_for_selector(".done")
    page.wait_for_load_state()  # keys are heard from then on
    assert "What was taken out is now:" in page.inner_text(".done")
    assert "On one origin" in page.inner_text("main")
    page.keyboard.press("u")
    page.keyboard.type("the same bridge")
    page.keyboard.press("Enter")
    page.locator(".done", has_text="undo").wait_for()  # the page's policy refuses a function to wait for
    assert "On 2 independent origins" in page.inner_text("main")


def test_the_key_m_leads_to_what_it_may_be_merged_with(page: Any) -> None:
    page.keyboard.press("m")
    page.wait_for_selector("#merge-with, .empty")
    assert "/incident/near" in page.url
    page.go_back()


def test_keys_are_heard_on_an_arabic_keyboard(page: Any) -> None:
    page.wait_for_selector(".glance")
    page.wait_for_load_state()
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ة', code: 'KeyM', bubbles: true}))"
    )
    page.wait_for_selector("#merge-with, .empty")
    assert "/incident/near" in page.url
    page.go_back()


def test_on_paper_everything_is_open_and_nothing_can_be_pressed(page: Any) -> None:
    page.wait_for_selector(".glance")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main details:not([open]):not(.offer)").count() == 0
    shown = page.locator(
        "main button:visible, main input:visible, main select:visible, main textarea:visible"
    )
    assert shown.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")


def test_nothing_is_wider_than_a_telephone(page: Any) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1440, "height": 1000})
