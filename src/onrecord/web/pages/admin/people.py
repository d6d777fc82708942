"""People: who has an account, what each may do, and how they prove who they are.

Comes in: the name of an account, a form. Goes out: the list, one account, or a change with its reason in the log. A first
password is made here and shown in the answer to the form alone: it is kept nowhere but as its hash.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, get_args

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onrecord.decisions import Role
from onrecord.errors import AccountError, OnrecordError
from onrecord.store.accounts_face import Account
from onrecord.web.accounts import factors, people, sessions, tokens
from onrecord.web.accounts.models import SessionRow
from onrecord.web.asked import Asked
from onrecord.web.clock import now
from onrecord.web.pages.admin import gate
from onrecord.web.pages.admin.grouped import chosen_groups, group_names

ROLES: tuple[Role, ...] = get_args(Role)
_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, slots=True)
class Row:
    account: Account
    factor: bool
    sessions: int


@gate.page("accounts")
def page(request: Asked) -> HttpResponse:
    return _one(request) if "name" in request.GET else _all(request)


def with_factor() -> set[str]:
    """The names of those who have a second factor."""
    return set(Authenticator.objects.filter(type__in=_FACTORS).values_list("user__username", flat=True))


def _all(request: Asked, error: OnrecordError | None = None) -> HttpResponse:
    accounts = request.record.accounts.all()
    have = with_factor()
    sessions.sweep(now())
    open_ones = Counter(SessionRow.objects.values_list("account", flat=True))
    told: dict[str, Any] = {
        "rows": [Row(one, one.person.name in have, open_ones[one.person.name]) for one in accounts],
        "without": sum(one.active and one.person.name not in have for one in accounts),
        "roles": ROLES if accounts else ("admin",),
        "groups": group_names(request.record),
        "required": factors.required(request.record),
        "error": error,
        "sent": request.POST,
        "form": gate.new_form(),
        "chosen": request.POST.getlist("groups"),
    }
    return render(request, "admin/people.html", told)


def _one(request: Asked, error: OnrecordError | None = None) -> HttpResponse:
    name = request.POST.get("name", "") or request.GET.get("name", "")
    held = request.record.accounts.get(name)
    if held is None:
        raise Http404
    user = User.objects.filter(username=name).first()
    sessions.sweep(now())
    told = {
        "account": held,
        "roles": ROLES,
        "groups": group_names(request.record),
        "chosen": held.person.groups,
        "factors": factors.kinds(user) if user else [],
        "sessions": sessions.of(name),
        "tokens": [row for row in tokens.all_of(name) if row.ended is None and row.expires > now()],
        "error": error,
        "sent": request.POST,
        "form": gate.new_form(),
    }
    return render(request, "admin/person.html", told)


def _shown(request: Asked, error: OnrecordError) -> HttpResponse:
    known = request.record.accounts.get(request.POST.get("name", "")) is not None
    return _one(request, error) if known else _all(request, error)


@gate.change("accounts", _all)
def add(request: Asked) -> HttpResponse:
    """Answers with the first password: it is shown once, and in no table to be shown from later."""
    gate.refuse_again(request)
    name, role = request.POST.get("name", "").strip(), request.POST.get("role", "")
    if role not in ROLES:
        raise AccountError(_("the role"), _("it is none"), ", ".join(ROLES), _("Choose one."))
    if not request.record.accounts.any() and role != "admin":
        raise AccountError(
            _("the role"), _("nobody could manage the record"), "admin", _("Make an admin first.")
        )
    why, password = gate.reason(request), people.first_password()
    people.add(request.record, name, role, chosen_groups(request.POST), password, why)
    return _password(request, name, password)


def _password(request: Asked, name: str, password: str) -> HttpResponse:
    gate.is_done(request)
    return render(request, "admin/password.html", {"name": name, "password": password})


@gate.change("accounts", _shown)
def change(request: Asked) -> HttpResponse:
    """One change of one account; which, is the value of the button."""
    name, do = request.POST.get("name", ""), request.POST.get("do", "")
    if do == "password":
        gate.refuse_again(request)
        why, made = gate.reason(request), people.first_password()
        people.set_password(request.record, name, made, why)
        return _password(request, name, made)
    if do not in _DOES:
        raise AccountError(
            _("the form"), _("it names no change"), _("a form of this page"), _("Open the page again.")
        )
    why = gate.reason(request)
    return gate.done(request, "admin_people", _DOES[do](request, name, why), name=name)


@gate.change("accounts", _all)
def require(request: Asked) -> HttpResponse:
    """Whether everybody needs a second factor."""
    needed = request.POST.get("needed") == "true"
    factors.require(request.record, needed, gate.reason(request))
    said = _("Everybody needs a second factor.") if needed else _("A second factor is up to each person.")
    return gate.done(request, "admin_people", said)


def _role(request: Asked, name: str, why: str) -> str:
    role = request.POST.get("role", "")
    if role not in ROLES:
        raise AccountError(_("the role"), _("it is none"), ", ".join(ROLES), _("Choose one."))
    people.set_role(request.record, name, role, why)
    return _("The role counts from the next request on.")


def _groups(request: Asked, name: str, why: str) -> str:
    people.set_groups(request.record, name, chosen_groups(request.POST), why)
    return _("The groups count from the next request on.")


def _close(request: Asked, name: str, why: str) -> str:
    ended, tokens_ended = people.deactivate(request.record, name, now(), why)
    return _("The account is closed. Sessions ended: %(sessions)s. Tokens ended: %(tokens)s.") % {
        "sessions": ended, "tokens": tokens_ended,
    }  # fmt: skip


def _open(request: Asked, name: str, why: str) -> str:
    people.activate(request.record, name, why)
    return _("The account is in use again. Its tokens stay ended.")


def _end_sessions(request: Asked, name: str, why: str) -> str:
    ended = people.end_sessions(request.record, name, why)
    return ngettext("%(n)s session ended.", "%(n)s sessions ended.", ended) % {"n": ended}


def _reset(request: Asked, name: str, why: str) -> str:
    had = people.reset_factors(request.record, name, why)
    return _("Second factors taken away: %(kinds)s.") % {"kinds": ", ".join(had) or _("there were none")}


_DOES: dict[str, Any] = {
    "role": _role,
    "groups": _groups,
    "close": _close,
    "open": _open,
    "end-sessions": _end_sessions,
    "reset-factors": _reset,
}
