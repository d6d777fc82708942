"""Profiles of all reports → groups that are one incident each, best pairs first, never joining what one report keeps apart.

A group is made within its component alone: the profiles that pairs good enough connect. So what is far from a new
report stays as it was, and neither the order nor the number of steps in which reports come changes any group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.candidates import Index, pairs
from onrecord.link.happenings import places_apart
from onrecord.link.likeness import ENOUGH, likeness, two_rows
from onrecord.link.profile import Profile
from onrecord.link.ties import NO_TIES, Ties

LEAST_MEAN = -1.5
"""Two groups whose pairs score less in the mean are not joined by one good pair; measured on gold/fakes and on generated records."""
_MOST, _LEAST = 3.5, -3.5
"""One pair counts no more than that in a mean."""
_SAMPLE = 8
"""Of a larger group so many speak for it, spread over its members."""


def clipped(score: float) -> float:
    """What a pair's score counts in a mean."""
    return max(_LEAST, min(_MOST, score))


Tick = Callable[[int], None]
"""Told, now and then, how many pairs have been compared."""


@dataclass(frozen=True, slots=True)
class Group:
    """What is one incident: its profiles in the order of their names, and why they are together."""

    members: tuple[Profile, ...]
    reasons: tuple[str, ...] = ()


def groups(profiles: Sequence[Profile], ties: Ties = NO_TIES, tick: Tick | None = None) -> list[list[Group]]:
    """The groups of each component, every profile in exactly one."""
    ordered = sorted(profiles, key=lambda p: p.ref)
    edges = list(_edges(ordered, tick))
    together = ties.together(ordered)
    found = _components(len(ordered), [(i, j) for _, i, j in edges] + together)
    of_component: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    home = {i: members[0] for members in found for i in members}
    for edge in edges:
        of_component[home[edge[1]]].append(edge)
    first: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, j in together:
        first[home[i]].append((i, j))
    return [
        _Joining(ordered, members, ties).groups(of_component[members[0]], first[members[0]]) if len(members) > 1
        else [Group((ordered[members[0]],))]
        for members in found
    ]  # fmt: skip


def _edges(ordered: Sequence[Profile], tick: Tick | None) -> Iterator[tuple[float, int, int]]:
    """(score, i, j) of all pairs that are alike enough, i < j."""
    for compared, (i, j) in enumerate(pairs(ordered)):
        if tick is not None and compared % 2000 == 0:
            tick(compared)
        score = likeness(ordered[i], ordered[j], quick=True).score
        if score >= ENOUGH:
            yield score, i, j


def alike(a: Sequence[Profile], b: Sequence[Profile]) -> list[Profile]:
    """Those of `a` that are alike enough to one of `b` to be looked at together with it."""
    index = Index()
    for number, p in enumerate(b):
        index.met(p, number)
    return [p for p in a if any(_meet(p, b[n]) for n in index.near(p))]


def _meet(p: Profile, q: Profile) -> bool:
    first, second = sorted((p, q), key=lambda x: x.ref)
    return p.report != q.report and likeness(first, second, quick=True).score >= ENOUGH


def _components(n: int, joined: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The members of each component, in order, by union and find."""
    home = list(range(n))

    def root(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    for i, j in joined:
        a, b = root(i), root(j)
        if a != b:
            home[max(a, b)] = min(a, b)
    members: dict[int, list[int]] = {}
    for i in range(n):
        members.setdefault(root(i), []).append(i)
    return list(members.values())


class _Joining:
    """The joining within one component."""

    def __init__(self, ordered: Sequence[Profile], members: Sequence[int], ties: Ties) -> None:
        self.ordered, self.ties = ordered, ties
        self.home = {i: i for i in members}
        self.members = {i: [i] for i in members}
        self.reports = {i: {ordered[i].report} for i in members}
        self.reasons: dict[int, dict[str, None]] = {i: {} for i in members}
        self.scores: dict[tuple[int, int], float] = {}

    def groups(self, edges: list[tuple[float, int, int]], together: Sequence[tuple[int, int]]) -> list[Group]:
        for i, j in together:
            a, b = ([self.ordered[k] for k in self.members[self.home[n]]] for n in (i, j))
            # The latest judgements come first; what one keeps apart no two others join around it.
            if self.home[i] != self.home[j] and not self.ties.apart(a, b):
                self._join(i, j, ("joined by a person's judgement",))
        self.scores = {(i, j): score for score, i, j in edges}
        for _, i, j in sorted(edges, key=lambda e: (-e[0], e[1], e[2])):
            if self.home[i] != self.home[j] and self._may_join(self.home[i], self.home[j]):
                self._join(i, j, likeness(self.ordered[i], self.ordered[j]).reasons)
        return [
            Group(tuple(self.ordered[k] for k in sorted(ks)), tuple(self.reasons[i]))
            for i, ks in sorted(self.members.items())
        ]

    def _join(self, i: int, j: int, reasons: tuple[str, ...]) -> None:
        a, b = sorted((self.home[i], self.home[j]))
        for k in self.members[b]:
            self.home[k] = a
        self.members[a] += self.members.pop(b)
        self.reports[a] |= self.reports.pop(b)
        self.reasons[a] |= dict.fromkeys(reasons) | self.reasons.pop(b)

    def _may_join(self, a: int, b: int) -> bool:
        """Two happenings that one report tells apart stay apart; the two groups must be alike on the whole."""
        if self._told_apart(a, b):
            return False
        if self.ties.apart(
            [self.ordered[i] for i in self.members[a]], [self.ordered[j] for j in self.members[b]]
        ):
            return False
        across = [
            (i, j)
            for i in _spread(self.members[a])
            for j in _spread(self.members[b])
            if self.ordered[i].report != self.ordered[j].report
        ]
        if not across:
            return False
        mean = sum(clipped(self._score(i, j)) for i, j in across) / len(across)
        return mean >= LEAST_MEAN

    def _told_apart(self, a: int, b: int) -> bool:
        """Whether a report tells a happening of the one group apart from one of the other: by place, day or means, or as two attacks;
        or a table of events has a row for each."""
        rows = [p for i in self.members[a] if (p := self.ordered[i]).row is not None]
        if any(two_rows(p, self.ordered[j]) for p in rows for j in self.members[b]):
            return True
        both = self.reports[a] & self.reports[b]
        if not both:
            return False
        mine = [self.ordered[i] for i in self.members[a] if self.ordered[i].report in both]
        others = [self.ordered[j] for j in self.members[b] if self.ordered[j].report in both]
        return any(x.report == y.report and not _one_setting(x, y) for x in mine for y in others)

    def _score(self, i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        if pair not in self.scores:
            self.scores[pair] = likeness(self.ordered[pair[0]], self.ordered[pair[1]]).score
        return self.scores[pair]


def _one_setting(x: Profile, y: Profile) -> bool:
    """Two tolls that one report tells of the same place, day and means: rival counts, or parts, of what may be one event."""
    if x.family != y.family or not x.methods & y.methods or (x.hits and y.hits):
        return False
    if x.start is None or (x.start, x.end) != (y.start, y.end) or x.place is None or y.place is None:
        return False
    return not places_apart(x.place, y.place) or x.place.may_hold(y.place) or y.place.may_hold(x.place)


def _spread(members: Sequence[int]) -> Sequence[int]:
    if len(members) <= _SAMPLE:
        return members
    ordered = sorted(members)
    return [ordered[n * len(ordered) // _SAMPLE] for n in range(_SAMPLE)]
