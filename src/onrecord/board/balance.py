"""The balance of a place: people who were there = left + were moved out + were killed + remain.

Comes in: claims about one place, as known by a day. Goes out: for each part what the reports give and what it must be if all of
them are true, with every pair and sum of claims that cannot all be. Nothing is guessed: an end that no claim bounds stays open.

How claims bound a part on the day asked for:
- A running total of people who left, were moved out or were killed can only have grown since: its low holds from its day on, its
  high only on the last day that a total is told of.
- What is new ('8,000 in 24 hours', one attack) is at least that many of the total; it is no upper bound.
- People who remain are as told on the last day on which anybody tells it.
- Children, women or medics counted by themselves are at least so many of the people.
- 'About' is taken for a tenth either way, so that 'nearly 130,000' and '125,000' do not contradict each other.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.records import Claim, ClaimRef, Figure
from onrecord.situations import PART_WORDS, PARTS, Balance, Clash, Part, Share

_KINDS: dict[str, Part] = {
    "displaced": "left",
    "evacuated": "evacuated",
    "killed": "killed",
    "trapped": "remain",
}
ABOUT = 10
"""'About' may be off by one part in so many: a convention, since no source tells."""
_TOTAL_DAYS = 7
"""A movement told over more days than these is the total so far, not what is new."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One claim as a bound on one part: low and high inclusive, `high` infinite where it bounds nothing above."""

    part: Part
    low: float
    high: float
    total: bool
    """Whether it is of all up to its day, not of what was new."""
    day: date | None
    ref: ClaimRef
    of_all: bool = True
    """Whether it is of people, not of the children or the medics among them, whom it counts as at least so many."""
    since: date | None = None
    """The first day that a total counts from, where it is told."""


def balance(claims: Iterable[Claim], days: dict[ClaimRef, date | None]) -> Balance:
    """The balance of the people that `claims` tell of; `days` gives the day that each claim holds for."""
    bounds = sorted(bounds_of(claims, days), key=lambda b: (b.part, b.day or date.min, b.ref))
    clashes = (*_apart(bounds), *_too_many(bounds))
    ends = {part: _interval([b for b in bounds if b.part == part]) for part in PARTS[1:]}
    ends["there"] = sum_of(ends.values())
    shares = []
    for part in PARTS:
        own = [b for b in bounds if b.part == part]
        shares.append(Share(part, _told(own), whole(ends[part]), tuple(b.ref for b in own)))
    unknown = tuple(s.part for s in shares if not s.claims)
    return Balance(tuple(shares), clashes, unknown)


def counts(claim: Claim) -> bool:
    """Whether a claim is a figure of people that the balance is about: no share, no fighters, not denied or revised."""
    figure = claim.figure
    return (
        claim.kind in _KINDS
        and figure is not None
        and figure.unit is None
        and claim.part_of is None
        and not claim.superseded
        and claim.certainty in ("asserted", "feared")
        and claim.groups != ("combatant",)
    )


def bounds_of(claims: Iterable[Claim], days: Mapping[ClaimRef, date | None]) -> Iterable[Bound]:
    """Each claim that is a figure of people as a bound on its part."""
    for claim in claims:
        if not counts(claim) or claim.figure is None:
            continue
        low, high = _ends(claim.figure)
        of_all = bool({"person", "civilian"} & set(claim.groups)) or not claim.groups
        high = high if of_all else math.inf
        since = claim.time.start if claim.time is not None else None
        yield Bound(
            _KINDS[claim.kind], low, high, is_total(claim), days.get(claim.ref), claim.ref, of_all, since
        )


def _ends(figure: Figure) -> tuple[float, float]:
    low = float(figure.low) if figure.low is not None else 0.0
    high = float(figure.high) if figure.high is not None else math.inf
    if figure.approximate:
        low -= math.ceil(low / ABOUT)
        high = high if math.isinf(high) else high + math.ceil(high / ABOUT)
    return low, high


def is_total(claim: Claim) -> bool:
    """Whether a claim is of all up to its day, not of what was new."""
    if claim.kind == "trapped" or claim.scope == "cumulative":
        return True
    when = claim.time
    long = when is not None and when.length_days is not None and when.length_days > _TOTAL_DAYS
    return claim.kind != "killed" and long


# --- the interval of one part ------------------------------------------------------------------------------------

Ends = tuple[float, float]


