"""Ways: roads, crossings and airports shut or open again, convoys that are let in or get no clearance.

Comes in: a parsed sentence and a word. Goes out: what it tells of services, or None.
"""

from __future__ import annotations

from onrecord.extract.clauses import Told, head_noun, is_ahead, slot, told_by, under_noun
from onrecord.extract.ground import armed
from onrecord.extract.groups import describe, singular
from onrecord.extract.parse import Parse


def told(parse: Parse, i: int) -> Told | None:
    token = parse[i]
    if token.pos == "NOUN":
        return way(parse, i) if token.lower.rstrip("s") in _WAYS else None
    if token.pos != "VERB":
        return None
    return refused(parse, i) if token.lemma in _GRANTS else let_in(parse, i) if token.lemma in _LETS else None


_GRANTS = frozenset(("receive", "get", "obtain", "secure", "gain", "have", "deny", "refuse"))
_LETS = frozenset(("let", "allow", "admit", "permit", "wave"))
_WAYS = frozenset(("road", "highway", "motorway", "route", "crossing", "border", "airport", "port", "corridor", "passage", "railway", "strait"))  # fmt: skip
_SHUT = frozenset(("shut", "close", "block", "seal", "blockade", "cut", "obstruct"))
_SHUT_BY_A_SIDE = _SHUT - {"cut"}
_IMPASSABLE = frozenset(("closed", "shut", "blocked", "impassable", "sealed"))


def way(parse: Parse, i: int) -> Told | None:
    """'The road to the town has been blocked since May', 'the crossing reopened', 'the army sealed off the highway'."""
    if head_noun(parse, i) != i:
        return None
    if (closed := _of_its_noun(parse, i)) is not None:
        return closed
    where = slot(parse, i)
    if where is None:
        return None
    verbs = told_by(parse, i)
    for verb in reversed(verbs):
        phase = None if parse.kids(verb, "neg") else _of_a_way(parse, verb, i, where[0])
        if phase is not None:
            ahead = is_ahead(parse, verbs)
            return Told(
                "service",
                "planned" if ahead else phase,
                verb,
                actor=_no_doer(parse, verb),
                noun=i,
                planned=ahead,
            )
    return _opened_it(parse, i, where[1]) if where[0] == "object" else None


def _opened_it(parse: Parse, i: int, verb: int) -> Told | None:
    """'cleared the road and reopened it'"""
    for then in parse.kids(verb, "conj"):
        if any(parse[o].lower in ("it", "them") for o in parse.kids(then, "dobj")) and not is_ahead(
            parse, [then]
        ):
            phase = None if parse.kids(then, "neg") else _of_a_way(parse, then, i, "object")
            return None if phase is None else Told("service", phase, then, noun=i)
    return None


_NOUNS = {
    "closure": "halted",
    "blockade": "halted",
    "blocking": "halted",
    "closing": "halted",
    "blockage": "halted",
    "reopening": "resumed",
}


def _of_its_noun(parse: Parse, i: int) -> Told | None:
    """'the closure of the crossing left trucks stranded', 'lifted its blockade of the road'"""
    above = under_noun(parse, i, ("of", "on"))
    phase = None if above is None else _NOUNS.get(singular(parse[above].lower))
    if above is None or phase is None:
        return None
    where = slot(parse, above)
    if where is None:
        after = parse[parse[above].head].lower in ("after", "following", "since", "despite", "by", "with")
        return Told("service", phase, above, actor="", noun=i) if after else None
    lemma, ahead = parse[where[1]].lemma, is_ahead(parse, [where[1]])
    if lemma in ("threaten", "demand", "urge", "fear", "consider", "discuss", "order", "expect", "want"):
        return None
    if phase == "halted" and lemma in ("lift", "end", "ease", "break", "remove"):
        phase = "halted" if parse.kids(where[1], "neg") else "resumed"
    return Told(
        "service",
        "planned" if ahead else phase,
        where[1],
        noun=i,
        planned=ahead,
        actor=None if where[0] == "object" else "",
    )


