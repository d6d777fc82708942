"""Makes src/onrecord/data/attribution.bin.xz again: the weights that find who says what (docs in data/ATTRIBUTION.md).

    python scripts/train_attribution.py ../shared/gold/polnear/train.jsonl [--epochs N] [--out FILE]

Two linear-chain conditional random fields over hashed features, trained with AdaGrad. Passages are the sentences
that an attribution spans; some neighbours are joined to them, and half of the articles are learned again without its
commas, as many corpora of reports have lost theirs. Takes about ten minutes and 4 GB.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.annotate import Annotator, sentences
from onrecord.extract.told import CUE_TAGS, SPAN_TAGS, Chain, packed
from onrecord.extract.told_features import ROWS, Passages, cue_rows, span_rows
from onrecord.records import Block, Token

OUT = Path(__file__).resolve().parents[1] / "src/onrecord/data/attribution.bin.xz"
SEED = 1
LONGEST = 150
"""Words of a passage; longer ones (tables, transcripts) are left out."""
JOINED = 0.3
"""How many passages are joined to the one before, so that the model learns where a quotation ends."""
WITHOUT_COMMAS = 2
"""Every second article is learned a second time without commas."""
RATE, PENALTY, BATCH = 0.15, 1e-3, 32
BIAS = 0.1
LEAST_SEEN = {CUE_TAGS: 40, SPAN_TAGS: 80}
"""Features seen with fewer words are not learned: an eighth of the size for a hundredth of the score."""
LEAST_WEIGHT = 0.03
"""Rows with no weight above this are not shipped."""

Parsed = tuple[Token, ...]


@dataclass
class Passage:
    """Sentences that hang together, and their attributions: role → positions of words, sentences laid end to end."""

    article: str
    sentences: list[Parsed]
    told: list[dict[str, list[int]]] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(map(len, self.sentences))


def articles(path: Path, annotator: Annotator) -> Iterator[Passage]:
    """The passages of every article, in order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        yield from passages(article, annotator)


def passages(article: dict[str, Any], annotator: Annotator) -> list[Passage]:
    text = article["text"]
    found = sentences(text, Block("body", 0, len(text)), 0, 0)
    parsed = annotator.parsed(text, found)
    told = [
        {role: [tuple(span) for span in a.get(role) or []] for role in ("source", "cue", "content")}
        for a in article["attributions"]
    ]
    told = [a for a in told if a["cue"] and a["content"]]

    def sentence_of(offset: int) -> int:
        return next((i for i, s in enumerate(found) if offset < s.end), len(found) - 1)

    reach = [
        (sentence_of(min(s for spans in a.values() for s, _ in spans)), sentence_of(max(e for spans in a.values() for _, e in spans) - 1))
        for a in told
    ]  # fmt: skip
    out: list[Passage] = []
    first = 0
    while first < len(found):
        last = at = first
        while at <= last:
            last = max([last, *(hi for lo, hi in reach if lo <= at <= hi)])
            at += 1
        here = Passage(article["id"], [t for t in parsed[first : last + 1] if t])
        words = [t for s in here.sentences for t in s]
        for a, (lo, _) in zip(told, reach, strict=True):
            if first <= lo <= last:
                at_words = {
                    role: [i for i, t in enumerate(words) if any(t.start < end and start < t.end for start, end in spans)]
                    for role, spans in a.items()
                }  # fmt: skip
                if at_words["cue"] and at_words["content"]:
                    here.told.append(at_words)
        if words and len(words) < LONGEST:
            out.append(here)
        first = last + 1
    return out


def joined(found: Sequence[Passage], chance: random.Random) -> list[Passage]:
    """Some passages as one with the next of their article."""
    out: list[Passage] = []
    for passage in found:
        before = out[-1] if out else None
        if before is not None and before.article == passage.article and chance.random() < JOINED and len(before) + len(passage) < LONGEST - 20:  # fmt: skip
            n = len(before)
            told = before.told + [{r: [i + n for i in at] for r, at in a.items()} for a in passage.told]
            out[-1] = Passage(before.article, before.sentences + passage.sentences, told)
        else:
            out.append(passage)
    return out


