"""What the journeys share: the six example reports as a record, a team and a lone analyst who work with it, and browsers signed in.

Goes out: fixtures, which conftest.py takes up so that all journeys share one server of a kind. The record is made once and copied; who is
signed in once stays so. A seventh report is restricted to the group 'field': whoever is outside must never hear of it.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

sys.path += [str(Path(__file__).resolve().parents[1] / name) for name in ("store", "cli")]

from calling import EXAMPLE, clean_environment
from making_records import a_report

from onrecord import deciding, finding, linking
from onrecord.decisions import Person, Subject, Wish
from onrecord.ingest import ingest
from onrecord.pipeline import MADE_BY, Pipeline
from onrecord.read import ReadOptions, read
from onrecord.store import open_record
from onrecord.web import opened
from onrecord.web.accounts import factors, people

PASSWORD = "four green bridges stand"  # of accounts that live for one test
OUTLETS = {
    "levant-wire-1213.txt": "Levant Wire", "coast-gazette-1214.txt": "The Coast Gazette",
    "bulletin-monitor-1214.txt": "Bulletin Monitor", "orient-daily-1215.txt": "Orient Daily",
    "damascus-herald-1216.txt": "Damascus Herald", "northern-courier-1220.html": None,
}  # fmt: skip
PEOPLE = {
    "vera": ("viewer", ()), "anna": ("analyst", ()), "bo": ("analyst", ()), "rana": ("reviewer", ()),
    "femi": ("analyst", ("field",)), "adam": ("admin", ()),
}  # fmt: skip
"""Name → role and groups. Only Femi is in the group 'field'; Adam is an admin and sees all."""

HIDDEN = "field-letter-77"
HIDDEN_OUTLET = "Quarry Field Letter"
HIDDEN_WORDS = (
    "ALEPPO, Dec 14, 2016 — Snipers killed 7,391 civilians beside the Quarry Mill in eastern Aleppo on Tuesday, Doctor Yusra Halloum said. "
    "Another 64 people were wounded in the Bustan al-Qasr neighbourhood, the Quarry Mill clinic said."
)
TELLTALES = (HIDDEN, HIDDEN_OUTLET, "Quarry Mill", "Halloum", "7,391", "7391")
"""What no page for an outsider may hold."""


@dataclass
class Served:
    """A record that is served, and can be stopped and started again at the same address."""

    folder: Path
    words: tuple[str, ...] = ()
    port: int = 0
    said: str = ""
    states: dict[str, Any] = field(default_factory=dict)
    """Name → cookies of who has signed in."""
    ids: Any = None
    """What the_pages.py found the record to hold."""

    def __post_init__(self) -> None:
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port = int(one.getsockname()[1])

    @property
    def address(self) -> str:
        """A team's has a name; the link to one's own record has the number, and its cookies with it."""
        return f"http://{'localhost' if self.words else '127.0.0.1'}:{self.port}"

    def start(self) -> None:
        self.server = subprocess.Popen(
            [sys.executable, "-m", "onrecord.cli.main", "serve", "--port", str(self.port), *self.words], cwd=self.folder,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=clean_environment() | {"PYTHONUNBUFFERED": "1"}, text=True,
        )  # fmt: skip
        assert self.server.stdout
        self.said = self.server.stdout.readline()
        for _ in range(600):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError(f"nobody listens: {self.said}")

    def stop(self) -> None:
        self.server.terminate()
        self.server.wait(30)

    @property
    def link(self) -> str:
        """The address that lets in once, where the record has no accounts."""
        found = re.search(r"http\S+/enter/\S+", self.said)
        assert found, self.said
        return found[0]


def apart(act: Callable[[], Any]) -> Any:
    """Done in a thread of its own: the browser's loop runs in this one, and the record wants none around it."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(act).result()


