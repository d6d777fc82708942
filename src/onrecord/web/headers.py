"""What every answer carries: nothing is loaded from elsewhere, nothing runs that is not a file of ours, nothing is kept.

Comes in: an answer. Goes out: the same with its headers. This is the outermost layer, so that errors carry them too.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_PICTURES = "img-src 'self'", "img-src 'self' data:"
_QR_CODE = "mfa_activate_totp"
"""The one page with a picture that is made for it: the code that a telephone reads."""
_OFF = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"


class Headers:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        match = request.resolver_match
        qr_code = match is not None and match.url_name == _QR_CODE
        response["Content-Security-Policy"] = _CSP.replace(*_PICTURES) if qr_code else _CSP
        response["Permissions-Policy"] = _OFF
        response["X-Frame-Options"] = "DENY"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response.setdefault("Referrer-Policy", "same-origin")
        response.setdefault("X-Content-Type-Options", "nosniff")
        if not response.has_header("Cache-Control") or "max-age=0" in response["Cache-Control"]:
            response["Cache-Control"] = "no-store"
        return response
