"""Ceasefires: agreed, begun, holding, broken, ended. And evacuations as operations: agreed, begun, halted, resumed, ended.

Comes in: a parsed sentence. Goes out: what it tells of them, each with the phase that its verb or noun gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract import corridors, evacuations, halts, truce_names, truce_sequels
from onrecord.extract import truce_words as words
from onrecord.extract.clauses import Told, head_noun, is_ahead, ruled_out, slot, told_by, under_noun
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.truce_sequels import REFUSE
from onrecord.extract.truces_standing import brokered_by, covering, in_place, over_or_part, voted_down
from onrecord.records import Kind


def find(parse: Parse) -> Iterator[Told]:
    """What a sentence tells of ceasefires and of evacuations, in the order of its words."""
    for token in parse.tokens:
        told = None
        if token.pos in ("NOUN", "PROPN"):
            lemma = singular(token.lower)
            if truce_names.names_truce(parse, token.i, lemma):
                told = _named(parse, token.i, "ceasefire", words.TRUCE_SUBJECT, words.TRUCE_OBJECT)
            elif lemma in evacuations.EVACUATION or (
                lemma in evacuations.LEAVING and evacuations.of_people(parse, token.i)
            ):
                told = _named(parse, token.i, "evacuation", words.MOVE_SUBJECT, words.MOVE_OBJECT)
            elif lemma in halts.HALTS | {"end"} and halts.of_strikes(parse, token.i):
                told = halts.stopped(parse, token.i, words.TRUCE_SUBJECT, words.TRUCE_OBJECT)
            elif lemma in words.DEALS:
                told = (
                    _of_peace(parse, token.i)
                    or _to_stop_fighting(parse, token.i)
                    or evacuations.dealt_out(parse, token.i)
                )
            elif lemma == "corridor":
                told = corridors.told(parse, token.i)
            elif lemma in ("bus", "convoy", "ambulance"):
                told = evacuations.vehicles(parse, token.i)
        elif token.pos == "VERB" and token.lemma in ("evacuate", "airlift", "repatriate"):
            told = evacuations.evacuating(parse, token.i)
        elif token.pos == "VERB" and token.lemma in ("halt", "stop", "suspend", "pause", "cease"):
            told = halts.laid_down(parse, token.i, truce_names.TRUCE) or halts.agreed_to_stop(parse, token.i)
        elif token.pos == "VERB" and token.lemma in (
            "fly",
            "bus",
            "ferry",
            "ship",
            "bring",
            "move",
            "transfer",
            "take",
            "carry",
            "get",
            "extract",
            "remove",
            "fetch",
            "collect",
            "pick",
        ):
            told = evacuations.taken_out(parse, token.i)
        if told is None and token.pos == "VERB":
            told = evacuations.gone_by_a_deal(parse, token.i)
        if told is not None:
            yield from truce_sequels.asides(parse, told)
        if told is not None and told.kind == "ceasefire":
            yield from truce_sequels.told_with_sequels(parse, told)
        elif told is not None:
            yield told


def _of_peace(parse: Parse, i: int) -> Told | None:
    """'signed a peace deal'; one that nobody could broker is told as talks."""
    if not any(parse[c].lower == "peace" for c in parse.kids(i, "compound")):
        return None
    told = _named(parse, i, "ceasefire", words.PEACE_SUBJECT, words.PEACE_OBJECT)
    return None if told is None or told.phase == "failed" else told


def _named(parse: Parse, i: int, kind: Kind, subject: dict[str, str], obj: dict[str, str]) -> Told | None:
    noun = head_noun(parse, i)
    if noun != i and singular(parse[noun].lower) in words.OF_THE_NOUN:
        # 'ceasefire violations'
        return Told(kind, words.OF_THE_NOUN[singular(parse[noun].lower)], noun, noun=noun)
    if noun != i and singular(parse[noun].lower) in ("offer", "proposal"):
        # 'turned down a truce offer'
        where = slot(parse, noun)
        refused = where is not None and where[0] == "object" and parse[where[1]].lemma in REFUSE
        return Told(kind, "failed", where[1], noun=noun) if where is not None and refused else None
    if (
        noun != i
        and singular(parse[noun].lower)
        not in (
            "deal",
            "agreement",
            "accord",
            "plan",
            "operation",
            "flight",
            "convoy",
            "process",
            "effort",
            "mission",
            "pact",
        )
        and not (
            kind == "evacuation" and singular(parse[noun].lower) in evacuations.CARRIERS | evacuations.CALLS
        )
    ):
        return None
    if kind == "evacuation" and (carried := evacuations.by_its_noun(parse, noun)) is not None:
        return carried
    if kind == "evacuation":
        noun = evacuations.whole_of(parse, noun)
    own = in_place(parse, noun, kind) or covering(parse, noun, kind) or voted_down(parse, noun, kind)
    if own is not None:
        return own
    above = under_noun(
        parse,
        noun,
        ("of", "to", "in", "for", "on", "over", "about")
        if kind == "evacuation"
        else ("of", "to", "in", "for"),
    )
    if kind == "evacuation" and above is not None and singular(parse[above].lower) in words.DEALS:
        return evacuations.dealt(parse, above)
    offered = (
        slot(parse, above)
        if above is not None and singular(parse[above].lower) in ("offer", "proposal")
        else None
    )
    if offered is not None:
        return Told(kind, "failed", offered[1], noun=noun) if parse[offered[1]].lemma in REFUSE else None
    if above is not None and singular(parse[above].lower) in words.OF_THE_NOUN:
        return Told(kind, words.OF_THE_NOUN[singular(parse[above].lower)], above, noun=noun)
    verb = parse[parse[noun].head]
    if (
        parse[noun].dep == "pobj"
        and verb.lower in ("to", "on", "upon")
        and parse[verb.head].lemma in ("agree", "commit", "recommit", "adhere")
    ):
        # 'agreed to a ceasefire', not 'called for'
        return Told(kind, "agreed", verb.head, noun=noun)
    if kind == "ceasefire" and (over := truce_sequels.ends_a_war(parse, noun)) is not None:
        return over
    if parse[noun].dep == "pobj" and (bound := _set_down(parse, noun, kind)) is not None:
        return bound
    if kind == "ceasefire" and (broken := _despite(parse, noun)) is not None:
        return broken
    if kind == "ceasefire" and (none := _ruled_out(parse, noun)) is not None:
        return none
    where = slot(parse, noun)
    own = _of_its_own(parse, noun, kind, subject)
    if where is None:
        return own or brokered_by(parse, noun, kind)
    role, governor = where
    if any(parse[d].lower == "no" for d in parse.kids(noun, "det")):
        return own
    verbs = told_by(parse, noun)
    if (bound := _undertaken(parse, noun, kind, verbs[0], role)) is not None:
        return bound
    table = subject if role == "subject" else {**subject, **obj}
    for v in reversed(verbs):
        phase = _phase(parse, v, obj if v != verbs[0] and parse.passive(v) else table)
        if kind == "ceasefire" and phase is not None and role == "object":
            phase = _on_one_side(parse, v, noun) or phase
            tried = parse[parse[v].head]
            if parse[v].dep == "pcomp" and parse[tried.head].pos == "NOUN":
                tried = parse[tried.head]
            if parse[v].dep in ("acl", "pcomp") and singular(tried.lower) in ("effort", "attempt", "bid"):
                # 'Efforts to agree a truce have failed'
                failed = next(
                    (
                        f
                        for f in told_by(parse, tried.i)
                        if parse[f].lemma in ("fail", "collapse", "founder", "falter")
                    ),
                    None,
                )
                return Told(kind, "failed", failed, noun=noun) if failed is not None else None
            if phase == "ended" and "longer" in {parse[c].lower for c in parse.kids(v, "advmod")}:
                return Told(kind, "ended", v, noun=noun)
        if phase is not None:
            if v != verbs[0] and parse[verbs[0]].lemma == "fail" and not parse.kids(verbs[0], "neg"):
                # 'failed to take hold'
                return Told(kind, "failed", verbs[0], noun=noun)
            ahead = is_ahead(parse, verbs)
            return Told(kind, "planned" if ahead else phase, v, noun=noun, planned=ahead)
    return (
        own
        or over_or_part(parse, noun, governor, kind)
        or brokered_by(parse, noun, kind)
        or _verb_joined(parse, noun, kind, verbs[0], {**subject, **obj})
    )


def _set_down(parse: Parse, noun: int, kind: Kind) -> Told | None:
    """'put their names to a truce' agrees to it, 'called off the truce' ends it."""
    prep = parse[parse[noun].head]
    verb = prep.head
    if parse.kids(verb, "neg"):
        return None
    names = any(singular(parse[o].lower) in ("name", "signature") for o in parse.kids(verb, "dobj"))
    if prep.lower == "to" and parse[verb].lemma == "put" and names:
        return Told(kind, "agreed", verb, noun=noun)
    return (
        Told(kind, "ended", verb, noun=noun) if prep.lower == "off" and parse[verb].lemma == "call" else None
    )


def _undertaken(parse: Parse, noun: int, kind: Kind, verb: int, role: str) -> Told | None:
    """'have agreed to respect the truce', 'agreed to allow the evacuation', 'are to observe a truce from Monday'."""
    governor = parse[parse[verb].head]
    to = any(parse[c].lower == "to" for c in parse.kids(verb, "aux")) and parse[verb].dep == "xcomp"
    if role != "object" or not to or parse.kids(governor.i, "neg") or parse[verb].lemma in ("end", "break"):
        return None
    if governor.lemma == "be":
        return Told(kind, "planned", verb, noun=noun, planned=True)
    return Told(kind, "agreed", governor.i, noun=noun) if governor.lemma == "agree" else None


def _verb_joined(parse: Parse, noun: int, kind: Kind, verb: int, table: dict[str, str]) -> Told | None:
    """'The truce, agreed last week, was breached by the enemy': the second verb, where the first is read as the truce's own."""
    above = [parse[verb].head] if parse[verb].dep == "advcl" and parse[verb].head > verb else []
    for then in (*parse.kids(verb, "conj", "ccomp"), *above):
        told = parse.kids(then, "auxpass") or (parse[then].dep != "conj" and parse[then].tag == "VBD")
        if told and not parse.kids(then, "nsubj", "nsubjpass"):
            phase = _phase(parse, then, table)
            if phase is not None:
                return Told(kind, phase, then, noun=noun)
    return None


