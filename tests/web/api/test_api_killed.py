"""A server killed before any statement or commit of a request, and the request sent again with its key: done once, one answer."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from api_client import Api, claim
from api_site import Who
from django.db import connections
from filled import PEOPLE, fill

sys.path.append(str(Path(__file__).resolve().parents[2] / "faults"))

from counted import COUNTS, THOROUGH
from cutting import asked

from onrecord.address import Address
from onrecord.store import Record, open_record
from onrecord.web import opened
from onrecord.web.api import adding, limits, relinking
from postgresql_server import name_of

KEY = {"Idempotency_Key": "key-of-this-request"}
TEXT = "Three people were hurt at the mill of Tell Sour."
BATCH = {
    "decisions": [
        {"act": "accept", "about": claim("rep-3", "c1"), "version": 0, "why": "seen"},
        {"act": "reject", "about": claim("rep-3", "c1"), "version": 0, "why": "stale by then"},
        {"act": "comment", "about": claim("rep-4", "c1"), "why": "look again"},
        {"act": "flag", "about": claim("rep-4", "c2"), "version": 0, "why": "no"},
    ]
}


@dataclass(frozen=True)
class Work:
    send: Callable[[], Any]
    status: int
    made: int
    """Entries that it writes into the log."""
    each: tuple[int, int]
    """One kill in so many is tried in a file, and on a server; all of them where ONRECORD_KILLS says so."""


def decide() -> Any:
    return Api().decide("anna", "accept", claim("rep-3", "c1"), If_Match='"0"', **KEY)


def batch() -> Any:
    return Api().ask("POST", "anna", "decisions/batch", BATCH, **KEY)


def add() -> Any:
    return Api().ask("POST", "anna", "reports", TEXT, **KEY)


def erase() -> Any:
    return Api().ask("POST", "root", "reports/rep-40/erasing", {"why": "asked for on paper"}, **KEY)


def refuse() -> Any:
    return Api().decide("anna", "accept", claim("rep-3", "c1"), If_Match='"4"', **KEY)


WORKS = {
    "decide": Work(decide, 201, 1, (1, 7)),
    "batch": Work(batch, 200, 3, (3, 25)),
    "add": Work(add, 201, 1, (2, 11)),
    "erase": Work(erase, 201, 1, (3, 20)),
    "refuse": Work(refuse, 409, 0, (3, 11)),
}


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No thread links beside the request, and no pipeline is loaded in each child."""
    monkeypatch.setattr(relinking, "elsewhere", True)
    monkeypatch.setattr(adding, "_claims", lambda report: [])
    yield
    opened.close()
    connections.close_all()


@pytest.mark.parametrize("name", WORKS)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_killed_anywhere_and_sent_again_it_is_done_once(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str, name: str
) -> None:
    work = WORKS[name]
    place = _places(request, kind, tmp_path)
    with place() as where:
        expected, steps = _undisturbed(where, work)
    apart = 1 if THOROUGH else work.each[kind == "postgresql"]
    done_before = 0
    tried = sorted({*range(1, steps, apart), steps - 1, steps, steps + 1})
    COUNTS[f"killed in {name} by the API, {kind}"] = f"{len(tried) - 1} of {steps} statements and commits"
    for at in tried:  # the last is not killed
        with place() as where:
            assert _killed_at(at, where, work) == (at <= steps), f"step {at} of {steps}"
            done_before += _again(where, work, expected)
    assert steps > 8
    assert done_before >= (name != "refuse"), "a kill after the work was done is among those tried"


def _again(where: Address, work: Work, expected: Any) -> bool:
    """The request sent again after the kill, twice; whether it was done before the kill."""
    record = _open(where)
    entries = _entries(record)
    first, second = work.send(), work.send()
    assert first.status_code == work.status, first.content
    assert first.content == second.content
    assert second["Idempotent-Replayed"] == "true"
    assert _bare(first) == expected
    assert len(_entries(record)) == len(_before) + work.made
    done = len(entries) == len(_before) + work.made and work.made > 0
    if work is not WORKS["batch"]:  # of which a part may have been done
        assert len(entries) - len(_before) in (0, work.made)
        assert first.has_header("Idempotent-Replayed") or not done
    assert _made_is_told(record, first.json())
    assert list(record.log.verify()) == []
    _nothing_left_of_what_was_erased(where, work)
    opened.close()
    return done


_before: list[str] = []


def _undisturbed(where: Address, work: Work) -> tuple[Any, int]:
    """The answer, and how many statements and commits it takes."""
    record = _open(where)
    _before[:] = _entries(record)
    opened.close()
    connections.close_all()
    with asked() as counted:
        _open(where)
        begun = len(counted.all)
        done = work.send()
    assert done.status_code == work.status, done.content
    opened.close()
    return _bare(done), len(counted.all) - begun


def _killed_at(step: int, where: Address, work: Work) -> bool:
    """Send the request in a child that kills itself before this step of it; whether it came to that."""
    opened.close()
    connections.close_all()
    child = os.fork()
    if not child:
        try:
            with asked() as counted:
                _open(where)
                counted.at = len(counted.all) + step
                counted.happening = lambda connection: os.kill(os.getpid(), signal.SIGKILL)
                work.send()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _open(where: Address) -> Record:
    limits._held.clear()  # as in a server that has begun
    Who.record, Who.people = opened.open_for_pages(where, by="root"), PEOPLE
    return Who.record


def _entries(record: Record) -> list[str]:
    return [str(one.told()["what"]) for one in record.log.entries()]


def _bare(response: Any) -> Any:
    """An answer without what is another each time: ids and times of decisions."""
    text = json.dumps(response.json())
    for one in _decisions(response.json()):
        text = text.replace(one["id"], "ID").replace(one["at"], "AT")
    return response.status_code, re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", "AT", text)


def _decisions(body: Any) -> list[Any]:
    return [one["decision"] for one in [body, *body.get("results", [])] if "decision" in one]


def _made_is_told(record: Record, body: Any) -> bool:
    """The decisions of the answer are those of the record."""
    told = [one["id"] for one in _decisions(body)]
    made = [one.id for one in record.decisions.all() if one.by == "anna"]
    return told == made


def _nothing_left_of_what_was_erased(where: Address, work: Work) -> None:
    if work is WORKS["erase"] and isinstance(where, Path):
        connections.close_all()
        held = b"".join(one.read_bytes() for one in where.parent.glob(f"{where.name}*") if one.is_file())
        assert b"At least 40 people were killed" not in held


def _places(
    request: pytest.FixtureRequest, kind: str, folder: Path
) -> Callable[[], AbstractContextManager[Address]]:
    """Gives a filled record of its own each time."""
    filled = request.getfixturevalue("_filled") if kind == "sqlite" else None
    own = folder / "onrecord.db"

    @contextmanager
    def copied() -> Iterator[Address]:
        for old in folder.glob("onrecord.db*"):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        yield Path(shutil.copy(filled, own))

    if kind == "sqlite":
        return copied
    template = name_of(request.getfixturevalue("_filled_server"))
    cluster = request.getfixturevalue("cluster")
    return lambda: cluster.database(template)


@pytest.fixture(scope="module")
def _filled_server(request: pytest.FixtureRequest) -> Iterator[Address]:
    with request.getfixturevalue("cluster").database() as server:
        open_record(server, create=True, by="root").close()
        fill(opened.open_for_pages(server, by="root"))
        opened.close()
        yield server
