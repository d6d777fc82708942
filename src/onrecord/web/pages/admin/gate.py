"""Who may come in to a page of the administration, and what a change asks for: the role, and the password again.

Comes in: a view. Goes out: the view with the same question asked before it. A change that cannot be made is told on the page
that it was asked for on, with what was typed still in its form.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

from allauth.account.internal.flows import reauthentication
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onrecord import review, seeing
from onrecord.errors import AccountError, NotAllowed, OnrecordError
from onrecord.review import Action
from onrecord.web.asked import Asked

View: TypeAlias = Callable[..., HttpResponseBase]
Shown: TypeAlias = Callable[[Asked, OnrecordError], HttpResponse]


_SENT, _KEPT = "forms-done", 50


def page(action: Action) -> Callable[[View], View]:
    """A page for those whose role allows the action."""

    def decorate(view: View) -> View:
        @require_safe
        @wraps(view)
        def asked(request: Asked, *given: Any, **named: Any) -> HttpResponseBase:
            review.allow(request.person, action)
            return view(request, *given, **named)

        return asked

    return decorate


def change(action: Action, shown: Shown, back: str = "", again: bool = True) -> Callable[[View], View]:
    """A form for those whose role allows the action and who gave their password a moment ago.

    The form is kept while the password is asked for, and sent after it. Where it holds a secret or a file it is not: `back`
    is the page that one comes back to, to send it anew. Without `again` no password is asked for: nothing of security changes.
    """

    def decorate(view: View) -> View:
        @require_POST
        @wraps(view)
        def asked(request: Asked, *given: Any, **named: Any) -> HttpResponseBase:
            review.allow(request.person, action)
            if again and must_show(request):
                if not back:
                    raise ReauthenticationRequired
                return _first_the_password(request, back)
            try:
                return view(request, *given, **named)
            except NotAllowed:
                raise
            except OnrecordError as error:
                answer = shown(request, error)
                answer.status_code = error.http_status
                return answer

        return asked

    return decorate


def new_form() -> str:
    """Names one form, so that it is not done twice where its answer is loaded again."""
    return secrets.token_urlsafe(12)


def refuse_again(request: Asked) -> None:
    """AccountError where this very form was done already. The secret that it made is in no session, to be shown from there."""
    if request.POST.get("form", "")[:40] in request.session.get(_SENT, ()):
        raise AccountError(
            _("the form"), _("it was sent already, and done: nothing was made a second time"), _("each form once"),
            _("To make another one, open the page again. A secret that you did not keep cannot be shown again."),
        )  # fmt: skip


def is_done(request: Asked) -> None:
    """Notes that the form was done."""
    if form := request.POST.get("form", "")[:40]:
        request.session[_SENT] = [*request.session.get(_SENT, ()), form][-_KEPT:]


def must_show(request: Asked) -> bool:
    """Whether the person must show again who it is. Whoever came in by the server's link has nothing to show it with."""
    if not request.user.is_authenticated:
        return False
    return bool(reauthentication.is_reauthentication_required(request, app=""))


def sees_all(request: Asked) -> bool:
    return not isinstance(request.seen, seeing.SeenRecord)


def reason(request: Asked) -> str:
    """Why, in words. AccountError where nothing is said."""
    why = request.POST.get("why", "").strip()
    if not why:
        raise AccountError(
            _("the reason"), _("none is given"), _("a reason in words, for whoever reads the log"),
            _("Say why. Nothing was changed."),
        )  # fmt: skip
    return why


def done(request: Asked, to: str, said: str, **query: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse(to) + (f"?{urlencode(query)}" if query else ""), status=303)


def _first_the_password(request: Asked, back: str) -> HttpResponse:
    messages.warning(request, _("Nothing was changed yet. Show that it is you, then send the form."))
    where = reverse("account_reauthenticate")
    return HttpResponseRedirect(f"{where}?{urlencode({'next': reverse(back)})}", status=303)
