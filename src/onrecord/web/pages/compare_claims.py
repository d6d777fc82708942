"""Two claims side by side: each field of both, the words they rest on, who says them, and what persons decided about each.

Comes in: two claims as REPORT:c1. Goes out: what the template draws. NotInRecord where one is not there or may not be seen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from onrecord import deciding
from onrecord.decisions import Reviewed
from onrecord.errors import NotInRecord
from onrecord.records import Claim, Report
from onrecord.web import wording
from onrecord.web.api.shown import of_reports
from onrecord.web.asked import Asked
from onrecord.web.pages import bare
from onrecord.web.pages.fields_told import words_of_field

AROUND = 160
"""Characters of the report shown before and behind a claim's words."""


@dataclass(frozen=True, slots=True)
class Side:
    reviewed: Reviewed
    report: Report
    before: str
    behind: str
    incident: str
    decisions: list[bare.Decided]


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    a: str
    b: str
    foreign: bool
    """Whether it holds words of a report."""

    @property
    def differs(self) -> bool:
        return self.a != self.b


def told(request: Asked, a: str, b: str) -> dict[str, Any]:
    sides = [_side(request, ref) for ref in (a, b)]
    one, other = (side.reviewed.claim for side in sides)
    voices = [side.said_by[0].key if side.said_by else "" for side in (one, other)]
    return {
        "sides": sides, "rows": _rows(sides),
        "one_incident": bool(sides[0].incident) and sides[0].incident == sides[1].incident,
        "one_voice": bool(voices[0]) and voices[0] == voices[1],
        "copies": one.report != other.report and _copies(request, one.report, other.report),
    }  # fmt: skip


def _side(request: Asked, ref: str) -> Side:
    report, _colon, id = ref.rpartition(":")
    if not report or not id:
        raise NotInRecord(
            _("the claim"), _("it is not named by its report and its own id"), _("REPORT:c3, as the page of a report shows it"),
            _("Open the report, and compare from there."),
        )  # fmt: skip
    found = request.seen.report(report)
    claims = {one.claim.id: one for one in deciding.reviewed(request.seen, report)}
    if id not in claims:
        raise NotInRecord(
            "the claim", "no claim of this report has that id", "REPORT:c3, as the page of a report shows it",
            "Open the report, and compare from there.",
        )  # fmt: skip
    shown = of_reports(request.seen, [report], bare.shows_names(request), [claims[id]])
    one, found = replace(claims[id], claim=shown.claim(claims[id].claim)), shown.report(found)
    made = {d.id: d for d in request.seen.decisions.about_reports([report]).get(report, [])}
    start, end = one.claim.evidence.start, one.claim.evidence.end
    return Side(
        one, found, found.text[max(0, start - AROUND) : start], found.text[end : end + AROUND],
        _incident(request, one.claim), bare.decisions(shown, report, [made[name] for name in one.history if name in made]),
    )  # fmt: skip


def _incident(request: Asked, claim: Claim) -> str:
    placed = request.seen.links.claims_placed({claim.report})
    return next((incident for one, incident in placed if one.id == claim.id), "")


def _copies(request: Asked, a: str, b: str) -> bool:
    """Whether one of two reports repeats the other, or both a third."""
    found = request.seen.links.copyings([a])
    carry = {report for one in found for report in (one.original, one.copy)}
    return a in carry and b in carry


def _rows(sides: list[Side]) -> list[Row]:
    told = [_fields(side) for side in sides]
    return [
        Row(label, told[0][label][0], told[1][label][0], foreign)
        for label, (_words, foreign) in told[0].items()
        if told[0][label][0] or told[1][label][0]
    ]  # fmt: skip


def _fields(side: Side) -> dict[str, tuple[str, bool]]:
    """Each field in words, and whether these are a report's."""
    c = side.reviewed.claim
    return {
        _("Kind"): (_(c.kind) + (_(", ") + _(c.phase) if c.phase else ""), False),
        _("Figure"): (wording.claim_figure(c) if c.figure else "", False),
        _("Figure, as written"): (c.figure.text if c.figure else "", True),
        _("Who was harmed or moved"): (wording.group_words(c.groups), False),
        _("Their side"): (c.affiliation or "", True),
        _("Who did it"): (words_of_field(c, "actor"), True),
        _("Who says who did it"): (words_of_field(c, "responsibility"), True),
        _("By what means"): (wording.method_words(c.method), False),
        _("Place"): (c.place.name if c.place else "", True),
        _("Place, as written"): (c.place.text if c.place else "", True),
        _("How exact the place is"): (
            wording.place_precision(c.place) if c.place and c.place.precision else "",
            False,
        ),
        _("Day"): (_days(c), False),
        _("Day, as written"): (c.time.text if c.time else "", True),
        _("On whose word"): (words_of_field(c, "said_by") if c.said_by else wording.voice(c), True),
        _("How sure"): (_(c.certainty), False),
        _("Counts"): (_("a running total") if c.scope == "cumulative" else _("what happened then"), False),
        _("Replaced by a later figure"): (_("yes") if c.superseded else _("no"), False),
        _("Not verified, in its words"): (c.note or "", True),
        _("Review"): (_(side.reviewed.status), False),
        _("Corrected by a person"): (
            wording.listed(wording.field_words(name) for name in side.reviewed.corrected),
            False,
        ),
        _("Outlet"): (side.report.outlet or "", True),
        _("Published"): (wording.iso(side.report.published) if side.report.published else "", False),
    }


def _days(c: Claim) -> str:
    if c.time is None or (c.time.start is None and c.time.end is None):
        return ""
    start, end = (wording.iso(day) if day else "?" for day in (c.time.start, c.time.end))
    return start if start == end else f"{start} – {end}"
