"""The slider of the situation page in a real browser: the day's board comes in place of the one shown; a dead server is told."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

sys.path += [str(Path(__file__).resolve().parents[1] / name) for name in ("store", "cli")]

from calling import clean_environment
from making_records import a_report, claims_of

from onrecord.records import Figure, Place, When
from onrecord.store import open_record

pytestmark = pytest.mark.browser
PORT = Place("Old Port", "Old Port", 34.0, 37.0, "made:2", "settlement", "SY", (), 9.0, "settlement")
FIRST = date(2016, 12, 10)


def made(path: Path) -> None:
    with open_record(path, create=True) as record:
        for n in range(4):
            day = FIRST + timedelta(days=n)
            report = replace(a_report(n, text=f"Report {n} of what happened."), published=day)
            figure = Figure(10 * n + 1, 10 * n + 1, False, f"{10 * n + 1} people")
            claim = claims_of(report, 1)[0]
            record.add(report, [replace(claim, place=PORT, figure=figure, time=When("then", day, day))], "rules-1")  # fmt: skip


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    with ThreadPoolExecutor(1) as apart:  # the browser's loop runs in this thread
        apart.submit(made, tmp_path / "onrecord.db").result()
    command = [
        sys.executable,
        "-m",
        "onrecord.cli.main",
        "serve",
        "--db",
        str(tmp_path / "onrecord.db"),
        "--port",
        "0",
    ]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=clean_environment())
    try:
        assert server.stdout is not None
        link = next(found.group() for line in server.stdout if (found := re.search(r"http://\S+/enter/\S+", line)))  # fmt: skip
        yield link, server
    finally:
        server.kill()
        server.wait()


def test_the_slider_shows_each_day_and_says_when_the_server_is_gone(
    chromium: Any, served: tuple[str, subprocess.Popen[str]]
) -> None:
    link, server = served
    page = chromium.new_page()
    page.goto(link)
    page.goto(f"{link.split('/enter/')[0]}/situation?place=Old Port")
    slider = page.get_by_role("slider", name="Day of publication")
    assert slider.get_attribute("aria-valuetext") == "2016-12-13"
    slider.press("Home")
    page.wait_for_selector("text=As known at the end of 2016-12-10")
    assert "on=2016-12-10" in page.url
    assert page.input_value("#on") == "2016-12-10"
    assert page.locator("#as-known table.balance").inner_text().count("31") == 0
    assert slider.evaluate("one => one === document.activeElement")  # the keyboard stays where it is
    slider.press("ArrowRight")
    page.wait_for_selector("text=As known at the end of 2016-12-11")
    server.kill()
    server.wait()
    slider.press("ArrowRight")
    page.wait_for_selector("text=The server does not answer.")
    assert "As known at the end of 2016-12-11" in page.inner_text("#as-known")
    page.close()


def test_without_script_the_days_are_links_and_a_field(chromium: Any, served: tuple[str, Any]) -> None:
    link, _ = served
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(link)
    page.goto(f"{link.split('/enter/')[0]}/situation?place=Old Port")
    assert not page.locator("#day-slider").is_visible()
    page.click("a[rel=prev]")
    expect(page.locator("#as-known")).to_contain_text("As known at the end of 2016-12-12")
    page.fill("#on", "2016-12-10")
    page.click("text=Show")
    expect(page.locator("#as-known")).to_contain_text("As known at the end of 2016-12-10")
    page.click("button:has-text('Watch')")
    expect(page.locator("text=Stop watching")).to_be_visible()
    context.close()
