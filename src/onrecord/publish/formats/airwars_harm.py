"""Harm to people in Airwars' groups: civilians, the groups among them, and belligerents apart.

Comes in: an incident. Goes out: lowest and highest number of each group, killed and injured; an open upper bound stays None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.incidents import Range
from onrecord.publish.formats.coded import happened, harm
from onrecord.publish.formats.format import Told
from onrecord.records import Kind

Bounds = tuple[int | None, int | None]
NOTHING: Bounds = (None, None)
GROUP_OF: Mapping[str, str] = {
    "child": "children", "woman": "women", "man": "men", "journalist": "journalists", "medic": "healthcare_personnel",
    "rescuer": "healthcare_personnel", "aid-worker": "other_civilian_non_combatants", "official": "other_civilian_non_combatants",
    "elderly": "other_civilian_non_combatants", "prisoner": "persons_hors_de_combat", "combatant": "belligerents",
}  # fmt: skip
"""Our group → theirs; where two of ours are one of theirs, the one with the most people stands for both."""


@dataclass(frozen=True, slots=True)
class Harm:
    killed: Bounds = NOTHING
    injured: Bounds = NOTHING

    def cells(self) -> tuple[int | None, ...]:
        return (*self.killed, *self.injured)

    def __bool__(self) -> bool:
        return any(self.cells())


def harm_to(told: Told) -> dict[str, Harm]:
    """Airwars' group → who of it came to harm; groups of whom nothing is told are left out."""
    killed, injured = _groups(told, "killed"), _groups(told, "injured")
    return {
        group: found
        for group in (*killed, *(g for g in injured if g not in killed))
        if (found := Harm(killed.get(group, NOTHING), injured.get(group, NOTHING)))
    }


def _groups(told: Told, kind: Kind) -> dict[str, Bounds]:
    out: dict[str, Bounds] = {}
    whole, fighters = harm(told, kind), harm(told, kind, "combatant")
    named = _named_wholes(told, kind)
    if whole is not None and named == {"combatant"}:
        out["belligerents"] = bounds(whole)
    elif whole is not None:
        out["civilian_non_combatants"] = _civilians(told, kind, whole, fighters)
        only = {GROUP_OF.get(g) for g in named}
        if len(named) == 1 and None not in only:
            out[str(only.pop())] = bounds(whole)
    for group, theirs in GROUP_OF.items():
        share = harm(told, kind, group)
        if share is not None and (theirs not in out or _least(bounds(share)) > _least(out[theirs])):
            out[theirs] = bounds(share)
    return out


def _named_wholes(told: Told, kind: Kind) -> set[str]:
    """The groups that whole figures are of."""
    wholes = [
        c
        for c in happened(told)
        if c.kind == kind and c.part_of is None and c.figure and c.figure.unit is None
    ]
    return {g for c in wholes for g in c.groups}


def _civilians(told: Told, kind: Kind, whole: Range, fighters: Range | None) -> Bounds:
    """Those called civilians; else all but the fighters among them."""
    share = harm(told, kind, "civilian")
    if share is not None:
        return bounds(share)
    low, high = bounds(whole)
    if fighters is None:
        return low, high
    armed_low, armed_high = bounds(fighters)
    least = max(0, (low or 0) - (armed_high if armed_high is not None else low or 0))
    return least, None if high is None else max(least, high - (armed_low or 0))


def bounds(found: Range) -> Bounds:
    return found.low, found.high


def _least(found: Bounds) -> int:
    return found[0] or 0
