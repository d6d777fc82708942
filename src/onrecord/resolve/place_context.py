"""What surrounds a name tells what it is: the words beside it, and what the whole report is about.

A sentence's words and a stretch of them in; out come the support that the words beside it give, and
over the report the weight of each country and the names of persons.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from onrecord.folding import ARTICLES, fold
from onrecord.resolve.gazetteer import Entry, Gazetteer
from onrecord.resolve.gazetteer_build import FIRST_NAME
from onrecord.resolve.place_names import Line, Stretch, Word, joined
from onrecord.resolve.place_outlet import Outlet
from onrecord.resolve.place_words import (
    ADJECTIVES,
    ARMED_NOUNS,
    BEFELL,
    BUILDING_NOUNS,
    CAMP_NOUNS,
    CITY_NOUNS,
    COUNTRYSIDE,
    COUNTY_NOUNS,
    DIRECTIONS,
    DISTRICT_NOUNS,
    DIVISION_NOUNS,
    FACILITIES,
    GROUP_HEADS,
    HELD,
    MEETINGS,
    NAME_HEADS,
    NOT_NAMES,
    OF_NOUNS,
    ORGANISATION_NOUNS,
    OUTLETS,
    PLACE_NOUNS,
    SET_OUT,
    SITE_MODIFIERS,
    SITE_NOUNS,
    SPEECH_VERBS,
    SURE_PREPOSITIONS,
    TITLES,
    WEAK_PREPOSITIONS,
    WHERE,
)

NOUN, STRONG, WEAK, NONE = 3, 2, 1, 0
"""How surely the words beside a name say that it is a place: a place noun, "in", "of", nothing."""


@dataclass(slots=True)
class Support:
    """What the words beside a stretch say. `refused` names what it is instead of a place."""

    strength: int = NONE
    noun: str | None = None
    """The sort of place its noun says: 'city', 'division', 'countryside', 'district', 'camp', 'site', 'area'."""
    direction: str | None = None
    sure: bool = False
    """Whether a preposition of place stands before it, noun or not."""
    plural: bool = False
    """Whether that noun is a plural, which goes on for the names listed after it."""
    refused: str | None = None
    befell: bool = False
    """Whether "in" or "near" before it stands behind a harm, an attack or people: "fighting in"."""
    building: bool = False
    """Whether the noun behind it is that of a building, which may bear any name."""
    lonely: bool = False
    """Whether it opens the sentence, where every word has a capital."""


@dataclass(slots=True)
class Read:
    """One sentence: its words, its names, what stands beside each, and the place that each means."""

    line: Line
    text: str
    supports: list[Support]
    chosen: list[Entry | None] = field(default_factory=list)
    named: frozenset[int] = frozenset()
    """Ids of the chosen places."""
    follower: list[str | None] = field(default_factory=list)
    """For each name the words up to the next one, where those say that the next holds it."""
    held: list[frozenset[int]] = field(default_factory=list)
    """For each name the places it may mean that lie in what such a next one may mean."""
    demonyms: list[str] = field(default_factory=list)
    """Codes of the countries whose people it names."""
    inside: dict[int, Entry] = field(default_factory=dict)
    """Number of a name that the gazetteer lacks → the place that the words after it say it lies in."""
    told: dict[str, int] = field(default_factory=dict)
    """Folded name → the place that it means by what its sentence says holds it."""

    def gap(self, left: Stretch, right: Stretch) -> str:
        return self.text[self.line.words[left.last].after : self.line.words[right.first].start]


def sort_of_noun(word: str) -> str | None:
    for sort, nouns in (
        ("city", CITY_NOUNS),
        ("division", DIVISION_NOUNS),
        ("countryside", COUNTRYSIDE),
        ("district", DISTRICT_NOUNS),
        ("county", COUNTY_NOUNS),
        ("camp", CAMP_NOUNS),
        ("site", SITE_NOUNS),
    ):
        if word in nouns:
            return sort
    return "area" if word in PLACE_NOUNS else None


def is_adjective(gazetteer: Gazetteer, word: Word) -> bool:
    low = word.low
    return (
        low in ADJECTIVES
        or low in DIRECTIONS
        or low.endswith(HELD)
        or (word.capital and fold(word.text) in gazetteer.demonyms)
    )


def _before(gazetteer: Gazetteer, text: str, line: Line, stretch: Stretch, support: Support) -> None:
    words, at = line.words, stretch.first - 1
    if at < 0:
        support.lonely = True
        return
    if words[at].low in DIRECTIONS and joined(text, words[at], words[at + 1]):
        support.direction = words[at].low
    while (
        at >= 0
        and joined(text, words[at], words[at + 1])
        and (words[at].low in ("the", "a", "an") or is_adjective(gazetteer, words[at]))
    ):
        at -= 1
    if at < 0 or not _near(text, words[at], words[at + 1]):
        support.strength = max(support.strength, WEAK if support.direction else NONE)
        return
    word = words[at].low
    if word == "of" and at and words[at - 1].low in OF_NOUNS and joined(text, words[at - 1], words[at]):
        support.strength = NOUN
        support.noun = sort_of_noun(words[at - 1].low)
        support.plural = words[at - 1].low.endswith("s")
        capital = words[at - 1].capital and at - 1 > 0
        if words[at - 1].low in GROUP_HEADS and capital:
            support.refused = "organisation"
    elif (
        word == "of"
        and at
        and words[at - 1].capital
        and (
            words[at - 1].low in GROUP_HEADS
            or words[at - 1].low in ORGANISATION_NOUNS
            or words[at - 1].low in TITLES
        )
    ):
        support.refused = "organisation"
    elif word in SURE_PREPOSITIONS:
        support.strength, support.sure = max(support.strength, STRONG), True
        support.befell = word in WHERE and at > 0 and words[at - 1].low in BEFELL
    elif word == "for" and at > 0 and words[at - 1].low in SET_OUT:
        support.strength, support.sure = max(support.strength, STRONG), True
    elif word in WEAK_PREPOSITIONS:
        support.strength = max(support.strength, WEAK)
    elif support.direction:
        support.strength = max(support.strength, STRONG)
    if word in PLACE_NOUNS and at == stretch.first - 1 and words[at].low in CITY_NOUNS | DISTRICT_NOUNS:
        # "the village Safsafa", "town Binnish"
        support.strength, support.noun = NOUN, sort_of_noun(word)


def _near(text: str, left: Word, right: Word) -> bool:
    return not left.possessive and text[left.end : right.start].strip(" \t'\"‘’“”(") == ""


def _after(text: str, line: Line, stretch: Stretch, support: Support) -> None:
    words, at = line.words, stretch.last
    here = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if text[here.end : here.end + 1] in ("-", "‐", "‑"):
        support.refused = "compound"
        return
    if following is None:
        return
    gap = text[here.after : following.start]
    if gap.strip(" \t\n"):
        return
    if following.low in ARMED_NOUNS:
        support.refused = "organisation"
        return
    noun_at = at + 1
    while (
        noun_at < len(words) - 1
        and noun_at < at + 4
        and (
            words[noun_at].low in SITE_MODIFIERS
            or (here.possessive and words[noun_at].low in DIRECTIONS | ADJECTIVES)
        )
    ):
        noun_at += 1
    noun = words[noun_at].low
    if noun in PLACE_NOUNS and (noun_at == at + 1 or noun in SITE_NOUNS | CAMP_NOUNS or here.possessive):
        if here.possessive and noun in BUILDING_NOUNS and words[stretch.first].low in ("st", "saint"):
            support.refused = "part of a name"
        elif here.possessive:
            support.strength = max(support.strength, STRONG)
        elif not (noun in ("states", "state", "front", "area", "areas") and words[noun_at].capital):
            support.strength, support.noun, support.plural = NOUN, sort_of_noun(noun), noun.endswith("s")
            support.building = noun in BUILDING_NOUNS
    elif following.low in MEETINGS and not here.possessive:
        # 'the Geneva talks'
        support.strength = max(support.strength, STRONG)
    elif not support.sure and support.strength < NOUN and _speaks(words, at + 1):
        support.refused = "speaker"


def _speaks(words: list[Word], at: int) -> bool:
    """Whether the word, or the one after "has", is a verb of saying: whoever does it is no place."""
    if words[at].low in ("has", "have", "had") and at + 1 < len(words):
        at += (
            2
            if words[at + 1].low in ("not", "also", "long", "already", "repeatedly") and at + 2 < len(words)
            else 1
        )
    return words[at].low in SPEECH_VERBS


_ARTICLES_INSIDE = ("al", "el", "ez", "ash")
"""Articles in small letters that stand inside a name of several words."""


def _neighbours(gazetteer: Gazetteer, text: str, line: Line, stretch: Stretch, support: Support) -> None:
    """Capitalised words right beside the name: it is then a part of a longer name, of a person or a body."""
    words, ends = line.words, {s.last for s in line.stretches}
    starts = {s.first for s in line.stretches}
    before = words[stretch.first - 1] if stretch.first else None
    if before and joined(text, before, words[stretch.first]):
        if before.low in TITLES:
            support.refused = "person"
        elif before.low in OUTLETS:
            support.refused = "organisation"
        elif (before.low in NAME_HEADS and before.capital) or (
            before.capital
            and not _harmless(gazetteer, before, stretch.first - 1)
            and not line.titled
            and (stretch.first - 1 not in ends or words[stretch.first].text in _ARTICLES_INSIDE)
        ):
            support.refused = "part of a name"
    at, seen = stretch.last + 1, 0
    previous = words[stretch.last]
    if (
        at + 1 < len(words)
        and words[at].text in _ARTICLES_INSIDE
        and words[at + 1].capital
        and joined(text, previous, words[at])
        and joined(text, words[at], words[at + 1])
    ):
        # "Dir al Balah" is one name, whatever the gazetteer knows of Dir.
        support.refused = "part of a name"
        return
    if at < len(words) and words[at].capital and joined(text, previous, words[at]):
        head = stretch.first == stretch.last and previous.low in NAME_HEADS
        person = gazetteer.word(stretch.key) & FIRST_NAME and not _harmless(gazetteer, words[at], at)
        if (head or person) and not line.titled and not _is_wide(gazetteer, line, at):
            support.refused = "part of a name"
            return
    while at < len(words) and seen < 4 and (words[at].capital or words[at].low in ("of", "for", "and")):
        if not (joined(text, previous, words[at]) or (seen == 0 and previous.possessive)):
            break
        if words[at].capital and words[at].low in ORGANISATION_NOUNS and not previous.possessive:
            support.refused = "organisation"
            return
        if words[at].low in ("of", "for", "and") and not seen:
            break
        if at in starts or words[at].low in NOT_NAMES:
            break
        if words[at].low in PLACE_NOUNS | FACILITIES:
            # "Concord District Court" is a body, "Idlib Province" is not.
            bounded = (
                at + 1 < len(words) and words[at + 1].low in ORGANISATION_NOUNS and words[at + 1].capital
            )
            support.refused = "organisation" if bounded else support.refused
            break
        previous, at, seen = words[at], at + 1, seen + 1
    if seen and support.strength < STRONG and not line.titled and not words[stretch.last].possessive:
        following = words[stretch.last + 1]
        if following.capital and fold(following.text) not in gazetteer.demonyms:
            support.refused = support.refused or "part of a name"


def _is_wide(gazetteer: Gazetteer, line: Line, at: int) -> bool:
    """Whether a country's or division's name starts at a word: "Jackson Mississippi" has lost its comma."""
    return any(
        gazetteer.entry(place).kind in ("country", "division")
        for stretch in line.stretches
        if stretch.first == at
        for place, _ in stretch.places
    )


def _harmless(gazetteer: Gazetteer, word: Word, at: int) -> bool:
    """Whether a capitalised word before a name leaves it a name of its own."""
    return (
        (at == 0 and (word.low in NOT_NAMES or not gazetteer.word(word.low) & FIRST_NAME))
        or word.low in NOT_NAMES
        or word.low in PLACE_NOUNS
        or word.low in SURE_PREPOSITIONS
        or word.low in WEAK_PREPOSITIONS
        or is_adjective(gazetteer, word)
    )


def support_of(gazetteer: Gazetteer, text: str, line: Line, stretch: Stretch) -> Support:
    support = Support()
    _before(gazetteer, text, line, stretch, support)
    _after(text, line, stretch, support)
    if support.refused is None:
        _neighbours(gazetteer, text, line, stretch, support)
    return support


def persons_in(gazetteer: Gazetteer, text: str, line: Line) -> set[str]:
    """Keys of the last words of persons' names: "Lancaster" where a line says "Martin Lancaster"."""
    found: set[str] = set()
    words = line.words
    for at in range(len(words) - 1):
        first = words[at]
        if not first.capital or first.low in NOT_NAMES - TITLES or first.low in ARTICLES:
            continue
        if not (first.low in TITLES or gazetteer.word(first.low) & FIRST_NAME):
            continue
        last = at
        while last + 1 < len(words) and last < at + 4 and words[last + 1].capital:
            if not joined(text, words[last], words[last + 1]) or words[last + 1].low in NOT_NAMES:
                break
            last += 1
        name = words[last]
        if (
            last > at
            and name.low not in PLACE_NOUNS | FACILITIES | ORGANISATION_NOUNS
            and not name.text.isupper()
        ):
            found.add(fold(name.text))
    return found


