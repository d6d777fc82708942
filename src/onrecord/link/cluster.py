"""Profiles of all reports → groups that are one incident each, the most alike first.

A group is made within its component alone: the profiles that pairs good enough connect. So what is far from a new
report stays as it was, and neither the order nor the number of steps in which reports come changes any group.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import chain, groupby

from onrecord.link.candidates import Index, pairs
from onrecord.link.happenings import places_apart
from onrecord.link.likeness import ENOUGH, likeness, two_rows
from onrecord.link.profile import Profile
from onrecord.link.ties import NO_TIES, Ties
from onrecord.records import Place

LEAST_MEAN = -2.0
"""Two groups whose pairs score less in the mean are not joined by one good pair; measured on gold/fakes and on generated records."""
_BEST, _MEAN = 0.7, 0.3
"""How much the best pair of two groups and the mean of all their pairs count; together they must reach ENOUGH."""
_MAIN_FIRST = 6.0
"""By how much what two reports are mainly about goes before the rest: what they tell beside it must not stand in its way."""
MOST, LEAST = 6.0, -3.0
"""One pair counts no more and no less than that in a mean, and a pair that was not worth comparing counts the least."""


def clipped(score: float) -> float:
    """What a pair's score counts in a mean."""
    return max(LEAST, min(MOST, score))


OUTWEIGHED = "few reports tell of two, most tell them alike"
"""The reason where what one report tells as two is joined all the same."""
_Told = tuple[Profile, Profile]
"""Two happenings of one report."""
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
    compared = _Pairs(ordered, tick)
    together = ties.together(ordered)
    found = _components(len(ordered), chain(compared.alike(), together))
    home = array("q", bytes(8 * len(ordered)))
    for number, members in enumerate(found):
        for i in members:
            home[i] = number
    first: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, j in together:
        first[home[i]].append((i, j))
    out = [[Group((ordered[members[0]],))] if len(members) == 1 else [] for members in found]
    for n, scored in _filled(compared.within(home), first):
        out[n] = _Joining(ordered, found[n], ties, first[n]).groups(scored)
    return out


def _filled(
    within: Iterator[tuple[int, list[tuple[float, int, int]]]], together: Collection[int]
) -> Iterator[tuple[int, list[tuple[float, int, int]]]]:
    """Each component of several profiles with its pairs: one that judgements alone hold together may have none."""
    seen = set()
    for n, scored in within:
        seen.add(n)
        yield n, scored
    yield from ((n, []) for n in sorted(set(together) - seen))


class _Pairs:
    """The pairs that count more than the least in a mean, as plain numbers: there are several for each claim of a record."""

    def __init__(self, ordered: Sequence[Profile], tick: Tick | None) -> None:
        self.first, self.second, self.scores = array("q"), array("q"), array("d")
        for compared, (i, j) in enumerate(pairs(ordered)):
            if tick is not None and compared % 2000 == 0:
                tick(compared)
            score = likeness(ordered[i], ordered[j], LEAST).score
            if score > LEAST:
                self.first.append(i)
                self.second.append(j)
                self.scores.append(score)

    def alike(self) -> Iterator[tuple[int, int]]:
        """Those that are alike enough to hold a component together."""
        for i, j, score in zip(self.first, self.second, self.scores, strict=True):
            if score >= ENOUGH:
                yield i, j

    def within(self, home: Sequence[int]) -> Iterator[tuple[int, list[tuple[float, int, int]]]]:
        """The pairs of each component, one component after the other; one without pairs is left out."""
        first, second = self.first, self.second
        inside = (n for n in range(len(first)) if home[first[n]] == home[second[n]])
        ordered = array("q", sorted(inside, key=lambda n: home[first[n]]))
        for number, of in groupby(ordered, key=lambda n: home[first[n]]):
            yield number, [(self.scores[n], first[n], second[n]) for n in of]


def alike(a: Sequence[Profile], b: Sequence[Profile]) -> list[Profile]:
    """Those of `a` that are alike enough to one of `b` to be looked at together with it."""
    index = Index()
    for number, p in enumerate(b):
        index.met(p, number)
    return [p for p in a if any(_meet(p, b[n]) for n in index.near(p))]


def _meet(p: Profile, q: Profile) -> bool:
    first, second = sorted((p, q), key=lambda x: x.ref)
    return p.report != q.report and likeness(first, second, ENOUGH).score >= ENOUGH


def _components(n: int, joined: Iterable[tuple[int, int]]) -> list[list[int]]:
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


class _Link:
    """What two groups have between them: how far their pairs are above the least, in all, and the best pair."""

    __slots__ = ("above", "best")

    def __init__(self, score: float, i: int, j: int, alone: bool = True) -> None:
        """With `alone` false the pair counts in the mean, and is no reason to join by itself."""
        self.above = clipped(score) - LEAST
        self.best = (-score if alone else -LEAST, i, j)

    def add(self, other: _Link) -> None:
        self.above += other.above
        self.best = min(self.best, other.best)