def without_commas(passage: Passage, annotator: Annotator) -> Passage | None:
    """The passage parsed again without its commas; None where it has none or nothing is told in it."""
    words = [t for s in passage.sentences for t in s]
    kept = [i for i, t in enumerate(words) if t.text != ","]
    if len(kept) == len(words) or not passage.told:
        return None
    new = {old: n for n, old in enumerate(kept)}
    left = [[t.text for t in s if t.text != ","] for s in passage.sentences]
    told = [{r: [new[i] for i in at if i in new] for r, at in a.items()} for a in passage.told]
    return Passage(passage.article, annotator.parsed_words([s for s in left if s]), [a for a in told if a["cue"] and a["content"]])  # fmt: skip


Rows = npt.NDArray[np.int32]
Example = tuple[Rows, npt.NDArray[np.int64]]


def examples(found: Sequence[Passage]) -> tuple[list[Example], list[Example]]:
    """(rows, tags) of every passage for the cues, and of every attribution for its source and content."""
    cues: list[Example] = []
    spans: list[Example] = []
    for passage in found:
        laid = Passages.of([passage.sentences])
        tags = np.zeros(len(laid), np.int64)
        for a in passage.told:
            _mark(tags, a["cue"], 1)
        cues.append((cue_rows(laid), tags))
        if not passage.told:
            continue
        rows, bounds = span_rows(laid, [(0, a["cue"][0], a["cue"][-1]) for a in passage.told])
        for a, (start, end) in zip(passage.told, bounds, strict=True):
            tags = np.zeros(end - start, np.int64)
            _mark(tags, a["content"], 3)
            _mark(tags, a["source"], 1)
            tags[a["cue"]] = 0
            spans.append((rows[start:end], tags))
    return cues, spans


def _mark(tags: npt.NDArray[np.int64], at: Sequence[int], begin: int) -> None:
    for n, i in enumerate(at):
        tags[i] = begin + 1 if n and at[n - 1] == i - 1 else begin


