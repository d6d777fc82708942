"""What the parser often reads wrong and the words alone put right.

Comes in: the words of one sentence with their grammar. Goes out: the same words, a few of them hung elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.records import Token

_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_FEASTS = {"good", "palm", "easter", "black", "bloody", "ash", "maundy", "whit", "shrove", "holy"}


def days_apart(tokens: list[Token]) -> list[Token]:
    """'captured Sarrin Monday', 'in Damascus Thursday', read as one name: the name takes the day's place, and the day hangs beside it."""
    for day in tokens:
        if day.lower not in _DAYS or day.i == 0 or day.head == day.i:
            continue
        name = tokens[day.i - 1]
        if name.head != day.i or name.dep != "compound" or name.tag != "NNP" or name.lower in _FEASTS:
            continue
        above = tokens[day.head]
        dep = (
            "dobj"
            if day.dep == "npadvmod" and above.tag.startswith("V") and not _has_object(tokens, day.head)
            else day.dep
        )
        verb = day.head
        while not tokens[verb].tag.startswith("V") and tokens[verb].head != verb:
            verb = tokens[verb].head
        tokens[name.i] = replace(name, dep=dep, head=day.head)
        for other in tokens:
            if other.head == day.i and other.i < name.i:
                tokens[other.i] = replace(other, head=name.i)
        tokens[day.i] = replace(day, dep="npadvmod", head=verb)
    return tokens


def aid_as_noun(tokens: list[Token]) -> list[Token]:
    """'Aid deliveries have stopped', read as somebody who aids deliveries: the first word only says what is delivered."""
    if len(tokens) < 3 or tokens[0].lower != "aid" or tokens[0].tag not in ("VB", "VBP"):
        return tokens
    aid, noun = tokens[:2]
    if not noun.tag.startswith("NN") or noun.head != 0 or aid.dep not in ("csubj", "csubjpass"):
        return tokens
    passive = any(t.head == aid.head and t.dep == "auxpass" for t in tokens)
    for token in tokens[2:]:
        if token.head == 0:
            tokens[token.i] = replace(token, head=1)
    tokens[1] = replace(noun, dep="nsubjpass" if passive else "nsubj", head=aid.head)
    tokens[0] = replace(aid, lemma="aid", pos="NOUN", tag="NN", dep="compound", head=1)
    return tokens


def _has_object(tokens: Sequence[Token], verb: int) -> bool:
    return any(t.head == verb and t.dep in ("dobj", "auxpass") for t in tokens)
