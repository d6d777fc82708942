"""A gold folder with incidents → how well its reports are linked, and its copies found.

Comes in: a folder with `reports.jsonl`, `incidents.jsonl` (each report has one main incident) and, where there is one, `syndicated.jsonl`
(groups of copies). Goes out: pairs and B-cubed over the reports that gold names, as the gold data's own scorer counts them: a report's
incident is its main one, and a report without one stands alone. The counting is linking.py's.
"""

from __future__ import annotations

import time
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.bench.linking import Agreement, Tick, b_cubed, pairs
from onrecord.bench.run import rows
from onrecord.bench.scoring import Json
from onrecord.errors import OnrecordError
from onrecord.link import incidents
from onrecord.link.copies import originals
from onrecord.pipeline import Pipeline
from onrecord.read import ReadOptions, read
from onrecord.records import Claim, Report


@dataclass(frozen=True, slots=True)
class Links:
    """`pairs` and `b_cubed` over the `named` reports; `copies` None where the folder has no groups of copies."""

    reports: int
    claims: int
    incidents: int
    named: int
    """Reports whose main incident gold knows."""
    pairs: Agreement
    b_cubed: Agreement
    copies: Agreement | None
    missing: tuple[str, ...]
    """Reports that gold names and the folder does not hold: each counts as standing alone."""
    extracting: float
    linking: float

    def measures(self) -> dict[str, float]:
        """What a floor can be set for."""
        found = {"pairs_f1": self.pairs.f1, "bcubed_f1": self.b_cubed.f1}
        return found | ({"copies_f1": self.copies.f1} if self.copies is not None else {})

    def as_json(self) -> Json:
        rates = {"pairs": self.pairs, "b_cubed": self.b_cubed, "copies": self.copies}
        counts = {
            "reports": self.reports,
            "claims": self.claims,
            "incidents": self.incidents,
            "named": self.named,
        }
        seconds = {"extracting_seconds": round(self.extracting, 2), "linking_seconds": round(self.linking, 3)}
        return {name: rate and rate.as_json() for name, rate in rates.items()} | counts | seconds


def run(folder: Path, pipeline: Pipeline, tick: Tick | None = None) -> Links:
    """Extracts every report of the folder, links them, and scores what gold names."""
    tell = tick or (lambda what, done, of: None)
    gold = grouped(_needed(folder / "incidents.jsonl"), "reports", "incident")
    reports = {item.id: item for item in read([str(_there(folder / "reports.jsonl"))], ReadOptions()) if isinstance(item, Report)}  # fmt: skip
    began = time.perf_counter()
    claims: list[Claim] = []
    for n, report in enumerate(reports.values(), 1):
        claims += pipeline.claims(report)
        tell("extracting", n, len(reports))
    turned = time.perf_counter()
    found = incidents(reports, claims, lambda n: tell("linking", n, 0))
    ended = time.perf_counter()
    mains = {part.report: n for n, incident in enumerate(found) for part in incident.reports if part.main}
    both = compared(gold, mains)
    story = {report: place.story for report, place in originals(reports.values()).items()}
    groups = folder / "syndicated.jsonl"
    copies = None
    if groups.is_file():
        of = grouped(rows(groups, "copies"), "copies")
        copies = pairs(*compared(of, {report: story.get(report, report) for report in of}))
    return Links(
        len(reports), len(claims), len(found), len(gold), pairs(*both), b_cubed(*both), copies,
        tuple(sorted(set(gold) - set(reports))), turned - began, ended - turned,
    )  # fmt: skip


def grouped(groups: Sequence[Json], key: str, name: str | None = None) -> dict[str, int]:
    """Member → number of its group; groups whose `name` is null are none. Raises OnrecordError where a member is in two."""
    out: dict[str, int] = {}
    for number, group in enumerate(groups):
        if name is not None and group.get(name, number) is None:
            continue
        for member in group[key]:
            if out.setdefault(member, number) != number:
                raise OnrecordError(
                    f"gold {key}",
                    f"{member!r} in two groups",
                    "each report in one group at most",
                    "Mend the line.",
                )
    return out


def compared(gold: Mapping[str, int], found: Mapping[str, Hashable]) -> tuple[list[Hashable], list[Hashable]]:
    """The two labels of every member of gold; what was not found in any group stands alone."""
    return list(gold.values()), [found.get(member, ("alone", member)) for member in gold]


def _needed(path: Path) -> list[Json]:
    return rows(_there(path), "reports")


def _there(path: Path) -> Path:
    if not path.is_file():
        raise OnrecordError(
            str(path.parent), f"no {path.name} in it", "a folder with reports.jsonl and incidents.jsonl", "Give the folder of such a gold set.",
        )  # fmt: skip
    return path
