"""A sentence's grammar with the questions the rules ask of it: children, subjects, objects, clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from onrecord.records import Sentence, Token

ACCUSING = frozenset(
    ("accuse", "blame", "suspect", "charge", "condemn", "denounce", "criticise", "criticize")
)
REPUTING = frozenset(
    ("believe", "think", "suspect", "report", "say", "allege", "understand", "presume", "know", "accuse")
)
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_HOURS = re.compile(
    r"\w{3,6}day|noon|midday|midnight|night(?:fall)?|dawn|dusk|sunset|morning|evening|then|now|\d[\d:.]*"
)
"""What stands behind 'by' and does nothing: 'by Friday', 'by nightfall'."""
_PLAIN = str.maketrans({"\u00a0": " ", "’": "'", "‘": "'"})


def plain(text: str) -> str:
    """The text with plain quotes and spaces, each character where it was."""
    return text.translate(_PLAIN)


_COUNTS = frozenset(
    (
        "count",
        "counts",
        "tally",
        "estimate",
        "estimates",
        "reckoning",
        "account",
        "accounts",
        "calculation",
        "admission",
    )
)
"""'killed 30, by the Red Cross's count': who tells of it, and no doer."""
_DUE = frozenset(("due", "set", "poised"))
_MOST_KEPT = 40
"""Words below one word that are remembered: what hangs on the root of a very long sentence is gathered anew."""


