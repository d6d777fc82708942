"""What happens at sign-in, sign-out and with second factors → the log and the list of sessions.

Comes in: signals of Django and allauth. Goes out: entries without secrets. They are written in the person's name.
"""

from __future__ import annotations

from typing import Any

from allauth.account import signals as accounts
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as factors
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest

from onrecord.chain import What
from onrecord.web.accounts import sessions, tries
from onrecord.web.accounts.devices import device
from onrecord.web.asked import address
from onrecord.web.clock import now


def begin() -> None:
    """Django's own note of the last sign-in is left out: the log has it."""
    from django.contrib.auth.models import update_last_login

    user_logged_in.disconnect(update_last_login, dispatch_uid="update_last_login")
    user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    accounts.password_changed.connect(_password_changed)
    factors.authenticator_added.connect(_added)
    factors.authenticator_removed.connect(_removed)
    factors.authenticator_reset.connect(_made_anew)
    factors.authentication_failed.connect(_code_refused)


def _signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    agent = str(request.META.get("HTTP_USER_AGENT", ""))
    sessions.begin(request.session, user.username, agent, now())
    how = [str(one.get("type", one["method"])) for one in get_authentication_records(request, user)]
    told: dict[str, object] = {"how": how, "address": address(request), "device": device(agent)}
    _write(request, user, "sign-in", told)
    tries.forget([("account", user.username), ("code", user.username)])
    tries.sweep(now())


def _signed_out(request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    sessions.end(request.session)
    if user is not None:
        _write(request, user, "sign-out", {"address": address(request)})


def _password_changed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    ended = sessions.end_all(user.username, but=sessions.own(request.session))
    _write(request, user, "rights", {"did": "password changed", "sessions ended": ended})


def _added(request: HttpRequest, user: User, authenticator: Any, **kwargs: Any) -> None:
    _write(request, user, "rights", {"second factor": "added", "kind": str(authenticator.type)})


def _removed(request: HttpRequest, user: User, authenticator: Any, **kwargs: Any) -> None:
    _write(request, user, "rights", {"second factor": "removed", "kind": str(authenticator.type)})


def _made_anew(request: HttpRequest, user: User, authenticator: Any, **kwargs: Any) -> None:
    _write(request, user, "rights", {"second factor": "made anew", "kind": str(authenticator.type)})


def _code_refused(request: HttpRequest, user: User, authenticator: Any, **kwargs: Any) -> None:
    _write(request, user, "sign-in-refused", {"how": str(authenticator.type), "address": address(request)})


def _write(request: Any, user: User, what: What, after: dict[str, object]) -> None:
    request.record.acting(user.username).log.write(what, f"account {user.username}", None, after)
