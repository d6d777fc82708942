"""What is only spoken of to say that it is not so, or would have come: 'reports that … were false', 'would have killed dozens'.

Comes in: a parsed sentence and a token. Goes out: yes or no; modality.py makes the certainty of it.
"""

from __future__ import annotations

import re

from onrecord.extract.groups import singular
from onrecord.extract.mention import Mention
from onrecord.extract.parse import ACCUSING, Parse

REPORTS = {
    "report",
    "claim",
    "allegation",
    "accusation",
    "suggestion",
    "account",
    "rumour",
    "rumor",
    "assertion",
    "charge",
    "notion",
    "idea",
    "story",
    "news",
}
_FALSE = re.compile(
    r"\b(?:fake|false|fabricat\w+|lies?|baseless|groundless|unfounded|untrue|not true|incorrect|a hoax|disinformation|propaganda)\b",
    re.IGNORECASE,
)
_STEPS = 6
"""How far above a deed the report of it stands."""


def said_to_be_false(parse: Parse, i: int) -> bool:
    """'Reports that drones killed 14 guests were false', 'a report of 25 deaths turned out to be a hoax'."""
    below = i
    for j in list(parse.up(i))[:_STEPS]:
        noun = parse[j].pos in ("NOUN", "PROPN") or parse[j].dep in ("dobj", "nsubj")
        if noun and singular(parse[j].lower) in REPORTS:
            of_it = parse[below].dep in ("acl", "ccomp", "relcl") and parse.kids(below, "nsubj", "nsubjpass")
            told = bool(of_it) or (
                parse[below].dep == "prep" and parse[below].lower in ("of", "that", "about")
            )
            return told and _FALSE.search(parse.text, parse.sentence.start, parse.sentence.end) is not None
        below = j
    return False


def only_spoken_of(parse: Parse, trigger: int, verb: int) -> bool:
    """'The deaths of nine nuns were never investigated': what is not done about a deed says nothing against it."""
    deed = parse.first_conjunct(trigger)
    return (
        parse[trigger].pos == "NOUN"
        and parse[deed].dep in ("nsubj", "nsubjpass")
        and parse[deed].head == verb
        and parse[verb].pos == "VERB"
        and parse[verb].lemma not in _COMES_ABOUT
    )


_COMES_ABOUT = {
    "be",
    "happen",
    "occur",
    "take",
    "come",
    "result",
    "follow",
    "report",
    "record",
    "cause",
    "exist",
    "register",
    "see",
    "witness",
    "involve",
}


def answers_a_denial(parse: Parse, verb: int) -> bool:
    """'denied shelling the market, accusing the rebels of killing nine', 'denied it, saying only six had died': told, not denied."""
    for j in (verb, *parse.up(verb)):
        if parse[j].pos != "VERB" or parse[j].dep not in ("advcl", "conj"):
            continue
        if parse[j].lemma in _ANSWERING or parse[j].lemma in ACCUSING:
            return True
    return False


_ANSWERING = {"say", "insist", "claim", "add", "put", "state", "maintain"}


def would_have(parse: Parse, trigger: int, verb: int) -> bool:
    """'The bomb would have killed dozens had it gone off', 'Had the missile exploded, …'"""
    for v in (trigger, verb):
        helping = parse.kids(v, "aux", "auxpass")
        words = {parse[c].lower for c in helping}
        if {"would", "have"} <= words or ({"could", "have"} <= words and _turned(parse, verb)):
            return True
        subjects = parse.kids(v, "nsubj", "nsubjpass")
        if any(parse[c].lower == "had" and c < s for c in helping for s in subjects[:1]):
            return True
    return False


def _turned(parse: Parse, verb: int) -> bool:
    return any(
        parse[c].lower == "had" and c < s
        for v in parse.kids(verb, "advcl")
        for c in parse.kids(v, "aux")
        for s in parse.kids(v, "nsubj")[:1]
    )


_NONE_OF = re.compile(
    r"\b(?:none|neither) of (?:the |its |their |his |those |these |them )?(?:\w+ )?\Z", re.IGNORECASE
)


def none_of(parse: Parse, first: int) -> bool:
    """'None of the 12 passengers was hurt'"""
    start = max(parse.sentence.start, parse[first].start - 40)
    return _NONE_OF.search(parse.text, start, parse[first].start) is not None


_NONE_KNOWN = re.compile(
    r"\b(?:(?:it|they|we) (?:has|have|had) (?:received )?no (?:reports?|indications?|information|evidence|record|knowledge) (?:of|about)|"
    r"(?:is|are|was|were) (?:not aware|unaware) of|(?:has|have|had|did) (?:not|n't|n’t) (?:seen|found|received|find|see|receive) (?:any )?(?:reports?|evidence|indications?) of) (?:any )?\Z",
    re.IGNORECASE,
)


def none_known(parse: Parse, first: int) -> bool:
    """'said it had no reports of civilian casualties', 'was not aware of any civilian casualties'"""
    start = max(parse.sentence.start, parse[first].start - 60)
    return _NONE_KNOWN.search(parse.plain, start, parse[first].start) is not None


def none_of_them(parse: Parse, mention: Mention, counted: bool) -> bool:
    """'No civilians were killed', 'not a single civilian was hurt'; but not 'no fewer than nine'."""
    if mention.figure is not None and mention.figure.text.lower().startswith(("no ", "not ")):
        return False
    before = parse[mention.first - 1].lower if mention.first else ""
    if none_of(parse, mention.first) or (not counted and none_known(parse, mention.first)):
        return True
    if parse[mention.first].lower in ("no", "nobody", "none") and not counted:
        return True
    return before in ("not", "nor") or any(parse[c].lower == "no" for c in parse.kids(mention.head, "det"))
