"""Labelled pairs of reports → how well it is told which are not independent of one another.

Comes in: a folder with `documents.jsonl` and `pairs.jsonl` (`a`, `b`, `not_independent`). Goes out: precision, recall and F1
of "not independent", for pairs that the index finds by itself among all documents, as `onrecord copies` does.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from onrecord.bench.linking import Agreement
from onrecord.bench.run import rows
from onrecord.bench.scoring import Json
from onrecord.errors import OnrecordError
from onrecord.link import copies
from onrecord.read import ReadOptions, read
from onrecord.records import Report


@dataclass(frozen=True, slots=True)
class Independence:
    reports: int
    labelled: int
    agreement: Agreement
    seconds: float
    wrong: tuple[tuple[str, str, bool], ...]
    """(a, b, whether they are labelled not independent) of the pairs that are judged otherwise."""

    def measures(self) -> dict[str, float]:
        return {"not_independent_f1": self.agreement.f1}

    def as_json(self) -> Json:
        counts = {"reports": self.reports, "labelled": self.labelled, "seconds": round(self.seconds, 3)}
        return counts | {"not_independent": self.agreement.as_json()}


def run(folder: Path) -> Independence:
    """Finds the copies among all documents and holds them against the labels."""
    documents, labels = folder / "documents.jsonl", folder / "pairs.jsonl"
    for path in (documents, labels):
        if not path.is_file():
            raise OnrecordError(
                str(folder), f"no {path.name} in it", "a folder with documents.jsonl and pairs.jsonl", "Give the folder of such a gold set.",
            )  # fmt: skip
    reports = {r.id: r for r in read([str(documents)], ReadOptions()) if isinstance(r, Report)}
    began = time.perf_counter()
    story = copies.originals(reports.values())
    seconds = time.perf_counter() - began
    of = {report: place.story for report, place in story.items()}
    right = found = gold = 0
    wrong = []
    pairs = rows(labels, "a", "b", "not_independent")
    for pair in pairs:
        a, b, labelled = pair["a"], pair["b"], bool(pair["not_independent"])
        # One text filed twice under one id is no pair that anything could be found between.
        judged = a == b or (a in of and of.get(a) == of.get(b))
        found, gold, right = found + judged, gold + labelled, right + (judged and labelled)
        if judged != labelled:
            wrong.append((a, b, labelled))
    agreement = Agreement(right / found if found else 0.0, right / gold if gold else 0.0)
    return Independence(len(reports), len(pairs), agreement, seconds, tuple(wrong))
