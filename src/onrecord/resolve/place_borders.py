"""Borders between countries in a sentence: "the Turkish border", "the border with Turkey", "the Syrian-Turkish border".

Words in, the stretches that name a border out, each with the border's entry. Where one country is named, the other is the
one that the report is about. A border is a line: its entry has the middle of it, and how far its ends lie as radius.
"""

from __future__ import annotations

import re

from onrecord.folding import fold
from onrecord.resolve.gazetteer import Entry, Gazetteer
from onrecord.resolve.place_context import Read, Support
from onrecord.resolve.place_names import Word
from onrecord.resolve.place_phrases import Found

_BORDERS = frozenset(("border", "borders", "frontier"))
_ANY = re.compile(r"[Bb]orders?\b|[Ff]rontier")
_NOT_THE_LINE = frozenset(
    [
        "guard",
        "guards",
        "police",
        "force",
        "forces",
        "official",
        "officials",
        "officer",
        "officers",
        "patrol",
        "patrols",
        "crossing",
        "crossings",
        "gate",
        "gates",
        "post",
        "posts",
        "town",
        "towns",
        "village",
        "villages",
        "city",
        "cities",
        "checkpoint",
        "checkpoints",
        "fence",
        "wall",
        "security",
        "authorities",
        "agents",
        "troops",
        "control",
        "agency",
        "wire",
    ]
)
"""What "border" only tells the sort of: people and places at it."""
_PARTS = re.compile(r"[-‐‑–/]")


class BorderReader:
    """Finds borders; `about` is the code of the country that the report is mostly about."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def read(self, read: Read, about: str | None) -> list[Found]:
        words, out = read.line.words, []
        if not words or not _ANY.search(read.text, words[0].start, words[-1].end):
            return []
        for at, word in enumerate(words):
            if word.low not in _BORDERS or (at + 1 < len(words) and words[at + 1].low in _NOT_THE_LINE):
                continue
            found = self._before(words, at, about) or self._after(words, at, about)
            if found:
                first, last, entry = found
                out.append(Found(first, last, entry.name, entry, Support()))
        return out

    def _before(self, words: list[Word], at: int, about: str | None) -> tuple[int, int, Entry] | None:
        """ "Syrian-Turkish border", "Turkey's border with Syria", "Turkish border"."""
        first = at - 1
        codes = self._codes(words[first]) if first >= 0 else []
        if len(codes) == 1 and first >= 1 and words[first - 1].end + 1 == words[first].start:
            # A dash that is no hyphen parts the words; of two adjectives side by side both are meant.
            before = self._codes(words[first - 1])
            first, codes = (first - 1, before + codes) if len(before) == 1 else (first, codes)
        last = at
        if len(codes) == 1 and at + 2 < len(words) and words[at + 1].low == "with":
            other = self._codes(words[at + 2])
            last, codes = (at + 2, codes + other) if len(other) == 1 else (last, codes)
        return self._line(first, last, codes, about)

    def _after(self, words: list[Word], at: int, about: str | None) -> tuple[int, int, Entry] | None:
        """ "border with Turkey", "border between Syria and Turkey"."""
        if at + 2 >= len(words):
            return None
        if words[at + 1].low in ("with", "to", "into") and (codes := self._codes(words[at + 2])):
            return self._line(at, at + 2, codes, about)
        if words[at + 1].low == "between" and at + 4 < len(words) and words[at + 3].low == "and":
            return self._line(at, at + 4, self._codes(words[at + 2]) + self._codes(words[at + 4]), about)
        return None

    def _line(
        self, first: int, last: int, codes: list[str], about: str | None
    ) -> tuple[int, int, Entry] | None:
        if len(codes) == 1 and about:
            codes = [*codes, about]
        if len(codes) != 2 or codes[0] == codes[1]:
            return None
        one, other = sorted(codes)
        known = self.gazetteer.named(f"border:{one}:{other}")
        return (first, last, self.gazetteer.entry(known[0][0])) if known else None

    def _codes(self, word: Word) -> list[str]:
        """The countries that a word or its hyphened parts name; none where a part names something else."""
        if not word.capital:
            return []
        out = []
        for part in _PARTS.split(word.text):
            code = self._code(fold(part))
            if code is None:
                return []
            out.append(code)
        return out

    def _code(self, key: str) -> str | None:
        if code := self.gazetteer.demonyms.get(key):
            return code
        for place, _ in self.gazetteer.named(key):
            entry = self.gazetteer.entry(place)
            if entry.kind == "country":
                return entry.country
        return None
