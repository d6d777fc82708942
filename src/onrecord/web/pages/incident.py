"""One incident: what it amounts to and by which rules, the claims behind it, and the forms to merge, split, grade, overrule."""

from __future__ import annotations

import json

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from onrecord import deciding, review
from onrecord.assess import assess
from onrecord.decisions import Subject, Wish
from onrecord.records import Claim, ClaimRef
from onrecord.resolve import voices
from onrecord.web.asked import Asked
from onrecord.web.pages.offers import Options, offers


@require_safe
def incident(request: Asked) -> HttpResponse:
    id = request.GET.get("id", "")
    about = Subject("incident", id=id)
    held = deciding.held(request.record, Wish("comment", about), request.person)
    found = held.incidents[0]
    if found.id != id:  # it became part of another
        return HttpResponseRedirect(f"{reverse('incident')}?{urlencode({'id': found.id})}")
    reports = {one.report: request.seen.report(one.report) for one in found.reports}
    assessment = review.overruled(assess(found, reports, held.claims, voices.names()), held.decisions)
    claims = [held.claims[ref] for ref in found.refs()]
    told = {
        "incident": found,
        "assessment": assessment,
        "claims": claims,
        "reports": reports,
        "decisions": held.decisions,
        "offers": offers(request.person, about, held.version, {"out": claims_as_options(claims)}),
    }  # fmt: skip
    return render(request, "incident.html", told)


def claims_as_options(claims: list[Claim]) -> Options:
    return tuple((_value(claim.ref), f"{claim.report}:{claim.id}") for claim in claims)


def _value(ref: ClaimRef) -> str:
    return json.dumps(list(ref), ensure_ascii=False)
