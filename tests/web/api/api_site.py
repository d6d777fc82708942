"""Persons named by a header, in place of signing in, for the API's tests; what is tested with real tokens says so.

`Authorization: Bearer orc_rosa` is rosa as in a session, `orc_rosa.read` a token of hers with the scope read alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from onrecord.decisions import Person
from onrecord.store import Record
from onrecord.web.asked import Token

MIDDLEWARE = ["api_site.Who"]


class Who:
    """In place of the middleware of the pages."""

    record: Record
    people: dict[str, Person]

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.person, request.token, request.record = None, None, Who.record
        sent = request.headers.get("Authorization", "").removeprefix("Bearer orc_")
        name, _, scope = sent.partition(".")
        request.person = Who.people.get(name)
        if request.person is not None:
            request.record = Who.record.acting(name)
            request.token = Token(name, frozenset([scope])) if scope else None
        return self.get_response(request)
