"""The bytes that a report was read from, beside the text that was read: as text to be looked at, or as a file. Nothing in them runs.

Comes in: a report's id. Goes out: a page, or the bytes. They hold every name, so that they are for the team and no viewer.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord import review
from onrecord.errors import NotInRecord
from onrecord.web.asked import Asked

_SHOWN = 400_000
"""Bytes that the page shows; all of them are in the file."""


@require_safe
def original(request: Asked) -> HttpResponse:
    id = request.GET.get("id", "")
    found = request.seen.report(id)
    review.allow(request.person, "comment")
    raw = request.seen.raw(id)
    if raw is None:
        raise NotInRecord(
            id,
            "no bytes of this report are kept: it was added without any",
            "a report that was read from a file",
            "Read the text.",
        )
    if request.GET.get("file"):
        answer = HttpResponse(raw, content_type="application/octet-stream")
        answer["Content-Disposition"] = f'attachment; filename="{found.raw_sha256[:12]}.bin"'
        return answer
    told = {
        "report": found,
        "raw": raw[:_SHOWN].decode("utf-8", "replace"),
        "bytes": len(raw),
        "cut": len(raw) > _SHOWN,
    }
    return render(request, "original.html", told)
