"""What the trained attribution model sees of a passage: hashed features of its words and grammar.

Comes in: passages, each the tokens of one or more sentences that hang together. Goes out: for every
word the rows of the weight table that speak for it. All of a report's passages go through at once, as
whole arrays: word by word it would cost more than the parser.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.extract.told_templates import CUE_TEMPLATES, SPAN_TEMPLATES, Template
from onrecord.records import Token

ROWS = 1 << 21
"""Rows of the weight table; a feature's row is its hash."""

Ids = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]
Columns = dict[str, Ids]

_PAD = 3
_QUOTES = {'"', "“", "”", "``", "''"}
_KIDS = ("ccomp", "xcomp", "nsubj", "nsubjpass", "dobj", "auxpass", "agent", "mark", "acl", "relcl", "prep", "pobj", "poss", "amod", "aux", "neg")  # fmt: skip
_BIT = {dep: 1 << i for i, dep in enumerate(_KIDS)}
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x85EBCA77C2B2AE63], np.uint64)
_SPREAD = np.uint64(0xFF51AFD7ED558CCD)


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    """A word as a number that is the same on every machine."""
    return zlib.crc32(word.encode()) + 1


@dataclass(frozen=True, slots=True)
class Passages:
    """Passages laid end to end. `head` holds positions in the whole; `bounds` the first word and the end of each passage."""

    lower: Ids
    lemma: Ids
    tag: Ids
    coarse: Ids
    dep: Ids
    head: Ints
    sentence: Ints
    kid_bit: Ints
    verb: npt.NDArray[np.bool_]
    comma: npt.NDArray[np.bool_]
    upper: Ints
    quote: Ints
    """0 outside a quotation · 1 inside · 2 the mark that opens it · 3 the mark that closes it"""
    bounds: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, passages: Sequence[Sequence[Sequence[Token]]]) -> Passages:
        """`passages`: of each the sentences, of each the tokens."""
        tokens: list[Token] = []
        heads: list[int] = []
        sentence: list[int] = []
        quote: list[int] = []
        bounds = []
        number = 0
        for passage in passages:
            first, inside = len(tokens), 0
            for words in passage:
                base = len(tokens)
                heads += [base + t.head for t in words]
                sentence += [number] * len(words)
                number += 1
                tokens += words
                for token in words:
                    if token.text in _QUOTES:
                        quote.append(3 if inside else 2)
                        inside = 1 - inside
                    else:
                        quote.append(inside)
            bounds.append((first, len(tokens)))
        tags = [t.tag for t in tokens]
        deps = [t.dep for t in tokens]
        lowers = ['"' if t.text in _QUOTES else t.lower for t in tokens]
        return cls(
            _numbers(lowers),
            _numbers([t.lemma for t in tokens]),
            _numbers(tags),
            _numbers([t[:2] for t in tags]),
            _numbers(deps),
            np.array(heads, np.int64),
            np.array(sentence, np.int64),
            np.array([_BIT.get(d, 0) for d in deps], np.int64),
            np.array([t[:1] == "V" for t in tags], bool),
            np.array([w in (",", ";") for w in lowers], bool),
            np.array([1 if t.text[:1].isupper() else 2 if t.text[:1].isdigit() else 3 for t in tokens], np.int64),
            np.array(quote, np.int64),
            tuple(bounds),
        )  # fmt: skip

    def __len__(self) -> int:
        return len(self.head)


def _numbers(words: Sequence[str]) -> Ids:
    return np.fromiter(map(_number, words), np.uint64, len(words))


def _mixed(*columns: Any) -> Ids:
    """One number for what several columns hold together."""
    out = np.zeros(len(columns[0]), np.uint64)
    for i, column in enumerate(columns):
        out = (out ^ (np.asarray(column).astype(np.uint64) * _MIX[i])) * _SPREAD
        out ^= out >> np.uint64(31)
    return out


