"""A token in the header of a request to the API: who is behind it is found before anything else looks for a session.

Comes in: a request. Goes out: the request with its token, or a refusal. Elsewhere than under /api/ tokens count for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from onrecord.web import mishaps
from onrecord.web.accounts import tokens
from onrecord.web.asked import is_api
from onrecord.web.clock import now

_SCHEME = "bearer "


class Bearer:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        request.bearer = None
        given = str(request.META.get("HTTP_AUTHORIZATION", ""))
        if is_api(request) and given:
            secret = given[len(_SCHEME) :].strip() if given.lower().startswith(_SCHEME) else ""
            request.bearer = tokens.find(secret, now())
            if request.bearer is None:
                return mishaps.not_signed_in(request)
            request._dont_enforce_csrf_checks = True  # no browser sends a token by itself
        return self._get_response(request)
