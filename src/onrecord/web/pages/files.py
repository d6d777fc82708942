"""The few files that pages load: a style sheet, an icon, and the scripts of django-allauth that talk to a passkey."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

_FILES: Mapping[str, tuple[str, str, str]] = {
    "style.css": ("onrecord.web", "static/style.css", "text/css; charset=utf-8"),
    "incident.css": ("onrecord.web", "static/incident.css", "text/css; charset=utf-8"),
    "incident.js": ("onrecord.web", "static/incident.js", "text/javascript; charset=utf-8"),
    "picture.css": ("onrecord.web", "static/picture.css", "text/css; charset=utf-8"),
    "picture.js": ("onrecord.web", "static/picture.js", "text/javascript; charset=utf-8"),
    "situation.css": ("onrecord.web", "static/situation.css", "text/css; charset=utf-8"),
    "situation.js": ("onrecord.web", "static/situation.js", "text/javascript; charset=utf-8"),
    "reading.css": ("onrecord.web", "static/reading.css", "text/css; charset=utf-8"),
    "reading.js": ("onrecord.web", "static/reading.js", "text/javascript; charset=utf-8"),
    "kept_words.js": ("onrecord.web", "static/kept_words.js", "text/javascript; charset=utf-8"),
    "reading_typed.js": ("onrecord.web", "static/reading_typed.js", "text/javascript; charset=utf-8"),
    "bulletin.css": ("onrecord.web", "static/bulletin.css", "text/css; charset=utf-8"),
    "compare.css": ("onrecord.web", "static/compare.css", "text/css; charset=utf-8"),
    "draft.js": ("onrecord.web", "static/draft.js", "text/javascript; charset=utf-8"),
    "inbox.css": ("onrecord.web", "static/inbox.css", "text/css; charset=utf-8"),
    "inbox.js": ("onrecord.web", "static/inbox.js", "text/javascript; charset=utf-8"),
    "inbox_job.js": ("onrecord.web", "static/inbox_job.js", "text/javascript; charset=utf-8"),
    "admin.css": ("onrecord.web", "static/admin.css", "text/css; charset=utf-8"),
    "jobs.js": ("onrecord.web", "static/jobs.js", "text/javascript; charset=utf-8"),
    "icon.svg": ("onrecord.web", "static/icon.svg", "image/svg+xml"),
    "webauthn-json.js": ("allauth.mfa", "static/mfa/js/webauthn-json.js", "text/javascript; charset=utf-8"),
    "webauthn.js": ("allauth.mfa", "static/mfa/js/webauthn.js", "text/javascript; charset=utf-8"),
    "onload.js": ("allauth.account", "static/account/js/onload.js", "text/javascript; charset=utf-8"),
}


@require_safe
def file(request: HttpRequest, name: str) -> HttpResponse:
    if name not in _FILES:
        raise Http404
    package, path, kind = _FILES[name]
    return HttpResponse(_bytes(package, path), content_type=kind, headers={"Cache-Control": "max-age=3600"})


@lru_cache(maxsize=len(_FILES))
def _bytes(package: str, path: str) -> bytes:
    return files(package).joinpath(path).read_bytes()
