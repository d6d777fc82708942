"""A place's name in a sentence in, the whole phrase around it out: "the town of Azaz in Aleppo province".

Also the names that no gazetteer knows but that the words beside them say are places: "the village
of Hassajek". What a phrase means is decided in places.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.resolve.folding import fold
from onrecord.resolve.gazetteer import Entry, Gazetteer
from onrecord.resolve.place_context import Support, is_adjective, sort_of_noun
from onrecord.resolve.place_names import Line, Word, joined
from onrecord.resolve.place_words import (
    ADJECTIVES,
    AREA_NOUNS,
    CAMP_NOUNS,
    CITY_NOUNS,
    COMPASS,
    COUNTRYSIDE,
    DIRECTIONS,
    DISTRICT_NOUNS,
    FACILITIES,
    INSIDE_NAMES,
    NEAR,
    NOT_NAMES,
    ORGANISATION_NOUNS,
    PART_OF_NOUNS,
    PLACE_NOUNS,
    SITE_MODIFIERS,
    SITE_NOUNS,
    SURE_PREPOSITIONS,
    TITLES,
    WEAK_PREPOSITIONS,
)

_LINK = re.compile(
    r",?\s+(?:(?:with)?in|of|near|outside|(?:to\s+the\s+)?(?:north|south|east|west|north-?east|north-?west|south-?east"
    r"|south-?west)\s+of|on the outskirts of|of the)\s+|,\s+|\s+",
    re.I,
)
_APPOSITION = re.compile(
    r",\s+(?:an?|the)\s+(?:[\w'’-]+\s+){0,4}?(?:city|town|village|suburb|district|neighbou?rhood|island|camp|area)\s+"
    r"(?:(?:with)?in|of|near|to|[a-z-]+\s+of)\s+",
    re.I,
)
_CITY_IN_APPOSITION = re.compile(
    r"^(?:the\s+)?(?:capital|city|town|provincial|central|main|largest|\s)+$", re.I
)


RIGHT_NOUNS = PLACE_NOUNS | FACILITIES


@dataclass(slots=True)
class Found:
    """A place found in a sentence: the words first..last of its name and, later, start..end of its phrase."""

    first: int
    last: int
    name: str
    entry: Entry | None
    support: Support
    start: int = 0
    end: int = 0
    inside: tuple[Entry, ...] = ()
    """Places that the same phrase says it lies in, nearest first; all that is known of one not in the gazetteer."""
    sort: str | None = None
    direction: str | None = None
    near: bool = False


def left_edge(gazetteer: Gazetteer, text: str, words: list[Word], first: int, floor: int) -> int:
    """Index of the first word of the phrase whose name starts at `first`; never below `floor`."""
    at = first
    while True:
        start = at
        while (
            at - 1 >= floor
            and joined(text, words[at - 1], words[at])
            and is_adjective(gazetteer, words[at - 1])
        ):
            at -= 1
        if (
            at - 1 >= floor
            and words[at - 1].low in ("the", "a", "an")
            and joined(text, words[at - 1], words[at])
        ):
            at -= 1
        of = at - 1
        if of - 1 >= floor and words[of].low == "of" and joined(text, words[of], words[at]):
            if words[of - 1].low in PART_OF_NOUNS and joined(text, words[of - 1], words[of]):
                at = of - 1
                continue
        if at == start or start == first:
            break
    # An adjective alone is kept only where it opens on the name itself or on a place noun.
    if at - 1 >= floor and words[at - 1].low in NEAR and joined(text, words[at - 1], words[at]):
        at -= 1
    return at


def right_edge(text: str, words: list[Word], last: int, ceiling: int) -> tuple[int, str | None]:
    """Index of the last word of "X province", "X's eastern districts"; with it the sort of place its noun says."""
    at = last
    while at + 1 < ceiling and at < last + 4:
        following = words[at + 1]
        if text[words[at].after : following.start] != " ":
            break
        low = following.low
        if low in RIGHT_NOUNS and not (low == "front" and following.capital):
            if low in ("state", "states") or (low in ("area", "areas") and following.capital):
                break
            return at + 1, sort_of_noun(low)
        fits = low in SITE_MODIFIERS or (words[last].possessive and low in DIRECTIONS | ADJECTIVES)
        if not fits:
            break
        at += 1
    return last, None


def link_between(text: str, end: int, start: int) -> str | None:
    """How two place phrases hang together: 'in' (the second holds the first), 'near', or not at all."""
    gap = text[end:start]
    if len(gap) > 90 or "\n" in gap:
        return None
    if _APPOSITION.fullmatch(gap):
        return "near" if re.search(r"near|\w+ern? of|\b(?:north|south|east|west) of", gap) else "in"
    if not _LINK.fullmatch(gap):
        return None
    low = gap.lower()
    return "near" if "near" in low or "outside" in low or re.search(r"(?:th|st) of", low) else "in"


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
        low in NOT_NAMES
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


def unknown_names(
    gazetteer: Gazetteer, text: str, line: Line, taken: set[int], persons: set[str]
) -> list[tuple[int, int, Support]]:
    """Runs of capitalised words outside `taken` that the words beside them say are places."""
    words, out, at = line.words, [], 0
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
        if at in taken or not starts or _ends_run(word) or fold(word.text) in gazetteer.demonyms:
            at += 1
            continue
        last = _run_end(text, words, at, taken)
        support = _unknown_support(gazetteer, text, words, at, last, out)
        if support and not (at == last and fold(words[last].text) in persons):
            out.append((at, last, support))
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
    if before and before[-1][2].strength == 3 and before[-1][2].noun:
        gap = text[words[before[-1][1]].after : words[first].start]
        if gap in (", ", " and ", ", and ", " ", " or "):
            return Support(3, before[-1][2].noun)
    noun_at = last + 1
    while noun_at < len(words) - 1 and noun_at < last + 3 and words[noun_at].low in SITE_MODIFIERS:
        noun_at += 1
    if following and words[noun_at].low in _AFTER_UNKNOWN:
        noun = words[noun_at].low
        local = start >= 0 and (
            words[start].low in SURE_PREPOSITIONS or words[start].low in ("on", "to", "of", "and")
        )
        definite = first > 0 and words[first - 1].low in ("the", *DIRECTIONS, *ADJECTIVES)
        if local or (definite and noun not in SITE_NOUNS):
            return Support(3, sort_of_noun(noun))
    return None


__all__ = [
    "AREA_NOUNS",
    "COMPASS",
    "COUNTRYSIDE",
    "WEAK_PREPOSITIONS",
    "Found",
    "left_edge",
    "link_between",
    "right_edge",
    "unknown_names",
]  # fmt: skip
