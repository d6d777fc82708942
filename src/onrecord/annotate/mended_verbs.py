"""Verbs of battle that the parser takes for nouns or adjectives, or hangs on the wrong noun, put right: 'was overrun', 'Fighting flared'.

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


AFFILIATED = {"affiliated", "linked", "allied", "loyal", "aligned", "tied", "belonging", "backed", "supported", "connected"}  # fmt: skip
_STRIKES = {
    "target", "fire", "shell", "attack", "bomb", "strike", "hit", "launch", "kill", "storm", "raid", "seize", "detonate", "capture", "carry", "wound",
    "injure", "ambush", "abduct", "kidnap", "execute", "lob", "pound", "shoot", "set", "blow",
}  # fmt: skip


def of_the_affiliated(tokens: list[Token]) -> list[Token]:
    """'Groups affiliated to the regime targeted on Sunday a suburb', read as a regime that was targeted: what the groups did."""
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.pos not in ("NOUN", "PROPN"):
        return tokens
    for verb in tokens:
        if verb.tag not in ("VBN", "VBD") or verb.lemma not in _STRIKES or verb.dep not in ("acl", "relcl"):
            continue
        up = _above(tokens, verb.i)
        bond = next((j for j in up if tokens[j].lower in AFFILIATED), None)
        if bond is None or tokens[bond].head != root.i or not root.i < bond < verb.i:
            continue
        if tokens[verb.i + 1 : verb.i + 2] and tokens[verb.i + 1].lower == "by":
            continue
        for t in tokens:
            if t.head == root.i and t.i > verb.i:
                tokens[t.i] = replace(t, head=verb.i, dep=_OF_THE_VERB.get(t.dep, t.dep))
        tokens[root.i] = replace(root, head=verb.i, dep="nsubj")
        tokens[verb.i] = replace(verb, head=verb.i, dep="ROOT", tag="VBD", pos="VERB")
        break
    return tokens


_OF_THE_VERB = {"appos": "dobj", "acl": "advcl", "nmod": "dobj"}


def _above(tokens: list[Token], i: int) -> list[int]:
    """The words over this one, nearest first, up to the root."""
    found: list[int] = []
    while tokens[i].head != i and len(found) < len(tokens):
        i = tokens[i].head
        found.append(i)
    return found


HARMS = {
    "killed",
    "murdered",
    "executed",
    "shot",
    "abducted",
    "kidnapped",
    "arrested",
    "detained",
    "captured",
}


def killed_and_burned(tokens: list[Token]) -> list[Token]:
    """'Gunmen killed and burned two farmers', read as gunmen who were killed: both verbs have one object."""
    for harm, joint in pairwise(tokens):
        other = tokens[joint.i + 1] if joint.i + 1 < len(tokens) else None
        if harm.lower not in HARMS or harm.tag != "VBD" or joint.lower != "and" or other is None:
            continue
        if other.head != harm.i or other.dep != "conj" or other.tag not in ("VBD", "VBN"):
            continue
        own = {t.dep for t in tokens if t.head == harm.i and t.i != harm.i}
        theirs = [t for t in tokens if t.head == other.i and t.dep == "dobj" and t.i > other.i]
        if not theirs or "nsubj" not in own or own & {"dobj", "auxpass", "nsubjpass"}:
            continue
        if other.lemma in ("wound", "injure", "hurt", "kill", "murder", "execute"):
            # 'killed and wounded 20': one figure over two kinds; 'shot and killed two': the killing has them
            continue
        for t in tokens:
            if t.head == other.i and t.i > other.i and t.dep in ("dobj", "prep", "npadvmod", "advmod"):
                tokens[t.i] = replace(t, head=harm.i)
    return tokens
