"""A place's name in a sentence in, the whole phrase around it out: "the town of Azaz in Aleppo province".

A wider place named in the same phrase becomes a part of it, so that each phrase is one place, the
narrowest. What a name means is decided in place_judge.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord import sphere
from onrecord.folding import fold
from onrecord.resolve.gazetteer import Entry, Gazetteer
from onrecord.resolve.place_context import Read, Support, is_adjective, sort_of_noun
from onrecord.resolve.place_names import Word, joined
from onrecord.resolve.place_words import (
    ADJECTIVES,
    COMPASS,
    DIRECTIONS,
    FACILITIES,
    HELD,
    NEAR,
    PART_OF_NOUNS,
    PLACE_NOUNS,
    SITE_MODIFIERS,
)

_LINK = re.compile(
    r",?\s+(?:(?:with)?in|of|near|outside|(?:to\s+the\s+)?(?:north|south|east|west|north-?east|north-?west|south-?east"
    r"|south-?west)\s+of|on the outskirts of|of the)\s+|,\s+|\s+",
    re.I,
)
_APPOSITION = re.compile(
    r",\s+(?:an?|the)\s+(?:[\w'’-]+\s+){0,4}?(?:city|town|village|suburb|district|neighbou?rhood|island|camp|area)\s+"
    r"(?:(?:(?:with)?in|of|near|to|[a-z-]+\s+of)\s+)?",
    re.I,
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
    distance: float | None = None
    """Km from the place that the words tell: "12 km north of"."""


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
        has_of = of - 1 >= floor and words[of].low == "of" and joined(text, words[of], words[at])
        if has_of and words[of - 1].low in PART_OF_NOUNS and joined(text, words[of - 1], words[of]):
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


_PART_OF = re.compile(
    r",\s+(?:an?|the)\s+(?:[\w'’-]+\s+){0,4}?(?:suburb|district|neighbou?rhood|quarter|area)\s+(?:in|of)\s+(?:[a-z]+ern\s+|[a-z]+-(?:held|controlled)\s+)?"
    r"|\s+(?:district|neighbou?rhood|quarter|suburb)\s+(?:in|of)\s+(?:[a-z]+ern\s+|[a-z]+-(?:held|controlled)\s+)?",
    re.I,
)
_PART_NOUN = re.compile(r"\b(?:quarter|neighbou?rhood|suburb)s?\b", re.IGNORECASE)
_A_DISTRICT = re.compile(r"\b(?:district|quarter|neighbou?rhood|suburb)$", re.IGNORECASE)
_ITS_SEAT = re.compile(
    r"\s+(?:provincial\s+|regional\s+|state\s+)?capital\b(?!\s*,?\s*(?:of|city\s+of)\b)", re.IGNORECASE
)
_SEAT_OF = re.compile(r"(?:the\s+)?(?:[a-z]+\s+)?capital\s+of\b", re.IGNORECASE)
_FAR_KM = 60.0
_CITY = 100_000
_OF_ANY_CITY = re.compile(r"(?:sk(?:yi|yy|yj|iy|ii|y|aya|a|e|oye|oe)|nyi|nyy|niy|nskiy)$", re.IGNORECASE)

"""Districts of Slavic cities are called by adjectives, the same in many cities."""


def _elsewhere(place: Found, city: Found) -> bool:
    """Whether a settlement lies too far from a city to be a part of it."""
    a, b = place.entry, city.entry
    if a is None or b is None or a.kind != "settlement" or b.kind != "settlement":
        return False
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return sphere.kilometres(a.lat, a.lon, b.lat, b.lon) > _FAR_KM


_KEPT = DIRECTIONS | frozenset(
    ("rural", "besieged", "nearby", "neighbouring", "neighboring", "greater", "occupied")
)
"""What stays before a bare name: "rural Aleppo", not "former Syria"."""
_WITH_ARTICLE = frozenset(
    ["US", "GB", "AE", "NL", "PH", "CD", "CG", "CF", "BS", "GM", "MV", "DO", "CZ", "SD", "VA"]
)
"""Countries whose names go with an article."""


def _takes_article(entry: Entry | None) -> bool:
    """Whether a bare name goes with "the": the United States, the Philippines, the Levant."""
    if entry is None:
        return False
    if entry.kind == "country":
        return entry.country in _WITH_ARTICLE
    return entry.kind in ("region", "water", "continent", "border")


def seat_of(gazetteer: Gazetteer, entry: Entry | None) -> Entry | None:
    """The division that a settlement's name also names: Aleppo in "north of Aleppo" holds Azaz."""
    if entry is None or entry.kind != "settlement" or entry.parent is None:
        return None
    parent = gazetteer.entry(entry.parent)
    return parent if fold(parent.name) == fold(entry.name) else None


