"""The speakers heard last in a report, for 'he said' and 'the group said'."""

from __future__ import annotations

import re

from onrecord.extract.parse import Parse
from onrecord.extract.source_kinds import voice
from onrecord.extract.voice_words import Attribution, phrase
from onrecord.records import Voice

PRONOUNS = {
    "he",
    "she",
    "it",
    "they",
    "who",
    "i",
    "we",
    "that",
    "which",
    "this",
    "one",
    "you",
    "what",
    "there",
}


class Memory:
    """The speakers heard last, for 'he said' and 'the group said'."""

    def __init__(self) -> None:
        self.person: tuple[Voice, int] | None = None
        self.body: tuple[Voice, int] | None = None

    def heard(self, attribution: Attribution, index: int) -> None:
        first = attribution.voices[0]
        if first.text.lower() in PRONOUNS:
            return
        if _is_person(first.text):
            self.person = (first, index)
        else:
            self.body = (first, index)

    def met(self, parse: Parse) -> None:
        """Keeps the subject of a sentence in which nobody speaks: it may be the 'he' or 'it' who says something next."""
        for token in parse.tokens:
            if token.dep == "nsubj" and parse[token.head].dep == "ROOT" and token.pos in ("NOUN", "PROPN"):
                subject = voice(phrase(parse, token.i, 0))
                if (_is_person(subject.text) and token.pos == "PROPN") or _PERSON.search(subject.text):
                    self.person = (subject, parse.sentence.index)
                elif subject.kind in ("un", "monitor", "rescue", "government", "armed-group", "media"):
                    self.body = (subject, parse.sentence.index)

    def recall(self, pronoun: str, index: int) -> Voice | None:
        kept = self.person if pronoun in ("he", "she") else self.body
        if kept is None and pronoun in ("he", "she"):
            kept = self.body
        if kept is None and pronoun in ("they", "it"):
            kept = self.person if pronoun == "they" else None
        return kept[0] if kept is not None and index - kept[1] <= 6 else None


_PERSON = re.compile(
    r"\b(?:spokes(?:man|woman|person)|head of|director|chief|minister|president|official|commander|resident|activist|man|woman|"
    r"doctor|colonel|general|mr|mrs|ms|governor|secretary|envoy|leader|officer|chairman|ambassador|analyst|professor)\b",
    re.I,
)


_BODY = re.compile(
    r"\b(?:observatory|group|ministry|office|agency|army|media|organi[sz]ation|network|committee|cross|nations)\b",
    re.I,
)


def _is_person(text: str) -> bool:
    if _PERSON.search(text):
        return True
    return bool(re.match(r"[A-Z][\w'’-]+(?: [a-zA-Z][\w'’-]+){1,3}(?:,|$)", text)) and not _BODY.search(text)
