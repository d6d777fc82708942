"""A request as the pages and the API get it from the middleware (persons.py): who asks, of which record, from where.

Comes in: nothing. Goes out: types. `seen` is the record as the person may see it: all reading goes through it; `record` is
whole, for deciding.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from onrecord.decisions import Person
from onrecord.store import Record
from onrecord.web.refused import Refused


@dataclass(frozen=True, slots=True)
class Token:
    """A service token (accounts/tokens.py): its name, and what it may be used for."""

    id: str
    scopes: frozenset[str]


class Asked(HttpRequest):
    user: User
    record: Record
    """Whole, writing in the person's name."""
    seen: Record
    person: Person
    token: Token | None
    """What the request came with to the API; None where a person asks."""
    refused: Refused | None
    """What the person sent and was refused, for the page that has the form; None where the page is asked for."""


def address(request: HttpRequest) -> str:
    """Where a request comes from: what the proxy of ours says, where there is one; its last word, since others stand before it."""
    if settings.SERVING.proxy:
        told = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
        if told:
            return told[:64]
    return str(request.META.get("REMOTE_ADDR", ""))


def is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")
