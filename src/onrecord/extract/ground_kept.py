"""Ground in the words of dispatches: 'took strategic ground', 'control much of the desert', 'kept its positions', 'under the marines full control'.

Comes in: a parsed sentence and a token of it. Goes out: what it tells of control, or None.
"""

from __future__ import annotations

from onrecord.extract.clauses import Told
from onrecord.extract.ground import AREA, armed, figure_of, parse_words, prepositions
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse

_WORTH = {"strategic", "key", "vital", "important", "significant", "high", "crucial", "valuable", "critical"}
_MUCH = {"most", "much", "all", "half", "parts", "some", "large", "part", "swathes", "majority", "bulk"}
_LAND = AREA | {
    "desert",
    "coast",
    "coastline",
    "forest",
    "jungle",
    "steppe",
    "bush",
    "delta",
    "frontier",
    "interior",
    "hinterland",
    "plain",
    "island",
}
_KEEPS = {"keep", "maintain", "retain", "hold", "defend", "preserve"}
_POSITIONS = {"positions", "position", "lines", "ground", "foothold", "footholds", "posts", "gains"}
_INTO = {
    "district",
    "quarter",
    "neighbourhood",
    "neighborhood",
    "suburb",
    "town",
    "city",
    "village",
    "part",
    "area",
    "outskirt",
    "camp",
    "centre",
    "center",
}


def told(parse: Parse, i: int) -> Told | None:
    token = parse[i]
    if token.lower == "control":
        return _under_whose(parse, i) or _much_of(parse, i)
    if token.pos != "VERB":
        return None
    return _worthy_ground(parse, i) or _kept(parse, i) or _broke_into(parse, i)


def _by_a_side(parse: Parse, i: int) -> bool:
    return any(
        armed(parse, s) or singular(parse[s].lower) in _DEFENDERS
        for s in (parse.kids(i, "nsubj") or parse.subjects(i) or _of_the_able(parse, i))
    )


def _of_the_able(parse: Parse, i: int) -> list[int]:
    """'The garrison was able to keep …'"""
    able = parse[i].head
    return (
        parse.kids(parse[able].head, "nsubj")
        if parse[i].dep == "xcomp" and parse[able].dep == "acomp"
        else []
    )


_DEFENDERS = {"garrison", "defender", "unit", "contingent"}


def _worthy_ground(parse: Parse, i: int) -> Told | None:
    """'Government forces took strategic ground around Marib'"""
    if parse[i].lemma not in ("take", "gain", "seize", "win", "capture") or parse.kids(i, "neg"):
        return None
    ground = [o for o in parse.kids(i, "dobj") if parse[o].lower in ("ground", "territory", "terrain")]
    worth = any(parse[a].lower in _WORTH for o in ground for a in parse.kids(o, "amod"))
    return (
        Told("control", "gained", i, figure_of(parse, i), noun=ground[0])
        if worth and _by_a_side(parse, i)
        else None
    )


def _much_of(parse: Parse, i: int) -> Told | None:
    """'Rebels control much of the desert'; the parser takes the verb for a noun where the subject is long."""
    if parse[i].tag not in ("VBP", "VB", "NN", "VBZ"):
        return None
    if parse[i].dep in ("dobj", "pobj", "nsubjpass"):
        return None
    much = i + 1 if i + 1 < len(parse) and parse[i + 1].lower in _MUCH else None
    of = (
        next(
            (j for j in range((much or i) + 1, min((much or i) + 4, len(parse))) if parse[j].lower == "of"),
            None,
        )
        if much
        else None
    )
    if much is None or of is None:
        return None
    land = parse.kids(of, "pobj")
    there = any(singular(parse[o].lower) in _LAND or o in parse.notes["places"] for o in land)
    subjects = parse.kids(i, "nsubj")
    if not subjects and parse[i].tag == "NN":
        subjects = [t.i for t in parse.tokens[:i] if t.dep == "nsubj" and t.tag in ("NNS", "NNPS")][:1]
    if not there or not subjects or not armed(parse, subjects[0]) or parse.kids(i, "neg"):
        return None
    return Told("control", "held", i, figure_of(parse, i), parse_words(parse, subjects[0]), land[0])


def _kept(parse: Parse, i: int) -> Told | None:
    """'was able to keep its positions north of the town', 'held on to their lines'"""
    if parse[i].lemma not in _KEEPS or parse.kids(i, "neg"):
        return None
    kept = [
        *parse.kids(i, "dobj"),
        *(
            o
            for p in prepositions(parse, i)
            if parse[p].lower in ("to", "onto")
            for o in parse.kids(p, "pobj")
        ),
    ]
    its = [o for o in kept if parse[o].lower in _POSITIONS and parse.kids(o, "poss")]
    return (
        Told("control", "held", i, figure_of(parse, i), noun=its[0]) if its and _by_a_side(parse, i) else None
    )


def _broke_into(parse: Parse, i: int) -> Told | None:
    """'government commandos broke into the northern quarters of Sirte'; thieves break into houses."""
    if parse[i].lemma not in ("break", "punch", "burst", "fight") or parse.kids(i, "neg"):
        return None
    into = [o for p in prepositions(parse, i) if parse[p].lower == "into" for o in parse.kids(p, "pobj")]
    area = next((o for o in into if singular(parse[o].lower) in _INTO or o in parse.notes["towns"]), None)
    return (
        Told("control", "gained", i, figure_of(parse, i), noun=area)
        if area is not None and _by_a_side(parse, i)
        else None
    )


_LOST_THEIR_APOSTROPHE = {"armys", "regimes", "governments", "militarys", "coalitions", "oppositions", "groups", "militias"}  # fmt: skip


def _under_whose(parse: Parse, i: int) -> Told | None:
    """'has now been under the marines full control', 'came under the federal forces control': the apostrophe was lost."""
    under = next((j for j in range(i - 1, max(-1, i - 7), -1) if parse[j].lower == "under"), None)
    if under is None or not 2 <= i - under <= 6:
        return None
    words = parse.tokens[under + 1 : i]
    sides = [
        t.i
        for t in words
        if t.tag in ("NNS", "NNPS", "NNP") or t.lower in ("armys", "regimes", "governments", "rebels")
    ]
    if not sides or any(t.lower in ("'s", "’s", "'", "’", "of") for t in words):
        return None
    verb = parse[under].head
    came = parse[verb].lemma in ("come", "fall", "pass")
    if parse[verb].lemma not in ("be", "come", "fall", "remain", "pass", "stay") or parse.kids(verb, "neg"):
        return None
    now = any(parse[c].lower == "now" for c in parse.kids(verb, "advmod"))
    ground = next((s for s in parse.kids(verb, "nsubj", "nsubjpass")), None)
    if ground is None or not (
        singular(parse[ground].lower) in AREA
        or ground in parse.notes["places"]
        or parse[ground].pos == "PROPN"
    ):
        return None
    last = sides[-1]
    whose = parse.words(under + 1, last)
    return Told(
        "control",
        "gained" if came or now else "held",
        verb,
        figure_of(parse, verb),
        whose[:-1] if parse[last].lower in _LOST_THEIR_APOSTROPHE else whose,
        ground,
    )