@lru_cache(maxsize=4)
def _parts(templates: Sequence[Template]) -> tuple[tuple[str, ...], Ids, list[tuple[Ints, Ints]]]:
    """The columns that templates name; a number to begin each with, those of most parts first; and of the first parts,
    the second parts …: which column and how many words on."""
    names = tuple(sorted({name for template in templates for name, _ in template}))
    order = sorted(range(len(templates)), key=lambda k: -len(templates[k]))
    begin = np.array([(k + 1) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF for k in order], np.uint64)
    parts = []
    for i in range(len(templates[order[0]])):
        here = [templates[k][i] for k in order if len(templates[k]) > i]
        parts.append((np.array([names.index(n) for n, _ in here]), np.array([step for _, step in here])))
    return names, begin, parts


def _rows(columns: Columns, templates: Sequence[Template], picked: Ints) -> npt.NDArray[np.int32]:
    """Row of the weight table for each picked word (down) and template (across, in no order).

    The columns hold the words in order, with room for the neighbours of the first and the last.
    """
    names, begin, parts = _parts(templates)
    table = np.stack([columns[name] for name in names])
    rows = np.repeat(begin[:, None], len(picked), axis=1)
    for i, (column, step) in enumerate(parts):
        here = rows[: len(column)]
        here ^= table[column[:, None], picked[None, :] + (_PAD + step)[:, None]] * _MIX[i]
        here *= _SPREAD
        here ^= here >> np.uint64(29)
    return (rows >> np.uint64(43)).astype(np.int32).T


def _spaced(values: Any, gaps: Ints, size: int) -> Ids:
    """A column with room around each passage, so that no word sees into the next passage."""
    out = np.full(size, 7, np.uint64)
    out[gaps + _PAD] = values
    return out


