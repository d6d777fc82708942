"""Verbs of control: who takes, enters, holds, loses or is driven from ground.

Comes in: a parsed sentence and a verb. Goes out: what it tells, if anything.
"""

from __future__ import annotations

from onrecord.extract import names, standing
from onrecord.extract.clauses import Told, negated, out_of_use
from onrecord.extract.control_moves import advance, driven
from onrecord.extract.control_passed import breached, changed_hands, left_with, yielded
from onrecord.extract.ground import (
    HELD,
    after,
    armed,
    figure_of,
    first,
    first_words,
    held_by,
    holds_ground,
    is_area,
    names_a_town,
    raids,
)
from onrecord.extract.groups import describe, singular
from onrecord.extract.parse import Parse
from onrecord.records import Certainty, Figure

_GAIN = {
    "capture", "seize", "retake", "recapture", "regain", "liberate", "overrun", "conquer", "reclaim", "occupy", "wrest", "recover", "sever",
    "take", "secure", "clear", "annex", "gain", "reoccupy", "reoccupie", "reconquer", "snatch",
}  # fmt: skip


_MOVE = {
    "advance", "push", "march", "move", "enter", "thrust", "break", "sweep", "roll", "pour", "burst", "walk", "ride",
    "slip", "surge", "stream", "creep", "storm",
}  # fmt: skip


_HOLD = {"control", "hold", "dominate", "govern", "rule", "retain", "defend", "maintain"}


_LOSE = {
    "lose", "withdraw", "retreat", "surrender", "cede", "abandon", "pull", "relinquish", "vacate", "quit",
}  # fmt: skip


_DRIVE = {
    "push",
    "drive",
    "expel",
    "oust",
    "force",
    "rout",
    "repel",
    "dislodge",
    "eject",
    "evict",
    "flush",
    "beat",
    "throw",
}


_SIZES = {"describe", "shrink", "measure", "reduce"}
_OTHERS = {
    "breach",
    "punch",
    "raise",
    "hoist",
    "plant",
    "make",
    "confine",
    "contest",
    "leave",
    "flee",
    "hand",
    "give",
    "change",
}
_OF_AN_AREA = _GAIN | _HOLD | _LOSE | {"enter", "contest", "leave", "flee", "hand", "give"}
_TELLING = _GAIN | _MOVE | _HOLD | _LOSE | _DRIVE | _SIZES | _OTHERS


def told_by_verb(parse: Parse, i: int) -> Told | None:
    lemma = parse[i].lemma
    if lemma in standing.VERBS and (told := standing.told(parse, i)) is not None:
        return told
    if lemma not in _TELLING:
        return None
    figure = figure_of(parse, i)
    objects = parse.kids(i, "dobj", "nsubjpass")
    if (lemma in _TAKES and figure is None and not objects) or _done_by_nobody(parse, i):
        return None
    area = _ground(parse, i, objects) if lemma in _OF_AN_AREA else None
    around = {parse[j].lower for j in parse.subtree(i) if i < j < i + 9}
    if figure is not None and lemma in _SIZES and HELD.search(
        parse.text, parse.sentence.start, parse.sentence.end
    ):  # fmt: skip
        return Told("control", "held", i, figure, held_by(parse))
    if lemma == "force" and any(parse[c].pos == "VERB" for c in parse.kids(i, "xcomp")):
        # 'was forced to withdraw its staff from the town': the further verb tells
        return None
    if lemma in _DRIVE:
        return driven(parse, i, figure)
    agent = parse.agent(i)
    doers = parse.subjects(i) if agent is None else [agent]
    if (
        lemma == "enter"
        and area is not None
        and parse[i].tag != "VBG"
        and any(armed(parse, s) for s in doers)
    ):
        return None if raids(parse, i) else Told("control", "gained", i, figure, noun=area)
    if lemma in _MOVE:
        return advance(parse, i, figure, around)
    if lemma in ("raise", "hoist", "plant") and any(
        parse[o].lower in ("flag", "flags", "banner") for o in objects
    ):
        over = any(parse[p].lower in ("over", "in", "on", "above") for p in parse.kids(i, "prep"))
        return (
            Told("control", "gained", i, figure)
            if over and any(armed(parse, s) for s in parse.subjects(i))
            else None
        )
    if lemma == "make" and any(
        singular(parse[o].lower) in ("gain", "advance", "progress", "inroad") for o in objects
    ):
        none = any(parse[d].lower == "no" for o in objects for d in parse.kids(o, "det"))
        certainty: Certainty | None = "denied" if none else None
        by_a_side = any(armed(parse, s) for s in parse.subjects(i))
        return Told("control", "gained", i, figure, certainty=certainty) if by_a_side else None
    if lemma in _GAIN and (area is not None or figure is not None):
        if parse[i].dep == "acl" and singular(parse[parse[i].head].lower) in _ATTEMPTS:
            return None
        return _taken(parse, i, area, figure)
    if lemma == "confine" and figure is not None:
        return Told("control", "held", i, figure, first_words(parse, parse.kids(i, "nsubjpass")))
    if lemma in ("breach", "punch") or (lemma == "break" and "through" in around):
        return breached(parse, i, figure)
    if lemma == "change":
        return changed_hands(parse, i, objects)
    if lemma in ("hand", "give"):
        return yielded(parse, i, area, figure)
    if lemma == "contest" and area is not None:
        return Told("control", "contested", i, figure, noun=area)
    if lemma in _HOLD:
        return _holding(parse, i, area, figure)
    if lemma == "leave" and figure is not None and (held := left_with(parse, i, figure)) is not None:
        return held
    if lemma in _LOSE or lemma in ("leave", "flee"):
        return _lost(parse, i, objects, area, figure, around)
    return None


