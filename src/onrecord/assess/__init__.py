"""Incident → Assessment by declared rules: ranges, independent origins, grade, contradictions, what hangs on whom.

Comes in: an incident with its claims and reports. Goes out: what they amount to, each number with the rule that gave it.
Pure: the same claims always give the same assessment, in whatever order they come; a reprint adds nothing to it.
What was known on a past day is in known_on.py, tolls by the day of the event in daily.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.assess.circumstances import circumstances_apart
from onrecord.assess.contradictions import figures_apart, status_apart
from onrecord.assess.grade import graded
from onrecord.assess.origins import Names, origins, told
from onrecord.assess.ranges import Family, families, ranges
from onrecord.assess.responsibility import denials, rival_actors
from onrecord.assess.sensitivity import without_each
from onrecord.assess.told import Told
from onrecord.incidents import Assessment, Contradiction, Incident
from onrecord.records import Claim, ClaimRef, Report

__all__ = ["assess"]


def assess(
    incident: Incident, reports: Mapping[str, Report], claims: Mapping[ClaimRef, Claim], names: Names, hanging: bool = True
) -> Assessment:  # fmt: skip
    """`names` gives the usual name and kind of known voices by key. Without `hanging` what hangs on each origin is not worked out: four fifths of the work."""
    found = told(incident, reports, claims, names)
    sources = origins(found, incident, reports, names)
    counted = families(found)
    given_ranges = tuple(ranges(counted))
    tested, without = without_each(found, counted, given_ranges, sources) if hanging else (given_ranges, ())
    given = graded(found, sources)
    return Assessment(
        tested, sources, given.grade, given.reason, given.provisional, _contradictions(found, counted), _actors(found),
        given.provisional_reason, without,
    )  # fmt: skip


def _contradictions(found: Sequence[Told], counted: Sequence[Family]) -> tuple[Contradiction, ...]:
    return (
        *figures_apart(counted), *denials(found), *rival_actors(found), *status_apart(found), *circumstances_apart(found),
    )  # fmt: skip


def _actors(found: Sequence[Told]) -> tuple[tuple[str, tuple[ClaimRef, ...]], ...]:
    """Every wording for who did it, with the claims that use it."""
    out: dict[str, list[ClaimRef]] = {}
    for t in found:
        if t.claim.actor:
            out.setdefault(t.claim.actor, []).append(t.ref)
    return tuple((words, tuple(refs)) for words, refs in out.items())
