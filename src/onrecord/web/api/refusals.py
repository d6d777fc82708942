"""Why a request is refused, in one shape for every error: code, where, found, accepted, next, and both versions of a conflict.

Comes in: errors of every kind. Goes out: a status and an object. No text of reports, no path of the server and no traceback is
in one: of an error that is no person's to mend nothing is told but that there was one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import Http404
from ninja.errors import HttpError, ValidationError

from onrecord.errors import (
    AlreadySo,
    Conflict,
    DecisionError,
    NotAllowed,
    NotInRecord,
    OnrecordError,
    ReadError,
    RecordError,
)

GONE = (OperationalError, InterfaceError)
"""What Django says where the database does not answer, of tables that the pages read past the record."""


@dataclass(eq=False)
class Refused(Exception):
    """A refusal of the API's own; raised anywhere below the door, answered by it."""

    status: int
    code: str
    where: str
    found: str
    accepted: str
    next: str
    seen: object = None
    now: object = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {
            "error": {
                "code": self.code, "where": self.where, "found": self.found, "accepted": self.accepted, "next": self.next,
                "seen": self.seen, "now": self.now,
            }
        }  # fmt: skip


_CODES: tuple[tuple[type[OnrecordError], str], ...] = (
    (NotAllowed, "not-allowed"),
    (Conflict, "conflict"),
    (AlreadySo, "already-so"),
    (DecisionError, "refused"),
)


def refusal(error: Exception, where: str) -> Refused | None:
    """The refusal that an error is answered with; None where it is a fault of the program."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, (NotInRecord, Http404)):
        return not_there(where)
    if isinstance(error, (RecordError, *GONE)):
        return unavailable(where)
    if isinstance(error, ReadError):
        return Refused(422, error.code, where, error.found, error.accepted, error.next)
    if isinstance(error, OnrecordError):
        code = next((name for kind, name in _CODES if isinstance(error, kind)), "refused")
        seen, now = (getattr(error, name, None) for name in ("seen", "now"))
        return Refused(
            error.http_status, code, error.where, error.found, error.accepted, error.next, seen, now
        )
    if isinstance(error, ValidationError):
        return _not_valid(error)
    if isinstance(error, HttpError):
        return not_json(where)
    return None


def not_there(where: str) -> Refused:
    """The same for what is not there and for what the person may not know of."""
    return Refused(
        404, "not-found", where, "nothing of that id that you may see", "the id of something in this record",
        "The lists of the API give the ids.",
    )  # fmt: skip


def no_route(where: str) -> Refused:
    return Refused(
        404, "no-route", where, "the API has no such address", "the addresses of /api/v1/openapi.json",
        "Look at docs/api.md.",
    )  # fmt: skip


def wrong_method(where: str, method: str, allowed: list[str]) -> Refused:
    words = ", ".join(allowed)
    return Refused(
        405, "wrong-method", where, f"{method} is not done here", words, "Use one of these.", headers={"Allow": words}
    )  # fmt: skip


def not_signed_in(where: str) -> Refused:
    return Refused(
        401, "not-signed-in", where, "nobody is signed in", "a token (Authorization: Bearer orc_…) or a signed-in session",
        "Make a token in your account, or sign in.", headers={"WWW-Authenticate": 'Bearer realm="onrecord"'},
    )  # fmt: skip


def scope_missing(where: str, scope: str | None) -> Refused:
    """`scope` is None for what no token is made for."""
    accepted = f"a token with the scope {scope}" if scope else "a person who is signed in"
    next = "Ask its owner for such a token." if scope else "Sign in, and do it on the pages."
    return Refused(403, "scope-missing", where, "the token was not made for this", accepted, next)


def cross_site(where: str) -> Refused:
    return Refused(
        403, "cross-site", where, "a session writes without the token against cross-site requests",
        "the header X-CSRFToken with the value of the cookie csrftoken, or an API token",
        "Send that header, or use an API token, which needs none.",
    )  # fmt: skip


def not_json(where: str) -> Refused:
    return Refused(
        422, "not-json", where, "the body is no JSON", "one JSON object in UTF-8, without NaN and halves of characters",
        "Mend the body.",
    )  # fmt: skip


def not_valid(where: str, found: str, accepted: str, next: str = "Mend it and ask again.") -> Refused:
    return Refused(422, "not-valid", where, found, accepted, next)


def unavailable(where: str) -> Refused:
    return Refused(
        503, "unavailable", where, "the record cannot be read or written just now", "a record that can be used",
        "Try again in a moment; if it stays so, tell whoever runs the server.", headers={"Retry-After": "5"},
    )  # fmt: skip


def fault(where: str) -> Refused:
    return Refused(
        500, "fault", where, "a fault of onrecord", "any request",
        "This is not your mistake: tell whoever runs the server the time of it; its log has the place.",
    )  # fmt: skip


def _not_valid(error: ValidationError) -> Refused:
    """The first of what pydantic found; its words hold no value that was sent."""
    first = error.errors[0]
    place = ".".join(str(part) for part in first.get("loc", ()) if part not in ("payload",))
    context = first.get("ctx") or {}
    accepted = str(
        context.get("expected") or _BOUNDS.get(str(first.get("type")), "what /api/v1/openapi.json says")
    )
    found = str(first.get("msg", "")).partition(", got")[0] or "it cannot be read"
    return not_valid(place or "request", found[:1].lower() + found[1:], accepted)


_BOUNDS = {
    "missing": "a value", "int_parsing": "a whole number", "int_type": "a whole number", "extra_forbidden": "no other names",
    "date_from_datetime_parsing": "a day as YYYY-MM-DD", "date_parsing": "a day as YYYY-MM-DD", "string_type": "words",
    "list_type": "a list", "dict_type": "an object", "model_attributes_type": "an object", "bool_type": "true, false",
    "bool_parsing": "true, false",
}  # fmt: skip
