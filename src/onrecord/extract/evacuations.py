"""Evacuations as events: who is taken out of danger, and vehicles that carry or are kept from carrying them."""

from __future__ import annotations

from onrecord.extract import truce_words
from onrecord.extract.clauses import Told, is_ahead, slot, told_by, under_noun
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse

EVACUATION = {"evacuation", "airlift", "repatriation"}


LEAVING = {"transfer", "exit", "departure", "removal", "extraction", "relocation"}
"""What is an evacuation only of those who are brought out: 'the transfer of the wounded', 'the exit of fighters'."""


def of_people(parse: Parse, i: int) -> bool:
    """'the transfer of the wounded', 'the departure of the buses'"""
    moved = {"bus", "convoy"} | (_OUT_OF_DANGER if parse[i].lower != "departure" else _BROUGHT_OUT)
    of = [p for p in parse.kids(i, "prep") if parse[p].lower == "of"]
    if any(singular(parse[p].lower) in _BROUGHT_OUT for p in parse.kids(i, "poss")):
        # 'the rebels' departure'
        return True
    return any(singular(parse[o].lower) in moved for p in of for o in parse.kids(p, "pobj"))


def evacuating(parse: Parse, i: int) -> Told | None:
    """'began to evacuate', 'is working to evacuate villagers'."""
    governor = parse[parse[i].head]
    if (
        governor.pos == "NOUN"
        and parse[i].dep == "acl"
        and singular(governor.lower) in ("attempt", "effort", "bid", "operation")
    ):
        # 'Attempts to evacuate civilians failed for a second day', 'resumed efforts to evacuate them'
        failed = any(parse[v].lemma in ("fail", "collapse", "founder") for v in told_by(parse, governor.i))
        return Told("evacuation", "failed", governor.i) if failed else _resumed(parse, governor.i)
    deals = {singular(parse[s].lower) for s in (governor.i, *parse.subjects(governor.i))}
    if (
        parse[i].dep in ("xcomp", "advcl", "acl")
        and deals & {"deal", "agreement", "accord"}
        and (governor.pos == "NOUN" or governor.lemma in ("reach", "sign", "agree", "strike"))
    ):
        # 'A deal was reached to evacuate the two villages'
        return Told("evacuation", "agreed", governor.i)
    if (sent := _sent_for(parse, i)) is not None:
        return sent
    if parse[i].dep not in ("xcomp", "advcl") or governor.pos != "VERB":
        return None
    if governor.lemma in _COURSE and not parse.kids(governor.i, "neg"):
        return Told("evacuation", _COURSE[governor.lemma], governor.i)
    if governor.lemma in ("attempt", "try", "begin", "start"):
        return Told("evacuation", "started", i)
    if governor.lemma in ("wait", "plan", "prepare", "hope"):
        return Told("evacuation", "planned", i)
    if governor.lemma in ("work", "continue", "help") and governor.tag in ("VBG", "VBZ", "VBP"):
        return Told("evacuation", "ongoing", governor.i)
    return None


_COURSE = {"resume": "resumed", "restart": "resumed", "stop": "halted", "halt": "halted", "suspend": "halted", "pause": "halted", "finish": "ended",
           "complete": "ended", "agree": "agreed", "rush": "ongoing", "race": "ongoing", "scramble": "ongoing"}  # fmt: skip
"""What a verb before 'evacuating', 'to evacuate' says of the course of it."""
CARRIERS = {"train", "bus", "plane", "ship", "boat", "helicopter", "ferry", "column", "vehicle"}
CALLS = {"order", "warning", "notice", "directive"}
_PARTS = {"phase", "stage", "round", "wave", "leg", "rest", "remainder", "process", "part"}


def whole_of(parse: Parse, noun: int) -> int:
    """'the second phase of the evacuation': what is told of a phase is told of it."""
    above = under_noun(parse, noun)
    return above if above is not None and singular(parse[above].lower) in _PARTS else noun


