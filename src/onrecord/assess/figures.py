"""What each origin gives as its figure: wholes, parts summed where the whole is missing, shares, and what was replaced.

Comes in: claims with their origins. Goes out: for one kind of harm the figures of each origin, and of these the one that
stands. Low, best and high over the origins are made of them in ranges.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.assess.told import Told, counts
from onrecord.records import ClaimRef

_PART = 8
"""So many times as large is no rival count of the same people."""
SUMMED = ("woman", "man", "child", "combatant")
"""Groups of which none is part of another; an old woman or a nurse may be counted among the women."""


@dataclass(frozen=True, slots=True)
class Figured:
    """One figure of one origin, of one claim or of several parts added up."""

    origin: str
    low: int | None
    high: int | None
    approximate: bool
    vague: bool
    day: date | None
    """When the origin first gave this number."""
    told: tuple[Told, ...]
    parts: str = ""
    """'5 woman, 7 child' where it is a sum."""
    best: int | None = None
    """What the origin itself takes for the best number within its bounds, where it says so."""

    @property
    def number(self) -> int:
        if self.best is not None:
            return self.best
        return self.low if self.low is not None else self.high or 0

    @property
    def refs(self) -> tuple[ClaimRef, ...]:
        return tuple(t.ref for t in self.told)


@dataclass(frozen=True, slots=True)
class Standing:
    """What an origin says last, and the figures of its own that this replaces."""

    figure: Figured
    earlier: tuple[Figured, ...]


@dataclass(frozen=True, slots=True)
class Kindred:
    """All figures of one kind and scope of an incident."""

    wholes: tuple[Figured, ...]
    shares: dict[str, tuple[Figured, ...]]
    """By group; of those who are told of as part of a whole, or apart from it."""
    too_large: tuple[tuple[Told, Told], ...]
    """Shares above their own whole, each with that whole: in no range, and a contradiction."""
    partial: tuple[tuple[Told, Told], ...]
    """Figures that their own report tells beside one many times as large, each with that one: of a part, in no range."""


def kindred(found: Sequence[Told]) -> Kindred:
    """`found` holds claims of one kind and scope."""
    usable = [t for t in found if counts(t.claim)]
    at = {t.ref: t for t in found}
    too_large = [(t, whole) for t in usable if (whole := _whole_of(t, at)) and _exceeds(t, whole)]
    left_out = {t.ref for t, _ in too_large}
    partial = partial_of([t for t in usable if t.claim.part_of is None])
    left_out |= {t.ref for t, _ in partial}
    apart = [t for t in usable if t.claim.part_of is None and t.ref not in left_out]
    shares = [t for t in usable if t.claim.part_of is not None and t.ref not in left_out]
    wholes = _wholes(apart)
    used = {ref for figure in wholes if not figure.parts for ref in figure.refs}
    by_group: dict[str, list[Figured]] = defaultdict(list)
    for t in [*shares, *(t for t in apart if t.ref not in used)]:
        if t.claim.groups not in (("person",), ()):
            by_group[" and ".join(t.claim.groups)].append(_figured([t]))
    groups = {g: tuple(by_group[g]) for g in sorted(by_group)}
    return Kindred(tuple(wholes), groups, tuple(too_large), tuple(partial))


def partial_of(wholes: Sequence[Told]) -> list[tuple[Told, Told]]:
    """'Three died in hospital' in a report that gives 86 dead. A party to the war that says three means three: it stays.

    What is of a part in one report of an origin is so in all that carry its figure.
    """
    beside: dict[tuple[str, int | None], Told] = {}
    of_report: dict[str, list[Told]] = defaultdict(list)
    for t in wholes:
        of_report[t.claim.report].append(t)
    for t in wholes:
        rivals = of_report[t.claim.report]
        if len(rivals) == 1 or any(voice.side for voice in t.claim.said_by[:1]):
            continue
        larger = [o for o in rivals if _many_times(o, t)]
        if larger:
            beside.setdefault(
                (t.origin, t.claim.number), max(larger, key=lambda o: (o.claim.number or 0, o.ref))
            )
    if not beside:  # of most incidents
        return []
    return [(t, beside[t.origin, t.claim.number]) for t in wholes if (t.origin, t.claim.number) in beside]


def _many_times(a: Told, b: Told) -> bool:
    """Whether the one is said to be so many times the other: at the least, in numbers, and of a number of people."""
    large, small = a.claim.figure, b.claim.figure
    if large is None or small is None or large.vague or small.vague or large.low is None or not small.number:
        return False
    return a.claim.certainty == "asserted" and large.low >= _PART * small.number


def _whole_of(t: Told, at: dict[ClaimRef, Told]) -> Told | None:
    return at.get((t.claim.report, t.claim.part_of)) if t.claim.part_of else None


def _exceeds(share: Told, whole: Told) -> bool:
    """'14 children' of '12 people'; about is taken for a tenth either way."""
    a, b = share.claim.figure, whole.claim.figure
    if a is None or b is None or a.low is None or b.high is None or b.unit is not None:
        return False
    return least(a.low, a.approximate) > most(b.high, b.approximate)


def least(number: int, approximate: bool) -> int:
    return number - number // 10 if approximate else number


def most(number: int, approximate: bool) -> int:
    return number + number // 10 if approximate else number


# --- wholes --------------------------------------------------------------------------------------


def is_whole(t: Told) -> bool:
    groups = set(t.claim.groups)
    return not groups or "person" in groups or "civilian" in groups


def _wholes(apart: Sequence[Told]) -> list[Figured]:
    """Figures of all people; where nobody gives one, what each report gives in parts, added up.

    OHCHR, Guidance on Casualty Recording: totals are built from disaggregated counts, and none is counted twice.
    """
    missing = not any(is_whole(t) for t in apart)
    by_account: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for t in apart:
        by_account[t.origin, t.claim.report].append(t)
    out: list[Figured] = []
    for account in by_account.values():
        out += _summed(account) if missing else _stated(account)
    return out


def _stated(account: Sequence[Told]) -> list[Figured]:
    """The wholes of one report's account; civilians and fighters told apart by it are its whole together."""
    wholes = [t for t in account if is_whole(t)]
    fighters = [t for t in account if t.claim.groups == ("combatant",)]
    if fighters and wholes and all(t.claim.groups == ("civilian",) for t in wholes):
        return [_figured([_largest(wholes), _largest(fighters)])]
    return [_figured([t]) for t in wholes]


