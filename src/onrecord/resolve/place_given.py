"""Stretches of a report that somebody says are places' names in, a sentence's names with those among them out.

Reading a text decides first whether a name is a place at all; here that is settled, and only which place is asked. What
the strict index lacks is tried without the words that wrap a name ("downtown Harlan", "the city of Homs").
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.folding import ARTICLES, fold, loose
from onrecord.resolve.gazetteer import Gazetteer
from onrecord.resolve.gazetteer_build import USUAL
from onrecord.resolve.place_abbreviations import ALONE, DIVISIONS
from onrecord.resolve.place_names import Line, NameReader, Stretch, words_of
from onrecord.resolve.place_words import ADJECTIVES, DIRECTIONS, OF_NOUNS, PLACE_NOUNS, SITE_MODIFIERS

_WRAPPING = (
    DIRECTIONS
    | ADJECTIVES
    | SITE_MODIFIERS
    | frozenset(("the", "of", "city", "town", "village", "co", "metro"))
)

Places = tuple[tuple[int, int], ...]


class GivenReader:
    """Makes stretches of given spans; `offered` is every place that the words of one may mean."""

    def __init__(self, gazetteer: Gazetteer, names: NameReader) -> None:
        self.gazetteer = gazetteer
        self._names = names

    def put(self, text: str, line: Line, spans: Sequence[tuple[int, int]]) -> None:
        """Puts the given spans among the names of a sentence, in place of the names that they overlap."""
        for start, end in spans:
            inside = [i for i, w in enumerate(line.words) if w.start < end and w.after > start]
            if not inside:
                continue
            first, last = inside[0], inside[-1]
            read = [s for s in line.stretches if s.first <= last and s.last >= first]
            whole = len(read) == 1 and (read[0].first, read[0].last) == (first, last)
            line.stretches = [s for s in line.stretches if s not in read]
            made = read[0] if whole else self._stretch(text[start:end], first, last)
            made.given = True
            line.stretches.append(made)
        line.stretches.sort(key=lambda s: s.first)

    def _stretch(self, written: str, first: int, last: int) -> Stretch:
        key, places = self.offered(written)
        return Stretch(first, last, key, places, written.lower().split("-")[0].split()[0] in ARTICLES)

    def offered(self, written: str) -> tuple[str, Places]:
        """The key and the places of a name, unwrapped word by word until the gazetteer has it."""
        key, places = self._known(written)
        if places:
            return key, places
        words = words_of(written, 0, len(written))
        while len(words) > 1:
            if words[0].low in _WRAPPING or (words[0].low in OF_NOUNS and words[1].low == "of"):
                words = words[1:]
            elif words[-1].low in PLACE_NOUNS | _WRAPPING:
                words = words[:-1]
            else:
                break
            bare, places = self._known(written[words[0].start : words[-1].end])
            if places:
                return bare, places
        return key or fold(written), ()

    def _known(self, written: str) -> tuple[str, Places]:
        bare = written.replace(".", "").replace(" ", "")
        short = DIVISIONS.get(bare) if "." not in written.rstrip(".") or bare in ALONE else None
        if short and (divisions := self._names.divisions_called(*short)):
            return fold(short[1]), divisions
        key, places = self._names.look_up(written)
        code = self.gazetteer.demonyms.get(key)
        if code and code in self.gazetteer.country_ids:
            return key, ((self.gazetteer.country_ids[code], USUAL),)
        return key, places

    def loosely(self, key: str, countries: Sequence[str]) -> Places:
        """The places of these countries that another way of spelling makes of a key; the surer way alone."""
        for looser in loose(key):
            ids = [p for c in countries for p in self.gazetteer.loosely(looser, c)]
            if ids:
                return tuple((p, 0) for p in ids)
        return ()
