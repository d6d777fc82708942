"""Hospitals, rescue, schools, water, power, bread and aid: destroyed, stopped, kept out, resumed, delivered.

Comes in: a parsed sentence. Goes out: what it tells of services. That a hospital was hit is an attack, told by attacks.py; here it is
what became of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract import aid_work, corridors, passages, shortages
from onrecord.extract.clauses import (
    Told,
    counted,
    head_noun,
    is_ahead,
    out_of_use,
    slot,
    told_by,
    under_noun,
)
from onrecord.extract.groups import singular
from onrecord.extract.numbers import quantities
from onrecord.extract.parse import Parse
from onrecord.records import Figure

_BUILDINGS = {"hospital", "clinic", "school", "bakery", "university", "mosque", "church", "mill", "pharmacy", "centre", "center", "station", "plant",
              "facility", "dispensary", "aqueduct", "pipeline", "substation", "pylon", "laboratory", "ward", "market", "warehouse", "bridge", "classroom", "well", "reservoir"}  # fmt: skip
_OF_HEALTH = {"health", "medical", "water", "power", "pumping", "filtration", "electricity", "dialysis", "treatment", "sewage", "field", "makeshift", "aid", "blood", "food",
              "maternity", "school", "distribution", "cholera", "surgical", "trauma", "emergency", "isolation", "intensive"}  # fmt: skip
_LINES = {"electricity", "power", "water", "internet", "phone", "telephone", "gas", "communication", "telecommunication", "network", "service", "supply",
          "line", "connection", "heating", "ambulance", "defence", "defense", "team", "operation", "work", "effort", "rescue", "pumping", "grid"}  # fmt: skip
_OF_LINES = {"electricity", "power", "water", "internet", "phone", "telephone", "gas", "mobile", "land", "rescue", "medical", "health", "ambulance",
             "emergency", "civil", "bread", "food", "banking", "basic", "public", "essential", "relief", "surgical", "search", "postal", "municipal",
             "fuel", "communications", "sanitation", "humanitarian", "aid"}  # fmt: skip
_OF_AID = {"aid", "relief", "food", "medical", "humanitarian", "assistance", "supply", "un", "u.n.", "unicef", "wfp", "icrc", "flour", "medicine",
           "fuel", "water", "emergency", "nutrition", "crescent", "cross", "rice", "wheat", "grain", "bread", "milk"}  # fmt: skip

_STOP = {"close": "halted", "shut": "halted", "suspend": "halted", "cut": "halted", "halt": "halted", "cease": "halted", "stop": "halted", "disrupt": "halted",
         "interrupt": "halted", "sever": "halted", "knock": "halted", "force": "halted", "fail": "ended", "disconnect": "halted", "paralyse": "halted",
         "paralyze": "halted", "abandon": "halted", "evacuate": "halted", "run": "halted", "go": "halted", "switch": "halted", "collapse": "ended", "put": "halted"}  # fmt: skip
_BREAK = {"destroy": "destroyed", "damage": "destroyed", "level": "destroyed", "flatten": "destroyed", "gut": "destroyed", "wreck": "destroyed",
          "demolish": "destroyed", "raze": "destroyed", "loot": "destroyed", "burn": "destroyed", "ruin": "destroyed", "reduce": "destroyed"}  # fmt: skip
_BACK = {"resume": "resumed", "reopen": "resumed", "restore": "resumed", "restart": "resumed", "reconnect": "resumed", "return": "resumed", "repair": "resumed"}  # fmt: skip
_ON = {"continue": "ongoing", "operate": "ongoing", "function": "ongoing", "work": "ongoing", "remain": "ongoing"}  # fmt: skip
_GIVE = {"deliver": "delivered", "reach": "delivered", "send": "delivered", "provide": "delivered", "distribute": "delivered", "enter": "delivered",
         "arrive": "delivered", "bring": "delivered", "drop": "delivered", "airdrop": "delivered", "supply": "delivered", "truck": "delivered", "unload": "delivered",
         "hand": "delivered", "carry": "delivered", "cross": "delivered", "get": "delivered", "airlift": "delivered", "dispatch": "delivered", "dock": "delivered", "land": "delivered"}  # fmt: skip
_KEPT_OUT = {"block": "halted", "prevent": "halted", "deny": "halted", "refuse": "halted", "turn": "halted", "bar": "halted", "stop": "halted", "halt": "halted",
             "suspend": "halted", "delay": "halted", "hold": "halted", "obstruct": "halted", "strand": "halted", "loot": "halted", "seize": "halted",
             "reject": "halted", "confiscate": "halted", "ban": "halted", "cut": "halted"}  # fmt: skip
_OF_THE_NOUN = {"destruction": "destroyed", "closure": "halted", "suspension": "halted", "delivery": "delivered", "distribution": "delivered",
                "resumption": "resumed", "collapse": "ended", "shutdown": "halted", "reopening": "resumed", "restoration": "resumed",
                "cut-off": "halted", "blocking": "halted", "loss": "halted"}  # fmt: skip
_PARTICLES = {"cut": {"off", "to", "by", "from"}, "knock": {"out"}, "go": {"out", "down"}, "put": {"out"}, "run": {"out"}, "turn": {"back", "away"}, "force": {"close", "shut", "suspend", "stop", "closure"},
              "hand": {"over", "out", "off"}, "burn": {"down"}, "reduce": {"rubble"}, "hold": {"up"}, "switch": {"off"}}  # fmt: skip


def find(parse: Parse) -> Iterator[Told]:
    """What a sentence tells of services, in the order of its words."""
    seen: set[tuple[int, str]] = set()
    for token in parse.tokens:
        if corridors.for_people(parse, token.i):
            continue
        what = _sort(parse, token.i) if token.pos in ("NOUN", "PROPN") else None
        told = _told(parse, token.i, what) if what is not None else None
        if told is None:
            told = shortages.told(parse, token.i) or (
                aid_work.aid_workers(parse, token.i) if token.pos == "VERB" else None
            )
        if told is None:
            told = passages.told(parse, token.i)
        if told is not None and (told.trigger, told.phase) not in seen and not _never_came(parse, told):
            seen.add((told.trigger, told.phase))
            yield told


_STOPPED = {"destroy", "hit", "strike", "target", "bomb", "damage", "burn", "attack", "block", "halt", "prevent", "stop", "suspend", "hamper", "hinder"}  # fmt: skip


def _never_came(parse: Parse, told: Told) -> bool:
    """'destroyed 18 trucks carrying aid', 'blocked the delivery of aid': what was on its way."""
    if told.phase != "delivered":
        return False
    token = parse[told.trigger]
    over = (
        parse[token.head]
        if token.dep == "dobj"
        else parse[parse[token.head].head]
        if token.dep == "acl" and parse[token.head].dep in ("dobj", "nsubjpass")
        else None
    )
    return over is not None and over.lemma in _STOPPED


_CARRIERS = {"truckload", "consignment", "convoy", "truck", "lorry", "shipment", "plane", "delivery", "supply", "assistance", "parcel", "ration", "tanker", "ship", "vessel", "barge",
             "boat", "passage", "flight", "access", "tonne", "ton", "bag", "box", "kit", "sack", "litre", "item", "package", "airdrop", "corridor", "distribution"}  # fmt: skip
"""What is aid only where words beside it say so."""
_OF_HEALTH_ALONE = {"centre", "center", "station", "plant", "facility", "warehouse", "ward", "post", "main", "well", "bridge", "market", "line"}  # fmt: skip


_LINES_ALONE = {"electricity", "water", "power", "internet", "rescue", "pumping", "heating", "trucking", "class", "lesson", "tap", "mains", "grid", "surgery"}  # fmt: skip
_AID_ALONE = {"aid", "relief", "medicine", "flour", "vaccine"}
_AID_BARE = {"food", "bread", "tent", "blanket"}
_SORTS = _CARRIERS | _OF_HEALTH_ALONE | _BUILDINGS | _LINES_ALONE | _LINES | _AID_ALONE | _AID_BARE


def _sort(parse: Parse, i: int) -> str | None:
    """building, line or aid: what sort of service a noun names; None where it names none."""
    lemma = singular(parse[i].lower)
    if lemma not in _SORTS or head_noun(parse, i) != i:
        return None
    before = {singular(parse[c].lower) for c in parse.kids(i, "compound", "amod", "nmod", "poss")}
    before |= {parse[c].lower for c in parse.kids(i, "compound", "amod")}
    behind = {
        singular(parse[j].lower)
        for c in parse.kids(i, "prep", "acl")
        for j in parse.subtree(c)
        if i < j < i + 10
    }
    if lemma in _CARRIERS:
        if lemma == "supply" and before & _OF_LINES - {"food", "aid", "fuel", "humanitarian", "medical"}:
            return "line"
        if lemma == "access" and before & {"internet", "phone", "telephone"}:
            return "line"
        return "aid" if (before | behind) & _OF_AID or lemma in ("assistance", "ration", "airdrop") else None
    if lemma in _AID_ALONE or (lemma in _AID_BARE and not before):
        return "aid"
    if lemma == "line":
        return "line" if before & _OF_LINES else None
    if lemma in _OF_HEALTH_ALONE:
        return "building" if before & _OF_HEALTH else None
    if lemma in _BUILDINGS:
        return "building"
    return "line" if lemma in _LINES_ALONE or (lemma in _LINES and before & _OF_LINES) else None


def _told(parse: Parse, i: int, what: str) -> Told | None:
    figure = counted(parse, i, "building") if what == "building" else None
    above = under_noun(parse, i, ("of", "to", "in"))
    if above is not None:
        phase = _OF_THE_NOUN.get(singular(parse[above].lower))
        if phase is not None and _fits(phase, what):
            return _unless_only_meant(
                parse, _of_the_verb(parse, above, i) or Told("service", phase, above, figure, noun=i)
            )
    noun = _share_of(parse, i)
    where = slot(parse, noun)
    if where is None:
        return _in_relative_clause(parse, i, what, figure)
    role, _ = where
    verbs = told_by(parse, noun)
    if what == "building" and parse[noun].tag == "CD":
        # 'Two of the five bakeries reopened'
        found = quantities(parse.plain, parse[noun].start, parse[noun].end)
        figure = found[0].figure("building") if found else None
    ahead = is_ahead(parse, verbs)
    if len(verbs) > 1 and parse[verbs[0]].lemma in ("stop", "cease", "quit"):
        # 'has stopped operating'
        return Told("service", "planned" if ahead else "halted", verbs[0], figure, noun=i, planned=ahead)
    for verb in reversed(verbs):
        phase = _phase(parse, verb, role, what)
        given_up = parse[verb].dep == "xcomp" and parse[parse[verb].head].lemma in ("stop", "cease", "quit")
        if phase == "delivered" and given_up:
            # 'has stopped handing out food'
            phase, verb = "halted", parse[verb].head
        if phase is not None:
            let_in = phase == "delivered" and parse[parse[verb].head].lower in ("allowed", "permitted")
            return Told(
                "service",
                "planned" if ahead else phase,
                verb,
                figure,
                actor=_no_doer(parse, verb, i) if role == "subject" and what != "aid" else None,
                noun=i,
                planned=ahead or phase == "planned",
                certainty="asserted" if let_in else None,
            )
    return None


_SHARES = {
    "half",
    "most",
    "many",
    "all",
    "majority",
    "some",
    "none",
    "third",
    "quarter",
    "fifth",
    "percent",
    "cent",
    "%",
    "dozen",
    "several",
}


def _no_doer(parse: Parse, verb: int, noun: int) -> str | None:
    """A town's power station that shuts down is shut by nobody that is named."""
    by = any(parse[p].lower == "by" for p in parse.kids(noun, "prep"))
    return None if by or parse.kids(verb, "dobj") else ""


