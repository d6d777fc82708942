"""How well an incident is supported: a grade in Airwars' terms and the Iraq Body Count rule, each with its reason.

Comes in: claims with their origins, and the list of origins. Goes out: grade, reason, whether it is provisional and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.assess.figures import partial_of
from onrecord.assess.responsibility import admission, denials, rival_actors
from onrecord.assess.told import HARM, Told, counts
from onrecord.incidents import Grade, Origin
from onrecord.records import PEOPLE_KINDS


@dataclass(frozen=True, slots=True)
class Graded:
    grade: Grade
    reason: str
    provisional: bool
    provisional_reason: str


def graded(found: Sequence[Told], origins: Sequence[Origin]) -> Graded:
    """Both rules; `origins` are those of the incident that give it its figures."""
    counting = _counting(found, origins)
    grade, reason = _airwars(found, origins, counting)
    provisional, why = _iraq_body_count(origins, counting)
    return Graded(grade, reason, provisional, why)


def _counting(found: Sequence[Told], origins: Sequence[Origin]) -> int:
    """Most origins that give figures of one kind: the toll stands on them, not on all that are named beside it."""
    by_kind: dict[tuple[str, str], list[Told]] = {}
    for t in found:
        if t.claim.kind in PEOPLE_KINDS and counts(t.claim):
            by_kind.setdefault((t.claim.kind, t.claim.scope), []).append(t)
    most = []
    for told in by_kind.values():
        partial = {t.ref for t, _ in partial_of([t for t in told if t.claim.part_of is None])}
        most.append(len({t.origin for t in told if t.ref not in partial}))
    return max(most, default=len(origins))


def _airwars(found: Sequence[Told], origins: Sequence[Origin], counting: int) -> tuple[Grade, str]:
    """Airwars, methodology (civilian harm grades).

    Confirmed: a belligerent accepted responsibility. Fair: two or more credible sources. Weak: a single source. Contested:
    competing claims of responsibility. Discounted: those killed were combatants. 'Another party most likely did it', their other
    ground for discounting, is a person's judgement and no rule here.
    """
    harmed = [t for t in found if t.claim.kind in ("killed", "injured") and t.claim.certainty == "asserted"]
    if harmed and all(t.claim.groups == ("combatant",) for t in harmed):
        tellers = {t.origin for t in harmed}
        alone = f", as {origins[0].name} alone tells it" if len(tellers) == 1 and origins else ""
        return "discounted", "all who are reported harmed are combatants" + alone
    rival = next(rival_actors(found), None)
    if rival is not None:
        return "contested", f"competing claims: {rival.words}"
    owner = admission(found)
    if owner is not None:
        return "confirmed", f"responsibility accepted, as reported, by {owner}"
    # That people were besieged, say, may be denied without a quarrel about who did what.
    denial = next(denials([t for t in found if t.claim.kind in HARM]), None)
    if denial is not None:
        return "contested", f"competing claims: {denial.words}"
    if counting >= 2:
        return "fair", _counted(counting, origins)
    if len(origins) == 1:
        return "weak", f"a single origin: {origins[0].name}"
    return "weak", "no figure rests on more than one origin"


def _iraq_body_count(origins: Sequence[Origin], counting: int) -> tuple[bool, str]:
    """Iraq Body Count, Methods: a record needs two independent sources at least; until then it is provisional."""
    if counting >= 2:
        return False, f"{_counted(counting, origins)}; the rule asks for two"
    if len(origins) == 1:
        return True, f"one origin, {origins[0].name}; the rule asks for two that are independent"
    return True, "no figure rests on two independent origins, as the rule asks"


def _counted(counting: int, origins: Sequence[Origin]) -> str:
    """An incident may be told by more than those that give figures of one kind: both numbers are said."""
    if counting < len(origins):
        return f"{counting} of {len(origins)} independent origins give figures of one kind"
    return f"{counting} independent origins"
