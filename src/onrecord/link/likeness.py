"""How alike two happenings of two reports are: a sum of points, each with its reason in words.

The points are logarithms of odds, rounded: fitted on the pairs of main happenings of gold/fakes (200 that are one
incident, 6,209 that are not), where a cross-validated fit has pair F1 .82; docs/accuracy.md has the figures.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.link.happenings import halves_differ, same_or_inside
from onrecord.link.profile import WIDE, Profile
from onrecord.records import Place
from onrecord.sphere import kilometres

ENOUGH = 0.0
"""Points from which two happenings are taken for one."""
_BEFORE = -4.5
"""What stands against two happenings before anything is known of them."""
_BOTH_MAIN = 2.0
"""Two reports of one day that are each mainly about something of the same family are more often about the same."""
_STILL = 9.0
"""The most that figures, words and names can add: a pair that lacks more is not looked at further."""


@dataclass(frozen=True, slots=True)
class Likeness:
    score: float
    reasons: tuple[str, ...]


_NO = Likeness(-99.0, ())


def likeness(a: Profile, b: Profile) -> Likeness:
    """The points and their reasons; below ENOUGH the two are kept apart."""
    if a.family != b.family:
        return _NO
    when = _when(a, b)
    before = _BEFORE + (_BOTH_MAIN if a.main and b.main else 0.0)
    where = _where(a, b)
    if where[0] + when[0] + before + _STILL < ENOUGH:
        return _NO
    parts = [where, when, _issue(a, b), _how(a, b), _figures(a, b), _totals(a, b), _sides(a, b), _text(a, b)]
    return Likeness(before + sum(p[0] for p in parts), tuple(p[1] for p in parts if p[1]))


def _where(a: Profile, b: Profile) -> tuple[float, str]:
    pa, pb = a.place, b.place
    if pa is None or pb is None:
        return _named_elsewhere(a, b, 0.0)
    if halves_differ(pa, pb):
        return -2.5, ""
    if _same(pa, pb):
        wide = {"country": -0.3, "region": 0.3}.get(pa.precision or "", 1.2)
        return wide, f"same place ({pa.name})"
    if same_or_inside(pa, pb):
        wide = -0.5 if "country" in (pa.precision, pb.precision) else 0.2
        return wide, f"{pa.name} and {pb.name} contain one another"
    shared = next((x for x in a.places for y in b.places if _same(x, y)), None)
    if shared is not None:
        return 0.7, f"both name {shared.name}"
    apart = distance_km(pa, pb)
    if apart is not None and apart < 15:
        return 0.3, f"{pa.name} and {pb.name} lie {apart:.0f} km apart"
    wide = pa.precision in WIDE or pb.precision in WIDE or apart is None
    return _named_elsewhere(a, b, -2.6 if wide or apart < 40 else -5.0)  # type: ignore[operator]


def _named_elsewhere(a: Profile, b: Profile, else_: float) -> tuple[float, str]:
    """Two places that are not one: each report may name the other's, as a landmark of its own or as another happening's."""
    if a.elsewhere & b.heard or b.elsewhere & a.heard:
        # One of the two tells both places, each with a happening of its own.
        return -2.6, ""
    both = bool(a.heard & b.named) + bool(b.heard & a.named)
    if both == 2:
        return 0.7, "each report names the other's place"
    return (-0.3, "one report names the other's place") if both else (else_, "")


def _same(a: Place, b: Place) -> bool:
    if a.gazetteer and b.gazetteer:
        return a.gazetteer == b.gazetteer
    return a.name == b.name


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance, None where a position is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def _when(a: Profile, b: Profile) -> tuple[float, str]:
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return -2.3, ""
    gap = max(0, a.start - b.end, b.start - a.end)
    if gap == 0:
        if a.end - a.start <= 2 and b.end - b.start <= 2:
            return (0.2, 1.1, 2.1)[a.told + b.told], "same day"
        return 0.0, "times overlap"
    return (-0.5, "one day apart") if gap == 1 else (-0.8 if gap == 2 else -2.0 if gap < 6 else -3.5, "")


def _issue(a: Profile, b: Profile) -> tuple[float, str]:
    """News of one event comes out together."""
    if a.published is None or b.published is None:
        return 0.0, ""
    gap = abs(a.published - b.published)
    return (
        (2.4, "published the same day")
        if gap == 0
        else (0.9, "")
        if gap == 1
        else (0.2 if gap == 2 else 0.0, "")
    )


def _how(a: Profile, b: Profile) -> tuple[float, str]:
    if not a.methods or not b.methods:
        return 0.0, ""
    shared = a.methods & b.methods
    return (0.3, f"same method ({', '.join(sorted(shared))})") if shared else (-1.1, "")


def _figures(a: Profile, b: Profile) -> tuple[float, str]:
    """Equal figures of the same kind weigh by how rare they are; the same voice with them weighs more."""
    best, words = 0.0, ""
    for key in a.figures.keys() & b.figures.keys():
        kind, number = key
        weight = 0.5 if number < 5 else 1.3 if number < 12 or number % 10 == 0 else 2.2
        voice = _same_voice(a.figures[key], b.figures[key])
        weight += voice
        if weight > best:
            best, words = weight, f"{number:,} {kind} in both" + (", on the same word" if voice else "")
    return best, words


def _same_voice(x: frozenset[str], y: frozenset[str]) -> bool:
    return bool(x & y) or any(p.startswith(q + ":") or q.startswith(p + ":") for p in x for q in y)


def _totals(a: Profile, b: Profile) -> tuple[float, str]:
    """Tolls that differ many times over speak against one event."""
    worst = 0.0
    for kind, na in a.largest.items():
        nb = b.largest.get(kind, 0)
        if nb and max(na, nb) > 2 * min(na, nb) + 4:
            worst = -0.8 if max(na, nb) <= 8 * min(na, nb) + 16 else -1.6
    return worst, ""


def _sides(a: Profile, b: Profile) -> tuple[float, str]:
    points, words = 0.0, ""
    fighters = "combatant" in a.groups, "combatant" in b.groups
    if fighters[0] != fighters[1] and "civilian" in a.groups | b.groups:
        points -= 0.7
    if a.actors and b.actors:
        share = len(a.actors & b.actors) / min(len(a.actors), len(b.actors))
        points, words = points + 0.4 * share, "the same named as doers" if share > 0.5 else ""
    return points, words


def _text(a: Profile, b: Profile) -> tuple[float, str]:
    """Names and words around the claims, and names of the whole reports."""
    shared = a.names & b.names
    near = len(shared) / max(3, min(len(a.names), len(b.names)))
    words = len(a.words & b.words) / max(5, min(len(a.words), len(b.words)))
    whole = len(a.named & b.named) / max(4, min(len(a.named), len(b.named)))
    points = 0.3 * near + 0.8 * words + 1.4 * whole
    return points, "the same names and words around" if near > 0.5 or words > 0.5 else ""
