"""Incidents of two tellings of one war, each grouped by itself → which of the one are about the same as which of the other.

Two incidents meet where the linker's rules would take a happening of each for one (likeness.py) and the two groups are alike on the
whole (cluster.py). Each incident goes with the one that it is most like; so one may go with several, from either side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.candidates import Index
from onrecord.link.cluster import LEAST_MEAN, clipped
from onrecord.link.likeness import ENOUGH, likeness
from onrecord.link.profile import Profile


@dataclass(frozen=True, slots=True)
class Beside:
    """Incidents of the first and of the second telling that are about one thing, and why."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    reasons: tuple[str, ...]


Telling = Mapping[str, Sequence[Profile]]
"""Incident → the happenings that it is made of."""


def beside(first: Telling, second: Telling) -> list[Beside]:
    """Those of both tellings that are about one thing; what is in none of these is told by one of the two alone."""
    found = _alike(first, second)
    edges = _best(found, 0) | _best(found, 1)
    home: dict[tuple[int, str], set[tuple[int, str]]] = {}
    for a, b in edges:
        together = home.get((0, a), {(0, a)}) | home.get((1, b), {(1, b)})
        home |= dict.fromkeys(together, together)
    out = []
    for group in {id(together): together for together in home.values()}.values():
        sides = tuple(tuple(sorted(name for side, name in group if side == wanted)) for wanted in (0, 1))
        why = (words for a in sides[0] for b in sides[1] if (a, b) in edges for words in found[a, b][1])
        out.append(Beside(sides[0], sides[1], tuple(dict.fromkeys(why))))
    return sorted(out, key=lambda one: (one.first, one.second))


Scores = dict[tuple[str, str], tuple[float, tuple[str, ...]]]


def _alike(first: Telling, second: Telling) -> Scores:
    """Pairs of incidents that are alike enough: the best score of their happenings, with its reasons."""
    index, owners = Index(), list[tuple[str, Profile]]()
    for name in sorted(second):
        for p in second[name]:
            index.met(p, len(owners))
            owners.append((name, p))
    out: Scores = {}
    for name in sorted(first):
        scores: dict[str, list[tuple[float, tuple[str, ...]]]] = defaultdict(list)
        for p in first[name]:
            for n in index.near(p):
                other, q = owners[n]
                found = likeness(p, q)
                scores[other].append((found.score, found.reasons))
        for other, given in scores.items():
            best = max(given)
            mean = sum(clipped(score) for score, _ in given) / len(given)
            if best[0] >= ENOUGH and mean >= LEAST_MEAN:
                out[name, other] = best
    return out


def _best(found: Scores, side: int) -> set[tuple[str, str]]:
    """Of each incident of one side the pair that it is most like."""
    best: dict[str, tuple[float, tuple[str, str]]] = {}
    for pair, (score, _) in sorted(found.items()):
        if pair[side] not in best or score > best[pair[side]][0]:
            best[pair[side]] = (score, pair)
    return {pair for _, pair in best.values()}
