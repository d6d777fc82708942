"""The words that name a speaker, the verbs of saying, and what an attribution is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.calendar_words import WEEKDAYS
from onrecord.extract.groups import singular
from onrecord.extract.parse import SUBJECTS, Parse
from onrecord.extract.words import ARMED, ARMED_NAMES, GROUP_OF

SAYING = {
    "say", "tell", "clarify", "elaborate", "report", "add", "state", "announce", "claim", "confirm", "note", "warn", "write", "explain",
    "declare", "insist", "acknowledge", "estimate", "allege", "deny", "count", "document", "record", "verify", "reveal",
    "describe", "reckon", "assert", "admit", "indicate", "publish", "stress", "emphasize", "emphasise", "fear",
    "believe", "accuse", "put", "blame", "quote", "cite", "recall", "appeal", "broadcast", "show", "concede", "list", "tally", "register",
}  # fmt: skip


OF_LISTS = {"put", "count", "publish", "record", "broadcast", "show", "list", "tally", "register"}


WEAK = OF_LISTS | {"fear", "believe", "blame", "accuse", "deny"}


SAYS = SAYING - {"show", "fear", "believe", "describe", "list", "register"} | {
    "maintain",
    "according", "charge", "recall", "point", "indicate", "suggest", "argue", "assure", "tweet", "post", "release", "disclose", "testify", "relate",
    "inform", "communicate", "conclude", "comment", "remark", "reply", "respond", "repeat", "reiterate", "contend", "affirm", "mention",
    "accord", "speak", "reject", "dismiss", "attribute", "assess", "calculate", "predict", "notify", "brief", "narrate", "detail", "complain",
    "ask", "ascertain", "observe", "boast", "vow", "threaten", "promise", "caution", "alert", "condemn", "denounce",
}  # fmt: skip
"""Verbs that tell of speaking or writing."""

SAYING_NOUNS = {"according", "statement", "report", "bulletin", "account", "accounts", "reports", "statements", "figures", "count", "tally", "estimate", "estimates", "allegations", "per", "quoting", "citing", "quoted", "cited"}  # fmt: skip


LIVES = {"lives", "life", "victims"}
"""What a blast claims: nobody says anything."""
MUTE_OBJECTS = {"claim": frozenset(LIVES), "put": frozenset(("names", "name", "signatures", "signature"))}
"""What is claimed, or put to a treaty, without a word said."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Sources in the report's words, nearest first, that answer for text[start:end]; `at` is where the verb of saying stands."""

    start: int
    end: int
    at: int
    voices: tuple[str, ...]
    strength: int = 1
    """A clause of its own ('X said that') is stronger than a whole sentence ('…, according to X')."""


def phrase(parse: Parse, head: int, least: int) -> str:
    """A noun phrase's words, from its first word to its last, without clauses that only hang on by accident."""
    if (
        parse[head].lower in ("vice", "ex", "co")
        and parse.lower(head + 1, head + 2) == ["-"]
        and head + 2 < len(parse)
    ):
        # 'Vice-president of the Coalition', which the parser takes apart
        behind = phrase(parse, head + 2, head + 2)
        return parse.words(head, head + 1) + behind if behind else ""
    nodes = sorted(parse.subtree(head))
    first, last = head, head
    for j in reversed([n for n in nodes if n < head and n >= least]):
        if (
            j != first - 1
            or (parse[j].pos == "VERB" and parse[j].tag not in ("VBN", "VBG", "VBD"))
            or parse[j].text in ('"', "“", "”")
        ):
            break
        if parse[j].pos == "VERB" and parse[j].dep not in ("amod", "compound"):
            break
        first = j
    for j in [n for n in nodes if n > head]:
        if j != last + 1 or j > head + 24:
            break
        token = parse[j]
        if token.text in ('"', "“", "”", ";", ":") or (
            token.dep == "cc" and token.head == head and _new_party(parse, head)
        ):
            break
        if token.dep in ("acl", "prep", "advcl") and (
            token.lemma in SAYING or token.lower in ("citing", "quoting")
        ):
            break
        if (
            token.dep == "det"
            and parse[head].head < first
            and parse[token.head].dep == "appos"
            and parse[j - 1].text != ","
        ):
            # 'said the Observatory a Britain-based monitor with a wide network'
            break
        if token.dep == "relcl" and token.lemma not in ("decline", "ask", "speak", "request"):
            break
        if (
            token.lower in ("on", "in")
            and token.dep == "prep"
            and any(parse[k].lower in WEEKDAYS for k in parse.children[j])
        ):
            break
        last = j
    while last > head and parse[last].text in (",", "-", "who", "which", "that"):
        last -= 1
    for j in range(first + 1, head + 1):
        # Where commas are lost two noun phrases run together: the speaker is the last of them.
        if (
            parse[j].lower in ("the", "a", "an")
            and parse[j - 1].pos not in ("ADP", "CCONJ")
            and parse[j - 1].text != ","
        ):
            first = j
    first = next((j for j in range(first, head + 1) if parse[j].text not in (",", '"', "'", "-")), head)
    first, last = _whole_name(parse, first, last)
    while first > max(1, least) and parse[first - 1].text in _IN_NAMES and parse[first - 2].text[0].isupper():
        # 'Reporters Without Borders'
        first -= 2
        while (
            first > least
            and parse[first - 1].pos in ("NOUN", "PROPN", "ADJ", "VERB")
            and parse[first - 1].dep == "compound"
        ):
            first -= 1
    return parse.words(first, last)


