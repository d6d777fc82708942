"""An annotated report in, the places that it names out: which words, which place, how precisely known.

Judged over the whole report: first which countries it is about, then each name among the places that
bear it. "The city" and "the area" are resolved elsewhere, from the mentions given here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.folding import fold
from onrecord.records import AnnotatedReport, Place, PlaceMention
from onrecord.resolve import capitals, place_ground, place_numbered
from onrecord.resolve.gazetteer import Entry, Gazetteer
from onrecord.resolve.place_added import named_by_noun
from onrecord.resolve.place_bare import names_a_body
from onrecord.resolve.place_borders import BorderReader
from onrecord.resolve.place_context import NOUN, STRONG, Read, Support, Weights, persons_in
from onrecord.resolve.place_given import GivenReader
from onrecord.resolve.place_judge import Judge
from onrecord.resolve.place_mentions import known_place, place_of
from onrecord.resolve.place_names import NameReader
from onrecord.resolve.place_outlet import outlet_of
from onrecord.resolve.place_phrases import Found, Phraser
from onrecord.resolve.place_radius import DISTANCE, UNIT, kilometres_told
from onrecord.resolve.place_unknown import LooseReader, told_again, unknown_names
from onrecord.resolve.wire_copy import as_prose

_ISLAMIC_STATE = re.compile(
    r"\b(?:Islamic )?State (?:of|in|for) Iraq(?: and (?:the |al-|ash-|as-)?(?:Levant|Syria|\w+))?"
    r"|\b(?:State|Qaeda|Qaida|Movement|Front|Army|Jihad) in the (?:Greater|Islamic|Arabian|Great|Central|Western|West|Eastern|East) [A-Z]\w+"
)


_SPOT = re.compile(
    r"\bthe (?:city|capital)\b|\b[A-Z]\w+ (?i:street|square|hotel|hospital|clinic|mosque|church|market|junction|district|quarter|bridge|road)\b"
)
"""What only stands in a town: 'the K5 junction'."""


@dataclass(frozen=True, slots=True)
class _Analysis:
    mentions: tuple[tuple[int, PlaceMention], ...]
    country: Entry | None
    dateline: Place | None = None


class PlaceFinder:
    """Finds places; open it once for many reports. Not for several threads at a time."""

    def __init__(self, index: Path) -> None:
        self.gazetteer = Gazetteer(index)
        self._names = NameReader(self.gazetteer)
        self._judge = Judge(self.gazetteer)
        self._loose = LooseReader(self.gazetteer, self._names)
        self._given = GivenReader(self.gazetteer, self._names)
        self._borders = BorderReader(self.gazetteer)
        self._phraser = Phraser(self.gazetteer)
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
        return known_place(self.gazetteer, entry, entry.name, entry.name) if entry else None

    def dateline_of(self, report: AnnotatedReport) -> Place | None:
        """The town that the report was written in, by its dateline; none where that is a capital, where agencies sit."""
        return self._analysis(report).dateline

    def named(self, report: AnnotatedReport) -> tuple[PlaceMention, ...]:
        """Every name of a place by itself, with nothing of the phrase around it; also those in a dateline."""
        reads = self._reads(report)
        weights, persons = self._judged(report, reads)
        out = []
        for read in reads:
            found = self._found(read, weights, persons, datelines=True)
            out += [
                self._own(read, f.first, f.last, f.entry, f.inside[0] if f.inside else None)
                for f in found
                if f.entry or f.inside
            ]
        return tuple(out)

    def _own(
        self, read: Read, first: int, last: int, entry: Entry | None, inside: Entry | None = None
    ) -> PlaceMention:
        start, end = read.line.words[first].start, read.line.words[last].end
        text = read.text[start:end]
        if entry is not None:
            return PlaceMention(start, end, known_place(self.gazetteer, entry, text, entry.name))
        chain = (inside, *self.gazetteer.above(inside)) if inside else ()
        found = Found(first, last, text, None, Support(), inside=chain)
        return PlaceMention(start, end, place_of(self.gazetteer, text, found, None))

    def resolve(
        self, report: AnnotatedReport, spans: Sequence[tuple[int, int]]
    ) -> tuple[PlaceMention | None, ...]:
        """The place that each of these stretches of the text names, taken for sure to name one; None where unknown."""
        reads = self._reads(report, spans)
        self._judged(report, reads)
        by_start: dict[int, PlaceMention] = {}
        for read in reads:
            for number, (stretch, entry) in enumerate(zip(read.line.stretches, read.chosen, strict=True)):
                if stretch.given and (entry or number in read.inside):
                    one = self._own(read, stretch.first, stretch.last, entry, read.inside.get(number))
                    by_start.update(dict.fromkeys(range(one.start, one.end), one))
        return tuple(by_start.get(start) for start, _ in spans)

    def _analysis(self, report: AnnotatedReport) -> _Analysis:
        if self._last is None or self._last[0] is not report:
            self._last = (report, self._analyse(report))
        return self._last[1]

    def _analyse(self, report: AnnotatedReport) -> _Analysis:
        reads = self._reads(report)
        datelines = self._datelines(report)
        weights, persons = self._judged(report, reads, datelines)
        country = self._judge.main_country(weights)
        told = [e for read in [*self._heading(report), *reads] for e in read.chosen if e is not None]
        scene = self._town(report, datelines, country)
        if datelines and not told and scene is None:
            # Agencies sit in capitals and write about the whole region, unless they name a street or a hotel and no land.
            foreign = any(read.demonyms for read in reads)
            scene = (
                None
                if foreign or not _SPOT.search(report.report.text)
                else self._town(report, datelines, country, True)
            )
            country = country if scene is not None else None
        mentions = []
        finds = [self._found(read, weights, persons) for read in reads]
        for read, found in zip(reads, self._told_again(reads, finds, persons), strict=True):
            everything = self._with_borders(read, found, country)
            for one in self._phraser.phrased(read, everything):
                self._measure(read.text, one)
                place = place_of(self.gazetteer, read.text[one.start : one.end], one, country)
                mentions.append((read.line.index, PlaceMention(one.start, one.end, place)))
        taken = [(m.start, m.end) for _, m in mentions]
        for sentence in report.sentences:
            for start, end, place in (
                *capitals.mentions(self.gazetteer, report.report.text, sentence, country),
                *place_ground.mentions(self.gazetteer, report.report.text, sentence),
            ):
                if not any(start < e and s < end for s, e in taken):
                    mentions.append((sentence.index, PlaceMention(start, end, place)))
        for sentence in report.sentences:
            place_numbered.with_sites(
                report.report.text, sentence, mentions, country.country if country is not None else None
            )
        text = report.report.text
        mentions = [(i, replace(m, place=replace(m.place, text=text[m.start : m.end]))) for i, m in mentions]
        mentions.sort(key=lambda m: m[1].start)
        return _Analysis(tuple(mentions), country, scene)

    @staticmethod
    def _told_again(reads: list[Read], finds: list[list[Found]], persons: set[str]) -> list[list[Found]]:
        """With the names that the gazetteer lacks also where only another sentence says that they are places."""
        sure = {
            f.name: f
            for found in finds
            for f in found
            if f.entry is None and not f.inside and f.support.strength >= NOUN
        }
        names = frozenset(n for n in sure if len(n) > 3 and fold(n) not in persons)
        if not names:
            return finds
        out = []
        for read, found in zip(reads, finds, strict=True):
            for f in found:
                if (
                    f.entry is not None
                    and (word := read.text[read.line.words[f.first].start : read.line.words[f.last].end])
                    in names
                ):
                    # 'the town of Beni', which is none that is known, and then 'Beni'
                    f.entry, f.name, f.sort = None, word, f.sort or sure[word].sort
            taken = {i for f in found for i in range(f.first, f.last + 1)}
            again = [
                Found(first, last, name, None, Support(NOUN), sort=sure[name].sort)
                for first, last in told_again(read.text, read.line, taken, names)
                if (name := read.text[read.line.words[first].start : read.line.words[last].end])
            ]
            out.append(sorted([*found, *again], key=lambda f: f.first))
        return out

    def _datelines(self, report: AnnotatedReport) -> list[Read]:
        """The datelines, in small letters: they vote like a sentence."""
        text = report.report.text
        lines = [b for b in report.report.blocks if b.kind == "dateline"]
        out = []
        for block in lines:
            written = text[: block.start] + text[block.start : block.end].title() + text[block.end :]
            line = self._names.read(written, -1, block.start, block.end, True)
            read = self._judge.supported(written, line)
            for support in read.supports[:1]:
                # 'GAZA, Jul 25': reporters sit in towns.
                support.noun = support.noun or "city"
            for support in read.supports:
                support.sure, support.strength = True, max(support.strength, STRONG)
            out.append(read)
        return out

    def _town(
        self, report: AnnotatedReport, datelines: list[Read], country: Entry | None, capital: bool = False
    ) -> Place | None:
        for read in datelines:
            for stretch, entry in zip(read.line.stretches, read.chosen, strict=True):
                at_home = entry is not None and (country is None or entry.country == country.country)
                if entry is None or not at_home or entry.kind != "settlement":
                    continue
                if capitals.is_capital(entry) and not capital:
                    continue
                start, end = read.line.words[stretch.first].start, read.line.words[stretch.last].end
                return known_place(self.gazetteer, entry, report.report.text[start:end], entry.name)
        return None

    def _with_borders(self, read: Read, found: list[Found], country: Entry | None) -> list[Found]:
        """The places found and the borders, which take the names of countries inside them."""
        borders = self._borders.read(read, country.country if country else None)
        if not borders:
            return found
        taken = {i for b in borders for i in range(b.first, b.last + 1)}
        left = [f for f in found if taken.isdisjoint(range(f.first, f.last + 1))]
        return sorted([*left, *borders], key=lambda f: f.first)

    @staticmethod
    def _measure(text: str, found: Found) -> None:
        """Takes a distance told before the phrase into it: "12 km north of Aleppo"."""
        window = text[max(0, found.start - 60) : found.start]
        if "m" not in window or not UNIT.search(window):
            return
        before = DISTANCE.search(text, max(0, found.start - 60), found.start)
        if before:
            found.start, found.distance = before.start(), kilometres_told(before)

    def _judged(
        self, report: AnnotatedReport, reads: list[Read], datelines: Sequence[Read] = ()
    ) -> tuple[Weights, set[str]]:
        """Chooses for every name; with what the report is about and the names of persons in it."""
        everything = [*self._heading(report), *datelines, *reads]
        persons: set[str] = set()
        for read in reads:
            persons |= persons_in(self.gazetteer, read.text, read.line)
        outlet = outlet_of(report.report)
        weights = self._judge.first_weights(everything, outlet)
        for _ in range(2):
            for read in everything:
                self._judge.choose(read, weights, persons)
            weights = self._judge.weights(everything, weights)
        return weights, persons

    def _reads(self, report: AnnotatedReport, given: Sequence[tuple[int, int]] = ()) -> list[Read]:
        text = report.report.text if given else as_prose(report)
        apostrophes = "'" in text or "’" in text
        armed = [m.span() for m in _ISLAMIC_STATE.finditer(text)]
        reads = []
        for sentence in report.sentences:
            here = [g for g in given if sentence.start <= g[0] < sentence.end]
            cuts = [offset for span in here for offset in span]
            line = self._names.read(text, sentence.index, sentence.start, sentence.end, apostrophes, cuts)
            if armed:
                line.stretches = [s for s in line.stretches if not _inside(line.words[s.first].start, armed)]
            line.stretches = [
                s for s in line.stretches if not names_a_body(text, line.words, s.first, s.last)
            ]
            if here:
                self._given.put(text, line, here)
            reads.append(self._judge.supported(text, line))
        return reads

    def _heading(self, report: AnnotatedReport) -> list[Read]:
        """The title, where it is no part of the text: it votes, but nothing can point into it."""
        title = report.report.title
        if not title or title in report.report.text:
            return []
        return [self._judge.supported(title, self._names.read(title, -1, 0, len(title), True))]

    def _found(
        self, read: Read, weights: Weights, persons: set[str], *, datelines: bool = False
    ) -> list[Found]:
        found = [
            Found(s.first, s.last, e.name, e, support)
            for s, support, e in zip(read.line.stretches, read.supports, read.chosen, strict=True)
            if e is not None and (datelines or support.refused != "dateline")
        ]
        for number, inside in read.inside.items():
            s, support = read.line.stretches[number], read.supports[number]
            if support.refused not in (None, "dateline") or (support.refused and not datelines):
                continue
            name = read.text[read.line.words[s.first].start : read.line.words[s.last].end]
            found.append(Found(s.first, s.last, name, None, support, inside=(inside,), sort=support.noun))
        found.sort(key=lambda f: f.first)
        found = self._loose.read(read, weights, persons, found)
        taken = {i for f in found for i in range(f.first, f.last + 1)}
        for first, last, support in unknown_names(self.gazetteer, read.text, read.line, taken, persons):
            name = read.text[read.line.words[first].start : read.line.words[last].end]
            entry = named_by_noun(self.gazetteer, name, support.noun, weights.countries)
            found.append(Found(first, last, entry.name if entry else name, entry, support, sort=support.noun))
        found = [f for f in found if not names_a_body(read.text, read.line.words, f.first, f.last)]
        found.sort(key=lambda f: f.first)
        return found


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)
