"""Makes src/onrecord/data/choices.json again: the weights of the trained choices (scope, method, actor).

    python scripts/train_choices.py ../shared/gold/fakes ../shared/gold/news [--folds 5] [--out FILE]

Each choice is a linear model over the options that the rules found (a conditional logit with an L2
penalty, trained by gradient descent). With --folds nothing is written: every fold is scored with weights
trained on the reports of the others, which is the honest figure.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.bench.run import gold_claims, gold_reports
from onrecord.bench.scoring import FIELDS, Json, pairs, score
from onrecord.extract import assemble
from onrecord.extract.choosing import Chooser, Traced
from onrecord.extract.story import Story
from onrecord.pipeline import Pipeline
from onrecord.records import PEOPLE_KINDS, Report

OUT = Path(__file__).resolve().parents[1] / "src/onrecord/data/choices.json"
WEIGHT_ALSO = 0.5
"""What an example of --also counts beside one of the scored sets: its reports are of another style."""
PENALTY = {"scope": 1.0, "method": 2.0, "actor": 1.5}
"""Chosen by the folds of --folds on the three sets with tests/gold/wars beside them; flat within a factor of two."""
LEAST = 2
"""A feature seen in fewer options says nothing."""
Weights = Mapping[str, Mapping[str, float]]


class Corpus:
    """Reports annotated once, so that every fold only extracts."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.pipeline = Pipeline()
        self.gold: dict[str, list[Json]] = {}
        self.stories: dict[str, tuple[Any, ...]] = {}
        for folder in folders:
            gold = gold_claims(folder)
            for report in gold_reports(folder, list(gold), None):
                self.gold[report.id] = [c for c in gold[report.id] if c["kind"] in PEOPLE_KINDS]
                self.stories[report.id] = self._annotated(report)

    @staticmethod
    def ids(folders: Sequence[Path]) -> list[str]:
        return [report for folder in folders for report in gold_claims(folder)]

    def _annotated(self, report: Report) -> tuple[Any, ...]:
        annotated = self.pipeline.annotator.annotate(report)
        resolved = self.pipeline.resolved(annotated)
        return annotated, lambda: resolved

    def claims(self, report: str, chooser: Chooser) -> list[Json]:
        found = assemble.claims(Story(*self.stories[report]), chooser)
        return [c.as_json() for c in found if c.kind in PEOPLE_KINDS]

    def traced(self, report: str, weights: Weights) -> list[Traced]:
        chooser = Chooser(weights, [])
        assemble.claims(Story(*self.stories[report]), chooser)
        return chooser.trace or []


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument(
        "--also", nargs="*", type=Path, default=[], help="folders to train on, never to score"
    )
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    corpus = Corpus([*options.folders, *options.also])
    extra = frozenset(Corpus.ids(options.also))
    if options.folds:
        return folds(corpus, options.folds, extra)
    weights = trained(corpus, sorted(corpus.gold), extra)
    rounded = {
        c: {f: round(w, 3) for f, w in sorted(of.items()) if abs(w) >= 0.02} for c, of in weights.items()
    }
    text = json.dumps(rounded, indent=0, sort_keys=True) + "\n"
    options.out.write_text(text, encoding="utf-8")
    tell(
        f"weights: { {c: len(of) for c, of in rounded.items()} }\nbytes: {len(text)}\nSHA-256: {hashlib.sha256(text.encode()).hexdigest()}"
    )
    return 0


def folds(corpus: Corpus, n: int, extra: frozenset[str] = frozenset()) -> int:
    """Every fifth report by the digest of its id is a fold; the reports of `extra` are in none and train them all."""

    def fold(report: str) -> int:
        return int(hashlib.sha256(report.encode()).hexdigest(), 16) % n

    scored = [r for r in sorted(corpus.gold) if r not in extra]
    together: dict[str, list[Json]] = {}
    for k in range(n):
        weights = trained(corpus, [r for r in sorted(corpus.gold) if r in extra or fold(r) != k], extra)
        held = [r for r in scored if fold(r) == k]
        predicted = {r: corpus.claims(r, Chooser(weights)) for r in held}
        tell(f"fold {k}: {line({r: corpus.gold[r] for r in held}, predicted)}")
        together |= predicted
    tell(f"all: {line({r: corpus.gold[r] for r in scored}, together)}")
    return 0


