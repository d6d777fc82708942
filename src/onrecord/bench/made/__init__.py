"""A generated war: reports with noise, copies and late updates, their claims, and the truth of each claim.

`stream(claims, seed)` gives reports in the order of their days, about as many as hold that many claims; the same seed gives the same. How the
war grows with the number: a country has `density` incidents on a day, so more claims are more days; every three years' worth another
country is taken in (twenty there are, then longer wars). A place has no more incidents on a day in a large war than in a small one,
so that linking is no harder for its size. Places are real, from the gazetteer of the package; bodies, outlets and all that happens
are invented. What it can and cannot show: docs/performance.md. Nothing is held but what the next days need.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from random import Random

from onrecord.bench.made.happenings import Fate
from onrecord.bench.made.lines import Lines
from onrecord.bench.made.rates import Rates
from onrecord.bench.made.reports import Made, Written, rendered
from onrecord.bench.made.telling import Noise
from onrecord.bench.made.theatre import Theatre
from onrecord.bench.made.world import COUNTRIES, countries

__all__ = ["Made", "Rates", "stream"]

FIRST_DAY = date(2012, 1, 2)
CLAIMS_AN_INCIDENT = 26
"""Claims over all reports for each incident that a report is mainly about; measured on 100,000 with the default rates."""


def stream(claims: int, seed: int = 1, rates: Rates | None = None) -> Iterator[Made]:
    """Reports until they hold `claims` claims or a few more."""
    rates = rates or Rates()
    rng = Random(seed)  # noqa: S311 # a draw that can be repeated, no secret
    days = claims / (CLAIMS_AN_INCIDENT * rates.density)
    number = min(len(COUNTRIES), max(1, math.ceil(days / rates.war_days)))
    world = countries(number, rng, rates)
    fate = Fate(rng, rates)
    lines = Lines(Noise(rng, rates, world))
    theatres = [Theatre(country, fate, lines, rates) for country in world]
    name = _Names()
    today, given = FIRST_DAY.toordinal(), 0
    while True:
        for theatre in theatres:
            for made in theatre.day(today, name):
                yield made
                given += len(made.claims)
                if given >= claims:
                    return
        today += 1


class _Names:
    """Ids in the order of the reports."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, written: Written) -> Made:
        self.number += 1
        return rendered(written, f"m{self.number:07d}")
