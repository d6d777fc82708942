"""To which groups a report and its claims are restricted, for a page that whoever may see them opens.

Comes in: a record, a report that the person may see, and the incidents of its claims. Goes out: names of groups.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord import seeing
from onrecord.store import Record


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
