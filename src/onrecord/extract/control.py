"""Who gains, holds, loses or contests ground: verbs, nouns and set phrases, with the side whose gain or loss it is.

Comes in: a parsed sentence. Goes out: what it tells of control.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract import ground_won, sides
from onrecord.extract.clauses import Told
from onrecord.extract.control_verbs import told_by_verb
from onrecord.extract.ground import (
    HELD,
    after,
    armed,
    fighter,
    figure_of,
    first,
    held_by,
    is_area,
    is_area_behind,
    names_a_town,
    parse_words,
)
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.words import GROUP_OF
from onrecord.records import Figure

_TAKES_CONTROL = {"take", "gain", "seize", "establish", "assume", "regain", "wrest", "retake", "recover", "consolidate", "tighten", "extend", "expand",
                  "win"}  # fmt: skip


_TAKING = {"capture", "liberation", "seizure", "recapture", "conquest", "takeover", "retaking", "fall", "occupation", "loss", "rout", "expulsion",
           "ouster", "eviction", "retreat", "withdrawal", "advance", "gain", "progress", "push"}  # fmt: skip


_SEATS = {"stronghold", "bastion", "enclave", "redoubt", "holdout", "foothold"}
_SHARE = re.compile(r"\b(?:(more than half|most)|half)\b", re.IGNORECASE)


def find(parse: Parse) -> Iterator[Told]:
    """What a sentence tells of who holds the ground, in the order of its words."""
    for token in parse.tokens:
        told = None
        if token.i == 0 and singular(token.lower) in _FIGHTS:
            told = _fought_over(parse, 0)
        elif token.lemma == "be" and token.dep not in ("aux", "auxpass"):
            told = _copula(parse, token.i)
        elif token.pos == "VERB":
            told = _phrase(parse, token.i) or told_by_verb(parse, token.i) or ground_won.told(parse, token.i)
        elif token.pos in ("NOUN", "PROPN") and singular(token.lower) in _TAKING:
            told = _noun(parse, token.i)
        elif token.pos == "NOUN" and singular(token.lower) in _FIGHTS:
            told = _fought_over(parse, token.i)
        if told is not None:
            yield told


_FIGHTS = {"fighting", "battle", "fight", "struggle", "clash"}


def _fought_over(parse: Parse, i: int) -> Told | None:
    """'Fighting for control of the town went on'"""
    for prep in parse.kids(i, "prep"):
        for noun in parse.kids(prep, "pobj"):
            if (
                parse[prep].lower in ("for", "over")
                and parse[noun].lower == "control"
                and is_area_behind(parse, noun)
            ):
                return Told("control", "contested", i, figure_of(parse, i))
    return None


def _phrase(parse: Parse, i: int) -> Told | None:
    """'took control of', 'stayed under army rule', 'came back under its control', 'fell to the rebels'."""
    lemma = parse[i].lemma
    if lemma == "fall" and (fallen := _fallen(parse, i)) is not None:
        return fallen
    if parse[i].tag == "VBD" and parse[i].dep == "amod" and parse[parse[i].head].lower == "control":
        # 'men of the brigade regained control', read as a control that was regained
        doer = next(
            (j for j in parse.up(i) if parse[j].pos in ("NOUN", "PROPN") and j < i and armed(parse, j)), None
        )
        side = parse.words(doer, i - 1) if doer is not None and i - doer < 9 else None
        return Told("control", "gained", i, figure_of(parse, i), side) if lemma in _TAKES_CONTROL else None
    around = {parse[j].lower: j for j in parse.subtree(i) if i < j < i + 9}
    if (
        lemma in ("take", "have", "remain", "stay")
        and "charge" in around
        and is_area_behind(parse, around["charge"])
    ):
        return Told("control", "gained" if lemma == "take" else "held", i, figure_of(parse, i))
    if lemma in ("have", "keep") and "hands" in around and parse[parse[around["hands"]].head].lower == "in":
        ground = next((o for o in parse.kids(i, "dobj", "nsubj") if is_area(parse, o) and o > i), None)
        return None if ground is None else Told("control", "held", i, figure_of(parse, i), noun=ground)
    control = around.get("control") or around.get("rule") or around.get("hands") or around.get("grip")
    if (
        lemma in ("fall", "pass", "slip")
        and parse.kids(i, "nsubj")
        and is_area(parse, parse.kids(i, "nsubj")[0])
    ):
        taker = after(parse, i, "to") if control is None else None
        if taker is not None and armed(parse, taker):
            return Told(
                "control",
                "gained",
                i,
                figure_of(parse, i),
                parse_words(parse, taker),
                parse.kids(i, "nsubj")[0],
            )
        if control is not None and parse[control].lower in ("hands", "control"):
            return Told(
                "control", "gained", i, figure_of(parse, i), _whose(parse, control), parse.kids(i, "nsubj")[0]
            )
        return None
    split = lemma in ("divide", "split") and "between" in around
    if split and any(is_area(parse, m) for m in parse.kids(i, "nsubjpass", "nsubj")):
        return Told("control", "contested", i, figure_of(parse, i), _between(parse, around["between"]))
    if control is None and (present := _still_there(parse, i)) is not None:
        return present
    if control is None or (parse[control].lower == "control" and parse[control].dep in ("amod", "compound")):
        return None
    figure = figure_of(parse, i)
    objects = [parse[o].lower for o in parse.kids(i, "dobj")]
    if lemma in _TAKES_CONTROL and "hands" not in objects:  # fmt: skip
        return Told("control", "gained", i, figure) if {"control", "grip"} & set(objects) else None
    if lemma in ("bring", "return", "come", "revert", "place", "put") and {
        "under",
        "to",
        "into",
        "back",
    } & set(around):
        moved = parse.kids(i, "nsubj", "nsubjpass", "dobj")
        return (
            Told("control", "gained", i, figure, _whose(parse, control))
            if any(is_area(parse, m) for m in moved)
            else None
        )
    if lemma == "claim" and "control" in objects:
        both = any(parse.kids(s, "conj") for s in parse.subjects(i))
        return Told("control", "contested" if both else "held", i, figure)
    if lemma in ("maintain", "retain", "have", "keep", "exercise", "exert") and "control" in objects:
        return Told("control", "held", i, figure)
    if lemma in ("remain", "stay") and _in_control_of(parse, control):
        return Told("control", "held", i, figure)
    if parse[control].lower == "hands" and _people(parse, i):
        return None
    if lemma in ("remain", "stay", "lie") and {"under", "in"} & set(around):
        return Told("control", "held", i, figure, _whose(parse, control), first(parse.subjects(i)))
    if lemma in ("lose", "relinquish", "cede") and "control" in objects:
        return Told("control", "lost", i, figure)
    return None


def _people(parse: Parse, verb: int) -> bool:
    """'The pilot was in rebel hands': a prisoner, and no ground."""
    told = parse.subjects(verb) or parse.kids(parse[verb].head, "nsubj", "nsubjpass")
    return any(GROUP_OF.get(singular(parse[s].lower)) for s in told)


def _fallen(parse: Parse, i: int) -> Told | None:
    """'The town fell on Tuesday after a siege': to whom is not said. A town at the head of a sentence may be read as no subject."""
    subjects = parse.kids(i, "nsubj") or ([i - 1] if i == 1 else [])
    how = [parse[p].lower for p in parse.kids(i, "prep", "agent", "acomp", "advmod", "dobj", "prt") if p > i]
    town = next((s for s in subjects if s in parse.notes["towns"] or names_a_town(parse, s)), None)
    quiet = any(
        parse[a].pos in ("ADJ", "NOUN", "NUM") for a in parse.kids(i, "acomp", "oprd", "attr", "dobj")
    )
    if (
        town is None
        or quiet
        or parse.kids(i, "neg")
        or set(how) & {"to", "into", "by", "under", "from", "behind", "short", "in"}
    ):
        return None
    return Told("control", "gained", i, figure_of(parse, i), "", town)


def _in_control_of(parse: Parse, control: int) -> bool:
    """'remain in control of the town': those who are told of hold it."""
    held = parse[control].lower == "control" and parse[parse[control].head].lower == "in"
    return held and any(parse[p].lower == "of" for p in parse.kids(control, "prep"))


def _copula(parse: Parse, i: int) -> Told | None:
    """'300 sq km are under army control', 'is the last rebel stronghold', 'the town was in rebel hands'."""
    # 'is now back under army control'
    spots = [
        i,
        *(
            c
            for c in parse.kids(i, "advmod")
            if parse[c].lower in ("back", "again", "now", "firmly", "fully")
        ),
    ]
    for prep in [p for spot in spots for p in parse.kids(spot, "prep")]:
        for noun in parse.kids(prep, "pobj"):
            in_charge = parse[noun].lower in ("charge", "possession") or (
                parse[noun].lower == "control" and parse.kids(noun, "prep")
            )
            if parse[prep].lower == "in" and in_charge and is_area_behind(parse, noun):
                return Told("control", "held", i, figure_of(parse, i))
            if parse[prep].lower == "in" and in_charge:
                # 'were in control of most of it', of the situation
                continue
            if parse[noun].lower == "hands" and _people(parse, i):
                return None
            if parse[prep].lower in ("under", "in") and parse[noun].lower in (
                "control",
                "rule",
                "hands",
                "occupation",
            ):
                return Told(
                    "control",
                    "held",
                    i,
                    figure_of(parse, i),
                    _whose(parse, noun),
                    first(parse.kids(i, "nsubj")),
                )
    if (present := _still_there(parse, i)) is not None:
        return present
    for noun in parse.kids(i, "attr"):
        if singular(parse[noun].lower) in _SEATS and not parse.kids(i, "neg"):
            holder = _side_of(parse, noun)
            if holder is not None:
                return Told("control", "held", i, figure_of(parse, i), holder, first(parse.kids(i, "nsubj")))
    if figure_of(parse, i) is not None and HELD.search(parse.text, parse.sentence.start, parse.sentence.end):
        return Told("control", "held", i, figure_of(parse, i), held_by(parse))
    return None


def _still_there(parse: Parse, i: int) -> Told | None:
    """'Insurgents remain in the districts by the airfield', 'its troops are still in the north of the town'"""
    still = parse[i].lemma in ("remain", "stay") or (
        parse[i].lemma == "be" and "still" in {parse[c].lower for c in parse.kids(i, "advmod")}
    )
    sides = [s for s in parse.kids(i, "nsubj") if fighter(parse, s) and not parse.kids(s, "nummod")]
    if not still or not sides or parse.kids(i, "neg", "aux") or parse[sides[0]].tag == "NN":
        return None
    ground = [
        o for p in parse.kids(i, "prep") if parse[p].lower in ("in", "inside") for o in parse.kids(p, "pobj")
    ]
    there = next((o for o in ground if is_area(parse, o) and singular(parse[o].lower) not in _SHELTERS), None)
    return None if there is None else Told("control", "held", i, figure_of(parse, i), noun=there)


_SHELTERS = {
    "hospital",
    "camp",
    "barrack",
    "base",
    "building",
    "position",
    "control",
    "side",
    "front",
    "compound",
    "rule",
    "line",
}


def _side_of(parse: Parse, noun: int) -> str | None:
    """'rebel' of 'the last rebel stronghold', 'army' of 'an army-held enclave'."""
    for child in parse.kids(noun, "amod", "compound", "nmod", "poss"):
        if parse[child].lower in ("controlled", "held", "run"):
            side = [j for j in parse.subtree(child) if j < child and parse[j].pos in ("NOUN", "PROPN", "ADJ")]
            if side:
                return parse.words(side[0], side[-1])
        if sides.is_side(parse[child].text) or armed(parse, child):
            return parse.words(*parse.extent(child))
    for prep in parse.kids(noun, "prep"):
        for holder in parse.kids(prep, "pobj"):
            if parse[prep].lower == "of" and armed(parse, holder):
                return parse_words(parse, holder)
    return None


def _whose(parse: Parse, control: int) -> str | None:
    """'army' of 'army control', 'the junta' of 'the control of the junta'."""
    for child in parse.kids(control, "compound", "amod", "poss", "nmod"):
        if parse[child].lower in ("our", "my"):
            return _speaker(parse, control)
        if parse[child].lower in ("its", "their", "his", "her"):
            return ""
        if parse[child].lower not in ("full", "total", "complete", "firm", "direct", "effective", "partial"):
            return parse.words(*parse.extent(child)).removesuffix("'s").removesuffix("’s").strip()
    for prep in parse.kids(control, "prep"):
        for holder in parse.kids(prep, "pobj"):
            if parse[prep].lower == "of":
                return parse_words(parse, holder)
    return None


def _speaker(parse: Parse, i: int) -> str:
    """'The town is under our control, a spokesman for the front said': the front's."""
    says = next(
        (j for j in parse.up(i) if parse[j].lemma in ("say", "tell", "announce", "claim", "declare")), None
    )
    told = parse.kids(says, "nsubj") if says is not None else []
    return next((words for s in told if (words := sides.named(parse, s))), "")


