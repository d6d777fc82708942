"""One incident: how many, on whose word, by which rules; what contradicts what; and the forms to merge, split, grade, overrule.

Comes in: a request. Goes out: the page, the page of the incidents near it, and the one that says why its reports are together. What
is told is incident_told.py's, what was decided incident_history.py's, what lies near incident_near.py's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from onrecord import review
from onrecord.decisions import Subject
from onrecord.link.likeness import ENOUGH
from onrecord.publish.paper import FORMATS
from onrecord.records import ClaimRef
from onrecord.web.asked import Asked
from onrecord.web.pages import incident_history, incident_near, restricted
from onrecord.web.pages.incident_held import Held, held, names_shown
from onrecord.web.pages.incident_told import Telling
from onrecord.web.pages.offers import Options, names_of, offers

AT_ONCE = 30
"""Claims, reports and figures in a list of an incident before the others are asked for; a page of 200 is 400 kB."""
_ASKED_AGAIN = (
    "incident",
    "assessment",
    "version",
    "held",
    "redacted",
    "running_total",
    "whole",
    "without",
    "map",
)
"""What of all that was told the page around the long parts shows."""
_OWN_FORMS = ("merge", "split")
"""Acts whose forms stand beside what they are about, not among the others."""


@require_safe
def incident(request: Asked) -> HttpResponse:
    found = held(request, request.GET.get("id", ""))
    if (moved := _moved(request, found)) is not None:
        return moved
    about = Subject("incident", id=found.incident.id)
    marked = request.refused.marked if request.refused is not None else frozenset()
    most = AT_ONCE if request.GET.get("all") != "1" and not marked else None
    options = {"out": claims_as_options(found.claims)} | names_of(request.record)
    made = {one.act: one for one in offers(request.person, about, found.version, options, request.refused)}
    told = _drawn(found, "split" in made, most, marked) | {
        "history": incident_history.history(request, found),
        "done": incident_history.done(request, found),
        "then": _then(request, found),
        "offers": [offer for act, offer in made.items() if act not in _OWN_FORMS],
        "split": made.get("split"),
        "merge": made.get("merge"),
        "papers": list(FORMATS),
        # For the team, and not on a copy that goes outside.
        "closed": restricted.incident(request.record, found.incident) if names_shown(request) else None,
    }  # fmt: skip
    return render(request, "incident.html", told)


def _drawn(found: Held, split: bool, most: int | None, marked: frozenset[str]) -> dict[str, Any]:
    """What holds nothing of who looks, its long parts as HTML: made once while the incident stays as it is, and nobody has marked any of it."""
    key = (get_language(), split, most, marked)
    if key not in found.drawn:
        telling = Telling(found, most)
        tolls = telling.tolls()
        reports, left = telling.reports()
        told = _shared(found, telling) | {
            "split": split, "marked": marked, "tolls": tolls, "whole": [one for one in tolls if one.range.group is None],
            "groups": [one for one in tolls if one.range.group is not None],
            "disputes": telling.disputes(), "tree": telling.tree(), "reports": reports, "reports_left": left,
            "by_harm": telling.by_harm(), "left": max(0, len(found.claims) - most) if most else 0,
            "without": telling.without(), "map": telling.map(),
        }  # fmt: skip
        drawn = {
            name: render_to_string(f"incident_{name}.html", told)
            for name in ("tolls", "disputes", "tree", "claims")
        }
        made = {name: told[name] for name in _ASKED_AGAIN} | {"drawn": drawn}
        if marked:
            return made
        found.drawn[key] = made
    return found.drawn[key]


@require_safe
def near(request: Asked) -> HttpResponse:
    """The nearest others, with what speaks for being one; a part of the page alone where it is asked for by the page."""
    found = held(request, request.GET.get("id", ""))
    if (moved := _moved(request, found)) is not None:
        return moved
    about = Subject("incident", id=found.incident.id)
    made = {one.act: one for one in offers(request.person, about, found.version, refused=request.refused)}
    listed = incident_near.near(request.seen, found)
    chosen = _chosen(request)
    told = _shared(found, Telling(found)) | {
        "near": listed, "km": incident_near.KM, "days": incident_near.DAYS,
        "enough": ENOUGH, "merge": made.get("merge"),
        "choose": True, "chosen": chosen, "unlisted": " ".join(one for one in chosen if one not in {each.row.id for each in listed.rows}),
    }  # fmt: skip
    if request.GET.get("part") == "1":
        return render(request, "incident_near_list.html", told | {"choose": False})
    return render(request, "incident_near.html", told)


def _chosen(request: Asked) -> list[str]:
    """The others that it is to be one with: as the address has them, or the form that was refused."""
    if request.refused is None:
        return request.GET.get("with", "").split()
    return " ".join(request.refused.sent.get("with", ())).replace(",", " ").split()


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
        "redacted": not found.shown.names, "running_total": telling.running_total,
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


def claims_as_options(claims: Iterable[ClaimRef]) -> Options:
    return tuple((_value(ref), ":".join(ref)) for ref in claims)


def _value(ref: ClaimRef) -> str:
    return json.dumps(list(ref), ensure_ascii=False)
