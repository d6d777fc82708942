"""What of ours is coded as which event, mode and context of PLOVER, and which sector our parties and groups are.

Comes in: claims. Goes out: codes, or the reason why there is none. Codes: PLOVER manual (openeventdata/PLOVER, PLOVER_MANUAL.tex), drafts of
2021 and later. Nothing is coded that the manual has no category for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.publish.formats.format import PartyKind
from onrecord.records import Claim

QUAD: Mapping[str, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""The sixteen events, with the quad category: verbal, material cooperation, verbal, material conflict."""
MODES: Mapping[str, frozenset[str]] = {
    "ASSAULT": frozenset(
        ["abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"]
    ),
    "COERCE": frozenset(["seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"]),
    "RETREAT": frozenset(["withdraw", "release", "disarm", "ceasefire", "access", "resign"]),
    "SANCTION": frozenset(["convict", "expel", "withdraw", "discontinue"]),
    "REJECT": frozenset(["assist", "change", "yield", "meet"]),
}  # fmt: skip
NEEDS_RECIPIENT = frozenset(("AID", "COOPERATE", "SANCTION"))
AUXILIARY = frozenset(("historical", "future", "hypothetical", "negation"))
"""Modes that any event may have."""
CONTEXTS = frozenset(["military", "human_security", "migration", "territory", "cbrn", "health", "diplomatic"])
"""Those of the manual's contexts that are used here."""

SECTORS: Mapping[PartyKind, str | None] = {
    "state": "GOV", "armed-group": "REB", "unnamed-armed-group": "UAF", "external": None, "civilian": "CVL", "unknown": None,
}  # fmt: skip
"""GOV for all of a state: a report's words seldom tell its army from its police, and MIL and COP would."""
GROUP_SECTORS: Mapping[str, str] = {
    "civilian": "CVL", "medic": "MED", "rescuer": "MED", "journalist": "JRN", "official": "GOV", "aid-worker": "SOC",
}  # fmt: skip
"""Groups of people that PLOVER has a sector for; the others keep their words."""

_METHODS = {
    "airstrike": "aerial", "shelling": "heavy-weapons", "explosion": "explosives", "chemical": "unconventional", "shooting": "firearms",
    "drone": "drone", "torture": "torture",
}  # fmt: skip
"""Methods with an ASSAULT mode. Execution has none: PLOVER's `execute` was a court's sentence."""
_MILITARY = {"airstrike", "shelling", "drone", "ground-fighting"}
_AUXILIARIES = {
    "feared": "hypothetical",
    "conditional": "hypothetical",
    "planned": "future",
    "denied": "negation",
}


@dataclass(frozen=True, slots=True)
class Code:
    event: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()


_PEOPLE: Mapping[str, Code] = {
    "killed": Code("ASSAULT"),
    "injured": Code("ASSAULT"),
    "attack": Code("ASSAULT"),
    "sexual-violence": Code("ASSAULT", "sexual"),
    "abducted": Code("ASSAULT", "abduct"),
    "detained": Code("COERCE", "arrest"),
    "trapped": Code("COERCE", "restrict", ("human_security",)),
    "displaced": Code("SANCTION", "expel", ("migration",)),
    "evacuated": Code("RETREAT", None, ("migration", "human_security")),
    "returned": Code("RETREAT", None, ("migration",)),
    "rescued": Code("AID", None, ("human_security",)),
}
_PHASES: Mapping[tuple[str, str], Code] = {
    ("ceasefire", "planned"): Code("AGREE", None, ("military",)),
    ("ceasefire", "agreed"): Code("CONCEDE", None, ("military",)),
    ("ceasefire", "started"): Code("RETREAT", "ceasefire", ("military",)),
    ("ceasefire", "ongoing"): Code("RETREAT", "ceasefire", ("military",)),
    ("ceasefire", "resumed"): Code("RETREAT", "ceasefire", ("military",)),
    ("ceasefire", "failed"): Code("REJECT", "yield", ("military",)),
    ("evacuation", "planned"): Code("AGREE", None, ("migration", "human_security")),
    ("evacuation", "agreed"): Code("AGREE", None, ("migration", "human_security")),
    ("evacuation", "started"): Code("RETREAT", None, ("migration", "human_security")),
    ("evacuation", "ongoing"): Code("RETREAT", None, ("migration", "human_security")),
    ("evacuation", "resumed"): Code("RETREAT", None, ("migration", "human_security")),
    ("control", "lost"): Code("RETREAT", "withdraw", ("territory", "military")),
    ("control", "gained"): Code("ASSAULT", None, ("territory", "military")),
    ("service", "delivered"): Code("AID", None, ("human_security",)),
    ("service", "resumed"): Code("AID", None, ("human_security",)),
    ("service", "destroyed"): Code("ASSAULT", "destroy", ("human_security",)),
    ("service", "halted"): Code("COERCE", "withhold", ("human_security",)),
    ("talks", "planned"): Code("AGREE", None, ("diplomatic",)),
    ("talks", "ongoing"): Code("CONSULT", None, ("diplomatic",)),
    ("talks", "held"): Code("CONSULT", None, ("diplomatic",)),
    ("talks", "failed"): Code("REJECT", "meet", ("diplomatic",)),
}  # fmt: skip


def event_of(kind: str) -> str | None:
    """The event that a figure of a kind belongs to, so that nothing is counted in two records."""
    return _PEOPLE[kind].event if kind in _PEOPLE else None


def code_of(claim: Claim) -> Code | str:
    """The code of one claim, or why it has none."""
    found = _PEOPLE.get(claim.kind) or _PHASES.get((claim.kind, claim.phase or ""))
    if found is None:
        said = f"{claim.kind} ({claim.phase})" if claim.phase else claim.kind
        return f"PLOVER has no category for {said}"
    return found


def modes_of(event: str, codes: Iterable[Code], claims: Iterable[Claim]) -> list[str]:
    """How it was done, then what kind of statement it is where no claim asserts it."""
    found = {code.mode for code in codes if code.mode}
    told = list(claims)
    if event == "ASSAULT":
        found |= {_METHODS[c.method] for c in told if c.method in _METHODS}
    auxiliary: set[str] = set()
    if all(c.certainty != "asserted" for c in told):
        auxiliary = {_AUXILIARIES[c.certainty] for c in told}
    return sorted(found) + sorted(auxiliary)


def contexts_of(codes: Iterable[Code], claims: Iterable[Claim]) -> list[str]:
    found = {context for code in codes for context in code.contexts}
    told = list(claims)
    if any(c.method == "chemical" for c in told):
        found.add("cbrn")
    if any(c.method in _MILITARY for c in told):
        found.add("military")
    if any("medic" in c.groups for c in told):
        found.add("health")
    return sorted(found)
