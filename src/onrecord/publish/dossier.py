"""The dossier of one incident: what is known of it, on whose word, what contradicts it, how it became known, and every source.

Comes in: an incident as told, its reports, and the origin of each claim. Goes out: a Paper; publish/paper sets it as HTML, DOCX or PDF.
Every figure is the record's own, and every line names the numbers of the sources that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase

from onrecord.incidents import Contradiction, Origin, Range
from onrecord.publish.formats.format import Told
from onrecord.publish.incidents import CONTRADICTION_WORDS, COUNT_WORDS, kind_words, standing, what_is_claimed
from onrecord.publish.markup import Html
from onrecord.publish.paper.drawing import standing_alone
from onrecord.publish.paper.nouns import Block, Drawing, Grid, Heading, Item, Items, Paper, Quote, Run, line
from onrecord.publish.place_picture import Marked, distinct, place_picture
from onrecord.publish.range_picture import range_picture
from onrecord.publish.toll_picture import Told as Drawn
from onrecord.publish.toll_picture import toll_picture
from onrecord.publish.words import (
    GROUP_WORDS,
    KIND_WORDS,
    METHOD_WORDS,
    VOICE_WORDS,
    bounds_words,
    capital,
    count,
    day,
    figure_words,
    number,
    outlet_words,
    place_words,
    precision_words,
    published_words,
    range_name,
    range_words,
    responsibility_words,
    said_by_words,
    when_words,
)  # fmt: skip
from onrecord.records import Claim, ClaimRef, Figure, Report

GENERATOR = "onrecord dossier"
WIDTH = 720
"""Pixels: pictures are drawn for a page of paper."""
_STANDING = (
    "Working document. Names and details of victims, witnesses, minors and private persons, and exact places of sensitive claims, are left "
    "out as far as the rules find them: a person reads it before it goes out."
)
_WITH_NAMES = (
    "Not for publication: names of victims and witnesses, or exact places of sensitive claims, are in it."
)


@dataclass(frozen=True, slots=True)
class DossierInput:
    """`origin` says whose word each claim is: claim → key of an origin of the incident."""

    told: Told
    reports: Mapping[str, Report]
    origin: Mapping[ClaimRef, str]
    known: date
    """The last day that any of it was published, or the day asked for."""
    protected: bool = True


def dossier(data: DossierInput) -> Paper:
    return _Dossier(data).paper()


class _Dossier:
    def __init__(self, data: DossierInput) -> None:
        self.data, self.told = data, data.told
        self.incident, self.assessment = data.told.incident, data.told.assessment
        self.claims = {claim.ref: claim for claim in data.told.claims}
        ordered = sorted(self.incident.reports, key=lambda r: (self._day(r.report) or date.max, r.report))
        self.numbers = {part.report: n for n, part in enumerate(ordered, 1)}
        self.letters = {
            o.key: ascii_uppercase[n % 26] * (n // 26 + 1) for n, o in enumerate(self.assessment.origins)
        }

    def paper(self) -> Paper:
        blocks = [
            *self._facts(), *self._figures(), *self._where(), *self._origins(), *self._contradictions(), *self._course(), *self._words(),
        ]  # fmt: skip
        subtitle = f"Incident {self.incident.id}. As known at the end of {day(self.data.known)}."
        words = _STANDING if self.data.protected else _WITH_NAMES
        return Paper(
            self.told.title,
            subtitle,
            words,
            self.data.known,
            GENERATOR,
            tuple(blocks),
            tuple(self._sources()),
        )

    def _day(self, report: str) -> date | None:
        found = self.data.reports.get(report)
        return found.published if found else None

    def _refs(self, claims: Iterable[ClaimRef]) -> tuple[int, ...]:
        return tuple(sorted({self.numbers[report] for report, _ in claims if report in self.numbers}))

    # --- what is known ---------------------------------------------------------------------------

    def _facts(self) -> Iterable[Block]:
        a, i = self.assessment, self.incident
        provisional = f"; provisional: {a.provisional_reason}" if a.provisional else ""
        copies = sum(part.copy_of is not None for part in i.reports)
        reprints = f", {count(copies, 'of them a reprint', 'of them reprints')}" if copies else ""
        rows = [
            ("Grade", Run(f"{a.grade}: {a.grade_reason}{provisional}")),
            ("When", Run(when_words(i.time), self._refs(c.ref for c in self.claims.values() if c.time))),
            (
                "Where",
                Run(
                    f"{place_words(i.place)}; {precision_words(i.place)}",
                    self._refs(c.ref for c in self.claims.values() if c.place),
                ),
            ),
            (
                "Sources",
                Run(
                    f"{count(len(a.origins), 'independent origin')}, carried by {count(len(i.reports), 'report')}{reprints}"
                ),
            ),
        ]
        if self.told.running_total:
            rows.insert(0, ("Note", Run("A running total of a period, not one happening.")))
        methods: dict[str, list[ClaimRef]] = {}
        for c in self.claims.values():
            if c.method:
                methods.setdefault(METHOD_WORDS.get(c.method, c.method), []).append(c.ref)
        rows += [("How", Run(name, self._refs(refs))) for name, refs in methods.items()]
        rows += [("Who did it, as said", Run(words, self._refs(refs))) for words, refs in a.actors]
        said = [(responsibility_words(c), c.ref) for c in self.claims.values() if c.responsibility]
        rows += [("Responsibility", Run(words, self._refs([ref]))) for words, ref in said]
        yield Grid(
            "What is known",
            ("What", "As the record has it"),
            tuple((Run(head), run) for head, run in rows),
            (1, 4),
        )

    def _figures(self) -> Iterable[Block]:
        yield Heading("How many")
        ranges = self.assessment.ranges
        if not ranges:
            yield line("No figures of people.")
            return
        rows = tuple(
            (
                Run(capital(range_name(r)) + COUNT_WORDS[r.count]), *(Run("open" if n is None else number(n), strong=n is not None) for n in (r.low, r.best, r.high)),
                Run(str(r.origins)), Run(r.rule, self._refs(r.claims)),
            )
            for r in ranges
        )  # fmt: skip
        yield Grid("Figures", ("What", "Low", "Best", "High", "Origins", "Rule"), rows, (3, 1, 1, 1, 1, 6))
        for r in ranges:
            own = [self.claims[ref] for ref in r.claims if ref in self.claims]
            caption = f"{capital(range_name(r))}: {range_words(r)}. A dot is a figure as reported, hollow where it says ‘about’; an arrow is an open end."
            if len({(c.figure.low, c.figure.high) for c in own if c.figure}) > 1:
                yield from _drawing(
                    range_picture(r, own, lambda claim: None), f"{range_name(r)}: {range_words(r)}", caption
                )
        yield from self._hanging(ranges)

    def _hanging(self, ranges: Sequence[Range]) -> Iterable[Block]:
        """What a range is without one origin, where that is another."""
        names = {o.key: o.name for o in self.assessment.origins}
        told = [
            Item(
                (
                    Run(
                        f"Without {names.get(w.origin, w.origin)}: {range_name(r)} {bounds_words(w.low, w.high)}"
                    ),
                )
            )
            for r in ranges
            for w in r.without
            if r.origins > 1 and (w.low, w.best, w.high) != (r.low, r.best, r.high)
        ]
        if told:
            yield Items(tuple(told))

    def _where(self) -> Iterable[Block]:
        places = distinct([c.place for c in self.claims.values() if c.place is not None])
        marked = tuple(Marked(p, f"{p.name}: {precision_words(p)}", "") for p in places)
        picture = place_picture(marked, "Where it happened") if marked else None
        if picture is not None:
            names = "; ".join(f"{p.name}, {precision_words(p)}" for p in places)
            yield Heading("Where")
            yield from _drawing(
                picture, f"Map: {names}", f"Each area is as wide as the place is vague. {names}.", True
            )

    # --- on whose word ---------------------------------------------------------------------------

    def _origins(self) -> Iterable[Block]:
        yield Heading("On whose word")
        yield Items(tuple(self._origin(one) for one in self.assessment.origins))
        listed = {report for o in self.assessment.origins for report in o.reports}
        loose = [part.report for part in self.incident.reports if part.report not in listed]
        if loose:
            refs = tuple(self.numbers[report] for report in loose)
            yield line("Reports that count for no origin:", *refs)

    def _origin(self, origin: Origin) -> Item:
        parts = {part.report: part for part in self.incident.reports}
        head = f"{self.letters[origin.key]}. {origin.name} ({VOICE_WORDS.get(origin.kind, origin.kind)})"
        below = []
        for name in origin.reports:
            original = parts[name].copy_of if name in parts else None
            again = (
                f", reprints [{self.numbers[original]}]"
                if original in self.numbers
                else ", a reprint"
                if name in origin.copies
                else ""
            )
            report = self.data.reports.get(name)
            below.append(
                Item(
                    (
                        Run(
                            f"{outlet_words(report, name)}, {published_words(report)}{again}",
                            (self.numbers[name],) if name in self.numbers else (),
                        ),
                    )
                )
            )
        return Item((Run(head, strong=True),), tuple(below))

    def _contradictions(self) -> Iterable[Block]:
        if not self.assessment.contradictions:
            return
        yield Heading("Contradictions")
        for each in self.assessment.contradictions:
            yield from self._contradiction(each)

    def _contradiction(self, each: Contradiction) -> Iterable[Block]:
        yield Heading(f"{CONTRADICTION_WORDS[each.about]}: {each.words}", 2)
        for n, side in enumerate(each.sides):
            label = f": {each.labels[n]}" if n < len(each.labels) else ""
            yield line(f"Side {n + 1}{label}", strong=True)
            for ref in side:
                if ref in self.claims:
                    yield self._quote(self.claims[ref])

    def _quote(self, c: Claim) -> Quote:
        who = f"{said_by_words(c)}; {outlet_words(self.data.reports.get(c.report), c.report)}"
        actor = f"; by {c.actor}{standing(c)}" if c.actor else ""
        sure = f"; {c.certainty}" if c.certainty != "asserted" else ""
        return Quote(
            c.evidence.text,
            Run(f"{figure_words(c.figure)} {what_is_claimed(c)}{actor}{sure} – {who}", self._refs([c.ref])),
        )

    # --- how it became known ------------------------------------------------------------------------

    def _course(self) -> Iterable[Block]:
        yield Heading("How it became known")
        for r in self.assessment.ranges[:2]:
            drawn = [
                self._drawn(ref, f)
                for ref in dict.fromkeys([*r.claims, *(s.claim for s in r.superseded)])
                if (f := self._figure(ref))
            ]
            if len({one.day for one in drawn}) > 1:
                words = {"low": "low", "best": "best", "high": "high", "undated": "day unknown"}
                label = f"{capital(range_name(r))}: each figure by the day of its publication"
                yield from _drawing(
                    toll_picture(r, drawn, label, words), label, f"{label}. The letter is the origin."
                )
        rows = sorted(
            self.claims.values(),
            key=lambda c: (self._day(c.report) or date.max, self.numbers[c.report], c.evidence.start),
        )
        yield Grid(
            "Claims by the day of their publication", ("Published", "What", "Figure", "Origin", "Source"),
            tuple(
                (
                    Run(published_words(self.data.reports.get(c.report))), Run(kind_words(c)), Run(_figure_said(c)),
                    Run(self.letters.get(self.data.origin.get(c.ref, ""), "–")), Run(c.id, self._refs([c.ref])),
                )
                for c in rows
            ), (3, 3, 4, 1, 2),
        )  # fmt: skip

    def _figure(self, ref: ClaimRef) -> Figure | None:
        claim = self.claims.get(ref)
        return claim.figure if claim and self.data.origin.get(ref, "") in self.letters else None

    def _drawn(self, ref: ClaimRef, figure: Figure) -> Drawn:
        key = self.data.origin[ref]
        replaced = any(ref == s.claim for r in self.assessment.ranges for s in r.superseded)
        return Drawn(
            key,
            self.letters[key],
            self._day(ref[0]),
            figure.low,
            figure.high,
            figure.approximate,
            replaced,
            figure.text,
            "",
        )

    # --- the words and the sources ------------------------------------------------------------------

    def _words(self) -> Iterable[Block]:
        yield Heading("What each source says")
        for report in self.numbers:
            found = self.data.reports.get(report)
            title = f": {found.title}" if found and found.title else ""
            yield Heading(
                f"[{self.numbers[report]}] {outlet_words(found, report)}, {published_words(found)}{title}", 2
            )
            for c in sorted(
                (c for c in self.claims.values() if c.report == report), key=lambda c: c.evidence.start
            ):
                groups = ", ".join(GROUP_WORDS.get(group, group) for group in c.groups)
                told = "; ".join(filter(None, (
                    f"{c.id}, {KIND_WORDS.get(c.kind, c.kind)}{f' ({c.phase})' if c.phase else ''}", _figure_said(c), groups, place_words(c.place) if c.place else "",
                    when_words(c.time) if c.time else "", said_by_words(c), c.certainty if c.certainty != "asserted" else "", c.note or "",
                )))  # fmt: skip
                yield Quote(c.evidence.text, Run(told))

    def _sources(self) -> Iterable[Run]:
        copied = {part.report: part.copy_of for part in self.incident.reports}
        for report in self.numbers:
            found = self.data.reports.get(report)
            title = f", “{found.title}”" if found and found.title else ""
            address = f". {found.url}" if found and found.url else ""
            original = copied.get(report)
            again = f". Reprints [{self.numbers[original]}]" if original in self.numbers else ""
            digest = f". SHA-256 of what was read: {found.raw_sha256}" if found and found.raw_sha256 else ""
            yield Run(
                f"{outlet_words(found, report)}, {published_words(found)}{title}{address}. Report {report}{again}{digest}."
            )


def _figure_said(c: Claim) -> str:
    """The bounds, and the report's own words where they say more."""
    if c.figure is None:
        return "no number"
    bounds = figure_words(c.figure)
    return bounds if c.figure.text in ("", bounds) else f"{bounds} (“{c.figure.text}”)"


def _drawing(picture: Html | None, label: str, caption: str, narrow: bool = False) -> Iterable[Block]:
    if picture is not None:
        yield Drawing(label, caption, *standing_alone(picture, WIDTH), narrow)
