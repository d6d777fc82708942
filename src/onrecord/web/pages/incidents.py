"""The list of incidents that the person may see."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord import deciding
from onrecord.web.asked import Asked
from onrecord.web.pages.paging import page


@require_safe
def incidents(request: Asked) -> HttpResponse:
    ids = page(request.GET, _ids(request))
    found, _ = deciding.incidents_of(request.seen, ids.items)
    return render(request, "incidents.html", {"page": ids, "incidents": found})


def _ids(request: Asked) -> Iterator[str]:
    """By how many reports tell of each, then by id."""
    told: dict[str, set[str]] = {}
    for one in request.seen.links.placed():
        told.setdefault(one.incident, set()).add(one.report)
    return iter(sorted(told, key=lambda id: (-len(told[id]), id)))
