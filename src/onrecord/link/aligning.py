"""Which sentences of two texts are the same, and which words of them.

Comes in: the sentences of both. Goes out: pairs of stretches of sentences, each with the words that differ.
Sentences first, by the words they share, wherever they stand; then words within a pair alone, so that the
work grows with the texts' length and not with its square. What a pair does is told in changes.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from math import log

from onrecord.link.sentences import Sentence, Word

Keys = Sequence[str]
Cut = tuple[int, int, int, int]
"""Words [i1, i2) of the original stand for words [j1, j2) of the copy, and differ."""

ALIKE = 0.30
"""Least likeness of two sentences that are one reworded. Looked at on the 54 reprints and rewritten reports of gold/fakes and
gold/syndication: at .22 13 more pairs are found, most of them of different things; at .40 13 fewer, half of them one thing reworded."""
_JOINS = 0.5
"""Share of a left-over sentence's words that a neighbouring pair must lack, for an editor to have split or joined it there."""
_KEPT = 0.2
"""With a smaller share of the shorter one's words in place, two sentences are no pair: their words met by chance."""
_KEPT_MOVED = 0.5
"""The same for a pair that stands out of its order, where chance meets more often."""
_COMMON = 30
"""A word in more sentences than this proposes no pairs; the rarer words of the same sentence do."""
_LONG = 250 * 250
"""Words of both sides multiplied above which rare runs are lined up before the words between them."""
_RUN = 3

FUNCTION_WORDS = frozenset({
    "a", "an", "the", "and", "or", "but", "nor", "so", "as", "at", "by", "for", "from", "in", "into", "of", "off", "on", "onto", "out", "over", "to",
    "up", "with", "within", "without", "than", "that", "this", "these", "those", "there", "then", "it", "its", "he", "she", "they", "them", "his",
    "her", "their", "him", "we", "our", "us", "you", "i", "who", "whom", "whose", "which", "what", "when", "where", "while", "is", "are", "was",
    "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "not", "no", "will", "would", "can", "could", "shall", "should", "may",
    "might", "must", "also", "after", "before", "about", "if", "because", "said", "says",
})  # fmt: skip
"""Words that two sentences on anything share."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences [i1, i2) of the original that are sentences [j1, j2) of the copy, and the words that differ in them."""

    i1: int
    i2: int
    j1: int
    j2: int
    cuts: tuple[Cut, ...] = ()
    moved: bool = False
    """Whether the copy has it in another order than the pairs around it."""

    def mirrored(self) -> Pair:
        """The same with the two texts changed over."""
        cuts = tuple((j1, j2, i1, i2) for i1, i2, j1, j2 in self.cuts)
        return Pair(self.j1, self.j2, self.i1, self.i2, cuts, self.moved)


def aligned(a: Sequence[Sentence], b: Sequence[Sentence]) -> list[Pair]:
    """Changing the texts over changes the result over and nothing else."""
    keys_a, keys_b = (tuple(tuple(w.key for w in s.words) for s in side) for side in (a, b))
    # Ties are broken by position, which favours one side: the order in which the texts are taken is their own.
    if keys_b < keys_a:
        return sorted((p.mirrored() for p in _aligned(b, a, keys_b, keys_a)), key=lambda p: p.i1)
    return _aligned(a, b, keys_a, keys_b)


def _aligned(
    a: Sequence[Sentence], b: Sequence[Sentence], ka: Sequence[Keys], kb: Sequence[Keys]
) -> list[Pair]:
    pairs = _widened([Pair(i, i + 1, j, j + 1) for i, j in _matched(ka, kb)], a, b, ka, kb)
    out = []
    for pair in pairs:
        old, new = joined(ka, pair.i1, pair.i2), joined(kb, pair.j1, pair.j2)
        met = replace(pair, cuts=tuple(differing(old, new)))
        if _kept(met, ka, kb) >= _KEPT:
            out.append(met)
    in_place = set(
        heaviest_rise([(p.j1, len(joined(ka, p.i1, p.i2)) + len(joined(kb, p.j1, p.j2))) for p in out])
    )
    placed = [replace(pair, moved=n not in in_place) for n, pair in enumerate(out)]
    return [p for p in placed if not p.moved or _kept(p, ka, kb) >= _KEPT_MOVED]


def _kept(pair: Pair, ka: Sequence[Keys], kb: Sequence[Keys]) -> float:
    """Which share of the shorter side's words stands in both, in order."""
    sizes = len(joined(ka, pair.i1, pair.i2)), len(joined(kb, pair.j1, pair.j2))
    return (sizes[0] - sum(i2 - i1 for i1, i2, _, _ in pair.cuts)) / min(sizes)


