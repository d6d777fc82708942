"""How alike two happenings of two reports are: a sum of points, each with its reason in words.

The points are logarithms of odds, rounded: fitted together on the main happenings of gold/fakes, where two reports of
one day are mostly about one event, and on generated records (bench/made), where many events share a day and a
province. Each alone would be wrong on the other; docs/accuracy.md has the figures of both.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.link.happenings import halves_differ, is_total, same_or_inside
from onrecord.link.profile import WIDE, Profile
from onrecord.records import Place
from onrecord.sphere import kilometres

ENOUGH = 0.2
"""Points from which two happenings are taken for one."""
_BEFORE = -3.55
"""What stands against two happenings before anything is known of them."""
_BOTH_MAIN = 2.2
"""Two reports that are each mainly about something of the same family are more often about the same."""

_FAMILY = {
    "control": 0.6, "movement": 0.6, "service": 0.6, "detention": 0.6, "trapped": 0.8, "talks": 0.8, "ceasefire": 1.0,
}  # fmt: skip
"""There are fewer of these on a day than attacks. Generated records alone: no gold links them."""
_TOTAL_FIGURE, _TOTAL_OTHER = 4.0, -4.0
"""One running total is the same number again, whenever it is said; another number is another total."""

_SAME = {"country": -0.1, "region": 0.2}
_SAME_NARROW = 0.7
_INSIDE = {"country": -1.0, "region": 0.4, "narrow": -0.7}
"""Of two places of which one contains the other, by the wider: a quarter and its city are more often two happenings
than a town and its province are."""
_NEAR_KM, _NEAR = 15, 0.1
_HALVES = -2.5
_NO_PLACE, _ONE_NAMED, _BOTH_NAMED, _TOLD_APART = -1.2, -0.9, 0.1, -2.0
_OTHER_PLACE, _FAR_KM, _FAR = -1.7, 40, -4.5
"""Two narrow places further apart than that, neither named in the other's report, are two: whatever else is equal."""

_SAME_DAY = (0.2, 0.6, 1.4)
"""By how many of the two reports tell the day."""
_NO_DAY, _OVERLAP, _APART = -1.1, -0.3, (-1.3, -1.5, -1.8, -1.8, -1.8, -3.0)
_ISSUE = (1.3, 0.3)
"""By the days between their publication: news of one event comes out together."""
_SAME_METHOD, _OTHER_METHOD = 0.6, -1.3
_FEW, _PLAIN, _RARE, _ONE_VOICE = 0.4, 1.0, 1.7, 0.8
_TOLLS_CLOSE, _TOLLS_DIFFER, _TOLLS_FAR = 0.7, -0.9, -1.8
_FIGHTERS, _DOERS = -0.7, 0.4
_NAMES, _WORDS, _WHOLE = 1.85, 0.25, 1.1
_TEXT = _NAMES + _WORDS + _WHOLE
_STILL = _SAME_METHOD + _RARE + _ONE_VOICE + _TOLLS_CLOSE + _DOERS + _TEXT
"""The most that method, figures, doers, words and names can add: a pair that lacks more is not looked at further."""


@dataclass(frozen=True, slots=True)
class Likeness:
    score: float
    reasons: tuple[str, ...]


_NO = Likeness(-99.0, ())
_Points = tuple[float, str]


def likeness(a: Profile, b: Profile, quick: bool = False) -> Likeness:
    """The points and their reasons; below ENOUGH the two are kept apart. `quick` stops where that is sure."""
    if a.family != b.family or two_rows(a, b):
        return _NO
    when, issue, where = _when(a, b), _issue(a, b), _where(a, b)
    if is_total(a.family):
        return _running(a, b, where)
    before = _BEFORE + _FAMILY.get(a.family, 0.0) + (_BOTH_MAIN if a.main and b.main else 0.0)
    so_far = before + where[0] + when[0] + issue[0]
    if quick and so_far + _STILL < ENOUGH:
        return _NO
    facts = _how(a, b), _figures(a, b), _totals(a, b), _sides(a, b)
    so_far += sum(points for points, _ in facts)
    if quick and so_far + _TEXT < ENOUGH:
        return _NO
    text = _text(a, b)
    reasons = (words for _, words in (where, when, issue, *facts, text) if words)
    return Likeness(so_far + text[0], tuple(reasons))


def two_rows(a: Profile, b: Profile) -> bool:
    """Whether both are rows of one table, and not versions of one row: its makers tell them apart."""
    return a.row is not None and b.row is not None and a.row[0] == b.row[0] and a.row[1] != b.row[1]


def _running(a: Profile, b: Profile, where: _Points) -> Likeness:
    """Two running totals: the number and the place say whether they are one; the day on which each is told does not."""
    figures, text = _figures(a, b), _text(a, b)
    points = _TOTAL_FIGURE if figures[0] >= _PLAIN else _TOTAL_OTHER
    score = _BEFORE + points + where[0] + figures[0] - _PLAIN + text[0] - 1.0
    return Likeness(score, tuple(words for _, words in (where, figures, text) if words))


