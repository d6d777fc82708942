"""Ground won in other words than 'took': cleared villages, secured roads, sieges broken, towns left in somebody's hands.

Comes in: a parsed sentence and a verb. Goes out: what it tells of control, if anything.
"""

from __future__ import annotations

from onrecord.extract.clauses import Told
from onrecord.extract.ground import after, fighter, figure_of, is_area, parse_words
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse

_VILLAGES = {"village", "town", "district", "neighbourhood", "neighborhood", "quarter", "area", "hamlet", "settlement", "suburb", "island", "camp", "position"}  # fmt: skip
_ROADS = {"road", "highway", "route", "motorway", "crossing"}
_SIZES = {"kilometre", "kilometer", "km", "mile", "hectare"}
_WON = {"clear", "secure", "liberate", "recapture", "retake", "free", "reclaim"}


def told(parse: Parse, i: int) -> Told | None:
    """'cleared six villages', 'pushed to within ten kilometres of the town', 'broke the siege', 'left the town in rebel hands'."""
    lemma = parse[i].lemma
    if lemma == "leave":
        return _left_in_hands(parse, i)
    if lemma in _WON and (counted := _so_much(parse, i)) is not None:
        return counted
    if not any(fighter(parse, s) for s in parse.subjects(i)) or parse.passive(i):
        return None
    won = None
    if lemma in ("clear", "secure"):
        won = next((o for o in parse.kids(i, "dobj") if _whole_places(parse, o, lemma)), None)
    elif lemma in ("push", "move", "come", "get", "close"):
        won = _near_to(parse, i)
    elif lemma == "break":
        won = next((o for o in parse.kids(i, "dobj") if parse[o].lower in ("siege", "blockade")), None)
    return None if won is None else Told("control", "gained", i, figure_of(parse, i), noun=won)


def _whole_places(parse: Parse, noun: int, lemma: str) -> bool:
    """'cleared four villages', 'secured the road between two towns'; but 'cleared the road of rubble'."""
    word = singular(parse[noun].lower)
    if lemma == "clear":
        return word in _VILLAGES and bool(parse.kids(noun, "nummod"))
    return word in _ROADS and any(
        parse[p].lower in ("between", "linking", "from") for p in parse.kids(noun, "prep", "acl")
    )


def _near_to(parse: Parse, i: int) -> int | None:
    """'to within 10 kilometres of Bria'"""
    far = after(parse, i, "within")
    if far is None or singular(parse[far].lower) not in _SIZES:
        return None
    return after(parse, far, "of")


def _so_much(parse: Parse, i: int) -> Told | None:
    """'About 120 square kilometres are now secured': by whom, the words need not say."""
    if parse[i].tag != "VBN" or parse.kids(i, "neg"):
        return None
    sized = [s for s in parse.kids(i, "nsubjpass") if singular(parse[s].lower) in _SIZES]
    return Told("control", "gained", i, figure_of(parse, i), actor="", noun=sized[0]) if sized else None


def _left_in_hands(parse: Parse, i: int) -> Told | None:
    """'A battle left the town in the hands of the militia', 'left most of it in rebel hands'"""
    if all(token.lower != "hands" for token in parse.tokens):
        return None
    ground = next((o for o in parse.kids(i, "dobj") if is_area(parse, o)), None)
    hands = after(parse, i, "in")
    if hands is None and ground is not None:
        hands = after(parse, ground, "in")
    if ground is None or hands is None or parse[hands].lower != "hands":
        return None
    of = after(parse, hands, "of")
    if of is not None:
        return Told("control", "gained", i, figure_of(parse, i), parse_words(parse, of), ground)
    whose = [c for c in parse.kids(hands, "amod", "compound", "poss") if c < hands]
    return Told(
        "control", "gained", i, figure_of(parse, i), parse.words(whose[0], whose[-1]) if whose else "", ground
    )