def _ground(parse: Parse, i: int, objects: list[int]) -> int | None:
    """The ground among the objects of a verb; 'stormed the base and took it' tells of the base."""
    area = next((o for o in objects if is_area(parse, o)), None)
    if area is None and parse[i].lemma in ("surrender", "cede", "relinquish", "hand"):
        # 'surrendered the Wadi Barada springs to the rebels'
        to = after(parse, i, "to")
        given_up = (o for o in objects if any(parse[c].pos == "PROPN" for c in parse.kids(o, "compound")))
        area = next(given_up, None) if to is not None and armed(parse, to) else None
    if area is None and any(parse[o].lower in ("it", "them") for o in objects):
        before = _ground_before(parse, i)
        area = next((o for o in before if is_area(parse, o) and parse[o].tag != "NNS"), None)
    return area


def _ground_before(parse: Parse, i: int) -> list[int]:
    """What 'it' may be in 'stormed the base and took it', 'entered the village after the rebels left it'."""
    if parse[i].dep == "conj":
        return parse.kids(parse.first_conjunct(i), "dobj", "nsubjpass")
    if parse[i].lemma in ("take", "retake", "recapture", "recover", "lose", "abandon") and parse[
        i
    ].dep not in ("advcl", "relcl"):
        # 'A day after losing the town, the army took it back'
        verbs = [
            v
            for v in parse.subtree(i)
            if v < i and parse[v].pos == "VERB" and parse[v].dep in ("pcomp", "advcl")
        ]
        return [o for v in verbs for o in parse.kids(v, "dobj", "nsubjpass")]
    if parse[i].dep != "advcl" or parse[i].head > i:
        return []
    above = parse[i].head
    behind = [o for p in parse.kids(above, "prep") if p < i for o in parse.kids(p, "pobj")]
    return [*parse.kids(above, "dobj", "nsubjpass"), *behind]


