"""The log as a person may see it, newest first: who did what, when and why."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord import review
from onrecord.web.asked import Asked

AT_ONCE = 100


@require_safe
def log(request: Asked) -> HttpResponse:
    review.allow(request.person, "read-log")
    last = request.seen.log.head().number
    given = request.GET.get("until", "")
    until = min(last, int(given)) if given.isascii() and given.isdigit() and len(given) < 18 else last
    since = max(1, until - AT_ONCE + 1)
    entries = []
    for entry in request.seen.log.entries(since):
        if entry.number > until:
            break
        entries.append(entry.told())
    told = {"entries": entries[::-1], "older": since - 1, "newer": until + AT_ONCE if until < last else None}
    return render(request, "log.html", told)
