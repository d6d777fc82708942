"""Death threats: 'received death threats', 'threatened to kill Senator Mora', 'threats against the lives of two judges'.

Comes in: a parsed sentence and its drafts. Goes out: a draft of those who are to be killed; that it is a threat is told by the
certainty of its claim (modality.py).
"""

from __future__ import annotations

from onrecord.extract import mentions, names
from onrecord.extract.drafts import Draft
from onrecord.extract.listed_names import conjuncts, of_name
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse

_GET = {"receive", "get", "face", "have"}
_DEADLY = {"kill", "murder", "assassinate", "execute"}


def find(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """A draft for each of the people whose death is threatened."""
    taken = {d.mention.head for d in drafts}
    out: list[Draft] = []
    for token in parse.tokens:
        if token.lower in ("threat", "threats") and _of_death(parse, token.i):
            people = _threatened(parse, token.i)
        elif token.lemma == "threaten" and token.pos == "VERB":
            people = _by_verb(parse, token.i)
        else:
            continue
        for head in people:
            mention = _mention(parse, head)
            if mention is not None and head not in taken:
                taken.add(head)
                out.append(
                    Draft(
                        "killed", mention, token.i, parse.sentence.index, None, mention.figure, mention.groups
                    )
                )
    return out


def told(parse: Parse, trigger: int) -> bool:
    """Whether the harm is told as a threat."""
    token = parse[trigger]
    return token.lemma in ("threat", "threats", "threaten") or (
        token.dep == "xcomp" and parse[token.head].lemma == "threaten"
    )


def _of_death(parse: Parse, i: int) -> bool:
    before = {parse[c].lower for c in parse.kids(i, "compound", "amod", "nmod")}
    to_kill = any(parse[v].lemma in _DEADLY for v in parse.kids(i, "acl"))
    return (
        "death" in before
        or to_kill
        or any(
            parse[o].lower in ("death", "life", "lives")
            for p in parse.kids(i, "prep")
            for o in parse.kids(p, "pobj")
        )
    )


def _threatened(parse: Parse, noun: int) -> list[int]:
    found = [
        o
        for p in parse.kids(noun, "prep")
        if parse[p].lower in ("against", "to", "on")
        for o in parse.kids(p, "pobj")
    ]
    found += [o for v in parse.kids(noun, "acl") for o in parse.kids(v, "dobj")]
    verb = parse[noun].head
    if parse[noun].dep == "dobj" and parse[verb].lemma in _GET:
        found += parse.subjects(verb)
    return [j for f in found for j in conjuncts(parse, f)]


def _by_verb(parse: Parse, verb: int) -> list[int]:
    with_death = any(
        parse[o].lower == "death"
        for p in parse.kids(verb, "prep")
        if parse[p].lower == "with"
        for o in parse.kids(p, "pobj")
    )
    found = parse.kids(verb, "dobj", "nsubjpass") if with_death else []
    found += [
        o for v in parse.kids(verb, "xcomp") if parse[v].lemma in _DEADLY for o in parse.kids(v, "dobj")
    ]
    return [j for f in found for j in conjuncts(parse, f)]


def _mention(parse: Parse, head: int) -> Mention | None:
    if names.ends_a_name(parse, head):
        return of_name(parse, head) if names.is_person(parse, head) else None
    return next((m for m in mentions.find(parse) if m.head == head and m.named and not m.pronoun), None)
