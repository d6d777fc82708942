"""To which groups a report, its claims, and an incident are restricted, for a page that whoever may see them opens.

Comes in: a record, and a report or an incident as the person sees it. Goes out: names of groups, and how much is restricted to each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord import seeing
from onrecord.incidents import Incident
from onrecord.store import Record

Shares = list[tuple[str, int]]
"""Group → how many are restricted to it."""


@dataclass(frozen=True, slots=True)
class Closed:
    """What of an incident others do not see."""

    only_for: list[str]
    """The groups that it is restricted to as a whole."""
    reports: Shares
    claims: Shares
    """Those that are restricted by themselves, not with their reports."""

    @property
    def n_reports(self) -> int:
        return sum(n for _, n in self.reports)

    @property
    def n_claims(self) -> int:
        return sum(n for _, n in self.claims)

    def __bool__(self) -> bool:
        return bool(self.only_for or self.reports or self.claims)


def report(record: Record, id: str) -> list[str]:
    group = seeing.restrictions(record).get((id, "", ""))
    return [group] if group else []


def claims(record: Record, report: str, incident: Mapping[str, str]) -> dict[str, list[str]]:
    """Claim → groups, its own and its incident's; `incident` is the incident of each claim."""
    out: dict[str, set[str]] = {}
    for (about, claim, id), group in seeing.restrictions(record).items():
        if claim and about == report:
            out.setdefault(claim, set()).add(group)
        if id:
            now = record.links.moved_to(id)
            for one in (claim for claim, held in incident.items() if held == now):
                out.setdefault(one, set()).add(group)
    return {claim: sorted(groups) for claim, groups in out.items()}


def incident(record: Record, one: Incident) -> Closed:
    """Of the reports and claims that the person sees in it."""
    reports, refs = {part.report for part in one.reports}, set(one.refs())
    only_for: set[str] = set()
    of_reports: Counter[str] = Counter()
    of_claims: Counter[str] = Counter()
    for (report, claim, id), group in seeing.restrictions(record).items():
        if id and record.links.moved_to(id) == one.id:
            only_for.add(group)
        elif report in reports and not claim:
            of_reports[group] += 1
        elif (report, claim) in refs:
            of_claims[group] += 1
    return Closed(sorted(only_for), sorted(of_reports.items()), sorted(of_claims.items()))
