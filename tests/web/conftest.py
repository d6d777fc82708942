"""A record with three reports and four accounts, served to Django's test client; passwords and codes as a person would type them."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "store"))

from django.core.cache import cache
from django.test import override_settings
from making_records import a_report, claims_of
from visiting import PASSWORD, ROLES

from onrecord import finding, linking
from onrecord.records import Claim, Place, When
from onrecord.store import Record, open_record
from onrecord.web import local, opened
from onrecord.web.accounts import factors, people
from onrecord.web.settings import Serving, set_up


@pytest.fixture(scope="session")
def quick_hashes() -> Iterator[None]:
    """argon2 takes its time on purpose; tests that are not about it sign in without a password anyway."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, quick_hashes: None) -> dict[str, Path]:
    """The records of the fixtures below, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("made")
    alone, team = folder / "alone.db", folder / "team.db"
    with open_record(alone, create=True) as record:
        for number in (1, 2, 3):
            report = a_report(number)
            record.add(report, [_apart(claim, number) for claim in claims_of(report)], "rules-1")
        linking.up_to_date(record)
        finding.up_to_date(record)
    set_up(Serving(names=("localhost", "127.0.0.1", "testserver")))
    opened.open_for_pages(alone, by="tester")
    opened.close()
    shutil.copy(alone, team)
    with sqlite3.connect(_index(alone)) as index:
        index.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(_index(alone), _index(team))
    record = opened.open_for_pages(team, by="tester")
    for role in ROLES:
        people.add(record, role, role, ("aleppo",), PASSWORD)
    factors.require(record, False, "tests that are not about it")
    finding.up_to_date(record)
    opened.close()
    with sqlite3.connect(_index(team)) as index:  # all of it in the one file
        index.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return {"alone": alone, "team": team}


def _apart(claim: Claim, number: int) -> Claim:
    """The reports tell of three happenings, in three towns and months."""
    day = date(2016, 2 + 3 * number, 10)
    town = Place(
        f"town {number}", f"Town {number}", 33.0 + number, 36.0 + number, f"town-{number}", "settlement", "SY"
    )
    return replace(claim, place=town, time=When("on the tenth", day, day))


def _index(path: Path) -> Path:
    return path.with_name(path.name + ".index")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


@pytest.fixture
def alone(path: Path, made: dict[str, Path]) -> Iterator[Record]:
    """A record without accounts, open for the pages."""
    yield from _open(made["alone"], path)


@pytest.fixture
def record(path: Path, made: dict[str, Path]) -> Iterator[Record]:
    """With an account of each role, each in the group 'aleppo'; a second factor is asked of nobody."""
    yield from _open(made["team"], path)


def _open(made: Path, path: Path) -> Iterator[Record]:
    shutil.copy(made, path)
    # With the index of it: an index made anew would be half of the time of each test.
    shutil.copy(_index(made), _index(path))
    cache.clear()
    set_up(Serving(names=("localhost", "127.0.0.1", "testserver")))
    record = opened.open_for_pages(path, by="tester")
    finding.up_to_date(record)
    yield record
    opened.close()
    local.forget()