def line(gold: Mapping[str, Sequence[Json]], predicted: Mapping[str, Sequence[Json]]) -> str:
    result = score(gold, predicted)
    fields = "  ".join(
        f"{k} {result.fields[k]:.3f}" for k in ("groups", "actor", "method", "scope", "part_of", "superseded")
    )
    return f"reports {len(gold)}  found F1 {result.found.f1:.3f}  toll F1 {result.toll.f1:.3f}  {fields}"


def trained(
    corpus: Corpus, reports: Sequence[str], extra: frozenset[str] = frozenset()
) -> dict[str, dict[str, float]]:
    """Weights of all choices, one after the other, as each sees what the ones before it chose."""
    weights: dict[str, dict[str, float]] = {}
    for choice, right in RIGHT.items():
        examples: list[tuple[Any, list[int]]] = []
        counted: list[float] = []
        for report in reports:
            traced = [t for t in corpus.traced(report, weights) if t.choice == choice]
            examples += labelled(corpus.gold[report], traced, right)
            counted += [WEIGHT_ALSO if report in extra else 1.0] * (len(examples) - len(counted))
        weights[choice] = fitted(examples, PENALTY[choice], counted)
    return weights


def labelled(
    gold: Sequence[Json], traced: Sequence[Traced], right: Callable[[Json, Any], bool]
) -> list[tuple[tuple[Any, ...], list[int]]]:
    """(options, the right ones among them) of each draft that gold knows, where the right answer is an option."""
    drafts = [
        {"kind": t.kind, "figure": None if t.figure is None else {"low": t.figure[0], "high": t.figure[1]},
         "evidence": {"start": t.start, "end": t.end}, "groups": [], "traced": t} for t in traced
    ]  # fmt: skip
    out = []
    for claim, draft in pairs(gold, drafts):
        options = draft["traced"].options
        good = [i for i, (value, _) in enumerate(options) if right(claim, value)]
        if good and len(good) < len(options):
            out.append((tuple(features for _, features in options), good))
    return out


RIGHT: dict[str, Callable[[Json, Any], bool]] = {
    "scope": lambda gold, value: bool(gold["scope"] == value),
    "method": lambda gold, value: bool(gold["method"] == value),
    "actor": lambda gold, value: FIELDS["actor"](gold, {"actor": {"text": value} if value else None}),
}


def fitted(
    examples: Sequence[tuple[Any, list[int]]], penalty: float, counted: Sequence[float]
) -> dict[str, float]:
    """Weights of a conditional logit; every right option shares the credit."""
    seen: dict[str, int] = defaultdict(int)
    for options, _ in examples:
        for option in options:
            for feature in option:
                seen[feature] += 1
    names = sorted(f for f, n in seen.items() if n >= LEAST)
    index = {f: i for i, f in enumerate(names)}
    rows = [
        [np.array(sorted(index[f] for f in option if f in index), dtype=int) for option in options]
        for options, _ in examples
    ]
    w, speed = np.zeros(len(names)), np.zeros(len(names)) + 1e-8
    for step in range(400):
        gradient = penalty * w
        for options, (_, good), weight in zip(rows, examples, counted, strict=True):
            raw = np.array([w[o].sum() for o in options])
            p = np.exp(raw - raw.max())
            p /= p.sum()
            q = np.zeros(len(options))
            q[good] = p[good] / p[good].sum()
            for o, d in zip(options, p - q, strict=True):
                gradient[o] += weight * d
        speed += gradient**2
        w -= (1.0 if step < 200 else 0.3) * gradient / np.sqrt(speed)
    return dict(zip(names, map(float, w), strict=True))


def tell(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    raise SystemExit(main())
