"""Reports, claims, incidents and failures as the API's objects."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from onrecord import review
from onrecord.assessing import Judged
from onrecord.decisions import Decision, Reviewed
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


def incident_listed(one: Judged) -> dict[str, Any]:
    incident, assessment = one.incident, one.assessment
    return {
        "id": incident.id, "kind": incident.kind, "place": incident.place.as_json() if incident.place else None,
        "time": incident.time.as_json() if incident.time else None, "reports": len(incident.reports),
        "claims": len(incident.refs()),
        "ranges": [
            {"kind": r.kind, "group": r.group, "count": r.count, "low": r.low, "best": r.best, "high": r.high}
            for r in assessment.ranges
        ],
        "independent": len(assessment.origins), "grade": assessment.grade, "provisional": assessment.provisional,
        "version": one.version,
    }  # fmt: skip


def incident_shown(one: Judged, pending: bool, shown: Shown) -> dict[str, Any]:
    incident, assessment = one.incident, one.assessment
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
        "reasons": list(incident.reasons), "version": one.version, "pending": pending,
    }  # fmt: skip
    told: dict[str, Any] = shown.value([part.report for part in incident.reports], made)
    return told
