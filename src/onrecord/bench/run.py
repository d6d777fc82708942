"""A gold folder → its score and the speed and memory of the run that made it.

A gold folder holds `claims.jsonl` and the reports: `reports.jsonl`, or `.txt` files named by report.
`published` is the day of publication of those reports whose text and data give none.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from onrecord.bench.scoring import Json, Score, score
from onrecord.errors import OnrecordError
from onrecord.pipeline import Pipeline
from onrecord.read import ReadOptions, read
from onrecord.records import Report


@dataclass(frozen=True, slots=True)
class Run:
    score: Score
    reports: int
    words: int
    seconds: float
    peak_mb: float
    """Peak resident memory of the process, in MB of 10^6 bytes."""
    missing: tuple[str, ...] = ()
    """Reports that gold speaks of and the folder does not hold: their claims count as missed."""

    @property
    def words_per_second(self) -> float:
        return self.words / self.seconds if self.seconds else 0.0

    @property
    def reports_per_second(self) -> float:
        return self.reports / self.seconds if self.seconds else 0.0

    def as_json(self) -> Json:
        return self.score.as_json() | {
            "speed": {
                "reports": self.reports, "words": self.words, "seconds": round(self.seconds, 3),
                "words_per_second": round(self.words_per_second), "reports_per_second": round(self.reports_per_second, 2),
                "peak_mb": round(self.peak_mb, 1),
            }
        }  # fmt: skip


def gold_claims(folder: Path) -> dict[str, list[Json]]:
    """Gold claims by report."""
    path = folder / "claims.jsonl"
    if not path.is_file():
        raise OnrecordError(
            str(folder),
            "no claims.jsonl in it",
            "a folder with claims.jsonl and its reports",
            "Give the folder of one gold set.",
        )
    out: dict[str, list[Json]] = {}
    for claim in rows(path, "report", "kind", "evidence"):
        out.setdefault(claim["report"], []).append(claim)
    return out


def rows(path: Path, *keys: str) -> list[Json]:
    """The JSON objects of a gold file, a line each, that must have these keys."""
    with path.open(encoding="utf-8") as lines:
        return [_row(line, keys, f"{path}, line {n}") for n, line in enumerate(lines, 1) if line.strip()]


def _row(line: str, keys: Sequence[str], where: str) -> Json:
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if isinstance(row, dict) and set(keys) <= set(row):
        return row
    raise OnrecordError(
        where,
        "no gold line of this kind",
        f"a JSON object with {', '.join(keys)}",
        "Mend the line.",
    )


def gold_reports(folder: Path, wanted: Sequence[str], published: date | None) -> list[Report]:
    """The reports that gold claims speak of, in the folder's order."""
    corpus = folder / "reports.jsonl"
    paths = [str(corpus)] if corpus.is_file() else [str(p) for p in sorted(folder.glob("*.txt"))]
    out = []
    for item in read(paths, ReadOptions()):
        if isinstance(item, Report) and item.id in wanted:
            undated = item.published is None and published is not None
            out.append(replace(item, published=published, published_by="given") if undated else item)
    return out


def run(
    folder: Path,
    pipeline: Pipeline,
    published: date | None = None,
    on_report: Callable[[int, int], None] | None = None,
    kinds: Sequence[str] | None = None,
) -> Run:
    """Extracts every gold report of the folder and scores it, the claims of these kinds alone where some are given.

    Loading the models is not timed.
    """
    gold = {report: _of_kinds(claims, kinds) for report, claims in gold_claims(folder).items()}
    reports = gold_reports(folder, list(gold), published)
    if reports:
        pipeline.claims(reports[0])
    predicted: dict[str, list[Json]] = {}
    words = 0
    started = time.perf_counter()
    for n, report in enumerate(reports, 1):
        predicted[report.id] = _of_kinds([claim.as_json() for claim in pipeline.claims(report)], kinds)
        words += len(report.text.split())
        if on_report is not None:
            on_report(n, len(reports))
    seconds = time.perf_counter() - started
    return Run(
        score(gold, predicted),
        len(reports),
        words,
        seconds,
        peak_mb(),
        tuple(sorted(set(gold) - set(predicted))),
    )


class Reader(Protocol):
    """Something that reads a text as onrecord does, to be measured beside it."""

    name: str
    published: float | None

    def read(self, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Beside:
    """Words a second of onrecord and of a peer over the same reports, report by report in turn."""

    peer: str
    onrecord: float
    theirs: float
    published: float | None
    """The peer's speed as its makers publish it: what this machine slows both down by."""

    @property
    def ratio(self) -> float:
        return self.onrecord / self.theirs if self.theirs else 0.0

    def as_json(self) -> Json:
        return {
            "peer": self.peer, "onrecord": round(self.onrecord), "theirs": round(self.theirs), "ratio": round(self.ratio, 3),
            "published": self.published and round(self.published),
        }  # fmt: skip


def beside(
    folder: Path,
    pipeline: Pipeline,
    peer: Reader,
    rounds: int = 3,
    tick: Callable[[int, int], None] | None = None,
) -> Beside:
    """Times both over every gold report of the folder, each report by one and then by the other, `rounds` times."""
    reports = gold_reports(folder, list(gold_claims(folder)), None)
    for report in reports[:1]:
        pipeline.claims(report)
        peer.read(report.text)
    ours = theirs = 0.0
    for n, report in enumerate(reports * rounds, 1):
        started = time.perf_counter()
        pipeline.claims(report)
        turned = time.perf_counter()
        peer.read(report.text)
        ours, theirs = ours + turned - started, theirs + time.perf_counter() - turned
        if tick is not None:
            tick(n, len(reports) * rounds)
    words = rounds * sum(len(report.text.split()) for report in reports)
    return Beside(peer.name, words / ours if ours else 0.0, words / theirs if theirs else 0.0, peer.published)


def _of_kinds(claims: list[Json], kinds: Sequence[str] | None) -> list[Json]:
    return claims if kinds is None else [claim for claim in claims if claim["kind"] in kinds]


def peak_mb() -> float:
    """Peak resident memory. Linux tells that of this program alone; elsewhere the count includes what started it."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6
    except (OSError, IndexError):
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
