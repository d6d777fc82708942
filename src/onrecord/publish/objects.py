"""Incidents, tolls by day and boards as JSON objects: the same ones on the command line and from the API.

Comes in: what link/, assess and board/ made. Goes out: objects of JSON's types (docs/incidents.md, daily.md, situation.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from onrecord.incidents import Assessment, Change, Daily, EventDay, Incident, Range, Toll
from onrecord.situations import Board


def incident_object(
    incident: Incident, assessment: Assessment, on: date | None = None, left_out: tuple[int, int] = (0, 0)
) -> dict[str, Any]:
    """An incident as one line of JSON (docs/incidents.md); `left_out`: reports published later, and undated ones."""
    return {
        "incident": incident.id, "kind": incident.kind, "place": incident.place.as_json() if incident.place else None,
        "time": incident.time.as_json() if incident.time else None,
        "reports": [
            {"report": r.report, "claims": list(r.claims), "main": r.main} | ({"copy_of": r.copy_of} if r.copy_of else {})
            for r in incident.reports
        ],
        "assessment": assessment_object(assessment),
        "reasons": list(incident.reasons),
        "on": on.isoformat() if on else None, "left_out": {"later": left_out[0], "undated": left_out[1]},
    }  # fmt: skip


def assessment_object(assessment: Assessment) -> dict[str, Any]:
    return {
        "ranges": [_range(r) for r in assessment.ranges],
        "independent": len(assessment.origins),
        "origins": [
            {"key": o.key, "name": o.name, "kind": o.kind, "reports": list(o.reports), "copies": list(o.copies)}
            for o in assessment.origins
        ],
        "actors": [{"text": words, "claims": [list(c) for c in refs]} for words, refs in assessment.actors],
        "grade": assessment.grade, "grade_reason": assessment.grade_reason,
        "provisional": assessment.provisional, "provisional_reason": assessment.provisional_reason,
        "without": [
            {"origin": w.origin, "grade": w.grade, "reason": w.reason, "provisional": w.provisional}
            for w in assessment.without
        ],
        "contradictions": [
            {"about": c.about, "words": c.words, "labels": list(c.labels),
             "sides": [[list(ref) for ref in side] for side in c.sides]}
            for c in assessment.contradictions
        ],
    }  # fmt: skip


def _range(r: Range) -> dict[str, Any]:
    return {
        "kind": r.kind, "group": r.group, "low": r.low, "best": r.best, "high": r.high, "rule": r.rule,
        "claims": [list(c) for c in r.claims], "origins": r.origins, "count": r.count,
        "superseded": [
            {"claim": list(s.claim), "by": list(s.by) if s.by else None, "origin": s.origin,
             "on": s.on.isoformat() if s.on else None, "why": s.why}
            for s in r.superseded
        ],
        "without": [{"origin": w.origin, "low": w.low, "best": w.best, "high": w.high} for w in r.without],
    }  # fmt: skip


def daily_objects(found: Daily, days: Sequence[EventDay], totals: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """Each event day as an object (docs/daily.md), then each running total, then what was left out."""
    for d in days:
        yield {
            "start": d.start.isoformat(), "end": d.end.isoformat(), "kind": found.kind, "first": _toll(d.first), "now": _toll(d.now),
            "added": added(d), "known": [_toll(t) for t in d.known], "changes": [_change(c) for c in d.changes],
            "incidents": list(d.incidents),
        }  # fmt: skip
    for t in totals:
        yield {
            "total": t.incident, "kind": found.kind, "time": t.when.as_json() if t.when else None,
            "place": t.place.as_json() if t.place else None, "now": _toll(t.toll),
        }  # fmt: skip
    yield {"left_out": {"no_day": list(found.no_day), "undated": list(found.undated)}}


def _toll(t: Toll) -> dict[str, Any]:
    return {"on": t.on.isoformat(), "low": t.low, "best": t.best, "high": t.high}


def added(d: EventDay) -> dict[str, int]:
    """How much was added after the first publication: by incidents told late, and by new figures for those told before."""
    late = sum(c.after.best for c in d.changes if c.what == "late")
    return {"best": d.now.best - d.first.best, "late": late, "revised": d.now.best - d.first.best - late}


def _change(c: Change) -> dict[str, Any]:
    return {
        "incident": c.incident, "on": c.on.isoformat(), "what": c.what,
        "before": _toll(c.before) if c.before else None, "after": _toll(c.after),
    }  # fmt: skip


def board_objects(found: Board) -> Iterable[dict[str, Any]]:
    """The board as objects, one a line: the place, each line, then the balance."""
    yield {
        "board": found.place.as_json(), "on": found.on.isoformat() if found.on else None, "reports": list(found.reports),
        "undated": list(found.undated), "later_reports": found.later,
    }  # fmt: skip
    for line in found.lines:
        yield {
            "topic": line.topic, "status": line.status, "words": line.words, "place": line.place, "day": line.day.isoformat() if line.day else None,
            "low": line.low, "high": line.high, "of_the_whole": line.whole, "claims": [list(r) for r in line.claims],
            "against": [list(r) for r in line.against], "before": [list(r) for r in line.before],
        }  # fmt: skip
    for share in found.balance.shares:
        yield {
            "balance": share.part, "told": share.told, "together": share.together, "claims": [list(r) for r in share.claims],
        }  # fmt: skip
    for clash in found.balance.clashes:
        yield {"clash": clash.words, "claims": [list(r) for r in clash.claims]}
