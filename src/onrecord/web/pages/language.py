"""The language of the pages, as a person chooses it; kept in a cookie of the browser and nowhere else.

Comes in: a form with the language. Goes out: the page that it was sent from, in the language; where that page is the answer to a form, and
cannot be asked for again, the page that the form belongs to.
"""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

_A_YEAR_S = 365 * 24 * 3600
FORMS = {
    "inbox_files": "inbox", "inbox_text": "inbox", "inbox_address": "inbox", "inbox_retry": "inbox_failures",
    "inbox_settle": "inbox_failures", "decide": "home", "erase": "home", "language": "home", "end_session": "account",
    "make_draft": "bulletins", "save_draft": "bulletins", "put_draft_aside": "bulletins", "issue_draft": "bulletins",
    "correct_bulletin": "bulletins", "watch": "situation", "admin_people_add": "admin_people", "admin_people_change": "admin_people",
    "admin_second_factor": "admin_people", "admin_groups_change": "admin_groups", "admin_tokens_add": "admin_tokens",
    "admin_tokens_end": "admin_tokens", "admin_jobs_link": "admin_jobs", "admin_backups_make": "admin_backups",
    "admin_places_add": "admin_places", "admin_places_remove": "admin_places", "log_verify": "log", "log_head": "log", "log_export": "log",
}  # fmt: skip
"""Addresses that forms alone are sent to → the page that such a form belongs to."""


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    back = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(_that_can_be_asked_for(back), status=303)
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen, max_age=_A_YEAR_S, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
        )  # fmt: skip
    return response


def _that_can_be_asked_for(back: str) -> str:
    try:
        name = resolve(_path_of(back)).url_name
    except Resolver404:
        return back
    return reverse(FORMS[name]) if name in FORMS else back


def _path_of(address: str) -> str:
    """'/decide' of 'https://onrecord.example/decide?x=1'."""
    return re.split(r"[?#]", re.sub(r"^https?://[^/?#]*", "", address))[0] or "/"
