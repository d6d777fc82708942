"""The work of aid itself: agencies that begin, go on with or stop their own work."""

from __future__ import annotations

from onrecord.extract.clauses import Told
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse

_OWN_WORK = {
    "halt": "halted",
    "suspend": "halted",
    "stop": "halted",
    "pause": "halted",
    "resume": "resumed",
    "restart": "resumed",
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
    if phase is None and parse[i].lemma != "reach" and not kept_out:
        return None
    own = parse.kids(i, "nsubj", "nsubjpass")
    if [parse[s].lower for s in own] in (["it"], ["they"]) and parse[i].dep == "ccomp":
        # 'The agency said it had suspended deliveries'
        own = parse.kids(parse[i].head, "nsubj")
    subjects = [singular(w.lower()) for s in own for w in parse.words(*parse.extent(s)).split()]
    if kept_out and set(subjects) & {"aid", "relief", "humanitarian", "un", "convoy", "agency"}:
        # 'Relief workers have been denied access to the area', 'UN agencies have been barred from entering'
        reach = {parse[j].lower for j in parse.subtree(i)} & {
            "access",
            "entering",
            "reaching",
            "entry",
            "delivering",
        }
        return Told("service", "halted", i) if reach else None
    if not set(subjects) & {
        "aid",
        "agency",
        "convoy",
        "relief",
        "un",
        "humanitarian",
        "cross",
        "crescent",
        "unicef",
        "wfp",
        "icrc",
        "charity",
        "msf",
        "doctor",
        "medecins",
        "médecins",
        "programme",
        "unhcr",
    }:
        return None
    if (
        parse[i].lemma == "reach"
        and any(parse[p].lower == "with" for p in parse.kids(i, "prep"))
        and not parse.kids(i, "neg")
    ):
        return Told("service", "delivered", i)
    concerned = {singular(parse[o].lower) for o in parse.kids(i, "dobj")}
    if phase is not None and concerned & _WORK:
        return Told("service", phase, i)
    return None


def _unreached(parse: Parse, i: int) -> Told | None:
    """'Ambulances could not reach the wounded', 'rescuers have been unable to reach the village'"""
    if parse[i].lemma not in ("reach", "work", "operate", "enter"):
        return None
    governor = parse[parse[i].head]
    unable = parse[i].dep == "xcomp" and governor.lower == "unable"
    subjects = parse.kids(governor.head, "nsubj") if unable else parse.subjects(i)
    sent = {singular(w.lower()) for s in subjects for w in parse.words(*parse.extent(s)).split()}
    if not sent & {"ambulance", "rescuer", "medic", "paramedic", "aid", "convoy", "humanitarian", "crescent"}:
        return None
    if unable:
        return Told("service", "halted", governor.i, actor="")
    kept = parse[i].lemma == "reach" and parse.kids(i, "neg")
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
