"""A sentence in, the stretches of it that could name a place out, with what the gazetteer knows of each.

Only capitalised words and words in Arabic letters are looked up. Which stretches are places, and
which of the gazetteer's places each means, is decided in places.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.folding import ARTICLES, fold, name_key
from onrecord.resolve.gazetteer import Gazetteer
from onrecord.resolve.gazetteer_build import BY_HAND, TRANSLITERATED, USUAL
from onrecord.resolve.place_abbreviations import ALONE, DIVISIONS
from onrecord.resolve.place_words import DIRECTIONS, INSIDE_NAMES, NEVER_ALONE

LONGEST = 5
"""Words of the longest name looked for: "Democratic Republic of the Congo"."""

_WORD = re.compile(r"W\.\s?Va\b|(?:[A-Z]\.){2,}|[^\W\d_]\w*(?:['’ʼ‘`´ʿʾ\-‐‑][^\W_]\w*)*")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_APOSTROPHES = ("'", "’")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CONTRACTED = re.compile(r"(?:i|we|you|they|he|she|it|that|who|there)['’](?:ve|m|d|ll|re)")
_APOSTROPHE = re.compile(r"\w['’ʼ‘`´ʿʾ]\w")
_ARABIC_PREFIXES = "وبلفك"
_LOOSE_ARTICLES = frozenset(("al", "el", "ad", "az", "ar", "ash", "ez"))
"""Articles that open a name without a capital or a hyphen: "al Qasr"; the others are English words too."""
_OPENS_NAMES = frozenset(
    (
        "deir",
        "dayr",
        "der",
        "khan",
        "abu",
        "tal",
        "tel",
        "tell",
        "kafr",
        "kfar",
        "jisr",
        "beit",
        "bayt",
        "ein",
        "ain",
        "ayn",
        "umm",
        "maarat",
        "ma'arat",
        "maaret",
        "jabal",
        "jebel",
    )
)
_ARTICLED = re.compile(r"(?:al|el|ad|ed|az|ez|as|es|ash|esh|ar|er|an|en|at|et)[-‑][A-Z]")
_BEHIND_RIVERS = frozenset(("in", "near", "at", "and", "to", "from", "on", "into", "by", "for", "with", "or", "was", "is", "were", "has", "had", "after", "before", "during", "between", "above", "below", "as", "that", "which", "where", "south", "north", "east", "west"))  # fmt: skip
_GROWN_ON = re.compile(r"(?<= )Al(?=[a-z]{4})")
"""'Abu Alduhour', 'Deir Alzour': an article that has grown on its name."""
_ABBREVIATED = frozenset(("St", "Ste", "Mt", "Ft"))


@dataclass(slots=True)
class Word:
    """One word; `end` leaves out a possessive 's, `after` does not."""

    start: int
    end: int
    after: int
    text: str
    low: str
    capital: bool
    possessive: bool


@dataclass(slots=True)
class Stretch:
    """Words first..last of a sentence that the gazetteer knows as a name."""

    first: int
    last: int
    key: str
    places: tuple[tuple[int, int], ...]
    articled: bool
    loosely: bool = False
    given: bool = False
    """Whether somebody says that it is a place, so that only which one is asked."""


@dataclass(slots=True)
class Line:
    """A sentence's words and the stretches in it, left to right without overlap."""

    index: int
    words: list[Word]
    stretches: list[Stretch] = field(default_factory=list)
    titled: bool = False
    """Whether most words are capitalised, as in a headline: capitals then tell little."""


def words_of(text: str, start: int, end: int) -> list[Word]:
    words = []
    for found in _WORD.finditer(text, start, end):
        word, (at, stop) = found.group(), found.span()
        core, possessive, last = word, False, stop
        if word[-1] in "sS":
            if word[-2:] in _POSSESSIVE:
                core, possessive, last = word[:-2], True, stop - 2
            elif word[-1] == "s" and text[stop : stop + 1] in _APOSTROPHES:
                possessive, stop = True, stop + 1
        first = word[0]
        capital = (
            first.isupper() or "\u0600" <= first <= "\u06ff" or (not core.isalpha() and _article_first(core))
        )
        words.append(Word(at, last, stop, core, core.lower(), capital, possessive))
    return words


