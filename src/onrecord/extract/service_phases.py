"""In which phase a verb tells of a service: the hospital that closed, the power that is back, the aid that was turned away.

Comes in: a parsed sentence, a verb, whether the service is its subject or object, and of what sort it is. Goes out: the phase, or None.
"""

from __future__ import annotations

from onrecord.extract.clauses import out_of_use
from onrecord.extract.parse import Parse
from onrecord.extract.service_words import BACK, BREAK, GIVE, KEPT_OUT, ON, PARTICLES, STOP


def none_at_all(parse: Parse, verb: int) -> bool:
    """'No food aid has reached the town', 'not a single convoy'"""
    return any(
        parse.lower(parse.extent(s)[0], s)[:1] in (["no"], ["not"], ["hardly"], ["little"])
        for s in parse.kids(verb, "nsubj", "nsubjpass")
    )


def _of_an_emergency(parse: Parse, verb: int) -> bool:
    """'A field hospital opened in the camp': one that was not there before the war."""
    before = {parse[c].lower for s in parse.kids(verb, "nsubj") for c in parse.kids(s, "compound", "amod")}
    return bool(before & {"field", "makeshift", "mobile", "feeding", "trauma", "treatment", "distribution"})


_IN_USE = {"functional", "operational", "functioning", "accessible", "usable"}
_NOT_IN_USE = {
    "unavailable",
    "inoperable",
    "unusable",
    "inaccessible",
    "inoperative",
    "defunct",
    "offline",
    "dysfunctional",
    "nonfunctional",
}


def _usable(parse: Parse, verb: int, negated: bool) -> str | None:
    """'are not functional', 'is inaccessible', 'is only partially operational', 'out of order'"""
    so = {parse[c].lower for c in parse.kids(verb, "acomp", "oprd", "attr")}
    below = [parse[j].lower for j in parse.subtree(verb) if j > verb]
    if so & _NOT_IN_USE or {"out", "order"} <= set(below):
        return None if negated else "halted"
    if not so & _IN_USE:
        return None
    if negated or {"non", "longer"} & set(below):
        return "halted"
    return "ongoing" if {"only", "partially", "partly", "barely", "minimally", "still"} & set(below) else None


