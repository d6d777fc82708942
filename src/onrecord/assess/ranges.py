"""Low, best and high of each kind and group over the independent origins, each with the rule that gave it.

Comes in: claims with their origins. Goes out: ranges, with the figures that were replaced. UCDP (GED codebook: low, best and
high estimates): low is the lowest figure that an origin stands by, high the highest, best the most credible by a declared
rule; nothing is averaged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from onrecord.assess.figures import Figured, Kindred, Standing, is_whole, kindred, least, most, standing
from onrecord.assess.told import Told, counts
from onrecord.incidents import Count, Range, Superseded
from onrecord.records import PEOPLE_KINDS, Kind, Scope

Bounds = tuple[int | None, int | None, int | None]
"""Low, best, high."""
At = tuple[str, str | None, bool]
"""Kind, group, whether cumulative."""


@dataclass(frozen=True, slots=True)
class Family:
    """The claims of people of one kind and scope, and the figures that they give."""

    kind: str
    scope: Scope
    told: tuple[Told, ...]
    figures: Kindred

    def at(self, group: str | None) -> At:
        return self.kind, group, self.scope == "cumulative"


def families(found: Sequence[Told]) -> list[Family]:
    """By kind in the order of the claim format, and scope: what is new is never counted with a running total."""
    at: dict[tuple[str, Scope], list[Told]] = {}
    for t in found:
        if t.claim.kind in PEOPLE_KINDS:
            at.setdefault((t.claim.kind, t.claim.scope), []).append(t)
    ordered = sorted(
        at.items(), key=lambda item: (PEOPLE_KINDS.index(item[0][0]), item[0][1] == "cumulative")
    )
    return [Family(kind, scope, tuple(same), kindred(same)) for (kind, scope), same in ordered]


def ranges(found: Sequence[Family]) -> list[Range]:
    """One range for each kind and scope, and one for each group of it."""
    return [
        _range(group, figures, family) for family in found for group, figures in groups_of(family.figures)
    ]


def bare_ranges(found: Sequence[Told]) -> dict[At, Bounds]:
    """Low, best and high alone: what is asked for again and again."""
    return {at: bounds for family in families(found) for at, bounds in _bare(family)}


def bare_without(family: Family) -> Iterator[tuple[str, dict[At, Bounds]]]:
    """Each origin that tells of it, with the bounds that the others give.

    What the others count is mostly the same without it: worked out once, and anew only for an origin on which that hangs.
    """
    settled = [
        (group, stand, dict(zip(stand, _for_best(group, stand, family), strict=True)))
        for group, figures in groups_of(family.figures)
        if (stand := standing(figures))
    ]
    hangs = _counted_otherwise(family)
    for origin in dict.fromkeys(t.origin for t in family.told):
        if origin in hangs:
            rest = [t for t in family.told if t.origin != origin]
            yield origin, bare_ranges(rest)
            continue
        out = {}
        for group, stand, weighed in settled:
            left = [o for o in stand if o != origin]
            if left:
                out[family.at(group)] = _bounds([stand[o].figure for o in left], [weighed[o] for o in left])
        yield origin, out


def _counted_otherwise(family: Family) -> set[str]:
    """Origins without which the figures of others may count otherwise: who tells in one report with others, and who alone gives a whole."""
    tellers: dict[str, set[str]] = defaultdict(set)
    for t in family.told:
        tellers[t.claim.report].add(t.origin)
    partial = {t.ref for t, _ in family.figures.partial}
    whole = {
        t.origin
        for t in family.told
        if is_whole(t) and counts(t.claim) and not t.claim.part_of and t.ref not in partial
    }
    return set().union(*(of for of in tellers.values() if len(of) > 1), whole if len(whole) == 1 else ())


def _bare(family: Family) -> Iterator[tuple[At, Bounds]]:
    for group, figures in groups_of(family.figures):
        stand = standing(figures)
        yield family.at(group), _bounds([s.figure for s in stand.values()], _for_best(group, stand, family))


def _for_best(group: str | None, stand: Mapping[str, Standing], family: Family) -> list[Figured]:
    last = [s.figure for s in stand.values()]
    return opened(last, family) if group else last


def _bounds(last: Sequence[Figured], for_best: Sequence[Figured]) -> Bounds:
    best, _ = _best(for_best)
    low, high, _ = _ends(last)
    return low, best, high


def groups_of(family: Kindred) -> Iterable[tuple[str | None, tuple[Figured, ...]]]:
    """All people, then each group; a group that is all there is to the whole is not told twice."""
    if family.wholes:
        yield None, family.wholes
    yield from family.shares.items()


def opened(shares: Sequence[Figured], family: Family) -> list[Figured]:
    """Shares with an open end where their whole has one ('11 of at least 58' may be more), or where it has since been replaced."""
    current = {o: s.figure.number for o, s in standing(family.figures.wholes).items()}
    at = {t.ref: t for t in family.told}
    out = []
    for share in shares:
        wholes = [at.get((t.claim.report, t.claim.part_of)) for t in share.told if t.claim.part_of]
        closed = all(
            w is not None and w.claim.figure is not None and w.claim.figure.high is not None
            and w.claim.number == current.get(share.origin)
            for w in wholes
        )  # fmt: skip
        out.append(share if closed or share.low is None else replace(share, high=None))
    return out


def _range(group: str | None, figures: Sequence[Figured], family: Family) -> Range:
    stand = standing(figures)
    last = [s.figure for s in stand.values()]
    best, rule = _best(_for_best(group, stand, family))
    low, high, open_end = _ends(last)
    sums = sorted({f.parts for f in last if f.parts})
    if sums:
        rule += f"; the whole added up from its parts ({' · '.join(sums)})"
    if open_end:
        rule += "; no source gives an upper bound"
    partial = () if group else family.figures.partial
    replaced = (*_replaced(stand), *_corrected(family.told, group, stand), *map(_part_of, partial))
    refs = tuple(sorted({ref for f in figures for ref in f.refs}))
    count: Count = (
        "cumulative" if family.scope == "cumulative" else "revised" if _revised(stand, replaced) else "new"
    )
    return Range(_kind(family.kind), group, low, best, high, rule, refs, len(last), count, replaced)


def _kind(kind: str) -> Kind:
    return kind  # type: ignore[return-value] # one of PEOPLE_KINDS


def _ends(last: Sequence[Figured]) -> tuple[int, int | None, bool]:
    """Low, high, and whether the high end is open; words without a number move neither where somebody gives one."""
    numbers = [f for f in last if not f.vague]
    told = numbers if any(f.low is not None for f in numbers) else list(last)
    low = 0 if all(f.low is None for f in told) else min(f.number if f.low is None else f.low for f in told)
    high = max(f.high if f.high is not None else f.low or 0 for f in told)
    # An open figure has no top only where it reaches above every closed one.
    open_end = any(f.high is None and (f.low or 0) >= high for f in told)
    return low, None if open_end else high, open_end


def _best(last: Sequence[Figured]) -> tuple[int | None, str]:
    """The figure of most origins; else the one that fits all; else the latest whole number; else the middle of what is said.

    A number that is only an upper bound is no best figure; a lower bound is one where nothing better is said.
    """
    usable = [f for f in last if f.low is not None]
    if not usable:
        return None, "sources give an upper bound only"
    pool = [f for f in usable if not f.vague]
    vague = "" if pool else ", a vague one taken at its least"
    pool = pool or usable
    numbers = [f.number for f in pool]
    counted = {n: numbers.count(n) for n in numbers}
    often = max(counted.values())
    if len(numbers) == 1:
        return numbers[0], "the only figure given" + vague
    if often > 1:
        best = max(n for n, c in counted.items() if c == often)
        return best, f"the figure of {often} of {len(last)} independent origins{vague}"
    fits = _fits_all([f for f in last if not f.vague])
    if fits is not None:
        return fits, f"the figure that fits what all {len(last)} independent origins say{vague}"
    newest = _newest(pool)
    if len(newest) == 1:
        return newest[0].number, f"the latest figure of {len(last)} independent origins{vague}"
    middle = median_low(f.number for f in newest)
    return middle, f"the middle figure of {len(newest)} independent origins (of two, the lower){vague}"


def _fits_all(told: Sequence[Figured]) -> int | None:
    """The least number that somebody gives and nobody excludes: 72 of 'at least 50' and 'at least 72'."""
    low = max((least(f.low, f.approximate) for f in told if f.low is not None), default=0)
    high = min((most(f.high, f.approximate) for f in told if f.high is not None), default=None)
    given = [n for f in told if f.low is not None and low <= (n := f.number) and (high is None or n <= high)]
    return min(given, default=None)


def _newest(pool: Sequence[Figured]) -> list[Figured]:
    """Of the whole figures, else of all, those given last; those of unknown day only where no other is."""
    closed = [f for f in pool if f.low == f.high or f.best is not None]
    bounds = [f.number for f in pool if f.low != f.high and f.best is None]
    if not closed or any(f.number < max(bounds, default=0) for f in closed):
        # A whole figure outranks 'at least' only where it meets it: 20 after 'at least 14', not 16 beside 'at least 25'.
        closed = list(pool)
    last = max((f.day for f in closed if f.day), default=None)
    return [f for f in closed if f.day == last]


# --- figures that were replaced -----------------------------------------------------------------------


def _replaced(stand: Mapping[str, Standing]) -> Iterable[Superseded]:
    """Figures of an origin that a later one of its own replaces."""
    for origin, s in stand.items():
        by = s.figure.told[0]
        for earlier in s.earlier:
            day = s.figure.day
            if earlier.vague and not s.figure.vague:
                why = "the same origin gives a number"
            elif day and earlier.day and earlier.day < day:
                why = f"the same origin gives {s.figure.number:,} later"
            elif day and day == earlier.day:
                why = f"the same origin gives {s.figure.number:,} on the same day: the larger stands"
            elif day and earlier.day:
                why = f"the same origin gave {s.figure.number:,} before, and this takes nothing back from it"
            else:
                why = (
                    f"the same origin gives {s.figure.number:,}, on which day is not known: the larger stands"
                )
            yield from (Superseded(ref, by.ref, origin, day, why) for ref in earlier.refs)


def _corrected(
    same: Sequence[Told], group: str | None, stand: Mapping[str, Standing]
) -> Iterable[Superseded]:
    """Figures that their own report calls earlier ones, with the figure of that report which stands instead."""
    in_report: dict[str, list[Told]] = defaultdict(list)
    for t in same:
        if counts(t.claim) and _group(t) == group:
            in_report[t.claim.report].append(t)
    for t in same:
        if not t.claim.superseded or _group(t) != group or t.claim.figure is None:
            continue
        nearest = min(
            in_report[t.claim.report],
            key=lambda o: (o.origin != t.origin, abs(o.claim.evidence.start - t.claim.evidence.start), o.ref),
            default=None,
        )
        by = nearest or (stand[t.origin].figure.told[0] if t.origin in stand else None)
        yield Superseded(
            t.ref,
            by.ref if by else None,
            by.origin if by else t.origin,
            t.day,
            "the report itself replaces it",
        )


def _part_of(pair: tuple[Told, Told]) -> Superseded:
    told, whole = pair
    why = f"told beside {whole.claim.number:,} in the same report: of a part of them"
    return Superseded(told.ref, whole.ref, whole.origin, whole.day, why)


def _group(t: Told) -> str | None:
    return None if t.claim.part_of is None else " and ".join(t.claim.groups)


def _revised(stand: Mapping[str, Standing], replaced: Sequence[Superseded]) -> bool:
    """Whether a report corrects a figure, or an origin gave another number later."""
    if any(s.why == "the report itself replaces it" for s in replaced):
        return True
    return any(
        not earlier.vague
        and earlier.day is not None
        and s.figure.day is not None
        and earlier.day < s.figure.day
        for s in stand.values()
        for earlier in s.earlier
    )