_ARTICLES = {"al", "el", "as", "ash", "an", "ar", "at", "ad", "az"}


def _whole_name(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """'Talal al-Barazi', of which the parser takes 'al' for the speaker."""
    if not {t.lower for t in parse.tokens[first : last + 1]} & _ARTICLES:
        return first, last
    while (
        last + 1 < len(parse)
        and parse[last + 1].start == parse[last].end
        and (parse[last + 1].text == "-" or parse[last].text == "-")
    ):
        last += 1
    while first > 0 and parse[first].tag.startswith("NNP") and parse[first - 1].tag.startswith("NNP"):
        first -= 1
    return first, last


_IN_NAMES = {"Without", "For", "Of", "Against", "To"}


def _new_party(parse: Parse, head: int) -> bool:
    return any(parse[c].pos == "PROPN" and parse[head].pos == "PROPN" for c in parse.kids(head, "conj"))


def armed_teller(parse: Parse, verb: int) -> int | None:
    """The army of 'the army said it had killed 30': an armed side that tells of its own deed."""
    if parse[verb].dep == "conj" and not parse.kids(verb, *SUBJECTS):
        # 'said it lost 27 men and killed 300'
        verb = parse.first_conjunct(verb)
    own = any(parse[s].lower in ("it", "they", "we", "he", "she") for s in parse.kids(verb, "nsubj"))
    says = parse[verb].head
    if not own or parse[verb].dep != "ccomp" or parse[says].lemma not in SAYING:
        return None
    for subject in parse.kids(says, "nsubj"):
        words = {singular(parse[j].lower) for j in parse.subtree(subject) if j <= subject}
        noun = singular(parse[subject].lower)
        if (
            GROUP_OF.get(noun) == "combatant"
            or noun in ARMED
            or parse[subject].lower in ARMED
            or words & ARMED_NAMES
        ):
            return subject
    return None


# Events 'claim' lives and 'show' force, but say nothing.
MUTE = {
    "attack", "raid", "strike", "airstrike", "blast", "explosion", "bombing", "shelling", "violence", "war", "conflict", "clash", "fighting",
    "offensive", "operation", "bomber", "toll", "number", "bomb", "battle", "bombardment", "assault", "fire", "rocket", "shell", "crackdown", "siege", "evidence",
    "warplane", "jet", "plane", "helicopter", "aircraft", "drone", "tank", "missile",
}  # fmt: skip
_NOBODY = ("file", "no", "none")


def says_nothing(words: str) -> bool:
    """Whether the words name an event: 'the blast claimed five lives'; or a picture that an outlet keeps."""
    front = re.split(r"\s(?:of|in|on|at|by|near|against)\s", words, maxsplit=1)[0].split()
    return bool(front) and (singular(front[-1].lower()) in MUTE or front[0].lower() in _NOBODY)
