"""Who asks: the person behind a request, the record in that person's name, and who is sent where before anything else.

Comes in: a request with its session or token. Goes out: the request with `person`, `record` and `seen` (asked.py), or an
answer that sends to the sign-in page or to setting up a second factor. Whatever is not named here needs a person.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from onrecord import review, seeing
from onrecord.decisions import Person
from onrecord.errors import Conflict, NotAllowed, OnrecordError
from onrecord.store import account
from onrecord.web import local, mishaps, opened
from onrecord.web.accounts import factors, sessions, tokens
from onrecord.web.asked import Token, is_api
from onrecord.web.clock import now

_OPEN = frozenset(
    ("account_login", "account_logout", "mfa_authenticate", "mfa_login_webauthn", "enter", "file", "language")
)
"""Pages for whoever is not signed in."""
_SETTING_UP = _OPEN | frozenset(
    ("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes", "account_reauthenticate",
     "mfa_reauthenticate", "mfa_reauthenticate_webauthn")
)  # fmt: skip
"""Pages for whoever must set up a second factor first."""


class Persons:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        request.record = opened.the_record()
        request.person, request.token, request.refused = None, None, None
        if request.bearer is not None:
            scopes = tokens.scopes_of(request.bearer)
            request.token = Token(request.bearer.name, scopes)
            owner = request.record.accounts.get(request.bearer.account)
            request.person = tokens.capped(owner.person, scopes) if owner and owner.active else None
        elif request.user.is_authenticated:
            request.person = _signed_in(request)
        else:
            request.person = _alone(request)
        if request.person is not None:
            request.record = request.record.acting(request.person.name)
            # Looked up when it is first read through: a page that shows nothing of the record does not ask.
            request.seen = SimpleLazyObject(partial(seeing.seen_by, request.record, request.person))
        return self._get_response(request)

    def process_view(self, request: Any, view: object, args: object, kwargs: object) -> HttpResponse | None:
        name = request.resolver_match.url_name
        if request.person is None:
            if is_api(request):
                return None  # it says so itself, and whether it is well to whoever asks
            return None if name in _OPEN else mishaps.not_signed_in(request)
        writes = request.method not in ("GET", "HEAD", "OPTIONS")
        if request.token is not None and writes and not request.token.scopes - {"read"}:
            return mishaps.of(request, _ONLY_READS)
        by_session = request.user.is_authenticated and request.bearer is None
        if by_session and name not in _SETTING_UP and _lacks_factor(request):
            return _set_up_first(request)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, OnrecordError) and not isinstance(error, Conflict):
            return mishaps.of(request, error)
        return None


def shown(request: Any) -> dict[str, Any]:
    """What every page shows of who looks at it."""
    person = getattr(request, "person", None)
    may = {action for action in review.MAY if review.allows(person, action)} if person else set()
    alone = person is not None and not request.user.is_authenticated
    return {
        "person": person,
        "may": may,
        "alone": alone,
        "link_only": _link_only(request),
        "refused": getattr(request, "refused", None),
    }


def _link_only(request: Any) -> bool:
    """Whether nobody has a name and a password here; the first account that is made changes that."""
    if local.held() is None:
        return False
    record = getattr(request, "record", None)
    return record is None or not record.accounts.any()


def languages(request: HttpRequest) -> dict[str, Any]:
    return {"languages": settings.LANGUAGES}


def _signed_in(request: Any) -> Person | None:
    """The person of the session, where both stand; else it is ended here and now."""
    held = request.record.accounts.get(request.user.username)
    if held is None or not held.active or not sessions.stands(request.session, held.person.name, now()):
        logout(request)
        return None
    person: Person = held.person
    return person


def _alone(request: Any) -> Person | None:
    """A record without accounts belongs to whoever started the server, and came in by its link."""
    link = local.held()
    if link is None or not link.began(request.session) or request.record.accounts.any():
        return None
    return Person(account(), "admin")


def _lacks_factor(request: Any) -> bool:
    return not factors.has(request.user) and factors.required(request.record)


def _set_up_first(request: HttpRequest) -> HttpResponse:
    if is_api(request):
        return mishaps.of(request, _NO_FACTOR)
    return HttpResponseRedirect(reverse("mfa_index"))


_ONLY_READS = NotAllowed(
    "the token", "it may only read", "a token with a wider scope", "Ask its owner for another token."
)
_NO_FACTOR = NotAllowed(
    "your account", "it has no second factor, and this record asks for one", "an account with a second factor",
    "Sign in on the pages and set one up.",
)  # fmt: skip