def _between(parse: Parse, prep: int) -> str | None:
    held = parse.kids(prep, "pobj")
    if not held:
        return None
    nodes = sorted(parse.subtree(held[0]))
    while nodes and parse[nodes[-1]].lower in ("control", "rule"):
        nodes.pop()
    return parse.words(nodes[0], nodes[-1]) if nodes else None


_ASKING = {
    "call",
    "demand",
    "push",
    "press",
    "urge",
    "appeal",
    "ask",
    "condition",
    "plan",
    "aim",
    "hope",
    "require",
    "want",
}


def _asked_for(parse: Parse, i: int) -> bool:
    """'calls for an unconditional withdrawal', 'aimed at the liberation of the city': it has not come."""
    if parse[i].dep == "dobj" and parse[parse[i].head].lemma in ("demand", "urge", "require", "want"):
        return True
    prep = parse[parse[i].head]
    return parse[i].dep == "pobj" and prep.lower in ("for", "at", "to") and parse[prep.head].lemma in _ASKING


def _noun(parse: Parse, i: int) -> Told | None:
    """'the fall of the town', 'the expulsion of fighters from most of their land', 'a rapid advance by the army on the city'."""
    word = singular(parse[i].lower)
    if parse[i].dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "ROOT"):
        return None
    if _asked_for(parse, i):
        return None
    below = sorted(parse.subtree(i))
    if word in ("rout", "expulsion", "ouster", "eviction", "retreat", "withdrawal"):
        left = next((j for j in below if j > i and parse[j].lower == "from"), None)
        if left is None or not any(is_area(parse, j) for j in below if j > left):
            return None
        share = _SHARE.search(parse.text, parse[left].start, parse[below[-1]].end)
        figure = (
            None if share is None else Figure(50, None if share[1] else 50, False, share.group(), "percent")
        )
        whom = [
            o for p in parse.kids(i, "prep") if parse[p].lower in ("of", "by") for o in parse.kids(p, "pobj")
        ]
        return Told("control", "lost", i, figure, parse_words(parse, whom[0]) if whom else None)
    if word in ("advance", "gain", "progress", "push"):
        doers = [o for p in parse.kids(i, "prep") if parse[p].lower == "by" for o in parse.kids(p, "pobj")]
        doers += [a for v in parse.kids(i, "acl") if (a := parse.agent(v)) is not None]
        # 'an acl by the forces': the doer may hang on the verb 'achieved' that hangs on the noun.
        if not any(armed(parse, d) for d in doers) or word == "push":
            return None
        return Told("control", "gained", i, None, parse_words(parse, doers[0]))
    taken = [o for p in parse.kids(i, "prep") if parse[p].lower == "of" for o in parse.kids(p, "pobj")]
    owned = [o for o in parse.kids(i, "poss") if parse[o].lower in ("its", "their")]
    if (
        owned
        and word == "capture"
        and any(parse[j].lower in ("imminent", "near", "close") for j in parse.subtree(parse[i].head))
    ):
        return Told("control", "lost", i, None, held_by(parse), certainty="feared")
    if not taken or not (taken[0] in parse.notes["towns"] or names_a_town(parse, taken[0])):
        return None
    by = [
        o
        for p in parse.kids(i, "prep")
        if parse[p].lower in ("by", "to")
        for o in parse.kids(p, "pobj")
        if armed(parse, o)
    ]
    if word == "loss":
        return Told("control", "lost", i, noun=taken[0])
    return Told("control", "gained", i, None, parse_words(parse, by[0]) if by else None, taken[0])
