"""People aboard: 'Twelve buses carrying 640 people arrived', 'a convoy with 640 people on board left the town'.

Comes in: a parsed sentence and a mention. Goes out: that they were evacuated, and by which verb, or None.
"""

from __future__ import annotations

from onrecord.extract.groups import singular
from onrecord.extract.mention import Link, Mention
from onrecord.extract.parse import Parse
from onrecord.extract.words import ARMED

_CARRIERS = {"bus", "minibus", "coach", "convoy", "vehicle", "ambulance"}
_GOES = {"arrive", "leave", "depart", "reach", "set", "pull", "drive", "head", "enter", "cross", "exit", "begin", "start"}  # fmt: skip
_CARRIES = {"carry", "bring", "transport", "ferry", "take", "evacuate"}
_TRAVELLERS = {
    "passenger",
    "pilgrim",
    "tourist",
    "student",
    "worker",
    "traveller",
    "pupil",
    "player",
    "fan",
    "guest",
    "migrant",
}
"""Whom a bus carries on any day."""
_REGULARS = {"soldier", "troop", "policeman", "police", "officer", "conscript", "recruit", "trooper", "guard"}


def told(parse: Parse, mention: Mention) -> Link | None:
    """What befell people with a number who are aboard, or were transported from a place."""
    noun = singular(parse[mention.head].lower)
    if mention.figure is None or not mention.named or noun in _TRAVELLERS | _REGULARS:
        return None
    head = parse.first_conjunct(mention.head)
    carrier = _carrier(parse, head)
    if carrier is None:
        return _transported(parse, head, mention)
    verb = parse[carrier].head
    kin = any(singular(t.lower) in ("family", "relative", "civilian") for t in parse.tokens)
    fights = (
        "combatant" in mention.groups and not kin and "bus" not in {singular(t.lower) for t in parse.tokens}
    )
    went = parse[carrier].dep == "nsubj" and parse[verb].lemma in _GOES and not parse.kids(verb, "neg")
    return ("evacuated", verb, None) if went and not fights and not _after_the_fact(parse, verb) else None


def _carrier(parse: Parse, head: int) -> int | None:
    """The vehicles, more than one, in which the people are."""
    token = parse[head]
    above = parse[token.head]
    if (token.dep == "dobj" and above.lemma in _CARRIES and above.tag == "VBG" and above.dep == "acl") or (
        token.dep == "pobj" and above.lower == "with" and _on_board(parse, head)
    ):
        noun = above.head
    else:
        return None
    up = parse[parse[noun].head]
    if parse[noun].dep == "pobj" and up.lower == "of" and parse[up.head].lower == "convoy":
        noun = up.head
    word = singular(parse[noun].lower)
    several = parse[noun].tag == "NNS" or word == "convoy"
    return noun if word in _CARRIERS and several else None


def _on_board(parse: Parse, head: int) -> bool:
    return parse.lower(head + 1, head + 3) == ["on", "board"] or parse.lower(head + 1, head + 2) == ["aboard"]


def _after_the_fact(parse: Parse, verb: int) -> bool:
    """'left the road', 'arrived at a checkpoint when a bomb went off'"""
    words = {parse[j].lower for j in parse.subtree(verb)}
    return bool(
        words & {"road", "bomb", "mine", "explosion", "blast", "fire", "attack", "ambush", "crash", "ravine"}
    )


def _transported(parse: Parse, head: int, mention: Mention) -> Link | None:
    """'Some 900 rebels were transported from one town to another': an army moves its own troops so, and is not meant."""
    verb = parse[parse[head].head]
    fighters = "combatant" in mention.groups and singular(parse[mention.head].lower) not in ARMED - {
        "rebel",
        "militant",
        "insurgent",
        "fighter",
    }
    ways = {parse[p].lower for p in parse.kids(verb.i, "prep")}
    moved = parse[head].dep == "nsubjpass" and verb.lemma in ("transport", "bus") and {"from", "to"} <= ways
    return ("evacuated", verb.i, None) if moved and fighters else None
