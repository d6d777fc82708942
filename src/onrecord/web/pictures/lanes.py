"""What is found along time: for each family of kinds a lane of columns, one a step, and of bars for what lasted or is known vaguely. Pure.

Comes in: groups of incidents by time (finding/grouped.py), the first and last day and the step. Goes out: lanes. Every incident is in
one column or one bar; bars for which there is no room are joined, and none is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from onrecord.finding import days
from onrecord.finding.days import Step
from onrecord.finding.grouped import TimeRow
from onrecord.publish.words import FAMILY_WORDS, family

ROWS = 4
"""Bars that a lane draws above each other; those beyond are joined in a last one."""
_BESIDE = 30
"""Numbers that have room beside each other."""


BREAK = 0.04
"""Of the width: what a break takes."""
LEAST_BREAK = 90
"""Days: a shorter time without anything is drawn as it is."""
EMPTY = 0.25
"""Of all the time: as much must be without anything for the axis to be broken there, so that a picture has three breaks at most."""
Stretch = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole steps of time, from left to right."""

    first: date
    last: date
    step: Step
    parts: tuple[Stretch, ...] = ()
    """Where it is broken: what is drawn, in order; between them nothing is found. A day is as wide in each."""

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        return self.parts or ((self.first, self.last),)

    @property
    def columns(self) -> list[date]:
        return [day for part in self.stretches for day in days.between(*part, self.step)]

    @property
    def breaks(self) -> list[Stretch]:
        """What is left out: from the first day to the last."""
        return [
            (days.shifted(before[1], 1), days.shifted(behind[0], -1))
            for before, behind in pairwise(self.stretches)
        ]

    def share(self, day: date) -> float:
        """Where a day begins, from 0 to 1; a day that is left out is where its break begins."""
        room = 1 - BREAK * len(self.breaks)
        whole = sum(_long(part) for part in self.stretches)
        before = sum(
            _long((first, min(last, days.shifted(day, -1)))) for first, last in self.stretches if first < day
        )
        over = sum(day > last for _, last in self.breaks)
        return min(before / whole * room + over * BREAK, 1.0)


@dataclass(slots=True)
class Group:
    """Incidents that are drawn as one."""

    first: date
    last: date
    """The first and the last day that they may have been on."""
    incidents: int = 0
    most: int | None = None
    one: str = ""
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, row: TimeRow, last: date) -> None:
        self.first, self.last = min(self.first, row.first), max(self.last, last)
        self.one = row.one if not self.incidents and row.incidents == 1 else ""
        self.incidents += row.incidents
        if row.most is not None:
            self.most = max(self.most or 0, row.most)
        self.kinds[row.kind] += row.incidents

    def take(self, other: Group) -> None:
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)
        self.one = ""
        self.incidents += other.incidents
        if other.most is not None:
            self.most = max(self.most or 0, other.most)
        self.kinds.update(other.kinds)


@dataclass(frozen=True, slots=True)
class Lane:
    family: str
    columns: list[Group]
    rows: list[list[Group]]
    """Bars, those of a row beside each other."""

    @property
    def incidents(self) -> int:
        bars = sum(group.incidents for row in self.rows for group in row)
        return bars + sum(group.incidents for group in self.columns)


def axis_of(first: date, last: date, step: Step) -> Axis:
    first, last = (min(max(day, days.EARLIEST), days.LATEST) for day in (first, last))
    return Axis(days.begin(first, step), days.end(max(first, last), step), step)


def broken(axis: Axis, parts: Iterable[Stretch]) -> Axis:
    """With these stretches alone, in whole steps; those that touch each other then are one."""
    return replace(
        axis,
        parts=_merged((days.begin(first, axis.step), days.end(last, axis.step)) for first, last in parts),
    )


def told(times: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The stretches in which something is found, apart by what is long enough to be left out; one alone where nothing is."""
    stretches = _merged(times)
    if not stretches:
        return ()
    least = max(LEAST_BREAK, EMPTY * _long((stretches[0][0], stretches[-1][1])))
    out = [stretches[0]]
    for first, last in stretches[1:]:
        if (first - out[-1][1]).days - 1 < least:
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return tuple(out)


def _merged(times: Iterable[Stretch]) -> tuple[Stretch, ...]:
    out: list[Stretch] = []
    for first, last in sorted(times):
        if out and first <= days.shifted(out[-1][1], 1):
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return tuple(out)


def _long(stretch: Stretch) -> int:
    return (stretch[1] - stretch[0]).days + 1


def lanes_of(rows: Iterable[TimeRow], axis: Axis) -> list[Lane]:
    """One lane a family, in the order of the legend, also where nothing is in it."""
    columns: dict[tuple[str, date], Group] = {}
    bars: dict[tuple[str, date, date], Group] = {}
    for row in rows:
        name, last = family(row.kind), days.end(max(row.first, row.last), axis.step)
        if row.first >= row.last and axis.first <= row.first <= axis.last:
            group = columns.setdefault((name, row.first), Group(row.first, last))
        else:
            group = bars.setdefault((name, row.first, last), Group(row.first, last))
        group.add(row, last)
    return [
        Lane(
            name,
            [group for (of, _), group in sorted(columns.items()) if of == name],
            packed([group for (of, _, _), group in sorted(bars.items()) if of == name], axis),
        )
        for name in FAMILY_WORDS
    ]


def packed(bars: Sequence[Group], axis: Axis) -> list[list[Group]]:
    """Each bar into the first row that is free, the short ones first, since they tell most; then what is left joined."""
    rows: list[list[Group]] = []
    left: list[Group] = []
    for bar in sorted(bars, key=lambda one: (one.last - one.first, one.first)):
        row = next((row for row in rows if all(_apart(bar, other, axis) for other in row)), None)
        if row is not None:
            row.append(bar)
        elif len(rows) < ROWS:
            rows.append([bar])
        else:
            left.append(bar)
    out = [sorted(row, key=lambda one: one.first) for row in rows]
    return [*out, _joined(left)] if left else out


def _apart(one: Group, other: Group, axis: Axis) -> bool:
    """Beside each other with room for a number, as far as they are drawn."""
    before, behind = sorted(
        (max(b.first, axis.first), min(max(b.last, axis.first), axis.last)) for b in (one, other)
    )
    return axis.share(behind[0]) - axis.share(before[1]) > 1 / _BESIDE


def _joined(bars: Iterable[Group]) -> list[Group]:
    """Those that overlap as one."""
    out: list[Group] = []
    for bar in sorted(bars, key=lambda one: (one.first, one.last)):
        if out and bar.first <= out[-1].last:
            out[-1].take(bar)
        else:
            out.append(bar)
    return out
