"""One incident: how many, on whose word, by which rules; what contradicts what; and the forms to merge, split, grade, overrule.

Comes in: a request. Goes out: the page, the page of the incidents near it, and the one that says why its reports are together. What
is told is incident_told.py's, what was decided incident_history.py's, what lies near incident_near.py's.
"""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from onrecord import review
from onrecord.decisions import Subject
from onrecord.link.likeness import ENOUGH
from onrecord.publish.paper import FORMATS
from onrecord.records import Claim, ClaimRef
from onrecord.web.asked import Asked
from onrecord.web.pages import incident_history, incident_near
from onrecord.web.pages.incident_held import Held, held
from onrecord.web.pages.incident_told import Telling, Toll
from onrecord.web.pages.offers import Options, offers

AT_ONCE = 50
"""Claims in the table of an incident before the others are asked for; a page of 200 is 400 kB."""
_OWN_FORMS = ("merge", "split")
"""Acts whose forms stand beside what they are about, not among the others."""


@require_safe
def incident(request: Asked) -> HttpResponse:
    found = held(request, request.GET.get("id", ""))
    if (moved := _moved(request, found)) is not None:
        return moved
    telling, about = Telling(found), Subject("incident", id=found.incident.id)
    tolls = telling.tolls()
    most = AT_ONCE if request.GET.get("all") != "1" and len(found.claims) > AT_ONCE else None
    options = {"out": claims_as_options(list(found.claims.values()))}
    made = {one.act: one for one in offers(request.person, about, found.version, options)}
    told = _shared(found, telling) | {
        "tolls": tolls,
        "whole": [one for one in tolls if one.range.group is None],
        "without": telling.without(),
        "drawn": _drawn(found, telling, tolls, "split" in made, most),
        "map": telling.map(),
        "history": incident_history.history(request, found),
        "done": incident_history.done(request, found),
        "then": _then(request, found),
        "offers": [offer for act, offer in made.items() if act not in _OWN_FORMS],
        "split": made.get("split"),
        "merge": made.get("merge"),
        "papers": list(FORMATS),
    }  # fmt: skip
    return render(request, "incident.html", told)


def _drawn(
    found: Held, telling: Telling, tolls: list[Toll], split: bool, most: int | None
) -> dict[str, SafeString]:
    """The long parts of the page, which hold nothing of who looks: drawn once while the incident stays as it is."""
    key = (get_language(), split, most)
    if key not in found.drawn:
        told = {
            "incident": found.incident, "assessment": found.assessment, "held": found, "split": split, "tolls": tolls,
            "whole": [one for one in tolls if one.range.group is None],
            "groups": [one for one in tolls if one.range.group is not None],
            "disputes": telling.disputes(), "tree": telling.tree(), "reports": telling.reports(),
            "by_harm": telling.by_harm(most), "left": len(found.claims) - most if most else 0,
        }  # fmt: skip
        found.drawn[key] = {
            name: render_to_string(f"incident_{name}.html", told)
            for name in ("tolls", "disputes", "tree", "claims")
        }
    return found.drawn[key]


@require_safe
def near(request: Asked) -> HttpResponse:
    """The nearest others, with what speaks for being one; a part of the page alone where it is asked for by the page."""
    found = held(request, request.GET.get("id", ""))
    if (moved := _moved(request, found)) is not None:
        return moved
    about = Subject("incident", id=found.incident.id)
    made = {one.act: one for one in offers(request.person, about, found.version)}
    listed = incident_near.near(request.seen, found)
    chosen = request.GET.get("with", "")
    told = _shared(found, Telling(found)) | {
        "near": listed, "km": incident_near.KM, "days": incident_near.DAYS,
        "enough": ENOUGH, "merge": made.get("merge"),
        "choose": True, "chosen": chosen, "unlisted": "" if any(one.row.id == chosen for one in listed.rows) else chosen,
    }  # fmt: skip
    if request.GET.get("part") == "1":
        return render(request, "incident_near_list.html", told | {"choose": False})
    return render(request, "incident_near.html", told)


@require_safe
def why(request: Asked) -> HttpResponse:
    found = held(request, request.GET.get("id", ""))
    if (moved := _moved(request, found)) is not None:
        return moved
    told = _shared(found, Telling(found)) | {
        "tied": [
            (found.reports[one.report], found.reports[one.other], one, found.words(list(one.reasons)))
            for one in incident_near.why_together(request.seen, found)
        ],
        "enough": ENOUGH,
        "made": [one for one in incident_history.history(request, found).entries if one.decision.act in _OWN_FORMS],
    }  # fmt: skip
    return render(request, "incident_why.html", told)


def _shared(found: Held, telling: Telling) -> dict[str, object]:
    return {
        "incident": found.incident, "assessment": found.assessment, "version": found.version, "held": found,
        "redacted": not found.shown.names, "running_total": telling.running_total, "reports": telling.reports(),
    }  # fmt: skip


def _moved(request: HttpRequest, found: Held) -> HttpResponse | None:
    """To the id that it has now, where it became part of another; what else the address says goes along."""
    if request.GET.get("id", "") == found.incident.id:
        return None
    query = request.GET.copy()
    query["id"] = found.incident.id
    name = request.resolver_match.url_name if request.resolver_match else None
    return HttpResponseRedirect(f"{reverse(name or 'incident')}?{query.urlencode()}")


def _then(request: Asked, found: Held) -> str:
    """The incident that claims which were taken out are to go to next, where the person dropped them there."""
    then = request.GET.get("then", "")
    if not then or then == found.incident.id or not review.allows(request.person, "merge"):
        return ""
    return then if request.seen.links.placed_in({then}) else ""


def claims_as_options(claims: list[Claim]) -> Options:
    return tuple((_value(claim.ref), f"{claim.report}:{claim.id}") for claim in claims)


def _value(ref: ClaimRef) -> str:
    return json.dumps(list(ref), ensure_ascii=False)
