"""Claims of all reports → incidents: what several reports tell of one happening, with the reasons.

Pure. Happenings of each report (happenings.py) become profiles (profile.py), which are compared (likeness.py) where
they may meet (candidates.py) and joined (cluster.py), as persons decided where they did (ties.py). Copies are found
in copies.py. How many sources that makes is decided in assess.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.incidents import Incident, IncidentReport, Judgement
from onrecord.link import cluster, copies, happenings
from onrecord.link.profile import ORDER, Profile, profiles
from onrecord.link.ties import NO_TIES, Ties, ties
from onrecord.records import Claim, Place, Report, When

__all__ = ["NO_TIES", "Ties", "incident", "incidents", "profiles_of", "ties"]


def incidents(
    reports: Mapping[str, Report],
    claims: Iterable[Claim],
    tick: cluster.Tick | None = None,
    judgements: Sequence[Judgement] = (),
    copied: Mapping[str, copies.Place] | None = None,
) -> list[Incident]:
    """All incidents of the record, those most widely told first.

    `judgements` are those that stand; `copied` says which reports are one story, and is found where it is not given.
    """
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report, []).append(claim)
    tied = ties(judgements, lambda report: by_report.get(report, ()))
    told = [p for report in sorted(by_report) for p in profiles_of(reports[report], by_report[report], tied)]
    if copied is None:
        copied = copies.originals(reports.values())
    found = [incident(g, copied) for component in cluster.groups(told, tied, tick) for g in component]
    return sorted(found, key=order)


def profiles_of(report: Report, claims: Sequence[Claim], tied: Ties = NO_TIES) -> list[Profile]:
    """The happenings of one report, ready to be compared."""
    return profiles(report, tied.divided(report, happenings.of_report(report, claims)))


def incident(group: cluster.Group, copied: Mapping[str, copies.Place]) -> Incident:
    """A group as an incident, its id made from the first claim of the earliest report."""
    ordered = sorted(group.members, key=lambda p: (p.published or 9_999_999, p.report, p.number))
    first: dict[str, str] = {}
    """story → the report here that came out first with it"""
    for report in sorted({p.report for p in ordered} & copied.keys(), key=lambda r: copied[r].number):
        first.setdefault(copied[report].story, report)
    parts = tuple(
        IncidentReport(p.report, p.claims, p.main, _copy_of(p.report, copied.get(p.report), first))
        for p in ordered
    )
    name = hashlib.sha256(f"{ordered[0].report}\x00{ordered[0].claims[0]}".encode()).hexdigest()[:10]
    kind = min((p.kind for p in ordered), key=ORDER.index)
    return Incident(f"i{name}", kind, _place(ordered), _time(ordered), parts, group.reasons)


def _copy_of(report: str, place: copies.Place | None, first: Mapping[str, str]) -> str | None:
    if place is None or first[place.story] == report:
        return None
    return first[place.story]


def _place(members: Sequence[Profile]) -> Place | None:
    """The place of most claims; of equals the narrowest, then the first named."""
    places = [p.place for p in members if p.place is not None]
    counted = Counter(dict.fromkeys((place.name for place in places), 0))
    for p in members:
        if p.place is not None:
            counted[p.place.name] += len(p.claims)
    return min(places, key=lambda x: (-counted[x.name], happenings.WIDTH[x.precision])) if places else None


def _time(members: Sequence[Profile]) -> When | None:
    """The interval of most claims; of equals the shortest."""
    times = [p.time for p in members if p.time is not None]
    counted: Counter[tuple[object, object]] = Counter()
    for p in members:
        if p.time is not None:
            counted[p.time.start, p.time.end] += len(p.claims)
    return min(times, key=lambda t: (-counted[t.start, t.end], happenings.length_days(t))) if times else None


def order(found: Incident) -> tuple[int, int, int, str]:
    """By which incidents are listed: the most widely told first, then the gravest, then the most told of."""
    size = sum(len(r.claims) for r in found.reports)
    return -len({r.report for r in found.reports}), ORDER.index(found.kind), -size, found.id
