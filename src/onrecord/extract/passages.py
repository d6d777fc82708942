"""Ways: roads, crossings and airports shut or open again, convoys that are let in or get no clearance.

Comes in: a parsed sentence and a word. Goes out: what it tells of services, or None.
"""

from __future__ import annotations

from onrecord.extract.clauses import Told, head_noun, is_ahead, slot, told_by
from onrecord.extract.ground import armed
from onrecord.extract.groups import singular
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
    return None


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
    if parse.kids(verb, "nsubjpass", "auxpass") or (role == "subject" and token.lemma in ("close", "shut")):
        return "halted" if token.lemma in _SHUT else None
    sides = [s for s in parse.subjects(verb) if s != noun]
    by_a_side = any(armed(parse, s) or s in parse.notes["places"] for s in sides)
    return "halted" if role == "object" and token.lemma in _SHUT_BY_A_SIDE and by_a_side else None


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
