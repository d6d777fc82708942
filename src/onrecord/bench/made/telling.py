"""One happening as one report tells it: where, when, how and who as far as the report has them right, and the figures of its voices.

Comes in: a happening, the day of the report. Goes out: lines of pieces, some with a draft of a claim. The sentences are lines.py's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from onrecord.bench.made import words
from onrecord.bench.made.happenings import VOICES_A_TOLL, Happening, Weighted
from onrecord.bench.made.rates import VOICES, Rates
from onrecord.bench.made.world import Country
from onrecord.records import Figure, Place, Standing, Voice, When

T = TypeVar("T")

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
_VAGUE = ((200, "hundreds of", 200), (40, "scores of", 40), (24, "dozens of", 24), (3, "several", 3))
_WRONG = (0.1, 0.3, 3.0, 10.0)


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """What one report has of one happening, before it is put into sentences. `today` is the report's day."""

    happening: Happening
    today: int
    place: Place | None
    when: When | None
    """As the claims have it; None also where the words stand and nothing dates the report."""
    when_words: str
    method: str | None
    actor: str | None
    standing: Standing
    voice: tuple[Voice, ...]
    count: int
    """Which of the counts of the dead the first voice has."""


class Noise:
    """What a report has right, drawn from the rates."""

    def __init__(self, rng: Random, rates: Rates, countries: tuple[Country, ...]) -> None:
        self.rng, self.rates, self._countries = rng, rates, countries
        self._voice = Weighted(VOICES)
        self._whens: dict[tuple[str, int, int], When] = {}
        self._figures: dict[tuple[str, int], Figure] = {}

    def telling(self, h: Happening, today: int, dated: bool, main: bool) -> Telling:
        words_, when = self.when(h.day, today, dated)
        missing = self.rates.method_missing_main if main else self.rates.method_missing
        method, actor = self.method(h, missing), self.actor(h)
        standing: Standing = "blamed" if actor and self.rng.random() < self.rates.actor_blamed else "stated"
        count = int(self.rng.random() * VOICES_A_TOLL)
        return Telling(
            h, today, self.place(h), when, words_, method, actor, standing, self.voice(h.country, self.rates.voice_missing, count), count,
        )  # fmt: skip

    def place(self, h: Happening) -> Place | None:
        chance, rates, pick, spot = self.rng.random(), self.rates, self.pick, h.spot
        if (chance := chance - rates.place_missing) < 0:
            return None
        if (chance := chance - rates.place_unknown) < 0:
            return pick(spot.unknown)
        if (chance := chance - rates.place_wider) < 0:
            # The next wider place far more often than the country.
            return spot.wider[0] if self.rng.random() < 0.75 else pick(spot.wider)
        if (chance := chance - rates.place_narrower) < 0 and spot.narrower:
            return pick(spot.narrower)
        if (chance := chance - rates.place_near) < 0 and spot.near:
            return pick(spot.near)
        if (chance := chance - rates.place_wrong) < 0:
            elsewhere = pick(self._countries) if self.rng.random() < 0.2 else h.country
            return pick(pick(elsewhere.spots).own)
        return pick(spot.own)

    def when(self, day: int, today: int, dated: bool) -> tuple[str, When | None]:
        """The words for the day, and what they mean where the report's own day is known."""
        random, rates = self.rng.random, self.rates
        chance = random()
        if (chance := chance - rates.day_missing) < 0:
            return "", None
        if (chance := chance - rates.day_interval) < 0:
            days = 2 if random() < 0.7 else 3 + int(random() * 6)
            start = day - int(random() * days)
            end = min(start + days - 1, today)
            text = f" between {self._named(start, today)} and {self._named(end, today)}"
            return text, self._when(text[1:], start, end) if dated else None
        if (chance := chance - rates.day_beside) < 0:
            day = min(today, day + (1 if random() < 0.5 else -1))
        elif (chance := chance - rates.day_wrong) < 0:
            day -= 2 + int(random() * 5)
        text = f" on {self._named(day, today)}"
        # Without a day of publication a weekday is no day; a full date would be, and some reports have one.
        return text, self._when(text[1:], day, day) if dated or random() < 0.3 else None

    def _named(self, day: int, today: int) -> str:
        if today - day < 7:
            return _DAYS[(day - 1) % 7]
        at = date.fromordinal(day)
        return f"{at.day} {_MONTHS[at.month - 1]}"

    def _when(self, text: str, start: int, end: int) -> When:
        key = text, start, end
        found = self._whens.get(key)
        if found is None:
            if len(self._whens) > 20_000:
                self._whens.clear()
            found = self._whens[key] = When(text, date.fromordinal(start), date.fromordinal(end))
        return found

    def since(self, h: Happening, today: int) -> When:
        """A running total's time: from the first day of the war's first year to the report."""
        start = date.fromordinal(h.day).replace(month=1, day=1) - timedelta(days=366)
        return self._when("since the war began", start.replace(month=1, day=1).toordinal(), today)

    def method(self, h: Happening, missing: float) -> str | None:
        if h.method is None or (chance := self.rng.random()) < missing:
            return None
        near = chance < missing + self.rates.method_near
        return self.pick(words.NEAR_METHODS[h.method]) if near else h.method

    def actor(self, h: Happening) -> str | None:
        chance = self.rng.random()
        if chance < self.rates.actor_missing:
            return None
        side = h.side
        if chance < self.rates.actor_missing + self.rates.actor_wrong:
            side = (side + 1) % len(words.SIDES)
        flying = h.method in ("airstrike", "drone") and self.rng.random() < 0.5
        return self.pick(words.FLYING[side] if flying else words.SIDES[side])

    def voice(self, country: Country, missing: float, count: int) -> tuple[Voice, ...]:
        """One voice of the country, in one of its wordings; `count` leans the same counts to the same bodies."""
        if self.rng.random() < missing:
            return ()
        bodies = country.voices[self._voice.draw(self.rng.random)]
        return (self.pick(bodies[count % len(bodies)]),)

    def toll(self, true: int, told: Telling, count: int) -> int:
        """How many a voice counts by the day of the report."""
        random, rates = self.rng.random, self.rates
        lag = told.today - told.happening.day
        n = true * told.happening.factors[count]
        if lag < 2 and random() < rates.figure_early:
            n *= 0.4 + 0.6 * random() if lag <= 0 else 0.7 + 0.3 * random()
        if random() < rates.figure_wrong:
            n *= self.pick(_WRONG)
        return max(1, round(n))

    def figure(self, n: int, vague: float = 1.0) -> tuple[Figure | None, str]:
        """A number as a report words it; `vague` multiplies how often it gives none. Text without a figure says 'people' alone."""
        rates = self.rates
        chance = self.rng.random()
        if (chance := chance - rates.figure_vague * vague) < 0 and n >= 3:
            _, text, low = next(row for row in _VAGUE if n >= row[0])
            return self._figure("vague", low, None, text.removesuffix(" of"), True), text
        if (chance := chance - rates.figure_none * vague) < 0:
            return None, "several"
        if (chance := chance - rates.figure_open) < 0:
            text = f"at least {n:,}" if n % 2 else f"more than {n:,}"
            return self._figure("open", n, None, text, False), text
        if (chance := chance - rates.figure_about) < 0 or (n > 1000 and chance < 0.3):
            return self._figure("about", n, n, f"some {n:,}", True), f"some {n:,}"
        return self._figure("exact", n, n, f"{n:,}", False), f"{n:,}"

    def one(self, text: str) -> Figure:
        """'A child'."""
        found = self._figures.get((text, 1))
        if found is None:
            found = self._figures[(text, 1)] = Figure(1, 1, False, text)
        return found

    def open(self, n: int) -> tuple[Figure, str]:
        """'More than 12,000', as running totals are told."""
        return self._figure("more", n, None, f"more than {n:,}", False), f"more than {n:,}"

    def _figure(self, form: str, low: int, high: int | None, text: str, approximate: bool) -> Figure:
        found = self._figures.get((form, low))
        if found is None:
            found = self._figures[(form, low)] = Figure(low, high, approximate, text)
        return found

    def pick(self, rows: tuple[T, ...]) -> T:
        return rows[int(self.rng.random() * len(rows))]
