"""Reports with the labels of crowd workers → whether the labelled dead are among the claims.

FA-KES (Abu Salem et al., 2019) has one incident for each report: how many civilians and others were
killed, how many of them children. A report makes several claims, so the test is whether the
labelled total is one of its claims of people killed, or the sum of two of them; about one label in
ten is wrong. Comes in: a `reports.jsonl` whose lines have `crowd`. Goes out: shares of reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from onrecord.bench.run import rows
from onrecord.bench.scoring import Json
from onrecord.pipeline import Pipeline
from onrecord.read import ReadOptions, read
from onrecord.records import PEOPLE_KINDS, Claim, Report


@dataclass(frozen=True, slots=True)
class Crowd:
    """`totals`: reports whose label tells of people killed, and in how many of them that total is claimed;
    `children`: the same for children; `misses` are (report, label, claimed figures) of those not claimed."""

    reports: int
    claims: int
    """Claims about people, all reports together."""
    totals: tuple[int, int]
    children: tuple[int, int]
    misses: tuple[tuple[str, str, int, tuple[int, ...]], ...]

    @property
    def claims_per_report(self) -> float:
        return self.claims / self.reports if self.reports else 0.0


def labels(path: Path) -> dict[str, Json]:
    """The labels of each report that has them."""
    return {row["report"]: row["crowd"] for row in rows(path, "report") if row.get("crowd")}


def run(path: Path, pipeline: Pipeline, on_report: Callable[[int, int], None] | None = None) -> Crowd:
    """Extracts every labelled report of the file and looks for its labels among the claims."""
    wanted = labels(path)
    found: dict[str, list[Claim]] = {}
    for item in read([str(path)], ReadOptions()):
        if isinstance(item, Report) and item.id in wanted:
            found[item.id] = [c for c in pipeline.claims(item) if c.kind in PEOPLE_KINDS]
            if on_report is not None:
                on_report(len(found), len(wanted))
    return compared(wanted, found)


def compared(wanted: dict[str, Json], found: dict[str, list[Claim]]) -> Crowd:
    """The labels of each report against the claims made of it."""
    totals, children = [0, 0], [0, 0]
    misses = []
    for report, label in wanted.items():
        killed = [c for c in found.get(report, ()) if c.kind == "killed"]
        total = label["killed_civilians"] + label["killed_others"]
        if total:
            claimed = _figures(killed)
            right = total in claimed or total in _sums(claimed)
            totals[0] += right
            totals[1] += 1
            if not right:
                misses.append((report, "killed", total, tuple(claimed)))
        young = label["killed_children"]
        if young:
            claimed = _figures(c for c in killed if "child" in c.groups)
            right = young in claimed or young in _sums(claimed)
            children[0] += right
            children[1] += 1
            if not right:
                misses.append((report, "children", young, tuple(claimed)))
    return Crowd(
        len(wanted), sum(map(len, found.values())), (totals[0], totals[1]), (children[0], children[1]), tuple(misses)
    )  # fmt: skip


def _figures(claims: Iterable[Claim]) -> list[int]:
    """Every bound that the claims give, each once."""
    figures = (c.figure for c in claims if c.figure is not None)
    return sorted({n for f in figures for n in (f.low, f.high) if n is not None})


def _sums(figures: Sequence[int]) -> set[int]:
    return {a + b for a, b in combinations(figures, 2)}
