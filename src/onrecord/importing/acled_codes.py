"""What ACLED's event types and codes are in the words of the record (ACLED codebook, 2019 and 2023; names of before 2019 too)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.records import Kind


@dataclass(frozen=True, slots=True)
class Meaning:
    """`kinds` are what such an event tells beside its fatalities; `both_sides` where neither actor is said to be the one who did it."""

    kinds: tuple[Kind, ...] = ()
    method: str | None = None
    both_sides: bool = False
    phase: str | None = None


_CLASH = Meaning(("attack",), "ground-fighting", both_sides=True)
_TAKEN = Meaning(("attack", "control"), "ground-fighting", both_sides=True, phase="gained")
_NOTHING = Meaning()

SUB_EVENTS: Mapping[str, Meaning] = {
    # Battles
    "armed clash": _CLASH,
    "government regains territory": _TAKEN,
    "non-state actor overtakes territory": _TAKEN,
    # Explosions/Remote violence
    "chemical weapon": Meaning(("attack",), "chemical"),
    "air/drone strike": Meaning(("attack",), "airstrike"),
    "suicide bomb": Meaning(("attack",), "explosion"),
    "shelling/artillery/missile attack": Meaning(("attack",), "shelling"),
    "remote explosive/landmine/ied": Meaning(("attack",), "explosion"),
    "grenade": Meaning(("attack",), "explosion"),
    # Violence against civilians
    "sexual violence": Meaning(("sexual-violence",)),
    "attack": Meaning(("attack",)),
    "abduction/forced disappearance": Meaning(("abducted",)),
    # Protests, riots
    "peaceful protest": _NOTHING,
    "protest with intervention": _NOTHING,
    "excessive force against protesters": Meaning(("attack",)),
    "violent demonstration": _NOTHING,
    "mob violence": Meaning(("attack",)),
    # Strategic developments
    "agreement": Meaning(("talks",), both_sides=True, phase="held"),
    "arrests": Meaning(("detained",)),
    "change to group/activity": _NOTHING,
    "disrupted weapons use": _NOTHING,
    "headquarters or base established": _NOTHING,
    "looting/property destruction": _NOTHING,
    "non-violent transfer of territory": Meaning(("control",), phase="gained"),
    "other": _NOTHING,
}  # fmt: skip

EVENTS: Mapping[str, Meaning] = {
    "battles": _CLASH,
    "explosions/remote violence": Meaning(("attack",)),
    "violence against civilians": Meaning(("attack",)),
    "protests": _NOTHING,
    "riots": _NOTHING,
    "strategic developments": _NOTHING,
    # before 2019
    "battle-no change of territory": _CLASH,
    "battle-government regains territory": _TAKEN,
    "battle-non-state actor overtakes territory": _TAKEN,
    "remote violence": Meaning(("attack",)),
    "riots/protests": _NOTHING,
    "strategic development": _NOTHING,
    "headquarters or base established": _NOTHING,
    "non-violent transfer of territory": Meaning(("control",), phase="gained"),
}
"""What a row without a sub-type means."""

CIVIL_EVENTS = ("violence against civilians", "protests", "riots", "riots/protests")
"""Types whose dead are civilians: protesters and rioters too (docs/claims.md, groups)."""

_SIDES = {
    "state forces": 1, "rebel group": 2, "rebel groups": 2, "rebel force": 2, "political militia": 3, "political militias": 3, "identity militia": 4,
    "identity militias": 4, "rioters": 5, "protesters": 6, "civilians": 7, "external/other forces": 8, "other forces": 8, "external forces": 8,
    "sole military action": 0,
}  # fmt: skip
SIDE_NAMES = tuple(_SIDES)
UNARMED = (5, 6, 7)
"""Rioters, protesters, civilians."""


def side_of(words: str) -> int | None:
    """The number of a sort of actor, from the number or the words; None where it is neither."""
    if words.isdecimal():
        return int(words) if 0 <= int(words) <= 8 else None
    return _SIDES.get(words.lower())
