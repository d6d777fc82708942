"""One claim: its words, its fields, all that was decided about it, and a form for every act that the person may do.

Comes in: a report's id and a claim's. Goes out: the page.
"""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord import deciding
from onrecord.decisions import Subject, Wish
from onrecord.web.api.shown import of_reports
from onrecord.web.asked import Asked
from onrecord.web.pages import bare, restricted
from onrecord.web.pages.fields_told import told_fields
from onrecord.web.pages.offers import names_of, offers


@require_safe
def claim(request: Asked) -> HttpResponse:
    about = Subject("claim", request.GET.get("report", ""), request.GET.get("id", ""))
    held = deciding.held(request.record, Wish("comment", about), request.person)
    one = held.reviewed
    if one is None:  # a claim that is not there was refused
        raise AssertionError("a claim without what was read of it")
    shown = of_reports(request.seen, [about.report], bare.shows_names(request), [one])
    one = replace(one, claim=shown.claim(one.claim))
    told = {
        "one": one,
        "fields": told_fields(one),
        "decisions": bare.decisions(shown, about.report, held.decisions),
        "only_for": _only_for(request, about),
        "offers": offers(request.person, about, held.version, names_of(request.record), request.refused),
    }
    return render(request, "claim.html", told)


def _only_for(request: Asked, about: Subject) -> list[str]:
    placed = request.seen.links.placed_of({about.report})
    incident = {claim: one.incident for one in placed for claim in one.claims if claim == about.claim}
    own = restricted.claims(request.record, about.report, incident).get(about.claim, [])
    return sorted({*restricted.report(request.record, about.report), *own})
