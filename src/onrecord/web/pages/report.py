"""One report: its text with the words of its claims marked, each claim as it stands, and the forms to decide."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord import deciding
from onrecord.decisions import Decision, Reviewed, Subject, Wish
from onrecord.web.asked import Asked
from onrecord.web.pages import marked
from onrecord.web.pages.offers import Offer, offers


@dataclass(frozen=True, slots=True)
class Row:
    """A claim with its forms."""

    reviewed: Reviewed
    fields: list[tuple[str, object]]
    incident: str
    decisions: list[Decision]
    offers: list[Offer]


@require_safe
def report(request: Asked) -> HttpResponse:
    id = request.GET.get("id", "")
    about = Subject("report", id)
    held = deciding.held(request.record, Wish("comment", about), request.person)
    found = request.seen.report(id)
    claims = deciding.reviewed(request.seen, id)
    told = {
        "report": found,
        "lines": marked.lines(found.text, [one.claim for one in claims]),
        "rows": _rows(request, id, claims),
        "decisions": held.decisions,
        "offers": offers(request.person, about, held.version),
    }
    return render(request, "report.html", told)


def _rows(request: Asked, id: str, claims: list[Reviewed]) -> list[Row]:
    made = {one.id: one for one in request.seen.decisions.about_reports([id]).get(id, [])}
    links = request.seen.links
    placed = links.placed(links.components_of({id}))
    incident = {claim: one.incident for one in placed if one.report == id for claim in one.claims}
    return [
        Row(
            one,
            told_fields(one),
            incident.get(one.claim.id, ""),
            [made[name] for name in one.history if name in made],
            offers(request.person, Subject("claim", id, one.claim.id), one.version),
        )
        for one in claims
    ]


def told_fields(one: Reviewed) -> list[tuple[str, object]]:
    """The fields of a claim that say something, in the order of the claim format."""
    left_out = ("report", "id", "kind", "evidence")
    return [
        (k, v) for k, v in one.claim.as_json().items() if k not in left_out and v not in (None, [], False)
    ]
