"""A claim about people in the making, and the guards that hold for every pattern that makes one."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.mentions import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.words import VERBS
from onrecord.records import Figure, Kind


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: `trigger` is the token of harm, `sentence` its index in the report."""

    kind: Kind
    mention: Mention
    trigger: int
    sentence: int
    method: str | None = None
    figure: Figure | None = None
    groups: tuple[str, ...] = ()
    key: int = 0
    """Names the draft within its report, so that shares can point at their whole."""
    superseded: bool = False
    part_of: int | None = None
    """The key of the whole of which this is a share."""
    share: bool = False
    both: bool = False
    """'killed or wounded N': one figure over two kinds."""
    shared: bool = False
    """'N killed and wounded': the text gives no figure of its own to each kind."""


Link = tuple[Kind, int, str | None]


def checked(parse: Parse, kind: Kind, trigger: int, method: str | None, mention: Mention) -> Link | None:
    """Guards that hold for every pattern."""
    if (
        mention.groups == ("combatant",)
        and kind in ("displaced", "evacuated", "trapped", "returned")
        and mention.figure is None
    ):
        return None
    if (
        kind == "missing"
        and parse[trigger].lower == "missing"
        and parse[trigger].dep == "amod"
        and mention.figure is None
    ):
        return None
    if in_rubble(parse, trigger) and kind == "trapped":
        kind = "missing"
    if (
        kind in ("returned", "evacuated", "rescued")
        and mention.figure is None
        and parse[trigger].dep == "xcomp"
    ):
        # 'attempting to evacuate' tells of the operation, not of people moved.
        return None
    if kind == "returned" and mention.figure is None:
        return None
    return kind, trigger, method


def in_rubble(parse: Parse, trigger: int) -> bool:
    return any(
        parse[j].lower in ("rubble", "debris", "ruins", "wreckage")
        for j in range(trigger, min(trigger + 6, len(parse)))
    )


def fit(parse: Parse, verb: int, mention: Mention) -> Link | None:
    harm = VERBS[parse[verb].lemma]
    if parse[verb].lemma == "shoot" and any(
        parse[j].lower == "dead" for j in range(verb + 1, min(verb + 4, len(parse)))
    ):
        return "killed", verb, "shooting"
    if harm.strict and not (mention.named or mention.bare):
        return None
    return checked(parse, harm.kind, verb, harm.method, mention)


def dead_or(parse: Parse, verb: int, mention: Mention) -> Link | None:
    """'shot dead two men' kills, 'shot four' injures."""
    harm = VERBS[parse[verb].lemma]
    if parse[verb].lemma == "shoot" and any(
        parse[c].lower == "dead" for c in range(verb, min(verb + 5, len(parse)))
    ):
        return "killed", verb, "shooting"
    return fit(parse, verb, mention) if harm.object_harmed else None
