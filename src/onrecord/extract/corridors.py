"""Corridors by which people may leave, as evacuations: opened, shut, agreed. A corridor for aid is a way for aid (passages.py).

Comes in: a parsed sentence and a word. Goes out: what it tells, or None.
"""

from __future__ import annotations

from onrecord.extract.clauses import Told, is_ahead, slot, told_by
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.words import GROUP_OF

_OUT = {"leave", "flee", "evacuate", "escape", "exit", "go", "get"}
_FREIGHT = {"aid", "food", "supply", "grain", "medicine", "fuel", "delivery", "cargo", "relief", "goods"}


def for_people(parse: Parse, i: int) -> bool:
    """'a corridor out of the town', 'a corridor for civilians'; not one for food, nor one that may be."""
    if singular(parse[i].lower) != "corridor":
        return False
    before = {parse[c].lower for c in parse.kids(i, "amod", "compound", "nmod")}
    preps = parse.kids(i, "prep")
    whom = {singular(parse[o].lower) for p in preps if parse[p].lower == "for" for o in parse.kids(p, "pobj")}
    out = any(parse[p].lower == "out" for p in preps) or (
        "humanitarian" in before and any(parse[p].lower == "from" for p in preps)
    )
    out = out or any(parse[v].lemma in _OUT for v in parse.kids(i, "acl", "relcl"))
    words = {singular(parse[j].lower) for j in parse.subtree(parse.clause(i))}
    named = any(GROUP_OF.get(w) in ("civilian", "person", "child") for w in whom)
    return (named or out) and not words & _FREIGHT


_PHASES = {"open": "started", "establish": "started", "create": "started", "set": "started", "close": "halted", "shut": "halted", "block": "halted",
           "reopen": "resumed", "agree": "agreed", "work": "ongoing", "function": "ongoing", "operate": "ongoing", "collapse": "failed", "fail": "failed",
           "announce": "planned", "suspend": "halted", "halt": "halted"}  # fmt: skip


def told(parse: Parse, i: int) -> Told | None:
    """'A corridor out of the city opened on Saturday', 'was closed by shelling', 'was open for three hours'."""
    on = parse[parse[i].head]
    if (
        parse[i].dep == "pobj"
        and on.lower in ("on", "to")
        and parse[on.head].lemma == "agree"
        and (for_people(parse, i) or parse.kids(i, "nummod"))
    ):
        # 'agreed on nine corridors for Thursday'
        return Told("evacuation", "agreed", on.head, noun=i) if not parse.kids(on.head, "neg") else None
    where = slot(parse, i) if for_people(parse, i) else None
    if where is None:
        return None
    tried = parse[parse[where[1]].head]
    if parse[where[1]].dep == "acl" and singular(tried.lower) in ("attempt", "effort", "bid"):
        # 'A third attempt to open a corridor collapsed'
        failed = next(
            (v for v in told_by(parse, tried.i) if parse[v].lemma in ("fail", "collapse", "founder")), None
        )
        return Told("evacuation", "failed", failed, noun=i) if failed is not None else None
    verbs = told_by(parse, i)
    for verb in reversed(verbs):
        token = parse[verb]
        phase = _PHASES.get(token.lemma)
        if token.lemma in ("be", "remain"):
            so = {parse[c].lower for c in parse.kids(verb, "acomp", "oprd")}
            phase = "started" if "open" in so else "halted" if so & {"closed", "shut", "blocked"} else None
        if phase is None or parse.kids(verb, "neg") or (token.lemma == "fail" and verb != verbs[0]):
            continue
        ahead = is_ahead(parse, verbs)
        doer = None if parse.agent(verb) is not None or parse.kids(verb, "dobj") else ""
        return Told("evacuation", "planned" if ahead else phase, verb, actor=doer, noun=i, planned=ahead)
    return None
