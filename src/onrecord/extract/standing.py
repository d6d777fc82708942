"""Fighters who settle in, cling to or fall back from ground.

Comes in: a parsed sentence and a verb. Goes out: what it tells of control, or None.
"""

from __future__ import annotations

from onrecord.extract.clauses import Told
from onrecord.extract.ground import fighter, is_area, prepositions
from onrecord.extract.parse import Parse


def told(parse: Parse, i: int) -> Told | None:
    """'established themselves in the oil town', 'the garrison clung to the airport', 'the rebels fell back from the ridge'"""
    lemma = parse[i].lemma
    reached = {
        parse[p].lower: o
        for p in prepositions(parse, i)
        for o in parse.kids(p, "pobj")
        if is_area(parse, o) or o in parse.notes["places"]
    }
    own = any(parse[o].lower in ("themselves", "itself") for o in parse.kids(i, "dobj"))
    beside = {parse[c].lower for c in parse.kids(i, "prt", "advmod")}
    ground = next((reached[p] for p in ("in", "on", "inside", "at", "along", "across") if p in reached), None)
    kept = reached.get("to", reached.get("onto"))
    if not any(fighter(parse, s) for s in parse.subjects(i)) or parse.kids(i, "neg"):
        return None
    if lemma in ("establish", "entrench", "install") and own and ground is not None:
        return Told("control", "gained", i, noun=ground)
    if kept is not None and (lemma == "cling" or (lemma in ("hang", "hold") and "on" in beside)):
        return Told("control", "held", i, noun=kept)
    if lemma == "hold" and "out" in beside and ground is not None:
        return Told("control", "held", i, noun=ground)
    if lemma in ("fall", "draw") and "back" in beside and set(reached) & {"from", "to"}:
        return Told("control", "lost", i, noun=reached.get("from"))
    return None


VERBS = ("establish", "entrench", "install", "cling", "hang", "hold", "fall", "draw")
