"""A record as a whole: all reports, the claims that stand, the incidents that it keeps; and, of these, what an export may hold.

Comes in: an open record, brought up to date. Goes out: what stands, judged, narrowed to what was asked for, and protected.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord import deciding, exporting, linking, pipeline, review
from onrecord.board import within
from onrecord.decisions import Act, Decision
from onrecord.incidents import Assessment, Incident
from onrecord.protect.keys import Numbered, with_numbers
from onrecord.protect.published import View
from onrecord.protecting import published, with_decisions
from onrecord.publish.dossier import DossierInput, dossier
from onrecord.publish.formats import Asked, Material
from onrecord.publish.paper import LONG_AGO, Paper
from onrecord.records import Claim, ClaimRef, Place, Report
from onrecord.store import Record, StoredFailure

MARKING: tuple[Act, ...] = ("protect", "expose", "undo")
Judged = tuple[Incident, Assessment]


@dataclass(frozen=True)
class Loaded:
    reports: dict[str, Report]
    claims: dict[ClaimRef, Claim]
    failures: list[StoredFailure]
    made_by: str
    incidents: list[Incident]
    moved: dict[str, str]
    """Incident ids that are no more, and where each is now."""
    overruled: Mapping[str, list[Decision]]
    """Incident → what persons set in place of what the rules give."""
    by_hand: tuple[Decision, ...] = ()
    """What persons protected and exposed, in force, oldest first."""
    reviewed: frozenset[ClaimRef] = frozenset()
    """Claims that stand and that a person reviewed."""


def of_record(record: Record) -> Loaded:
    """All that this record shows: give it as a person may see it."""
    stored = list(record.reports())
    reports, claims = {s.report.id: s.report for s in stored}, deciding.standing(record)
    return Loaded(
        reports, claims, record.failures(), ", ".join(sorted({s.made_by for s in stored})),
        linking.incidents(record, reports, claims), record.links.moves(), deciding.overrulings(record),
        tuple(review.in_force(record.decisions.of_acts(MARKING))), deciding.reviewed_among(record),
    )  # fmt: skip


def of_incidents(record: Record, ids: Collection[str]) -> Loaded:
    """The same of some incidents, with the reports and claims that they are made of."""
    incidents, reports, claims = deciding.assembled(record, ids)
    refs = {ref for one in incidents for ref in one.refs()}
    made_by = {version for report in reports for version in record.versions(report)[-1:]}
    return Loaded(
        reports, {ref: c for ref, c in claims.items() if ref in refs}, [], ", ".join(sorted(made_by)), incidents, {},
        record.decisions.about_incidents(set(ids)), tuple(review.in_force(record.decisions.of_acts(MARKING))),
    )  # fmt: skip


def judged(loaded: Loaded) -> list[Judged]:
    found = pipeline.assessed(loaded.incidents, loaded.reports, loaded.claims)
    return [(one, review.overruled(made, loaded.overruled.get(one.id, ()))) for one, made in found]


def for_publishing(loaded: Loaded, with_names: bool, exact_places: bool) -> tuple[Loaded, View]:
    """The record without protected names and with wider places, unless a person asked for them."""
    marker = with_decisions(loaded.by_hand)
    view = published(loaded.reports, loaded.claims, loaded.incidents, with_names, exact_places, marker)
    if not with_names:
        turn = {report: n for n, report in enumerate(loaded.reports)}
        view = with_numbers(
            view, Numbered(sorted(loaded.claims.values(), key=lambda c: turn.get(c.report, 0)))
        )
    return replace(loaded, reports=view.reports, claims=view.claims, incidents=view.incidents), view


def material(loaded: Loaded, asked: Asked, place: Place | None = None) -> Material:
    """What was asked for, protected. `place` is the one that the filter names."""
    loaded, _ = for_publishing(loaded, asked.with_names, asked.exact_places)
    left_out = (0, 0)
    if asked.on is not None:
        known = pipeline.known_on(loaded.incidents, loaded.reports, loaded.claims, asked.on)
        pairs, left_out = list(known.judged), (len(known.later), len(known.undated))
    else:
        pairs = judged(loaded)
    if asked.filter:
        pairs = [pair for pair in pairs if is_wanted(pair, loaded.claims, asked.filter, place)]
    refs = {ref for incident, _ in pairs for ref in incident.refs()}
    narrowed = bool(asked.filter) or asked.on is not None
    claims = {ref: c for ref, c in loaded.claims.items() if ref in refs} if narrowed else loaded.claims
    held = {report for report, _ in claims}
    reports = {id: r for id, r in loaded.reports.items() if id in held} if narrowed else loaded.reports
    return exporting.material(reports, claims, pairs, loaded.made_by, asked, left_out)


def is_wanted(
    pair: Judged, claims: Mapping[ClaimRef, Claim], filter: Mapping[str, str], place: Place | None
) -> bool:
    """Whether a filter of an export keeps an incident; `place` is the one that it names."""
    incident, assessment = pair
    told = [claims[ref] for ref in incident.refs() if ref in claims]
    if place is not None and not any(within(c.place, place) for c in told):
        return False
    kinds, grades, ids = (set(filter.get(key, "").split(",")) - {""} for key in ("kind", "grade", "incident"))
    if kinds and not kinds & {incident.kind, *(c.kind for c in told)}:
        return False
    if (grades and assessment.grade not in grades) or (ids and incident.id not in ids):
        return False
    first, last = (date.fromisoformat(filter[key]) if key in filter else None for key in ("from", "to"))
    return incident.may_lie_in(first, last)


def paper_of(loaded: Loaded, incident: str, asked: Asked) -> Paper | None:
    """The dossier of one of its incidents, protected; None where nothing of it was known on the day asked for."""
    found = material(loaded, replace(asked, filter={"incident": incident}))
    if not found.told:
        return None
    told = found.told[0]
    days = [r.published for r in found.reports.values() if r.published]
    return dossier(
        DossierInput(
            told, found.reports, pipeline.origin_of(told.incident, found.reports, found.claims), asked.on or max(days, default=LONG_AGO),
            protected=not (asked.with_names or asked.exact_places),
        )
    )  # fmt: skip
