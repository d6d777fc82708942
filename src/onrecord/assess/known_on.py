"""Incidents as known at the end of a past day: what was reported by then, and nothing that came after.

Comes in: today's incidents, all reports and claims, the day. Goes out: the incidents cut to the reports published by that day, each
assessed anew. The grouping is today's: which reports tell of one happening is judged with all that is known, so that an incident
keeps its id. Reports of no known day cannot be placed before or after, and are left out and listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from onrecord.assess import assess
from onrecord.assess.origins import Names
from onrecord.incidents import Incident, IncidentReport, KnownOn
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS, Claim, ClaimRef, Place, Report, When

_KINDS: tuple[str, ...] = (*PEOPLE_KINDS, *SITUATION_KINDS)
T = TypeVar("T")


def known_on(
    found: Sequence[Incident],
    reports: Mapping[str, Report],
    claims: Mapping[ClaimRef, Claim],
    names: Names,
    day: date,
    hanging: bool = True,
) -> KnownOn:
    """`found` is today's grouping; an incident of which nothing was published by then is left out."""
    cut = [(left, i) for i in found if (left := as_known_on(i, reports, claims, day)) is not None]
    judged = tuple((left, assess(left, reports, claims, names, hanging)) for left, _ in cut)
    here = {r.report for incident in found for r in incident.reports}
    undated = tuple(sorted(name for name in here if reports[name].published is None))
    later = tuple(sorted(name for name in here if (published := reports[name].published) and published > day))
    return KnownOn(day, judged, tuple(i for _, i in cut), undated, later)


def as_known_on(
    incident: Incident, reports: Mapping[str, Report], claims: Mapping[ClaimRef, Claim], day: date
) -> Incident | None:
    """The incident with only the reports published by the end of the day; None where there is none."""
    kept = [r for r in incident.reports if (published := reports[r.report].published) and published <= day]
    if not kept:
        return None
    told = [claims[r.report, c] for r in kept for c in r.claims]
    kind = min((c.kind for c in told), key=_KINDS.index)
    return replace(
        incident, kind=kind, reports=_without_lost_originals(kept), place=_place(incident.place, told),
        time=_time(incident.time, told),
    )  # fmt: skip


def _without_lost_originals(kept: Sequence[IncidentReport]) -> tuple[IncidentReport, ...]:
    """Where the original was not out yet, the first of its reprints stands for it."""
    here = {r.report for r in kept}
    first: dict[str, str] = {}
    out = []
    for r in kept:
        if r.copy_of and r.copy_of not in here:
            standing = first.setdefault(r.copy_of, r.report)
            r = replace(r, copy_of=standing if standing != r.report else None)
        out.append(r)
    return tuple(out)


def _place(today: Place | None, told: Sequence[Claim]) -> Place | None:
    """Today's place where a report named it by then, else the one that most claims named."""
    places = [c.place for c in told if c.place is not None]
    if today is None or not places or any(p.name == today.name for p in places):
        return today if places else None
    most = _most([p.name for p in places])
    return next(p for p in places if p.name == most)


def _time(today: When | None, told: Sequence[Claim]) -> When | None:
    times = [c.time for c in told if c.time is not None and (c.time.start or c.time.end)]
    if today is None or not times or any((t.start, t.end) == (today.start, today.end) for t in times):
        return today if times else None
    most = _most([(t.start, t.end) for t in times])
    return next(t for t in times if (t.start, t.end) == most)


def _most(values: Sequence[T]) -> T:
    """The most frequent value, of equals the first in their own order."""
    counted = Counter(values)
    return min(counted, key=lambda v: (-counted[v], str(v)))
