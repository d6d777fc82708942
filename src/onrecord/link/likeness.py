"""How alike two happenings of two reports are: a sum of reasons, each in words.

Weights are judgements of ours, checked against gold/fakes/incidents.jsonl (docs/accuracy.md); they
will be fitted from reviewers' decisions once there are some.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from onrecord.link.happenings import Happening, days_apart, halves_differ, same_or_inside
from onrecord.records import Claim, Place, When
from onrecord.sphere import kilometres

ENOUGH = 3.5
"""Score from which two happenings are taken for one."""


@dataclass(frozen=True, slots=True)
class Likeness:
    score: float
    reasons: tuple[str, ...]


def likeness(a: Happening, b: Happening) -> Likeness:
    """The score and its reasons; below ENOUGH the two are kept apart."""
    parts = [_where(a.place, b.place), _when(a, b), _how(a, b), _figures(a, b), _total(a, b)]
    return Likeness(sum(p[0] for p in parts), tuple(p[1] for p in parts if p[1]))


def _where(a: Place | None, b: Place | None) -> tuple[float, str]:
    if a is None or b is None:
        return 0.0, ""
    if halves_differ(a, b):
        return -3.0, ""
    if (a.gazetteer and a.gazetteer == b.gazetteer) or a.name == b.name:
        wide = a.precision in ("country", "region")
        return (0.5 if a.precision == "country" else 1.5 if wide else 2.5), f"same place ({a.name})"
    if same_or_inside(a, b):
        wide = "country" in (a.precision, b.precision)
        return (0.3 if wide else 1.8), f"{a.name} and {b.name} contain one another"
    apart = distance_km(a, b)
    if apart is not None and apart < 15:
        return 1.0, f"{a.name} and {b.name} lie {apart:.0f} km apart"
    if a.precision in ("country", "region") or b.precision in ("country", "region"):
        return (-3.0 if a.country and b.country and a.country != b.country else -0.5), ""
    return -4.0, ""


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance, None where a position is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def _when(a: Happening, b: Happening) -> tuple[float, str]:
    ta, tb = _interval(a), _interval(b)
    if ta is None or tb is None:
        return 0.0, ""
    gap = days_apart(ta, tb)
    told = a.time is not None and b.time is not None
    if gap == 0:
        if _length(ta) <= 2 and _length(tb) <= 2:
            return (2.0 if told else 1.2), "same day"
        return (0.8 if told else 0.5), "times overlap"
    if gap == 1:
        return 0.5, "one day apart"
    return -1.5 * min(gap, 4), ""


def _interval(h: Happening) -> When | None:
    """The time told, else the days just before publication: news is about them unless it says otherwise."""
    if h.time is not None and (h.time.start or h.time.end):
        return h.time
    return When("", h.published - timedelta(days=2), h.published) if h.published else None


def _length(when: When) -> int:
    return (when.end - when.start).days if when.start and when.end else 99


def _how(a: Happening, b: Happening) -> tuple[float, str]:
    ma, mb = ({c.method for c in h.claims if c.method} for h in (a, b))
    if not ma or not mb:
        return 0.0, ""
    if ma & mb:
        return 1.0, f"same method ({', '.join(sorted(ma & mb))})"
    return -1.0, ""


def _figures(a: Happening, b: Happening) -> tuple[float, str]:
    """Equal figures of the same kind weigh by how rare they are; the same voice with them weighs more."""
    best, words = 0.0, ""
    for x in a.claims:
        for y in b.claims:
            if x.kind != y.kind or x.figure is None or y.figure is None:
                continue
            shared = x.number
            if shared is None or shared != y.number or x.figure.vague:
                continue
            weight = 0.5 if shared < 5 else 1.2 if shared < 12 or shared % 10 == 0 else 2.0
            reason = f"{shared:,} {x.kind} in both"
            if _same_voice(x, y):
                weight += 1.0
                reason += ", on the same word"
            if weight > best:
                best, words = weight, reason
    return best, words


def _same_voice(x: Claim, y: Claim) -> bool:
    kx, ky = ({v.key for v in c.said_by if v.key} for c in (x, y))
    return bool(kx & ky) or any(p.startswith(q + ":") or q.startswith(p + ":") for p in kx for q in ky)


def _total(a: Happening, b: Happening) -> tuple[float, str]:
    """Tolls that differ many times over speak against one event; doers that differ do a little."""
    worst = 0.0
    for kind in {c.kind for c in a.claims} & {c.kind for c in b.claims} - {"attack"}:
        na, nb = (max((c.number or 0 for c in h.claims if c.kind == kind), default=0) for h in (a, b))
        if na and nb and max(na, nb) > 4 * min(na, nb) + 8:
            worst = min(worst, -2.0)
        elif na and nb and max(na, nb) > 2 * min(na, nb) + 4:
            worst = min(worst, -0.7)
    return worst, ""
