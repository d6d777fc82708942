"""Sentences with labelled attributions → how many sources, cues and contents are found exactly.

Comes in: JSON Lines with `tokens` and `labels` (B-/I- of source, cue, content; CofeNet's form of PolNeAR, one or several
sentences a line). Goes out: precision, recall and F1 of each role. Counted as CofeNet counts (Wang et al., 2022): a role's
stretch is right where its first word, its last word and its role are those of the labels; all lines together. The labels
do not nest: where a content holds another attribution, only one is labelled, so ours are laid flat, the wider first.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.annotate import Annotator
from onrecord.bench.run import rows
from onrecord.bench.scoring import Rate
from onrecord.errors import OnrecordError
from onrecord.extract.told import Told, shipped
from onrecord.records import Token

ROLES = ("source", "cue", "content")
_PLAIN = {"``": '"', "''": '"', "`": "'", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
_BATCH = 50


@dataclass(frozen=True, slots=True)
class Found:
    """`rates`: role → precision, recall, F1; `seconds` without loading the models."""

    lines: int
    words: int
    seconds: float
    rates: dict[str, Rate]
    missed: tuple[tuple[str, str, str], ...]
    """(line, role, words) of labelled stretches that were not found exactly."""


def run(path: Path, annotator: Annotator, on_line: Callable[[int, int], None] | None = None) -> Found:
    """Finds the attributions of every line. Raises OnrecordError where a line has other labels than words."""
    given = rows(path, "tokens", "labels")
    right, predicted, gold = dict.fromkeys(ROLES, 0), dict.fromkeys(ROLES, 0), dict.fromkeys(ROLES, 0)
    missed = []
    words = 0
    teller = shipped()
    annotator.parsed_words([["Loaded", "."]])
    began = time.perf_counter()
    for at in range(0, len(given), _BATCH):
        lines = given[at : at + _BATCH]
        passages = []
        for line in lines:
            if len(line["labels"]) != len(line["tokens"]):
                raise OnrecordError(str(path), f"{len(line['tokens'])} tokens and {len(line['labels'])} labels in line {line.get('id')!r}",
                                 "as many labels as tokens", "Mend the line.")  # fmt: skip
            words += len(line["tokens"])
            passages.append(_parsed(annotator, [_PLAIN.get(w, w) for w in line["tokens"]]))
        told: list[list[Told]] = [[] for _ in lines]
        for one in teller.find(passages):
            told[one.passage].append(one)
        for line, here in zip(lines, told, strict=True):
            ours, theirs = stretches(flat(here, len(line["tokens"]))), stretches(line["labels"])
            for role in ROLES:
                p, g = {s for s in ours if s[2] == role}, {s for s in theirs if s[2] == role}
                right[role] += len(p & g)
                predicted[role] += len(p)
                gold[role] += len(g)
                missed += [
                    (str(line.get("id")), role, " ".join(line["tokens"][a : b + 1]))
                    for a, b, _ in sorted(g - p)
                ]
        if on_line is not None:
            on_line(min(at + _BATCH, len(given)), len(given))
    seconds = time.perf_counter() - began
    rates = {r: Rate(right[r], predicted[r], gold[r]) for r in ROLES}
    return Found(len(given), words, seconds, rates, tuple(missed))


def _parsed(annotator: Annotator, tokens: Sequence[str]) -> list[tuple[Token, ...]]:
    """The sentences of one line: it ends one with a full stop before a capital, quotation marks go to the sentence they close."""
    sentences: list[list[str]] = [[]]
    inside = False
    for i, word in enumerate(tokens):
        before = tokens[i - 1] if i else ""
        ended = before in (".", "!", "?", "…") or (
            before == '"' and not inside and i > 1 and tokens[i - 2] in (".", "!", "?", "…")
        )
        closes = word == '"' and inside
        if (
            sentences[-1]
            and ended
            and not closes
            and (word[:1].isupper() or word[:1].isdigit() or word in ('"', "'", "(", "["))
        ):
            sentences.append([])
        sentences[-1].append(word)
        if word == '"':
            inside = not inside
    return annotator.parsed_words(sentences)


def flat(told: Sequence[Told], words: int) -> list[str]:
    """One label a word, the attribution with the widest content laid first."""
    labels = ["O"] * words
    wide = sorted(told, key=lambda t: -max((b - a for a, b in t.content), default=0))
    for role in ("content", "source", "cue"):
        for one in wide:
            for a, b in [one.cue] if role == "cue" else getattr(one, role):
                labels[a] = f"B-{role}"
                labels[a + 1 : b + 1] = [f"I-{role}"] * (b - a)
    return labels


def stretches(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """(first word, last word, role) of every labelled stretch; an I- after another role begins one, as in CoNLL's count."""
    out: set[tuple[int, int, str]] = set()
    start, role = -1, ""
    for i, label in enumerate([*labels, "O"]):
        if start >= 0 and label != f"I-{role}":
            out.add((start, i - 1, role))
            start = -1
        if start < 0 and label != "O":
            start, role = i, label[2:]
    return out
