"""The work of aid itself: agencies that begin, go on with or stop their own work."""

from __future__ import annotations

from onrecord.extract.clauses import Told, is_ahead, negated
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.service_words import AGENCIES, GOODS

_OWN_WORK = {
    "halt": "halted",
    "suspend": "halted",
    "stop": "halted",
    "pause": "halted",
    "resume": "resumed",
    "restart": "resumed",
    "ground": "halted",
    "cease": "halted",
}


_WORK = {
    "convoy",
    "flight",
    "work",
    "activity",
    "operation",
    "programme",
    "program",
    "distribution",
    "delivery",
    "service",
}


def aid_workers(parse: Parse, i: int) -> Told | None:
    """'Aid agencies reached the town with bread', 'The agency halted its convoys'."""
    phase = _OWN_WORK.get(parse[i].lemma)
    if (sought := _searching(parse, i)) is not None:
        return sought
    kept_out = parse[i].lemma in ("deny", "refuse", "bar", "block", "prevent") and bool(
        parse.kids(i, "auxpass")
    )
    if (unreached := _unreached(parse, i)) is not None:
        return unreached
    if phase is None and parse[i].lemma not in ("reach", *_HANDING_OUT) and not kept_out:
        return None
    own = parse.kids(i, "nsubj", "nsubjpass")
    forced = (
        parse[i].head
        if parse[i].dep == "xcomp" and parse[parse[i].head].lemma in ("force", "oblige", "compel")
        else None
    )
    if forced is not None:
        # 'The agency was forced to halt its work'
        own = parse.kids(forced, "nsubjpass")
    told = i if forced is None else forced
    if [parse[s].lower for s in own] in (["it"], ["they"]) and parse[told].dep == "ccomp":
        # 'The agency said it had suspended deliveries'
        own = parse.kids(parse[told].head, "nsubj")
    subjects = [singular(w) for s in own for w in parse.lower(parse.extent(s)[0], parse.extent(s)[1] + 1)]
    if kept_out and set(subjects) & AGENCIES:
        # 'Relief workers have been denied access to the area', 'UN agencies have been barred from entering'
        reach = {parse[j].lower for j in parse.subtree(i)} & {
            "access",
            "entering",
            "reaching",
            "entry",
            "delivering",
        }
        return Told("service", "halted", i) if reach else None
    if not set(subjects) & AGENCIES:
        return None
    if (
        parse[i].lemma == "reach"
        and any(parse[p].lower == "with" for p in parse.kids(i, "prep"))
        and not parse.kids(i, "neg")
    ):
        return Told("service", "delivered", i)
    if parse[i].lemma in _HANDING_OUT and _given_out(parse, i):
        return Told("service", "delivered", i)
    concerned = {singular(parse[o].lower) for o in parse.kids(i, "dobj")}
    if phase is not None and concerned & _WORK:
        return Told("service", phase, i)
    return None


_HANDING_OUT = (
    "deliver",
    "distribute",
    "airdrop",
    "drop",
    "supply",
    "hand",
    "truck",
    "ferry",
    "ship",
    "bring",
    "give",
    "provide",
)


def _given_out(parse: Parse, i: int) -> bool:
    """'The Red Cross delivered insulin to the dialysis unit'"""
    goods = [o for o in parse.kids(i, "dobj") if singular(parse[o].lower) in GOODS]
    return (
        bool(goods)
        and parse[i].tag in ("VBD", "VBN", "VBZ")
        and not parse.kids(i, "neg", "auxpass")
        and not is_ahead(parse, [i])
    )


def _unreached(parse: Parse, i: int) -> Told | None:
    """'Ambulances could not reach the wounded', 'rescuers have been unable to reach the village'"""
    if parse[i].lemma not in ("reach", "work", "operate", "enter", "get", "access"):
        return None
    governor = parse[parse[i].head]
    unable = parse[i].dep == "xcomp" and governor.lower == "unable"
    subjects = parse.kids(governor.head, "nsubj") if unable else parse.subjects(i)
    sent = {singular(w.lower()) for s in subjects for w in parse.words(*parse.extent(s)).split()}
    if not sent & {
        "ambulance",
        "rescuer",
        "medic",
        "paramedic",
        "aid",
        "convoy",
        "humanitarian",
        "crescent",
        "defence",
        "defense",
        "firefighter",
    }:
        return None
    if unable:
        return Told("service", "halted", governor.i, actor="")
    there = parse[i].lemma in ("reach", "access") or any(
        parse[p].lower == "to" for p in parse.kids(i, "prep")
    )
    kept = there and parse[i].lemma in ("reach", "access", "get") and negated(parse, i)
    return Told("service", "halted", i, actor="") if kept else None


def _searching(parse: Parse, i: int) -> Told | None:
    """'Rescue workers were searching the rubble for survivors'"""
    if parse[i].lemma not in ("search", "dig", "comb", "sift", "scour", "work", "pull", "clear"):
        return None
    teams = {
        singular(w.lower()) for s in parse.kids(i, "nsubj") for w in parse.words(*parse.extent(s)).split()
    }
    rubble = {parse[j].lower for j in parse.subtree(i)} & {"rubble", "debris", "ruins", "wreckage"}
    on_it = parse[i].tag == "VBG" or any(
        parse[c].lower in ("still", "continued") for c in parse.kids(i, "advmod", "aux")
    )
    rescuers = teams & {
        "rescuer",
        "rescue",
        "firefighter",
        "defence",
        "defense",
        "helmet",
        "emergency",
        "crew",
        "volunteer",
    }
    return Told("service", "ongoing", i) if rescuers and rubble and on_it else None
