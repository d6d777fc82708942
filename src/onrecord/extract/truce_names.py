"""Which nouns name a truce: the words for one, and pauses that two sides agree on.

Comes in: a parsed sentence and a noun. Goes out: yes or no.
"""

from __future__ import annotations

from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse

TRUCE = {"ceasefire", "cease-fire", "truce", "cessation", "armistice"}
_PAUSED = {"humanitarian", "military", "tactical", "fighting", "hostility", "temporary"}


def names_truce(parse: Parse, i: int, lemma: str) -> bool:
    return (
        lemma in TRUCE
        or (lemma == "fire" and _cease_fire(parse, i))
        or (lemma == "pause" and _is_pause(parse, i))
    )


def _cease_fire(parse: Parse, i: int) -> bool:
    """'cease-fire', read as two words."""
    return parse[i].lower == "fire" and "cease" in {
        parse[c].lower for c in parse.kids(i, "compound", "amod", "nmod")
    }


def _is_pause(parse: Parse, i: int) -> bool:
    """'a humanitarian pause', 'a pause in the fighting'."""
    around = [parse[j].lower for j in parse.kids(i, "amod", "compound", "nmod")]
    around += [singular(parse[o].lower) for p in parse.kids(i, "prep") for o in parse.kids(p, "pobj")]
    for_so_long = {"hour", "day", "week"} & {singular(word) for word in around}
    return bool(_PAUSED & set(around) or (for_so_long and _two_sided(parse, i)))


def _two_sided(parse: Parse, i: int) -> bool:
    """'agreed to a pause of 12 hours', 'announced a three-day pause'"""
    governor = parse[parse[i].head]
    verb = parse[governor.head] if parse[i].dep == "pobj" and governor.lower in ("to", "on") else governor
    return verb.lemma in ("agree", "accept", "announce", "declare", "broker", "negotiate", "observe")
