"""A person's own page: what the account may do, where it is signed in, its second factors and tokens; and signing out."""

from __future__ import annotations

from allauth.account import views
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from onrecord.web.accounts import factors, sessions, tokens
from onrecord.web.asked import Asked


@require_safe
def account(request: Asked) -> HttpResponse:
    name = request.person.name
    told = {
        "sessions": sessions.of(name),
        "this": sessions.own(request.session),
        "factors": factors.kinds(request.user) if request.user.is_authenticated else [],
        "tokens": [(row, sorted(tokens.scopes_of(row))) for row in tokens.all_of(name)],
    }
    return render(request, "account.html", told)


@require_POST
def end(request: Asked) -> HttpResponse:
    """Ends one session of one's own, or all others."""
    name = request.person.name
    which = request.POST.get("session", "")
    if which == "all others":
        sessions.end_all(name, but=sessions.own(request.session))
    elif not sessions.end_one(name, which):
        raise Http404
    request.record.log.write("sign-out", f"account {name}", None, {"session": "ended from another one"})
    return HttpResponseRedirect(reverse("account"), status=303)


def sign_out(request: Asked) -> HttpResponseBase:
    """Whoever came in by the link of the server has no account to sign out of."""
    if request.method == "POST" and not request.user.is_authenticated:
        request.session.flush()
    response: HttpResponseBase = views.logout(request)
    return response
