"""Profiles → the pairs that are worth comparing: those of one family and country with days that nearly meet.

A block depends on its two profiles alone, never on what else the record holds: so adding a report changes no other
pair, and the order of adding changes none. What has no day at all is looked for by place and figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.link.profile import Profile

_NEAR = 1
"""Days added at each end of a happening's time: times told by two reports may lie twice this apart."""
_LONG = 10
"""A longer time is looked for by its first and last days."""

Key = tuple[str, ...]


def keys(p: Profile) -> Iterator[Key]:
    """The blocks that a profile is found in."""
    country = (p.place.country or "") if p.place else ""
    for day in _days(p):
        yield p.family, country, str(day)
    if p.published is None or not p.told:
        yield from _by_figure(p)


def probes(p: Profile) -> Iterator[Key]:
    """The blocks whose members a profile is compared with."""
    country = (p.place.country or "") if p.place else ""
    for day in _days(p):
        yield p.family, country, str(day)
        if country:
            yield p.family, "", str(day)
    yield from _by_figure(p)


def _days(p: Profile) -> Iterator[int]:
    if p.start is None or p.end is None:
        return
    if p.end - p.start > _LONG:
        ends = range(p.start - _NEAR, p.start + _NEAR + 1), range(p.end - _NEAR, p.end + _NEAR + 1)
        yield from sorted({day for days in ends for day in days})
    else:
        yield from range(p.start - _NEAR, p.end + _NEAR + 1)


def _by_figure(p: Profile) -> Iterator[Key]:
    for kind, number in sorted(p.figures):
        if number > 2:
            for name in sorted(p.heard):
                yield p.family, name, kind, str(number)
