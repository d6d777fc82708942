"""Fighting that stops without the word for a truce: 'a halt to the bombing', 'suspended hostilities', 'agreed to stop shooting'.

Comes in: a parsed sentence and a word. Goes out: what it tells, or None.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.extract.clauses import Told, slot
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse

HALTS = frozenset(("halt", "suspension", "stop", "moratorium"))
_STRIKES = {"airstrike", "strike", "bombardment", "shelling", "attack", "bombing", "raid", "hostility"}


def of_strikes(parse: Parse, i: int) -> bool:
    """'a halt to the bombing of the east', 'a suspension of air strikes'; read by the order of words, as parsers hang 'to' on the verb."""
    if i + 1 >= len(parse.tokens) or parse[i + 1].lower not in ("to", "of", "in"):
        return False
    for token in parse.tokens[i + 2 : i + 7]:
        if singular(token.lower) in _STRIKES:
            return True
        if token.pos in ("VERB", "ADP", "PUNCT", "SCONJ"):
            return False
    return False


def stopped(parse: Parse, i: int, subject: Mapping[str, str], obj: Mapping[str, str]) -> Told | None:
    """'the halt to the bombing is holding', 'announced an eight-hour halt to air strikes'; one only called for is none."""
    where = slot(parse, i)
    if where is None:
        return None
    role, verb = where
    phase = (subject if role == "subject" else obj).get(parse[verb].lemma)
    if phase is None or phase in ("violated", "ended") or parse.kids(verb, "neg"):
        return None
    return Told("ceasefire", phase, verb, noun=i)


def laid_down(parse: Parse, i: int, truce: set[str]) -> Told | None:
    """'stopped the bombing for a pause of two days', 'suspended hostilities'."""
    if not parse.kids(i, "nsubj") or parse.kids(i, "neg"):
        return None
    stopped = {singular(parse[o].lower) for o in parse.kids(i, "dobj")}
    pause = any(
        singular(parse[j].lower) in (*truce, "pause") for j in parse.subtree(i) if parse[j].dep == "pobj"
    )
    if stopped & {"hostility"} or (
        stopped & {"airstrike", "strike", "bombardment", "shelling", "operation", "attack", "bombing", "raid"}
        and pause
    ):
        return Told("ceasefire", "started", i)
    return None


def agreed_to_stop(parse: Parse, i: int) -> Told | None:
    """'agreed to stop shooting', 'have agreed to halt hostilities'."""
    governor = parse[parse[i].head]
    if parse[i].dep not in ("xcomp", "acl", "advcl") or governor.lemma not in (
        "agree",
        "pledge",
        "undertake",
        "promise",
        "order",
    ):
        return None
    stopped = {singular(parse[o].lower) for o in parse.kids(i, "dobj", "xcomp", "ccomp", "pcomp")}
    if stopped & {
        "shooting",
        "firing",
        "fire",
        "fighting",
        "hostility",
        "shelling",
        "attack",
        "bombing",
        "raid",
        "strike",
        "violence",
        "bombardment",
    }:
        return Told("ceasefire", "agreed" if governor.lemma == "agree" else "planned", governor.i)
    return None
