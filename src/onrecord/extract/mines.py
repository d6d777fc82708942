"""Mines, devices and what bursts: whether a verb tells that one went off, was met or tore through something.

Comes in: a parsed sentence and a token. Goes out: yes or no.
"""

from __future__ import annotations

from onrecord.extract import attack_words as words
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse


def met(parse: Parse, i: int) -> bool:
    """'their truck ran over a mine', 'hit a landmine'; but a quake that hits the mine is none."""
    lemma = parse[i].lemma
    if lemma in ("run", "drive", "step", "tread"):
        met = [
            o
            for p in parse.kids(i, "prep")
            if parse[p].lower in ("over", "on")
            for o in parse.kids(p, "pobj")
        ]
    else:
        met = parse.kids(i, "dobj") if lemma in ("hit", "strike", "trigger") else []
    return any(
        singular(parse[o].lower) in words.MINES
        and not any(parse[d].lower in ("the", "this") for d in parse.kids(o, "det"))
        for o in met
    )


THROUGH = {"rip", "tear", "ram", "plough", "plow", "drive"}
_BURSTS = words.PROJECTILES | {"blast", "explosion", "fire", "bullet"}


def tears(parse: Parse, i: int, objects: set[str]) -> bool:
    """'a blast tore through the market', 'a bomber rammed the gate', 'a car bomb ploughed into it', 'he drove a truck bomb into the barracks';
    but 'soldiers tore down the posters' tells none."""
    subjects = {singular(parse[s].lower) for s in parse.subjects(i)}
    into = any(parse[p].lower == "into" for p in parse.kids(i, "prep"))
    if into and parse[i].lemma not in ("rip", "tear"):
        what = (
            (*parse.subjects(i), *parse.kids(i, "dobj"))
            if parse[i].lemma != "drive"
            else parse.kids(i, "dobj", "nsubjpass")
        )
        if any(_bears_a_bomb(parse, o, i) for o in what) or (
            what == () and _LADEN & set(parse.lower(i - 3, i))
        ):
            return True
    if parse[i].lemma == "ram":
        return bool(objects or into) and bool(
            subjects & {"bomber", "attacker", "militant", "fighter", "gunman"}
        )
    if parse[i].lemma not in ("rip", "tear"):
        return False
    return bool(subjects & _BURSTS) and any(
        parse[p].lower in ("through", "into", "apart") for p in parse.kids(i, "prep", "prt")
    )


_LADEN = {"explosive", "explosives", "bomb", "bombs", "explosives-laden", "bomb-laden"}


def _bears_a_bomb(parse: Parse, noun: int, verb: int) -> bool:
    """'a car bomb', 'a lorry packed with explosives'"""
    return any(parse[j].lower in _LADEN for j in parse.subtree(noun) if j < verb or noun > verb)


_GOES_OFF = {
    "explode",
    "detonate",
    "go",
    "kill",
    "wound",
    "injure",
    "hit",
    "strike",
    "rip",
    "tear",
    "blast",
    "maim",
    "hurt",
}
_THROWN = {"throw", "hurl", "lob", "toss", "drop", "detonate", "set"}


def goes_off(parse: Parse, i: int) -> bool:
    """'a device killed two', 'a grenade was thrown'; a mine may also be shut and a device sold."""
    return parse[parse[i].head].lemma in (_GOES_OFF if parse[i].dep == "nsubj" else _THROWN)