def by_its_noun(parse: Parse, noun: int) -> Told | None:
    """'An evacuation train left for the west', 'issued evacuation orders for five districts'."""
    where, name = slot(parse, noun), singular(parse[noun].lower)
    if where is None or parse.kids(where[1], "neg"):
        return None
    role, verb = where
    if (
        name in CALLS
        and role == "object"
        and parse[verb].lemma
        in ("issue", "give", "send", "publish", "drop", "post", "receive", "renew", "expand")
    ):
        return Told("evacuation", "planned", verb, noun=noun)
    if (
        name in CARRIERS
        and role == "subject"
        and parse[verb].lemma in ("leave", "depart", "arrive", "reach", "land", "take")
    ):
        ahead = is_ahead(parse, [verb])
        return Told("evacuation", "planned" if ahead else "ongoing", verb, actor="", noun=noun, planned=ahead)
    return None


def _resumed(parse: Parse, noun: int) -> Told | None:
    """'resumed efforts to evacuate civilians', 'work to bring out the wounded was suspended'"""
    where = slot(parse, noun)
    if where is None or parse.kids(where[1], "neg"):
        return None
    table = truce_words.MOVE_OBJECT if where[0] == "object" else truce_words.MOVE_SUBJECT
    phase = table.get(parse[where[1]].lemma)
    if phase not in ("resumed", "halted", "ongoing", "started", "ended", "failed"):
        return None
    ahead = is_ahead(parse, [where[1]])
    return Told("evacuation", "planned" if ahead else phase, where[1], planned=ahead)


_STRIKE = {
    "reach",
    "sign",
    "agree",
    "strike",
    "broker",
    "negotiate",
    "announce",
    "conclude",
    "secure",
    "mediate",
    "make",
    "include",
    "provide",
    "be",
}
_LET = {"let", "allow", "permit", "enable", "see", "evacuate", "guarantee", "give"}


def dealt(parse: Parse, deal: int) -> Told | None:
    """'An agreement on the exit of the militants was reached'"""
    where = slot(parse, deal)
    reached = where is not None and parse[where[1]].lemma in _STRIKE and not parse.kids(where[1], "neg")
    return Told("evacuation", "agreed", where[1]) if where is not None and reached else None


def dealt_out(parse: Parse, deal: int) -> Told | None:
    """'brokered an accord to let fighters out of the town', 'under the deal the rebels may leave the suburb'."""
    for let in parse.kids(deal, "acl", "relcl"):
        below = [parse[j].lower for j in parse.subtree(let)]
        people = any(singular(w) in _OUT_OF_DANGER for w in below)
        if (
            parse[let].lemma in _LET - {"evacuate"}
            and people
            and {"out", "leave", "depart", "evacuate", "exit", "evacuated"} & set(below)
        ):
            return dealt(parse, deal) or Told("evacuation", "agreed", let)
    under = parse[parse[deal].head]
    if parse[deal].dep != "pobj" or under.lower not in ("under", "in"):
        return None
    verb = parse[under.head]
    may = {parse[a].lower for a in parse.kids(verb.i, "aux")} & {"may", "can", "will", "would", "could", "to"}
    who = any(singular(parse[s].lower) in _BROUGHT_OUT for s in parse.subjects(verb.i))
    leave = verb.lemma in ("leave", "quit", "depart") or (
        verb.lemma == "allow" and any(parse[v].lemma == "leave" for v in parse.kids(verb.i, "xcomp"))
    )
    return Told("evacuation", "agreed", verb.i) if leave and who and (may or verb.lemma == "allow") else None


_REBELS = {"rebel", "fighter", "militant", "gunman", "insurgent", "jihadist", "terrorist"}


def gone_by_a_deal(parse: Parse, i: int) -> Told | None:
    """Rebels who agree to quit, and who leave under a deal, are moved out by one."""
    token = parse[i]
    who = {singular(parse[j].lower) for s in parse.subjects(i) for j in parse.subtree(s)}
    if (
        token.lemma == "agree"
        and who & _REBELS
        and any(
            parse[c].lemma in ("leave", "quit", "depart") and parse.kids(c, "dobj", "prep")
            for c in parse.kids(i, "xcomp")
        )
    ):
        return Told("evacuation", "agreed", i)
    if (
        token.lemma not in ("leave", "depart", "exit")
        or not who & _BROUGHT_OUT
        or parse.kids(i, "neg")
        or is_ahead(parse, [i])
    ):
        return None
    sentence = {singular(t.lower) for t in parse.tokens}
    begun = token.dep == "xcomp" and parse[token.head].lemma in ("begin", "start")
    if not sentence & {"deal", "agreement", "accord"} or not (begun or who & {"first", "last", "final"}):
        return None
    return Told("evacuation", "ended" if who & {"last", "final"} and not begun else "started", i)


