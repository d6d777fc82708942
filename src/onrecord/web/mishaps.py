"""What goes wrong, as a page of ours or as JSON: an error that a person can mend says how, any other says nothing.

Comes in: a request and an error. Goes out: an answer. Pages of errors need neither record nor session.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_noop as _

from onrecord.errors import OnrecordError
from onrecord.web.asked import is_api

_TITLES = {
    400: _("This request cannot be read"),
    401: _("Sign in first"),
    403: _("You may not do this"),
    404: _("Not in this record"),
    409: _("Somebody was quicker"),
    413: _("This is too much at once"),
    422: _("This cannot be decided as asked"),
    429: _("Too many requests"),
    500: _("Something went wrong here"),
    503: _("The record cannot be used"),
}

_CODES = {
    400: "not-valid", 401: "not-signed-in", 403: "not-allowed", 404: "not-found", 409: "conflict", 500: "fault",
    503: "unavailable",
}  # fmt: skip


def page(request: HttpRequest, status: int, error: OnrecordError | None = None) -> HttpResponse:
    title = _TITLES.get(status, _TITLES[500])
    if is_api(request):
        return JsonResponse({"error": _told(error, status, request.path)}, status=status)
    return render(request, "mishap.html", {"title": title, "error": error}, status=status)


def of(request: HttpRequest, error: OnrecordError) -> HttpResponse:
    return page(request, error.http_status, error)


def not_signed_in(request: HttpRequest) -> HttpResponse:
    """The API says so; a page sends to the sign-in page, and from there back."""
    if is_api(request):
        response = page(request, 401, _NOBODY)
        response["WWW-Authenticate"] = 'Bearer realm="onrecord"'
        return response
    to = reverse("account_login")
    back = f"?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" else ""
    return HttpResponseRedirect(to + back)


def _told(error: OnrecordError | None, status: int, where: str) -> dict[str, Any]:
    """In the one shape of the API's errors (docs/api.md)."""
    told = error or OnrecordError(
        where, _TITLES.get(status, _TITLES[500]), "another request", "Nothing was changed."
    )
    seen, now = (getattr(error, name, None) for name in ("seen", "now"))
    said = {"where": told.where, "found": told.found, "accepted": told.accepted, "next": told.next}
    return {"code": _CODES.get(status, "refused")} | said | {"seen": seen, "now": now}


# Django calls these by name.


def no_csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(request, 403, _NOT_OURS)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return page(request, 413, _TOO_MUCH)
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 404)


def failed(request: HttpRequest) -> HttpResponse:
    return page(request, 500)


_NOBODY = OnrecordError(
    "the request", "nobody is signed in", "a token that is in use (Authorization: Bearer orc_…), or a signed-in session",
    "Make a token, or sign in.",
)  # fmt: skip
_NOT_OURS = OnrecordError(
    "the form", "it does not come from a page of this session", "a form of a page that was opened since you signed in",
    "Open the page again, and send the form from there.",
)  # fmt: skip
_TOO_MUCH = OnrecordError(
    "the form", "it holds more than is taken in at once", "a text of up to 2 MB; up to 200 files, of 100 MB together",
    "Send it in several parts, or add it on the machine of the record with `onrecord add`.",
)  # fmt: skip