def cue_rows(p: Passages) -> npt.NDArray[np.int32]:
    """Rows for the question which words tell that somebody says something; one line a word."""
    n = len(p)
    here = np.arange(n)
    head = p.head
    kids = np.zeros(n, np.int64)
    np.bitwise_or.at(kids, head[head != here], p.kid_bit[head != here])
    comp = np.zeros(n, np.int64)
    side = np.where(head > here, 1, np.where(head < here, 2, 3))
    told = (p.kid_bit & (_BIT["ccomp"] | _BIT["xcomp"] | _BIT["dobj"] | _BIT["prep"] | _BIT["acl"] | _BIT["relcl"])) * np.where(side == 1, 1, 1 << 20)  # fmt: skip
    np.bitwise_or.at(comp, head[head != here], told[head != here])
    subj = np.ones(n, np.uint64)
    subjects = np.flatnonzero(p.kid_bit & (_BIT["nsubj"] | _BIT["nsubjpass"]))[::-1]
    subj[head[subjects]] = _mixed(p.tag[subjects], side[subjects])
    anc, below = head.copy(), here.copy()
    for _ in range(8):
        climbing = ~p.verb[anc] & (head[anc] != anc)
        below = np.where(climbing, anc, below)
        anc = np.where(climbing, head[anc], anc)
    rooted = (head == here) | ~p.verb[anc]
    anclem = np.where(rooted, np.uint64(1), p.lemma[anc])
    starts = np.r_[True, p.sentence[1:] != p.sentence[:-1]] if n else np.zeros(0, bool)
    marks = np.r_[0, np.cumsum(p.quote > 1)]
    lengths = np.zeros(n, np.int64)
    for first, end in p.bounds:
        lengths[first:end] = min((end - first) // 6, 9)
    before = marks[here] - marks[np.maximum(here - 8, 0)] > 0
    after = marks[np.minimum(here + 9, n)] - marks[np.minimum(here + 1, n)] > 0
    values = {
        "low": p.lower, "lem": p.lemma, "tag": p.tag, "dep": p.dep, "hlem": p.lemma[head], "htag": p.tag[head],
        "above": _mixed(p.lemma[head[head]], p.dep[head]), "side": side, "quote": p.quote, "kids": kids, "hkids": kids[head],
        "subj": subj, "comp": comp, "anc": anclem, "ancdep": _mixed(anclem, p.dep[below]), "up": _mixed(p.dep, p.dep[head]),
        "length": lengths, "first": starts, "shape": p.upper, "near": 1 + before + 2 * after, "bare": _bare(p),
    }  # fmt: skip
    gaps = _gaps(p.bounds, n)
    size = n + 2 * _PAD * (len(p.bounds) + 1)
    return _rows({k: _spaced(v, gaps, size) for k, v in values.items()}, CUE_TEMPLATES, gaps)


def _gaps(bounds: Sequence[tuple[int, int]], n: int) -> Ints:
    """Where each word stands when _PAD empty words are put between passages."""
    out = np.arange(n)
    for i, (first, end) in enumerate(bounds):
        out[first:end] += i * _PAD
    return out


Cue = tuple[int, int, int]
"""Passage, first and last word."""


def span_rows(
    p: Passages, cues: Sequence[Cue], every: Sequence[Cue] | None = None
) -> tuple[npt.NDArray[np.int32], list[tuple[int, int]]]:
    """Rows for the question which words are the source and the content of each of `cues`; `every` holds those beside them too.

    Goes out beside the rows: where each cue's lines begin and end.
    """
    words: list[Ints] = []
    bounds: list[tuple[int, int]] = []
    others = np.zeros(len(p), np.int64)
    for _, first, last in cues if every is None else every:
        others[first : last + 1] += 1
    total = 0
    for passage, _, _ in cues:
        first, end = p.bounds[passage]
        words.append(np.arange(first, end))
        bounds.append((total, total + end - first))
        total += end - first
    at = np.concatenate(words)
    m = len(at)
    base = np.zeros(m, np.int64)  # what takes a word of the whole to its line of this cue
    level = np.full(m, -1, np.int64)
    on = np.zeros(m, bool)
    lo, hi, top = (np.zeros(m, np.int64) for _ in range(3))
    kin, about, gap = (np.zeros(m, np.int64) for _ in range(3))
    said = np.cumsum(np.r_[0, others > 0])
    for (passage, first, last), (start, end) in zip(cues, bounds, strict=True):
        offset = start - p.bounds[passage][0]
        base[start:end] = offset
        main = _main_word(p, first, last)
        node, n = main, 0
        while n < 8:
            level[node + offset] = n
            if p.head[node] == node:
                break
            node, n = int(p.head[node]), n + 1
        on[first + offset : last + 1 + offset] = True
        level[first + offset : last + 1 + offset] = 0
        lo[start:end], hi[start:end], top[start:end] = first, last, main
        lines = slice(*p.bounds[passage])
        below = p.kid_bit[lines][(p.head[lines] == main)]
        bits = int(np.bitwise_or.reduce(below)) if len(below) else 0
        has = [bool(bits & _BIT[d]) for d in ("ccomp", "dobj", "xcomp", "nsubj")]
        kin[start:end] = 1 + has[0] + 2 * has[1] + 4 * has[2]
        quoted = bool((p.quote[lines] > 1).any())
        about[start:end] = (
            1 + has[0] + 2 * has[3] + 4 * quoted + 8 * (first > lines.start and p.quote[first - 1] == 1)
        )
        gap[start:end] = p.lower[last + 1] % 1_000_003 if last + 1 < lines.stop else 0
    branch = at.copy()
    current = at.copy()
    d1, d2, depth = np.zeros(m, np.uint64), np.zeros(m, np.uint64), np.zeros(m, np.int64)
    for _ in range(25):
        climbing = (level[current + base] < 0) & (p.head[current] != current)
        if not climbing.any():
            break
        d2 = np.where(climbing & (depth > 0), d1, d2)
        d1 = np.where(climbing & (depth > 0), p.dep[branch], d1)
        branch = np.where(climbing, current, branch)
        current = np.where(climbing, p.head[current], current)
        depth += climbing
    reached = level[current + base]
    right = branch > top
    br = _mixed(
        reached + 2,
        p.dep[branch],
        right + 2 * (depth == 0),
        np.where(depth > 0, p.coarse[branch], np.uint64(0)),
    )
    path = _mixed(br, d1, d2, np.minimum(depth, 5))
    pos = np.where(at < lo, 1, np.where(at > hi, 3, 2))
    gone = np.where(at < lo, lo - at, np.where(at > hi, at - hi, 0))
    dist = np.searchsorted([1, 2, 3, 4, 6, 10, 18], gone, side="right")
    passed = np.cumsum(np.r_[0, p.comma])
    commas = np.minimum(
        np.where(at < lo, passed[lo] - passed[at], passed[at + 1] - passed[np.minimum(hi + 1, len(p))]), 3
    )
    between = np.where(at < lo, said[lo] - said[at], said[at + 1] - said[np.minimum(hi + 1, len(p))])
    first_of, last_of = _edges(p)
    sentq, senthc = _sentences(p, others)
    inside = (senthc[at] - (p.sentence[at] == p.sentence[top]) > 0).astype(np.int64)
    same_before = np.r_[False, branch[1:] == branch[:-1]]
    same_after = np.r_[branch[1:] == branch[:-1], False]
    for start, end in bounds:
        same_before[start] = same_after[end - 1] = False
    clem = p.lemma[top]
    values = {
        "br": br, "path": path, "brlow": p.lower[branch], "low": p.lower[at], "tag": p.tag[at], "dep": p.dep[at],
        "hlem": p.lemma[p.head[at]], "clem": clem, "ctag": p.tag[top], "cdep": p.dep[top], "pos": pos, "dist": dist,
        "quote": p.quote[at] + 1, "away": np.clip(p.sentence[at] - p.sentence[top], -2, 2) + 4, "commas": commas + 1,
        "others": np.clip(between, 0, 2) + 1, "incue": 1 + ((others[at] - on) > 0), "edge": 1 + same_before + 2 * same_after,
        "last": last_of[at], "about": about, "kin": kin, "gap": gap, "first": first_of[at], "sentq": sentq[at], "senthc": inside + 1,
        "bare": _bare(p)[at], "brend": 1 + ~same_after, "brstart": 1 + ~same_before,
    }  # fmt: skip
    gaps = _gaps(bounds, m)
    size = m + 2 * _PAD * (len(bounds) + 1)
    return _rows({k: _spaced(v, gaps, size) for k, v in values.items()}, SPAN_TEMPLATES, gaps), bounds


def _bare(p: Passages) -> Ints:
    """2 in a passage that has lost its commas: a long one without any."""
    out = np.ones(len(p), np.int64)
    for first, end in p.bounds:
        if end - first > 12 and not p.comma[first:end].any():
            out[first:end] = 2
    return out


def _main_word(p: Passages, first: int, last: int) -> int:
    """The word of a cue that the others hang on: 'said' of 'had also said'."""
    tops = [i for i in range(first, last + 1) if not first <= p.head[i] <= last or p.head[i] == i]
    verbs = [i for i in tops if p.verb[i]]
    return (verbs or tops or [last])[-1]


def _edges(p: Passages) -> tuple[Ints, Ints]:
    """Of each word: 1 where its sentence begins, else 2; and 1, 2 or 3 for the last, the last but one, any other."""
    new = np.r_[True, p.sentence[1:] != p.sentence[:-1]]
    first = np.where(new, 1, 2)
    end = np.r_[new[1:], True]
    before_end = np.r_[end[1:], False]
    return first, np.where(end, 1, np.where(before_end, 2, 3))


def _sentences(p: Passages, others: Ints) -> tuple[Ints, Ints]:
    """Of each word's sentence: how far it is a quotation (1 not at all · 2 wholly · 3 from its beginning · 4 else), and whether it has a cue."""
    count = int(p.sentence[-1]) + 1 if len(p) else 0
    quoted = np.bincount(p.sentence, p.quote > 0, count)
    size = np.bincount(p.sentence, minlength=count)
    new = np.flatnonzero(np.r_[True, p.sentence[1:] != p.sentence[:-1]])
    opens = p.quote[new] > 0
    kind = np.where(quoted == 0, 1, np.where(quoted == size, 2, np.where(opens, 3, 4)))
    cue = np.bincount(p.sentence, others > 0, count) > 0
    return kind[p.sentence], cue[p.sentence].astype(np.int64)
