"""How alike two happenings of two reports are: a sum of points, each with its reason in words.

Comes in: two profiles. Goes out: points, above ENOUGH where they are rather one happening than two. What is found of
each aspect is aspects.py's, what each finding weighs points.py's.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.link import aspects
from onrecord.link.aspects import Aspect
from onrecord.link.happenings import is_total
from onrecord.link.points import BEFORE, POINTS, TOTAL_ELSEWHERE, TOTAL_WHERE, TOTALS
from onrecord.link.profile import Profile

ENOUGH = 0.0
"""Points from which two happenings are rather one than two."""
_TEXT = sum(max(POINTS.get(f"{what} {n}", 0.0) for n in range(6)) for what in ("names", "words", "named"))
"""The most that names and words can add: a pair that lacks more is not looked at further."""


@dataclass(frozen=True, slots=True)
class Likeness:
    score: float
    reasons: tuple[str, ...]


NO = Likeness(-99.0, ())


def likeness(a: Profile, b: Profile, least: float | None = None) -> Likeness:
    """The points and their reasons; below ENOUGH the two are rather two. With `least`, looking stops where less than that is sure."""
    if a.family != b.family or two_rows(a, b):
        return NO
    if is_total(a.family):
        return _running(a, b)
    found = [
        aspects.where(a, b), aspects.when(a, b), aspects.family(a, b), aspects.main(a, b), aspects.issue(a, b), aspects.how(a, b),
        aspects.doers(a, b), aspects.harmed(a, b), aspects.parts(a, b), *aspects.figures(a, b),
    ]  # fmt: skip
    score = BEFORE
    for name, _ in found:
        score += POINTS.get(name, 0.0)
    if least is not None and score + _TEXT < least:
        return NO
    text = aspects.text(a, b)
    score += sum(POINTS.get(name, 0.0) for name, _ in text)
    return Likeness(score, _reasons([*found, *text]))


def _reasons(found: list[Aspect]) -> tuple[str, ...]:
    return tuple(words for name, words in found if words)


def two_rows(a: Profile, b: Profile) -> bool:
    """Whether both are rows of one table, and not versions of one row: its makers tell them apart."""
    return a.row is not None and b.row is not None and a.row[0] == b.row[0] and a.row[1] != b.row[1]


def _running(a: Profile, b: Profile) -> Likeness:
    """Two running totals: the number and the place say whether they are one; the day on which each is told does not."""
    where, figures = aspects.where(a, b), aspects.total(a, b)
    if figures[0] not in TOTALS:
        return NO
    text = aspects.text(a, b)
    score = (
        TOTALS[figures[0]]
        + TOTAL_WHERE.get(where[0], TOTAL_ELSEWHERE)
        + sum(POINTS.get(name, 0.0) for name, _ in text)
    )
    return Likeness(score, _reasons([where, figures, *text]))