def _of_a_way(parse: Parse, verb: int, noun: int, role: str) -> str | None:
    token = parse[verb]
    if token.lemma in ("be", "remain", "stay", "lie"):
        so = {parse[c].lower for c in parse.kids(verb, "acomp", "oprd", "attr")}
        return "halted" if so & _IMPASSABLE else None
    again = "again" in {parse[c].lower for c in parse.kids(verb, "advmod")}
    if token.lemma == "reopen" or (again and token.lemma in ("open", "work", "operate", "function")):
        return "resumed"
    if token.lower in _IMPASSABLE and token.pos == "ADJ":
        return "halted"
    if (
        role == "subject"
        and token.lemma in _WORKING
        and any(singular(parse[o].lower) in _WORKINGS for o in parse.kids(verb, "dobj"))
    ):
        return _WORKING[token.lemma]
    bare = token.tag == "VBN" and not parse.kids(verb, "aux", "dobj") and role == "subject"
    if (
        bare
        or parse.kids(verb, "nsubjpass", "auxpass")
        or (role == "subject" and token.lemma in ("close", "shut"))
    ):
        return "halted" if token.lemma in _SHUT else None
    sides = [s for s in parse.subjects(verb) if s != noun]
    by_a_side = any(armed(parse, s) or s in parse.notes["places"] or describe(parse, s)[0] for s in sides)
    return "halted" if role == "object" and token.lemma in _SHUT_BY_A_SIDE and by_a_side else None


_WORKING = {
    "resume": "resumed",
    "restart": "resumed",
    "suspend": "halted",
    "cease": "halted",
    "halt": "halted",
    "stop": "halted",
}
_WORKINGS = {"operation", "flight", "work", "service", "activity", "traffic", "function"}
"""'The port resumed operations'"""


def _no_doer(parse: Parse, verb: int) -> str | None:
    """A road that closes does not close itself."""
    return None if parse.agent(verb) is not None or parse.kids(verb, "dobj") else ""


_LEAVE = frozenset(("clearance", "permission", "approval", "authorisation", "authorization", "permit", "go-ahead", "access", "passage"))  # fmt: skip
_ON_THEIR_WAY = frozenset(("convoy", "mission", "delivery", "truck", "flight", "shipment", "agency", "team", "worker", "aid", "organisation", "organization"))  # fmt: skip


def refused(parse: Parse, i: int) -> Told | None:
    """'The convoy did not receive clearance', 'the mission was refused entry'."""
    lemma, objects = parse[i].lemma, parse.kids(i, "dobj")
    if not any(parse[o].lower in (*_LEAVE, "entry") for o in objects):
        return None
    denied = lemma in ("deny", "refuse")
    bound = [s for s in parse.kids(i, "nsubj", "nsubjpass") if singular(parse[s].lower) in _ON_THEIR_WAY]
    if bound and ((denied and parse.kids(i, "auxpass")) or none(parse, i, objects)):
        return Told("service", "halted", i, actor="", noun=bound[0])
    if denied and not parse.kids(i, "neg"):
        # 'refused permission for a convoy'
        sent = [j for j in parse.subtree(i) if j > i and singular(parse[j].lower) in _ON_THEIR_WAY]
        return Told("service", "halted", i, noun=sent[0]) if sent else None
    return None


def none(parse: Parse, i: int, objects: list[int]) -> bool:
    return bool(parse.kids(i, "neg")) or any(
        parse[d].lower == "no" for o in objects for d in parse.kids(o, "det")
    )


def let_in(parse: Parse, i: int) -> Told | None:
    """'let a convoy of aid trucks into the town'"""
    if parse[i].tag not in ("VBD", "VBN"):
        return None
    ways = {"into", "in", "through", "across"} & {
        parse[c].lower for c in parse.kids(i, "prep", "prt", "advmod")
    }
    aid = next((o for o in parse.kids(i, "dobj", "nsubjpass") if _is_aid(parse, o)), None)
    if not ways or aid is None or parse.kids(i, "neg") or is_ahead(parse, [i]):
        return None
    none_at_all = none(parse, i, [aid])
    return Told("service", "halted" if none_at_all else "delivered", i, noun=aid)


def _is_aid(parse: Parse, i: int) -> bool:
    near = {singular(parse[j].lower) for j in parse.subtree(i) if j < i + 7}
    return bool(near & {"aid", "relief", "humanitarian", "food", "flour", "medicine", "fuel", "supply"})
