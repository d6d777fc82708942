"""Truces and evacuations that are told to stand, to be over, or to have been brokered.

Comes in: a parsed sentence and the noun. Goes out: what is told of it, or None.
"""

from __future__ import annotations

from onrecord.extract.clauses import Told
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.records import Kind


def in_place(parse: Parse, noun: int, kind: Kind) -> Told | None:
    """'a truce in force since Monday', 'has been in place since July', 'under way'."""
    verb = parse[noun].head
    spots = [(noun, p) for p in parse.kids(noun, "prep")]
    if parse[noun].dep == "nsubj" and parse[verb].lemma == "be":
        spots += [(verb, p) for p in parse.kids(verb, "prep", "advmod", "acomp")]
    beside = [v for v in parse.kids(noun, "acl", "relcl") if parse[v].lemma == "be"]
    spots += [(noun, p) for v in beside for p in parse.kids(v, "prep")]
    # 'The truce, in force since Monday, does not cover …': read with the verb, but it stands behind the noun.
    spots += [(noun, p) for p in parse.kids(verb, "prep") if noun < p <= noun + 3 and p < verb]
    for trigger, prep in spots:
        said = {parse[prep].lower, *(parse[o].lower for o in parse.kids(prep, "pobj"))}
        if said & {"place", "force", "effect", "underway", "way"} and said & {
            "in",
            "into",
            "under",
            "underway",
        }:
            return Told(kind, "ongoing", trigger, noun=noun)
    return None


def brokered_by(parse: Parse, noun: int, kind: Kind) -> Told | None:
    """'the evacuation brokered by the two neighbours'."""
    for verb in parse.kids(noun, "acl"):
        if (
            parse[verb].lemma in ("broker", "agree", "negotiate", "mediate", "sign", "reach")
            and parse[verb].tag == "VBN"
        ):
            agent = parse.agent(verb)
            actor = parse.words(*parse.extent(agent)) if agent is not None else None
            return Told(kind, "agreed", noun, actor=actor, noun=noun)
    return None


def over_or_part(parse: Parse, noun: int, verb: int, kind: Kind) -> Told | None:
    """'The evacuation is part of a deal between the two sides', 'the truce is over'."""
    if parse[verb].lemma != "be":
        return None
    if any(
        parse[c].lower in ("over", "complete", "finished")
        for c in parse.kids(verb, "advmod", "acomp", "prep", "prt")
    ):
        return Told(kind, "ended", verb, noun=noun)
    below = {singular(parse[j].lower): j for j in parse.subtree(verb) if j > verb}
    if kind == "evacuation" and {"standstill", "hold", "halt"} & set(below):
        return Told(kind, "halted", verb, noun=noun)
    if kind == "ceasefire" and {"tatter", "ruin", "shred"} & set(below):
        return Told(kind, "failed", verb, noun=noun)
    if "part" in below and {"deal", "agreement", "accord"} & set(below):
        return Told(kind, "agreed", verb, noun=noun)
    return None


_COVERS = {"cover", "protect", "include", "bind"}
_STOPS = {"veto", "block", "reject", "defeat"}
_MOTIONS = {"resolution", "draft", "motion", "text"}


def covering(parse: Parse, noun: int, kind: Kind) -> Told | None:
    """'The suburbs are covered by a truce': it stands."""
    by = parse[parse[noun].head]
    if parse[noun].dep == "pobj" and by.lower == "by" and parse[by.head].lemma in _COVERS:
        return Told(kind, "ongoing", by.head, noun=noun)
    return None


def voted_down(parse: Parse, noun: int, kind: Kind) -> Told | None:
    """'vetoed a draft resolution calling for a truce': it failed before it began."""
    up = list(parse.up(noun))[:8]
    motion = next((j for j in up if singular(parse[j].lower) in _MOTIONS), None)
    if motion is None or not any(
        parse[j].lemma in ("call", "demand", "impose") for j in up[: up.index(motion)]
    ):
        return None
    verb = parse[motion].head
    return (
        Told(kind, "failed", verb, noun=noun)
        if parse[verb].lemma in _STOPS and not parse.kids(verb, "neg")
        else None
    )
