"""Reports that reprint another report, whole or in part, with or without changed words.

Comes in: reports. Goes out: for each copy the report that it copies. Shared runs of five words
decide: on gold/syndication a containment of .30 has F1 .87 (measured there as the baseline).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from zlib import crc32

from onrecord.records import Report

CONTAINED = 0.30
"""Least share of the shorter report's five-word runs that stand in the other."""
_RUN = 5
_LEAST_RUNS = 12
"""Below this many runs a text is too short to call a copy by chance-free overlap."""


def originals(reports: Iterable[Report]) -> dict[str, str]:
    """copy id → id of the report it copies; of a pair the earlier one is the original."""
    ordered = sorted(reports, key=_order)
    runs = {r.id: _runs(r) for r in ordered}
    holders: dict[int, list[str]] = defaultdict(list)
    out: dict[str, str] = {}
    for report in ordered:
        mine = runs[report.id]
        shared: dict[str, int] = defaultdict(int)
        for run in mine:
            for other in holders[run]:
                shared[other] += 1
        best = _best(report.id, mine, shared, runs)
        if best is not None:
            out[report.id] = out.get(best, best)
        for run in mine:
            # A run that dozens of reports share is a stock phrase or furniture, and proves nothing.
            if len(holders[run]) < 40:
                holders[run].append(report.id)
    return out


def _best(me: str, mine: set[int], shared: Mapping[str, int], runs: Mapping[str, set[int]]) -> str | None:
    found = [
        (count / min(len(mine), len(runs[other])), other)
        for other, count in shared.items()
        if min(len(mine), len(runs[other])) >= _LEAST_RUNS
    ]
    found = [f for f in found if f[0] >= CONTAINED]
    return max(found, key=lambda f: (f[0], f[1]))[1] if found else None


def _order(report: Report) -> tuple[str, bool, int, str]:
    """Earlier first; on one day a text that names an agency in its dateline before one that does not, then the longer."""
    day = report.published.isoformat() if report.published else "9999"
    return day, not _has_agency(report), -len(report.text), report.id


def _has_agency(report: Report) -> bool:
    lines = (report.text[b.start : b.end] for b in report.blocks if b.kind == "dateline")
    return any(re.search(r"\([A-Z][\w ]+\)", line) for line in lines)


def _runs(report: Report) -> set[int]:
    """Hashes of the five-word runs of the story, furniture left out."""
    story = [report.text[b.start : b.end] for b in report.blocks if b.kind in ("headline", "body", "caption")]
    words = re.findall(r"\w+", " ".join(story or [report.text]).lower())
    return {crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(len(words) - _RUN + 1)}
