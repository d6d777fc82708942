"""The balance of a place over time: what each part's range was at the end of each day on which something was published.

Comes in: a Telling. Goes out: a Course, equal on each day to the balance of that day (balance.py), but made in one walk over the
claims: a balance a day would be as many walks as days. Pure.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date

from onrecord.board.balance import Bound, Ends, bounds_of, open_or, sum_of, whole
from onrecord.board.telling import Telling
from onrecord.situations import PARTS, Course, Moment, Part, People


def course(told: Telling) -> Course:
    days = told.days
    place_of = {day: n + 1 for n, day in enumerate(days)}
    on: list[list[Bound]] = [[] for _ in range(len(days) + 1)]
    dated = {d.claim.ref: d.day for d in told.dated}
    for bound in bounds_of((d.claim for d in told.dated), dated):
        published = told.published[bound.ref[0]]
        # What has no day of publication counts from the first.
        on[place_of[published] if published is not None else 0].append(bound)
    running = {part: _Running(part) for part in PARTS[1:]}
    moments: dict[Part, list[Moment]] = {part: [] for part in PARTS}
    for n, new in enumerate(on):
        for bound in new:
            running[bound.part].take(bound)
        if n:
            ends = {part: one.ends() for part, one in running.items()}
            moments["there"].append(Moment(None, whole(sum_of(ends.values()))))
            for part, one in running.items():
                moments[part].append(Moment(one.told(), whole(ends[part])))
    changed = [n for n in range(len(days)) if any(_differs(moments[part], n) for part in PARTS[1:])]
    return Course(tuple(days), {part: tuple(found) for part, found in moments.items()}, tuple(changed))


def _differs(found: list[Moment], n: int) -> bool:
    before = found[n - 1] if n else Moment(None, None)
    return found[n].told != before.told or (found[n].told is not None and found[n] != before)


class _Running:
    """One part as its bounds come in."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._any = False
        self._lowest, self._most, self._highest = math.inf, 0.0, 0.0
        self._totals: dict[date | None, Ends] = {}
        self._last: date | None = None

    def take(self, bound: Bound) -> None:
        self._any = True
        self._lowest, self._most = min(self._lowest, bound.low), max(self._most, bound.low)
        self._highest = max(self._highest, bound.high)
        if bound.total and bound.of_all:
            low, high = self._totals.get(bound.day, (0.0, math.inf))
            self._totals[bound.day] = max(low, bound.low), min(high, bound.high)
            if bound.day is not None and (self._last is None or bound.day > self._last):
                self._last = bound.day

    def told(self) -> People | None:
        return (open_or(self._lowest), open_or(self._highest)) if self._any else None

    def ends(self) -> Ends:
        now = list(self._now())
        high = min((high for _, high in now), default=math.inf)
        if self.part == "remain":
            return max((low for low, _ in now), default=0.0), high
        return self._most, high

    def _now(self) -> Iterable[Ends]:
        """Totals of the last day that any is told of, and those of no day."""
        for day in {None, self._last}:
            if day in self._totals:
                yield self._totals[day]
