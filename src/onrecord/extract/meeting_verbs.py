"""Talks told by what people do, without the word: they are invited or hosted, sit down together, speak by telephone.

Comes in: a parsed sentence and a verb. Goes out: what it tells of talks, or None.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.extract.clauses import Told, is_ahead, with_governor
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse

Speaks = Callable[[Parse, int], bool]
"""Whether a noun names somebody who may negotiate."""
_TALKS = frozenset(("talk", "negotiation", "summit", "consultation", "dialogue", "conference", "parley"))
_SENT = frozenset(("envoy", "negotiator", "delegation", "delegate", "mediator", "representative"))
_SIDES = frozenset(
    ("party", "side", "group", "faction", "rebel", "delegation", "general", "belligerent", "insurgent")
)
_OFFICIALS = frozenset(
    (
        "minister",
        "leader",
        "president",
        "envoy",
        "delegate",
        "negotiator",
        "ambassador",
        "mediator",
        "diplomat",
    )
)
_WAYS_OF_GOING = ("go", "travel", "fly", "arrive", "come")


def told(parse: Parse, i: int, speaks: Speaks) -> Told | None:
    lemma = parse[i].lemma
    if lemma not in (
        "invite",
        "host",
        "receive",
        "sit",
        "speak",
        "talk",
        "confer",
        "leave",
        "discuss",
        "gather",
        "convene",
        "telephone",
        "phone",
    ):
        return None
    if parse.kids(i, "neg") or not (lemma == "invite" or any(speaks(parse, s) for s in parse.subjects(i))):
        return None
    ahead = is_ahead(parse, with_governor(parse, i))
    if lemma == "invite":
        return Told("talks", "planned", i, planned=True) if _for_talks(parse, i) else None
    if lemma in ("host", "receive"):
        return _hosted(parse, i, ahead)
    if lemma == "leave":
        return _empty_handed(parse, i)
    if lemma in ("gather", "convene"):
        officials = any(
            parse[s].tag == "NNS" and singular(parse[s].lower) in _OFFICIALS | _SENT
            for s in parse.kids(i, "nsubj")
        )
        in_a_place = any(parse[p].lower in ("in", "at") for p in parse.kids(i, "prep"))
        return _held(i, ahead) if officials and in_a_place and not parse.kids(i, "dobj") else None
    if lemma in ("telephone", "phone"):
        # 'telephoned his counterpart'
        return _held(i, ahead) if any(speaks(parse, o) for o in parse.kids(i, "dobj")) else None
    if lemma == "sit":
        down = "down" in {parse[c].lower for c in parse.kids(i, "prt", "advmod")}
        where = {parse[p].lower for p in parse.kids(i, "prep")} & {"in", "at", "with", "for"}
        people = any(_several(parse, s) for s in parse.subjects(i))
        return _held(i, ahead) if down and where and people else None
    if lemma != "discuss" and _by_telephone(parse, i):
        return _held(i, ahead)
    return _went_to_speak(parse, i)


def _held(i: int, ahead: bool) -> Told:
    return Told("talks", "planned" if ahead else "held", i, planned=ahead)


def _empty_handed(parse: Parse, i: int) -> Told | None:
    """'The negotiators left the city without a deal'"""
    who = {singular(parse[s].lower) for s in parse.subjects(i)}
    without = [o for p in parse.kids(i, "prep") if parse[p].lower == "without" for o in parse.kids(p, "pobj")]
    nothing = {parse[o].lower for o in without} & {"deal", "agreement", "breakthrough", "accord"}
    return Told("talks", "failed", i) if who & _SENT and nothing else None


def _for_talks(parse: Parse, i: int) -> bool:
    """'invited both sides to Geneva for talks', 'invited them to talks'"""
    if any(singular(parse[o].lower) in _SIDES for o in parse.kids(i, "dobj")) and any(
        parse[p].lower == "to" and parse.notes["places"] & set(parse.kids(p, "pobj"))
        for p in parse.kids(i, "prep")
    ):
        # 'invites the armed groups to Rome'
        return True
    preps = [*parse.kids(i, "prep"), *(q for o in parse.kids(i, "dobj") for q in parse.kids(o, "prep"))]
    preps += [q for p in preps for o in parse.kids(p, "pobj") for q in parse.kids(o, "prep")]
    return any(
        singular(parse[o].lower) in _TALKS
        for p in preps
        if parse[p].lower in ("for", "to")
        for o in parse.kids(p, "pobj")
    )


def _hosted(parse: Parse, i: int, ahead: bool) -> Told | None:
    """'is to host envoys of both sides', 'is hosting negotiators'; a minister who received an envoy is none of talks."""
    guests = [o for o in parse.kids(i, "dobj", "nsubjpass") if singular(parse[o].lower) in _SENT]
    if not guests or (
        parse[i].lemma == "receive"
        and not any(_several(parse, g) or parse[g].lower == "delegation" for g in guests)
    ):
        return None
    going_on = parse[i].tag == "VBG"
    return Told("talks", "planned" if ahead else "ongoing" if going_on else "held", i, planned=ahead)


def _several(parse: Parse, i: int) -> bool:
    """'the two leaders', 'the president and the rebel chief', 'envoys of both sides'"""
    return parse[i].tag in ("NNS", "NNPS") or bool(parse.kids(i, "conj"))


def _by_telephone(parse: Parse, i: int) -> bool:
    return any(
        parse[o].lower in ("phone", "telephone")
        for p in parse.kids(i, "prep")
        if parse[p].lower in ("by", "on", "over")
        for o in parse.kids(p, "pobj")
    )


def _went_to_speak(parse: Parse, i: int) -> Told | None:
    """'flew to Niamey to speak with the junta', 'arrived in Cairo to discuss a truce'"""
    governor = parse[parse[i].head]
    went = (
        parse[i].dep in ("xcomp", "advcl")
        and governor.lemma in _WAYS_OF_GOING
        and governor.tag in ("VBD", "VBN")
    )
    with_whom = {parse[p].lower for p in parse.kids(i, "prep")} & {"with", "to"}
    return Told("talks", "held", governor.i) if went and (with_whom or parse[i].lemma == "discuss") else None


def walked_out(parse: Parse, prep: int) -> int | None:
    """The verb of 'pulled out of the negotiations', 'walked out of talks', 'withdrew from the talks'."""
    out = parse[parse[prep].head]
    verb = parse[out.head] if out.lower == "out" else out
    left = verb.lemma == "withdraw" or (
        out.lower == "out" and verb.lemma in ("pull", "walk", "storm", "drop")
    )
    return verb.i if left and not parse.kids(verb.i, "neg") and not is_ahead(parse, [verb.i]) else None
