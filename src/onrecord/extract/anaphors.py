"""'the city', 'the east of the town', 'rebel-held neighbourhoods': places told without a name, after the one they stand for.

Comes in: a report's text and the places named in it. Goes out: mentions of places in the report's own words, each with the
position of the named place that it points back to.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.whereabouts import kilometres
from onrecord.records import Place, PlaceMention, Precision, Sentence

_SIDES = {"north": "northern", "south": "southern", "east": "eastern", "west": "western"}
_PART = (
    r"(?:(?:the\s+)?(?P<side>north|south|east|west)(?:ern)?(?:\s+(?:part|parts|side|portion|half|outskirts|edge|districts|neighbou?rhoods|suburbs))?|"
    r"(?:the\s+)?(?:cent(?:er|re)|heart|middle|outskirts|edge|suburbs|rest|parts)|an?\s+(?:[\w-]+\s+){0,2}(?:district|neighbou?rhood|suburb|area|part|quarter))\s+"
    r"(?:of|in)\s+"
)
_ONE = re.compile(
    rf"\b(?:{_PART})?(?:[Tt]he|[Tt]his|[Tt]hat)\s+(?:(?:besieged|embattled|battered|rebel-held|government-held|opposition-held|same|coastal|border|small|"
    r"ancient|historic|northern|southern|eastern|western|mainly\s+\w+)\s+)?(?P<noun>city|town|village|suburb|district|neighbou?rhood|enclave|camp|island|"
    r"province|governorate|area|territory)\b(?!['’]s?\b|\s*,?\s*(?:of\b|around\b|between\b|where\b|council|hall|cent|of\s+the|[A-Z]))",
)
_FITS = {
    "city": ("settlement",), "town": ("settlement",), "village": ("settlement",), "suburb": ("settlement", "neighbourhood", "area"),
    "district": ("neighbourhood", "area", "county", "settlement"), "neighbourhood": ("neighbourhood", "area", "settlement"),
    "neighborhood": ("neighbourhood", "area", "settlement"), "enclave": ("region", "area", "division"), "camp": ("camp", "settlement"),
    "island": ("settlement", "region"), "province": ("division", "region"), "governorate": ("division", "region"), "area": ("settlement", "region", "area", "camp"), "territory": ("settlement", "region", "division"),
}  # fmt: skip
_ALONG = re.compile(r"\b(?:across|over|along|down|up)\s+the\s+[A-Z][\w'’-]+$")
_FAR = 15
"""Sentences over which 'the city' still points back."""


_HALF = re.compile(
    r"\bthe\s+(?:(?:liberated|besieged|rebel-held|government-held|opposition-held|rebel|government)\s+)?(?P<side>east|west|north|south)(?:ern\s+(?:districts|neighbou?rhoods|part|half|side|"
    r"suburbs|quarters))?\b(?!\s+of\b|[-\w])"
)
"""'in the east', after 'eastern Aleppo'."""


def found(text: str, sentences: Sequence[Sentence], named: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """The mentions without a name, in the order of the text."""
    text = _in_small_letters(text, sentences)
    for sentence in sentences:
        for match in _ONE.finditer(text, sentence.start, sentence.end):
            if any(m.start < match.end() and match.start() < m.end for m in named):
                continue
            meant = _meant(sentences, sentence, named, match)
            if meant is not None:
                yield PlaceMention(match.start(), match.end(), _told(meant, match))
        for match in _BOTH.finditer(text, sentence.start, sentence.end):
            two = _of_two(text, named, match)
            if two is not None and not any(m.start < match.end() and match.start() < m.end for m in named):
                yield PlaceMention(match.start(), match.end(), two)
        for match in _HALF.finditer(text, sentence.start, sentence.end):
            half = next(
                (m.place for m in reversed(named) if m.start < match.start() and _is_half(m.place, match)),
                None,
            )
            if half is not None and not any(m.start < match.end() and match.start() < m.end for m in named):
                yield PlaceMention(match.start(), match.end(), replace(half, text=match.group()))


_BOTH = re.compile(
    r"\b(?:[Tt]he|[Bb]oth)\s+(?:(?:two|three|besieged|embattled|neighbou?ring|nearby|encircled|blockaded|same|mainly\s+\w+)\s+){0,2}(?:towns|villages|cities)\b(?!\s+(?:of\s+(?:the\s+)?[A-Z]|in\b|around\b|near\b|along\b|and\b|that\b|which\b|where\b|they\b)|\s*,\s+[A-Z])"
)
_AND = re.compile(r"\s+and\s+(?:(?:the\s+)?(?:town|village|city)\s+of\s+)?")


def _of_two(text: str, named: Sequence[PlaceMention], match: re.Match[str]) -> Place | None:
    """'Fuaa and Kefraya', told last before 'the two towns'."""
    backwards = (m for m in reversed(named) if m.end < match.start())
    for second, first in itertools.pairwise(backwards):
        both = first.place.kind == second.place.kind == "settlement"
        if both and _AND.fullmatch(text, first.end, second.start):
            a, b = first.place, second.place
            # As of other lists: the position of the first, with the way to the farthest.
            reach = kilometres(a, b) + (b.radius_km or 0.0)
            radius = float(round(reach)) if math.isfinite(reach) else None
            return replace(
                a, text=match.group(), precision="region" if a.precision else None, radius_km=radius
            )
    return None


def are_two(mention: PlaceMention) -> bool:
    return _BOTH.fullmatch(mention.place.text) is not None


def _in_small_letters(text: str, sentences: Sequence[Sentence]) -> str:
    """Wire copy, which is all capitals, as it would be written otherwise."""
    out, at = [], 0
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        if words.isupper() and len(words.lower()) == len(words):
            out += [text[at : sentence.start], words.lower()]
            at = sentence.end
    return "".join([*out, text[at:]]) if out else text


def _is_half(place: Place, match: re.Match[str]) -> bool:
    """Whether a part of a town that was named is the one that 'the east' means."""
    return place.kind == "settlement" and place.name.startswith(_SIDES[match["side"].lower()] + " ")


def _meant(
    sentences: Sequence[Sentence], sentence: Sentence, named: Sequence[PlaceMention], match: re.Match[str]
) -> Place | None:
    """The place named last before the words that can be called so."""
    text = match.string
    floor = sentences[max(0, sentence.index - _FAR)].start if sentence.index < len(sentences) else 0
    noun = match["noun"].lower()
    kinds = _FITS[noun]
    fitting = [
        m
        for m in reversed(named)
        if floor <= m.start < match.start()
        and m.place.kind in kinds
        and not is_crossed(text, m)
        and not only_tells_which(named, m)
        and not _SEAT.search(text, max(0, m.start - 24), m.start)
    ]
    # 'the city' is no place that was called a town
    called = (
        [m for m in fitting if not ((_SIZES | _AREAS) - {noun}) & set(m.place.text.lower().split())]
        if noun in _SIZES
        else fitting
    )
    return next((m.place for m in called or fitting), None)


def only_tells_which(named: Sequence[PlaceMention], mention: PlaceMention) -> bool:
    """'Tal Afar, northwest of the capital': where a town lies by another, which is not spoken of itself."""
    return _BESIDE.match(mention.place.text) is not None and any(
        0 < mention.start - m.end <= 2 and m.place.kind != "country" for m in named
    )


def towns_of_a_land(named: Sequence[PlaceMention]) -> set[int]:
    """'an airfield in Yemen near Hodeidah': where the mentions begin that stand right behind their country's."""
    lands = [m for m in named if m.place.kind == "country"]
    return {m.start for land in lands for m in named if 0 < m.start - land.end <= 2}


