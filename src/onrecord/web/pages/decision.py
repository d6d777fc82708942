"""One decision: who decided what, when and why, and the form to undo it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord import deciding, review
from onrecord.decisions import Decision, Subject, Wish
from onrecord.errors import NotAllowed
from onrecord.review.policy import allow_undo
from onrecord.web.api.objects import reports_of
from onrecord.web.api.shown import of_reports
from onrecord.web.asked import Asked
from onrecord.web.pages.incident_held import names_shown
from onrecord.web.pages.offers import Offer, offers


@require_safe
def decision(request: Asked) -> HttpResponse:
    id = request.GET.get("id", "")
    about = Subject("decision", id=id)
    held = deciding.held(request.record, Wish("undo", about), request.person)
    if (made := held.undoes) is None:
        raise Http404
    undone_by = [one for one in held.decisions if one.undoes == id]
    told = {
        "decision": made,
        "shown": _as_shown(request, made),
        "undone_by": undone_by,
        "offers": _offers(request, made, about, held.version),
    }
    return render(request, "decision.html", told)


def _as_shown(request: Asked, made: Decision) -> dict[str, Any]:
    """Its value and reason, without protected names for whoever may not read them."""
    reports = reports_of(request.seen, [made])[made.id]
    shown, told = of_reports(request.seen, reports, names_shown(request)), review.shown(made)
    return told | {key: shown.value(reports, told[key]) for key in ("value", "why")}


def _offers(request: Asked, made: Decision, about: Subject, sees: int) -> list[Offer]:
    try:
        allow_undo(request.person, made)
    except NotAllowed:
        return []
    return offers(request.person, about, sees, refused=request.refused)
