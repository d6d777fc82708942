"""Attacks named only to say how bad they were: the one told before, or one before it.

Comes in: a parsed sentence and a noun of attacking. Goes out: yes or no.
"""

from __future__ import annotations

from onrecord.extract.parse import Parse

_PREDICATE = ("attr", "oprd", "ccomp", "dobj")


def only_ranked(parse: Parse, i: int) -> bool:
    """'It was the deadliest attack since …', 'making it the deadliest attack', 'the day after the bloodiest attack'"""
    ranked = any(
        parse[c].tag in ("JJS", "RBS") or parse[c].lower.endswith("iest") for c in parse.kids(i, "amod")
    )
    return ranked and (_says_it_of_another(parse, i) or _the_day_before(parse, i))


def _says_it_of_another(parse: Parse, i: int) -> bool:
    governor = parse[parse[i].head]
    subjects = [*parse.kids(governor.i, "nsubj"), *parse.kids(i, "nsubj")]
    predicate = governor.lemma in ("be", "make", "become", "mark") and parse[i].dep in _PREDICATE
    return predicate and any(parse[s].lower in ("it", "this", "that", "which") for s in subjects)


def _the_day_before(parse: Parse, i: int) -> bool:
    prep = parse[i].head
    after = parse[i].dep == "pobj" and parse[prep].lower == "after"
    return after and parse.lower(prep - 1, prep)[:1] in (["day"], ["days"], ["week"], ["weeks"], ["hours"])
