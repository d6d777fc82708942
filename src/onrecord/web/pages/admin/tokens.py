"""Tokens: the programs that use the API, in whose name, for what and how long.

Comes in: a form. Goes out: all tokens, a new one with its secret (in the answer to the form alone, once), one ended.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onrecord.errors import AccountError, OnrecordError
from onrecord.web.accounts import tokens
from onrecord.web.accounts.models import TokenRow
from onrecord.web.asked import Asked
from onrecord.web.clock import now
from onrecord.web.pages.admin import gate

_SOON = timedelta(days=14)
_FOR = {
    "read": gettext_lazy("reading; of what is restricted only what the owner's own groups hold"),
    "add-report": gettext_lazy("adding reports"),
    "export": gettext_lazy("exports, without protected names"),
    "decide": gettext_lazy("decisions that the owner may take"),
}


@gate.page("accounts")
def page(request: Asked) -> HttpResponse:
    return _all(request)


def _all(request: Asked, error: OnrecordError | None = None) -> HttpResponse:
    at = now()
    rows = [(row, sorted(tokens.scopes_of(row)), _state(row, at)) for row in tokens.all_of()]
    told = {
        "used": [row for row in rows if row[2] in ("in use", "soon")],
        "over": [row for row in rows if row[2] not in ("in use", "soon")][::-1],
        "owners": [one for one in request.record.accounts.all() if one.active],
        "scopes": [(scope, _FOR[scope]) for scope in tokens.SCOPES],
        "chosen": request.POST.getlist("scopes"),
        "latest": f"{at + tokens.LONGEST - timedelta(days=1):%Y-%m-%d}",
        "earliest": f"{at:%Y-%m-%d}",
        "error": error,
        "sent": request.POST,
        "form": gate.new_form(),
    }
    return render(request, "admin/tokens.html", told)


def _state(row: TokenRow, at: datetime) -> str:
    if row.ended is not None:
        return "ended"
    if row.expires <= at:
        return "expired"
    return "soon" if row.expires <= at + _SOON else "in use"


@gate.change("accounts", _all)
def add(request: Asked) -> HttpResponse:
    gate.refuse_again(request)
    sent = request.POST
    label = sent.get("label", "").strip()
    if not label:
        raise AccountError(
            _("the token"), _("nobody says what it is for"), _("a few words"), _("Say what it is for.")
        )
    expires = datetime.combine(_day(sent.get("until", "")), time.max, UTC)
    row, secret = tokens.make(
        request.record, sent.get("owner", ""), label, sent.getlist("scopes"), expires, now()
    )
    gate.is_done(request)
    return render(request, "admin/secret.html", {"row": row, "secret": secret})


@gate.change("accounts", _all)
def end(request: Asked) -> HttpResponse:
    name = request.POST.get("token", "")
    tokens.end(request.record, name, now(), gate.reason(request))
    return gate.done(request, "admin_tokens", _("Token %(name)s is ended.") % {"name": name})


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise AccountError(
            _("the last day"), _("it is no day of the calendar"), _("a day such as 2027-01-31"), _("Write the day so."),
        ) from None  # fmt: skip
