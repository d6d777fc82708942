"""Changes of words that take sides, and of quotation marks around them, in one pair of passages.

Comes in: a stretch of changed words and the terms of both sides (side_terms.py). Goes out: the changed terms of kind `sides`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.link import side_terms
from onrecord.link.aligning import FUNCTION_WORDS, Cut
from onrecord.link.changing_words import number
from onrecord.link.side_terms import Hit
from onrecord.link.stretches import Found, Side, Stretch

Hits = tuple[list[Hit], list[Hit]]

_FEW = 3
"""Words of a stretch small enough that what stands on one side stands for what stands on the other."""
_MARKS = tuple("\"'“”‘’«»")


def terms_of(old: Side, new: Side) -> Hits:
    """The terms of both passages."""
    return _terms(old), _terms(new)


def _terms(side: Side) -> list[Hit]:
    # 'IS' is told from 'is' by its letters alone; in a line of capitals it cannot be.
    keys = [
        "isis" if w.key == "is" and side.text[w.start : w.end] == "IS" and not side.shouted else w.key
        for w in side.words
    ]
    return side_terms.found(keys)


def changed_sides(stretch: Stretch, hits: Hits) -> Iterator[Found]:
    """Terms of one thing stand for each other, in their order; one that is left over stands against other words or none."""
    touched = [
        [h for h in hits[n] if h.start < span[1] and h.end > span[0]]
        for n, span in enumerate(stretch.spans())
    ]
    rest: list[list[Hit]] = [[], list(touched[1])]
    for hit in touched[0]:
        like = next((h for h in rest[1] if h.term.thing == hit.term.thing), None)
        if like is None:
            rest[0].append(hit)
            continue
        rest[1].remove(like)
        yield from _pair(stretch, hit, like)
    if len(rest[0]) == len(rest[1]) == 1 and stretch.size() <= _FEW:
        yield from _pair(stretch, rest[0][0], rest[1][0])
        return
    for n in (0, 1):
        for hit in rest[n]:
            if hit.term.lean:
                yield _alone(stretch, n, hit)


def _pair(stretch: Stretch, old: Hit, new: Hit) -> Iterator[Found]:
    a, b = old.term, new.term
    if a.lean == b.lean:
        return
    spans = stretch.take(0, (old.start, old.end)), stretch.take(1, (new.start, new.end))
    does = f"{a.thing}: {turn(a.lean, b.lean)}" if a.thing == b.thing else turn(a.lean, b.lean)
    yield Found("sides", *spans, does, a.lean, b.lean)


def turn(old: str, new: str) -> str:
    return f"before, {old or 'neutral'}; now, {new or 'neutral'}"


def _alone(stretch: Stretch, side: int, hit: Hit) -> Found:
    """A term with no counterpart: with what little stands in its place, else with nothing."""
    span = stretch.take(side, (hit.start, hit.end))
    other = stretch.spans()[1 - side]
    keys = stretch.sides[1 - side].keys(other)
    stands_for_it = (
        stretch.size() <= _FEW
        and stretch.free[1 - side] == set(range(*other))
        and number(keys) is None
        and any(key not in FUNCTION_WORDS for key in keys)
    )
    opposite = stretch.take(1 - side, other) if stands_for_it else stretch.empty(1 - side)
    verb = "replaces" if stands_for_it else "cuts"
    if side == 0:
        return Found(
            "sides", span, opposite, f"{hit.term.thing}: {verb} a word that {hit.term.lean}", hit.term.lean
        )
    verb = "puts in" if stands_for_it else "adds"
    return Found(
        "sides", opposite, span, f"{hit.term.thing}: {verb} a word that {hit.term.lean}", "", hit.term.lean
    )


def quoted(old: Side, new: Side, cuts: Sequence[Cut], hits: Hits) -> Iterator[Found]:
    """Terms that stand in both texts, in one of them between quotation marks of their own."""
    kept_old = [h for h in hits[0] if h.term.lean and not any(h.start < c[1] and h.end > c[0] for c in cuts)]
    kept_new = [h for h in hits[1] if h.term.lean and not any(h.start < c[3] and h.end > c[2] for c in cuts)]
    if [h.term for h in kept_old] != [h.term for h in kept_new]:
        return
    for a, b in zip(kept_old, kept_new, strict=True):
        marked = _between_marks(old, a), _between_marks(new, b)
        if marked[0] == marked[1]:
            continue
        does = (
            "quotation marks put around the word: it is no longer the outlet's own"
            if marked[1]
            else "quotation marks taken off: the outlet makes the word its own"
        )
        lean = a.term.lean
        yield Found("sides", (a.start, a.end), (b.start, b.end), does, lean, lean)


def _between_marks(side: Side, hit: Hit) -> bool:
    start, end = side.words[hit.start].start, side.words[hit.end - 1].end
    return side.text[start - 1 : start] in _MARKS and side.text[end : end + 1] in _MARKS