def _article_first(word: str) -> bool:
    """Whether a word is an article and a name: "al-Bab"."""
    head, hyphen, name = word.replace("‑", "-").replace("‐", "-").replace("’", "-").partition("-")
    return bool(hyphen) and name[:1].isupper() and head in ARTICLES


def _odd_plural(word: str) -> bool:
    """Whether a word is a plural or genitive of an abbreviation: "MPs", "ISs"."""
    return len(word) < 6 and word[-1:] == "s" and word[:-1].isupper()


def _parted(text: str, word: Word, cuts: Sequence[int]) -> list[Word]:
    """A word in the parts that the cuts inside it make."""
    inner = sorted({cut for cut in cuts if word.start < cut < word.end})
    if not inner:
        return [word]
    out = []
    for start, end in pairwise((word.start, *inner, word.end)):
        part = text[start:end].strip("-‐‑–/")
        if part:
            at = text.index(part, start)
            out.append(Word(at, at + len(part), at + len(part), part, part.lower(), part[0].isupper(), False))
    return out


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether only a space stands between two words (or the dot of "St. Louis")."""
    if left.possessive:
        return False
    gap = text[left.end : right.start]
    return gap == " " or (gap.isspace() and "\n" not in gap) or (gap == ". " and left.text in _ABBREVIATED)


class NameReader:
    """Reads the names in sentences; remembers what it looked up."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._demonyms = gazetteer.demonyms
        self._seen: dict[str, tuple[str, tuple[tuple[int, int], ...]]] = {}

    def look_up(self, written: str) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The strict key of a name and the places it may mean."""
        found = self._seen.get(written)
        if found is None:
            if len(self._seen) > 50_000:
                self._seen.clear()
            key = name_key(written)
            places = self.gazetteer.named(key) if key else ()
            if not places and _ARABIC.match(written) and written[0] in _ARABIC_PREFIXES and len(written) > 3:
                key = fold(written[1:])
                places = self.gazetteer.named(key)
            if not places and _GROWN_ON.search(written):
                key = name_key(_GROWN_ON.sub("al-", written))
                places = self.gazetteer.named(key)
            found = self._seen[written] = (key, self._with_seats(places))
        return found

    def _with_seats(self, places: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        """With the town of a division's own name, where a spelling is known for the division alone: "Dayr az Zawr"."""
        known = dict(places)
        for place, _ in places if len(places) < 4 else ():
            division = self.gazetteer.entry(place)
            if division.kind != "division" or division.country not in TRANSLITERATED:
                continue
            for other, how in self.gazetteer.named(fold(division.name)):
                entry = self.gazetteer.entry(other)
                if entry.kind == "settlement" and entry.parent == division.id and how & USUAL:
                    known[other] = known.get(other, 0) | USUAL
        return tuple(known.items())

    def read(
        self, text: str, index: int, start: int, end: int, apostrophes: bool, cuts: Sequence[int] = ()
    ) -> Line:
        """The words of a sentence and its names; `cuts` are offsets at which a word is to end though none would."""
        words = words_of(text, start, end)
        if cuts:
            words = [part for word in words for part in _parted(text, word, cuts)]
        line = Line(index, words)
        long = [w for w in words if len(w.text) > 3]
        line.titled = len(long) > 3 and sum(w.capital for w in long) > 0.7 * len(long)
        at = 0
        while at < len(words):
            stretch = self._longest(text, words, at, apostrophes) if self.may_start(words, at) else None
            word = words[at]
            if (word.text in DIVISIONS or "." in word.text) and (short := self._short(text, words, at)):
                stretch = short
            if stretch:
                line.stretches.append(stretch)
                at = stretch.last + 1
            else:
                at += 1
        return line

    def _short(self, text: str, words: list[Word], at: int) -> Stretch | None:
        """A state by its short name after a town: "Harlan, Ky."; with dots also alone: "N.Y."."""
        word = words[at]
        bare = word.text.replace(".", "").replace(" ", "")
        if bare not in DIVISIONS:
            return None
        after_town = at > 0 and words[at - 1].capital and text[words[at - 1].after : word.start] == ", "
        dotted = bare != word.text or (len(bare) > 2 and bare.isupper())
        if not (after_town or (dotted and bare in ALONE)):
            return None
        places = self.divisions_called(*DIVISIONS[bare])
        return Stretch(at, at, bare, places, False) if places else None

    def divisions_called(self, country: str, name: str) -> tuple[tuple[int, int], ...]:
        """The first-level divisions of a country with this name."""
        entries = [self.gazetteer.entry(place) for place, _ in self.gazetteer.named(fold(name))]
        return tuple((e.id, USUAL) for e in entries if e.kind == "division" and e.country == country)

    @staticmethod
    def may_start(words: list[Word], at: int) -> bool:
        word = words[at]
        if word.capital:
            # "At Tall" is a town, but not where "At" opens the sentence.
            return at > 0 or word.low not in ("at", "as", "an", "ad")
        if word.low in DIRECTIONS:
            return at + 1 < len(words) and words[at + 1].capital
        return word.low in _LOOSE_ARTICLES and at + 1 < len(words) and words[at + 1].capital

    def _longest(self, text: str, words: list[Word], at: int, apostrophes: bool) -> Stretch | None:
        last = at
        while (
            last + 1 < len(words) and last - at + 1 < LONGEST and joined(text, words[last], words[last + 1])
        ):
            following = words[last + 1]
            if not (following.capital or following.low in INSIDE_NAMES):
                break
            last += 1
        if last == at and (half := self._half_small(text, words, at, apostrophes)) is not None:
            return half
        for stop in range(last, at - 1, -1):
            if (stop == at and words[at].low in DIRECTIONS) or (stop > at and _odd_plural(words[stop].text)):
                continue
            if words[stop].capital and (stretch := self._stretch(text, words, at, stop, apostrophes)):
                if stop == at and self._goes_on(text, words, at, stretch):
                    return None
                return self._river(text, words, stretch) or stretch
        return None

    @staticmethod
    def _goes_on(text: str, words: list[Word], at: int, stretch: Stretch) -> bool:
        """'Kom el-Dikka': an odd spelling of Qom, but the name goes on behind it."""
        usual = any(how & (USUAL | BY_HAND) for _, how in stretch.places)
        following = words[at + 1] if at + 1 < len(words) and joined(text, words[at], words[at + 1]) else None
        return not usual and following is not None and _ARTICLED.match(following.text) is not None

    def _river(self, text: str, words: list[Word], stretch: Stretch) -> Stretch | None:
        """'on the west bank of the Dnipro': with an article the river, and not the town on it."""
        first, last = stretch.first, stretch.last
        if first == 0 or words[first - 1].low != "the" or not joined(text, words[first - 1], words[first]):
            return None
        if last + 1 < len(words) and joined(text, words[last], words[last + 1]):
            following = words[last + 1]
            if following.capital or following.low not in _BEHIND_RIVERS:
                return None
        key, places = self.look_up(f"{text[words[first].start : words[last].end]} River")
        water = tuple((p, how) for p, how in places if self.gazetteer.entry(p).kind == "water")
        return Stretch(first, last, key, water, False) if water else None

    def _half_small(self, text: str, words: list[Word], at: int, apostrophes: bool) -> Stretch | None:
        """'Deir ezzor', 'Khan sheikhoun': a name of two words of which the second was written small."""
        if (
            words[at].low not in _OPENS_NAMES
            or at + 1 >= len(words)
            or not joined(text, words[at], words[at + 1])
        ):
            return None
        small = words[at + 1].low
        return self._stretch(text, words, at, at + 1, apostrophes) if len(small) > 3 else None

    def _stretch(self, text: str, words: list[Word], at: int, stop: int, apostrophes: bool) -> Stretch | None:
        if at == stop and (words[at].low in NEVER_ALONE or _CONTRACTED.fullmatch(words[at].low)):
            return None
        written = text[words[at].start : words[stop].end]
        if _odd_plural(written):
            return None
        key, places = self.look_up(written)
        plural = not places and not apostrophes and written[-1] == "s" and len(written) > 4
        if plural and written[:-1].lower() not in NEVER_ALONE:
            # Texts that lost their apostrophes have "Syrias" for "Syria's".
            key, places = self.look_up(written[:-1])
            if places:
                words[stop].possessive, words[stop].end = True, words[stop].end - 1
        if not places or (len(key) < 3 and not key.isupper()) or key in self._demonyms:
            return None
        # "San'a" is a town, SANA an agency.
        if key in NEVER_ALONE and not (_APOSTROPHE.search(written) and len(key) < len(written)):
            return None
        return Stretch(at, stop, key, places, words[at].low.partition("-")[0] in ARTICLES)
