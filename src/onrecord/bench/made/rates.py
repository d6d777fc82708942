"""How often generated reports say less, more or other than what happened, and how the war is laid out in days and places.

"Measured" is: on *fakes* (656 reports on Syria by 15 outlets), over what extractor `rules-6` makes of them (6,308 claims) and, for
what differs from the truth, over its 332 reports whose incident annotators name (219 incidents; 200 pairs of reports of one
incident). The rest is judgement, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares are of tellings (one report's account of one happening) where nothing else is said."""

    density: float = 1.0
    """Incidents that a country has on a day and that some report is mainly about; with those told in passing, four attacks a day. Judgement:
    of the days on which a governorate has such an incident .06 have two here; of those of the 219 incidents .014, a sample."""
    war_days: int = 1095
    """Days before another country is taken in."""
    division_tail: float = 1.1
    """Zipf's exponent of incidents over first-level divisions; fitted on 219 incidents over 9 governorates (75, 23, 17, 17, 15 …)."""
    town_tail: float = 1.0
    """The same over towns of a division. Judgement."""
    quarters: float = 0.25
    """Incidents of a town whose quarters are known that happen in one of them. Measured: .06 of claims, .2 of annotated places."""
    reports_tail: float = 2.0
    """Exponent of reports per incident, 1 to 40. Measured 2.2, on a sample of each outlet's reports; a full record has more."""
    lags: tuple[float, ...] = (0.64, 0.27, 0.06, 0.03)
    """Days from an incident to a report of it. Measured on 22 (14, 6, 2); the last is judgement."""
    follow_ups: float = 0.04
    """Incidents of three reports or more that are told again two to eight weeks later. Judgement."""
    round_ups: float = 0.12
    """Reports that tell of two to five incidents of a region and day. Judgement; of 656 reports half have five happenings or more."""
    copies: float = 0.045
    """Copies among all reports. Measured: 31 of 656."""
    copies_exact: float = 0.35
    """Copies that share at least .97 of the shorter text's five-word runs. Measured: 10 of 31; the rest share .41 to .94."""
    undated: float = 0.05
    """Reports without a day of publication. Measured: 32 of 656."""
    beside: float = 2.1
    """Other happenings told beside the main one, in the mean. Measured: reports have 4.1 more, of which 1.2 of the situation and .5 totals."""
    beside_alone: float = 0.5
    """Of those, happenings that no report is mainly about. Judgement."""
    situation: float = 1.2
    """Happenings of the situation told beside. Measured: 713 in 656 reports."""
    totals: float = 0.5
    """Running totals told. Measured: 352 happenings of totals in 656 reports."""
    place_missing: float = 0.05
    """Measured: .065 of attacks, .05 of main happenings."""
    place_unknown: float = 0.09
    """The name is not found in the gazetteer. Measured: .098 of attacks, .091 of people killed."""
    place_wider: float = 0.12
    """A town for its quarter, a province for its town, a country. Measured: of 200 pairs of tellings 38 contain one another."""
    place_narrower: float = 0.03
    """A quarter for the town in which it happened. Judgement, out of the same 38."""
    place_near: float = 0.02
    """A neighbouring place within 15 km. Measured: 8 of 200 pairs."""
    place_wrong: float = 0.02
    """Another place. Measured on 171 places marked by hand: 2 to 4 (docs/accuracy.md). 37 of 200 pairs lie apart, most of them as another
    happening was taken for the main one."""
    day_missing: float = 0.15
    """Measured: 51 of 332."""
    day_beside: float = 0.09
    """A day early or late. Measured: 30 of 332."""
    day_interval: float = 0.085
    """Two to eight days with the true one among them. Measured: 28 of 332 (20 of two days)."""
    day_wrong: float = 0.02
    """Two days off or more. Measured: 11 of 332, some of them as another happening was taken for the main one."""
    method_missing: float = 0.15
    """Of happenings told in passing. Measured: 193 of 1,984 attacks of both sorts, .18 of people killed."""
    method_missing_main: float = 0.02
    """Of main happenings. Measured: 5 of 200 pairs."""
    method_near: float = 0.07
    """A method like the true one: explosion for shelling. Measured: 29 of 200 pairs differ."""
    claim_bare: float = 0.06
    """Claims that lack a place, day or method which the rest of the telling has. Measured: .18 of killed have no method, .10 of attacks."""
    actor_missing: float = 0.42
    """Measured: .40 of people killed, .44 of attacks."""
    actor_wrong: float = 0.03
    """Another side is named. Judgement."""
    actor_blamed: float = 0.02
    """Measured: 59 of 3,706 claims with an actor are blamed on somebody."""
    voice_missing: float = 0.36
    """Measured: .33 of people killed, .39 of injured, .46 of attacks."""
    second_voice: float = 0.35
    """Tellings with a second figure of people killed, by another voice or of a part. Measured: .38 of main happenings have three claims of killed or more."""
    figure_vague: float = 0.09
    """'Dozens'. Measured: 216 of 2,473 killed, .21 of injured."""
    figure_open: float = 0.28
    """'At least'. Measured: 700 of 2,473."""
    figure_about: float = 0.024
    """'Some'. Measured: 59 of 2,473."""
    figure_none: float = 0.035
    """No number, where told in passing. Measured: 87 of 2,473; 7 of 200 pairs of main happenings lack one."""
    figure_wrong: float = 0.04
    """Off by a factor of three to ten. Set so that of pairs of one incident a tenth are four times apart (measured: 20 of 193)."""
    figure_early: float = 0.4
    """Tellings on the first days that give a part of the later toll. Measured: of 193 pairs 68 have the same toll, 26 within a quarter, 52 within twice."""
    spread: float = 0.3
    """How much voices differ on a toll: sigma of the logarithm. Set so that the pairs fall as measured (docs/performance.md)."""
    shares: float = 0.85
    """Tellings of a toll with women and children in it that give their number. Set so that .2 of claims of killed are shares (measured: .24)."""
    superseded: float = 0.012
    """Tellings that give an earlier toll as such. Measured: 13 of 2,473 killed."""
    filler: tuple[int, int] = (5, 15)
    """Sentences without claims. Set so that a report has about as many words as measured (median 265)."""

    def noisy(self, factor: float) -> Rates:
        """The same war told with so many times as many errors and gaps: 0 is a war of which every report tells all, rightly."""
        return replace(self, **{name: min(0.95, getattr(self, name) * factor) for name in _ERRORS})

    def place_right(self) -> float:
        """The share of tellings that name the true place."""
        other = (
            self.place_missing, self.place_unknown, self.place_wider, self.place_narrower, self.place_near, self.place_wrong,
        )  # fmt: skip
        return 1.0 - sum(other)