def phase_of(parse: Parse, verb: int, role: str, what: str) -> str | None:
    lemma, below = parse[verb].lemma, {parse[j].lower for j in parse.subtree(verb)}
    negated = bool(parse.kids(verb, "neg")) or none_at_all(parse, verb)
    if lemma in ("put", "place") and "hold" in below:
        return "halted"
    so = {parse[c].lower for c in parse.kids(verb, "oprd", "acomp")} & {"functional", "operational"}
    if what == "building" and so and (lemma == "make" or (lemma == "be" and "now" in below)):
        return None if negated else "started"
    if what == "building" and lemma == "set" and "up" in below and parse.kids(verb, "auxpass"):
        return None if negated else "started"
    if lemma == "take" and out_of_use(parse, verb):
        return None if negated else "halted"
    if (
        "again" in below
        and role == "subject"
        and lemma in ("begin", "start", "flow", "run", "work", "operate", "open", "function")
    ):
        return "resumed"
    if lemma in ("begin", "start") and role == "subject" and what == "building" and not negated:
        work = {parse[o].lower for o in parse.kids(verb, "dobj")}
        return "started" if work & {"work", "operations", "operation", "services"} else None
    if lemma in ("run", "flow") and role == "subject" and what == "line" and parse.kids(verb, "neg"):
        # 'Water has not run for a month'
        return "halted"
    if lemma == "be" and "out" in below and below & _CONSUMED and what == "building":
        return "halted"
    if lemma == "blow" and "up" in below and what == "building":
        return "destroyed"
    if lemma in ("run", "go") and below & {"dry", "cold", "dark", "silent"}:
        return "halted"
    if (
        lemma == "open"
        and what == "building"
        and (role == "object" or _of_an_emergency(parse, verb))
        and not negated
        and parse.kids(verb, "nsubj")
    ):
        return "started"
    if lemma in PARTICLES and not PARTICLES[lemma] & below and not (lemma == "cut" and role == "object"):
        return None
    if lemma == "be" and what == "line" and "back" in {parse[c].lower for c in parse.kids(verb, "advmod")}:
        return None if negated else "resumed"
    if (
        lemma in ("be", "remain", "become")
        and what != "aid"
        and (usable := _usable(parse, verb, negated)) is not None
    ):
        return usable
    if lemma == "be":
        if (
            {"out", "service"} <= below
            or {"without"} & below
            or {"out", "action"} <= below
            or below & {"dry", "shut", "closed"}
            or (
                what == "line"
                and {parse[c].lower for c in parse.kids(verb, "advmod", "prt", "acomp")}
                & {"down", "out", "off"}
            )
        ):
            return "halted"
        return None
    if what == "aid":
        return _of_aid(parse, verb, role, lemma, negated)
    if lemma in BREAK and what == "building" and role == "object":
        return None if negated else BREAK[lemma]
    if lemma in BACK:
        return None if negated else BACK[lemma]
    if lemma in STOP:
        if lemma in ("force", "abandon", "evacuate") and role == "subject":
            return None
        if lemma == "fail" and (role != "subject" or what != "line"):
            return None
        if (
            lemma in ("run", "go", "put")
            and role == "subject"
            and not below & {"service", "action", "fuel", "water", "medicine", "supplies", "out", "down"}
        ):
            return None
        return None if negated else STOP[lemma]
    if lemma == "continue" and role == "object" and what == "line" and not negated:
        # 'crews continue search and rescue efforts'
        return "ongoing"
    if (
        lemma in ON
        and role == "subject"
        and (
            what == "line"
            or (negated and lemma != "continue")
            or below & {"still", "open", "only", "longer", "closed", "shut"}
        )
    ):
        return (
            "halted"
            if negated or below & {"longer", "unable"} or (lemma == "remain" and below & {"closed", "shut"})
            else "ongoing"
            if lemma != "remain" or below & {"open", "operational"}
            else None
        )
    return None


_CONSUMED = {"fuel", "flour", "medicine", "medicines", "supplies", "oxygen", "diesel", "bread"}


def _of_aid(parse: Parse, verb: int, role: str, lemma: str, negated: bool) -> str | None:
    if (
        lemma == "turn"
        and role == "subject"
        and "back" in {parse[c].lower for c in parse.kids(verb, "prt", "advmod")}
    ):
        return None if negated else "failed"
    if lemma == "stick":
        return None if negated else "halted"
    if lemma in KEPT_OUT and (role == "object" or parse.kids(verb, "auxpass")):
        return None if negated else KEPT_OUT[lemma]
    if lemma in BACK:
        return None if negated else BACK[lemma]
    if lemma in ("run", "stop", "cease", "dwindle"):
        return "halted" if role == "subject" else None
    if lemma not in GIVE:
        return None
    moved = lemma in ("reach", "enter", "arrive", "cross", "get", "dock", "land")
    if moved and role != "subject":
        return None
    if not moved and role == "subject" and not (parse.kids(verb, "auxpass") or parse.kids(verb, "dobj")):
        return None
    if parse[verb].dep in ("xcomp", "advcl", "acl") and any(
        parse[c].lower == "to" for c in parse.kids(verb, "aux")
    ):
        governor = parse[parse[verb].head]
        if (
            governor.lemma in ("plan", "prepare", "intend", "hope", "promise", "pledge")
            and governor.tag != "VBN"
        ):
            return "planned"
        if governor.lemma == "be":
            # 'The UN is to send a convoy'
            return "planned"
        if governor.lower in ("allowed", "permitted") and parse.kids(governor.i, "neg"):
            return "halted"
        return "delivered" if governor.lower in ("able", "managed", "allowed", "permitted") else None
    return "halted" if negated else GIVE[lemma]
