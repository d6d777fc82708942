"""Subjects and objects that the parser often takes for something else: people counted, people behind a comma, the place before a colon.

Comes in: the words of one sentence with their grammar. Goes out: the same words, a few of them hung elsewhere.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.records import Token

_ENDING = {
    "die",
    "perish",
    "drown",
    "succumb",
    "flee",
    "vanish",
    "disappear",
    "survive",
    "starve",
    "suffocate",
}
"""Verbs without an object, which are no passive of the noun before them."""


def ending(tokens: list[Token]) -> list[Token]:
    """'At least 168 people, 40 of them minors, perished in the raid', '45 people, including 12 minors, left Bor', read as a noun with a passive:
    the verb is the sentence's."""
    for verb in tokens:
        ends = verb.lemma in _ENDING and verb.tag in ("VBN", "VBD")
        acts = verb.tag == "VBD" and any(t.head == verb.i and t.dep == "dobj" for t in tokens)
        if not (ends or acts) or verb.dep != "acl":
            continue
        root = next((t for t in tokens if t.head == t.i), None)
        if root is None or root.i > verb.i or not root.tag.startswith("NN") or tokens[verb.i - 1].text != ",":
            continue
        if acts and not any(t.head == root.i and t.dep == "nummod" for t in tokens):
            continue
        tokens[root.i] = replace(root, dep="nsubj", head=verb.i)
        tokens[verb.i] = replace(verb, dep="ROOT", tag="VBD", head=verb.i)
        for t in tokens:
            if t.head == root.i and t.dep == "prep" and t.i == 0:
                tokens[t.i] = replace(t, head=verb.i)
        return tokens
    return tokens


def so_many(tokens: list[Token]) -> list[Token]:
    """'Between 60,000 and 80,000 people fled', read as what lies between two numbers: both count the people, who are the subject."""
    for between in tokens[:-4]:
        i = between.i
        low, joined, high = tokens[i + 1 : i + 4]
        if between.lower != "between" or between.dep != "prep" or low.tag != "CD" or low.head != i:
            continue
        if joined.lower != "and" or high.tag != "CD":
            continue
        verb = tokens[between.head]
        noun = next(
            (t for t in tokens[i + 4 : i + 8] if t.tag == "NNS" and t.dep == "pobj" and t.head == i), None
        )
        own = [t.dep for t in tokens if t.head == verb.i]
        if noun is None or verb.i < noun.i or {"nsubj", "nsubjpass"} & set(own):
            continue
        tokens[noun.i] = replace(noun, dep="nsubjpass" if "auxpass" in own else "nsubj", head=verb.i)
        tokens[i] = replace(between, dep="quantmod", head=low.i)
        tokens[low.i] = replace(low, dep="nummod", head=noun.i)
        tokens[joined.i] = replace(joined, dep="cc", head=low.i)
        tokens[high.i] = replace(high, dep="conj", head=low.i)
    return tokens


def behind_the_comma(tokens: list[Token]) -> list[Token]:
    """'In the course of the evacuation, 45 persons left', read as persons who are the evacuation: what a comma sets off is the subject."""
    for noun in tokens:
        above = tokens[noun.head]
        if noun.dep != "appos" or noun.tag != "NNS" or above.dep != "pobj" or tokens[0].dep != "prep":
            continue
        counted = any(t.head == noun.i and t.dep == "nummod" for t in tokens)
        first = min(t.i for t in tokens if t.i == noun.i or (t.head == noun.i and t.i < noun.i))
        verb = tokens[tokens[0].head]
        own = [t.dep for t in tokens if t.head == verb.i]
        if (
            not counted
            or tokens[first - 1].text != ","
            or verb.i < noun.i
            or {"nsubj", "nsubjpass"} & set(own)
        ):
            continue
        tokens[noun.i] = replace(noun, dep="nsubjpass" if "auxpass" in own else "nsubj", head=verb.i)
        return tokens
    return tokens


_MEASURES = {
    "years", "months", "weeks", "days", "hours", "minutes", "nights", "times", "kilometres", "kilometers", "miles", "metres", "meters", "feet", "points",
    "degrees", "places", "ranks", "percent", "cent", "tonnes", "tons", "dollars", "euros", "litres", "yards", "inches",
}  # fmt: skip


def counted_object(tokens: list[Token]) -> list[Token]:
    """'has so far displaced 30,000 people', read as how far: so many people right behind an active verb are its object."""
    for noun in tokens:
        verb = tokens[noun.head]
        if (
            noun.dep != "npadvmod"
            or noun.tag != "NNS"
            or noun.lower in _MEASURES
            or verb.tag not in ("VBD", "VBN", "VBZ")
        ):
            continue
        own = [t.dep for t in tokens if t.head == verb.i]
        numbered = any(t.head == noun.i and t.dep == "nummod" and verb.i < t.i for t in tokens)
        first = min(t.i for t in tokens if t.i == noun.i or (t.head == noun.i and t.i < noun.i))
        if (
            numbered
            and first == verb.i + 1
            and "nsubj" in own
            and not {"dobj", "auxpass", "ccomp"} & set(own)
        ):
            tokens[noun.i] = replace(noun, dep="dobj")
    return tokens


def before_a_colon(tokens: list[Token]) -> list[Token]:
    """'Idlib: regime artillery killed two', read as Idlib that killed: what stands before a colon is the head of an entry and no subject."""
    for token in tokens:
        if token.dep not in ("nsubj", "nsubjpass") or token.head <= token.i:
            continue
        j = token.i + 1
        if j < len(tokens) and tokens[j].text == "(":
            j = next((k for k in range(j, token.head) if tokens[k].text in (")", "):")), j)
            j += tokens[j].text == ")"
        if j < token.head and tokens[j].text in (":", "):"):
            tokens[token.i] = replace(token, dep="dep")
    return tokens
