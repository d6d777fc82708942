"""Claims of all reports → incidents: what several reports tell of one happening, with the reasons.

Pure. Happenings of each report (happenings.py) become profiles (profile.py), which are compared (likeness.py) where
they may meet (candidates.py) and joined (cluster.py), as persons decided where they did (ties.py). Copies are found
in copies.py. How many sources that makes is decided in assess.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from onrecord.incidents import CopyPlace, Incident, IncidentReport, Judgement, Placed
from onrecord.link import cluster, copies, happenings
from onrecord.link.candidates import kept_keys, looked_up
from onrecord.link.profile import ORDER, Profile, profiles
from onrecord.link.ties import NO_TIES, Ties, ties
from onrecord.records import Claim, ClaimRef, Kind, Place, Report, When

__all__ = [
    "NO_TIES", "RULES", "Profile", "Ties", "alike", "assembled", "content_name", "groups", "incident", "incidents", "kept_keys", "looked_up",
    "profiles_of", "ties",
]  # fmt: skip

RULES = "linker-7"
"""The version of what incidents are made by, kept with them: a record linked by another is linked anew."""
groups = cluster.groups
alike = cluster.alike


def incidents(
    reports: Mapping[str, Report],
    claims: Iterable[Claim],
    tick: cluster.Tick | None = None,
    judgements: Sequence[Judgement] = (),
    copied: Mapping[str, CopyPlace] | None = None,
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


def incident(group: cluster.Group, copied: Mapping[str, CopyPlace]) -> Incident:
    """A group as an incident, its id made from the first claim of its earliest report."""
    return _incident(group.members, group.reasons, copied, content_name(group.members))


def content_name(members: Sequence[Told], salt: int = 0) -> str:
    """An id made from the first claim of the earliest report; another for each `salt`, where the first is taken."""
    first = min(members, key=_published)
    text = f"{first.report}\x00{first.claims[0]}" + (f"\x00{salt}" if salt else "")
    return f"i{hashlib.sha256(text.encode()).hexdigest()[:10]}"


def assembled(
    placed: Iterable[Placed],
    reports: Mapping[str, Report],
    claims: Mapping[ClaimRef, Claim],
    reasons: Mapping[str, tuple[str, ...]],
    copied: Mapping[str, CopyPlace],
) -> list[Incident]:
    """The incidents that a record keeps, those most widely told first; of what is not given in `reports` and `claims`
    nothing is told."""
    members: dict[str, list[_Kept]] = {}
    for one in placed:
        told = tuple(c for c in one.claims if (one.report, c) in claims)
        if one.report in reports and told:
            kept = one if told == one.claims else replace(one, claims=told)
            members.setdefault(one.incident, []).append(_kept(kept, reports[one.report], claims))
    found = [_incident(told, reasons.get(name, ()), copied, name) for name, told in members.items()]
    return sorted(found, key=order)


class Told(Protocol):
    """What an incident is made of: one report's part, as it was compared or as it was kept."""

    @property
    def report(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def claims(self) -> tuple[str, ...]: ...
    @property
    def place(self) -> Place | None: ...
    @property
    def time(self) -> When | None: ...
    @property
    def published(self) -> int | None: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def main(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class _Kept:
    report: str
    number: int
    claims: tuple[str, ...]
    place: Place | None
    time: When | None
    published: int | None
    kind: Kind
    main: bool


def _kept(one: Placed, report: Report, claims: Mapping[ClaimRef, Claim]) -> _Kept:
    told = happenings.happening_of(report, one.number, [claims[one.report, c] for c in one.claims])
    published = report.published.toordinal() if report.published else None
    kind = min((c.kind for c in told.claims), key=ORDER.index)
    return _Kept(one.report, one.number, one.claims, told.place, told.time, published, kind, one.main)


def _published(p: Told) -> tuple[int, str, int]:
    return p.published or 9_999_999, p.report, p.number


def _incident(
    members: Sequence[Told], reasons: tuple[str, ...], copied: Mapping[str, CopyPlace], name: str
) -> Incident:
    ordered = sorted(members, key=_published)
    first: dict[str, str] = {}
    """story → the report here that came out first with it"""
    for report in sorted({p.report for p in ordered} & copied.keys(), key=lambda r: copied[r].number):
        first.setdefault(copied[report].story, report)
    told: dict[str, list[Told]] = {}
    for p in ordered:
        told.setdefault(p.report, []).append(p)
    parts = tuple(
        IncidentReport(
            report, tuple(c for p in of for c in p.claims), any(p.main for p in of),
            _copy_of(report, copied.get(report), first),
        )
        for report, of in told.items()
    )  # fmt: skip
    kind = min((p.kind for p in ordered), key=ORDER.index)
    return Incident(name, kind, _place(ordered), _time(ordered), parts, reasons)


def _copy_of(report: str, place: CopyPlace | None, first: Mapping[str, str]) -> str | None:
    if place is None or first[place.story] == report:
        return None
    return first[place.story]


def _place(members: Sequence[Told]) -> Place | None:
    """The place of most claims; of equals the narrowest, then the first named."""
    places = [p.place for p in members if p.place is not None]
    counted = Counter(dict.fromkeys((place.name for place in places), 0))
    for p in members:
        if p.place is not None:
            counted[p.place.name] += len(p.claims)
    return min(places, key=lambda x: (-counted[x.name], happenings.WIDTH[x.precision])) if places else None


def _time(members: Sequence[Told]) -> When | None:
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
    return -len(found.reports), ORDER.index(found.kind), -size, found.id
