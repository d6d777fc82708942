"""What people are without: water, power, fuel, access to care.

Comes in: a parsed sentence and a word. Goes out: what it tells of services, or None.
"""

from __future__ import annotations

from onrecord.extract.clauses import Told, is_ahead
from onrecord.extract.ground import armed, is_area
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.passages import none
from onrecord.extract.service_words import AGENCIES


def told(parse: Parse, i: int) -> Told | None:
    token = parse[i]
    if token.lower == "without":
        return _without(parse, i) or _without_access(parse, i)
    if token.pos == "VERB":
        if token.lemma in ("leave", "plunge", "throw", "cast"):
            return _left_dark(parse, i)
        if token.lemma == "run":
            return _run_out_of(parse, i)
        return (_power_lost(parse, i) or _access_lost(parse, i)) if token.lemma in _LOSING else None
    if token.lower == "school":
        return _out_of_school(parse, i)
    word = singular(token.lower) if token.lower.rstrip("s") in _SPOKEN_OF else ""
    return (_none_of(parse, i, word) or _cut_off(parse, i, word) or _used_up(parse, i)) if word else None


_LOSING = frozenset(("lose", "lack", "have"))
_MAINS = {"electricity", "water", "power", "internet", "heating"}
_USED_UP = frozenset(
    (
        "fuel",
        "oxygen",
        "diesel",
        "blood",
        "chlorine",
        "gas",
        "medicine",
        "flour",
        "food",
        "stock",
        "supply",
        "drug",
        "vaccine",
        "bread",
    )
)
_RUN_OUT = _USED_UP | {"water", "bandage", "anaesthetic", "bed", "insulin"}
_SPOKEN_OF = frozenset(("blackout", "outage", "cut", "ga", "supplie", *_MAINS, *_USED_UP))


def _without(parse: Parse, i: int) -> Told | None:
    """'without running water since Thursday'"""
    lacked = {
        singular(parse[j].lower)
        for o in parse.kids(i, "pobj")
        for j in (o, *parse.kids(o, "conj", "compound"))
    }
    governor = parse[parse[i].head]
    felt = lacked & {*_MAINS, "bread", "gas", "light", "mains", "supply"}
    return Told("service", "halted", governor.i) if felt and governor.lemma in _BEING else None


_BEING = frozenset(("be", "leave", "remain", "go", "live"))


def _left_dark(parse: Parse, i: int) -> Told | None:
    """'left 54 towns dark'"""
    dark = any(parse[j].lower in ("dark", "darkness") for j in parse.subtree(i))
    return Told("service", "halted", i) if dark else None


def _run_out_of(parse: Parse, i: int) -> Told | None:
    """'The agency has run out of food', 'clinics are running out of medicine'"""
    gone = [
        singular(parse[j].lower)
        for p in parse.kids(i, "prt", "prep", "advmod")
        if parse[p].lower == "out"
        for j in (*parse.subtree(p), *(o for q in parse.kids(i, "prep") for o in parse.kids(q, "pobj")))
    ]
    who = parse.subjects(i)
    agency = any(set(parse.lower(*_span(parse, s))) & (AGENCIES | _SUPPLIERS) for s in who)
    # People who run out of food are hungry; who hands it out has stopped.
    serves = agency or (
        not set(gone) & {"food", "water"} and any(not armed(parse, s) or is_area(parse, s) for s in who)
    )
    so = serves and parse[i].tag != "VBG" and not parse.kids(i, "neg") and not is_ahead(parse, [i])
    return Told("service", "halted", i, actor="") if so and set(gone) & _RUN_OUT else None


_SUPPLIERS = {
    "hospital",
    "clinic",
    "bakery",
    "kitchen",
    "kitchens",
    "hospitals",
    "clinics",
    "bakeries",
    "shops",
    "markets",
    "warehouses",
}


def _span(parse: Parse, i: int) -> tuple[int, int]:
    first, last = parse.extent(i)
    return first, last + 1