class Phraser:
    """Gives the places found in a sentence the words around them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def phrased(self, read: Read, found: list[Found]) -> list[Found]:
        """Each place with the words around it; a wider place named in the same phrase becomes a part of it."""
        words, text = read.line.words, read.text
        floor = 0
        for number, place in enumerate(found):
            ceiling = found[number + 1].first if number + 1 < len(found) else len(words)
            left = left_edge(self.gazetteer, text, words, place.first, floor)
            right, sort = right_edge(text, words, place.last, ceiling)
            left = self._trimmed(words, left, place, right)
            floor = right + 1
            if not words[place.last].possessive:
                place.sort = sort or place.support.noun or place.sort
            place.start = words[left].start
            place.end = words[right].end if right > place.last else words[place.last].end
            place.direction = place.support.direction
            place.near = words[left].low in NEAR or words[left].low in COMPASS
        found = self._seats(read, found)
        for place in found:
            if place.sort == "district" and self._of_any_city(read, place):
                self._into_its_city(read, place, found)
        return self._merged(read, found)

    def _seats(self, read: Read, found: list[Found]) -> list[Found]:
        """'the capital of Tigray, Mekelle' is Mekelle; 'the capital of North Kivu' alone the town that is by far its largest."""
        out: list[Found] = []
        for place in found:
            before = out[-1] if out else None
            if before is not None and self._is_seat(read, before, place):
                place.start, place.inside = before.start, (*place.inside, *self._chain(before))
                out.pop()
            out.append(place)
        for place in out:
            behind = _ITS_SEAT.match(read.text, read.line.words[place.last].end)
            is_seat = behind is not None or _SEAT_OF.match(read.text, place.start)
            if is_seat and place.entry is not None and place.entry.kind == "division":
                seat = self.gazetteer.largest_in(place.entry.id)
                if seat is not None:
                    place.entry, place.name, place.sort = seat, seat.name, "city"
                    place.end = max(place.end, behind.end() if behind is not None else 0)
        return out

    def _is_seat(self, read: Read, division: Found, town: Found) -> bool:
        last = read.line.words[division.last].end
        behind = _ITS_SEAT.match(read.text, last)
        end = max(division.end, behind.end() if behind is not None else 0)
        is_seat = behind is not None or _SEAT_OF.match(read.text, division.start)
        apposed = read.text[end : town.start] == ", " and is_seat
        return (
            bool(apposed)
            and town.entry is not None
            and town.entry.kind == "settlement"
            and self._holds(division, town)
        )

    @staticmethod
    def _of_any_city(read: Read, place: Found) -> bool:
        return bool(
            _OF_ANY_CITY.search(place.name)
            or _PART_NOUN.search(read.text, place.start, place.end)
            or (place.entry is None and not place.inside)
        )

    def _into_its_city(self, read: Read, place: Found, found: list[Found]) -> None:
        """'In Kharkiv, missiles hit the Shevchenkivskyi district': of the city that the sentence names, not of the one that the gazetteer has."""
        cities = [
            f
            for f in found
            if f is not place
            and f.entry is not None
            and f.entry.kind == "settlement"
            and f.entry.people >= _CITY
        ]
        if cities and (place.entry is None or all(_elsewhere(place, city) for city in cities)):
            words = read.line.words
            place.entry, place.name = None, read.text[words[place.first].start : words[place.last].end]
            place.inside = self._chain(min(cities, key=lambda f: abs(f.first - place.first)))

    @staticmethod
    def _trimmed(words: list[Word], left: int, place: Found, right: int) -> int:
        """Without what does not belong to a bare name: "a" of "a US drone", "former" of "former Syria"."""
        lead = words[left : place.first]
        if any(w.low == "of" for w in lead) or right > place.last:
            return left
        if lead and lead[0].low in ("the", "a", "an"):
            if len(lead) > 1 and lead[0].low == "the":
                return left
            if len(lead) == 1 and lead[0].low == "the" and _takes_article(place.entry):
                return left
            left += 1
        while left < place.first and not (
            words[left].low in _KEPT or words[left].low in NEAR or words[left].low.endswith(HELD)
        ):
            left += 1
        return left

    def _merged(self, read: Read, found: list[Found]) -> list[Found]:
        """From the right, so that "Azaz in northern Aleppo province, Syria" closes up wider place by wider place."""
        out: list[Found] = []
        for place in reversed(found):
            holder = out[-1] if out else None
            opens = holder is not None and self._opens(read, place, holder)
            if holder is not None and (opens or self._has_district(read, place, holder)):
                holder.start = place.start if opens else holder.start
                holder.inside = (*holder.inside, *self._chain(place))
                continue
            if holder is not None and (link := self._link(read, place, holder)):
                place.end = holder.end
                place.inside = (*place.inside, *self._chain(holder)[0 if link == "in" else 1 :])
                out.pop()
            out.append(place)
        return out[::-1]

    def _opens(self, read: Read, place: Found, holder: Found) -> bool:
        """Whether a wider place comes first: "Aleppo's Marjeh district"."""
        last = read.line.words[place.last]
        if not last.possessive or not self._holds(place, holder):
            return False
        # "Aleppo's Marjeh district", "Syria's northwestern city of Aleppo"
        return read.text[max(last.after, place.end) : holder.start].strip() in ("", "of")

    def _has_district(self, read: Read, city: Found, district: Found) -> bool:
        """'the Kabul district of Karte Char': the name behind is the narrower one."""
        if (
            city.entry is None
            or city.entry.people < _CITY
            or read.text[city.end : district.start].strip() != "of"
        ):
            return False
        if _A_DISTRICT.search(read.text, city.start, city.end) is None:
            return False
        if district.entry is None:
            district.sort = "district"
        return district.entry is None or not _elsewhere(district, city)

    def _link(self, read: Read, place: Found, holder: Found) -> str | None:
        """How the phrase of `holder`, to the right, belongs to that of `place`: 'in', 'near' or not at all."""
        if (
            place.entry is not None
            and place.entry.kind == "water"
            and holder.entry is not None
            and holder.entry.kind == "settlement"
        ):
            # 'across the Dnieper in Kherson' tells of Kherson
            return None
        link = link_between(read.text, place.end, holder.start)
        words = read.line.words
        between = words[place.last].end, words[holder.first].start
        if link and _PART_OF.fullmatch(read.text, *between) and _elsewhere(place, holder):
            # 'Yarmouk, a neighbourhood of Khartoum' is not the one of Damascus.
            place.entry, place.name = None, read.text[words[place.first].start : words[place.last].end]
            place.sort = "district"
            return "in"
        apposed = read.text[place.end : holder.start] == ", " and read.text.startswith(
            ("a ", "an "), holder.start
        )
        if link and (holder.near or apposed or link == "near"):
            comma = read.text[place.end : place.end + 1] == ","
            broad = holder.entry is not None and holder.entry.kind in ("country", "continent")
            if place.entry is not None and place.entry.kind == "country" and self._holds(place, holder):
                # 'an airfield in Yemen near Hodeidah': near the town, and not the country
                return None
            return None if broad and not comma else "near"
        return link if link and self._holds(holder, place) else None

    def _chain(self, found: Found) -> tuple[Entry, ...]:
        return ((found.entry, *self.gazetteer.above(found.entry)) if found.entry else ()) + found.inside

    def _holds(self, wide: Found, narrow: Found) -> bool:
        """Whether one place lies in the other, as far as is known."""
        if wide.entry is None:
            return False
        if narrow.entry is None:
            return wide.entry.kind not in ("neighbourhood", "site", "camp")
        above = self.gazetteer.above(narrow.entry)
        if any(p.id == wide.entry.id for p in above):
            return True
        division = seat_of(self.gazetteer, wide.entry)
        return division is not None and any(p.id == division.id for p in above)