def example_record(path: Path, pipeline: Pipeline) -> None:
    """The six reports as `onrecord add` keeps them, linked, and in the index."""
    with open_record(path, create=True) as record:
        for name, outlet in OUTLETS.items():
            ingest(read([str(EXAMPLE / name)], ReadOptions(outlet=outlet)), record, pipeline.claims, MADE_BY)
        linking.up_to_date(record)
        finding.up_to_date(record)


def with_people(path: Path, pipeline: Pipeline) -> None:
    """An account of each role, and the report that only a group may see."""
    record = opened.open_for_pages(path, by="tester")
    for name, (role, groups) in PEOPLE.items():
        people.add(record, name, role, groups, PASSWORD)  # type: ignore[arg-type]
    factors.require(record, False, "journeys that are not about it")
    letter = replace(
        a_report(77, HIDDEN_WORDS, "letter.txt"), id=HIDDEN, title="Letter from the Quarry Mill",
        outlet=HIDDEN_OUTLET, published=date(2016, 12, 14),
    )  # fmt: skip
    claims = pipeline.claims(letter)
    assert len(claims) > 1
    record.add(letter, list(claims), MADE_BY)
    wish = Wish("restrict", Subject("report", letter.id), {"group": "field"}, "a witness asked for it")
    deciding.decide(record.acting("adam"), wish, Person("adam", "admin"), datetime(2026, 3, 1, tzinfo=UTC))
    linking.up_to_date(record)
    finding.up_to_date(record)
    opened.close()


@pytest.fixture(scope="package")
def example(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Path:
    """A folder with onrecord.db in it, to be copied."""
    folder = tmp_path_factory.mktemp("example")
    apart(lambda: example_record(folder / "onrecord.db", pipeline))
    return folder


@pytest.fixture(scope="package")
def team(example: Path, tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Iterator[Served]:
    """Six people at one server. What a journey changes stays: each works on something of its own."""
    folder = tmp_path_factory.mktemp("team") / "record"
    shutil.copytree(example, folder)
    apart(lambda: with_people(folder / "onrecord.db", pipeline))
    served = Served(folder, ("--workers", "2"))
    served.start()
    yield served
    served.stop()


@pytest.fixture
def lone(example: Path, tmp_path: Path) -> Iterator[Served]:
    """A record of one's own, that the journey may change as it likes."""
    shutil.copytree(example, tmp_path / "record")
    served = Served(tmp_path / "record")
    served.start()
    yield served
    served.stop()


Opens = Callable[..., Any]


@pytest.fixture
def come_in(chromium: Any) -> Iterator[Opens]:
    """come_in(served, name) → a page of a browser in which that person is signed in; without a name, by the link."""
    contexts = []

    def come(served: Served, name: str = "", **options: Any) -> Any:
        if name:
            options["storage_state"] = state_of(chromium, served, name)
        context = chromium.new_context(**{"viewport": {"width": 1440, "height": 900}} | options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.at = served.address
        if not name:
            page.goto(served.link)
        return page

    yield come
    for context in contexts:
        context.close()


def state_of(chromium: Any, served: Served, name: str) -> Any:
    if name not in served.states:
        context = chromium.new_context()
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{served.address}/sign-in")
        page.fill("[name=login]", name)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit], main form button")
        page.wait_for_url(f"{served.address}/")
        served.states[name] = context.storage_state()
        context.close()
    return served.states[name]


def id_of(address: str) -> str:
    """The id that an address names."""
    found = re.search(r"[?&]id=([^&#]+)", address)
    assert found, address
    return found[1]


def words_of(page: Any) -> str:
    """What is written on a page, in one line."""
    return " ".join(str(page.inner_text("body")).split())


def stands_when(page: Any, holds: Callable[[], bool]) -> None:
    """The page, loaded again until it says so: a team's incidents are brought up to date by a process beside the server."""
    for _ in range(60):
        if holds():
            return
        page.wait_for_timeout(300)
        page.reload()
    raise AssertionError(f"it never came to stand at {page.url}")
