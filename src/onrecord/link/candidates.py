"""Profiles → the pairs that are worth comparing: those of one family and country whose days nearly meet.

Whether two profiles are such a pair depends on the two alone, never on what else the record holds: so adding a report
changes no other pair, and the order of adding changes none. What tells no day, and running totals, are looked for by place
and figure as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from onrecord.link.happenings import is_total
from onrecord.link.profile import Profile

_NEAR = 1
"""Days added at each end of a happening's time: times told by two reports may lie twice this apart."""
_LONG = 10
"""A longer time is looked for by its first and last days."""
_LEAST_FIGURE = 5
"""Smaller figures are too common to find a happening by."""

Key = tuple[str, ...]


def offered(p: Profile) -> Iterator[Key]:
    """The blocks in which a profile is found."""
    country = _country(p)
    for day in _days(p):
        yield p.family, country, str(day)
        yield p.family, "anywhere", str(day)
    yield from _by_figure(p)


def sought(p: Profile) -> Iterator[Key]:
    """The blocks in which a profile looks for others. Two are a pair where either looks for the other."""
    country = _country(p) or "anywhere"
    for day in _days(p):
        yield p.family, country, str(day)
    if not p.told or is_total(p.family):
        yield from _by_figure(p)


class Index:
    """Profiles by number, in blocks."""

    def __init__(self) -> None:
        self._offered: dict[Key, list[int]] = defaultdict(list)
        self._sought: dict[Key, list[int]] = defaultdict(list)

    def near(self, p: Profile) -> list[int]:
        """The profiles added before that this one is a pair with."""
        seeks = set(sought(p))
        found = {n for key in seeks for n in self._offered.get(key, ())}
        found.update(n for key in offered(p) if key not in seeks for n in self._sought.get(key, ()))
        return sorted(found)

    def met(self, p: Profile, number: int) -> list[int]:
        """The same; then this one is added."""
        found = self.near(p)
        for key in offered(p):
            self._offered[key].append(number)
        for key in set(sought(p)):
            self._sought[key].append(number)
        return found


def pairs(ordered: Iterable[Profile]) -> Iterator[tuple[int, int]]:
    """(i, j), i < j, of all pairs that are of two reports."""
    index, reports = Index(), list[str]()
    for j, p in enumerate(ordered):
        reports.append(p.report)
        yield from ((i, j) for i in index.met(p, j) if reports[i] != p.report)


def _country(p: Profile) -> str:
    return (p.place.country or "") if p.place else ""


def _days(p: Profile) -> Iterator[int]:
    if p.start is None or p.end is None or is_total(p.family):
        return iter(())
    if p.end - p.start > _LONG:
        ends = range(p.start - _NEAR, p.start + _NEAR + 1), range(p.end - _NEAR, p.end + _NEAR + 1)
        return iter(sorted({day for days in ends for day in days}))
    return iter(range(p.start - _NEAR, p.end + _NEAR + 1))


def _by_figure(p: Profile) -> Iterator[Key]:
    for kind, number in sorted(p.figures):
        if number >= _LEAST_FIGURE:
            for name in sorted(p.heard) or [_country(p)] * is_total(p.family):
                yield p.family, name, kind, str(number)


def kept_keys(p: Profile) -> set[int]:
    """Numbers under which a profile is kept, to be found by others without having them all in memory."""
    return {_number("offered", key) for key in offered(p)} | {_number("sought", key) for key in sought(p)}


def looked_up(p: Profile) -> set[int]:
    """Numbers under which those are kept that a profile is a pair with."""
    return {_number("offered", key) for key in sought(p)} | {_number("sought", key) for key in offered(p)}


def _number(what: str, key: Key) -> int:
    """63 bits of a digest: two keys in one place cost a comparison more, never a wrong pair."""
    return int.from_bytes(blake2b("\0".join((what, *key)).encode(), digest_size=8).digest()) >> 1
