"""Who says what, found by a small trained model: the source, the cue and the content of every attribution.

Comes in: passages of parsed words. Goes out: attributions as positions in the passage. Two linear-chain
models, one after the other: which words tell that somebody says something ('has said', 'according to'), and of
each of these which words are its source and which its content. The weights are data/attribution.bin.xz, made by
scripts/train_attribution.py; docs and limits are in data/ATTRIBUTION.md. It marks words of the text and adds none.
"""

from __future__ import annotations

import lzma
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from onrecord.extract.told_features import ROWS, Passages, cue_rows, span_rows
from onrecord.records import Token

CUE_TAGS = ("O", "B-cue", "I-cue")
SPAN_TAGS = ("O", "B-source", "I-source", "B-content", "I-content")
Floats = npt.NDArray[np.float32]
Span = tuple[int, int]
"""The first and the last word, in the passage."""


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution: positions of words in the passage, sentences laid end to end."""

    passage: int
    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A linear-chain model: `weights` a row for each hashed feature, `steps` from one tag to the next, `start` of the first."""

    weights: npt.NDArray[np.int8]
    scale: float
    steps: Floats
    start: Floats

    def scores(self, rows: npt.NDArray[np.int32]) -> Floats:
        """How well each tag suits each word."""
        out = np.empty((len(rows), self.weights.shape[1]), np.float32)
        for at in range(0, len(rows), 4096):
            # Feature after feature: adding up long lines is five times as fast as adding up each word's.
            across = np.take(self.weights, rows[at : at + 4096].T, axis=0)
            out[at : at + 4096] = across.sum(axis=0, dtype=np.int32)
        return out * np.float32(self.scale)

    def best(self, scores: Floats, bounds: Sequence[tuple[int, int]]) -> list[list[int]]:
        """The likeliest tags of each stretch of lines (Viterbi, stretches of like length together)."""
        out: list[list[int]] = [[] for _ in bounds]
        order = sorted(range(len(bounds)), key=lambda i: bounds[i][1] - bounds[i][0])
        for at in range(0, len(order), 64):
            group = order[at : at + 64]
            for i, tags in zip(group, self._best_of(scores, [bounds[i] for i in group]), strict=True):
                out[i] = tags
        return out

    def _best_of(self, scores: Floats, bounds: Sequence[tuple[int, int]]) -> list[list[int]]:
        lengths = np.array([end - first for first, end in bounds])
        longest, tags = int(lengths.max()), self.steps.shape[0]
        table = np.zeros((len(bounds), longest, tags), np.float32)
        for i, (first, end) in enumerate(bounds):
            table[i, : end - first] = scores[first:end]
        best = table[:, 0] + self.start
        back = np.zeros((longest, len(bounds), tags), np.int64)
        ends = np.where(lengths == 1, best.argmax(1), 0)
        for t in range(1, longest):
            ways = best[:, :, None] + self.steps[None]
            back[t] = ways.argmax(1)
            best = ways.max(1) + table[:, t]
            ends = np.where(lengths == t + 1, best.argmax(1), ends)
        out = []
        for i, length in enumerate(lengths):
            tag = int(ends[i])
            found = [tag]
            for t in range(int(length) - 1, 0, -1):
                tag = int(back[t, i, tag])
                found.append(tag)
            out.append(found[::-1])
        return out


@dataclass(frozen=True, slots=True)
class Teller:
    """Both models. `bias` is added to the beginning of a cue: more of them found, more of them wrong."""

    cues: Chain
    spans: Chain
    bias: float

    def find(
        self,
        passages: Sequence[Sequence[Sequence[Token]]],
        wanted: Callable[[Sequence[Token]], bool] | None = None,
    ) -> list[Told]:
        """Every attribution of the passages, in their order; of those alone whose cue is wanted, where that is asked."""
        laid = Passages.of(passages)
        if not len(laid):
            return []
        scores = self.cues.scores(cue_rows(laid))
        scores[:, 1] += self.bias
        found: list[tuple[int, int, int]] = []
        for passage, tags in enumerate(self.cues.best(scores, laid.bounds)):
            first = laid.bounds[passage][0]
            found += [(passage, first + a, first + b) for a, b in stretches(tags, 1)]
        every = found
        if wanted is not None:
            words = [t for passage in passages for sentence in passage for t in sentence]
            found = [cue for cue in found if wanted(words[cue[1] : cue[2] + 1])]
        if not found:
            return []
        rows, bounds = span_rows(laid, found, every)
        scores = self.spans.scores(rows)
        for (passage, first, last), (start, _) in zip(found, bounds, strict=True):
            offset = start - laid.bounds[passage][0]
            scores[first + offset : last + 1 + offset, 1:] = -50
        out = []
        for (passage, first, last), tags in zip(found, self.spans.best(scores, bounds), strict=True):
            base = laid.bounds[passage][0]
            out.append(
                Told(
                    passage, (first - base, last - base), tuple(stretches(tags, 1)), tuple(stretches(tags, 3))
                )
            )
        return out


def stretches(tags: Sequence[int], begin: int) -> list[Span]:
    """Runs of the tag `begin` and of the one after it, which goes on."""
    out: list[Span] = []
    start = None
    for i, tag in enumerate([*tags, 0]):
        if start is not None and tag != begin + 1:
            out.append((start, i - 1))
            start = None
        if tag == begin:
            start = i
    return out


MAGIC = b"onrecord attribution 1\n"


def packed(models: Sequence[Chain], bias: float) -> bytes:
    """The file of the weights: of each model the rows that are not all zero, then steps and start."""
    parts = [MAGIC, struct.pack("<f", bias)]
    for model in models:
        rows = np.flatnonzero(model.weights.any(axis=1))
        parts += [
            struct.pack("<IIf", len(rows), model.weights.shape[1], model.scale),
            np.diff(rows, prepend=0).astype("<u4").tobytes(),
            np.ascontiguousarray(model.weights[rows].T).tobytes(),
            model.steps.astype("<f4").tobytes(),
            model.start.astype("<f4").tobytes(),
        ]
    return lzma.compress(b"".join(parts), preset=9)


def unpacked(data: bytes) -> Teller:
    """The models of a file of weights. Raises ValueError where it is none."""
    raw = lzma.decompress(data)
    if not raw.startswith(MAGIC):
        raise ValueError("attribution weights: unknown format")
    at = len(MAGIC)
    (bias,) = struct.unpack_from("<f", raw, at)
    at += 4
    models = []
    for _ in range(2):
        count, tags, scale = struct.unpack_from("<IIf", raw, at)
        at += 12
        rows = np.cumsum(np.frombuffer(raw, "<u4", count, at))
        at += 4 * count
        weights = np.zeros((ROWS, tags), np.int8)
        weights[rows] = np.frombuffer(raw, np.int8, count * tags, at).reshape(tags, count).T
        at += count * tags
        steps = np.frombuffer(raw, "<f4", tags * tags, at).reshape(tags, tags)
        at += 4 * tags * tags
        start = np.frombuffer(raw, "<f4", tags, at)
        at += 4 * tags
        models.append(Chain(weights, scale, steps, start))
    return Teller(models[0], models[1], bias)


@lru_cache(maxsize=1)
def shipped() -> Teller:
    """The models that come with onrecord."""
    return unpacked(files("onrecord").joinpath("data", "attribution.bin.xz").read_bytes())