class Parse(tuple[Token, ...]):
    """One parsed sentence; tokens are addressed by index, some 20,000 times a report: hence a tuple.
    `plain_text` is plain(text), made once for a report."""

    def __new__(cls, sentence: Sentence, text: str, plain_text: str | None = None) -> Parse:
        return super().__new__(cls, sentence.tokens)

    def __init__(self, sentence: Sentence, text: str, plain_text: str | None = None) -> None:
        self.sentence, self.text, self.tokens = sentence, text, sentence.tokens
        self._below: dict[int, list[int]] = {}
        self.plain = plain(text) if plain_text is None else plain_text
        self.notes: dict[str, Any] = {}
        """What a rule has worked out for the sentence already."""
        self.children: list[list[int]] = [[] for _ in sentence.tokens]
        for token in sentence.tokens:
            if token.head != token.i:
                self.children[token.head].append(token.i)

    @property
    def whole(self) -> tuple[int, int]:
        """Offsets of the first word and after the last; the sentence must have words."""
        return self.tokens[0].start, self.tokens[-1].end

    def words(self, start: int, end: int) -> str:
        """The report's words from token `start` to token `end`, both included."""
        return self.text[self.tokens[start].start : self.tokens[end].end]

    def lower(self, start: int, stop: int) -> list[str]:
        """The words in small letters from token `start` up to, not with, token `stop`, as far as the sentence goes."""
        return [t.lower for t in self.tokens[max(0, start) : max(0, stop)]]

    def kids(self, i: int, *deps: str) -> list[int]:
        children = self.children[i]
        return [c for c in children if self[c].dep in deps] if children else []

    def subtree(self, i: int) -> Iterator[int]:
        known = self._below.get(i)
        if known is None:
            known, stack = [], [i]
            while stack:
                j = stack.pop()
                known.append(j)
                stack.extend(self.children[j])
            if len(known) <= _MOST_KEPT:
                self._below[i] = known
        return iter(known)

    def extent(self, i: int) -> tuple[int, int]:
        """First and last token index of what hangs on i."""
        nodes = list(self.subtree(i))
        return min(nodes), max(nodes)

    def up(self, i: int) -> Iterator[int]:
        """The chain of heads above i, nearest first."""
        seen = {i}
        while (i := self.tokens[i].head) not in seen:
            seen.add(i)
            yield i

    def clause(self, i: int) -> int:
        """The verb (or root) whose clause i stands in."""
        if self.tokens[i].pos in ("VERB", "AUX"):
            return i
        for j in self.up(i):
            if self.tokens[j].pos in ("VERB", "AUX") and self.tokens[j].dep not in ("aux", "auxpass"):
                return j
        return i

    def told_of_itself(self, i: int) -> int:
        """The verb with a subject of its own in whose clause i stands: that of 'killed' for the nine of 'a bomb killed three and hurt nine'."""
        verb = self.clause(i)
        for _ in range(8):
            token = self.tokens[verb]
            if token.head == verb or (token.dep == "conj" and self.kids(verb, *SUBJECTS)):
                break
            verb = self.clause(token.head)
        return verb

    def told_apart(self, a: int, b: int) -> bool:
        """Whether two words stand in clauses side by side: 'a bomb hurt nine, and gunmen shot a policeman'."""
        one, other = self.told_of_itself(a), self.told_of_itself(b)
        return one != other and all(self.kids(verb, *SUBJECTS) for verb in (one, other))

    def subjects(self, verb: int) -> list[int]:
        """The subjects of a verb, borrowed from the verb that it is joined to where it has none."""
        for _ in range(4):
            found = self.kids(verb, *SUBJECTS)
            if found:
                return found
            if self.has_lost_its_subject(verb):
                return [self.tokens[verb].head]
            accused = self.accused(verb)
            if accused is not None:
                return [accused]
            if (
                self.tokens[verb].dep not in ("conj", "xcomp", "advcl", "pcomp") and not self._is_due(verb)
            ) or self.tokens[verb].head == verb:
                break
            verb = self.tokens[verb].head
            while self.tokens[verb].dep in ("prep", "agent") and self.tokens[verb].head != verb:
                verb = self.tokens[verb].head
        return []

    def _is_due(self, word: int) -> bool:
        """'is due to meet', 'were able to hold': the adjective's subject is the verb's."""
        token = self.tokens[word]
        were = self.tokens[token.head].tag == "VBD"
        return token.dep == "acomp" and (token.lower in _DUE or (were and token.lower in ("able", "unable")))

    def accused(self, verb: int) -> int | None:
        """Who did it by another's word: 'the rebels accused the army of shelling Kutum', 'the army is believed to have bombed it'."""
        token = self.tokens[verb]
        if token.dep == "xcomp" and self.tokens[token.head].lemma in REPUTING and self.kids(verb, "dobj"):
            return next(iter(self.kids(token.head, "nsubjpass")), None)
        if token.dep != "pcomp" or self.tokens[token.head].lower not in ("of", "for", "over"):
            return None
        above = self.tokens[token.head].head
        if self.tokens[above].lemma not in ACCUSING or self.tokens[above].pos != "VERB":
            return None
        whom = self.kids(above, "dobj", "nsubjpass")
        if whom and self.tokens[whom[0]].lower in ("other", "another", "one"):
            # 'accused each other of breaking it': both of them
            whom = self.kids(above, "nsubj")
        return whom[0] if whom and whom[0] < verb else None

    def has_lost_its_subject(self, verb: int) -> bool:
        """'Rebels hacked to death two men', read as rebels who were hacked: what has an object is no passive."""
        token = self.tokens[verb]
        return (
            token.dep == "acl"
            and token.tag in ("VBD", "VBN")
            and self.tokens[token.head].dep == "ROOT"
            and any(o > verb for o in self.kids(verb, "dobj"))
        )

    def passive(self, verb: int) -> bool:
        return bool(self.kids(verb, "auxpass", "nsubjpass")) or (
            self.tokens[verb].tag == "VBN" and not self.kids(verb, "aux", "dobj")
        )

    def agent(self, verb: int) -> int | None:
        """The doer named with 'by' of a passive verb."""
        for prep in self.children[verb]:
            if self.tokens[prep].lower == "by" and self.tokens[prep].dep in ("agent", "prep"):
                for obj in self.kids(prep, "pobj"):
                    word = self[obj].lower
                    if not (self._beside(obj) or word in _COUNTS or _HOURS.fullmatch(word)):
                        return obj
        return None

    def _beside(self, i: int) -> bool:
        """'shot by the side of the road': where, and not by whom."""
        return self.tokens[i].lower == "side" and any(
            self.tokens[p].lower == "of" for p in self.kids(i, "prep")
        )

    def first_conjunct(self, i: int) -> int:
        while self.tokens[i].dep == "conj" and self.tokens[i].head != i:
            i = self.tokens[i].head
        return i

    def at(self, offset: int) -> int | None:
        """Index of the token that covers a character offset, or the next one after it."""
        for token in self.tokens:
            if token.end > offset:
                return token.i
        return None

    def head_within(self, start: int, end: int) -> int | None:
        """Index of the first token between two character offsets that hangs on none between them; None where there is none."""
        inside = (t for t in self.tokens if start <= t.start < end)
        return next((t.i for t in inside if not start <= self.tokens[t.head].start < end), None)
