"""Verbs of battle that the parser takes for nouns or adjectives, put right: 'was overrun', 'Fighting flared', 'marginally advanced'.

Comes in: the tokens of a sentence. Goes out: the same with the verb as one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.records import Token


def overrun(tokens: list[Token]) -> list[Token]:
    """'The town was overrun on Friday', read as what the town was: what was done to it."""
    for word in tokens:
        if word.lower != "overrun" or word.tag not in ("NN", "JJ", "VB", "VBP"):
            continue
        was = tokens[word.head]
        passive = any(t.head == word.i and t.dep == "auxpass" for t in tokens)
        if not passive and not (word.dep in ("attr", "acomp") and was.lemma == "be"):
            continue
        tokens[word.i] = replace(word, tag="VBN", pos="VERB", lemma="overrun")
        if passive:
            continue
        for t in tokens:
            if t.head == was.i and t.i not in (was.i, word.i):
                tokens[t.i] = replace(t, dep="nsubjpass" if t.dep == "nsubj" else t.dep, head=word.i)
        tokens[word.i] = replace(tokens[word.i], dep=was.dep, head=word.i if was.head == was.i else was.head)
        tokens[was.i] = replace(was, dep="auxpass", head=word.i)
    return tokens


FLARES = {"flared", "erupted", "raged", "resumed", "continued", "broke", "intensified", "subsided", "eased"}


def fighting(tokens: list[Token]) -> list[Token]:
    """'Fighting flared in the town', read as a verb with what it fights: the noun that it is."""
    for word, after in pairwise(tokens):
        if (
            word.lower in ("fighting", "shelling")
            and word.tag == "VBG"
            and after.lower in FLARES
            and after.head in (word.i, after.i, word.head)
        ):
            tokens[word.i] = replace(word, tag="NN", pos="NOUN", lemma=word.lower)
    return tokens


def advanced(tokens: list[Token]) -> list[Token]:
    """'Troops marginally advanced near the town', read as what they are like: what has a subject and no 'were' is a verb."""
    for word in tokens:
        if word.lower != "advanced" or word.tag != "JJ":
            continue
        own = {t.dep for t in tokens if t.head == word.i and t.i != word.i}
        if "nsubj" in own and not own & {"cop", "aux", "auxpass"}:
            tokens[word.i] = replace(word, tag="VBD", pos="VERB", lemma="advance")
    return tokens


def missing(tokens: list[Token]) -> list[Token]:
    """'A corporal is missing', read as one who misses something: what the corporal is."""
    for word in tokens:
        if (
            word.lower != "missing"
            or word.tag != "VBG"
            or any(t.head == word.i and t.dep == "dobj" for t in tokens)
        ):
            continue
        was = next((t for t in tokens if t.head == word.i and t.dep == "aux" and t.lemma == "be"), None)
        if was is None:
            continue
        for t in tokens:
            if t.head == word.i and t.i not in (word.i, was.i):
                tokens[t.i] = replace(t, head=was.i)
        tokens[was.i] = replace(
            was, dep=word.dep, pos="AUX", head=was.i if word.head == word.i else word.head
        )
        tokens[word.i] = replace(word, tag="JJ", pos="ADJ", lemma="missing", dep="acomp", head=was.i)
    return tokens
