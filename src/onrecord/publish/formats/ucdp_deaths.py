"""How many died (low, best, high), who they were, and which of UCDP's three kinds of violence it was.

Comes in: an incident with its material. Goes out: three numbers in order, four that add up to the second, two sides. What the reports do
not tell is 'unknown' or None; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.publish.formats.coded import CIVILIANS, doers, fighters, happened, harm
from onrecord.publish.formats.format import Material, Party, Told
from onrecord.records import Claim

_ARMED = ("armed-group", "unnamed-armed-group")
_ON_PURPOSE = ("execution", "torture")
"""Means that leave no doubt that those killed were meant."""
CIVIL = Party("Civilians", "civilian")


@dataclass(frozen=True, slots=True)
class Estimate:
    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class Sides:
    """A government is side a; `violence` None where the reports do not tell which kind it was."""

    violence: int | None
    a: Party | None
    b: Party | None


def estimate(told: Told) -> Estimate | None:
    """In order always. Best is ours, else low; an open upper end is the highest number that a counted claim gives."""
    found = harm(told, "killed")
    if found is None:
        return None
    low = found.low or 0
    best = max(low, found.best if found.best is not None else low)
    given = [
        bound
        for c in _wholes(told)
        if c.figure
        for bound in (c.figure.low, c.figure.high)
        if bound is not None
    ]
    high = found.high if found.high is not None else max(given, default=best)
    return Estimate(low, best, max(best, high))


def _wholes(told: Told) -> list[Claim]:
    return [c for c in _killed(told) if c.part_of is None and not c.superseded]


def _killed(told: Told) -> list[Claim]:
    return [c for c in happened(told) if c.kind == "killed" and c.figure and c.figure.unit is None]


def deaths(told: Told, material: Material, found: Estimate, who: Sides) -> tuple[int, int, int, int]:
    """Side a, side b, civilians, unknown: together best. Who is not told is unknown."""
    civilians, combatants = _of_all(told, found.best)
    if civilians + combatants == 0:
        civilians = min(_civil_shares(told), found.best)
        combatants = min(_share(told, "combatant"), found.best - civilians)
    a, b = _by_side(combatants, told, material, who)
    return a, b, civilians, found.best - a - b - civilians


def _of_all(told: Told, best: int) -> tuple[int, int]:
    """All civilians, or all combatants, where the claims of the best figure say it of the whole."""
    wholes = _wholes(told)
    giving = [c for c in wholes if c.number == best] or wholes
    # "82 people" takes nothing back from "82 civilians".
    groups = {g for c in giving for g in c.groups} - {"person"}
    if groups and groups <= CIVILIANS:
        return best, 0
    return (0, best) if groups == {"combatant"} else (0, 0)


def _civil_shares(told: Told) -> int:
    """The most that the shares show: those called civilians, or women and children, who may be among them."""
    by_group = {r.group: _number(r.best, r.low) for r in told.groups_of("killed") if r.count != "cumulative"}
    alone = [n for group, n in by_group.items() if group and set(group.split(" and ")) <= CIVILIANS]
    return max([*alone, by_group.get("woman", 0) + by_group.get("child", 0)], default=0)


def _share(told: Told, group: str) -> int:
    found = harm(told, "killed", group)
    return _number(found.best, found.low) if found else 0


def _number(best: int | None, low: int | None) -> int:
    return best if best is not None else low or 0


def _by_side(combatants: int, told: Told, material: Material, who: Sides) -> tuple[int, int]:
    """Fighters are of a side where all that are told of are; else unknown."""
    lost = fighters(told, material, ("killed",))
    if len(lost) != 1:
        return 0, 0
    return (combatants if lost[0] == who.a else 0), (combatants if lost[0] == who.b and who.a != who.b else 0)


# --- who against whom -----------------------------------------------------------------------------


def sides(told: Told, material: Material, found: Estimate) -> Sides:
    by = [p for p in doers(told, material, ("killed", "injured", "attack")) if p.kind != "unknown"]
    lost = [p for p in fighters(told, material, ("killed", "injured")) if p.kind != "unknown"]
    parties = list(dict.fromkeys([*by[:1], *lost, *by[1:]]))
    pair = _pair(parties, lost)
    if pair is not None:
        return Sides(_violence(pair), *pair)
    doer = by[0] if by else None
    all_civil = _of_all(told, found.best)[0] == found.best > 0
    on_purpose = all_civil and any(c.method in _ON_PURPOSE for c in _killed(told))
    if doer is not None and on_purpose:
        return Sides(3, doer, CIVIL)
    return Sides(None, doer, CIVIL if all_civil else None)


def _pair(parties: Sequence[Party], lost: Sequence[Party]) -> tuple[Party, Party] | None:
    """Two parties of which at least one lost fighters: rival accounts of who did it are no fight of the two."""
    for one in lost:
        other = next((p for p in parties if p != one), None)
        if other is not None:
            return _ordered(one, other)
    return None


def _ordered(one: Party, other: Party) -> tuple[Party, Party]:
    a, b = sorted((one, other), key=lambda p: (p.kind in _ARMED, p.name))
    return a, b


def _violence(pair: tuple[Party, Party]) -> int:
    return 2 if all(p.kind in _ARMED for p in pair) else 1
