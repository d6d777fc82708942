"""'the capital', 'the suburbs of the capital': the capital of the country that the report is about.

The table is data/capitals.csv. Where two sides dispute which town is the capital, or whose, it has no row and the words
stay without a place.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from onrecord.folding import fold
from onrecord.records import Place, Sentence
from onrecord.resolve.gazetteer import Entry, Gazetteer
from onrecord.resolve.place_mentions import known_place

_CAPITAL = re.compile(
    r"\b(?:(?:near|outside|around|in|inside|within)\s+)?(?:(?:the|its)\s+)?"
    r"(?:(?:cent(?:er|re)|heart|suburbs?|outskirts|countryside|edge|(?:(?:north|south|east|west)\w*\s+)?(?:part|parts|side|districts?|neighbou?rhoods?)|"
    r"(?:north|south|east|west)\w*)\s+of\s+)?(?:the|its)\s+(?:(?:besieged|battered|war-torn|national|country['’]s|(?P<whose>[A-Z][a-z]+(?:n|i|ese|ish|s)))\s+)?capital\b"
    r"(?!\s*,?\s*(?:of|city\s+of|punishment|letters?|[A-Z]))"
)
_LEAD = re.compile(r"^(?:in|inside|within)\s+", re.IGNORECASE)


@lru_cache(maxsize=1)
def _capitals() -> dict[str, int]:
    text = (files("onrecord") / "data" / "capitals.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["country"]: int(row["geonames"]) for row in rows}


@lru_cache(maxsize=1)
def gids() -> frozenset[str]:
    """The gazetteer ids of all capitals."""
    return frozenset(f"geonames:{number}" for number in _capitals().values())


def is_capital(entry: Entry) -> bool:
    """Whether a settlement is the capital of its country, by the table."""
    return _capitals().get(entry.country or "") == entry.id


def mentions(
    gazetteer: Gazetteer, text: str, sentence: Sentence, country: Entry | None
) -> Iterator[tuple[int, int, Place]]:
    """(start, end, place) of the words for a capital in a sentence: that of `country`, or of the one named ('the Iraqi capital')."""
    words = text[sentence.start : sentence.end]
    if words.isupper() and len(words.lower()) == len(words):  # wire copy
        text = text[: sentence.start] + words.lower() + text[sentence.end :]
    if text.find("capital", sentence.start, sentence.end) < 0:
        return
    home = country.country if country is not None else None
    for match in _CAPITAL.finditer(text, sentence.start, sentence.end):
        code = gazetteer.demonyms.get(fold(match["whose"])) if match["whose"] else home
        number = _capitals().get(code or "")
        if number is None:
            continue
        lead = _LEAD.match(match.group())
        start = match.start() + (lead.end() if lead else 0)
        entry = gazetteer.entry(number)
        said = words[start - sentence.start : match.end() - sentence.start]
        yield start, match.end(), known_place(gazetteer, entry, said, entry.name)
