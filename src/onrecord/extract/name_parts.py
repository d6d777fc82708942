"""The words of a person's name in a sentence: its titles, its first word, the list it stands in.

Comes in: a parsed sentence and the last word of a name. Goes out: places of words.
"""

from __future__ import annotations

from onrecord.extract.groups import INSIDE
from onrecord.extract.parse import Parse


def listed_under(parse: Parse, i: int) -> int:
    """What a name stands in a list or behind a noun of: 'the lawyers' of 'the lawyers A, B and C'."""
    while parse[i].dep in ("conj", "appos") and parse[parse[i].head].pos in ("PROPN", "NOUN"):
        i = parse[i].head
    return i


def inside(parse: Parse, i: int) -> list[int]:
    """The words before the last one of the name that belong to it: 'Colonel' and 'Tomas' of 'Colonel Tomas Reyes'."""
    direct = [c for c in parse.children[i] if c < i and parse[c].dep in INSIDE]
    return sorted(
        {*direct, *(k for c in direct for k in parse.children[c] if k < c and parse[k].dep == "compound")}
    )


def first_of(parse: Parse, i: int) -> int:
    """The first word of the name, its titles included."""
    return min([i, *inside(parse, i)])


def told_of_all(parse: Parse, i: int) -> int | None:
    """'Ana Rivas and a nurse, who were killed': the clause behind the last of two or more that tells of each."""
    if parse[i].tag not in ("NN", "NNP") or not (parse[i].dep == "conj" or parse.kids(i, "conj")):
        return None
    last = parse.first_conjunct(i)
    while joined := parse.kids(last, "conj"):
        last = joined[-1]
    if last == i or parse[last].tag not in ("NN", "NNP"):
        return None
    clauses = (
        c
        for c in parse.kids(last, "relcl")
        if any(parse[a].lower in _MANY for a in parse.kids(c, "aux", "auxpass"))
    )
    return next(clauses, None)


_MANY = {"were", "are", "have"}
