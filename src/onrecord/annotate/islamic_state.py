"""The group whose short name is spelt as a verb: 'IS killed 19', 'IS snipers', '40 IS militants'.

Comes in: the words of one sentence with their grammar. Goes out: the same words, the name read as a name.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.records import Token


def islamic_state(tokens: list[Token]) -> list[Token]:
    """'IS snipers killed 11', 'IS holds Mosul', where 'IS' is read as a verb."""
    if all(t.text.isupper() for t in tokens if t.text.isalpha()):
        return tokens
    for group, after in pairwise(tokens):
        i = group.i
        if (
            group.text != "IS"
            or not group.tag.startswith("V")
            or (i and tokens[i - 1].tag[:2] in ("NN", "PR", "WP", "EX"))
        ):
            continue
        if (
            after.tag in ("VBZ", "VBD", "VBP")
            or after.lower in ("has", "had")
            or _has_done(tokens, group, after)
        ):
            above = after.head if after.dep == "aux" else after.i
            if after.tag == "VBN":
                tokens[above] = after = replace(after, tag="VBD")
            if group.head in (above, i):
                for t in tokens:
                    if t.head == i and t.i not in (i, above):
                        tokens[t.i] = replace(t, head=above)
                tokens[i] = replace(group, tag="NNP", pos="PROPN", lemma="is", dep="nsubj", head=above)
        elif i and tokens[i - 1].tag == "CD" and after.tag == "NNS":
            tokens = _counted(tokens, tokens[i - 1], group, after)
        elif after.tag in ("NNS", "NN") and after.head == i:
            verb = next(
                (t for t in tokens if t.head == after.i and t.dep == "acl" and t.tag in ("VBN", "VBD")), None
            )
            if verb is None:
                continue
            root = group.head == i
            for t in tokens:
                if t.head == i and t.i not in (i, after.i):
                    tokens[t.i] = replace(t, head=verb.i)
            tokens[verb.i] = replace(verb, tag="VBD", dep=group.dep, head=verb.i if root else group.head)
            tokens[after.i] = replace(after, dep="nsubj", head=verb.i)
            tokens[i] = replace(group, tag="NNP", pos="PROPN", lemma="is", dep="compound", head=after.i)
    return tokens


def _has_done(tokens: list[Token], group: Token, after: Token) -> bool:
    """'IS killed 19', read as a passive: what has an object behind it is done by the group."""
    acted = any(t.head == after.i and t.dep == "dobj" and t.i > after.i for t in tokens)
    return acted and after.tag == "VBN" and group.dep == "auxpass" and group.head == after.i


def _counted(tokens: list[Token], number: Token, group: Token, noun: Token) -> list[Token]:
    """'killed 40 IS militants', read as 40 who are militants."""
    above = tokens[number.head]
    for t in tokens:
        if t.head == group.i and t.i not in (above.i, noun.i):
            tokens[t.i] = replace(t, head=above.i)
    if above.head == group.i:
        tokens[above.i] = replace(above, dep=group.dep, head=above.i if group.head == group.i else group.head)
    tokens[noun.i] = replace(noun, dep=number.dep, head=number.head)
    tokens[number.i] = replace(number, dep="nummod", head=noun.i)
    tokens[group.i] = replace(group, tag="NNP", pos="PROPN", lemma="is", dep="compound", head=noun.i)
    return tokens
