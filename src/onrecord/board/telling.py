"""All that reports tell of one place, gathered once, in the order of what it tells of: boards of many days are made from it.

Comes in: claims and reports, and the place asked for. Goes out: a Telling. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.board.places import is_part, within
from onrecord.records import Claim, Kind, Place, Report

UNPLACED: tuple[Kind, ...] = ("talks", "ceasefire", "evacuation")
"""Kinds that count without a place where their report is mostly about the one asked for."""


@dataclass(frozen=True, slots=True)
class Dated:
    claim: Claim
    day: date | None
    """The last day that the claim tells of, else that of its report."""
    order: tuple[date, str, int]


@dataclass(frozen=True, slots=True)
class Telling:
    place: Place
    dated: tuple[Dated, ...]
    reports: Mapping[str, Report]
    """Those that tell of the place, and maybe others."""
    published: Mapping[str, date | None]
    """The day of publication of each report that tells of it."""

    @property
    def part(self) -> bool:
        """Whether a part of a town is asked for."""
        return is_part(self.place)

    def later_than(self, on: date | None) -> frozenset[str]:
        """The reports that were published after a day."""
        if on is None:
            return frozenset()
        return frozenset(report for report, day in self.published.items() if day is not None and day > on)

    @property
    def days(self) -> list[date]:
        """The days on which something about the place was published."""
        return sorted({day for day in self.published.values() if day is not None})


def telling(place: Place, claims: Iterable[Claim], reports: Mapping[str, Report]) -> Telling:
    return gathered(place, of_the_place(place, [c for c in claims if c.report in reports]), reports)


def gathered(place: Place, claims: Iterable[Claim], reports: Mapping[str, Report]) -> Telling:
    """The same of claims that are known to be about the place."""
    there = sorted((_dated(c, reports) for c in claims), key=lambda d: (d.order, d.claim.id))
    published = {d.claim.report: reports[d.claim.report].published for d in there}
    return Telling(place, tuple(there), reports, published)


def of_the_place(place: Place, claims: Sequence[Claim]) -> list[Claim]:
    """The claims about the place, and what a report that is mostly about it tells of talks and truces without naming one."""
    placed: dict[str, list[bool]] = {}
    there = []
    for c in claims:
        inside = within(c.place, place)
        there.append(inside)
        if c.place is not None:
            placed.setdefault(c.report, []).append(inside)
    about = {report for report, told in placed.items() if mostly(sum(told), len(told))}
    return [
        c for c, inside in zip(claims, there, strict=True)
        if inside or (c.place is None and c.kind in UNPLACED and c.report in about)
    ]  # fmt: skip


def mostly(there: int, placed: int) -> bool:
    """Whether a report is mostly about a place: more than half of its claims that name one name it."""
    return 2 * there > placed


def _dated(claim: Claim, reports: Mapping[str, Report]) -> Dated:
    """Claims in the order of what they tell of, then of their publication, then of the text."""
    told = claim.time.end or claim.time.start if claim.time is not None else None
    day = told or reports[claim.report].published
    return Dated(claim, day, (day or date.min, claim.report, claim.evidence.start))
