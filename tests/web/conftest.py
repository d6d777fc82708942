"""A record with three reports and four accounts, served to Django's test client; passwords and codes as a person would type them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "store"))

from django.core.cache import cache
from django.test import Client, override_settings
from making_records import a_report, claims_of

from onrecord import deciding, linking
from onrecord.decisions import Person, Role, Subject, Wish
from onrecord.store import Record
from onrecord.web import local, opened
from onrecord.web.accounts import factors, people
from onrecord.web.settings import Serving, set_up

PASSWORD = "four green bridges stand"
ROLES: tuple[Role, ...] = ("viewer", "analyst", "reviewer", "admin")
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def quick_hashes() -> Iterator[None]:
    """argon2 takes its time on purpose; tests that are not about it sign in without a password anyway."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


@pytest.fixture
def alone(path: Path, quick_hashes: None) -> Iterator[Record]:
    """A record without accounts, open for the pages."""
    from onrecord.store import open_record

    with open_record(path, create=True) as record:
        for number in (1, 2, 3):
            report = a_report(number)
            record.add(report, claims_of(report), "rules-1")
        linking.up_to_date(record)
    set_up(Serving(names=("localhost", "127.0.0.1", "testserver")))
    cache.clear()
    yield opened.open_for_pages(path, by="tester")
    opened.close()
    local.forget()


@pytest.fixture
def record(alone: Record) -> Record:
    """With an account of each role, each in the group 'aleppo'; a second factor is asked of nobody."""
    for role in ROLES:
        people.add(alone, role, role, ("aleppo",), PASSWORD)
    factors.require(alone, False, "tests that are not about it")
    return alone


def signed_in(name: str, **options: object) -> Client:
    """A browser of a person who has signed in with a password; without CSRF checks unless they are asked for."""
    client = Client(**options)  # type: ignore[arg-type]
    checks, client.handler.enforce_csrf_checks = client.handler.enforce_csrf_checks, False
    assert client.post("/sign-in", {"login": name, "password": PASSWORD}).status_code == 302
    client.handler.enforce_csrf_checks = checks
    return client


def restrict(record: Record, about: Subject, group: str) -> None:
    admin = Person("keeper", "admin")
    wish = Wish("restrict", about, {"group": group}, "a witness asked for it")
    deciding.decide(record.acting("keeper"), wish, admin, NOW)
