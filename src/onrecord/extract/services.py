"""Hospitals, rescue, schools, water, power, bread and aid: destroyed, stopped, kept out, resumed, delivered.

Comes in: a parsed sentence. Goes out: what it tells of services. That a hospital was hit is an attack, told by attacks.py; here it is
what became of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract import aid_work, corridors, passages, shortages
from onrecord.extract.clauses import (
    Told,
    counted,
    head_noun,
    is_ahead,
    slot,
    told_by,
    under_noun,
)
from onrecord.extract.groups import singular
from onrecord.extract.numbers import quantities
from onrecord.extract.parse import Parse
from onrecord.extract.service_phases import phase_of
from onrecord.extract.service_words import (
    AGENCIES,
    AID_ALONE,
    AID_BARE,
    BUILDINGS,
    CARRIERS,
    LINES,
    LINES_ALONE,
    OF_AID,
    OF_HEALTH,
    OF_HEALTH_ALONE,
    OF_LINES,
    OF_THE_NOUN,
    PARTICLES,
    SORTS,
    TRANSPORT,
)
from onrecord.records import Figure


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
            yield replace(told, phase="ongoing") if _on_its_way(parse, told) else told


def _on_its_way(parse: Parse, told: Told) -> bool:
    """'entered the east of the country and was due in the city by night': it has not come there yet."""
    due = any(t.lower == "due" and t.i > told.trigger for t in parse.tokens)
    return told.phase == "delivered" and parse[told.trigger].lemma in ("enter", "cross", "leave") and due


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


def _sort(parse: Parse, i: int) -> str | None:
    """building, line or aid: what sort of service a noun names; None where it names none."""
    lemma = singular(parse[i].lower)
    if lemma not in SORTS or head_noun(parse, i) != i:
        return None
    before = {singular(parse[c].lower) for c in parse.kids(i, "compound", "amod", "nmod", "poss")}
    before |= {parse[c].lower for c in parse.kids(i, "compound", "amod")}
    behind = {
        singular(parse[j].lower)
        for c in parse.kids(i, "prep", "acl")
        for j in parse.subtree(c)
        if i < j < i + 10
    }
    if before & {"arm", "arms", "military", "weapon", "security"} and lemma in CARRIERS | AID_ALONE:
        # 'halt arms aid', 'suspended military aid'
        return None
    if lemma in TRANSPORT and parse[i].tag == "NNS" and not (before | behind) & OF_AID:
        return "line" if _scheduled(parse, i) else None
    if lemma in CARRIERS:
        if lemma == "supply" and before & OF_LINES - {"food", "aid", "fuel", "humanitarian", "medical"}:
            return "line"
        if lemma == "access" and before & {"internet", "phone", "telephone"}:
            return "line"
        known = (before | behind) & OF_AID or lemma in ("assistance", "ration", "airdrop")
        return "aid" if known or (lemma == "convoy" and _sent_by_an_agency(parse, i)) else None
    if lemma in AID_ALONE or (lemma in AID_BARE and not before):
        return "aid"
    if lemma == "line":
        return "line" if before & OF_LINES else None
    if lemma in OF_HEALTH_ALONE:
        return "building" if before & (OF_HEALTH | OF_AID | BUILDINGS) else None
    if lemma in BUILDINGS:
        return "building"
    return "line" if {lemma, parse[i].lower} & LINES_ALONE or (lemma in LINES and before & OF_LINES) else None


def _scheduled(parse: Parse, i: int) -> bool:
    """'Trains to the coast were halted': what runs by a timetable, where the verb is of services."""
    where = slot(parse, i)
    return where is not None and parse[where[1]].lemma in ("suspend", "halt", "ground", "resume", "restart")


def _sent_by_an_agency(parse: Parse, i: int) -> bool:
    """'The UN is to send a convoy', 'a convoy was postponed': soldiers' convoys are not put off in so many words."""
    where = slot(parse, i)
    if where is None:
        return False
    who = {
        singular(w.lower())
        for s in parse.subjects(where[1])
        if s != i
        for w in parse.words(*parse.extent(s)).split()
    }
    none = any(parse[c].lower == "no" for c in parse.kids(i, "det"))
    if none and parse[where[1]].lemma in ("reach", "enter", "arrive"):
        return True
    if _its_own(parse, i) and {singular(t.lower) for t in parse.tokens if t.i < i} & (AGENCIES - {"convoy"}):
        return True
    return bool(who & AGENCIES) or parse[where[1]].lemma in ("postpone", "reschedule")


def _its_own(parse: Parse, i: int) -> bool:
    """'The agency said that a convoy of its trucks had entered the town', 'that its convoy had'"""
    of = [o for p in parse.kids(i, "prep") if parse[p].lower == "of" for o in parse.kids(p, "pobj")]
    return any(parse[w].lower in ("its", "their", "our") for j in (i, *of) for w in parse.kids(j, "poss"))


