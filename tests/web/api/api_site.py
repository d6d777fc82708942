"""A small site for the API's tests: one record, and persons named by a header in place of sign-in.

`X-Person: maya` is maya in a session, `Authorization: Bearer orc_maya` a token of maya's with all scopes, `orc_maya.read` one with
the scope read alone.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from onrecord.decisions import Person
from onrecord.store import Record

FOLDER = Path(tempfile.mkdtemp(prefix="onrecord-api-"))


def set_up() -> None:
    import django

    if not settings.configured:
        settings.configure(
            SECRET_KEY="for tests",
            ROOT_URLCONF="api_site",
            ALLOWED_HOSTS=["*"],
            INSTALLED_APPS=["onrecord.store", "onrecord.web.api"],
            MIDDLEWARE=["api_site.Who"],
            DATABASES={
                "default": {
                    "ENGINE": "django.db.backends.sqlite3",
                    "NAME": str(FOLDER / "web.db"),
                    "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL"},
                    "TEST": {"NAME": str(FOLDER / "web.db")},
                }
            },
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
            USE_TZ=True,
            TIME_ZONE="UTC",
            LOGGING_CONFIG=None,
            ONRECORD_API_A_MINUTE=1_000_000,
        )  # fmt: skip
    django.setup()


@dataclass(frozen=True)
class Token:
    id: str
    scopes: frozenset[str]


class Who:
    """In place of the middleware of the pages."""

    record: Record
    people: dict[str, Person]

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        from onrecord.web.api.door import SCOPES  # which may not be imported before Django is set up

        request.person, request.token, request.record = None, None, Who.record
        sent = request.headers.get("Authorization", "").removeprefix("Bearer orc_")
        name, _, scope = sent.partition(".")
        if name in Who.people:
            request.token = Token(name, frozenset([scope] if scope else SCOPES))
        else:
            name = request.headers.get("X-Person", "")
        request.person = Who.people.get(name)
        if request.person is not None:
            request.record = Who.record.acting(name)
        return self.get_response(request)


def _urls() -> list[Any]:
    from onrecord.web.api import urls

    return [path("api/v1/", include(urls))]


def __getattr__(name: str) -> Any:
    if name == "urlpatterns":
        return _urls()
    raise AttributeError(name)