_OUT_OF_DANGER = {"citizen", "national", "civilian", "resident", "orphan", "wounded", "patient", "staff", "family", "foreigner", "refugee", "child", "woman",
                  "villager", "people", "evacuee", "rebel", "fighter", "militant", "gunman", "casualty", "injured", "diplomat", "employee", "tourist"}  # fmt: skip


_BROUGHT_OUT = {"wounded", "injured", "patient", "evacuee", "rebel", "fighter", "militant", "gunman", "civilian", "family", "resident", "villager"}  # fmt: skip
"""Whose departure is arranged: ministers and tourists depart too."""
_VEHICLES = {"bus", "convoy", "ambulance", "truck", "lorry", "plane", "aircraft", "helicopter", "flight", "boat", "ship", "ferry", "vessel", "train"}  # fmt: skip
_GO = {"head", "arrive", "enter", "come", "go", "reach", "drive", "roll", "send", "dispatch", "fly", "sail", "move", "set", "land"}  # fmt: skip
_STAND_BY = {"standby", "ready", "waiting", "wait"}


def _sent_for(parse: Parse, i: int) -> Told | None:
    """'Buses entered the town to evacuate fighters' begins it, 'ambulances waited to bring them out' is about to; who are counted
    are told as people."""
    token = parse[i]
    to = any(parse[c].lower == "to" for c in parse.kids(i, "aux"))
    if token.dep not in ("xcomp", "advcl") or not to:
        return None
    verb = token.head
    if not any(singular(parse[s].lower) in _VEHICLES for s in parse.subjects(verb)) or parse.kids(
        verb, "neg"
    ):
        return None
    whom = parse.kids(i, "dobj")
    if not any(singular(parse[o].lower) in _OUT_OF_DANGER | _LEFT_TO_WAIT for o in whom) or any(
        parse.kids(o, "nummod") for o in whom
    ):
        return None
    waits = {parse[verb].lemma, *(parse[c].lower for c in parse.kids(verb, "acomp", "attr"))} & _STAND_BY
    ahead = bool(waits) or is_ahead(parse, [verb])
    if not ahead and parse[verb].lemma not in _GO:
        return None
    return Told(
        "evacuation",
        "planned" if ahead else "started",
        verb,
        actor="",
        noun=_reached(parse, verb),
        planned=ahead,
    )


_LEFT_TO_WAIT = {"sick", "them", "survivor", "soldier", "worker"}


def _reached(parse: Parse, verb: int) -> int | None:
    """The town that vehicles went to: 'headed to the village', 'entered the suburb'."""
    ways = [
        p for p in parse.kids(verb, "prep") if parse[p].lower in ("to", "in", "into", "at", "for", "towards")
    ]
    there = [*parse.kids(verb, "dobj"), *(o for p in ways for o in parse.kids(p, "pobj"))]
    return next(iter(there), None)


def taken_out(parse: Parse, i: int) -> Told | None:
    """'have begun flying out their citizens': an evacuation under another name, as an operation that begins, goes on or fails."""
    out = {"out", "home", "away"} & {parse[c].lower for c in parse.kids(i, "prt", "advmod", "prep")}
    fetched = parse[i].lemma in ("fetch", "collect") or (
        parse[i].lemma == "pick" and "up" in parse.lower(i + 1, i + 2)
    )
    fetched = fetched and not any(parse[o].pos == "PRON" for o in parse.kids(i, "dobj"))
    if (out or fetched) and (sent := _sent_for(parse, i)) is not None:
        return sent
    moved = {singular(parse[o].lower) for o in parse.kids(i, "dobj")}
    governor = parse[parse[i].head]
    if not out or not moved & _OUT_OF_DANGER or parse[i].dep not in ("xcomp", "acl"):
        return None
    if governor.lemma in ("begin", "start"):
        ahead = is_ahead(parse, [governor.head, governor.i] if governor.dep == "xcomp" else [governor.i])
        return Told("evacuation", "planned" if ahead else "started", governor.i, planned=ahead)
    if governor.lemma in ("stop", "suspend", "halt", "cease"):
        return Told("evacuation", "halted", governor.i)
    if governor.lemma in _COURSE and governor.pos == "VERB":
        return Told("evacuation", _COURSE[governor.lemma], governor.i)
    if singular(governor.lower) in (
        "attempt",
        "effort",
        "bid",
        "operation",
        "mission",
        "flight",
        "work",
        "drive",
    ):
        return _operation(parse, governor.i) or _resumed(parse, governor.i)
    return None


