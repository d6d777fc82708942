"""What every request passes: who asks and how often, whether the request is whole, and how it is answered.

Comes in: a request and the view of its address. Goes out: the view's answer with its ETag and headers, or a refusal in the one
shape. Nothing about a person's rights is decided here but what a token was made for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import structlog
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from ninja.utils import check_csrf

from onrecord.logs import place_of
from onrecord.web.api import limits, refusals, repeats
from onrecord.web.api.asking import record_of, token_of
from onrecord.web.api.refusals import Refused, not_valid
from onrecord.web.asked import Token, address

MOST_BYTES = 1_000_000
"""Of a request's body."""
MOST_REPORT_BYTES = 10_000_000
"""Of the body of a report: a million words."""
PRIVATE = "private, no-store"
"""Nothing of the record is kept by what lies between the server and a client."""

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Rule:
    """What an address asks of a request."""

    scope: str = "read"
    """What a token must have been made for."""
    open: bool = False
    """Whether it answers those who are not signed in."""
    finishes: bool = False
    """Whether it is asked again where the answer to a key is kept: it does more after the transaction, which a kill may have cut off."""
    types: tuple[str, ...] = ("application/json",)
    most: int = MOST_BYTES


RULES: Mapping[tuple[str, str], Rule] = {
    ("GET", "health"): Rule(open=True),
    ("POST", "reports"): Rule("add-report", types=("application/json", "text/plain"), most=MOST_REPORT_BYTES),
    ("POST", "decisions"): Rule("decide"),
    ("POST", "decisions/batch"): Rule("decide"),
    ("GET", "log"): Rule("read-log"),
    ("POST", "reports/<id>/erasing"): Rule("erase", finishes=True),
}
"""Those that are not as `Rule()` has it."""
SCOPES = ("read", "decide", "add-report")
"""What is asked for besides takes a person: no token is made for it."""

log = structlog.get_logger()