def _of_the_verb(parse: Parse, above: int, noun: int) -> Told | None:
    """'The distribution of rations was halted': what its verb says of it."""
    where = slot(parse, above)
    phase = None if where is None else _phase(parse, where[1], where[0], "aid")
    if where is None or phase not in ("halted", "resumed", "failed"):
        return None
    ahead = is_ahead(parse, told_by(parse, above))
    return Told("service", "planned" if ahead else phase, where[1], noun=noun, planned=ahead)


def _counted_ahead(parse: Parse, i: int) -> int | None:
    """'Of the city's 59 hospitals, 39 are closed', 'out of 36 clinics only 11 function': the number that is the subject."""
    prep = parse[i].head
    if parse[i].dep != "pobj" or parse[prep].lower != "of":
        return None
    verb = parse[parse[prep].head].head if parse[parse[prep].head].lower == "out" else parse[prep].head
    if verb < i:
        return None
    return next((s for s in parse.kids(verb, "nsubj", "nsubjpass") if parse[s].tag == "CD" and s > i), None)


def _share_of(parse: Parse, i: int) -> int:
    """'half' of 'half of the schools no longer function': the word that stands for them in the sentence."""
    fronted = _counted_ahead(parse, i)
    if fronted is not None:
        return fronted
    above = parse[parse[parse[i].head].head]
    share = singular(above.lower) in _SHARES or above.tag == "CD"
    of = parse[i].dep == "pobj" and parse[parse[i].head].lower == "of"
    return above.i if of and share else i


