"""Browsers of persons who have signed in, and what tests put into a record first."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime

from django.test import Client

from onrecord import deciding, review
from onrecord.decisions import Person, Role, Subject, Wish
from onrecord.store import Record

PASSWORD = "four green bridges stand"  # of accounts that live for one test
ROLES: tuple[Role, ...] = ("viewer", "analyst", "reviewer", "admin")
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def signed_in(name: str, **options: object) -> Client:
    """A browser of a person who has signed in with a password; without CSRF checks unless they are asked for."""
    client = Client(**options)  # type: ignore[arg-type]
    checks, client.handler.enforce_csrf_checks = client.handler.enforce_csrf_checks, False
    assert client.post("/sign-in", {"login": name, "password": PASSWORD}).status_code == 302
    client.handler.enforce_csrf_checks = checks
    return client


def words_of(page: str) -> str:
    """What a page says, without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def restrict(record: Record, about: Subject, group: str) -> None:
    """To a group that nobody may be in any more."""
    admin = Person("keeper", "admin")
    wish = Wish("restrict", about, {"group": group}, "a witness asked for it")
    record.acting("keeper").decisions.make(
        lambda: review.decide(wish, deciding.held(record, wish, admin), admin, NOW)
    )


def confirmed(name: str, **options: object) -> Client:
    """A browser of a person who has given the password again a moment ago, as changes of security ask for."""
    client = signed_in(name, **options)
    checks, client.handler.enforce_csrf_checks = client.handler.enforce_csrf_checks, False
    assert client.post("/account/again", {"password": PASSWORD, "next": "/admin"}).status_code == 302
    client.handler.enforce_csrf_checks = checks
    return client
