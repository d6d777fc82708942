"""Ground that passes from one side to another without a fight that is told: handed over, given up, left, changing hands.

Comes in: a parsed sentence, a verb, the ground that it is about. Goes out: what it tells, or None.
"""

from __future__ import annotations

from onrecord.extract.clauses import Told
from onrecord.extract.ground import AREA, after, armed, is_area, parse_words
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.records import Figure


def yielded(parse: Parse, i: int, area: int | None, figure: Figure | None) -> Told | None:
    """'handed over the dam to the government', 'gave up their last base'; a man or a letter may be handed over too."""
    over = {parse[c].lower for c in parse.kids(i, "prt", "advmod")} & {"over", "up"}
    taker = after(parse, i, "to")
    if (
        over
        and area is not None
        and area in parse.kids(i, "nsubjpass")
        and taker is not None
        and armed(parse, taker)
    ):
        # 'The police station was handed over to gunmen'
        return Told("control", "gained", i, figure, parse_words(parse, taker), area)
    agent = parse.agent(i)
    doers = (
        parse.kids(i, "nsubj") or parse.subjects(i)
        if not parse.kids(i, "nsubjpass")
        else [agent]
        if agent is not None
        else []
    )
    by_a_side = any(armed(parse, d) and d not in parse.notes["towns"] for d in doers)
    sure = area is not None and (singular(parse[area].lower) in AREA or area in parse.notes["places"])
    return Told("control", "lost", i, figure, noun=area) if over and by_a_side and sure else None


def changed_hands(parse: Parse, i: int, objects: list[int]) -> Told | None:
    """'The village changed hands twice'"""
    if not any(parse[o].lower == "hands" for o in objects):
        return None
    subjects = [parse[i].head if parse[s].lower in ("which", "that") else s for s in parse.subjects(i)]
    ground = next((s for s in subjects if is_area(parse, s)), None)
    return Told("control", "contested", i, actor="", noun=ground) if ground is not None else None


_LINES = {"line", "defence", "defense", "perimeter", "berm", "bund", "fortification", "front", "frontline", "barricade", "encirclement", "siege"}  # fmt: skip


def breached(parse: Parse, i: int, figure: Figure | None) -> Told | None:
    """'breached the outer defences of the city', 'broke through the army's lines'."""
    through = [o for p in parse.kids(i, "prep") if parse[p].lower == "through" for o in parse.kids(p, "pobj")]
    broken = [*parse.kids(i, "dobj"), *through]
    line = next((o for o in broken if singular(parse[o].lower) in _LINES or o in parse.notes["towns"]), None)
    by_a_side = any(armed(parse, s) for s in parse.kids(i, "nsubj") or parse.subjects(i))
    reached = line is not None or any(is_area(parse, o) or o in parse.notes["places"] for o in through)
    return Told("control", "gained", i, figure) if reached and by_a_side else None


def left_with(parse: Parse, i: int, figure: Figure) -> Told | None:
    """'The rebels have been left with an area of four square kilometres', 'the army left the rebels a pocket of …': theirs."""
    if parse.kids(i, "nsubjpass") and after(parse, i, "with") is not None:
        return Told("control", "held", i, figure, parse_words(parse, parse.kids(i, "nsubjpass")[0]))
    whom = [o for o in parse.kids(i, "dobj", "dative") if armed(parse, o) and not is_area(parse, o)]
    ground = [o for o in parse.kids(i, "dobj", "oprd") if o not in whom and is_area(parse, o)]
    return Told("control", "held", i, figure, parse_words(parse, whom[0])) if whom and ground else None
