"""An annotated report in, the places that it names out: which words, which place, how precisely known.

Judged over the whole report: first which countries it is about, then each name among the places that
bear it. "The city" and "the area" are resolved elsewhere, from the mentions given here.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from onrecord.records import AnnotatedReport, Place, PlaceMention, Precision
from onrecord.resolve.folding import fold, loose
from onrecord.resolve.gazetteer import Entry, Gazetteer
from onrecord.resolve.gazetteer_build import TRANSLITERATED, WORD
from onrecord.resolve.place_choice import ABOUT, fitness, support_needed
from onrecord.resolve.place_context import (
    NOUN,
    STRONG,
    Support,
    Votes,
    Weights,
    persons_in,
    support_of,
)
from onrecord.resolve.place_names import Line, NameReader, Stretch, Word
from onrecord.resolve.place_phrases import Found, left_edge, link_between, right_edge, unknown_names
from onrecord.resolve.place_words import (
    ADJECTIVES,
    COMPASS,
    DIRECTIONS,
    HELD,
    NEAR,
    NEVER_ALONE,
    PLACE_NOUNS,
    SURE_PREPOSITIONS,
    TITLES,
    WEAK_PREPOSITIONS,
)

LEAD = 3
"""Sentences at the start of a report that count double when its country is sought."""

_DATELINE = re.compile(
    r"\W*[A-ZÀ-Þ][\w.,'’ /-]{2,60}?\s*\([A-Z][\w /.]{1,25}\)\s*(?:[-–—:]|$)"
    r"|\W*[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{3,30}(?:,\s[A-Z][\w.]+){0,2}\s[-–—]{1,2}\s"
)
"""A place and an agency at the head of a sentence: where the reporter sat, not where it happened."""
_ISLAMIC_STATE = re.compile(
    r"\b(?:Islamic )?State (?:of|in|for) Iraq(?: and (?:the |al-|ash-|as-)?(?:Levant|Syria|\w+))?"
)
_PRECISION: dict[str, Precision] = {
    "country": "country", "continent": "region", "region": "region", "division": "region", "water": "region",
    "settlement": "settlement", "neighbourhood": "district", "area": "district", "camp": "settlement",
    "site": "exact",
}  # fmt: skip
_COARSER: tuple[Precision, ...] = ("exact", "district", "settlement", "region", "country")
_LONG_DIRECTION = {"north": "northern", "south": "southern", "east": "eastern", "west": "western",
                   "northeast": "northeastern", "northwest": "northwestern", "southeast": "southeastern",
                   "southwest": "southwestern"}  # fmt: skip
_WITH_ARTICLE = frozenset(
    ["US", "GB", "AE", "NL", "PH", "CD", "CG", "CF", "BS", "GM", "MV", "DO", "CZ", "SD", "VA"]
)
_PROVINCES = frozenset(
    ["SY", "IQ", "AF", "IR", "TR", "LB", "JO", "YE", "EG", "LY", "PK", "KH", "LA", "TH", "VN"]
)
"""Countries whose first-level divisions English calls provinces: a city of the same name is the rule there."""


@dataclass(slots=True)
class _Read:
    """One sentence: its words, its names, and what stands beside each."""

    line: Line
    text: str
    supports: list[Support]
    named: frozenset[int] = frozenset()
    chosen: list[Entry | None] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Analysis:
    mentions: tuple[tuple[int, PlaceMention], ...]
    country: Entry | None


class PlaceFinder:
    """Finds places; open it once for many reports. Not for several threads at a time."""

    def __init__(self, index: Path) -> None:
        self.gazetteer = Gazetteer(index)
        self._names = NameReader(self.gazetteer)
        self._loose_keys = lru_cache(20_000)(loose)
        self._last: tuple[AnnotatedReport, _Analysis] | None = None

    def find(
        self, report: AnnotatedReport, sentences: Collection[int] | None = None
    ) -> tuple[PlaceMention, ...]:
        """The places that these sentences name (all, where none are given), in the order of the text."""
        mentions = self._analysis(report).mentions
        wanted = None if sentences is None else frozenset(sentences)
        return tuple(m for index, m in mentions if wanted is None or index in wanted)

    def country_of(self, report: AnnotatedReport) -> Place | None:
        """The country that the report is mostly about, for claims that name no place: "nationwide"."""
        entry = self._analysis(report).country
        return _place(self.gazetteer, entry, entry.name, entry.name) if entry else None

    def _analysis(self, report: AnnotatedReport) -> _Analysis:
        if self._last is None or self._last[0] is not report:
            self._last = (report, self._analyse(report))
        return self._last[1]

    def _analyse(self, report: AnnotatedReport) -> _Analysis:
        text = report.report.text
        apostrophes = "'" in text or "’" in text
        armed = [m.span() for m in _ISLAMIC_STATE.finditer(text)]
        reads = []
        for sentence in report.sentences:
            line = self._names.read(text, sentence.index, sentence.start, sentence.end, apostrophes)
            if armed:
                line.stretches = [s for s in line.stretches if not _inside(line.words[s.first].start, armed)]
            reads.append(self._supported(text, line))
        heading = self._heading(report)
        persons: set[str] = set()
        for read in reads:
            persons |= persons_in(self.gazetteer, read.text, read.line)
        everything = [*heading, *reads]
        weights = self._first_weights(everything)
        for _ in range(2):
            for read in everything:
                self._choose(read, weights, persons)
            weights = self._weights(everything)
        mentions = []
        for read in reads:
            for found in self._found(read, weights, persons):
                mentions.append((read.line.index, self._mention(read, found, weights)))
        return _Analysis(tuple(mentions), self._main_country(weights))

    def _heading(self, report: AnnotatedReport) -> list[_Read]:
        """The title, where it is no part of the text: it votes, but nothing can point into it."""
        title = report.report.title
        if not title or title in report.report.text:
            return []
        return [self._supported(title, self._names.read(title, -1, 0, len(title), True))]

    def _supported(self, text: str, line: Line) -> _Read:
        supports = [support_of(self.gazetteer, text, line, s) for s in line.stretches]
        if line.words:
            self._share_nouns(text, line, supports)
            dateline = _DATELINE.match(text, line.words[0].start, line.words[-1].after)
            for stretch, support in zip(line.stretches, supports, strict=True):
                if dateline and line.words[stretch.last].end <= dateline.end():
                    support.refused = "dateline"
        return _Read(line, text, supports)

    @staticmethod
    def _share_nouns(text: str, line: Line, supports: list[Support]) -> None:
        """ "The towns of Nubl and Zahraa", "Homs and Hama provinces": a plural noun is for every name listed."""
        pairs = list(zip(line.stretches, supports, strict=True))
        for (left, one), (right, other) in [*pairwise(pairs), *list(pairwise(pairs))[::-1]]:
            gap = text[line.words[left.last].after : line.words[right.first].start]
            if gap not in (", ", " and ", ", and ", " "):
                continue
            for giver, taker in ((one, other), (other, one)):
                if giver.plural and giver.noun and taker.noun is None and not taker.refused:
                    taker.noun, taker.plural, taker.strength = giver.noun, True, NOUN

    # ---- which countries

    def _first_weights(self, reads: list[_Read]) -> Weights:
        """Before anything is decided every place that a name may mean gets its part of a vote."""
        votes = Votes()
        for number, read in enumerate(reads):
            lead = 2.0 if number < LEAD else 1.0
            self._demonyms(read, votes, lead)
            for stretch, support in zip(read.line.stretches, read.supports, strict=True):
                if support.refused in ("organisation", "person", "part of a name"):
                    continue
                entries = [(self.gazetteer.entry(p), how) for p, how in stretch.places]
                countries = [e for e, _ in entries if e.kind == "country"]
                if countries and all(e.people <= countries[0].people for e, _ in entries):
                    votes.add(countries[0], (), lead * (2.5 if support.sure else 1.0))
                    continue
                bits = self.gazetteer.word(stretch.key)
                vote = (
                    lead
                    * (0.3 if bits or support.lonely else 1.0)
                    * (1.5 if support.strength >= STRONG else 0.5)
                )
                total = sum((e.people + 500) * (3 if how else 1) for e, how in entries)
                for entry, how in entries:
                    share = (entry.people + 500) * (3 if how else 1) / total
                    if share > 0.02:
                        votes.add(entry, self.gazetteer.above(entry), vote * share)
        return votes.weights()

    def _demonyms(self, read: _Read, votes: Votes, lead: float) -> None:
        for word in read.line.words:
            if word.capital:
                head = word.text.partition("-")[0]
                code = self.gazetteer.demonyms.get(head.lower())
                if code:
                    votes.countries[code] += 0.8 * lead

    def _weights(self, reads: list[_Read]) -> Weights:
        votes = Votes()
        for number, read in enumerate(reads):
            lead = 2.0 if number < LEAD else 1.0
            self._demonyms(read, votes, lead)
            for stretch, support, entry in zip(read.line.stretches, read.supports, read.chosen, strict=True):
                if entry is not None:
                    weight = 2.5 if support.sure else 1.5 if entry.kind != "country" else 1.0
                    scene = support.sure or entry.kind != "country"
                    votes.add(entry, self.gazetteer.above(entry), lead * weight, scene)
        return votes.weights()

    def _main_country(self, weights: Weights) -> Entry | None:
        if not weights.countries:
            return None
        code = max(
            sorted(weights.countries), key=lambda c: (weights.scenes.get(c, 0.0), weights.countries[c])
        )
        number = self.gazetteer.country_ids.get(code)
        return self.gazetteer.entry(number) if number is not None else None

    # ---- which place

    def _choose(self, read: _Read, weights: Weights, persons: set[str]) -> None:
        """Twice over a sentence: what is sure in it helps to choose the rest."""
        named: frozenset[int] = read.named
        for _ in range(2):
            read.chosen = [
                self._choice(read, number, weights, persons, named) for number in range(len(read.supports))
            ]
            above = {p.id for e in read.chosen if e for p in (e, *self.gazetteer.above(e))}
            named = frozenset({e.id for e in read.chosen if e} | above)
        read.named = frozenset(e.id for e in read.chosen if e)

    def _choice(
        self, read: _Read, number: int, weights: Weights, persons: set[str], named: frozenset[int]
    ) -> Entry | None:
        stretch, support = read.line.stretches[number], read.supports[number]
        if support.refused:
            return None
        held, strength = self._held(read, number), support.strength
        best, best_score, best_how = None, float("-inf"), 0
        for place, how in stretch.places:
            entry = self.gazetteer.entry(place)
            score = fitness(self.gazetteer, entry, how, stretch, support, weights, read.named)
            score += 10.0 if place in held else 0.0
            if score > best_score or (score == best_score and best is not None and place < best.id):
                best, best_score, best_how = entry, score, how
        if best is None:
            return None
        if best.id in held:
            strength = max(strength + 1, NOUN)
        elif strength < STRONG and best.country and self._listed(read, number, best):
            strength = STRONG
        need = support_needed(self.gazetteer, best, best_how, stretch, support, weights)
        if support.lonely and " " not in stretch.key and self.gazetteer.word(stretch.key) & WORD:
            need = max(need, NOUN)
        if stretch.key in persons and best.kind not in ("country", "division"):
            need = max(need, NOUN)
        return best if strength >= need else None

    def _held(self, read: _Read, number: int) -> set[int]:
        """Places that this name may mean and that lie in what the next name may mean: "Tripoli, Lebanon"."""
        stretches, words = read.line.stretches, read.line.words
        if number + 1 >= len(stretches):
            return set()
        here, following = stretches[number], stretches[number + 1]
        right, _ = right_edge(read.text, words, here.last, following.first)
        left = left_edge(self.gazetteer, read.text, words, following.first, right + 1)
        if link_between(read.text, words[right].after, words[left].start) != "in":
            return set()
        holders = {p for p, _ in following.places}
        return {
            p
            for p, _ in here.places
            if any(above.id in holders for above in self.gazetteer.above(self.gazetteer.entry(p)))
        }

    def _listed(self, read: _Read, number: int, entry: Entry) -> bool:
        """Whether the name stands in a list with a sure one of the same country: "Azaz, Marea and Anadan"."""
        words, stretches = read.line.words, read.line.stretches
        for other, order in ((number - 1, -1), (number + 1, 1)):
            if not 0 <= other < len(stretches) or not read.chosen or len(read.chosen) <= other:
                continue
            sure = read.chosen[other]
            left, right = (other, number) if order < 0 else (number, other)
            gap = read.text[words[stretches[left].last].after : words[stretches[right].first].start]
            if sure and sure.country == entry.country and gap in (", ", " and ", ", and ", " or ", " "):
                return True
        return False

    # ---- which words

    def _found(self, read: _Read, weights: Weights, persons: set[str]) -> list[Found]:
        found = [
            Found(s.first, s.last, e.name, e, support)
            for s, support, e in zip(read.line.stretches, read.supports, read.chosen, strict=True)
            if e is not None
        ]
        taken = {i for f in found for i in range(f.first, f.last + 1)}
        found += self._loosely_found(read, weights, persons, taken)
        taken = {i for f in found for i in range(f.first, f.last + 1)}
        for first, last, support in unknown_names(self.gazetteer, read.text, read.line, taken, persons):
            name = read.text[read.line.words[first].start : read.line.words[last].end]
            found.append(Found(first, last, name, None, support, sort=support.noun))
        found.sort(key=lambda f: f.first)
        return self._phrased(read, found)

    def _loosely_found(
        self, read: _Read, weights: Weights, persons: set[str], taken: set[int]
    ) -> list[Found]:
        """Names that only a looser key finds, in the countries that the report is about."""
        about = [
            c for c in sorted(weights.countries) if weights.countries[c] >= ABOUT and c in TRANSLITERATED
        ]
        if not about:
            return []
        words, out, at = read.line.words, [], 0
        while at < len(words):
            stop = None
            if at not in taken and self._names.may_start(words, at) and _hinted(words, at):
                for last in range(min(at + 2, len(words) - 1), at - 1, -1):
                    match = self._loose_match(read, at, last, about, persons, taken, weights)
                    if match:
                        out.append(match)
                        stop = last
                        break
            at = at + 1 if stop is None else stop + 1
        return out

    def _loose_match(
        self,
        read: _Read,
        first: int,
        last: int,
        about: list[str],
        persons: set[str],
        taken: set[int],
        weights: Weights,
    ) -> Found | None:
        words, text = read.line.words, read.text
        if not words[last].capital or any(i in taken for i in range(first, last + 1)):
            return None
        if text[words[first].start : words[last].end].count(" ") != last - first or any(
            words[i].possessive for i in range(first, last)
        ):
            return None
        key = fold(text[words[first].start : words[last].end])
        bits = self.gazetteer.word(key)
        if first == last and words[first].low in NEVER_ALONE:
            return None
        if key in persons or key in self.gazetteer.demonyms or (bits and " " not in key):
            return None
        for number, looser in enumerate(self._loose_keys(key)):
            ids = [(p, c) for c in about for p in self.gazetteer.loosely(looser, c)]
            if not ids:
                continue
            stretch = Stretch(first, last, key, tuple((p, 0) for p, _ in ids), False, loosely=True)
            support = support_of(self.gazetteer, text, read.line, stretch)
            if support.refused or support.strength < (STRONG if number == 0 else NOUN):
                return None
            entries = [self.gazetteer.entry(p) for p, _ in ids]
            best = max(
                entries,
                key=lambda e: (fitness(self.gazetteer, e, 0, stretch, support, weights, read.named), -e.id),
            )
            return Found(first, last, best.name, best, support)
        return None

    def _phrased(self, read: _Read, found: list[Found]) -> list[Found]:
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
        return self._merged(read, found)

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

    def _merged(self, read: _Read, found: list[Found]) -> list[Found]:
        out: list[Found] = []
        for place in reversed(found):
            holder = out[-1] if out else None
            after = read.line.words[place.last].after if read.line.words[place.last].possessive else place.end
            if holder is not None and read.line.words[place.last].possessive and self._holds(place, holder):
                # "Aleppo's Marjeh district": the wider place comes first.
                if read.text[max(after, place.end) : holder.start].strip() == "":
                    holder.start, holder.inside = place.start, (*holder.inside, *self._chain(place))
                    continue
            link = link_between(read.text, place.end, holder.start) if holder is not None else None
            if holder is not None and link and holder.near:
                link = "near"
            if holder is not None and link and (link == "near" or self._holds(holder, place)):
                if link == "near" and read.text[place.end : place.end + 1] != "," and not self._local(holder):
                    link = None
                if link == "in" and place.entry and place.entry.kind == "neighbourhood":
                    place = self._elsewhere(place, holder)
                if link:
                    place.end = holder.end
                    place.inside = (
                        *place.inside,
                        *(self._chain(holder) if link == "in" else self._chain(holder)[1:]),
                    )
                    out.pop()
            out.append(place)
        return out[::-1]

    def _elsewhere(self, place: Found, holder: Found) -> Found:
        return place

    def _local(self, found: Found) -> bool:
        return found.entry is None or found.entry.kind not in ("country", "continent")

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
        division = self._division(wide)
        return division is not None and any(p.id == division.id for p in above)

    def _around(self, found: Found) -> Entry | None:
        """The division that "X province" or "the countryside of X" names, where X is also a city."""
        entry = found.entry
        if entry is not None and found.sort == "countryside":
            # Around a capital that is a division by itself lies another: Rif Dimashq around Damascus.
            for place, _ in self.gazetteer.named(fold(f"{entry.name} countryside")):
                return self.gazetteer.entry(place)
        return self._division(found)

    def _division(self, found: Found) -> Entry | None:
        """The division that a settlement's name also names: Aleppo in "north of Aleppo" holds Azaz."""
        entry = found.entry
        if entry is None or entry.kind != "settlement" or entry.parent is None:
            return None
        parent = self.gazetteer.entry(entry.parent)
        return parent if fold(parent.name) == fold(entry.name) else None

    # ---- what is said of it

    def _mention(self, read: _Read, found: Found, weights: Weights) -> PlaceMention:
        words = read.text[found.start : found.end]
        if found.entry is None:
            place = _unknown_place(self.gazetteer, words, found, self._main_country(weights))
        else:
            entry = found.entry
            if found.sort in ("division", "countryside") and entry.kind in ("settlement", "division"):
                entry = self._around(found) or entry
            place = _place(self.gazetteer, entry, words, _named(entry, found))
        return PlaceMention(found.start, found.end, place)