def _on_orders(parse: Parse, cut: int) -> bool:
    """'ordered all mobile services cut', 'had the power cut'"""
    above = parse[parse[cut].head]
    return parse[cut].tag == "VBN" and parse[cut].dep == "ccomp" and above.lemma in ("order", "have", "get")


def _told(parse: Parse, i: int, what: str) -> Told | None:
    figure = counted(parse, i, "building") if what == "building" else None
    above = under_noun(parse, i, ("of", "to", "in"))
    if above is not None:
        phase = OF_THE_NOUN.get(singular(parse[above].lower))
        if phase is not None and _fits(phase, what):
            return _unless_only_meant(
                parse, _of_the_verb(parse, above, i) or Told("service", phase, above, figure, noun=i)
            )
    noun = _named_beside(parse, _share_of(parse, i), what)
    where = slot(parse, noun)
    if where is None:
        return _set_ablaze(parse, i, what, figure) or _in_relative_clause(parse, i, what, figure)
    role, own = where
    if what == "line" and role == "object" and _brought(parse, i, own):
        what = "aid"
    verbs = told_by(parse, noun)
    if what == "building" and parse[noun].tag == "CD":
        # 'Two of the five bakeries reopened'
        found = quantities(parse.plain, parse[noun].start, parse[noun].end)
        figure = found[0].figure("building") if found else None
    ahead = is_ahead(parse, verbs)
    if len(verbs) > 1 and parse[verbs[0]].lemma in ("stop", "cease", "quit"):
        # 'has stopped operating'
        return Told("service", "planned" if ahead else "halted", verbs[0], figure, noun=i, planned=ahead)
    if what == "line" and parse[where[1]].lemma == "cut" and _on_orders(parse, where[1]):
        return Told("service", "halted", where[1], figure, noun=i)
    for verb in reversed(verbs):
        phase = phase_of(parse, verb, role, what)
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
    return _in_a_further_clause(parse, i, where, what, figure)


def _named_beside(parse: Parse, i: int, what: str) -> int:
    """'Al-Quds, the city's last hospital, shut': the name that the noun explains stands in the sentence for it."""
    beside = parse[i].dep == "appos" and what == "building" and parse[parse[i].head].pos == "PROPN"
    return parse[i].head if beside else i


def _set_ablaze(parse: Parse, i: int, what: str, figure: Figure | None) -> Told | None:
    """'Shells set a food warehouse ablaze', read as a warehouse that is so"""
    so = parse[parse[i].head]
    lit = what == "building" and so.lower in PARTICLES["set"] and parse[so.head].lemma == "set"
    return Told("service", "destroyed", so.head, figure, noun=i) if lit else None


def _brought(parse: Parse, i: int, verb: int) -> bool:
    """'Tankers brought drinking water to the camp': goods, where water is else what runs from the tap."""
    goods = singular(parse[i].lower) == "water" and parse[verb].lemma in _FERRIED
    return goods and not any(parse[c].lower in ("is", "are") for c in parse.kids(verb, "auxpass"))


_FERRIED = ("bring", "truck", "deliver", "distribute", "ferry")


def _in_a_further_clause(
    parse: Parse, i: int, where: tuple[str, int], what: str, figure: Figure | None
) -> Told | None:
    """'cleared the road and reopened it', 'Clinics were looted and are not functional': what a verb joined to the first tells."""
    role, first = where
    for verb in parse.kids(first, "conj"):
        if parse[verb].pos not in ("VERB", "AUX") or parse.kids(verb, "nsubj", "nsubjpass"):
            continue
        again = any(parse[o].lower in ("it", "them") for o in parse.kids(verb, "dobj"))
        if role == "object" and not parse.kids(first, "nsubjpass") and not again:
            continue
        so = "object" if again or parse.kids(verb, "auxpass") else "subject"
        phase = phase_of(parse, verb, so, what)
        if phase is not None and not is_ahead(parse, [verb]):
            return Told("service", phase, verb, figure, actor=None if so == "object" else "", noun=i)
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
    "total",
    "number",
}


def _no_doer(parse: Parse, verb: int, noun: int) -> str | None:
    """A town's power station that shuts down is shut by nobody that is named."""
    by = any(parse[p].lower == "by" for p in parse.kids(noun, "prep"))
    return None if by or parse.kids(verb, "dobj") else ""


def _of_the_verb(parse: Parse, above: int, noun: int) -> Told | None:
    """'The distribution of rations was halted': what its verb says of it."""
    where = slot(parse, above)
    phase = None if where is None else phase_of(parse, where[1], where[0], "aid")
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
            phase = phase_of(parse, verb, role, what)
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