def _in_relative_clause(parse: Parse, i: int, what: str, figure: Figure | None) -> Told | None:
    """'the clinic, which has been shut for weeks'."""
    for verb in parse.kids(i, "relcl"):
        role = "object" if parse.kids(verb, "nsubjpass") else "subject"
        if any(parse[s].lower in ("which", "that") for s in parse.kids(verb, "nsubj", "nsubjpass")):
            phase = _phase(parse, verb, role, what)
            if phase is not None and phase != "ongoing":
                return Told("service", phase, verb, figure, noun=i)
    return None


def _unless_only_meant(parse: Parse, told: Told) -> Told | None:
    """'a pause for the delivery of aid', 'called for the resumption of …': what is wanted is not told."""
    token = parse[told.trigger]
    if token.dep == "pobj" and parse[token.head].lower in ("for", "against", "about", "on"):
        return None
    return told


def _fits(phase: str, what: str) -> bool:
    return what == "aid" if phase == "delivered" else what != "aid" or phase in ("halted", "resumed")


def _none_at_all(parse: Parse, verb: int) -> bool:
    """'No food aid has reached the town', 'not a single convoy'"""
    return any(
        parse.lower(parse.extent(s)[0], s)[:1] in (["no"], ["not"], ["hardly"], ["little"])
        for s in parse.kids(verb, "nsubj", "nsubjpass")
    )