def _summed(account: Sequence[Told]) -> list[Figured]:
    by_groups: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for t in account:
        by_groups[t.claim.groups].append(t)
    chosen: list[Told] = []
    taken: set[str] = set()
    # The largest part first, so that of overlapping groups the one that holds more is kept.
    for groups, ts in sorted(by_groups.items(), key=lambda g: (-(_largest(g[1]).claim.number or 0), g[0])):
        if not taken or (taken | set(groups) <= set(SUMMED) and not taken & set(groups)):
            chosen.append(_largest(ts))
            taken |= set(groups)
    return (
        [_figured(chosen)] if len(chosen) > 1 else [_figured([t]) for t in by_groups[chosen[0].claim.groups]]
    )


def _largest(ts: Sequence[Told]) -> Told:
    return max(
        ts,
        key=lambda t: (t.claim.figure is not None and not t.claim.figure.vague, t.claim.number or 0, t.ref),
    )


def _figured(ts: Sequence[Told]) -> Figured:
    if len(ts) == 1 and (one := ts[0].claim.figure) is not None:  # nearly always, and thousands of times
        best = one.number or 0 if one.best is not None else None
        return Figured(
            ts[0].origin, one.low, one.high, one.approximate, one.vague, ts[0].day, tuple(ts), "", best
        )
    figures = [t.claim.figure for t in ts if t.claim.figure is not None]
    lows = [f.low for f in figures if f.low is not None]
    highs = [f.high for f in figures if f.high is not None]
    parts = ", ".join(f"{t.claim.number:,} {' and '.join(t.claim.groups)}" for t in ts) if len(ts) > 1 else ""
    return Figured(
        ts[0].origin, sum(lows) if lows else None, sum(highs) if len(highs) == len(figures) else None,
        any(f.approximate for f in figures), all(f.vague for f in figures), ts[0].day, tuple(ts), parts,
        sum(f.number or 0 for f in figures) if any(f.best is not None for f in figures) else None,
    )  # fmt: skip


# --- what stands ---------------------------------------------------------------------------------


def standing(figures: Iterable[Figured]) -> dict[str, Standing]:
    """Of each origin the figure that it gave last; of one day, or where a day is unknown, the largest.

    A number counts from the day on which the origin first gave it: a report that repeats an old toll, or reprints one, makes
    it no newer. A smaller number replaces a larger one only where it excludes it: 'more than 130' takes nothing back from 200.
    Words without a number give way to any number ('dozens' to 58; AOAV counts no 'several').
    """
    by_origin: dict[str, dict[int, list[Figured]]] = {}
    for figure in figures:
        by_origin.setdefault(figure.origin, {}).setdefault(figure.number, []).append(figure)
    return {
        origin: _standing([_one(same) for same in by_origin[origin].values()]) for origin in sorted(by_origin)
    }


def _standing(given: list[Figured]) -> Standing:
    if len(given) == 1:
        return Standing(given[0], ())
    numbers = [f for f in given if not f.vague] or given
    by_day = sorted(numbers, key=lambda f: (f.day or date.max, f.number))
    stands = by_day[0]
    for f in by_day[1:]:
        if f.number > stands.number or (f.day and f.day != stands.day and excludes(f, stands)):
            stands = f
    return Standing(stands, tuple(sorted((f for f in given if f is not stands), key=lambda f: f.number)))


def excludes(lower: Figured, higher: Figured) -> bool:
    """Whether the one figure's most is below the other's least; about is taken for a tenth either way."""
    if lower.high is None or higher.low is None:
        return False
    return most(lower.high, lower.approximate) < least(higher.low, higher.approximate)


def _one(same: Sequence[Figured]) -> Figured:
    """One number of one origin, however often it is said; of its bounds the most careful ones ('at least 58' beside '58')."""
    if len(same) == 1 and len(same[0].told) == 1:
        return same[0]
    model = max(same, key=lambda f: (f.low is not None, not f.vague, f.high is None, f.approximate, f.parts))
    told = sorted({t.ref: t for f in same for t in f.told}.values(), key=lambda t: (t.day or date.max, t.ref))
    day = min((f.day for f in same if f.day), default=None)
    return Figured(
        model.origin,
        model.low,
        model.high,
        model.approximate,
        model.vague,
        day,
        tuple(told),
        model.parts,
        model.best,
    )