@dataclass(slots=True)
class Weights:
    """How much of a report is about each country and first-level division; shares of one."""

    countries: dict[str, float] = field(default_factory=dict)
    scenes: dict[str, float] = field(default_factory=dict)
    """The countries again, by what is said to lie or happen in them: not by who acts or speaks."""
    divisions: dict[int, float] = field(default_factory=dict)
    cities: set[int] = field(default_factory=set)
    cover: dict[int, float] = field(default_factory=dict)
    """First-level division → how many of the report's names may lie in it, each counted the less the more may hold it."""
    told: dict[str, int] = field(default_factory=dict)
    """Folded name → the place that the report says it means, by naming what holds it: "Harlan, Ky."."""
    outlet: Outlet = field(default_factory=Outlet)
    firm: frozenset[str] = frozenset()
    """Countries that the report surely speaks of: by their names, by a great city or by a division."""
    alone: dict[str, int] = field(default_factory=dict)
    """Of these countries the ones that a single great city speaks for, and which."""
    spots: tuple[tuple[float, float], ...] = ()
    """Latitude and longitude of the great cities and divisions that it names."""

    def country(self, code: str | None) -> float:
        return self.countries.get(code, 0.0) if code else 0.0


@dataclass(slots=True)
class Votes:
    """Collects what speaks for each country; `weights` turns it into shares."""

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    scenes: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    cities: set[int] = field(default_factory=set)

    def add(self, entry: Entry, above: tuple[Entry, ...], weight: float, scene: bool = False) -> None:
        if entry.country:
            self.countries[entry.country] += weight
            self.scenes[entry.country] += weight if scene else 0.2 * weight
        if entry.kind == "settlement":
            self.cities.add(entry.id)
        for place in (entry, *above) if above else ():
            if place.kind == "division":
                self.divisions[place.id] += weight

    def weights(self) -> Weights:
        total = sum(self.countries.values()) or 1.0
        inside = sum(self.divisions.values()) or 1.0
        return Weights(
            {c: v / total for c, v in self.countries.items()},
            dict(self.scenes),
            {d: v / inside for d, v in self.divisions.items()},
            set(self.cities),
        )