_ERRORS = (
    "undated", "place_missing", "place_unknown", "place_wider", "place_narrower", "place_near", "place_wrong", "day_missing",
    "day_beside", "day_interval", "day_wrong", "method_missing", "method_near", "claim_bare", "actor_missing", "actor_wrong",
    "figure_vague", "figure_none", "figure_wrong", "figure_early", "spread",
)  # fmt: skip
"""The rates that make a telling say less or other than what happened."""

METHODS: tuple[tuple[str, float], ...] = (
    ("airstrike", 0.40), ("shelling", 0.235), ("explosion", 0.15), ("ground-fighting", 0.145), ("chemical", 0.02), ("shooting", 0.03),
    ("drone", 0.01), ("execution", 0.01),
)  # fmt: skip
"""Measured on 1,791 attacks with a method, but for `chemical` (.042 there: one attack of which many tell)."""

VOICES: tuple[tuple[str, float], ...] = (
    ("monitor", 0.475), ("government", 0.19), ("other", 0.105), ("media", 0.06), ("witness", 0.055), ("rescue", 0.05),
    ("armed-group", 0.035), ("un", 0.02), ("official", 0.01),
)  # fmt: skip
"""First voices of people killed, where one is named. Measured on 1,649."""

SITUATIONS: tuple[tuple[str, float], ...] = (
    ("control", 0.49), ("displaced", 0.09), ("service", 0.08), ("ceasefire", 0.08), ("trapped", 0.05), ("talks", 0.055),
    ("detained", 0.03), ("evacuated", 0.045), ("abducted", 0.03), ("evacuation", 0.02), ("missing", 0.02),
)  # fmt: skip
"""Kinds of the situation and of moves, by their share of claims. Measured on 958."""