def through(view: View, route: str, methods: list[str], known: Mapping[str, frozenset[str]]) -> View:
    """The view of one address, behind the door. `known` are the names of its parameters by method."""

    @csrf_exempt
    def door(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        head = request.method == "HEAD"
        if head:
            request.method = "GET"
        headers: dict[str, str] = {}
        try:
            response = _answered(request, view, route, methods, known, kwargs, headers)
        except Exception as error:
            response = refused(request, error)
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        response = _finished(request, response)
        if head:
            response.content = b""
        return response

    return cast(View, door)


def answer(value: Any, status: int = 200, version: int | None = None) -> HttpResponse:
    """An object as the answer; its ETag begins with the version of what it is about, where that has one."""
    body = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    response = HttpResponse(body, status=status, content_type="application/json")
    digest = hashlib.sha256(body).hexdigest()[:16]
    response["ETag"] = f'"{digest}"' if version is None else f'"{version}-{digest}"'
    return response


def version_seen(request: HttpRequest) -> int | None:
    """The version that If-Match names; None where there is no such header."""
    given = request.headers.get("If-Match")
    if given is None:
        return None
    number = given.strip().removeprefix('"').removesuffix('"').partition("-")[0]
    if number.isascii() and number.isdigit() and len(number) < 10:
        return int(number)
    raise not_valid(
        "If-Match", "it names no version", 'the `version` of what you have read, in quotes, or its ETag: "3"',
        "Read it anew and send its ETag.",
    )  # fmt: skip


def _answered(
    request: HttpRequest, view: View, route: str, methods: list[str], known: Mapping[str, frozenset[str]],
    kwargs: Mapping[str, Any], headers: dict[str, str],
) -> HttpResponse:  # fmt: skip
    method = request.method or ""
    if not methods:
        if getattr(request, "person", None) is None:
            raise refusals.not_signed_in(request.path)
        raise refusals.no_route("address")
    if method not in methods:
        raise refusals.wrong_method(request.path, method, [*methods, *(["HEAD"] if "GET" in methods else [])])
    rule = RULES.get((method, route), Rule())
    person, token = getattr(request, "person", None), token_of(request)
    headers.update(limits.spend(_who(request, token, person)))
    if not rule.open:
        if person is None:
            raise refusals.not_signed_in(request.path)
        if token is not None and (rule.scope not in SCOPES or rule.scope not in token.scopes):
            raise refusals.scope_missing(request.path, rule.scope if rule.scope in SCOPES else None)
    _refuse_unknown(request, known[method], kwargs)
    if method == "GET":
        return view(request, **kwargs)
    if token is None and check_csrf(request) is not None:
        raise refusals.cross_site(request.path)
    _refuse_body(request, rule)
    record, name = record_of(request), person.name  # type: ignore[union-attr]
    return repeats.once(request, record, name, lambda: _done(request, view, kwargs), rule.finishes)


def _done(request: HttpRequest, view: View, kwargs: Mapping[str, Any]) -> HttpResponse:
    """The answer to a request that changes something; a refusal too is an answer, which a repeated key gets again."""
    try:
        return view(request, **kwargs)
    except Exception as error:
        return refused(request, error)


def _who(request: HttpRequest, token: Token | None, person: Any) -> str:
    """Whose requests are counted together: a token's, a session's, or those of one address of the net."""
    if token is not None:
        return f"token {token.id}"
    session = getattr(getattr(request, "session", None), "session_key", None)
    said = f"session {session or person.name}" if person else f"address {address(request)}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _refuse_unknown(request: HttpRequest, known: frozenset[str], kwargs: Mapping[str, Any]) -> None:
    """A filter that is misspelt must not be taken for none at all."""
    for name, values in request.GET.lists():
        if name not in known:
            raise not_valid(
                "query", "a parameter that this address does not have", ", ".join(sorted(known)) or "no parameters",
                "Leave it out, or mend its name.",
            )  # fmt: skip
        if len(values) > 1:
            raise not_valid(f"query.{name}", "it is given more than once", "one value", "Give it once.")
        if not _writable(values[0]):
            raise not_valid(
                f"query.{name}", "it holds characters that no text may hold", "whole Unicode characters"
            )
    if not all(_writable(str(value)) for value in kwargs.values()):
        raise refusals.not_there(request.path)


def _refuse_body(request: HttpRequest, rule: Rule) -> None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > rule.most:
        raise Refused(
            413, "too-large", "body", f"more than {rule.most:,} bytes", f"up to {rule.most:,} bytes", "Send less at once.",
        )  # fmt: skip
    if request.content_type not in rule.types:
        raise Refused(
            415, "wrong-type", "Content-Type", "the body is of another type", ", ".join(rule.types),
            "Name the type of the body in the header Content-Type.",
        )  # fmt: skip
    _read(request, rule)
    if request.content_type == "application/json":
        _refuse_odd(request.body)


def _read(request: HttpRequest, rule: Rule) -> None:
    """Takes the body in: the limit is the rule's, not the smaller one that Django sets for forms."""
    if not hasattr(request, "_body"):
        try:
            request._body = request.read(rule.most)
        except OSError:  # broken off
            raise refusals.not_json("body") from None


def _refuse_odd(body: bytes) -> None:
    """JSON that no store can keep: NaN, infinite numbers, halves of characters, NUL."""
    try:
        held = json.loads(body.decode("utf-8"))
        text = json.dumps(held, allow_nan=False, ensure_ascii=False)
    except (ValueError, RecursionError):
        raise refusals.not_json("body") from None
    if not _writable(text) or "\\u0000" in text:
        raise refusals.not_json("body")


def _writable(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def refused(request: HttpRequest, error: Exception) -> HttpResponse:
    """The answer to an error; for the middleware too, where it refuses a request before any view is asked."""
    found = refusals.refusal(error, request.path)
    if found is None or isinstance(error, refusals.GONE):
        log.error("api-fault", kind=type(error).__name__, place=place_of(error))
    found = found or refusals.fault(request.path)
    body = json.dumps(found.as_json(), ensure_ascii=False, separators=(",", ":")).encode()
    return HttpResponse(
        body, status=found.status, content_type="application/json", headers=dict(found.headers)
    )


def _finished(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    response.headers.setdefault("Cache-Control", PRIVATE)
    response.headers.setdefault("Vary", "Authorization, Cookie")
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    if request.method != "GET" or response.status_code != 200 or not response.has_header("ETag"):
        return response
    given = request.headers.get("If-None-Match", "")
    tags = {tag.strip().removeprefix("W/") for tag in given.split(",")}
    if response["ETag"] not in tags and "*" not in tags:
        return response
    same = HttpResponse(status=304)
    for name, value in response.items():
        if name not in ("Content-Type", "Content-Length"):
            same[name] = value
    del same["Content-Type"]
    return same