def joined(keys: Sequence[Keys], start: int, end: int) -> list[str]:
    return [key for sentence in keys[start:end] for key in sentence]


def words(sentences: Sequence[Sentence], start: int, end: int) -> list[Word]:
    return [word for sentence in sentences[start:end] for word in sentence.words]


# --- sentences -----------------------------------------------------------------------------------------------------


def _matched(ka: Sequence[Keys], kb: Sequence[Keys]) -> list[tuple[int, int]]:
    """Sentence of a ↔ sentence of b, each at most once: the most alike first, of equals those that stand alike."""
    scored = [
        (-score, abs(i / len(ka) - j / len(kb)), i, j)
        for i, j, score in _likenesses(ka, kb)
        if score >= ALIKE
    ]
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    out = []
    for _, _, i, j in sorted(scored):
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            out.append((i, j))
    return sorted(out)


def _likenesses(ka: Sequence[Keys], kb: Sequence[Keys]) -> Iterator[tuple[int, int, float]]:
    """Pairs of sentences that share a word that few have, or are equal, with how alike they are."""
    weigh = _weights((*ka, *kb))
    bags_a, bags_b = ([_bag(keys, weigh) for keys in side] for side in (ka, kb))
    holders: dict[str, list[int]] = defaultdict(list)
    whole: dict[Keys, list[int]] = defaultdict(list)
    for j, keys in enumerate(kb):
        whole[keys].append(j)
        for key in bags_b[j].counts:
            holders[key].append(j)
    met: Counter[Keys] = Counter()
    for i, keys in enumerate(ka):
        same = whole.get(keys, [])
        # What stands in a text again and again is paired in its order.
        for j in same if len(same) <= _COMMON else same[met[keys] : met[keys] + 1]:
            yield i, j, 1.0
        met[keys] += 1
        near: set[int] = set()
        for key in bags_a[i].counts:
            if key not in FUNCTION_WORDS and len(holders.get(key, ())) <= _COMMON:
                near.update(holders.get(key, ()))
        if not near and not same:
            near.update(
                _about(
                    i * len(kb) // len(ka),
                    min((holders[k] for k in bags_a[i].counts if k in holders), key=len, default=[]),
                )
            )
        for j in near.difference(same):
            yield i, j, _alike(bags_a[i], bags_b[j], weigh)


