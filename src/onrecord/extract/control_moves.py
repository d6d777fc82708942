"""Sides that move: who advances into ground, who is driven from it.

Comes in: a parsed sentence and a verb. Goes out: what it tells of control, or None.
"""

from __future__ import annotations

from onrecord.extract.clauses import Told
from onrecord.extract.ground import armed, fighter, is_area, names_a_town, parse_words, prepositions
from onrecord.extract.groups import describe, singular
from onrecord.extract.parse import Parse
from onrecord.records import Figure

_ROUTED = {"push", "drive", "rout", "oust", "dislodge", "flush"}
"""Done to fighters, where 'expelled' and 'evicted' is done to a people."""


def driven(parse: Parse, i: int, figure: Figure | None) -> Told | None:
    """'pushed the fighters out of the town', 'drove the militia back': gained by who drives, lost by who is driven."""
    taken = parse.kids(i, "dobj", "nsubjpass")
    if not taken and parse[i].dep == "conj" and parse.kids(i, "auxpass"):
        # 'entered the town but were driven out'
        taken = parse.subjects(i)
    objects = [o for o in taken if parse[o].pos != "PRON"]
    if parse[i].lemma in ("beat", "throw") and not {"back", "out"} & {
        parse[c].lower for c in parse.kids(i, "advmod", "prt", "prep")
    }:
        return None
    them = [o for o in parse.kids(i, "dobj") if parse[o].lower == "them"]
    out_of = [o for p in parse.kids(i, "prep") if parse[p].lower in ("out", "from") for o in parse.subtree(p)]
    if (
        them
        and any(is_area(parse, o) or o in parse.notes["places"] for o in out_of)
        and any(armed(parse, s) for s in parse.subjects(i))
    ):
        # 'Rebels have pushed them out of large parts of the province'
        return Told("control", "gained", i, figure)
    ways = {
        parse[j].lower
        for j in parse.subtree(i)
        if parse[j].pos in ("ADP", "ADV", "PART") or parse[j].dep == "prt"
    }
    people = describe(parse, objects[0])[0] if objects else ()
    routed = bool(objects) and parse[i].lemma in _ROUTED and _named_fighters(parse, objects[0])
    if people and "combatant" not in people and not routed:
        # 'thousands of Angolans were expelled from the country': displaced
        return None
    if "off" in ways and not any(
        is_area(parse, o) for p in parse.kids(i, "prep") for o in parse.kids(p, "pobj")
    ):
        # 'drove the attackers off' from no ground
        ways -= {"off"}
    if not objects or not armed(parse, objects[0]) or not ways & {"from", "out", "back", "off", "into"}:
        inward = bool(ways & {"into", "towards", "toward"}) and any(
            armed(parse, s) for s in parse.kids(i, "nsubj")
        )
        reached = any(is_area(parse, o) for p in parse.kids(i, "prep") for o in parse.kids(p, "pobj"))
        return (
            Told("control", "gained", i, figure) if parse[i].lemma == "push" and inward and reached else None
        )
    if parse.kids(i, "auxpass") and parse.agent(i) is None:
        if (
            out_of
            and not any(is_area(parse, o) or o in parse.notes["places"] for o in out_of)
            and "back" not in ways
        ):
            # 'The party was expelled from peace talks'
            return None
        return Told("control", "lost", i, figure, parse_words(parse, objects[0]))
    return Told("control", "gained", i, figure)


def _named_fighters(parse: Parse, i: int) -> bool:
    """'The Tigers were pushed out of the town'; 'Nearly 2,000 Angolans' and 'the Angolans' are a people."""
    token = parse[i]
    return (
        token.pos == "PROPN"
        and not token.lower.endswith(("ans", "ese", "ish", "is"))
        and not parse.kids(i, "nummod")
    )


_INWARD = (
    "move",
    "sweep",
    "roll",
    "pour",
    "burst",
    "walk",
    "ride",
    "slip",
    "surge",
    "stream",
    "creep",
    "storm",
)


def advance(parse: Parse, i: int, figure: Figure | None, around: set[str]) -> Told | None:
    subjects = parse.subjects(i)
    if not subjects or not any(armed(parse, s) for s in subjects):
        return None
    lemma = parse[i].lemma
    far = any(
        singular(parse[j].lower) in ("kilometre", "kilometer", "mile", "metre", "km")
        for j in parse.subtree(i)
    )
    into = around & {
        "on",
        "into",
        "towards",
        "toward",
        "to",
        "in",
        "inside",
        "against",
        "deeper",
        "through",
        "across",
        "from",
    }
    reached = any(
        parse[p].lower
        in ("on", "into", "towards", "toward", "to", "in", "inside", "through", "across", "from")
        and any(is_area(parse, o) or o in parse.notes["places"] for o in parse.kids(p, "pobj"))
        for p in prepositions(parse, i)
    )
    if lemma == "advance":
        near = around & _BEARINGS and bool(parse.notes["places"] & set(parse.subtree(i)))
        return Told("control", "gained", i, figure) if into or far or near else None
    if lemma in _INWARD:
        inward = any(
            parse[p].lower in ("into", "inside")
            and any(o in parse.notes["towns"] or names_a_town(parse, o) for o in parse.kids(p, "pobj"))
            for p in prepositions(parse, i)
        )
        return (
            Told("control", "gained", i, figure)
            if inward and any(fighter(parse, s) for s in subjects)
            else None
        )
    if lemma in ("push", "thrust", "march"):
        ways = around & {
            "into",
            "inside",
            "deeper",
            "through",
            "from",
            "towards",
            "toward",
            "on",
            "to",
        }
        return Told("control", "gained", i, figure) if far or (reached and ways) else None
    if lemma == "break":
        return Told("control", "gained", i, figure) if "through" in around and reached else None
    return None


_BEARINGS = {
    "near",
    "around",
    "south",
    "north",
    "east",
    "west",
    "southeast",
    "southwest",
    "northeast",
    "northwest",
    "beyond",
    "past",
    "along",
}
"""'advanced south of the town', 'near the town'"""
