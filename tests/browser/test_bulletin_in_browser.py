"""A bulletin in a real browser at a real server: it saves itself, survives a server that dies in mid-edit, and needs no script."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

sys.path += [str(Path(__file__).resolve().parents[1] / name) for name in ("store", "cli")]

from calling import clean_environment
from making_records import a_report, claims_of

from onrecord import linking
from onrecord.store import open_record

pytestmark = pytest.mark.browser


class Served:
    """A record served to one person, that can be stopped and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port = int(one.getsockname()[1])
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        self.server = subprocess.Popen(
            [sys.executable, "-m", "onrecord.cli.main", "serve", "--port", str(self.port)], cwd=self.folder,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=clean_environment() | {"PYTHONUNBUFFERED": "1"}, text=True,
        )  # fmt: skip
        assert self.server.stdout
        said = self.server.stdout.readline()
        self.link = re.search(r"http\S+", said).group()  # type: ignore[union-attr]
        for _ in range(100):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)

    def stop(self) -> None:
        self.server.terminate()
        self.server.wait(20)


@pytest.fixture
def served(tmp_path: Path) -> Any:
    def make() -> None:
        with open_record(tmp_path / "onrecord.db", create=True) as record:
            for number in (1, 2):
                report = a_report(number)
                record.add(report, claims_of(report), "rules-1")
            linking.up_to_date(record)

    with ThreadPoolExecutor(1) as apart:  # the browser's loop runs in this thread
        apart.submit(make).result()
    server = Served(tmp_path)
    yield server
    server.stop()


def drafted(page: Any, served: Served) -> str:
    page.goto(served.link)
    page.goto(f"{served.address}/bulletins")
    for name, value in (("place", "Bridge"), ("start", "2016-12-01"), ("end", "2016-12-31")):
        page.fill(f"[name={name}]", value)
    page.click("text=Draft it")
    page.wait_for_url("**/bulletin?draft=*")
    return str(page.url)


def test_a_draft_saves_itself_and_is_issued_and_corrected(chromium: Any, served: Served) -> None:
    page = chromium.new_context().new_page()
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    draft = drafted(page, served)
    page.fill("[name=text-summary]", "About 77 people were reported killed [1].")
    page.get_by_text(re.compile(r"^Saved at \d\d:\d\d:\d\d UTC$")).wait_for()
    page.goto(draft)
    assert page.input_value("[name=text-summary]") == "About 77 people were reported killed [1]."
    assert page.locator(".notices").first.inner_text().startswith("by hand 77")
    page.get_by_text("Save and preview").click()
    page.get_by_text("Issue the bulletin").click()
    page.get_by_text("✓ whole").wait_for()
    page.fill("[name=why]", "Nobody says 77.")
    page.get_by_text("Draft a correction").click()
    page.get_by_text("Save and preview").click()
    page.get_by_text("Issue the correction").click()
    page.get_by_text("It corrects bulletin 1.").wait_for()
    page.goto(f"{served.address}/bulletin?id=1")
    assert "Corrected by bulletin 2" in page.inner_text("main")
    assert troubles == []


def test_words_outlive_a_server_that_dies_in_mid_edit(chromium: Any, served: Served) -> None:
    page = chromium.new_context().new_page()
    draft = drafted(page, served)
    served.stop()
    page.fill("[name=text-people]", "Forty families left by the north road [1].")
    page.get_by_text("the server does not answer").wait_for()
    assert page.input_value("[name=text-people]") == "Forty families left by the north road [1]."
    served.start()  # whoever was in must come in anew
    page.get_by_text("Save", exact=True).click()
    page.get_by_text("you are signed out").wait_for()
    other = page.context.new_page()
    other.goto(served.link)
    page.get_by_text("Save", exact=True).click()
    page.get_by_text(re.compile("^Saved at .*version 2, by")).wait_for()
    other.goto(draft)
    assert other.input_value("[name=text-people]") == "Forty families left by the north road [1]."


def test_words_that_were_never_saved_are_offered_again_in_the_same_tab(chromium: Any, served: Served) -> None:
    page = chromium.new_context().new_page()
    draft = drafted(page, served)
    served.stop()
    page.fill("[name=text-people]", "Forty families left by the north road [1].")
    page.get_by_text("the server does not answer").wait_for()
    page.goto("about:blank")  # the page would save it by itself as soon as somebody has come in again
    served.start()
    page.goto(served.link)
    page.goto(draft)
    page.get_by_text("Bring them back").click()
    page.get_by_text(re.compile(r"^Saved at \d\d:\d\d:\d\d UTC$")).wait_for()
    page.goto(draft)
    assert page.input_value("[name=text-people]") == "Forty families left by the north road [1]."


def test_it_all_works_without_script_and_fits_a_small_screen(chromium: Any, served: Served) -> None:
    page = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700}).new_page()
    drafted(page, served)
    page.fill("[name=title]", "The bridge in December")
    page.get_by_text("Save and preview").click()
    page.get_by_text("Issue the bulletin").click()
    expect(page.locator("article h1")).to_have_text("The bridge in December")
    for address in ("/bulletins", "/bulletin?id=1", "/compare", "/compare?report=report-1&with=report-2"):
        page.goto(served.address + address)
        box = page.locator("html").bounding_box()
        assert (address, box["width"]) == (address, 360)
        assert page.locator("main").bounding_box()["width"] <= 360
