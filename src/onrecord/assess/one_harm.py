"""Whether two claims of one incident tell of the same harm: an incident may hold several, and these contradict nothing.

Comes in: two claims. Goes out: yes or no. Each rule of contradiction leaves out what it is about itself ('place' of a quarrel about
places). In doubt the answer is no: a contradiction that is none costs a reader more than one that he finds for himself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from onrecord.incidents import About
from onrecord.records import Claim, Figure, Place
from onrecord.sphere import kilometres

NARROW = ("exact", "settlement", "district")
MARGIN_KM = 5.0
"""Beyond both places' own radius: a village and the next may be two reports' names for one field."""
FEW_DAYS = 3
"""A longer interval says too little to be contradicted."""
CIVILIANS = frozenset({"civilian", "child", "medic", "rescuer", "journalist", "aid-worker"})

_EXCLUDE: Mapping[str, frozenset[str]] = {
    "airstrike": frozenset({"shelling", "shooting", "execution", "torture"}),
    "drone": frozenset({"shelling", "shooting", "execution", "torture"}),
    "shelling": frozenset({"execution", "torture", "shooting"}),
    "chemical": frozenset({"shooting", "execution", "torture"}),
    "explosion": frozenset({"execution", "torture"}),
}
"""Methods of which one cannot be the other. 'explosion' may be any blast, a chemical agent comes by air or by shell, and
'ground-fighting', 'siege' and 'other' go with nearly anything."""


def one_harm(a: Claim, b: Claim, but: About) -> bool:
    """Of one kind, of people who may be the same, at a place and on a day that fit, with figures that meet.

    Two attacks with no figure are never taken for one: both sides of a battle attack.
    """
    if a.kind != b.kind or (but != "day" and days_apart(days(a), days(b))):
        return False
    if but != "place" and places_apart(narrow(a), narrow(b)):
        return False
    if but != "status" and "combatant" in (a.groups + b.groups) and a.groups != b.groups:
        return False
    return figures_meet(a.figure, b.figure)


def figures_meet(a: Figure | None, b: Figure | None) -> bool:
    """Whether two figures may count the same people; 'at least' reaches a quarter above its number, no figure meets none."""
    if a is None or b is None or a.vague or b.vague or a.unit != b.unit:
        return False
    return (a.low or 0) <= _top(b) and (b.low or 0) <= _top(a)


def _top(figure: Figure) -> int:
    return figure.high if figure.high is not None else (figure.low or 0) * 5 // 4


def narrow(claim: Claim) -> Place | None:
    """A place narrow enough, and well enough known, to exclude another."""
    place = claim.place
    known = (
        place is not None
        and place.precision in NARROW
        and place.lat is not None
        and place.radius_km is not None
    )
    return place if known else None


def places_apart(a: Place | None, b: Place | None) -> bool:
    """Two narrow places of which neither holds the other and whose surroundings do not meet."""
    if a is None or b is None or a.gazetteer == b.gazetteer or a.name in b.name or b.name in a.name:
        return False
    if a.may_hold(b) or b.may_hold(a):
        return False
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return kilometres(a.lat, a.lon, b.lat, b.lon) > (a.radius_km or 0) + (b.radius_km or 0) + MARGIN_KM


def days(claim: Claim) -> tuple[date, date] | None:
    """First and last day, where these are few enough to exclude others."""
    when = claim.time
    if when is None or when.start is None or when.end is None or (when.end - when.start).days >= FEW_DAYS:
        return None
    return when.start, when.end


def days_apart(a: tuple[date, date] | None, b: tuple[date, date] | None) -> bool:
    """At least a whole day between them: neighbouring days are one night, or one day in two time zones."""
    if a is None or b is None:
        return False
    return (b[0] - a[1]).days > 1 or (a[0] - b[1]).days > 1


def methods_apart(a: str, b: str) -> bool:
    return b in _EXCLUDE.get(a, ()) or a in _EXCLUDE.get(b, ())
