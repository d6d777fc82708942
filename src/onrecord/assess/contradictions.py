"""Figures that cannot both be right, shares above their whole, and one side's fighters where another says civilians.

Comes in: claims with their origins. Goes out: contradictions, each between different origins (a share above its own whole excepted:
that is one source's own sum). Who did it is in responsibility.py; where, when and how in circumstances.py.
Every Casualty, Standards for Casualty Recording: where sources disagree, the disagreement itself is recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.assess.figures import Figured, Kindred, excludes, standing
from onrecord.assess.one_harm import CIVILIANS, one_harm
from onrecord.assess.ranges import Family, groups_of, opened
from onrecord.assess.told import Told, refs_of
from onrecord.incidents import Contradiction
from onrecord.records import Scope

Bounds = tuple[int | None, int | None, bool]
"""Low, high, about."""


def figures_apart(found: Sequence[Family]) -> Iterator[Contradiction]:
    """Figures of one kind and group that no number satisfies, and shares above their whole."""
    for family in found:
        for group, figures in groups_of(family.figures):
            if len(figures) > 1:
                last = [f.figure for f in standing(figures).values()]
                yield from _apart(family.kind, group, family.scope, opened(last, family) if group else last)
        yield from _too_large(family.kind, family.figures)


def _apart(kind: str, group: str | None, scope: Scope, last: Sequence[Figured]) -> Iterator[Contradiction]:
    told = [f for f in last if not f.vague]
    pairs = [
        (a, b)
        for i, a in enumerate(told)
        for b in told[i + 1 :]
        if _disjoint(a, b) and _of_one_count(a, b, scope)
    ]
    involved = {id(f) for pair in pairs for f in pair}
    sides: dict[Bounds, list[Figured]] = {}
    for f in sorted((f for f in told if id(f) in involved), key=lambda f: (f.number, f.high or 0, f.origin)):
        sides.setdefault((f.low, f.high, f.approximate), []).append(f)
    if not sides:
        return
    labels = tuple(bounds_words(*bounds) for bounds in sides)
    rising = all(
        a.day and b.day and (a.day < b.day) == (a.number < b.number) and a.day != b.day for a, b in pairs
    )
    words = f"{kind}{f' ({group})' if group else ''}: " + " against ".join(labels)
    yield Contradiction(
        "figure", words + ("; each higher figure is the later one" if rising else ""),
        tuple(tuple(ref for f in fs for ref in f.refs) for fs in sides.values()), labels,
    )  # fmt: skip


def _disjoint(a: Figured, b: Figured) -> bool:
    """Whether no number satisfies both."""
    return excludes(a, b) or excludes(b, a)


def _of_one_count(a: Figured, b: Figured, scope: Scope) -> bool:
    """Running totals grow: they clash only where they count from one day and the later one is the smaller."""
    if scope != "cumulative":
        return True
    starts = [{t.claim.time.start if t.claim.time else None for t in f.told} for f in (a, b)]
    if not starts[0] & starts[1] or not a.day or not b.day:
        return False
    return excludes(b, a) if a.day < b.day else excludes(a, b) if b.day < a.day else True


def bounds_words(low: int | None, high: int | None, approximate: bool = False) -> str:
    about = "about " if approximate else ""
    if low == high and low is not None:
        return f"{about}{low:,}"
    if high is None:
        return f"at least {about}{low or 0:,}"
    return f"up to {about}{high:,}" if low is None else f"{about}{low:,} to {high:,}"


def _too_large(kind: str, family: Kindred) -> Iterator[Contradiction]:
    for share, whole in family.too_large:
        a, b = share.claim.figure, whole.claim.figure
        if a is not None and b is not None:
            labels = tuple(bounds_words(f.low, f.high, f.approximate) for f in (a, b))
            words = f"{kind}: {labels[0]} ({' and '.join(share.claim.groups)}) of {labels[1]}"
            yield Contradiction("share", words, ((share.ref,), (whole.ref,)), labels)


# --- civilians against fighters ------------------------------------------------------------------------


def status_apart(found: Sequence[Told]) -> Iterator[Contradiction]:
    """Whom one origin counts as fighters and another as civilians: the same harm by its number, not two harms of one incident."""
    for kind in ("killed", "injured"):
        harmed = [
            t for t in found
            if t.claim.kind == kind and t.claim.certainty == "asserted" and t.claim.scope == "incident" and not t.claim.superseded
        ]  # fmt: skip
        by_origin: dict[str, list[Told]] = {}
        for t in harmed:
            by_origin.setdefault(t.origin, []).append(t)
        fighters = {o: ts for o, ts in by_origin.items() if all(t.claim.groups == ("combatant",) for t in ts)}
        civilians = {o: ts for o, ts in by_origin.items() if all(_civilian(t) for t in ts)}
        pairs = [
            (a, b)
            for a in fighters.values()
            for b in civilians.values()
            if any(one_harm(x.claim, y.claim, "status") for x in a for y in b)
        ]
        if pairs:
            labels = ("fighters", "civilians")
            left, right = _distinct(a for a, _ in pairs), _distinct(b for _, b in pairs)
            yield Contradiction(
                "status", f"{kind}: fighters against civilians", (refs_of(left), refs_of(right)), labels
            )


def _civilian(t: Told) -> bool:
    return bool(set(t.claim.groups) & CIVILIANS) and "combatant" not in t.claim.groups


def _distinct(groups: Iterable[Sequence[Told]]) -> list[Told]:
    return list({t.ref: t for ts in groups for t in ts}.values())