def _on_one_side(parse: Parse, verb: int, noun: int) -> str | None:
    """'declared a unilateral ceasefire' begins it; 'would no longer observe it' ends it."""
    alone = any(parse[c].lower in ("unilateral", "immediate", "one-sided") for c in parse.kids(noun, "amod"))
    if parse[verb].lemma in ("declare", "order") or (parse[verb].lemma in ("announce", "call") and alone):
        return "started"
    longer = "longer" in {parse[c].lower for c in parse.kids(verb, "advmod")}
    return (
        "ended"
        if longer
        and parse[verb].lemma in ("observe", "respect", "honour", "honor", "maintain", "abide", "recognise")
        else None
    )


_VIOLENCE = {
    "fighting",
    "shelling",
    "clash",
    "attack",
    "bombardment",
    "strike",
    "airstrike",
    "violence",
    "shooting",
    "fire",
    "bombing",
    "raid",
}


def _ruled_out(parse: Parse, noun: int) -> Told | None:
    """'ruled out any ceasefire', 'there will be no ceasefire until they withdraw'"""
    verb = ruled_out(parse, noun)
    return None if verb is None else Told("ceasefire", "planned", verb, noun=noun, certainty="denied")


def _despite(parse: Parse, noun: int) -> Told | None:
    """'Shelling continued despite the ceasefire'"""
    prep = parse[parse[noun].head]
    if parse[noun].dep != "pobj" or prep.lower != "despite":
        return None
    verb = parse.clause(prep.i)
    # 'Shelling' at the head of a sentence may be read as a verb.
    goes_on = parse[verb].lemma in ("continue", "go", "persist", "resume", "erupt", "break", "occur") and any(
        singular(parse[s].lower) in _VIOLENCE for s in (*parse.subjects(verb), 0)
    )
    attacks = parse[verb].lemma in ("attack", "shell", "bomb", "fire", "shoot", "strike", "clash", "raid")
    if not (goes_on or attacks):
        return None
    return Told("ceasefire", "violated", verb, noun=noun)


