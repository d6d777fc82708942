"""Names that the strict index lacks: known by a looser key, or known by the words beside them alone.

"Deir Ezour" in a report on Syria is Deir ez-Zor; "the village of Kafr Sahl" is a village, though no
gazetteer has it. Both need words beside them that say so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.folding import fold, loose
from onrecord.resolve import place_bare
from onrecord.resolve.gazetteer import Gazetteer
from onrecord.resolve.gazetteer_build import TRANSLITERATED
from onrecord.resolve.place_added import fits_exactly
from onrecord.resolve.place_choice import ABOUT, fitness, support_needed
from onrecord.resolve.place_context import (
    NOUN,
    STRONG,
    Read,
    Support,
    Weights,
    is_adjective,
    sort_of_noun,
    support_of,
)
from onrecord.resolve.place_names import Line, NameReader, Stretch, Word, joined
from onrecord.resolve.place_phrases import Found
from onrecord.resolve.place_words import (
    ADJECTIVES,
    CAMP_NOUNS,
    CITY_NOUNS,
    DIRECTIONS,
    DISTRICT_NOUNS,
    FACILITIES,
    HELD,
    INSIDE_NAMES,
    NEVER_ALONE,
    NOT_NAMES,
    ORGANISATION_NOUNS,
    PLACE_NOUNS,
    SITE_MODIFIERS,
    SITE_NOUNS,
    SURE_PREPOSITIONS,
    TITLES,
    WEAK_PREPOSITIONS,
)

_HINTS = SURE_PREPOSITIONS | WEAK_PREPOSITIONS | DIRECTIONS | ADJECTIVES | PLACE_NOUNS | frozenset(("the",))


class LooseReader:
    """Finds names by their looser keys, in the countries that the report is about."""

    def __init__(self, gazetteer: Gazetteer, names: NameReader) -> None:
        self.gazetteer = gazetteer
        self._names = names
        self._keys = lru_cache(20_000)(loose)

    def read(self, read: Read, weights: Weights, persons: set[str], found: list[Found]) -> list[Found]:
        """Adds what looser keys find to `found`; a small place of a country far from the report yields to it."""
        about = [
            c for c in sorted(weights.countries) if weights.countries[c] >= ABOUT and c in TRANSLITERATED
        ]
        if not about:
            return found
        strange = {i for f in found if _strange(f, about) for i in range(f.first, f.last + 1)}
        taken = {i for f in found for i in range(f.first, f.last + 1)} - strange
        words, at = read.line.words, 0
        out: list[Found] = []
        while at < len(words):
            match = None
            if at not in taken and self._names.may_start(words, at) and _hinted(words, at):
                for last in range(min(at + 2, len(words) - 1), at - 1, -1):
                    if taken.isdisjoint(range(at, last + 1)) and (key := self._key(read, at, last, persons)):
                        match = self._match(read, at, last, key, about, weights)
                    if match:
                        out.append(match)
                        break
            at = at + 1 if match is None else match.last + 1
        covered = {i for f in out for i in range(f.first, f.last + 1)}
        return [f for f in found if covered.isdisjoint(range(f.first, f.last + 1))] + out

    def _key(self, read: Read, first: int, last: int, persons: set[str]) -> str | None:
        """The strict key of words first..last, if they could be one name."""
        words = read.line.words
        if not words[last].capital or (first == last and words[first].low in NEVER_ALONE):
            return None
        if words[first].low in ("the", "this", "that") or any(
            fold(words[i].text) in self.gazetteer.demonyms for i in range(first, last + 1)
        ):
            # 'The Syrian' sounds like Tishreen.
            return None
        if not all(joined(read.text, words[i], words[i + 1]) for i in range(first, last)):
            return None
        key = fold(read.text[words[first].start : words[last].end])
        if key in persons or key in self.gazetteer.demonyms or (" " not in key and self.gazetteer.word(key)):
            return None
        return key

    def _ids(self, key: str, about: list[str]) -> list[list[int]]:
        """The places of these countries by each looser key, the surest first: with and without a final h."""
        with_h = key[:-1] if key.endswith("h") else key + "h"
        exact = [p for p, _ in self.gazetteer.named(with_h) if self.gazetteer.entry(p).country in about]
        loosely = [[p for c in about for p in self.gazetteer.loosely(k, c)] for k in self._keys(key)]
        if len(loosely) == 1 and self._keys(key)[0].startswith("~"):
            loosely.insert(0, [])
        return [exact if key[-2:-1] in "ae" or key[-1:] in "ae" else [], *loosely]

    def _match(
        self, read: Read, first: int, last: int, key: str, about: list[str], weights: Weights
    ) -> Found | None:
        for number, ids in enumerate(self._ids(key, about)):
            if not ids:
                continue
            stretch = Stretch(first, last, key, tuple((p, 0) for p in ids), False, loosely=True)
            support = support_of(self.gazetteer, read.text, read.line, stretch)
            # The key of consonants alone meets by chance more often, so it needs a place noun.
            if (
                support.refused
                or (support.building and number)
                or support.strength < (STRONG if number < 2 else NOUN)
            ):
                return None
            scored = [
                (
                    fitness(
                        self.gazetteer, self.gazetteer.entry(p), 0, stretch, support, weights, read.named
                    ),
                    -p,
                )
                for p in ids
            ]
            best = self.gazetteer.entry(-max(scored)[1])
            if support_needed(self.gazetteer, best, 0, stretch, support, weights) > support.strength:
                return None
            sure = support.strength >= NOUN and fits_exactly(best, support.noun)
            if not sure and self.gazetteer.is_small_added(best.id):
                return None
            return Found(first, last, best.name, best, support)
        return None


def _strange(found: Found, about: list[str]) -> bool:
    """Whether a place found lies far from what the report is about and is not known all over the world."""
    entry = found.entry
    return (
        entry is not None
        and entry.kind == "settlement"
        and entry.country not in about
        and entry.people < 400_000
    )


def _hinted(words: list[Word], at: int) -> bool:
    """Whether a word beside a name speaks for a place at all, so that looking closer is worth it."""
    if any(w.low in PLACE_NOUNS for w in words[at + 1 : at + 5]):
        return True
    before = words[at - 1] if at else None
    return before is not None and (
        before.low in _HINTS or before.low.endswith(HELD) or (before.capital and before.low not in TITLES)
    )


def _run_end(text: str, words: list[Word], at: int, taken: set[int]) -> int:
    """Index of the last word of the run of capitalised words that starts at `at`."""
    last = at
    while last + 1 < len(words) and last < at + 4 and joined(text, words[last], words[last + 1]):
        following = words[last + 1]
        inner = following.low in INSIDE_NAMES - {
            "of",
            "and",
            "the",
            "on",
            "upon",
            "as",
            "at",
            "am",
            "an",
            "in",
            "a",
        }
        step = 2 if inner and last + 2 < len(words) and words[last + 2].capital else 1
        target = words[last + step] if step == 2 else following
        if last + step in taken or not target.capital or _ends_run(target):
            break
        last += step
    return last


def _ends_run(word: Word) -> bool:
    low = word.low
    return (
        low.endswith(HELD)
        or low in NOT_NAMES
        or low.removesuffix("s") in NOT_NAMES
        or low in PLACE_NOUNS
        or low in FACILITIES
        or low in ORGANISATION_NOUNS
        or low in TITLES
    )


_OF_UNKNOWN = (
    CITY_NOUNS
    | DISTRICT_NOUNS
    | CAMP_NOUNS
    | frozenset(("area", "areas", "region", "valley", "hill", "island"))
)
_AFTER_UNKNOWN = (
    (CITY_NOUNS - {"capital", "port", "city", "cities"}) | {"city"} | DISTRICT_NOUNS | CAMP_NOUNS | SITE_NOUNS
    | frozenset(("area", "valley", "hill", "hills", "farms", "countryside", "mountain", "mountains", "island"))
)  # fmt: skip


_APPOSED = re.compile(
    r",\s+(?:an?|the|another|one of the)\s+(?:[\w'’-]+\s+){0,4}?"
    r"(?P<noun>village|town|hamlet|suburb|neighbou?rhood|district|camp|settlement|city|commune|enclave|island)\b"
    r"(?=\s*[,.;:)(]|\s+(?:in|of|on|near|from|where|which|that|with|some|about|just|along|close|outside|to|around|at|home|whose|under|an?|"
    r"held|controlled|\d+|(?:north|south|east|west)\w*)\b)"
    r"|\s+(?:is|lies|sits)\s+(?:(?:some|about|around|just|only|roughly|nearly)\s+)?(?:\d[\d,.]*\s*|[\w-]+\s+)(?:km|kms|kilomet(?:er|re)s|miles)\b(?! tall| long)"
)
"""'clashed at Sake, a crossroads town 27 kilometres away', 'Martuba is some 25 kilometres west of it'."""


def unknown_names(
    gazetteer: Gazetteer, text: str, line: Line, taken: set[int], persons: set[str]
) -> list[tuple[int, int, Support]]:
    """Runs of capitalised words outside `taken` that the words beside them say are places."""
    words, at = line.words, 0
    out: list[tuple[int, int, Support]] = []
    while at < len(words):
        word = words[at]
        starts = word.capital or (
            word.low in INSIDE_NAMES
            and word.low.startswith(("a", "e"))
            and at + 1 < len(words)
            and words[at + 1].capital
            and len(word.low) == 2
            and word.low not in ("as", "at", "an")
        )
        if (
            at in taken
            or not starts
            or _ends_run(word)
            or word.low in DIRECTIONS | ADJECTIVES
            or fold(word.text) in gazetteer.demonyms
        ):
            at += 1
            continue
        last = _run_end(text, words, at, taken)
        support = _unknown_support(gazetteer, text, words, at, last, out)
        if support is None and not line.titled:
            support = place_bare.support(gazetteer, text, words, at, last)
        if support and not (at == last and fold(words[last].text) in persons):
            out.append((at, last, support))
        at = last + 1
    return out


def told_again(text: str, line: Line, taken: set[int], known: frozenset[str]) -> list[tuple[int, int]]:
    """Names that another sentence says are places ('Sake, a crossroads town'), where nothing beside them does: 'Sake was shelled'."""
    words, at = line.words, 0
    out: list[tuple[int, int]] = []
    while at < len(words):
        last = at
        if at not in taken and words[at].capital and not _ends_run(words[at]):
            last = _run_end(text, words, at, taken)
            if text[words[at].start : words[last].end] in known:
                out.append((at, last))
        at = last + 1
    return out


def _unknown_support(
    gazetteer: Gazetteer,
    text: str,
    words: list[Word],
    first: int,
    last: int,
    before: list[tuple[int, int, Support]],
) -> Support | None:
    name = words[last]
    if all(word.low in SITE_MODIFIERS for word in words[first : last + 1]):
        # 'the Syrian Air Base'
        return None
    if text[name.end : name.end + 1] in ("-", "‑") or name.text.isupper() or len(name.text) < 3:
        return None
    following = (
        words[last + 1] if last + 1 < len(words) and text[name.after : words[last + 1].start] == " " else None
    )
    if following and (following.capital and following.low in ORGANISATION_NOUNS):
        return None
    start = first - 1
    while (
        start >= 0
        and joined(text, words[start], words[start + 1])
        and (words[start].low in ("the", "a", "an") or is_adjective(gazetteer, words[start]))
    ):
        start -= 1
    of = start if start >= 1 and words[start].low == "of" else None
    if (
        of
        and words[of - 1].low in _OF_UNKNOWN
        and text[words[of].end : words[first].start].strip("' \"‘“the") == ""
    ):
        return Support(3, sort_of_noun(words[of - 1].low))
    if apposed := _APPOSED.match(text, name.end):
        return Support(3, sort_of_noun(apposed["noun"] or "town"))
    if before and before[-1][2].strength == 3 and before[-1][2].noun:
        gap = text[words[before[-1][1]].after : words[first].start]
        if gap in (", ", " and ", ", and ", " ", " or "):
            return Support(3, before[-1][2].noun)
    noun_at = last + 1
    while noun_at < len(words) - 1 and noun_at < last + 3 and words[noun_at].low in SITE_MODIFIERS:
        noun_at += 1
    of_another = noun_at + 1 < len(words) and words[noun_at + 1].low == "of"  # 'the Riviera city of Nice'
    if following and words[noun_at].low in _AFTER_UNKNOWN and not of_another:
        noun = words[noun_at].low
        local = start >= 0 and (
            words[start].low in SURE_PREPOSITIONS or words[start].low in ("on", "to", "of", "and")
        )
        definite = first > 0 and words[first - 1].low in ("the", *DIRECTIONS, *ADJECTIVES)
        # "Al-Sahiliya neighborhood": a name with an article and a noun is definite by itself.
        definite = definite or words[first].low.partition("-")[0] in ("al", "el")
        if local or (definite and noun not in SITE_NOUNS):
            return Support(3, sort_of_noun(noun))
    return None
