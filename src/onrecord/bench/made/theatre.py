"""One country's war, day by day: what happens, which reports are due, and the reports of the day.

Comes in: a country, chance and rates. Goes out: written reports in the order in which they appear. Holds only the happenings of the last
days and the reports that are still due, so that a war of any length takes the same memory.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from itertools import chain, islice

from onrecord.bench.made import words
from onrecord.bench.made.happenings import Fate, Happening
from onrecord.bench.made.lines import Line, Lines
from onrecord.bench.made.rates import Rates
from onrecord.bench.made.reports import Made, Written, copied, day
from onrecord.bench.made.world import Country

_REMEMBERED = 6
"""Days after which a happening is no longer told beside others."""
_TOTAL_DAYS = 20
"""Days for which a running total is the one that reports give, in the mean."""
_MAIN_SITUATION = 0.12
"""Main happenings that are no attack: a capture, a flight, a truce. Measured: 45 of 647 main happenings on *fakes* are no violence."""


class Theatre:
    """The war of one country."""

    def __init__(self, country: Country, fate: Fate, lines: Lines, rates: Rates) -> None:
        self.country, self.fate, self.lines, self.rates = country, fate, lines, rates
        self.rng = fate.rng
        self._recent: deque[Happening] = deque()
        self._situations: deque[Happening] = deque()
        self._totals: list[Happening] = []
        self._due: dict[int, list[Happening]] = defaultdict(list)
        self._copies: dict[int, list[tuple[Written, str]]] = defaultdict(list)

    def day(self, today: int, name: Callable[[Written], Made]) -> Iterator[Made]:
        """The reports of a day; `name` gives each its id and makes the text."""
        self._forget(today)
        self._happen(today)
        for original, of in self._copies.pop(today, []):
            yield name(self._copy(original, of, today))
        for report in self._reports(today):
            made = name(report)
            yield made
            if self.rng.random() < self.rates.copies / (1.0 - self.rates.copies):
                if self.rng.random() < 0.6:
                    yield name(self._copy(report, made.report.id, today))
                else:
                    self._copies[today + 1].append((report, made.report.id))

    def _happen(self, today: int) -> None:
        fate, rates, random = self.fate, self.rates, self.rng.random
        for _ in range(fate.times(rates.density)):
            told = fate.reports()
            if random() < _MAIN_SITUATION:
                happening = fate.situation(self.country, today, told)
                self._situations.append(happening)
            else:
                happening = fate.attack(self.country, today, told)
                self._recent.append(happening)
            for _ in range(told):
                self._due[today + bisect(_sums(rates.lags), random())].append(happening)
            if told > 2 and random() < rates.follow_ups:
                self._due[today + 14 + int(random() * 42)].append(happening)
        # Each of these is told about twice, so there are half as many as tellings of them.
        for _ in range(fate.times(rates.situation * len(self._due[today]) / 2)):
            self._situations.append(fate.situation(self.country, today, 0))
        if not self._totals or random() < 1 / _TOTAL_DAYS:
            self._totals = [
                *self._totals[-3:], fate.total(self.country, today, self._totals[-1].killed if self._totals else 20_000),
            ]  # fmt: skip

    def _reports(self, today: int) -> Iterator[Written]:
        due = self._due.pop(today, [])
        self.rng.shuffle(due)
        for happening in due:
            yield self._report(happening, today)
        for _ in range(self.fate.times(self.rates.round_ups * len(due))):
            together = self._together(today)
            if together:
                yield self._round_up(together, today)

    def _report(self, happening: Happening, today: int) -> Written:
        dated = self.rng.random() >= self.rates.undated
        main = self.lines.full(happening, today, dated)
        return self._written(
            self._title(happening),
            [*main, *self._beside(happening, today, dated)],
            today,
            dated,
            happening.number,
        )

    def _round_up(self, together: list[Happening], today: int) -> Written:
        dated = self.rng.random() >= self.rates.undated
        told = [self.lines.short(h, today, dated) for h in together]
        where = (
            together[0].spot.wider[-2].name if len(together[0].spot.wider) > 1 else self.country.whole.name
        )
        return self._written(f"{where}: the day's reports", told, today, dated, None)

    def _written(self, title: str, told: list[Line], today: int, dated: bool, main: int | None) -> Written:
        low, high = self.rates.filler
        paragraphs: list[Line] = []
        for line in told:
            paragraphs.append(line)
            if self.rng.random() < 0.5:
                paragraphs.append([(self.lines.filler(), None)])
        for _ in range(low + int(self.rng.random() * (high - low + 1)) - len(told) // 2):
            paragraphs.append([(self.lines.filler(), None)])
        return Written(title, tuple(paragraphs), self._outlet(), day(today) if dated else None, main)

    def _beside(self, main: Happening, today: int, dated: bool) -> Iterator[Line]:
        """What else a report tells: other incidents of these days, the situation, the war's running total."""
        fate, rates, random = self.fate, self.rates, self.rng.random
        for _ in range(fate.times(rates.beside)):
            other = None if random() < rates.beside_alone else self._one_of(self._recent)
            if other is None:
                other = fate.attack(self.country, today - int(random() * 3), 0)
            if other is not main:
                yield self.lines.short(other, today, dated)
        for _ in range(fate.times(rates.situation)):
            situation = self._one_of(self._situations)
            if situation is not None and situation is not main:
                yield self.lines.short(situation, today, dated)
        if random() < rates.totals:
            yield self.lines.short(self._totals[-1 if random() < 0.8 else int(random() * len(self._totals))], today, dated)  # fmt: skip

    def _one_of(self, rows: deque[Happening]) -> Happening | None:
        # Of those in memory the newest are told most.
        return rows[-1 - int(self.rng.random() * self.rng.random() * len(rows))] if rows else None

    def _together(self, today: int) -> list[Happening]:
        """Two to five incidents of a region and day, small ones among them that nobody else tells."""
        first = self._one_of(self._recent)
        if first is None:
            return []
        region = first.spot.division
        near = [
            h for h in self._recent if h is not first and h.day == first.day and h.spot.division == region
        ]
        small = (self.fate.attack(self.country, first.day, 0, region) for _ in range(4))
        return list(islice(chain([first], near, small), 2 + int(self.rng.random() * 4)))

    def _copy(self, original: Written, of: str, today: int) -> Written:
        random = self.rng.random
        exact = random() < self.rates.copies_exact
        own = [] if exact else [self.lines.filler() for _ in range(int(random() * random() * 8))]
        outlet = self._outlet()
        if outlet == original.outlet:
            outlet = self.country.outlets[
                (self.country.outlets.index(outlet) + 1) % len(self.country.outlets)
            ]
        published = day(today) if original.published else None
        return copied(original, of, outlet, published, exact, own, self.rng)

    def _outlet(self) -> str:
        sums = self.country.outlet_weights
        return self.country.outlets[min(bisect(sums, self.rng.random() * sums[-1]), len(sums) - 1)]

    def _title(self, h: Happening) -> str:
        if h.kind != "attack":
            return f"{self.lines.noise.pick(words.TITLES)} {h.spot.own[0].name}"
        attack = self.lines.noise.pick(words.ATTACKS[h.method])
        return f"{attack[:1].upper()}{attack[1:]} in {h.spot.own[0].name}, {self.lines.noise.pick(words.TITLE_ENDS)}"

    def _forget(self, today: int) -> None:
        for rows in (self._recent, self._situations):
            while rows and rows[0].day < today - _REMEMBERED:
                rows.popleft()


def _sums(shares: tuple[float, ...]) -> tuple[float, ...]:
    """Running sums without the last, so that `bisect` gives 0 to the number of shares less one."""
    sums, total = [], 0.0
    for share in shares[:-1]:
        total += share
        sums.append(total)
    return tuple(sums)