def _about(place: int, holders: list[int]) -> list[int]:
    """Where every word is common: the sentences with the rarest of them that stand about there."""
    at = bisect_left(holders, place)
    return holders[max(0, at - _COMMON // 2) : at + _COMMON // 2]


@dataclass(frozen=True, slots=True)
class _Bag:
    counts: Counter[str]
    weight: float
    twos: frozenset[tuple[str, str]]


def _bag(keys: Keys, weigh: dict[str, float]) -> _Bag:
    return _Bag(Counter(keys), sum(weigh[key] for key in keys), frozenset(pairwise(keys)))


def _weights(sentences: Iterable[Keys]) -> dict[str, float]:
    """A rare word says more than one that half of the sentences have; a function word says little."""
    sentences = list(sentences)
    seen = Counter(key for keys in sentences for key in set(keys))
    return {
        key: (0.15 if key in FUNCTION_WORDS else 1.0) * log(1 + len(sentences) / count)
        for key, count in seen.items()
    }


def _alike(a: _Bag, b: _Bag, weigh: dict[str, float]) -> float:
    """Mean of three shares: words of both, words of the shorter, words of both in their order."""
    few, many = (a, b) if len(a.counts) <= len(b.counts) else (b, a)
    shared = sum(weigh[key] * min(n, many.counts[key]) for key, n in few.counts.items() if key in many.counts)
    twos = len(a.twos & b.twos) / max(1, min(len(a.twos), len(b.twos)))
    least = min(a.weight, b.weight)
    return (2 * shared / (a.weight + b.weight) + shared / least + twos) / 3


def _widened(
    pairs: list[Pair], a: Sequence[Sentence], b: Sequence[Sentence], ka: Sequence[Keys], kb: Sequence[Keys]
) -> list[Pair]:
    """Pairs with the left-over sentences next to them that an editor split off or joined on."""
    free_a = set(range(len(ka))) - {p.i1 for p in pairs}
    free_b = set(range(len(kb))) - {p.j1 for p in pairs}
    out = []
    for pair in pairs:
        i1, i2, j1, j2 = pair.i1, pair.i2, pair.j1, pair.j2
        grown = True
        while grown:
            grown = False
            old, new = Counter(joined(ka, i1, i2)), Counter(joined(kb, j1, j2))
            for i in (i2, i1 - 1):
                if i in free_a and a[i].part == a[i1].part and _lacks(ka[i], new - old):
                    i1, i2, grown = min(i1, i), max(i2, i + 1), True
                    free_a.discard(i)
                    break
            if grown:
                continue
            for j in (j2, j1 - 1):
                if j in free_b and b[j].part == b[j1].part and _lacks(kb[j], old - new):
                    j1, j2, grown = min(j1, j), max(j2, j + 1), True
                    free_b.discard(j)
                    break
        out.append(Pair(i1, i2, j1, j2))
    return out


def _lacks(keys: Keys, missing: Counter[str]) -> bool:
    """Whether the sentence holds what the pair lacks: half of its words, and no function words alone."""
    found = Counter(keys) & missing
    telling = sum(n for key, n in found.items() if key not in FUNCTION_WORDS)
    return found.total() >= _JOINS * len(keys) and telling >= min(2, len(keys))


# --- words ---------------------------------------------------------------------------------------------------------


def differing(old: Sequence[str], new: Sequence[str]) -> list[Cut]:
    """The words that differ, in order; a few small words alone between two long differences belong to them."""
    cuts: list[Cut] = []
    for i1, i2, j1, j2 in _raw(list(old), list(new)):
        if cuts and _by_chance(cuts[-1], (i1, i2, j1, j2), old):
            cuts[-1] = (cuts[-1][0], i2, cuts[-1][2], j2)
        else:
            cuts.append((i1, i2, j1, j2))
    return cuts


def _by_chance(before: Cut, after: Cut, old: Sequence[str]) -> bool:
    between = old[before[1] : after[0]]
    if any(key not in FUNCTION_WORDS for key in between):
        return False
    size = sum(max(i2 - i1, j2 - j1) for i1, i2, j1, j2 in (before, after))
    return size >= 4 + 2 * len(between)


def _raw(old: list[str], new: list[str]) -> Iterator[Cut]:
    i, j = 0, 0
    for i1, j1, n in _equal_runs(old, new):
        if (i, j) != (i1, j1):
            yield i, i1, j, j1
        i, j = i1 + n, j1 + n
    if (i, j) != (len(old), len(new)):
        yield i, len(old), j, len(new)


def _equal_runs(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int]]:
    """(place in old, place in new, length) of what is equal, in order."""
    if len(old) * len(new) <= _LONG:
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
            if block.size:
                yield block.a, block.b, block.size
        return
    i = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    if i:
        yield 0, 0, i
    # A text without full stops is one sentence: runs that stand once in each text hold it in place.
    j = i
    for i1, j1 in [*_anchors(old, new), (len(old), len(new))]:
        if i1 < i or j1 < j:
            continue
        matcher = SequenceMatcher(None, old[i:i1], new[j:j1], autojunk=(i1 - i) * (j1 - j) > _LONG)
        for block in matcher.get_matching_blocks():
            if block.size:
                yield i + block.a, j + block.b, block.size
        if i1 < len(old):
            yield i1, j1, _RUN
        i, j = i1 + _RUN, j1 + _RUN


def _anchors(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Runs of words that stand once in each, in an order that both share."""
    once = [_once(side) for side in (old, new)]
    found = sorted((i, once[1][run]) for run, i in once[0].items() if run in once[1])
    return [found[k] for k in heaviest_rise([(j, 1) for _, j in found])]


def _once(keys: list[str]) -> dict[tuple[str, ...], int]:
    runs = [tuple(keys[i : i + _RUN]) for i in range(len(keys) - _RUN + 1)]
    counted = Counter(runs)
    return {run: i for i, run in enumerate(runs) if counted[run] == 1}


def heaviest_rise(rows: Sequence[tuple[int, int]]) -> list[int]:
    """Of (place, weight) in a row the indices of the heaviest rising part: what stayed in its order."""
    if not rows:
        return []
    places = {place: n for n, place in enumerate(sorted({place for place, _ in rows}), 1)}
    # A Fenwick tree of the heaviest chain that ends at or below a place.
    tree: list[tuple[int, int]] = [(0, -1)] * (len(places) + 1)
    before: list[int] = []
    for index, (place, weight) in enumerate(rows):
        at, best = places[place] - 1, (0, -1)
        while at:
            best = max(best, tree[at])
            at -= at & -at
        before.append(best[1])
        reached, at = (best[0] + weight, index), places[place]
        while at < len(tree):
            tree[at] = max(tree[at], reached)
            at += at & -at
    index = max(tree)[1]
    out = []
    while index >= 0:
        out.append(index)
        index = before[index]
    return out[::-1]
