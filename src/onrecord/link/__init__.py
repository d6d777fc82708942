"""Claims of all reports → incidents: what several reports tell of one happening, with the reasons.

Pure. Copies (copies.py) are found first; happenings of each report (happenings.py) are compared
(likeness.py) and joined (cluster.py). How many sources that makes is decided in assess.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from onrecord.incidents import Incident, IncidentReport
from onrecord.link import cluster, copies, happenings
from onrecord.link.happenings import Happening
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS, Claim, Kind, Report

_KINDS: tuple[str, ...] = (*PEOPLE_KINDS, *SITUATION_KINDS)
"""In the order in which an incident takes its name from them."""


def incidents(
    reports: Mapping[str, Report], claims: Iterable[Claim], tick: cluster.Tick | None = None
) -> list[Incident]:
    """All incidents of the record, those most widely told first."""
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report, []).append(claim)
    told: list[Happening] = []
    for report_id in sorted(by_report):
        told += happenings.of_report(reports[report_id], by_report[report_id])
    copied = copies.originals(reports.values())
    main = _mains(told, reports)
    found = [_incident(group, reasons, main, copied) for group, reasons in cluster.clusters(told, tick)]
    return sorted(found, key=_order)


def _incident(
    group: Sequence[Happening], reasons: tuple[str, ...], main: Mapping[str, int], copied: Mapping[str, str]
) -> Incident:
    claims = [c for h in group for c in h.claims]
    ordered = sorted(group, key=lambda h: (h.published.isoformat() if h.published else "9999", h.report))
    here = {h.report for h in group}
    parts = tuple(
        IncidentReport(
            h.report, tuple(c.id for c in h.claims), main.get(h.report) == h.number,
            copied[h.report] if copied.get(h.report) in here else None,
        )
        for h in ordered
    )  # fmt: skip
    first = ordered[0].claims[0]
    name = hashlib.sha256(f"{first.report}\x00{first.id}".encode()).hexdigest()[:10]
    kind: Kind = min((c.kind for c in claims), key=_KINDS.index)
    return Incident(
        f"i{name}", kind, happenings.main_place(claims), happenings.main_time(claims), parts, reasons
    )


def _mains(told: Sequence[Happening], reports: Mapping[str, Report]) -> dict[str, int]:
    """report → number of the happening that it is mainly about: told early, at length, with figures."""
    best: dict[str, tuple[float, int]] = {}
    for h in told:
        length = max(1, len(reports[h.report].text))
        weight = 0.0
        for claim in h.claims:
            early = 1.0 - claim.evidence.start / length
            weight += (1.0 + (claim.figure is not None) + 2.0 * early * early) * (
                0.2 if claim.scope == "cumulative" else 1.0
            )
        if h.family in ("violence", "movement", "detention"):
            weight *= 1.5
        if h.report not in best or weight > best[h.report][0]:
            best[h.report] = (weight, h.number)
    return {report: number for report, (_, number) in best.items()}


def _order(incident: Incident) -> tuple[int, int, int, str]:
    size = sum(len(r.claims) for r in incident.reports)
    return -len(incident.reports), _KINDS.index(incident.kind), -size, incident.id
