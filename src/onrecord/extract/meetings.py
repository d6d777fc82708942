"""Talks: meetings and negotiations held, going on, planned or failed.

Comes in: a parsed sentence. Goes out: what it tells of talks. What is only called for or refused is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract import meeting_verbs
from onrecord.extract.clauses import (
    Told,
    head_noun,
    is_ahead,
    is_going_on,
    ruled_out,
    slot,
    told_by,
    under_noun,
    with_governor,
)
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.words import GROUP_OF

_TALKS = {
    "talk",
    "negotiation",
    "meeting",
    "summit",
    "consultation",
    "conference",
    "dialogue",
    "session",
    "round",
    "mediation",
    "parley",
}
_OF_PEACE = {
    "peace",
    "truce",
    "ceasefire",
    "un",
    "u.n.",
    "un-backed",
    "emergency",
    "donor",
    "security",
    "council",
    "face-to-face",
    "indirect",
    "direct",
    "bilateral",
    "international",
    "closed-door",
    "crisis",
    "reconciliation",
    "mediation",
    "geneva",
    "trilateral",
}
_SUBJECT = {"begin": "ongoing", "start": "ongoing", "open": "ongoing", "resume": "ongoing", "continue": "ongoing", "proceed": "ongoing", "go": "ongoing", "fail": "failed",
            "collapse": "failed", "stall": "failed", "break": "failed", "founder": "failed", "falter": "failed", "end": "held", "conclude": "held", "take": "held",
            "produce": "held", "focus": "held", "last": "held", "yield": "held", "lead": "held", "drag": "ongoing", "enter": "ongoing"}  # fmt: skip
_OBJECT = {"hold": "held", "have": "held", "attend": "held", "host": "held", "conclude": "held", "finish": "held", "end": "held", "join": "ongoing", "conduct": "held",
           "begin": "ongoing", "start": "ongoing", "open": "ongoing", "resume": "ongoing", "continue": "ongoing", "suspend": "failed", "abandon": "failed",
           "cancel": "failed", "boycott": "failed", "leave": "failed", "quit": "failed", "plan": "planned", "schedule": "planned", "convene": "held",
           "postpone": "planned", "chair": "held", "arrange": "planned", "mediate": "ongoing", "lead": "held"}  # fmt: skip
_SPEAKERS = {"official", "leader", "minister", "diplomat", "envoy", "president", "side", "party", "delegation", "representative", "ambassador", "mediator", "power",
             "negotiator", "government", "council", "commander", "chief", "secretary", "elder", "member", "group", "adviser", "officer", "foreign", "they", "he", "she", "we",
             "prime", "king", "emir", "team", "delegate", "general", "partner", "counterpart", "who", "rebel", "bloc", "union", "country", "nation"}  # fmt: skip
_UNWANTED = {"call", "urge", "demand", "seek", "want", "reject", "refuse", "oppose", "need", "propose", "offer", "invite", "appeal", "press", "push", "favour", "favor",
             "support", "encourage", "rule", "request", "prefer", "engage", "insist"}  # fmt: skip

_EFFORTS = {"effort", "attempt", "bid", "push", "drive", "initiative"}
_AGREED = {
    "settlement",
    "agreement",
    "deal",
    "talk",
    "negotiation",
    "accord",
    "solution",
    "conference",
    "summit",
}
_AIMS = {
    "seek",
    "reach",
    "broker",
    "negotiate",
    "secure",
    "revive",
    "restart",
    "find",
    "convene",
    "mediate",
    "forge",
}


def find(parse: Parse) -> Iterator[Told]:
    """What a sentence tells of talks, in the order of its words."""
    for token in parse.tokens:
        told = None
        if token.pos == "VERB":
            told = _verb(parse, token.i)
        elif token.pos in ("NOUN", "PROPN"):
            lemma = singular(token.lower)
            if lemma in _TALKS and token.tag not in ("NNP", "NNPS"):
                told = _noun(parse, token.i)
            elif lemma in _EFFORTS:
                told = _sought(parse, token.i)
            elif lemma in ("conversation", "call") and {"phone", "telephone"} & {
                parse[c].lower for c in parse.kids(token.i, "compound", "amod")
            }:
                told = Told("talks", "held", token.i, noun=token.i)
            elif lemma in ("agreement", "deal", "accord"):
                told = _reached(parse, token.i)
        if told is not None:
            yield told


def _verb(parse: Parse, i: int) -> Told | None:
    lemma = parse[i].lemma
    if (otherwise := meeting_verbs.told(parse, i, _speaks)) is not None:
        return otherwise
    if lemma == "discuss":
        return _to_discuss(parse, i)
    if lemma == "mediate":
        between = any(parse[p].lower == "between" for p in parse.kids(i, "prep"))
        going_on = parse[i].tag in ("VBG", "VBZ", "VBP") and between and parse.subjects(i)
        return Told("talks", "ongoing", i) if going_on and not _wanted(parse, i) else None
    if lemma not in ("meet", "negotiate", "consult", "confer"):
        return None
    subjects = parse.subjects(i)
    if not subjects or parse.passive(i) or _wanted(parse, i):
        return None
    ahead = is_ahead(parse, with_governor(parse, i))
    if lemma == "meet":
        around = {parse[j].lower for j in parse.subtree(i) if j > i}
        people = any(_speaks(parse, s) for s in subjects)
        met = any(_speaks(parse, o) for o in parse.kids(i, "dobj"))
        if not people or not (
            met
            or around
            & {
                "with",
                "to",
                "discuss",
                "in",
                "at",
                "on",
                "officials",
                "leaders",
                "minister",
                "president",
                "delegation",
                "representatives",
                "envoy",
                "for",
            }
        ):
            return None
        if any(
            singular(parse[o].lower)
            in ("demand", "target", "deadline", "need", "resistance", "condition", "requirement", "challenge")
            for o in parse.kids(i, "dobj")
        ):
            return None
        now = is_going_on(parse, i)
        return Told("talks", "planned" if ahead else "ongoing" if now else "held", i, planned=ahead)
    if lemma == "negotiate" and parse[i].dep in ("xcomp", "advcl", "acl"):
        governor = parse[parse[i].head]
        if governor.lemma in ("go", "travel", "fly", "arrive", "come") and governor.tag in ("VBD", "VBN"):
            # 'flew to Nairobi to negotiate the accord'
            return Told("talks", "held", governor.i)
        return None
    return Told("talks", "planned" if ahead else "ongoing", i, planned=ahead)


def _to_discuss(parse: Parse, i: int) -> Told | None:
    """'will discuss the insurgency in Maputo', 'are to discuss …': talks that are to come."""
    subjects = parse.subjects(i)
    if (
        not subjects
        or not any(_speaks(parse, s) for s in subjects)
        or parse.kids(i, "neg")
        or _wanted(parse, i)
    ):
        return None
    ahead = is_ahead(parse, with_governor(parse, i))
    return Told("talks", "planned", i, planned=True) if ahead else None


def _speaks(parse: Parse, i: int) -> bool:
    nodes = [i, *parse.kids(i, "conj", "compound")]
    return any(
        singular(parse[j].lower) in _SPEAKERS
        or parse[j].pos == "PROPN"
        or GROUP_OF.get(singular(parse[j].lower)) == "official"
        for j in nodes
    )


def _wanted(parse: Parse, i: int) -> bool:
    """Whether somebody only wants it: 'called on them to meet', 'refused to negotiate'."""
    return any(parse[j].lemma in _UNWANTED for j in list(parse.up(i))[:2] if parse[j].pos == "VERB") and parse[i].dep in (
        "xcomp", "ccomp", "acl", "advcl",
    )  # fmt: skip


def _noun(parse: Parse, i: int) -> Told | None:
    noun = head_noun(parse, i)
    lemma = singular(parse[i].lower)
    before = {parse[c].lower for c in parse.kids(i, "compound", "amod", "nmod", "poss")}
    partners = {parse[c].lower for c in parse.kids(i, "prep")} & {"between", "with", "on"}
    if noun != i or (
        lemma in ("session", "round", "meeting", "conference", "mediation")
        and not before & _OF_PEACE
        and not partners
        and not _of_talks(parse, i)
        and not (lemma == "round" and before & _NEXT and _TALKS_TOLD.search(parse.text))
    ):
        return None
    above = under_noun(parse, i)
    spoken_of = above if above is not None and singular(parse[above].lower) in _SPANS else i
    if (denied := ruled_out(parse, i)) is not None:
        return Told("talks", "planned", denied, noun=i, certainty="denied")
    where = slot(parse, spoken_of)
    if where is not None:
        role, governor = where
        if role == "object" and parse[governor].lemma in _UNWANTED:
            return None
        verbs = told_by(parse, spoken_of)
        if role == "object" and _will_not(parse, governor):
            return None
        table = _SUBJECT if role == "subject" else {**_SUBJECT, **_OBJECT}
        ahead = is_ahead(parse, with_governor(parse, governor) if verbs == [governor] else verbs)
        for verb in reversed(verbs):
            if parse[verb].lemma == "take" and "place" not in {parse[c].lower for c in parse.children[verb]}:
                continue
            # 'are to be held'
            passive = verb != verbs[0] and bool(parse.kids(verb, "auxpass"))
            phase = (_OBJECT if passive else table).get(parse[verb].lemma)
            below = {parse[j].lower for j in parse.subtree(verb)}
            if (parse[verb].lemma == "cut" and "off" in below) or (phase == "held" and "nowhere" in below):
                phase = "failed"
            if parse[verb].lemma in ("put", "push") and below & {"off", "back"} and role == "object":
                phase = "planned"
            if phase is not None:
                if verb != verbs[0] and parse[verbs[0]].lemma == "fail":
                    phase = "failed"
                if parse[verb].lemma in ("end", "conclude", "finish", "break") and (
                    below & {"without", "inconclusively", "deadlock", "failure"}
                    or ("no" in below and below & {"agreement", "deal", "accord", "result", "breakthrough"})
                ):
                    phase = "failed"
                if phase == "held" and is_going_on(parse, verb):
                    phase = "ongoing"
                return Told("talks", "planned" if ahead else phase, verb, noun=i, planned=ahead)
        if role == "subject" and parse[governor].lemma == "be":
            return _being(parse, i, governor, verbs)
        if partners and parse[governor].lemma not in _UNWANTED and role == "subject":
            return Told("talks", "ongoing" if parse[governor].tag != "VBD" else "held", governor, noun=i)
        return None
    return _taking_part(parse, spoken_of, partners)


_SPANS = {"day", "hour", "week", "cycle"}
"""'held three days of talks'"""
_NEXT = {"next", "new", "second", "third", "fourth", "latest", "last", "first", "further", "fresh", "final"}
_TALKS_TOLD = re.compile(r"\b(?:talks|negotiat\w+|envoys?|mediat\w+)\b", re.IGNORECASE)
"""A round is one of talks in a report of talks."""


def _will_not(parse: Parse, verb: int) -> bool:
    """'refused to hold talks', 'would not attend the talks'."""
    refused = parse[verb].dep == "xcomp" and parse[parse[verb].head].lemma in ("refuse", "decline")
    ahead = {parse[c].lower for c in parse.kids(verb, "aux")} & {"will", "would", "wo"}
    return refused or bool(ahead and parse.kids(verb, "neg"))


def _of_talks(parse: Parse, i: int) -> bool:
    """'several rounds of talks'."""
    return any(
        singular(parse[o].lower) in ("talk", "negotiation", "dialogue")
        for p in parse.kids(i, "prep")
        for o in parse.kids(p, "pobj")
    )


def _being(parse: Parse, i: int, verb: int, verbs: list[int]) -> Told | None:
    below = {parse[j].lower for j in parse.subtree(verb)}
    if "due" in below or "scheduled" in below or is_ahead(parse, verbs):
        return Told("talks", "planned", verb, noun=i, planned=True)
    if below & {"underway", "way", "ongoing"}:
        return Told("talks", "ongoing", verb, noun=i)
    if below & {"deadlocked", "deadlock", "stalled", "fruitless", "inconclusive", "unsuccessful", "futile"}:
        return Told("talks", "failed", verb, noun=i)
    if below & {"constructive", "productive", "fruitful", "useful", "cordial", "tense", "frank"}:
        return Told("talks", "held", verb, noun=i)
    return None


def _taking_part(parse: Parse, i: int, partners: set[str]) -> Told | None:
    """'took part in talks', 'is due in Cairo for talks with …', 'after talks in Geneva'."""
    if parse[i].dep != "pobj":
        return None
    prep = parse[parse[i].head]
    governor = parse[prep.head]
    above = under_noun(parse, i, ("of", "for"))
    if prep.lower in ("of", "from") and (left := meeting_verbs.walked_out(parse, prep.i)) is not None:
        return Told("talks", "failed", left, noun=i)
    if prep.lower == "of" or (
        above is not None
        and singular(parse[above].lower)
        in ("call", "offer", "demand", "resumption", "prospect", "hope", "lack", "idea")
    ):
        return None
    if governor.lemma in _UNWANTED:
        return None
    if prep.lower in ("in", "at") and governor.lemma in (
        "part",
        "participate",
        "take",
        "join",
        "be",
        "represent",
        "engage",
        "sit",
        "say",
        "discuss",
        "agree",
        "hammer",
    ):
        verb = parse.clause(governor.i)
        return Told(
            "talks",
            "held" if parse[verb].tag in ("VBD", "VBN") and not parse.kids(verb, "aux") else "ongoing",
            i,
            noun=i,
        )
    if prep.lower in ("for", "to"):
        if any(
            parse[j].lower in ("due", "expected", "scheduled")
            for j in (governor.i, *parse.subtree(governor.i))
        ):
            return Told("talks", "planned", governor.i, noun=i, planned=True)
        if governor.lemma in _GOES or governor.lemma in ("arrive", "gather", "be"):
            verb = parse.clause(governor.i)
            ahead = is_ahead(parse, [verb]) or governor.tag in ("VB", "VBG")
            # 'The envoy flies to Khartoum today for talks': what is on the calendar
            ahead = ahead or (governor.lemma in _GOES and governor.tag in ("VBZ", "VBP"))
            return Told("talks", "planned" if ahead else "ongoing", governor.i, noun=i, planned=ahead)
        return None
    if prep.lower in ("after", "following", "during") and (
        partners or parse.kids(i, "prep", "amod", "compound")
    ):
        gone = governor.lemma in ("leave", "fly", "depart") and governor.pos == "VERB"
        return Told("talks", "held", governor.i if gone else i, noun=i)
    return None


_GOES = {"travel", "fly", "go", "visit", "return", "head", "depart"}


def _sought(parse: Parse, i: int) -> Told | None:
    """'Attempts to broker a settlement have shown no progress': talks that go on, or have failed."""
    aims = [a for a in parse.kids(i, "acl") if parse[a].lemma in _AIMS]
    if not any(singular(parse[j].lower) in _AGREED for a in aims for j in parse.subtree(a)):
        return None
    if any(parse[a].lemma == "convene" for a in aims):
        return Told("talks", "planned", i, noun=i, planned=True)
    if parse[i].dep not in ("nsubj", "nsubjpass"):
        return None
    failed = parse[parse[i].head].lemma in ("fail", "collapse", "founder")
    return Told("talks", "failed" if failed else "ongoing", i, noun=i)


def _reached(parse: Parse, i: int) -> Told | None:
    """'A deal on the border was reached': talks that were held, where it is on no truce or evacuation."""
    where = slot(parse, i)
    if (
        where is None
        or where[0] != "object"
        or parse[where[1]].lemma != "reach"
        or parse.kids(where[1], "neg")
    ):
        return None
    if any(parse[c].lower == "to" for c in parse.kids(where[1], "aux")):
        return None
    words = {singular(parse[j].lower) for j in parse.subtree(i)}
    if words & {"ceasefire", "truce", "evacuation", "cease-fire", "fighting", "hostility"} or is_ahead(
        parse, [where[1]]
    ):
        return None
    return Told("talks", "held", where[1], noun=i)