def _done_by_nobody(parse: Parse, i: int) -> bool:
    """Whether no side of the war does what only one of them could: asked first, since what is an area may take the places of the
    whole report to be found."""
    lemma = parse[i].lemma
    if lemma in _TAKES:
        taken = parse.kids(i, "nsubjpass")
        doer = parse.agent(i) if taken else first(parse.subjects(i))
        if taken and doer is None and lemma in ("take", "occupy"):
            # 'The port of Almeria was taken on 8 February'
            return not (taken[0] in parse.notes["towns"] or names_a_town(parse, taken[0]))
        return doer is None or not armed(parse, doer)
    if lemma in ("leave", "flee"):
        told = (
            parse[i].tag in ("VBD", "VBN") and parse[i].dep != "xcomp" and not parse.kids(i, "ccomp", "oprd")
        )
        return not told or not any(holds_ground(parse, s) for s in parse.subjects(i))
    if lemma in _RULES and not _in_passing(parse, i):
        subjects = [*parse.subjects(i), *([parse.agent(i)] if parse.agent(i) is not None else [])]
        return lemma == "defend" or not any(s is not None and armed(parse, s) for s in subjects)
    return False


_ATTEMPTS = {
    "attempt", "bid", "effort", "move", "drive", "push", "battle", "fight", "offensive", "operation", "campaign", "assault", "order",
}  # fmt: skip
"""'made another attempt to capture the port': nothing was captured."""
_WAYS = {"road", "roads", "route", "routes", "street", "streets", "highway", "path", "way"}
_TAKES = ("take", "secure", "clear", "occupy", "recover")
_RULES = ("hold", "retain", "defend", "govern", "rule", "dominate", "maintain")


def _in_passing(parse: Parse, i: int) -> bool:
    return parse[i].dep in ("amod", "acl") and parse[i].tag in ("VBN", "VBD")


def _taken(parse: Parse, i: int, area: int | None, figure: Figure | None) -> Told | None:
    lemma = parse[i].lemma
    if parse[i].dep == "amod" or _of_persons(parse, i) or out_of_use(parse, i):
        return None
    if lemma == "overrun" and parse.kids(i, "auxpass"):
        by = parse.agent(i)
        if (by is not None and not armed(parse, by)) or any(
            parse[p].lower == "with" for p in parse.kids(i, "prep")
        ):
            # 'The hospital was overrun with patients'
            return None
    named = area is not None and any(parse[c].pos == "PROPN" for c in parse.kids(area, "compound"))
    way = area is not None and parse[area].lower in _WAYS
    of_a_town = area is not None and bool(parse.notes["towns"] & set(parse.subtree(area)))
    if (
        lemma == "clear"
        and after(parse, i, "of") is None
        and not ((named or of_a_town) and parse.kids(i, "nsubj") and not way)
    ):
        # 'clearing the road'; 'cleared the village of fighters' takes it
        return None
    if area is not None and lemma in ("take", "secure", "recover") and singular(parse[area].lower) in (
        "part", "side", "position", "post", "hospital", "street", "road", "ground", "control", "line"
    ) and parse[area].lower != "parts" and not parse.notes["places"] & set(parse.subtree(area)) and not (
        parse.kids(area, "nummod") and not parse.kids(i, "prt")
    ):  # fmt: skip
        # 'took part', 'took up positions', 'took to the streets'
        return None
    lasting = {parse[c].lower for c in parse.kids(i, "auxpass", "advmod")} & {"is", "are", "still", "remains"}
    if lemma == "occupy" and lasting and parse.agent(i) is not None:
        # 'a fifth of the country is occupied by'
        return Told("control", "held", i, figure, noun=area)
    return Told("control", "gained", i, figure, noun=area)


def _of_persons(parse: Parse, i: int) -> bool:
    """'had been taken by the militia', 'took his brother', 'took aim at the post': no ground."""
    taken = parse.kids(i, "dobj", "nsubjpass")
    light = any(parse[o].lower in _LIGHT_OBJECTS for o in taken)
    whom = bool(taken) and parse[taken[0]].pos == "NOUN" and bool(describe(parse, taken[0])[0])
    by_one = any(parse[s].lower in ("he", "she", "i") for s in parse.kids(i, "nsubj"))
    captive = any(
        parse[o].lower in _LIGHT_OBJECTS
        for p in parse.kids(i, "prep")
        if parse[p].lower == "as"
        for o in parse.kids(p, "pobj")
    )
    return parse[i].lemma == "take" and (light or whom or by_one or captive)


