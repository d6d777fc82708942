"""Decisions about an incident's assessment → the assessment with what persons set in its place; the log keeps both.

Comes in: an assessment as the rules give it, and the decisions about its incident, oldest first. Goes out: an assessment
whose overruled ranges and grade are the persons', each with what the rules had given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.decisions import Decision
from onrecord.incidents import Assessment, Overruled, Range
from onrecord.review.force import in_force


def overruled(assessment: Assessment, decisions: Sequence[Decision]) -> Assessment:
    out = assessment
    for one in in_force(decisions):
        if one.act == "grade":
            out = _graded(out, one)
        elif one.act == "overrule":
            out = _ranged(out, one)
    return out


def _graded(assessment: Assessment, decision: Decision) -> Assessment:
    kept = [o for o in assessment.overruled if o.what != "grade"]
    before = next((o.rules for o in assessment.overruled if o.what == "grade"), assessment.grade)
    mark = Overruled("grade", before, decision.by, decision.at, decision.why, decision.id)
    reason = f"set by {decision.by}: {decision.why}"
    return replace(assessment, grade=decision.value["grade"], grade_reason=reason, overruled=(*kept, mark))


def _ranged(assessment: Assessment, decision: Decision) -> Assessment:
    value = decision.value
    at = (value["kind"], value["group"])
    old = next((r for r in assessment.ranges if (r.kind, r.group) == at and r.count != "cumulative"), None)
    what = f"{at[0]} {at[1]}" if at[1] else str(at[0])
    kept = [o for o in assessment.overruled if o.what != what]
    before = next((o.rules for o in assessment.overruled if o.what == what), _three(old))
    mark = Overruled(what, before, decision.by, decision.at, decision.why, decision.id)
    rule = f"set by {decision.by}: {decision.why}"
    three = (value["low"], value["best"], value["high"])
    base = old or Range(value["kind"], value["group"], *three, rule, (), 0)
    made = replace(base, low=three[0], best=three[1], high=three[2], rule=rule, without=())
    ranges = tuple(made if r is old else r for r in assessment.ranges) if old else (*assessment.ranges, made)
    return replace(assessment, ranges=ranges, overruled=(*kept, mark))


def _three(held: Range | None) -> str:
    if held is None:
        return "no figure"
    return " / ".join("open" if n is None else str(n) for n in (held.low, held.best, held.high))