def _hinted(words: list[Word], at: int) -> bool:
    """Whether a word beside a name speaks for a place at all, so that looking closer is worth it."""
    if any(w.low in PLACE_NOUNS for w in words[at + 1 : at + 5]):
        return True
    before = words[at - 1] if at else None
    return before is not None and (
        before.low in _HINTS or before.low.endswith(HELD) or (before.capital and before.low not in TITLES)
    )


_KEPT = DIRECTIONS | frozenset(
    ("rural", "besieged", "nearby", "neighbouring", "neighboring", "greater", "occupied")
)
_HINTS = SURE_PREPOSITIONS | WEAK_PREPOSITIONS | DIRECTIONS | ADJECTIVES | PLACE_NOUNS | frozenset(("the",))


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _takes_article(entry: Entry | None) -> bool:
    """Whether a bare name goes with "the": the United States, the Philippines, the Levant."""
    if entry is None:
        return False
    if entry.kind == "country":
        return entry.country in _WITH_ARTICLE
    return entry.kind in ("region", "water", "continent")


def _named(entry: Entry, found: Found) -> str:
    """The usual English name: with "province" where a city has the same, with "eastern" where a part is meant."""
    if entry.kind == "division":
        suffix = (
            " province"
            if entry.country in _PROVINCES and not entry.name.endswith(("Governorate", "Dimashq"))
            else ""
        )
        return entry.name + suffix
    if found.direction and entry.kind in ("settlement", "country") and found.sort not in ("city", "division"):
        direction = found.direction.replace("-", "")
        direction = _LONG_DIRECTION.get(direction, direction)
        if direction not in ("upper", "lower"):
            return f"{direction} {entry.name}"
    return entry.name


def _place(gazetteer: Gazetteer, entry: Entry, text: str, name: str) -> Place:
    precision = _PRECISION[entry.kind]
    if entry.position != "own":
        precision = max(precision, _PRECISION[entry.position], key=_COARSER.index)
    within = tuple(p.gid for p in gazetteer.above(entry))
    return Place(text, name, entry.lat, entry.lon, entry.gid, precision, entry.country, within)


def _unknown_place(gazetteer: Gazetteer, text: str, found: Found, country: Entry | None) -> Place:
    """A place that the gazetteer lacks: it lies in what the phrase names, and its position is that place's."""
    chain = found.inside
    if not chain:
        within = (country.gid,) if country else ()
        return Place(text, found.name, country=country.country if country else None, within=within)
    nearest = chain[0]
    within = tuple(dict.fromkeys(p.gid for p in (nearest, *gazetteer.above(nearest))))
    precision = _PRECISION[nearest.kind]
    return Place(text, found.name, nearest.lat, nearest.lon, None, precision, nearest.country, within)
