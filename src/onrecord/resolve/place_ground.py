"""'off the Tunisian coast', 'on Turkish soil', 'in Lebanese waters': the ground or sea of a country that an adjective names.

Comes in: a sentence. Goes out: the stretches that say so, each with the country. Borders are place_borders.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.folding import fold
from onrecord.records import Place, Precision, Sentence
from onrecord.resolve import countries
from onrecord.resolve.gazetteer import Entry, Gazetteer
from onrecord.resolve.place_mentions import known_place

_GROUND = re.compile(
    r"\b(?:(?:off|along|near)\s+)?(?:the\s+)?(?:(?:north|south|east|west)\w*\s+)?"
    r"(?P<whose>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s+(?:(?:Mediterranean|Atlantic|Aegean|Adriatic|Caribbean|Pacific|Red Sea|Black Sea|territorial)\s+)?"
    r"(?:coasts?|coastline|shores?|seaboard|waters|soil|territory)\b"
)
_NEAR = re.compile("coast|shore|seaboard|waters|soil|territory")


def mentions(gazetteer: Gazetteer, text: str, sentence: Sentence) -> Iterator[tuple[int, int, Place]]:
    """(start, end, place) of such words. 'Palestinian territory' and the like are no country's where the adjective has none."""
    if _NEAR.search(text, sentence.start, sentence.end) is None:
        return
    for match in _GROUND.finditer(text, sentence.start, sentence.end):
        entry = _country(gazetteer, gazetteer.demonyms.get(fold(match["whose"])))
        if entry is not None:
            part: Precision | None = None if match.group().endswith(("soil", "territory")) else "region"
            yield match.start(), match.end(), known_place(gazetteer, entry, match.group(), entry.name, part)


def _country(gazetteer: Gazetteer, code: str | None) -> Entry | None:
    name = countries.names().get(code or "")
    return next((e for e in gazetteer.called(name) if e.kind == "country"), None) if name else None
