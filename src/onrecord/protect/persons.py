"""Candidates of one text → the persons they name, and which of them are protected.

Comes in: candidates with their signs. Goes out: for each candidate whose bearer is protected, whose name it is and why.
A person is all candidates that share the words of the fullest of them: 'Amal Darwish', later 'Darwish' or 'Amal'.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from onrecord.protect.evidence import Sign, signs
from onrecord.protect.mark import WHOSE, Known, Who
from onrecord.protect.names import Name
from onrecord.records import OWN_WORDS, Claim

PRIVATE_VOICES = ("witness", "rescue", "other")
_LISTED = re.compile(
    r"(?:,?\s?\(?\d{1,3}\)?,?)?(?:,|;)?\s?(?:and\s|&\s|or\s)?(?:(?:his|her|their|the|a|two|three|both|with|\w+-year-old)\s(?:\w+\s){0,3})?",
    re.IGNORECASE,
)
"""What stands between names of one list: 'Issa, 12, and his brother Musa'."""


@dataclass
class Person:
    """One bearer of a name, with all that the text says of them; built here and given to nobody."""

    words: frozenset[str]
    names: list[Name] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)

    def has(self, sort: str, *strengths: str) -> bool:
        return any(s.sort == sort and (not strengths or s.strength in strengths) for s in self.signs)

    def harmed(self) -> bool:
        return any(s.who in ("victim", "minor") for s in self.signs)


@dataclass(frozen=True, slots=True)
class Bearer:
    who: Who
    why: str


def protected(
    text: str, found: Sequence[Name], claims: Sequence[Claim], known: Known
) -> list[tuple[Name, Bearer]]:
    """The candidates that name somebody who is to be protected, in order."""
    persons = _persons(found)
    told = {id(p): p for p in persons}
    for person in persons:
        for name in person.names:
            person.signs += signs(text, name)
            person.signs += _of_claims(text, name, claims)
    bearers = {key: _bearer(text, p, known) for key, p in told.items()}
    _along_lists(text, persons, bearers, known)
    _along_places(text, persons, bearers)
    out = [(n, b) for p in persons if (b := bearers[id(p)]) is not None for n in p.names]
    return sorted(out, key=lambda row: row[0].start)


def _persons(found: Sequence[Name]) -> list[Person]:
    """The fullest names first; a shorter one goes to the person before it in the text whose words hold its own."""
    full = sorted({n.words for n in found}, key=lambda w: (-len(w), w))
    persons: list[Person] = []
    home: dict[tuple[str, ...], list[Person]] = {}
    for words in full:
        own = frozenset(words)
        holding = [p for p in persons if own <= p.words]
        if not holding:
            persons.append(Person(own))
            holding = [persons[-1]]
        home[words] = holding
    first = {id(p): min(n.start for n in found if frozenset(n.words) == p.words) for p in persons}
    for name in found:
        choice = home[name.words]
        before = [p for p in choice if first[id(p)] <= name.start]
        chosen = (
            max(before, key=lambda p: max((n.start for n in p.names), default=first[id(p)]))
            if before
            else choice[0]
        )
        chosen.names.append(name)
    return persons


def _of_claims(text: str, name: Name, claims: Sequence[Claim]) -> list[Sign]:
    """What the extracted claims say: who speaks for them."""
    own = text[name.start : name.end]
    out = []
    for claim in claims:
        for voice in claim.said_by:
            if own not in voice.text and own not in voice.full:
                continue
            if voice.key and not voice.key.startswith(OWN_WORDS):
                out.append(Sign("public", "speaks for a known body"))
            elif voice.kind in PRIVATE_VOICES:
                out.append(
                    Sign(
                        "private",
                        "a claim rests on their word",
                        "witness",
                        strength="strong" if voice.kind == "witness" else "weak",
                    )
                )
    return out


def _bearer(text: str, person: Person, known: Known) -> Bearer | None:
    harmed = person.harmed()
    if person.has("public") or (person.has("reporter") and not harmed):
        return None
    written = {text[n.start : n.end] for n in person.names}
    if any(_is(known.is_voice, words) for words in written):
        return None
    strong, weak = person.has("private", "strong"), person.has("private", "weak")
    if all(n.body for n in person.names):
        return None
    human = _looks_human(person, known)
    titled = any(n.titled for n in person.names)
    place = any(_is(known.is_great if human else known.is_place, words) for words in written)
    hamlet = place or person.has("body") or any(_is(known.is_hamlet, words) for words in written)
    if person.has("body") and not strong and not titled and len(person.words) == 1:
        return None
    if strong and (human or not place) and (person.words - _ordinary(person, known) or human):
        return _whose(person)
    if weak and (
        (human and not place)
        or (not hamlet and not _with_article(text, person) and not _ordinary(person, known))
    ):
        return _whose(person)
    if human and (titled or len(person.words) > 1 or person.has("private", "faint")) and not hamlet:
        return _whose(person) if person.has("private") else Bearer("private", FORM)
    doubtful = place or person.has("body") or (titled and hamlet) or _with_article(text, person)
    if human and len(person.words) == 1 and not doubtful:
        # When in doubt: a word too many costs a word, a name too many may cost a life.
        return Bearer("private", "a first name, and the text names no public office")
    return None


FORM = "a person's name by its form, and the text names no public office"


def _is(kind: Callable[[str], bool], words: str) -> bool:
    """Whether the words, also without the 's' of a possessive that lost its apostrophe, are of a kind."""
    return kind(words) or (words.endswith("s") and kind(words[:-1]))


def _ordinary(person: Person, known: Known) -> set[str]:
    """The words of a name that the language has as ordinary words: 'Coordination Committees'."""
    return {w for w in person.words if (known.is_word(w) or _ADVERB.search(w)) and not known.is_first_name(w)}


_ADVERB = re.compile(r"\w{4}ly$")


def _with_article(text: str, person: Person) -> bool:
    """'the Tatmadaw said': no person."""
    return any(
        re.search(r"\b(?:the|a|an)\s$", text[max(0, n.start - 5) : n.start], re.IGNORECASE)
        for n in person.names
    )


def _looks_human(person: Person, known: Known) -> bool:
    return any(n.titled or known.is_first_name(n.words[0]) for n in person.names)


def _whose(person: Person) -> Bearer:
    private = [s for s in person.signs if s.sort == "private"]
    best = min(private, key=lambda s: (WHOSE.index(s.who), s.strength != "strong"))
    return Bearer(best.who, best.why)


def _along_lists(
    text: str, persons: Sequence[Person], bearers: dict[int, Bearer | None], known: Known
) -> None:
    """Names in one list share what one of them is: 'Issa, Musa and Haruna were taken'."""
    order = sorted(((n, p) for p in persons for n in p.names), key=lambda row: row[0].start)
    pairs = [
        (a, b)
        for (m, a), (n, b) in itertools.pairwise(order)
        if a is not b and m.end < n.start <= m.end + 40 and _LISTED.fullmatch(text[m.end : n.start])
    ]
    for one, other in [*pairs, *((b, a) for a, b in reversed(pairs))]:
        given, open_ = bearers[id(one)], bearers[id(other)]
        if given is None or open_ is not None or not _may_be_listed(text, other, known):
            continue
        bearers[id(other)] = Bearer(
            given.who if given.who != "minor" else "private", "named in a list with one who is protected"
        )


def _along_places(text: str, persons: Sequence[Person], bearers: dict[int, Bearer | None]) -> None:
    """Names in one list with a place, of which nothing but their form says that they are persons': 'the towns of Umm Ruwaba, Abu Jubaiha'."""
    order = sorted(((n, p) for p in persons for n in p.names), key=lambda row: row[0].start)
    placed = {id(p) for p in persons if p.has("body") and bearers[id(p)] is None}
    for (m, a), (n, b) in itertools.pairwise(order):
        between = text[m.end : n.start]
        if id(a) in placed and re.fullmatch(r",\s|,?\sand\s|,?\sor\s", between) and not b.has("private"):
            bearers[id(b)] = None
            placed.add(id(b))


def _may_be_listed(text: str, person: Person, known: Known) -> bool:
    if person.has("public") or person.has("reporter") or all(n.body for n in person.names):
        return False
    written = {text[n.start : n.end] for n in person.names}
    if any(known.is_voice(w) for w in written) or person.has("body"):
        return False
    if _looks_human(person, known):
        return not any(map(known.is_place, written))
    return not any(map(known.is_hamlet, written)) and not _ordinary(person, known)


__all__ = ["Bearer", "protected"]
