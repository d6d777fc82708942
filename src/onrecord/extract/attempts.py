"""Attempts that are attacks: on somebody's life, or to take a town.

Comes in: a parsed sentence and a token. Goes out: yes or no. What is only wanted or planned is told in modality.py.
"""

from __future__ import annotations

from onrecord.extract import names
from onrecord.extract.ground import names_a_town
from onrecord.extract.parse import Parse


def an_attempt(parse: Parse, i: int) -> bool:
    """'an attempt on his life', 'an assassination attempt', 'an attempt to kill the judge': an attack on a person."""
    token = parse[i]
    deadly = {"kill", "assassinate", "murder", "kidnap", "abduct"}
    if token.pos == "VERB" and token.lemma in ("try", "attempt"):
        return any(parse[v].lemma in deadly and parse.kids(v, "dobj") for v in parse.kids(i, "xcomp"))
    if token.lower not in ("attempt", "attempts") or token.pos != "NOUN":
        return False
    before = {parse[c].lower for c in parse.kids(i, "compound", "amod", "nmod")}
    if before & {"assassination", "murder", "kidnapping", "kidnap", "abduction"}:
        return True
    made = token.dep in ("dobj", "nsubjpass") and parse[token.head].lemma == "make"
    on = [
        o
        for p in (*parse.kids(i, "prep"), *(parse.kids(token.head, "prep") if made else ()))
        if parse[p].lower in ("on", "against", "upon")
        for o in parse.kids(p, "pobj")
    ]
    return any(parse[o].lower in ("life", "lives") or names.is_called(parse, o) for o in on) or any(
        parse[v].lemma in deadly for v in parse.kids(i, "acl")
    )


def for_ground(parse: Parse, i: int) -> bool:
    """'tried to capture the port', 'made a move to retake Segovia': there was fighting for it."""
    token = parse[i]
    if token.lower in ("attempt", "attempts", "bid", "move"):
        meant = parse.kids(i, "acl")
    else:
        # Who 'has been trying' for years tells of no one attack.
        tried = token.lemma in ("try", "attempt") and token.tag in ("VBD", "VB")
        meant = parse.kids(i, "xcomp") if tried else []
    return any(
        parse[v].lemma in _TAKING
        and any(o in parse.notes["towns"] or names_a_town(parse, o) for o in parse.kids(v, "dobj"))
        for v in meant
    )


_TAKING = {"capture", "recapture", "seize", "retake", "storm", "overrun", "take"}
