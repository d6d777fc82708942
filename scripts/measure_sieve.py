"""What a sieve between the prefilter and the parser would save, and which claims it would lose.

    python scripts/measure_sieve.py CORPUS [CORPUS …]

A linear model of the words in the sentences that pass the prefilter, no weight below nought, so that no word takes back
what another one tells. Half of the reports (by the digest of their ids) fit it; the other half is passed over report by
report, the least likely first, and held against what the whole pipeline finds in it. docs/performance.md has the result.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.annotate import speaks, split
from onrecord.annotate.prefilter import PREFILTER
from onrecord.pipeline import Pipeline
from onrecord.read import ReadOptions, read
from onrecord.records import Report
from onrecord.scanning import lowered

_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*")
LEAST, PENALTY, WEIGHT_OF_CLAIMS, STEPS = 4, 2.0, 5.0, 250
"""Sentences that a word must stand in; pull of the weights to nought; what a sentence with a claim counts beside one without."""
LOSSES = (0.0, 0.0005, 0.005, 0.01)
"""Shares of the claims that may be lost."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sieved:
    """A report by its sentences that pass the prefilter: the words of each, and whether a claim begins in it."""

    fits: bool
    claims: int
    words: tuple[frozenset[str], ...]
    told: tuple[bool, ...]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", nargs="+")
    reports = list(_sieved(parser.parse_args().corpora))
    weights, bias = _fitted([r for r in reports if r.fits])
    kept = sorted((r for r in reports if not r.fits), key=lambda r: _score(r, weights, bias))
    for line in _lines(kept):
        sys.stdout.write(line + "\n")
    return 0


def _sieved(corpora: Sequence[str]) -> Iterator[Sieved]:
    pipeline = Pipeline()
    for report in read(corpora, ReadOptions()):
        if not isinstance(report, Report) or not speaks(report):
            continue
        found = split(report)
        wanted = [found[i] for i in pipeline.annotator.worth_parsing(report.text, found)]
        claims = pipeline.claims(report)
        starts = [claim.evidence.start for claim in claims]
        low = lowered(report.text)
        half = int(hashlib.sha256(report.id.encode()).hexdigest(), 16) % 2 == 0
        words = tuple(_words(low, s.start, s.end) for s in wanted)
        yield Sieved(
            half, len(claims), words, tuple(any(s.start <= at < s.end for at in starts) for s in wanted)
        )


def _words(low: str, start: int, end: int) -> frozenset[str]:
    words = {w if w[0].isalpha() else "#" for w in _WORD.findall(low, start, end)}
    return frozenset(words | {f"passes {m.group()}" for m in PREFILTER.finditer(low, start, end)})


def _fitted(reports: Sequence[Sieved]) -> tuple[dict[str, float], float]:
    """Weights of the words and the bias, by gradient descent (Adam) on the sentences, the weights kept above nought."""
    sentences = [(w, t) for r in reports for w, t in zip(r.words, r.told, strict=True)]
    seen = Counter(word for words, _ in sentences for word in words)
    names = sorted(word for word, n in seen.items() if n >= LEAST)
    number = {word: i for i, word in enumerate(names)}
    columns = [
        np.array([number[w] for w in sorted(words) if w in number], np.int64) for words, _ in sentences
    ]
    flat, lines = np.concatenate(columns), np.repeat(np.arange(len(columns)), [len(c) for c in columns])
    told = np.array([t for _, t in sentences], np.float64)
    counted = np.where(told > 0, WEIGHT_OF_CLAIMS, 1.0)
    w: Floats = np.zeros(len(names) + 1)
    w[-1] = -2.0
    mean, square = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, STEPS + 1):
        raw = np.bincount(lines, w[flat], len(columns)) + w[-1]
        off = counted * (1 / (1 + np.exp(-raw)) - told)
        gradient = np.append(np.bincount(flat, off[lines], len(names)) + PENALTY * w[:-1], off.sum())
        mean, square = 0.9 * mean + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        pace = 0.05 if step < 0.7 * STEPS else 0.015
        w = w - pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        w[:-1] = np.maximum(w[:-1], 0)
    return dict(zip(names, map(float, w[:-1]), strict=True)), float(w[-1])


def _score(report: Sieved, weights: dict[str, float], bias: float) -> float:
    """How likely the report holds a claim: of its sentences together."""
    raw: Any = [bias + sum(weights.get(w, 0.0) for w in words) for words in report.words]
    return float(np.log(np.exp(raw).sum())) if raw else float("-inf")


def _lines(kept: Sequence[Sieved]) -> Iterator[str]:
    """What is passed over, and lost, for each share of the claims that may be lost; the least likely reports come first."""
    claims, sentences = sum(r.claims for r in kept), sum(len(r.words) for r in kept)
    silent = sum(not r.claims for r in kept)
    yield f"kept half: {len(kept)} reports, {silent} without a claim, {claims} claims, {sentences} sentences that pass the prefilter"
    for share in LOSSES:
        over, lost = 0, 0
        for report in kept:
            if lost + report.claims > share * claims:
                break
            over, lost = over + 1, lost + report.claims
        spared = sum(len(r.words) for r in kept[:over])
        none = sum(not r.claims for r in kept[:over])
        yield f"{lost} claims lost: {over} reports passed over, {none} of them without a claim, {spared / sentences:.1%} of the sentences"


if __name__ == "__main__":
    raise SystemExit(main())
