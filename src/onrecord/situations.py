"""The nouns of a place's situation, all frozen: what board/ makes of claims, and what cli/ and publish/ show.

Figures are of people where nothing else is said; both ends are inclusive, None is an open end.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.records import ClaimRef, Place

Part = Literal["there", "left", "evacuated", "killed", "remain"]
PARTS: tuple[Part, ...] = ("there", "left", "evacuated", "killed", "remain")
Topic = Literal["control", "people", "ceasefire", "evacuation", "services", "attacks", "talks"]
PART_WORDS: dict[Part, str] = {
    "there": "were there",
    "left": "left",
    "evacuated": "were moved out",
    "killed": "were killed",
    "remain": "remain",
}


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the balance, in people."""

    part: Part
    told: tuple[int | None, int | None] | None
    """From the lowest to the highest figure that any claim gives; None where no claim tells of it, an open end None."""
    together: tuple[int | None, int | None] | None
    """What it must be if all claims are true; None where they cannot all be."""
    claims: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Claims that cannot all be true, and why."""

    words: str
    claims: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    shares: tuple[Share, ...]
    clashes: tuple[Clash, ...]
    unknown: tuple[Part, ...]
    """Parts that no claim tells of."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing known: in words, with the claims that say it and those that say otherwise."""

    topic: Topic
    words: str
    place: str
    day: date | None
    """The last day that it is told of; None where no claim dates it."""
    claims: tuple[ClaimRef, ...]
    against: tuple[ClaimRef, ...] = ()
    before: tuple[ClaimRef, ...] = ()
    """What was told of the same before, last first."""
    low: int | None = None
    high: int | None = None
    status: str | None = None
    """The phase of a situation kind: held, halted, violated …"""
    whole: bool = False
    """Told only of the town or region of which a part was asked for."""
    who: str = ""
    """The side or the actor that it is told of, under one name."""
    scope: str = ""
    """Of figures of people: 'in all' or 'new'; empty where nobody counts them."""


@dataclass(frozen=True, slots=True)
class Board:
    place: Place
    on: date | None
    lines: tuple[Line, ...]
    balance: Balance
    reports: tuple[str, ...]
    undated: tuple[str, ...]
    """Reports of no known day, used all the same."""
    later: int
    """Reports that were published after the day, and are left out."""

    def of(self, topic: Topic) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.topic == topic)


People = tuple[int | None, int | None]
"""A number of people: both ends inclusive, None an open one."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One part of the balance at the end of a day; as in a Share."""

    told: People | None
    together: People | None


@dataclass(frozen=True, slots=True)
class Course:
    """The balance over time."""

    days: tuple[date, ...]
    """The days on which something about the place was published."""
    parts: dict[Part, tuple[Moment, ...]]
    """For each part one moment a day."""
    changed: tuple[int, ...] = ()
    """The numbers of the days on which the range of any part changed."""

    def at(self, day: date) -> int | None:
        """The number of the last of its days up to a day."""
        found = bisect_right(self.days, day)
        return found - 1 if found else None