def _of_its_own(parse: Parse, noun: int, kind: Kind, subject: dict[str, str]) -> Told | None:
    """'a truce that took effect at dawn', 'a ceasefire due to start on Friday'."""
    for child in parse.kids(noun, "relcl", "acl", "amod"):
        if parse[noun].dep == "ROOT" and parse[child].dep == "acl" and parse[child].lemma in _BY_THEMSELVES:
            # 'A ceasefire lapsed on Monday', read as one that was lapsed
            return Told(kind, subject[parse[child].lemma], child, actor="", noun=noun)
        if child > noun and parse[child].lower in ("due", "scheduled", "set", "planned"):
            return Told(kind, "planned", child, noun=noun, planned=True)
        that = any(parse[s].lower in ("that", "which") for s in parse.kids(child, "nsubj", "nsubjpass"))
        if parse[child].dep == "relcl" and that and parse[child].lemma not in ("hold", "break"):
            phase = _phase(parse, child, subject)
            if phase is not None:
                ahead = is_ahead(parse, [child, *parse.kids(child, "xcomp")])
                return Told(kind, "planned" if ahead else phase, child, noun=noun, planned=ahead)
    return None


_BY_THEMSELVES = {"lapse", "expire", "collapse", "unravel", "crumble"}


_KEPT = {"honour", "honor", "observe", "respect", "keep", "maintain"}