def _phase(parse: Parse, verb: int, role: str, what: str) -> str | None:
    lemma, below = parse[verb].lemma, {parse[j].lower for j in parse.subtree(verb)}
    negated = bool(parse.kids(verb, "neg")) or _none_at_all(parse, verb)
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
        and role == "object"
        and not negated
        and parse.kids(verb, "nsubj")
    ):
        return "started"
    if lemma in _PARTICLES and not _PARTICLES[lemma] & below and not (lemma == "cut" and role == "object"):
        return None
    if lemma == "be" and what == "line" and "back" in {parse[c].lower for c in parse.kids(verb, "advmod")}:
        return None if negated else "resumed"
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
    if lemma in _BREAK and what == "building" and role == "object":
        return None if negated else _BREAK[lemma]
    if lemma in _BACK:
        return None if negated else _BACK[lemma]
    if lemma in _STOP:
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
        return None if negated else _STOP[lemma]
    if lemma == "continue" and role == "object" and what == "line" and not negated:
        # 'crews continue search and rescue efforts'
        return "ongoing"
    if (
        lemma in _ON
        and role == "subject"
        and (what == "line" or below & {"still", "open", "only", "longer", "closed", "shut"})
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
    if lemma in _KEPT_OUT and (role == "object" or parse.kids(verb, "auxpass")):
        return None if negated else _KEPT_OUT[lemma]
    if lemma in _BACK:
        return None if negated else _BACK[lemma]
    if lemma in ("run", "stop", "cease", "dwindle"):
        return "halted" if role == "subject" else None
    if lemma not in _GIVE:
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
        if governor.lower in ("allowed", "permitted") and parse.kids(governor.i, "neg"):
            return "halted"
        return "delivered" if governor.lower in ("able", "managed", "allowed", "permitted") else None
    return "halted" if negated else _GIVE[lemma]
