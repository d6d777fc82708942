"""Reports, claims, incidents and failures as the API's objects."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from onrecord import deciding, pipeline, review
from onrecord.decisions import Act, Decision, Reviewed
from onrecord.incidents import Assessment, Incident
from onrecord.publish.objects import assessment_object
from onrecord.store import Record, StoredFailure
from onrecord.store.paging_face import ListedReport
from onrecord.web.api.shown import Shown


def report_object(one: ListedReport, shown: Shown) -> dict[str, Any]:
    return {
        "id": one.id, "title": shown.title(one.id, one.title), "outlet": one.outlet, "url": one.url,
        "published": one.published.isoformat() if one.published else None, "published_by": one.published_by,
        "text_sha256": one.text_sha256, "made_by": one.made_by, "claims": one.n_claims, "added": one.added_at.isoformat(),
    }  # fmt: skip


def claim_object(one: Reviewed, shown: Shown) -> dict[str, Any]:
    return {
        "claim": shown.claim(one.claim).as_json(), "status": one.status, "corrected": list(one.corrected),
        "added": one.read is None, "flagged": shown.value([one.claim.report], one.flagged), "assigned": one.assigned, "version": one.version,
        "redacted": not shown.names,
    }  # fmt: skip


def decision_object(one: Decision, shown: Shown, reports: Collection[str]) -> dict[str, Any]:
    """`reports` are those whose protected names may stand in its words."""
    made = review.shown(one)
    words = {key: shown.value(reports, made[key]) for key in ("value", "why")}
    return made | words


def reports_of(record: Record, decisions: Collection[Decision]) -> dict[str, set[str]]:
    """Decision → the reports that it tells of: its own, those it had before the eyes, those of its incident."""
    found = {one.id: {one.about.report, *(a.report for a in one.seen)} - {""} for one in decisions}
    incidents = {
        one.id: record.links.moved_to(one.about.id) for one in decisions if one.about.kind == "incident"
    }
    told: dict[str, set[str]] = {}
    for placed in record.links.placed_in(set(incidents.values())):
        told.setdefault(placed.incident, set()).add(placed.report)
    for id, incident in incidents.items():
        found[id] |= told.get(incident, set())
    return found


def failure_object(one: StoredFailure) -> dict[str, Any]:
    failure = one.failure
    return {
        "source": failure.source, "where": failure.where, "code": failure.code, "found": failure.found,
        "accepted": failure.accepted, "next": failure.next, "first_seen": one.first_seen.isoformat(),
        "last_seen": one.last_seen.isoformat(), "resolved": one.resolved_at.isoformat() if one.resolved_at else None,
    }  # fmt: skip


_MERGE: tuple[Act, ...] = ("merge",)


def assessed(record: Record, ids: Collection[str]) -> list[tuple[Incident, Assessment, int]]:
    """Those of these incidents of which something stands, by id: what they amount to after what persons set, and their versions."""
    found, reports, claims = deciding.assembled(record, ids)
    decided = record.decisions.about_incidents(set(ids)) if found else {}
    merges = record.decisions.of_acts(_MERGE) if found else []
    out = []
    for incident, assessment in pipeline.assessed(sorted(found, key=lambda one: one.id), reports, claims):
        own = decided.get(incident.id, [])
        out.append(
            (incident, review.overruled(assessment, own), _version(incident.id, [*own, *_naming(merges, incident.id)]))
        )  # fmt: skip
    return out


def _naming(merges: Sequence[Decision], incident: str) -> list[Decision]:
    return [one for one in merges if incident in one.value.get("incidents", ())]


def _version(incident: str, decisions: Sequence[Decision]) -> int:
    return len({one.id for one in decisions if one.act != "comment"})


def incident_listed(incident: Incident, assessment: Assessment, version: int) -> dict[str, Any]:
    return {
        "id": incident.id, "kind": incident.kind, "place": incident.place.as_json() if incident.place else None,
        "time": incident.time.as_json() if incident.time else None, "reports": len(incident.reports),
        "claims": len(incident.refs()),
        "ranges": [
            {"kind": r.kind, "group": r.group, "count": r.count, "low": r.low, "best": r.best, "high": r.high}
            for r in assessment.ranges
        ],
        "independent": len(assessment.origins), "grade": assessment.grade, "provisional": assessment.provisional,
        "version": version,
    }  # fmt: skip


def incident_shown(
    incident: Incident, assessment: Assessment, version: int, pending: bool, shown: Shown
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": incident.id, "kind": incident.kind, "place": incident.place.as_json() if incident.place else None,
        "time": incident.time.as_json() if incident.time else None,
        "reports": [
            {"report": r.report, "claims": list(r.claims), "main": r.main} | ({"copy_of": r.copy_of} if r.copy_of else {})
            for r in incident.reports
        ],
        "assessment": assessment_object(assessment) | {
            "overruled": [
                {"what": o.what, "rules": o.rules, "by": o.by, "at": o.at.isoformat(), "why": o.why, "decision": o.decision}
                for o in assessment.overruled
            ]
        },
        "reasons": list(incident.reasons), "version": version, "pending": pending,
    }  # fmt: skip
    told: dict[str, Any] = shown.value([part.report for part in incident.reports], made)
    return told