def _phase(parse: Parse, verb: int, table: dict[str, str]) -> str | None:
    lemma = parse[verb].lemma
    below = {parse[j].lower for j in parse.subtree(verb)}
    if lemma == "call" and below & {"for", "off"}:
        return "ended" if "off" in below else None
    broken = lemma == "break" and table.get("break") == "violated"
    if lemma in words.WITH_PARTICLE and not broken and not words.WITH_PARTICLE[lemma] & below:
        return None
    if lemma in ("put", "place") and "hold" in below:
        return "halted"
    if lemma in ("begin", "start", "get") and "again" in below:
        return "resumed"
    if lemma in ("break", "cut") and "off" in below:
        return "halted"
    neither = any(
        parse[d].lower == "neither"
        for s in parse.kids(verb, "nsubj")
        for d in (s, *parse.kids(s, "det", "preconj"))
    )
    if neither and lemma in _KEPT:
        return "violated"
    if lemma == "carry" and "carry" in table and "out" in below:
        return "ongoing" if "being" in below else "ended"
    if parse.kids(verb, "neg"):
        return "failed" if table.get(lemma) in ("started", "ongoing", "agreed") else None
    return table.get(lemma)


def _to_stop_fighting(parse: Parse, i: int) -> Told | None:
    """'signed a deal to halt the fighting', 'an agreement to end hostilities'."""
    where = slot(parse, i)
    aims = [
        a
        for a in parse.kids(i, "acl", "relcl", "advcl")
        if parse[a].lemma in ("ease", "end", "stop", "halt", "cease", "pause", "suspend")
    ]
    if where is None or parse[where[1]].lemma not in (
        "broker",
        "reach",
        "sign",
        "agree",
        "strike",
        "announce",
        "negotiate",
    ):
        return None
    stopped = {
        singular(parse[j].lower)
        for a in (*aims, where[1])
        for o in parse.kids(a, "dobj")
        for j in (o, *parse.kids(o, "conj"))
    }
    if aims and stopped & {"fighting", "hostility", "violence", "shelling", "clash", "strike", "bombardment"}:
        return Told("ceasefire", "agreed", where[1], noun=i)
    return None
