"""What changes if any one origin is dropped: each range and the grade, worked out again without it.

Comes in: claims with their origins, the ranges and origins of the whole. Goes out: the same ranges with what each is without each
of its origins; the grades without each origin. A reader sees at once which number hangs on a single word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.assess.grade import graded
from onrecord.assess.ranges import At, Bounds, Family, bare_without
from onrecord.assess.told import Told, counts
from onrecord.incidents import GradeWithout, Origin, Range, Without

_NOTHING = (None, None, None)


def without_each(
    found: Sequence[Told], counted: Sequence[Family], ranges: Sequence[Range], origins: Sequence[Origin]
) -> tuple[tuple[Range, ...], tuple[GradeWithout, ...]]:
    """`counted` are the families of `found`, of which the ranges were made."""
    bare: dict[str, dict[At, Bounds]] = {o.key: {} for o in origins}
    if len(origins) > 1:
        for family in counted:
            for origin, bounds in bare_without(family):
                bare.setdefault(origin, {}).update(bounds)
    figured = {t.ref: t.origin for t in found if counts(t.claim)}
    tested = []
    for r in ranges:
        own = {figured[ref] for ref in r.claims if ref in figured}
        at = (r.kind, r.group, r.count == "cumulative")
        tested.append(
            replace(
                r,
                without=tuple(
                    Without(o.key, *bare[o.key].get(at, _NOTHING)) for o in origins if o.key in own
                ),
            )
        )
    return tuple(tested), tuple(
        _grade_without(o, [t for t in found if t.origin != o.key], origins) for o in origins
    )


def _grade_without(dropped: Origin, rest: Sequence[Told], origins: Sequence[Origin]) -> GradeWithout:
    others = [o for o in origins if o.key != dropped.key]
    if not others:
        return GradeWithout(dropped.key, None, "nothing else tells of it", True)
    found = graded(rest, others)
    return GradeWithout(dropped.key, found.grade, found.reason, found.provisional)