def _out_of_school(parse: Parse, i: int) -> Told | None:
    """'Some 300,000 children are out of school'"""
    if parse.lower(i - 2, i) != ["out", "of"]:
        return None
    verb = parse.clause(i)
    return (
        Told("service", "halted", verb, actor="") if parse[verb].lemma in (*_BEING, "keep", "stay") else None
    )


def _none_of(parse: Parse, i: int, word: str) -> Told | None:
    """'there is neither electricity nor water'"""
    beside = (*parse.kids(i, "det", "preconj", "cc"), *([i - 1] if i else []))
    if word not in _MAINS or not {"no", "neither"} & {parse[c].lower for c in beside}:
        return None
    governor = parse[parse[i].head]
    there = parse[i].dep in ("attr", "dobj", "nsubj") and governor.lemma in ("be", "have", "remain")
    return Told("service", "halted", governor.i) if there else None


def _cut_off(parse: Parse, i: int, word: str) -> Told | None:
    """'a blackout in the city', 'power cuts'"""
    before = {parse[c].lower for c in parse.kids(i, "compound")}
    cut = word == "cut" and bool(before & {"power", "electricity", "water", "internet"})
    told = (cut or word in ("blackout", "outage")) and parse[i].dep in ("nsubj", "dobj", "pobj")
    return Told("service", "halted", i, noun=i) if told and "news" not in before else None


_CARE = frozenset(("health", "healthcare", "care", "water", "food", "electricity", "power", "hospital", "clinic", "medicine", "service", "aid", "treatment", "school",
                   "education", "sanitation", "bread", "internet", "communication"))  # fmt: skip


def _power_lost(parse: Parse, i: int) -> Told | None:
    """'The plant lost power'; a party that lost power is none."""
    if parse[i].lemma != "lose" or not any(parse[o].lower in _MAINS for o in parse.kids(i, "dobj")):
        return None
    of_it = any(is_area(parse, s) or singular(parse[s].lower) in _SUPPLIED for s in parse.kids(i, "nsubj"))
    return Told("service", "halted", i, actor="") if of_it and not is_ahead(parse, [i]) else None


_SUPPLIED = frozenset(("hospital", "home", "house", "household", "customer", "clinic", "people", "resident", "school", "facility", "ward"))  # fmt: skip


def _access_lost(parse: Parse, i: int) -> Told | None:
    """'have lost access to health care', 'have no access to clean water'"""
    lemma, objects = parse[i].lemma, parse.kids(i, "dobj")
    if lemma not in ("lose", "lack") and not (lemma == "have" and none(parse, i, objects)):
        return None
    lost = next((o for o in objects if parse[o].lower == "access"), None)
    return Told("service", "halted", i, actor="") if lost is not None and _to_care(parse, lost) else None


def _without_access(parse: Parse, i: int) -> Told | None:
    """'left 40,000 people without access to water'"""
    if parse[i].lower != "without" or parse[parse[i].head].lemma not in ("be", "leave", "remain", "live"):
        return None
    lost = next((o for o in parse.kids(i, "pobj") if parse[o].lower == "access"), None)
    return Told("service", "halted", parse[i].head) if lost is not None and _to_care(parse, lost) else None


def _to_care(parse: Parse, i: int) -> bool:
    return any(
        singular(parse[j].lower) in _CARE
        for p in parse.kids(i, "prep")
        if parse[p].lower == "to"
        for j in parse.subtree(p)
    )


def _used_up(parse: Parse, i: int) -> Told | None:
    """'Fuel has run out at the hospital'"""
    if singular(parse[i].lower) not in _USED_UP or parse[i].dep not in ("nsubj", "nsubjpass"):
        return None
    verb = parse[i].head
    if (
        parse[verb].lemma in ("exhaust", "deplete")
        and parse.kids(verb, "nsubjpass")
        and not parse.kids(verb, "neg")
    ):
        return Told("service", "halted", verb, actor="")
    out = parse[verb].lemma == "run" and "out" in {parse[c].lower for c in parse.kids(verb, "prt", "advmod")}
    return Told("service", "halted", verb, actor="") if out and not is_ahead(parse, [verb]) else None
