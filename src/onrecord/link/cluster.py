"""Happenings of all reports → incidents: best pairs first, never joining what one report keeps apart.

Comes in: happenings. Goes out: groups of happenings with the reasons of their joining. Candidate
pairs come from blocks (family with a day, or family with a figure), so that not all pairs are scored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from onrecord.link.happenings import Happening
from onrecord.link.likeness import ENOUGH, likeness

_MOST_IN_BLOCK = 400
"""A block larger than this is cut into neighbours by place, else one busy day would be scored all against all."""


Tick = Callable[[int], None]
"""Told, now and then, how many pairs have been compared."""


def clusters(
    happenings: Sequence[Happening], tick: Tick | None = None
) -> list[tuple[list[Happening], tuple[str, ...]]]:
    """(happenings of one incident, reasons), every happening in exactly one."""
    scored = []
    for n, (i, j) in enumerate(_pairs(happenings)):
        if tick is not None and n % 500 == 0:
            tick(n)
        found = likeness(happenings[i], happenings[j])
        if found.score >= ENOUGH:
            scored.append((-found.score, i, j, found.reasons))
    scored.sort()
    home = list(range(len(happenings)))
    members: dict[int, list[int]] = {i: [i] for i in home}
    why: dict[int, list[str]] = defaultdict(list)
    for _, i, j, reasons in scored:
        a, b = home[i], home[j]
        if a == b or not _may_join(happenings, members[a], members[b]):
            continue
        for k in members[b]:
            home[k] = a
        members[a] += members.pop(b)
        why[a] += [*reasons, *why.pop(b, [])]
    return [
        ([happenings[k] for k in sorted(ks)], tuple(dict.fromkeys(why[i])))
        for i, ks in sorted(members.items())
    ]


def _may_join(happenings: Sequence[Happening], a: Sequence[int], b: Sequence[int]) -> bool:
    """Two happenings that one report tells apart stay apart; the two groups must be alike on the whole."""
    if {happenings[i].report for i in a} & {happenings[j].report for j in b}:
        return False
    pairs = [(i, j) for i in a[:6] for j in b[:6]]
    mean = sum(likeness(happenings[i], happenings[j]).score for i, j in pairs) / len(pairs)
    return mean >= ENOUGH * 0.6


def _pairs(happenings: Sequence[Happening]) -> Iterator[tuple[int, int]]:
    """Index pairs that share a block, each once, never of one report."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, h in enumerate(happenings):
        for key in _keys(h):
            blocks[key].append(i)
    seen: set[tuple[int, int]] = set()
    for indexes in blocks.values():
        for n, i in enumerate(indexes):
            for j in indexes[n + 1 : n + 1 + _MOST_IN_BLOCK]:
                if happenings[i].report != happenings[j].report and (i, j) not in seen:
                    seen.add((i, j))
                    yield i, j


def _keys(h: Happening) -> Iterator[tuple[str, ...]]:
    where = (h.place.country or h.place.name) if h.place else ""
    for day in _days(h):
        yield h.family, "day", where, day.isoformat()
    for claim in h.claims:
        number = claim.figure and claim.figure.number
        if number and number >= 5:
            yield h.family, "figure", claim.kind, str(number)


def _days(h: Happening) -> list[date]:
    """The days that the happening may have been on, one more at each end; a long span gives its ends."""
    start = end = h.published
    if start is not None and start.year > 1:
        start -= timedelta(days=2)
    if h.time is not None and (h.time.start or h.time.end):
        start, end = h.time.start or h.time.end, h.time.end or h.time.start
    if start is None or end is None:
        return []
    if (end - start).days > 10:
        return [start, end]
    return [start + timedelta(days=n) for n in range(-1, (end - start).days + 2)]