class _Joining:
    """The joining within one component: what reports are mainly about first, then the two groups that are most alike."""

    def __init__(
        self,
        ordered: Sequence[Profile],
        members: Sequence[int],
        ties: Ties,
        together: Sequence[tuple[int, int]],
    ) -> None:
        self.ordered, self.ties, self.together = ordered, ties, together
        self.home = {i: i for i in members}
        self.members = {i: [i] for i in members}
        self.reports = {i: {ordered[i].report} for i in members}
        self.reasons: dict[int, dict[str, None]] = {i: {} for i in members}
        self.links: dict[int, dict[int, _Link]] = {i: {} for i in members}

    def groups(self, scored: Sequence[tuple[float, int, int]]) -> list[Group]:
        for score, i, j in scored:
            self.links[i][j] = self.links[j][i] = _Link(score, i, j)
        for i, j in self._rivals():
            self.links[i][j] = self.links[j][i] = _Link(0.0, i, j, alone=False)
        for i, j in self.together:
            a, b = sorted((self.home[i], self.home[j]))
            # The latest judgements come first; what one keeps apart no two others join around it.
            if a != b and not self.ties.apart(self._profiles(a), self._profiles(b)):
                self._join(a, b, ("joined by a person's judgement",))
        waiting = [entry for a in self.links for b in self.links[a] if a < b and (entry := self._entry(a, b))]
        heapify(waiting)
        while waiting:
            _, a, b, sizes = heappop(waiting)
            if sizes != (len(self.members.get(a, ())), len(self.members.get(b, ()))):
                continue
            told = self._told_apart(a, b)
            if self._apart(a, b, told):
                continue
            i, j = self.links[a][b].best[1:]
            reasons = likeness(self.ordered[i], self.ordered[j]).reasons
            self._join(a, b, (*reasons, OUTWEIGHED) if told else reasons)
            for c in self.links[a]:
                if entry := self._entry(*sorted((a, c))):
                    heappush(waiting, entry)
        return [Group(tuple(self._profiles(i)), tuple(self.reasons[i])) for i in sorted(self.members)]

    def _rivals(self) -> Iterator[tuple[int, int]]:
        """Two tolls of one report that may be of one event: neither for it nor against it."""
        told: dict[str, list[int]] = defaultdict(list)
        for i in self.members:
            told[self.ordered[i].report].append(i)
        for of in told.values():
            for n, i in enumerate(of):
                yield from ((i, j) for j in of[n + 1 :] if _one_setting(self.ordered[i], self.ordered[j]))

    def _entry(self, a: int, b: int) -> tuple[float, int, int, tuple[int, int]] | None:
        """The two groups as they wait to be joined; None where they are not alike enough."""
        sizes = len(self.members[a]), len(self.members[b])
        mean = LEAST + self.links[a][b].above / (sizes[0] * sizes[1])
        best, i, j = self.links[a][b].best
        together = _MEAN * mean - _BEST * best
        if mean < LEAST_MEAN or together < ENOUGH:
            return None
        main = self.ordered[i].main and self.ordered[j].main
        return -together - _MAIN_FIRST * main, a, b, sizes

    def _profiles(self, group: int) -> list[Profile]:
        return [self.ordered[i] for i in sorted(self.members[group])]

    def _join(self, a: int, b: int, reasons: tuple[str, ...]) -> None:
        for k in self.members[b]:
            self.home[k] = a
        self.members[a] += self.members.pop(b)
        self.reports[a] |= self.reports.pop(b)
        self.reasons[a] |= dict.fromkeys(reasons) | self.reasons.pop(b)
        self.links[a].pop(b, None)
        for c, link in self.links.pop(b).items():
            if c != a:
                del self.links[c][b]
                if c in self.links[a]:
                    self.links[a][c].add(link)
                else:
                    self.links[a][c] = self.links[c][a] = link

    def _apart(self, a: int, b: int, told: Sequence[_Told]) -> bool:
        """What a report tells apart stays apart unless the others agree, and so does what a table or a person kept apart."""
        if self._two_rows(a, b) or (told and not self._outweighed(a, b, told)):
            return True
        return self.ties.apart(self._profiles(a), self._profiles(b))

    def _two_rows(self, a: int, b: int) -> bool:
        """Whether a table of events has a row for each."""
        rows = [p for i in self.members[a] if (p := self.ordered[i]).row is not None]
        return any(two_rows(p, self.ordered[j]) for p in rows for j in self.members[b])

    def _told_apart(self, a: int, b: int) -> list[_Told]:
        """The happenings of the two groups that a report tells apart: by place, day or means, or as two attacks."""
        both = self.reports[a] & self.reports[b]
        if not both:
            return []
        mine = [p for i in self.members[a] if (p := self.ordered[i]).report in both]
        others = [p for j in self.members[b] if (p := self.ordered[j]).report in both]
        return [(x, y) for x in mine for y in others if x.report == y.report and not _one_setting(x, y)]

    def _outweighed(self, a: int, b: int, told: Sequence[_Told]) -> bool:
        """Whether what is told apart, though of one place and day, may be one event told twice: by all other pairs, which are
        more, the two groups are alike."""
        others = len(self.members[a]) * len(self.members[b]) - len(told)
        if others <= len(told) or any(_another_setting(x, y) for x, y in told):
            return False
        return LEAST + self.links[a][b].above / others >= ENOUGH


def _another_setting(x: Profile, y: Profile) -> bool:
    """Whether one report puts any of the one at another place, or on another day, than any of the other."""
    if x.bounds and y.bounds and (x.bounds[0] < y.bounds[1] or y.bounds[0] < x.bounds[1]):
        return True
    return _elsewhere(x, y)


def _elsewhere(x: Profile, y: Profile) -> bool:
    """Whether any place of one is plainly not any place of the other: what stands for a whole may be the province of both."""
    return any(places_apart(p, q) and not (p.may_hold(q) or q.may_hold(p)) for p in _at(x) for q in _at(y))


def _at(profile: Profile) -> Iterator[Place]:
    if profile.place is not None:
        yield profile.place
    yield from profile.places
    yield from profile.wide


def _one_setting(x: Profile, y: Profile) -> bool:
    """Two tolls that one report tells of the same place, day and means: rival counts, or parts, of what may be one event."""
    if x.family != y.family or not x.methods & y.methods or (x.hits and y.hits):
        return False
    if x.start is None or (x.start, x.end) != (y.start, y.end) or x.place is None or y.place is None:
        return False
    return not _another_setting(x, y)