def _interval(bounds: Sequence[Bound]) -> Ends:
    """Where all bounds of one part meet, as on the last day told; low above high where they do not."""
    totals = [b for b in bounds if b.total and b.of_all]
    last = max((b.day for b in totals if b.day is not None), default=None)
    now = [b for b in totals if b.day is None or b.day == last]
    if bounds and bounds[0].part == "remain":
        # Who remains may have become fewer: only the last day's figures bound it.
        return max((b.low for b in now), default=0.0), min((b.high for b in now), default=math.inf)
    low = max((b.low for b in bounds), default=0.0)
    return low, min((b.high for b in now), default=math.inf)


def sum_of(parts: Iterable[Ends]) -> Ends:
    """Those who were there, whom no kind of claim counts: as many as left, were moved out, were killed and remain."""
    told = list(parts)
    return sum(low for low, _ in told), sum(high for _, high in told)


def _told(own: Sequence[Bound]) -> tuple[int | None, int | None] | None:
    if not own:
        return None
    return open_or(min(b.low for b in own)), open_or(max(b.high for b in own))


def whole(ends: Ends) -> tuple[int | None, int | None] | None:
    """The interval in people; None where nothing is left of it."""
    return None if ends[0] > ends[1] else (open_or(ends[0]), open_or(ends[1]))


def open_or(end: float) -> int | None:
    """A whole number, or None for an open end."""
    return None if math.isinf(end) else int(end)


# --- what cannot all be true -------------------------------------------------------------------------------------


def _apart(bounds: Sequence[Bound]) -> Iterable[Clash]:
    """Pairs of one part: two counts of one day apart, or a total below what was counted before. Each pair is judged by itself."""
    for part in sorted(PARTS[1:]):
        own = [b for b in bounds if b.part == part]
        pairs = sorted(_pairs_apart(own))
        words = f"two counts of those who {PART_WORDS[part]}, of one day, are apart"
        below = f"a total of those who {PART_WORDS[part]} is below what was told before it"
        for i, j, same_day in pairs:
            yield Clash(words if same_day else below, (own[i].ref, own[j].ref))


def _pairs_apart(own: Sequence[Bound]) -> Iterable[tuple[int, int, bool]]:
    """The places of such pairs among the bounds of one part, sorted by day, and whether both are totals of one day.

    The later of a pair is a total, and all before it are looked at only where one of them is above it: there may be thousands.
    """
    totals: dict[date | None, list[int]] = {}
    highest = -1.0
    for j, b in enumerate(own):
        if b.total:
            of_day = {*totals.get(None, ()), *totals.get(b.day, ())}
            yield from ((i, j, True) for i in of_day if own[i].low > b.high or b.low > own[i].high)
            if b.part != "remain" and highest > b.high:
                yield from ((i, j, False) for i in range(j) if own[i].low > b.high and i not in of_day)
            totals.setdefault(b.day, []).append(j)
        highest = max(highest, b.low)


def _too_many(bounds: Sequence[Bound]) -> Iterable[Clash]:
    """A count of those who were still there that is below what left, were killed and remained after it."""
    after = {part: _After([b for b in bounds if b.part == part]) for part in PARTS[1:]}
    for before in bounds:
        if before.part != "remain" or before.day is None or math.isinf(before.high):
            continue
        found = [after[part].most(before.day) for part in PARTS[1:]]
        most = [b for b in found if b is not None]
        if sum(b.low for b in most) > before.high:
            words = "more left, were moved out, were killed and remain than were told to be there before"
            yield Clash(words, (before.ref, *(b.ref for b in most)))


class _After:
    """The highest bound of one part of what came after a day: told of a later day, and of no one who left before it."""

    def __init__(self, own: Sequence[Bound]) -> None:
        begun = sorted(
            ((_begins(b), b) for b in own if _begins(b) is not None), key=lambda one: one[0] or date.min
        )
        self._days = [day for day, _ in begun if day is not None]
        self._most: list[Bound] = []
        for _, b in reversed(begun):
            top = self._most[-1] if self._most else b
            self._most.append(max(top, b, key=lambda one: (one.low, one.ref)))
        self._most.reverse()

    def most(self, day: date) -> Bound | None:
        at = bisect_left(self._days, day)
        return self._most[at] if at < len(self._most) else None


def _begins(bound: Bound) -> date | None:
    """The last day that a bound comes after."""
    if bound.part == "remain":
        return bound.day - timedelta(days=1) if bound.day is not None and bound.day > date.min else None
    return bound.since
