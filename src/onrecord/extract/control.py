"""Who gains, holds, loses or contests ground: verbs, nouns and set phrases, with the side whose gain or loss it is.

Comes in: a parsed sentence. Goes out: what it tells of control.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract import control_nouns, ground_kept, ground_won, names, sides
from onrecord.extract.clauses import Told
from onrecord.extract.control_verbs import told_by_verb
from onrecord.extract.ground import (
    AREA,
    HELD,
    after,
    antecedent,
    armed,
    fighter,
    figure_of,
    first,
    held_by,
    is_area,
    is_area_behind,
    names_a_town,
    over_ground,
    parse_words,
)
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.words import GROUP_OF
from onrecord.records import Figure

_TAKES_CONTROL = {"take", "gain", "seize", "establish", "assume", "regain", "wrest", "retake", "recover", "consolidate", "tighten", "extend", "expand",
                  "win", "restore", "reassert", "reestablish", "re-establish", "impose", "cement", "strengthen", "solidify", "complete", "secure"}  # fmt: skip


_SEATS = {"stronghold", "bastion", "enclave", "redoubt", "holdout", "foothold"}


def find(parse: Parse) -> Iterator[Told]:
    """What a sentence tells of who holds the ground, in the order of its words."""
    for token in parse.tokens:
        told = None
        if token.lemma == "be" and token.dep not in ("aux", "auxpass"):
            told = _copula(parse, token.i)
        elif token.pos == "VERB":
            told = _phrase(parse, token.i) or told_by_verb(parse, token.i) or _vying(parse, token.i)
            told = told or ground_won.told(parse, token.i)
        told = told or ground_kept.told(parse, token.i)
        if told is None and (token.pos in ("NOUN", "PROPN") or token.i == 0):
            told = control_nouns.told(parse, token.i)
        if told is not None:
            yield _of_neither(parse, _of_what_it_stands_for(parse, told))


def _vying(parse: Parse, i: int) -> Told | None:
    """'are vying for control of the port', 'fighting went on for control of the district'; for a country they fight all the war."""
    if parse[i].lemma not in control_nouns.FIGHTING_FOR:
        return None
    told = control_nouns.fought_over(parse, i)
    local = any(singular(parse[j].lower) in AREA or j in parse.notes["towns"] for j in parse.subtree(i))
    return told if local else None


def _of_what_it_stands_for(parse: Parse, told: Told) -> Told:
    """'the town, which fell to the rebels': where, the noun before 'which' says."""
    noun = None if told.noun is None else antecedent(parse, told.noun)
    return told if noun is None else replace(told, noun=noun)


def _of_neither(parse: Parse, told: Told) -> Told:
    """'Neither side has been able to take full control': it is contested."""
    chain = [told.trigger, *parse.up(told.trigger)][:3]
    sides = [d for j in chain for s in parse.kids(j, "nsubj") for d in parse.kids(s, "det")]
    if told.phase == "contested" or not any(parse[d].lower == "neither" for d in sides):
        return told
    return replace(told, phase="contested", actor="")


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
        and (seat := around.get("charge") or around.get("possession")) is not None
        and is_area_behind(parse, seat)
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
    if parse[control].lower == "control" and not over_ground(parse, control):
        return None
    if any(parse[d].lower in ("no", "little") for d in parse.kids(control, "det", "amod")):
        # 'has no control over the province'
        return None
    if lemma in ("give", "hand", "grant", "leave") and "control" in objects:
        return _given(parse, i, figure)
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
    if lemma in ("remain", "stay", "lie") and (away := _out_of_control(parse, i, i)) is not None:
        return away
    if lemma in ("remain", "stay", "lie") and {"under", "in"} & set(around):
        return Told("control", "held", i, figure, _whose(parse, control), first(parse.subjects(i)))
    if lemma in ("lose", "relinquish", "cede") and "control" in objects:
        return Told("control", "lost", i, figure)
    return None


def _people(parse: Parse, verb: int) -> bool:
    """'The pilot was in rebel hands': a prisoner, and no ground."""
    told = parse.subjects(verb) or parse.kids(parse[verb].head, "nsubj", "nsubjpass")
    return any(GROUP_OF.get(singular(parse[s].lower)) or names.is_called(parse, s) for s in told)


def _given(parse: Parse, i: int, figure: Figure | None) -> Told | None:
    """'which gives the army control of the valley', 'handed the rebels control of the port', 'handed over control of the port'"""
    to_whom = [o for o in parse.kids(i, "dative", "dobj", "iobj") if parse[o].lower not in ("control", "to")]
    to_whom += [
        o for p in parse.kids(i, "dative", "prep") if parse[p].lower == "to" for o in parse.kids(p, "pobj")
    ]
    taker = next((o for o in to_whom if armed(parse, o)), None)
    if taker is not None:
        return Told("control", "gained", i, figure, parse_words(parse, taker))
    over = any(parse[c].lower in ("over", "up") for c in parse.kids(i, "prt", "advmod"))
    return (
        Told("control", "lost", i, figure)
        if over and any(armed(parse, s) for s in parse.subjects(i))
        else None
    )


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
    if (away := _out_of_control(parse, i, *spots)) is not None:
        return away
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
            if (
                parse[prep].lower in ("under", "in")
                and parse[noun].lower in ("control", "rule", "hands", "occupation")
                and _of_somebody(parse, i, noun)
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


def _out_of_control(parse: Parse, i: int, *spots: int) -> Told | None:
    """'The bulk of the district remains outside government control', 'is beyond the control of the army'"""
    for prep in [
        p for spot in spots for p in parse.kids(spot, "prep") if parse[p].lower in ("outside", "beyond")
    ]:
        for noun in parse.kids(prep, "pobj"):
            ground = next((s for s in parse.kids(i, "nsubj") if is_area(parse, s)), None)
            if parse[noun].lower == "control" and ground is not None and _whose(parse, noun) is not None:
                return Told("control", "lost", i, figure_of(parse, i), _whose(parse, noun), ground)
    return None


def _of_somebody(parse: Parse, i: int, noun: int) -> bool:
    """'Inflation is under control': no ground, and nobody's."""
    subject = first(parse.kids(i, "nsubj"))
    return _whose(parse, noun) is not None or subject is None or is_area(parse, subject)


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