def _operation(parse: Parse, noun: int) -> Told | None:
    """'The operation to move rebels out of the suburb started at dawn'"""
    verbs = told_by(parse, noun)
    for verb in reversed(verbs):
        phase = truce_words.MOVE_SUBJECT.get(parse[verb].lemma)
        if parse.passive(verb):
            phase = truce_words.MOVE_OBJECT.get(parse[verb].lemma)
        if phase is not None and not parse.kids(verb, "neg"):
            ahead = is_ahead(parse, verbs)
            return Told("evacuation", "planned" if ahead else phase, verb, noun=noun, planned=ahead)
    return None


def _by_arrangement(parse: Parse, i: int) -> bool:
    """'The first buses left the suburb under a deal': an evacuation without the word."""
    if any(
        parse[v].lemma in ("carry", "take", "ferry", "bring")
        and "out" in {parse[p].lower for p in parse.kids(v, "prep", "prt", "advmod")}
        for v in parse.kids(i, "acl")
    ):
        # 'The convoy carrying fighters out of the suburb was stopped'
        return True
    sent = list(parse.kids(i, "acl", "relcl"))
    sent += [c for v in sent for c in parse.kids(v, "xcomp", "advcl")]
    if any(
        parse[v].lemma in ("evacuate", "fetch", "collect", "extract")
        and any(singular(parse[o].lower) in _OUT_OF_DANGER | _LEFT_TO_WAIT for o in parse.kids(v, "dobj"))
        for v in sent
    ):
        # 'Buses that were to fetch civilians turned back'
        return True
    below = {singular(parse[j].lower) for j in parse.subtree(parse.clause(i))}
    return bool(below & {"deal", "agreement", "accord"} and below & {"bus", "convoy", "ambulance"})


_LEAVE = {"leave", "depart", "enter", "arrive", "reach", "roll", "set"}


_STUCK = {"wait", "strand", "turn", "block", "stop", "halt", "hold", "stick", "prevent", "delay"}


def vehicles(parse: Parse, i: int) -> Told | None:
    """'The last bus left', 'gunmen fired on the convoy': what befell the vehicles of an evacuation that the report tells of."""
    words = {parse[j].lower for j in parse.subtree(i)}
    if not parse.notes.get("evacuating") and not _by_arrangement(parse, i):
        return None
    prep = parse[parse[i].head]
    if parse[i].dep == "pobj" and prep.lower in ("on", "at") and parse[prep.head].lemma in ("fire", "shoot"):
        return Told("evacuation", "violated", prep.head, noun=i)
    if (
        parse[i].dep == "pobj"
        and prep.lower == "to"
        and parse[prep.head].lemma == "set"
        and "fire" in parse.lower(prep.head + 1, prep.i)
    ):
        return Told("evacuation", "violated", prep.head, noun=i)
    where = slot(parse, i)
    if where is None:
        return None
    role, verb = where
    lemma = parse[verb].lemma
    if role == "subject" and lemma in _LEAVE and words & {"last", "final"}:
        return Told("evacuation", "ended", verb, noun=i)
    if role == "subject" and lemma in ("leave", "depart", "roll") and words & {"first"}:
        return Told("evacuation", "started", verb, noun=i)
    if (
        lemma in _STUCK
        and (role == "object" or lemma in ("wait", "turn"))
        and (lemma != "turn" or "back" in {parse[j].lower for j in parse.subtree(verb)})
    ):
        return Told("evacuation", "halted", verb, noun=i)
    return None
