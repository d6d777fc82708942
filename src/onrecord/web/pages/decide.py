"""Where every form is sent: a wish is decided, or refused with the reason; who was too late sees both versions.

Comes in: a form. Goes out: the page of what it was about, as it stands then, or why nothing was changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from onrecord import deciding, review
from onrecord.decisions import Decision, Reviewed, Subject, Wish
from onrecord.errors import Conflict
from onrecord.looked_up import left_unlocated
from onrecord.web.api import relinking
from onrecord.web.asked import Asked
from onrecord.web.clock import now
from onrecord.web.pages.fields_told import told_fields
from onrecord.web.pages.incident import claims_as_options
from onrecord.web.pages.offers import Options, again, names_of
from onrecord.web.pages.wishes import wish_of

_UNLOCATED = gettext_lazy(
    "The place %(name)s has no position: the gazetteer has none of that name, or several. To say where it is, write it with its latitude and longitude: Name @ 36.2,37.16"
)


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a claim, as a person saw it and as it is now."""

    field: str
    seen: object
    now: object


@require_POST
def decide(request: Asked) -> HttpResponse:
    wish = wish_of(request.POST, lambda report: request.seen.report(report).text)
    try:
        made = deciding.decide(request.record, wish, request.person, now())
    except Conflict as conflict:
        return _too_late(request, wish, conflict)
    relinking.at_once(request.record)
    if name := left_unlocated(made):
        messages.warning(request, _UNLOCATED % {"name": name})
    return HttpResponseRedirect(_after(request, made), status=303)


def _after(request: Asked, made: Decision) -> str:
    """Back to what was decided about, or what the undone decision is about; an incident's page then offers to undo it at once."""
    root = made
    while root.undoes is not None and (before := request.seen.decisions.get(root.undoes)) is not None:
        root = before
    if root.about.kind != "incident":
        return page_of(root.about)
    if not root.about.id:  # merges and splits once did not name theirs
        return reverse("incidents")
    then = {"then": request.POST["then"][:100]} if request.POST.get("then") else {}
    return f"{page_of(root.about)}&{urlencode({'done': made.id} | then)}"


def page_of(about: Subject) -> str:
    """The page of a subject: made here and never taken from the form, so that no form leads out of the house."""
    name, id = {
        "claim": ("report", about.report),
        "report": ("report", about.report),
        "incident": ("incident", about.id),
        "decision": ("decision", about.id),
    }[about.kind]
    at = f"#claim-{about.claim}" if about.kind == "claim" else ""
    return f"{reverse(name)}?{urlencode({'id': id})}{at}"


def _too_late(request: Asked, wish: Wish, conflict: Conflict) -> HttpResponse:
    held: Any = conflict.now
    options: dict[str, Options] = names_of(request.record)
    if wish.about.kind == "incident":
        (found,), _ = deciding.incidents_of(request.seen, [wish.about.id])
        options["out"] = claims_as_options(found.refs())
    told = {
        "error": conflict,
        "seen": conflict.seen,
        "now": held,
        "changes": _changes(request, wish, {one["id"] for one in held["decisions"]}),
        "offer": again(wish.act, wish.about, held["version"], dict(request.POST.lists()), options),
        "back": page_of(wish.about),
    }
    return render(request, "conflict.html", told, status=409)


def _changes(request: Asked, wish: Wish, since: set[str]) -> list[Change]:
    """What of a claim is other than the person saw it."""
    if wish.about.kind != "claim":
        return []
    report = wish.about.report
    made = request.seen.decisions.about_reports([report]).get(report, [])
    before = review.stand(list(request.seen.claims(report)), [one for one in made if one.id not in since])
    seen, held = (
        {**_told(some, wish.about.claim)} for some in (before, deciding.reviewed(request.seen, report))
    )
    return [Change(k, seen.get(k), held.get(k)) for k in (seen | held) if seen.get(k) != held.get(k)]


def _told(claims: list[Reviewed], id: str) -> dict[str, object]:
    one = next((one for one in claims if one.claim.id == id), None)
    if one is None:
        return {}
    told: dict[str, object] = {
        "status": one.status,
        "assigned": one.assigned,
        "second reader asked for": one.flagged,
    }
    return told | {"kind": one.claim.kind} | dict(told_fields(one))