_BESIDE = re.compile(
    r"(?:\d+ \w+ )?(?:near|outside|(?:just )?(?:north|south|east|west)\w* of)\b", re.IGNORECASE
)
_SIZES = {"city", "town", "village"}
_AREAS = {"region", "province", "oblast", "governorate"}
_SEAT = re.compile(
    r"\b(?:sources?|reporters?|correspondents?|command|police|witnesses|medics|doctors|based|offices?|headquarter(?:s|ed)|bureau|exiled?) (?:in|at) (?:the )?\Z",
    re.IGNORECASE,
)
"""Where a speaker sits, which is not what is spoken of."""


def is_crossed(text: str, mention: PlaceMention) -> bool:
    """'across the Inhulets' names a river, whatever town is called so too."""
    return (
        mention.place.kind == "settlement"
        and _ALONG.search(text, max(0, mention.start - 20), mention.end) is not None
    )


def _told(meant: Place, match: re.Match[str]) -> Place:
    side = match["side"]
    if side is None and match["noun"].lower() not in ("city", "town", "village"):
        return replace(meant, text=match.group())
    lead, _, rest = meant.name.partition(" ")
    whole = replace(meant, name=rest, precision="settlement") if rest and lead in _SIDES.values() else meant
    if side is None:
        return replace(whole, text=match.group())
    exact: Precision | None = "district" if whole.precision == "settlement" else whole.precision
    return replace(whole, text=match.group(), name=f"{_SIDES[side.lower()]} {whole.name}", precision=exact)
