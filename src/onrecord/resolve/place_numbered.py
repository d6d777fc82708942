"""Sites that armies number: 'Base 46', 'Hill 112', 'Checkpoint 9', 'Regiment 111' where it is a place that is taken.

Comes in: a sentence and the places found in it. Goes out: the same with those sites; what stands right behind one ('west of the city of Aleppo') gives its
position.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.records import Place, PlaceMention, Sentence

_SITE = re.compile(
    r"\b(?:Base|Hill|Camp|Checkpoint|Point|Height|Hilltop|Airbase|Barracks|Outpost|Post|Sector)\s(?:No\.?\s)?(?P<number>\d{1,4})\b(?!\s+(?:people|civilians|men|women|children|"
    r"soldiers|fighters|km\b|kilomet|miles|per))"
    r"|(?:from|out of|of|for|at|in|near)\s(?:the\s)?(?P<unit>(?:Regiment|Brigade|Battalion)\s\d{1,4})\b"
)
_BEHIND = 3
"""Letters between a site and what tells where it lies."""


def with_sites(
    text: str, sentence: Sentence, found: list[tuple[int, PlaceMention]], country: str | None
) -> None:
    """Adds the sites of one sentence to `found`, in place."""
    for match in _SITE.finditer(text, sentence.start, sentence.end):
        start = match.start("unit") if match["unit"] else match.start()
        end = match.end()
        if any(m.start < end and start < m.end for _, m in found):
            continue
        name = text[start:end]
        beside = next((n for n, (_, m) in enumerate(found) if 0 <= m.start - end < _BEHIND), None)
        if beside is None:
            found.append(
                (sentence.index, PlaceMention(start, end, Place(name, name, country=country, kind="site")))
            )
            continue
        index, mention = found[beside]
        place = replace(
            mention.place, text=text[start : mention.end], name=name, gazetteer=None, kind="site", seat=False
        )
        found[beside] = (index, PlaceMention(start, mention.end, place))
