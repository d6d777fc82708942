"""Hundreds of hostile and broken files: each gets a clear answer in its time, and nothing is fetched, told, run or written."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2] / "scripts"))

from hostile.building import Marks
from make_hostile import write

SECONDS = 2
MEGABYTES = 1200
SECRET = "the-word-on-the-door-is-ostrich"
SLACK_S = 20.0
"""For starting a process anew, on a machine that does other things too."""
OF_LONG_LISTS = 10
"""Files with thousands of entries may take their time for each of some."""


@dataclass
class Outcome:
    files: list[dict[str, Any]]
    peaks: dict[str, int]
    asked: list[bytes]
    written: set[str]


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[bytes]]]:
    """An address of this machine, and whatever somebody asks there."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def listen() -> None:
            while True:
                try:
                    one, _ = listening.accept()
                except OSError:
                    return
                with one:
                    one.settimeout(2)
                    try:
                        asked.append(one.recv(200) or b"(nothing)")
                    except OSError:
                        asked.append(b"(silent)")

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/", asked
        listening.shutdown(socket.SHUT_RDWR)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory, server: tuple[str, list[bytes]]) -> Outcome:
    place = tmp_path_factory.mktemp("hostile")
    secret = place / "secret.txt"
    secret.write_text(SECRET)
    files = place / "files"
    written = write(files, Marks(secret, server[0]))
    assert len(written) >= 200
    assert sum(path.lstat().st_size for path in written) < 30_000_000
    before = everything(place)
    env = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")} | {
        "ONRECORD_READ_SECONDS": str(SECONDS), "ONRECORD_READ_MB": str(MEGABYTES), "HOME": str(place), "TMPDIR": str(place),
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("reading_hostile.py")), str(files)],
        capture_output=True, text=True, check=False, env=env, cwd=place, timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return Outcome(lines[:-1], lines[-1], server[1], everything(place) - before)


def everything(place: Path) -> set[str]:
    return {str(path.relative_to(place)) for path in place.rglob("*")}


def test_each_file_gets_an_answer_that_a_person_can_act_on(outcome: Outcome) -> None:
    assert len(outcome.files) >= 200
    unclear = [
        one["name"]
        for one in outcome.files
        if not one["found"]
        or any("code" in found and not all(found[part] for part in ("code", "found", "accepted", "next")) for found in one["found"])
    ]  # fmt: skip
    assert unclear == []


def test_no_file_takes_longer_than_its_time(outcome: Outcome) -> None:
    long = {
        one["name"]: round(one["seconds"])
        for one in outcome.files
        if one["seconds"] > SECONDS * min(OF_LONG_LISTS, len(one["found"])) + SLACK_S
    }
    assert long == {}


def test_memory_stays_under_its_limit(outcome: Outcome) -> None:
    """That of the process apart by its limit, that of this one because it holds no more than one report."""
    assert 100 < outcome.peaks["apart"] <= MEGABYTES + 64
    assert outcome.peaks["here"] < 500


def test_nothing_was_fetched(outcome: Outcome) -> None:
    assert outcome.asked == []


def test_no_file_of_this_machine_is_told(outcome: Outcome) -> None:
    told = [
        one["name"] for one in outcome.files if SECRET in json.dumps(one) or "root:x:0" in json.dumps(one)
    ]
    assert told == []


def test_nothing_was_written(outcome: Outcome) -> None:
    assert outcome.written == set()


def test_the_server_and_the_secret_are_really_there(
    outcome: Outcome, server: tuple[str, list[bytes]]
) -> None:
    """What the tests above would see if something were fetched, or a file told."""
    address = server[0].removeprefix("http://").rstrip("/").split(":")
    before = len(outcome.asked)
    with socket.create_connection((address[0], int(address[1]))) as one:
        one.sendall(b"GET / HTTP/1.0\r\n\r\n")
        one.recv(10)
    assert len(outcome.asked) == before + 1
    outcome.asked.clear()
    assert any(
        found.get("source", "").endswith("links/to-secret.txt")
        for one in outcome.files
        for found in one["found"]
    )


CODES = {
    "ratio-page.zip": "too-large",
    "ratio-many.zip": "bomb",
    "overlapping.zip": "bomb",
    "zeros.tar.bz2": "bomb",
    "zeros.tar.xz": "bomb",
    "left-out.tar.bz2": "bomb",
    "zeros.warc.gz": "broken-archive",
    "paths.zip": "path-traversal",
    "paths.tar": "path-traversal",
    "link.zip": "not-a-file",
    "link.tar": "not-a-file",
    "devices.tar": "not-a-file",
    "encrypted.zip": "encrypted",
    "wrong-sum.zip": "broken-archive",
    "unknown-method.zip": "unknown-packing",
    "nested-3.zip": "too-deep",
    "nothing-to-read.zip": "empty-archive",
    "no-end.tar": "truncated-archive",
    "brotli.warc": "unknown-packing",
    "form-in-itself.pdf": "too-slow",
    "dictionary-of-gigabytes.tar.xz": "too-much-memory",
    "laughs.docx": "broken-document",
    "entity-of-a-file.odt": "broken-document",
    "pipe.txt": "not-a-file",
    "links": "leads-out",
}
"""File → a code that is among its answers."""


@pytest.mark.parametrize("name", CODES)
def test_the_reason_is_told(outcome: Outcome, name: str) -> None:
    (one,) = (one for one in outcome.files if one["name"] == name)
    assert CODES[name] in [found.get("code") for found in one["found"]]


GOES_ON = (
    "paths.zip",
    "paths.tar",
    "wrong-sum.zip",
    "encrypted.zip",
    "devices.tar",
    "ratio-page.zip",
    "brotli.warc",
    "unknown-kinds.warc",
)


@pytest.mark.parametrize("name", GOES_ON)
def test_what_is_good_beside_it_is_read(outcome: Outcome, name: str) -> None:
    (one,) = (one for one in outcome.files if one["name"] == name)
    assert [found["id"] for found in one["found"] if "id" in found] != []


@pytest.mark.parametrize("kind", ["html", "pdf", "docx", "odt", "rtf", "eml", "mhtml", "epub", "xlsx", "json", "zip", "tar-gz", "warc-gz", "wacz"])  # fmt: skip
def test_what_is_cut_off_at_a_fifth_is_a_failure_or_its_beginning(outcome: Outcome, kind: str) -> None:
    (one,) = (one for one in outcome.files if one["name"].startswith(f"cut-20-{kind}."))
    whole = sum(found.get("length", 0) for found in one["found"])
    assert whole < 400
