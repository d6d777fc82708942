"""Places of a sentence that tell nothing of where the harm was done: whom one talks with, where the wounded came from, what a truce was to end.

Comes in: a parsed sentence, a place that it names and the word of a claim. Goes out: whether the place is of something beside it.
"""

from __future__ import annotations

import re

from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.extract.where_narrowest import SETTLED
from onrecord.records import PlaceMention

_TALKS = {"talk", "discussion", "negotiation", "contact", "deal", "agreement", "consultation", "relation", "tie", "understanding"}  # fmt: skip
_TALKING = {"talk", "negotiate", "meet", "agree", "consult", "coordinate", "discuss"}
_BROUGHT = {"bring", "carry", "transfer", "transport", "take", "fly", "evacuate", "move", "airlift"}
_GOING = {
    "enter",
    "approach",
    "reach",
    "cross",
    "leave",
    "flee",
    "head",
    "travel",
    "return",
    "go",
    "move",
    "try",
}
_LIES = {"situate", "locate", "lie"}
_LONG_BEFORE = {"hours", "days", "weeks", "months", "years", "day", "week", "month", "year", "hour"}


def of_something_beside(parse: Parse, mention: PlaceMention, trigger: int) -> bool:
    i = parse.head_within(mention.start, mention.end)
    if i is None or trigger < 0 or trigger in set(parse.subtree(i)):
        # 'brought from Iraq, where it has taken large areas'
        return False
    return (
        _talked_with(parse, i)
        or _laid_on(parse, i)
        or _brought_from(parse, i, trigger)
        or _bound_for(parse, i, trigger)
        or _of_what_went_before(parse, i, trigger)
    )


def lies_by(parse: Parse, i: int) -> bool:
    """'Tal Hamis, situated in Hasakah province': a place that only tells where the one before it lies."""
    for j in parse.up(i):
        token = parse[j]
        if token.pos == "VERB":
            placed = token.head in parse.notes["places"] or singular(parse[token.head].lower) in (
                "town",
                "village",
                "city",
            )
            return token.dep in ("acl", "relcl") and token.lemma in _LIES and placed
        if (
            token.pos in ("NOUN", "PROPN")
            and j not in parse.notes["places"]
            and token.dep not in ("pobj", "npadvmod")
        ):
            return False
    return False


_SETTLEMENTS = {"town", "village", "city", "area", "camp", "district", "suburb", "base", "hamlet", "site", "neighbourhood", "neighborhood", "it", "which"}  # fmt: skip


LIES = re.compile(
    r"\W*(?:The|This) (?:[\w-]+ ){0,2}?(?:town|village|city|area|camp|district|suburb|base|hamlet|site|neighbou?rhood|region|province)(?:, [^.]{3,80},)? "
    r"(?:(?:is|was) (?:located|situated|(?:some|about|around)? ?\d+)|lies)\b"
)
"""The same in a sentence that was not parsed."""


def only_lies_by(parse: Parse, mention: PlaceMention) -> bool:
    """'The village is located ten kilometres north of Hit', 'Idlib lies near Turkey': a sentence that tells nothing of what happened."""
    i = parse.at(mention.end - 1)
    if i is not None and _is_a_stronghold_by(parse, i):
        return True
    for j in parse.up(i) if i is not None else ():
        token = parse[j]
        if token.pos not in ("VERB", "AUX"):
            continue
        if token.lemma not in _LIES or token.dep not in ("ROOT", "conj", "ccomp"):
            return False
        return any(
            s in parse.notes["places"] or singular(parse[s].lower) in _SETTLEMENTS
            for s in parse.kids(j, "nsubj", "nsubjpass")
        )
    return False


_STRONGHOLDS = {"stronghold", "bastion", "enclave", "pocket", "foothold", "redoubt", "town", "village", "suburb", "area", "district"}  # fmt: skip


def _is_a_stronghold_by(parse: Parse, i: int) -> bool:
    """'It is the last opposition stronghold near Damascus': of what was just told, which lies there."""
    way = parse[parse[i].head]
    what = parse[way.head]
    return (
        parse[i].dep == "pobj"
        and way.lower in ("near", "outside")
        and what.dep == "attr"
        and what.lower in _STRONGHOLDS
        and any(parse[s].lower == "it" for s in parse.kids(what.head, "nsubj"))
    )


def _laid_on(parse: Parse, i: int) -> bool:
    """'air strikes attributed to Israel': a state that did it."""
    if parse[i].dep != "pobj" or parse[parse[i].head].lower not in ("to", "on"):
        return False
    verb = parse[parse[parse[i].head].head]
    return verb.lemma in ("attribute", "blame", "pin") and verb.dep in ("acl", "relcl")


def _talked_with(parse: Parse, i: int) -> bool:
    """'in talks with Addis Ababa': a capital that stands for its government."""
    if parse[i].dep != "pobj" or parse[parse[i].head].lower != "with" or parse[i].pos != "PROPN":
        return False
    above = parse[parse[parse[i].head].head]
    return singular(above.lower) in _TALKS or above.lemma in _TALKING


def _brought_from(parse: Parse, i: int, trigger: int) -> bool:
    """'one had died after being carried over from Somalia'"""
    if parse[i].dep != "pobj" or parse[parse[i].head].lower != "from":
        return False
    verb = parse[parse[parse[i].head].head]
    return (
        verb.pos == "VERB" and verb.lemma in _BROUGHT and verb.i != trigger and verb.dep in ("pcomp", "advcl")
    )


def _bound_for(parse: Parse, i: int, trigger: int) -> bool:
    """'killed nine smugglers as they headed for Algeria'"""
    if parse[i].dep != "dobj":
        return False
    verb = parse[parse[i].head]
    marks = {parse[m].lower for m in parse.kids(verb.i, "mark")}
    return (
        verb.dep == "advcl"
        and verb.tag == "VBG"
        and verb.lemma in _GOING
        and verb.i != trigger
        and bool(marks & {"as", "while"})
        and trigger not in set(parse.subtree(verb.i))
    )


def _of_what_went_before(parse: Parse, i: int, trigger: int) -> bool:
    """'… just days after a truce was agreed to end the war in Yemen'"""
    for j in parse.up(i):
        token = parse[j]
        if token.pos != "VERB" or token.dep != "advcl":
            continue
        marks = {parse[m].lower for m in parse.kids(j, "mark")}
        since = any(parse[d].lower in _LONG_BEFORE for d in parse.kids(j, "npadvmod", "dobj") if d < j)
        if marks & {"after", "before"} and since:
            return trigger not in set(parse.subtree(j))
    return False


def named_elsewhere(story: Story, parse: Parse) -> bool:
    """Whether another sentence names a town or a part of one."""
    return any(
        m.place.kind in SETTLED and not parse.sentence.start <= m.start < parse.sentence.end
        for m in story.places
    )
