"""Reading: a report's text with the words of its claims marked, the claims beside it, and the forms to decide, for hands on the keyboard.

Comes in: a report's id. Goes out: the page. For viewers the text is without protected names. What may be decided is review/'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from onrecord import deciding, finding, review
from onrecord.decisions import Decision, Reviewed, Subject, Wish
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS, Claim
from onrecord.review.deciding import PROTECTED
from onrecord.review.fields import GROUPS, METHODS, PHASES, SHORT
from onrecord.web.api.shown import Shown, of_reports
from onrecord.web.asked import Asked
from onrecord.web.pages import bare, marked, restricted
from onrecord.web.pages.fields_told import told_fields
from onrecord.web.pages.offers import names_of, offers
from onrecord.web.refused import Refused

QUICK = (
    ("figure", _("Figure"), "f"),
    ("place", _("Place"), "p"),
    ("time", _("Day"), "d"),
    ("said_by", _("Source"), "s"),
)
"""Fields that have a form of their own, with what they are called and the key that opens it."""
_KNOWN_VOICES = 150


@dataclass(frozen=True, slots=True)
class Quick:
    """A field that is mended in one step: its words now and how they are written."""

    field: str
    label: str
    key: str
    value: str
    help: str
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A claim with its forms."""

    reviewed: Reviewed
    fields: list[tuple[str, str]]
    quick: list[Quick]
    incident: str
    decisions: list[bare.Decided]
    only_for: list[str]
    """The groups that it alone is restricted to."""
    undo: Decision | None
    """The last decision about it that this person may take back."""
    refused: Refused | None
    """What was sent about it and refused."""


@require_safe
def report(request: Asked) -> HttpResponse:
    id = request.GET.get("id", "")
    about = Subject("report", id)
    held = deciding.held(request.record, Wish("comment", about), request.person)
    found, claims = request.seen.report(id), deciding.reviewed(request.seen, id)
    shown = of_reports(request.seen, [id], bare.shows_names(request), claims)
    found, claims = shown.report(found), [replace(one, claim=shown.claim(one.claim)) for one in claims]
    rows = _rows(request, id, claims, shown)
    told = {
        "report": found,
        "lines": marked.lines(found.text, [one.claim for one in claims if one.status != "rejected"]),
        "rows": rows,
        "open": sum(one.reviewed.status == "unreviewed" for one in rows),
        "copies": _copies(request, id),
        "decisions": bare.decisions(shown, id, held.decisions),
        "only_for": restricted.report(request.record, id),
        "version": held.version,
        "decided": len(request.seen.decisions.about_reports([id]).get(id, [])),
        "offers": [
            one
            for one in offers(request.person, about, held.version, names_of(request.record), request.refused)
            if one.act != "add"
        ],
        "adding": _adding(request, about),
        "original": bool(found.raw_sha256) and bare.shows_names(request),
        **_choices(request, claims),
    }  # fmt: skip
    return render(request, "report.html", told)


def _rows(request: Asked, id: str, claims: list[Reviewed], shown: Shown) -> list[Row]:
    made = {one.id: one for one in request.seen.decisions.about_reports([id]).get(id, [])}
    placed = request.seen.links.placed_of({id})
    incident = {claim: one.incident for one in placed for claim in one.claims}
    closed = restricted.claims(request.record, id, incident)
    out = []
    for one in claims:
        history = bare.decisions(shown, id, [made[name] for name in one.history if name in made])
        undo = _undoable(request, one)
        refused = _refused(request, Subject("claim", id, one.claim.id), undo)
        out.append(
            Row(
                one,
                told_fields(one),
                _quick(one.claim, refused),
                incident.get(one.claim.id, ""),
                history,
                closed.get(one.claim.id, []),
                undo,
                refused,
            )
        )
    return out


def _undoable(request: Asked, one: Reviewed) -> Decision | None:
    for made in reversed(one.decisions):
        if made.act in ("accept", "reject", "correct", "add") and (
            made.by == request.person.name or review.allows(request.person, "second")
        ):
            return made if review.allows(request.person, "undo") else None
    return None


def _refused(request: Asked, about: Subject, undo: Decision | None) -> Refused | None:
    refused = request.refused
    if refused is not None and refused.about in (about, Subject("decision", id=undo.id if undo else "-")):
        return refused
    return None


def _adding(request: Asked, about: Subject) -> dict[str, str]:
    """What was put into the form for a new claim, where it was refused."""
    refused = request.refused
    if refused is None or not refused.of("add", about):
        return {}
    return {name: refused.one(name) for name in ("words", "start", "end", "kind", "low", "high", "why")}


def _quick(claim: Claim, refused: Refused | None) -> list[Quick]:
    words = {
        "figure": figure_words(claim),
        "place": claim.place.name if claim.place else "",
        "time": time_words(claim),
        "said_by": claim.said_by[0].text if claim.said_by else "",
    }
    sent = refused.one("field") if refused is not None and refused.act == "correct" else ""
    if refused is not None and sent in words:
        words[sent] = refused.one("to")
    return [
        Quick(field, label, key, words[field], SHORT.get(field, ""), field == sent)
        for field, label, key in QUICK
    ]


def figure_words(claim: Claim) -> str:
    """A figure as a person would type it."""
    figure = claim.figure
    if figure is None:
        return ""
    low, high = figure.low, figure.high
    if low == high:
        return f"{'~' if figure.approximate else ''}{low}"
    return f"{low if low is not None else ''}..{high if high is not None else ''}"


def time_words(claim: Claim) -> str:
    time = claim.time
    if time is None or not (time.start or time.end):
        return ""
    if time.start == time.end and time.start:
        return time.start.isoformat()
    return f"{time.start.isoformat() if time.start else ''}..{time.end.isoformat() if time.end else ''}"


def _copies(request: Asked, id: str) -> list[tuple[str, str]]:
    """Reports that print this one's text, or whose text it prints, each with what it is."""
    return [
        (one.copy, _("prints this text"))
        if one.original == id
        else (one.original, _("this text is printed from it"))
        for one in request.seen.links.copyings([id])
        if id in (one.original, one.copy)
    ]


def _choices(request: Asked, claims: Sequence[Reviewed]) -> dict[str, object]:
    """What fields of the forms can be, and suggestions: places and sources of this report first, then those most told of."""
    own_places = [one.claim.place.name for one in claims if one.claim.place]
    own_voices = [voice.full or voice.text for one in claims for voice in one.claim.said_by]
    known = finding.voice_names(request.seen, _KNOWN_VOICES) if bare.shows_names(request) else []
    return {
        "places": list(dict.fromkeys(own_places)),
        "voices": list(dict.fromkeys([*own_voices, *known])),
        "kinds": PEOPLE_KINDS + SITUATION_KINDS,
        "groups": GROUPS,
        "methods": METHODS,
        "phases": PHASES,
        "protected": PROTECTED,
    }