def _where(a: Profile, b: Profile) -> _Points:
    pa, pb = a.place, b.place
    if pa is None or pb is None:
        return _named_elsewhere(a, b, _NO_PLACE)
    if halves_differ(pa, pb):
        return _HALVES, ""
    width = pa.precision or "", pb.precision or ""
    if _same(pa, pb):
        return _SAME.get(width[0], _SAME_NARROW), f"same place ({pa.name})"
    if same_or_inside(pa, pb):
        wider = next((w for w in ("country", "region") if w in width), "narrow")
        return _INSIDE[wider], f"{pa.name} and {pb.name} contain one another"
    if pa.may_hold(pb) or pb.may_hold(pa):
        return _named_elsewhere(a, b, _OTHER_PLACE)
    shared = next((x for x in a.places for y in b.places if _same(x, y)), None)
    if shared is not None:
        return 0.0, f"both name {shared.name}"
    apart = distance_km(pa, pb)
    if apart is not None and apart < _NEAR_KM:
        return _NEAR, f"{pa.name} and {pb.name} lie {apart:.0f} km apart"
    far = apart is not None and apart >= _FAR_KM and not set(width) & set(WIDE)
    return _named_elsewhere(a, b, _FAR if far else _OTHER_PLACE)


def _named_elsewhere(a: Profile, b: Profile, otherwise: float) -> _Points:
    """Two places that are not one: each report may name the other's, as a landmark of its own or as another happening's."""
    if a.elsewhere & b.heard or b.elsewhere & a.heard:
        # One of the two tells both places, each with a happening of its own.
        return _TOLD_APART, ""
    named = bool(a.heard & b.named) + bool(b.heard & a.named)
    if named == 2:
        return _BOTH_NAMED, "each report names the other's place"
    return (_ONE_NAMED, "one report names the other's place") if named else (otherwise, "")


def _same(a: Place, b: Place) -> bool:
    if a.gazetteer and b.gazetteer:
        return a.gazetteer == b.gazetteer
    return a.name == b.name


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance, None where a position is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def _when(a: Profile, b: Profile) -> _Points:
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return _NO_DAY, ""
    gap = max(a.start - b.end, b.start - a.end)
    if gap > 0:
        return _APART[min(gap, len(_APART)) - 1], "one day apart" if gap == 1 else ""
    if a.end - a.start <= 2 and b.end - b.start <= 2:
        return _SAME_DAY[a.told + b.told], "same day"
    return _OVERLAP, "times overlap"


def _issue(a: Profile, b: Profile) -> _Points:
    if a.published is None or b.published is None:
        return 0.0, ""
    gap = abs(a.published - b.published)
    return _ISSUE[gap] if gap < len(_ISSUE) else 0.0, "published the same day" if gap == 0 else ""


def _how(a: Profile, b: Profile) -> _Points:
    if not a.methods or not b.methods:
        return 0.0, ""
    shared = a.methods & b.methods
    return (_SAME_METHOD, f"same method ({', '.join(sorted(shared))})") if shared else (_OTHER_METHOD, "")


def _figures(a: Profile, b: Profile) -> _Points:
    """Equal figures of the same kind weigh by how rare they are; the same voice with them weighs more."""
    best, words = 0.0, ""
    shared = a.figures.keys() & b.figures.keys()
    for key in sorted(shared) if len(shared) > 1 else shared:
        kind, number = key
        weight = _FEW if number < 5 else _PLAIN if number < 12 or number % 10 == 0 else _RARE
        voice = _same_voice(a.figures[key], b.figures[key])
        weight += _ONE_VOICE * voice
        if weight > best:
            best, words = weight, f"{number:,} {kind} in both" + (", on the same word" if voice else "")
    return best, words


def _same_voice(x: frozenset[str], y: frozenset[str]) -> bool:
    return bool(x & y) or any(p.startswith(q + ":") or q.startswith(p + ":") for p in x for q in y)


def _totals(a: Profile, b: Profile) -> _Points:
    """Tolls that differ many times over speak against one event, tolls that nearly meet for it."""
    worst, close = 0.0, ""
    for kind, na in a.largest.items():
        nb = b.largest.get(kind, 0)
        less, more = min(na, nb), max(na, nb)
        if nb and more > 2 * less + 4:
            worst = min(worst, _TOLLS_DIFFER if more <= 8 * less + 16 else _TOLLS_FAR)
        elif nb and less >= 5 and less != more <= 1.25 * less + 1:
            close = f"{less:,} and {more:,} {kind}"
    return (worst, "") if worst or not close else (_TOLLS_CLOSE, close)


def _sides(a: Profile, b: Profile) -> _Points:
    """Fighters here and civilians there speak against one event, the same doers for it."""
    points, words = 0.0, ""
    if ("combatant" in a.groups) != ("combatant" in b.groups) and "civilian" in a.groups | b.groups:
        points += _FIGHTERS
    if a.actors and b.actors:
        share = len(a.actors & b.actors) / min(len(a.actors), len(b.actors))
        points, words = points + _DOERS * share, "the same named as doers" if share > 0.5 else ""
    return points, words


def _text(a: Profile, b: Profile) -> _Points:
    """Names and words around the claims, and names of the whole reports."""
    near = len(a.names & b.names) / max(3, min(len(a.names), len(b.names)))
    words = len(a.words & b.words) / max(5, min(len(a.words), len(b.words)))
    whole = len(a.named & b.named) / max(4, min(len(a.named), len(b.named)))
    points = _NAMES * near + _WORDS * words + _WHOLE * whole
    return points, "the same names and words around" if near > 0.5 or words > 0.5 else ""
