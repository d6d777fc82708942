"""Where every form is sent: a wish is decided, or refused with the reason; who was too late sees both versions.

Comes in: a form. Goes out: the page of what it was about, as it stands then, or the page that it was sent from with why nothing was changed.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from onrecord import deciding, review
from onrecord.decisions import Decision, Reviewed, Subject
from onrecord.errors import Conflict, DecisionError, NotAllowed
from onrecord.looked_up import left_unlocated
from onrecord.web.api import relinking
from onrecord.web.asked import Asked
from onrecord.web.clock import now
from onrecord.web.pages.fields_told import told_fields
from onrecord.web.pages.refused import page, page_of
from onrecord.web.pages.wishes import act_and_about, wish_of
from onrecord.web.refused import Change

_UNLOCATED = gettext_lazy(
    "The place %(name)s has no position: the gazetteer has none of that name, or several. To say where it is, write it with its latitude and longitude: Name @ 36.2,37.16"
)


@require_POST
def decide(request: Asked) -> HttpResponse:
    try:
        wish = wish_of(request.POST, lambda report: request.seen.report(report).text)
        made = deciding.decide(request.record, wish, request.person, now())
    except NotAllowed:
        raise
    except DecisionError as error:
        act, about = act_and_about(request.POST)
        changes = _changes(request, about, error) if isinstance(error, Conflict) else []
        return page(request, act, about, error, changes)
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


def _changes(request: Asked, about: Subject, conflict: Conflict) -> list[Change]:
    """What of a claim is other than the person saw it."""
    if about.kind != "claim":
        return []
    held: Any = conflict.now
    report, since = about.report, {one["id"] for one in held["decisions"]}
    made = request.seen.decisions.about_reports([report]).get(report, [])
    before = review.stand(list(request.seen.claims(report)), [one for one in made if one.id not in since])
    seen, is_now = (
        {**_told(some, about.claim)} for some in (before, deciding.reviewed(request.seen, report))
    )
    return [Change(k, seen.get(k), is_now.get(k)) for k in (seen | is_now) if seen.get(k) != is_now.get(k)]


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
