"""Who did an attack, where the word's own grammar does not say: both of two sides, who claims it, who is blamed for it.

Comes in: a parsed sentence and the word for the attack. Goes out: the doer's words, or None.
"""

from __future__ import annotations

from onrecord.extract import sides
from onrecord.extract.attack_told import named_by_verb
from onrecord.extract.parse import Parse


def told_apart(parse: Parse, i: int) -> str | None:
    """Who did it where the word's own grammar does not say: a side read apart, who claims it; of a noun also who 'escalated' or 'continues' it."""
    actor = _side_read_apart(parse, i) or _claimed_by(parse, i) or blamed(parse, i)
    verb = parse[i].head
    if (
        actor is not None
        or parse[i].pos != "NOUN"
        or parse[i].dep != "dobj"
        or parse[verb].lemma not in _GOES_ON_WITH
    ):
        return actor
    return sides.actor_of(parse, verb)


def _claimed_by(parse: Parse, i: int) -> str | None:
    """'The group claimed responsibility for the attack', 'for a bombing and a similar attack'"""
    first = parse.first_conjunct(i)
    prep = parse[parse[first].head]
    what = parse[prep.head]
    if (
        parse[first].dep != "pobj"
        or prep.lower != "for"
        or what.lower != "responsibility"
        or parse[what.head].lemma not in ("claim", "admit", "take", "assume")
    ):
        return None
    return next((found for s in parse.subjects(what.head) if (found := sides.named(parse, s))), None)


def blamed(parse: Parse, i: int) -> str | None:
    """'a car bombing blamed on the group', 'air strikes attributed to it', 'an attack claimed by it'"""
    for verb in parse.kids(i, "acl"):
        if parse[verb].lemma in ("claim", "perpetrate") and (agent := parse.agent(verb)) is not None:
            return sides.named(parse, agent)
        on = [
            o
            for p in parse.kids(verb, "prep")
            if parse[p].lower == ("to" if parse[verb].lemma == "attribute" else "on")
            for o in parse.kids(p, "pobj")
        ]
        if parse[verb].lemma in ("blame", "pin", "attribute") and on:
            return sides.named(parse, on[0])
    return None


def _side_read_apart(parse: Parse, i: int) -> str | None:
    """'intense regime shelling', where the shelling is read as a verb."""
    before = parse[i - 1] if i else None
    if (
        parse[i].tag != "VBG"
        or before is None
        or parse.kids(i, "nsubj", "nsubjpass")
        or before.pos not in ("NOUN", "ADJ", "PROPN")
    ):
        return None
    return (
        before.text if sides.is_side(before.text) and before.lower not in ("terrorist", "coalition") else None
    )


def both_sides(parse: Parse, i: int) -> str | None:
    """'clashes between police and protesters': both of them."""
    hung = (
        [i, *[c for c in parse.children[parse[i].head] if parse[c].dep == "prep"]]
        if parse[i].dep == "nsubj"
        else [i]
    )
    preps = [*parse.kids(i, "prep"), *hung[1:]]
    # 'erupted during the night between troops and rebels': read as the night's
    preps += [p for q in preps for o in parse.kids(q, "pobj") for p in parse.kids(o, "prep")]
    for prep in preps if parse[i].pos == "NOUN" or named_by_verb(parse, i) else ():
        for one in parse.kids(prep, "pobj") if parse[prep].lower == "between" else ():
            other = next(iter(parse.kids(one, "conj")), None)
            if one in parse.notes["towns"] and parse[one].pos == "PROPN" and not _fought(parse, i):
                # 'A mine exploded between Gao and Kidal'
                continue
            if other is None or (sides.named(parse, one) is None and sides.named(parse, other) is None):
                continue
            last = other
            for j in [k for k in sorted(parse.subtree(other)) if k > other]:
                if (
                    j != last + 1
                    or parse[j].lower in _BEHIND_A_SIDE
                    or parse[j].pos in ("VERB", "PUNCT")
                    or parse[j].dep in ("relcl", "acl", "npadvmod")
                ):
                    break
                last = j
            first = min(k for k in parse.subtree(one) if k <= one)
            return parse.words(max(first, prep + 1), last)
    return None


def _fought(parse: Parse, i: int) -> bool:
    return parse[i].lemma in (
        "fight",
        "clash",
        "battle",
        "fighting",
        "war",
        "conflict",
        "hostility",
        "skirmish",
        "firefight",
        "exchange",
        "combat",
        "violence",
    )


_BEHIND_A_SIDE = {
    "in",
    "on",
    "at",
    "near",
    "outside",
    "inside",
    "during",
    "over",
    "around",
    "along",
    "across",
    "since",
    "after",
    "who",
    "which",
    "that",
    "and",
}
_GOES_ON_WITH = {
    "escalate",
    "intensify",
    "continue",
    "press",
    "expand",
    "increase",
    "step",
    "renew",
    "resume",
    "claim",
    "pursue",
    "commit",
    "perpetrate",
}


_CARRIES = {"carry", "stage", "launch", "conduct", "perpetrate", "commit", "mount", "execute"}


def carried_out_by(parse: Parse, i: int) -> str | None:
    """'The raid was most likely carried out by Saudi jets'"""
    verb = parse[i].head
    if parse[i].dep != "nsubjpass" or parse[verb].lemma not in _CARRIES or parse.kids(verb, "neg"):
        return None
    agent = parse.agent(verb)
    return sides.named(parse, agent) if agent is not None else None
