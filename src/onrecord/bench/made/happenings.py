"""What truly happens in a generated war, drawn from the rates: attacks with their tolls, moves, captures, truces, running totals.

Comes in: a country, a day and chance. Goes out: happenings with their numbers, the truth that tellings (telling.py) depart from.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from onrecord.bench.made import words
from onrecord.bench.made.rates import METHODS, SITUATIONS, Rates
from onrecord.bench.made.world import Country, Spot

T = TypeVar("T")

MOST_REPORTS = 40
VOICES_A_TOLL = 4
"""Voices that may count the dead of one attack each in its own way."""


@dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """One true happening. `kind` is 'attack', a kind of the situation or of a move, or 'total'; `told` how many reports are mainly about it."""

    number: int
    kind: str
    country: Country
    spot: Spot
    day: int
    """As `date.toordinal` counts."""
    told: int = 0
    method: str | None = None
    side: int = 0
    killed: int = 0
    injured: int = 0
    children: int = 0
    women: int = 0
    missing: int = 0
    moved: int = 0
    """How many were displaced, detained …, or the number of a running total."""
    group: str = "person"
    phase: str | None = None
    factors: tuple[float, ...] = ()
    """By how much each voice's count of the dead differs from the truth."""


class Fate:
    """Draws happenings. One chance and one count of numbers serve all countries, so that a seed gives one war."""

    def __init__(self, rng: Random, rates: Rates) -> None:
        self.rng, self.rates = rng, rates
        self.number = 0
        self._method = Weighted(METHODS)
        self._situation = Weighted(SITUATIONS)
        self._told = Weighted([(n, n**-rates.reports_tail) for n in range(1, MOST_REPORTS + 1)])

    def next(self) -> int:
        self.number += 1
        return self.number

    def reports(self) -> int:
        """How many reports are mainly about one incident."""
        return self._told.draw(self.rng.random)

    def spot(self, country: Country, division: int | None = None) -> Spot:
        """A place of the country, or of one of its divisions."""
        low, high = (0.0, country.weights[-1]) if division is None else country.bounds[division]
        at = bisect(country.weights, low + self.rng.random() * (high - low))
        return country.spots[min(at, len(country.spots) - 1)]

    def attack(self, country: Country, day: int, told: int, division: int | None = None) -> Happening:
        rng = self.rng
        method = self._method.draw(rng.random)
        # The more reports, the more dead: medians 7, 18 and 37 of attacks that 1, 8 and 40 reports tell of.
        killed = 0 if rng.random() < 0.05 else _about(rng, 7.0 * max(told, 1) ** 0.45, 1.0)
        injured = _about(rng, 2.0 * killed + 2.0, 0.8) if rng.random() < 0.7 else 0
        sides = words.SIDES_OF[method]
        chance = rng.random()
        group = "person" if chance < 0.5 else "civilian" if chance < 0.78 else "combatant"
        children = women = 0
        if killed > 2 and group != "combatant":
            children = int(killed * rng.random() * 0.5) if rng.random() < 0.7 else 0
            women = int((killed - children) * rng.random() * 0.4) if rng.random() < 0.5 else 0
        return Happening(
            self.next(), "attack", country, self.spot(country, division), day, told, method, sides[int(rng.random() * len(sides))],
            killed, injured, children, women, _about(rng, 4.0, 0.7) if rng.random() < 0.02 else 0, 0, group, None, self._factors(),
        )  # fmt: skip

    def situation(self, country: Country, day: int, told: int) -> Happening:
        rng = self.rng
        kind = self._situation.draw(rng.random)
        middle = {"displaced": 2500.0, "evacuated": 900.0, "trapped": 20_000.0, "detained": 12.0, "abducted": 6.0, "missing": 8.0}.get(kind)  # fmt: skip
        moved = _about(rng, middle, 1.2) if middle else 0
        phases = tuple(_PHASES.get(kind, ()))
        phase = phases[int(rng.random() * len(phases))] if phases else None
        moved = _rounded(moved)
        return Happening(
            self.next(), kind, country, self.spot(country), day, told, None, int(rng.random() * 2), moved=moved,
            group="civilian" if rng.random() < 0.4 else "person", phase=phase, factors=self._factors(),
        )  # fmt: skip

    def total(self, country: Country, day: int, before: int) -> Happening:
        """A running total that a body gives out, higher than the last; `killed` is what the next one starts from."""
        kind = "killed" if self.rng.random() < 0.8 else "displaced"
        most = before + _about(self.rng, 4_000.0, 0.5)
        whole = country.spots[0]
        return Happening(
            self.next(), f"total {kind}", country, whole, day, killed=most, moved=_rounded(most * (8 if kind == "displaced" else 1)),
            group="civilian" if self.rng.random() < 0.3 else "person", factors=(1.0,) * VOICES_A_TOLL,
        )  # fmt: skip

    def times(self, mean: float) -> int:
        """How often something happens whose mean is known (Poisson)."""
        if mean > 30:
            return max(0, round(self.rng.gauss(mean, math.sqrt(mean))))
        limit, product, n = math.exp(-mean), self.rng.random(), 0
        while product > limit:
            product *= self.rng.random()
            n += 1
        return n

    def _factors(self) -> tuple[float, ...]:
        """Most voices have the true toll, the others their own."""
        rng, spread = self.rng, self.rates.spread
        return tuple(
            1.0 if rng.random() < 0.6 else math.exp(rng.gauss(0, spread)) for _ in range(VOICES_A_TOLL)
        )


_PHASES: dict[str, Sequence[str]] = {
    "control": tuple(words.CONTROL), "service": tuple(words.SERVICE), "ceasefire": tuple(words.CEASEFIRE),
    "talks": tuple(words.TALKS), "evacuation": tuple(words.EVACUATION),
}  # fmt: skip


class Weighted(Generic[T]):
    """Draws values by their weights."""

    def __init__(self, rows: Sequence[tuple[T, float]]) -> None:
        self._values = [value for value, _ in rows]
        self._sums = list(accumulate(weight for _, weight in rows))

    def draw(self, chance: Callable[[], float]) -> T:
        return self._values[min(bisect(self._sums, chance() * self._sums[-1]), len(self._values) - 1)]


def _about(rng: Random, median: float, sigma: float) -> int:
    """A count with a heavy tail, one at the least."""
    return max(1, round(median * math.exp(rng.gauss(0, sigma))))


def _rounded(n: int) -> int:
    """Two figures that count: nobody counts 12,345 people on a road."""
    if n < 100:
        return n
    step: int = 10 ** (len(str(n)) - 2)
    return n // step * step