class Field:
    """A linear-chain conditional random field over hashed features, with AdaGrad steps."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        n = len(tags)
        self.tags = tags
        self.rows = np.zeros(0, np.int64)
        self.weights = np.zeros((1, n), np.float32)
        """Of the rows that are learned; the first is that of all others and stays 0."""
        self._seen = np.zeros((1, n), np.float32)
        self.steps, self._steps_seen = np.zeros((n, n), np.float32), np.full((n, n), 1e-4, np.float32)
        self.start, self._start_seen = np.zeros(n, np.float32), np.full(n, 1e-4, np.float32)
        ok = np.array(
            [[not b.startswith("I-") or a[2:] == b[2:] for b in tags] for a in tags]
        )  # 'I-source' comes only after 'B-source' or itself
        self.barred = np.where(ok, 0, -1e4).astype(np.float32)

    def chain(self) -> Chain:
        """The model as it is shipped: rare and weightless rows left out, weights in steps of 1/127 of the greatest."""
        heavy = abs(self.weights[1:]).max(axis=1) >= LEAST_WEIGHT
        top = float(np.quantile(abs(self.weights[1:][heavy]).max(axis=1), 0.999))
        whole = np.zeros((ROWS, len(self.tags)), np.int8)
        whole[self.rows[heavy]] = np.clip(np.rint(self.weights[1:][heavy] / top * 127), -127, 127)
        return Chain(whole, top / 127, self.steps + self.barred, self.start + self.barred[0])

    def learn(self, given: Sequence[Example], epochs: int, chance: random.Random) -> None:
        count = np.zeros(ROWS, np.int64)
        for rows, _ in given:
            count += np.bincount(rows.ravel(), minlength=ROWS)
        self.rows = np.flatnonzero(count >= LEAST_SEEN[self.tags])
        place = np.zeros(ROWS, np.int32)
        place[self.rows] = np.arange(1, len(self.rows) + 1)
        given = [(place[rows], tags) for rows, tags in given]
        self.weights = np.zeros((len(self.rows) + 1, len(self.tags)), np.float32)
        self._seen = np.full_like(self.weights, 1e-4)
        for epoch in range(epochs):
            began = time.monotonic()
            order = sorted(range(len(given)), key=lambda i: (len(given[i][1]) // 8, chance.random()))
            batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
            chance.shuffle(batches)
            for batch in batches:
                self._step([given[i] for i in batch], RATE * (1 - 0.8 * epoch / epochs))
            tell(f"epoch {epoch + 1} of {epochs}: {time.monotonic() - began:.0f} s")

    def _step(self, batch: Sequence[Example], rate: float) -> None:
        lengths = np.array([len(tags) for _, tags in batch])
        many, longest, n = len(batch), int(lengths.max()), len(self.start)
        scores = np.zeros((many, longest, n), np.float32)
        for i, (rows, _) in enumerate(batch):
            scores[i, : lengths[i]] = self.weights[rows].sum(axis=1)
        steps = self.steps + self.barred
        ahead, behind = np.zeros_like(scores), np.zeros_like(scores)
        ahead[:, 0] = scores[:, 0] + self.start + self.barred[0]
        on = np.arange(longest)[None] < lengths[:, None]
        for t in range(1, longest):
            ahead[:, t] = _log_sum(ahead[:, t - 1][:, :, None] + steps[None], 1) + scores[:, t]
        for t in range(longest - 2, -1, -1):
            back = _log_sum(steps[None] + (scores[:, t + 1] + behind[:, t + 1])[:, None, :], 2)
            behind[:, t] = np.where(on[:, t + 1][:, None], back, 0)
        total = _log_sum(ahead[np.arange(many), lengths - 1], 1)
        expected = np.exp(np.minimum(ahead + behind - total[:, None, None], 0)) * on[:, :, None]
        for_steps = np.zeros((n, n), np.float32)
        for t in range(1, longest):
            both = ahead[:, t - 1][:, :, None] + steps[None] + (scores[:, t] + behind[:, t])[:, None, :] - total[:, None, None]  # fmt: skip
            for_steps -= (np.exp(np.minimum(both, 0)) * on[:, t][:, None, None]).sum(0)
        gradient, for_start = -expected, -expected[:, 0].sum(0)
        at, by = [], []
        for i, (rows, tags) in enumerate(batch):
            gradient[i, np.arange(lengths[i]), tags] += 1
            for_start[tags[0]] += 1
            np.add.at(for_steps, (tags[:-1], tags[1:]), 1)
            at.append(rows.ravel())
            by.append(np.repeat(gradient[i, : lengths[i]], rows.shape[1], axis=0))
        rows, inverse = np.unique(np.concatenate(at), return_inverse=True)
        amounts = np.concatenate(by)
        summed = np.stack(
            [np.bincount(inverse, weights=amounts[:, k], minlength=len(rows)) for k in range(n)], 1
        )
        summed = summed.astype(np.float32) - PENALTY * self.weights[rows]
        self._seen[rows] += summed * summed
        self.weights[rows] += rate * summed / np.sqrt(self._seen[rows])
        self.weights[0] = 0
        self._steps_seen += for_steps * for_steps
        self.steps += rate * for_steps / np.sqrt(self._steps_seen)
        self._start_seen += for_start * for_start
        self.start += rate * for_start / np.sqrt(self._start_seen)


def _log_sum(a: npt.NDArray[np.float32], axis: int) -> npt.NDArray[np.float32]:
    top = a.max(axis=axis, keepdims=True)
    return np.asarray((top + np.log(np.exp(a - top).sum(axis=axis, keepdims=True))).squeeze(axis))


def tell(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    annotator, chance = Annotator(), random.Random(SEED)  # noqa: S311 - the same order every time is what is wanted
    found = list(articles(options.train, annotator))
    tell(f"{len(found)} passages read")
    half = [p for p in found if int(hashlib.sha256(p.article.encode()).hexdigest(), 16) % WITHOUT_COMMAS == 0]
    bare = [b for p in half if (b := without_commas(p, annotator)) is not None]
    cues, spans = examples(joined(found, chance) + bare)
    tell(f"{len(cues)} passages, {len(spans)} attributions to learn from")
    models = []
    for tags, given in ((CUE_TAGS, cues), (SPAN_TAGS, spans)):
        model = Field(tags)
        model.learn(given, options.epochs, chance)
        models.append(model.chain())
    data = packed(models, BIAS)
    options.out.write_bytes(data)
    tell(f"rows: {[int(m.weights.any(axis=1).sum()) for m in models]}\nbytes: {len(data)}\nSHA-256: {hashlib.sha256(data).hexdigest()}")  # fmt: skip
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
