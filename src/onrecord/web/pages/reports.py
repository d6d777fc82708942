"""The list of reports."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord.web.asked import Asked
from onrecord.web.pages.paging import page


@require_safe
def reports(request: Asked) -> HttpResponse:
    found = {"page": page(request.GET, request.seen.reports()), "counts": request.seen.counts()}
    return render(request, "reports.html", found)