_LIGHT_OBJECTS = {"aim", "part", "place", "refuge", "shelter", "cover", "care", "turn", "turns", "time", "action", "advantage", "charge", "office", "oath",
                  "responsibility", "credit", "note", "delivery", "possession", "revenge", "hostage", "hostages", "prisoner", "prisoners", "captive", "captives", "fire", "casualties",
                  "losses", "pictures", "photographs", "questions", "steps", "measures", "command", "leave", "root", "shape", "effect", "hold", "sides",
                  "stock", "issue", "exception", "pride", "power"}  # fmt: skip
"""What is 'taken' and is no ground, whatever place stands behind it."""


def _holding(parse: Parse, i: int, area: int | None, figure: Figure | None) -> Told | None:
    token = parse[i]
    if _in_passing(parse, i):
        # 'towns held by rebels' says in passing whose they are; only with its size is it told.
        since = any(parse[p].lower in ("since", "until", "for") for p in parse.kids(i, "prep"))
        return (
            Told("control", "held", i, figure)
            if figure is not None or (since and token.dep == "acl")
            else None
        )
    held = parse.kids(i, "dobj")
    if (area is None and figure is None) or (held and "prisoner" in describe(parse, held[0])[0]):
        return None
    if held and token.lemma == "hold" and names.is_called(parse, held[0]):
        # 'The rebels are holding Senator Ana Rivas'
        return None
    longer = [c for c in parse.kids(i, "advmod") if parse[c].lower in ("longer", "anymore")]
    if negated(parse, i):
        # 'no longer controls the north'
        return Told("control", "lost", i, figure, noun=area) if longer and token.dep != "xcomp" else None
    # 'managed to control the gas fields'
    if (
        token.dep == "xcomp"
        and parse[token.head].lemma == "claim"
        and any(parse.kids(s, "conj") for s in parse.subjects(i))
    ):
        # 'The army and the rebels both claim to hold the airport'
        return Told("control", "contested", i, figure, noun=area)
    taken = token.dep == "xcomp" and parse[token.head].lemma in ("manage", "succeed", "begin", "come")
    return Told("control", "gained" if taken else "held", i, figure, noun=area)


def _lost(
    parse: Parse, i: int, objects: list[int], area: int | None, figure: Figure | None, around: set[str]
) -> Told | None:
    lemma = parse[i].lemma
    if around & {
        "talks",
        "negotiations",
        "agreement",
        "treaty",
        "race",
        "election",
        "deal",
        "process",
        "summit",
    }:
        # 'pulled out of the negotiations'
        return None
    if (
        lemma == "lose"
        and area is not None
        and parse[area].lower == "ground"
        and any(parse[a].pos == "NOUN" and not armed(parse, a) for a in parse.subjects(i))
    ):
        # 'the index lost ground against the others'
        return None
    if lemma in ("leave", "flee"):
        # 'fled across the border', 'fled into the next country' is flight, not ground that was lost.
        bound = {parse[p].lower for p in parse.kids(i, "prep")} & {"to", "into", "across", "over", "towards"}
        gone = (lemma == "flee" and not objects and not bound and "border" not in around) or area is not None
        return Told("control", "lost", i, figure, noun=area) if gone else None
    if lemma in ("withdraw", "retreat", "pull"):
        if objects and not any(armed(parse, o) for o in objects):
            # 'to withdraw heavy weapons from the towns'
            return None
        reached = bool(parse.notes["places"] & set(parse.subtree(i))) or any(
            is_area(parse, o) for p in parse.kids(i, "prep") for o in parse.kids(p, "pobj")
        )
        if objects and not reached:
            # 'Denmark withdrew 200 men': from no ground
            return None
        if lemma == "pull" and "out" not in around and "back" not in around:
            return None
        if not parse.subjects(i) or not any(
            armed(parse, s) and parse[s].pos != "PRON" for s in parse.subjects(i)
        ):
            return (
                Told("control", "lost", i, figure)
                if ("from" in around or "of" in around) and reached
                else None
            )
        return Told("control", "lost", i, figure)
    if lemma in ("abandon", "surrender", "quit", "vacate") and not any(
        armed(parse, s) for s in parse.subjects(i)
    ):
        return None
    return Told("control", "lost", i, figure, noun=area) if area is not None else None
