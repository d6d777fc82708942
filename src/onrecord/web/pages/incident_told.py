"""What the page of an incident shows of it: figures on whose word, the tree of origins, contradictions side by side, claims by harm.

Comes in: an incident as held. Goes out: frozen rows, which templates draw. How pictures are drawn is publish/'s.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from string import ascii_uppercase

from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onrecord.decisions import Reviewed
from onrecord.incidents import Contradiction, GradeWithout, IncidentReport, Origin, Range, Superseded, Without
from onrecord.publish import toll_picture
from onrecord.publish.entries import is_running_total
from onrecord.publish.markup import Html
from onrecord.publish.place_picture import Marked, distinct, place_picture
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS, Claim, ClaimRef, Figure, Kind, Report
from onrecord.web.pages.incident_held import Held
from onrecord.web.wording import bounds, claim_figure, harm_words, iso, place_precision

FIGURES = 20
"""Rows of the table under a picture, which shows all of them."""
FEW = 10
"""Reports of one origin, and claims of one side, before the others are asked for; an incident of 200 reports was a page of 280 kB."""
_ORDER: tuple[Kind, ...] = (*PEOPLE_KINDS, *SITUATION_KINDS)


@dataclass(frozen=True, slots=True)
class Sayer:
    """An origin, the letter that stands for it in pictures, and what of a range is its word."""

    origin: Origin
    letter: str
    figures: tuple[str, ...] = ()
    """Those of its figures that count."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure behind a range."""

    ref: ClaimRef
    figure: Figure | None
    words: str
    """The figure as bounds."""
    report: Report
    sayer: Sayer
    day: date | None
    """When this report came out, be it a reprint."""
    link: str
    replaced: Superseded | None
    by: str
    """What stands in the place of one that was replaced."""


@dataclass(frozen=True, slots=True)
class Toll:
    """A range with its figures, as a picture and as rows."""

    range: Range
    sayers: tuple[Sayer, ...]
    rows: tuple[FigureRow, ...]
    """The first of the figures."""
    figures: int
    picture: Html | None

    @property
    def left(self) -> int:
        return self.figures - len(self.rows)

    @property
    def exact(self) -> bool:
        return self.range.low == self.range.best == self.range.high and self.range.best is not None


@dataclass(frozen=True, slots=True)
class WithoutRow:
    """What is left where one origin is not believed."""

    sayer: Sayer
    ranges: tuple[tuple[Range, Without | None], ...]
    grade: GradeWithout | None


@dataclass(frozen=True, slots=True)
class Carrier:
    """A report, and under it those that reprint it."""

    part: IncidentReport
    report: Report
    claims: tuple[ClaimRef, ...]
    copies: tuple[Carrier, ...] = ()
    left: int = 0
    """Copies that are not listed here."""

    @property
    def reprints(self) -> int:
        return len(self.copies) + self.left

    @property
    def value(self) -> str:
        """All its claims here, as a form sends them."""
        return json.dumps([list(ref) for ref in self.claims], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Branch:
    sayer: Sayer | None
    """None of reports that count for no origin."""
    carriers: tuple[Carrier, ...]
    left: int
    """Reports that are not listed here."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    claim: Claim
    report: Report
    reviewed: Reviewed
    sayer: Sayer | None
    link: str

    @property
    def value(self) -> str:
        return json.dumps(list(self.claim.ref), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Side:
    label: str
    rows: tuple[ClaimRow, ...]
    left: int
    """Claims that are not laid out here."""
    compare: str
    """Address that lays its first claim beside the first of the first side; empty for that side itself."""


@dataclass(frozen=True, slots=True)
class Dispute:
    contradiction: Contradiction
    sides: tuple[Side, ...]


def claim_link(ref: ClaimRef) -> str:
    return f"{_reading(get_script_prefix())}?{urlencode({'id': ref[0]})}#claim-{ref[1]}"


@lru_cache
def _reading(prefix: str) -> str:
    """The address of the page of a report, of which an incident has hundreds."""
    return reverse("report")


class Telling:
    """The rows of one incident; in each list so many at the most, where not all is asked for."""

    def __init__(self, held: Held, most: int | None = None) -> None:
        self.held, self.most = held, most
        self._few = None if most is None else FEW
        self._figures = None if most is None else FIGURES
        self.sayers = {
            one.key: Sayer(one, _letter(number)) for number, one in enumerate(held.assessment.origins)
        }

    @property
    def running_total(self) -> bool:
        return is_running_total(list(self.held.claims.values()))

    def tolls(self) -> list[Toll]:
        """Killed first, then what the incident is about, those of all people before those of a group."""
        own = self.held.incident.kind
        ranges = sorted(
            self.held.assessment.ranges,
            key=lambda r: (r.group is not None, r.kind != "killed", r.kind != own, _ORDER.index(r.kind)),
        )
        return [self._toll(one) for one in ranges]

    def _toll(self, harm: Range) -> Toll:
        replaced = {one.claim: one for one in harm.superseded}
        refs = [ref for ref in dict.fromkeys([*harm.claims, *replaced]) if ref in self.held.claims]
        rows = [row for ref in refs if (row := self._figure(ref, replaced.get(ref))) is not None]
        rows.sort(key=lambda row: (str(row.day or ""), row.sayer.letter, row.ref))
        said, gone = (
            _("%(figure)s, on the word of %(origin)s, published %(day)s"),
            _("%(figure)s; replaced since"),
        )
        drawn = [self._drawn(row, row.figure, said, gone) for row in rows if row.figure is not None]
        words = {"low": _("low"), "best": _("best"), "high": _("high"), "undated": _("day unknown")}
        label = _("%(harm)s: each figure by the day of its publication") % {"harm": harm_words(harm.kind)}
        picture = toll_picture.toll_picture(harm, drawn, label, words)
        return Toll(harm, tuple(self._on_whose_word(rows)), tuple(rows[: self._figures]), len(rows), picture)

    def _figure(self, ref: ClaimRef, replaced: Superseded | None) -> FigureRow | None:
        told, claim = self.held.told.get(ref), self.held.claims[ref]
        if told is None or (sayer := self.sayers.get(told.origin)) is None:
            return None
        by = self.held.claims.get(replaced.by) if replaced and replaced.by else None
        report = self.held.reports[claim.report]
        return FigureRow(
            ref, claim.figure, claim_figure(claim), report, sayer, report.published, claim_link(ref), replaced,
            claim_figure(by) if by else "",
        )  # fmt: skip

    def _drawn(self, row: FigureRow, figure: Figure, said: str, gone: str) -> toll_picture.Told:
        words = said % {
            "figure": bounds(figure.low, figure.high, figure.approximate), "origin": row.sayer.origin.name,
            "day": iso(row.day),
        }  # fmt: skip
        if row.replaced:
            words = gone % {"figure": words}
        return toll_picture.Told(
            row.sayer.origin.key, row.sayer.letter, row.day, figure.low, figure.high, figure.approximate,
            row.replaced is not None, words, row.link,
        )  # fmt: skip

    def _on_whose_word(self, rows: Sequence[FigureRow]) -> Iterable[Sayer]:
        """The origins that give a figure that counts, as often carried first."""
        said: dict[str, dict[str, None]] = {}
        for row in rows:
            if row.replaced is None:
                said.setdefault(row.sayer.origin.key, {})[row.words] = None
        ordered = sorted(
            said, key=lambda key: (-len(self.sayers[key].origin.reports), self.sayers[key].letter)
        )
        return (Sayer(self.sayers[key].origin, self.sayers[key].letter, tuple(said[key])) for key in ordered)

    def without(self) -> list[WithoutRow]:
        ranges = [one for one in self.held.assessment.ranges if one.group is None]
        grades = {one.origin: one for one in self.held.assessment.without}
        return [
            WithoutRow(
                sayer,
                tuple((r, next((w for w in r.without if w.origin == key), None)) for r in ranges),
                grades.get(key),
            )
            for key, sayer in self.sayers.items()
        ]

    # --- origins and reports ---

    def tree(self) -> list[Branch]:
        parts = {part.report: part for part in self.held.incident.reports}
        branches = [
            self._branch(sayer, [n for n in sayer.origin.reports if n in parts], parts)
            for sayer in self.sayers.values()
        ]
        named = {name for sayer in self.sayers.values() for name in sayer.origin.reports}
        loose = [name for name in parts if name not in named]
        return branches + ([self._branch(None, loose, parts)] if loose else [])

    def _branch(self, sayer: Sayer | None, names: list[str], parts: dict[str, IncidentReport]) -> Branch:
        return Branch(sayer, *_first(self._carriers(names, parts), self._few))

    def reports(self) -> tuple[tuple[Carrier, ...], int]:
        """All reports in the order of publication, reprints under what they reprint; and how many are not listed."""
        parts = {part.report: part for part in self.held.incident.reports}
        return _first(self._carriers(list(parts), parts), self.most)

    def _carriers(self, names: list[str], parts: dict[str, IncidentReport]) -> Iterable[Carrier]:
        copies: dict[str, list[str]] = {}
        for name in names:
            original = parts[name].copy_of
            if original in names and original is not None:
                copies.setdefault(original, []).append(name)
        folded = {name for under in copies.values() for name in under}
        for name in names:
            if name not in folded:
                under = tuple(self._carrier(parts[copy]) for copy in copies.get(name, ()))
                yield self._carrier(parts[name], under)

    def _carrier(self, part: IncidentReport, copies: tuple[Carrier, ...] = ()) -> Carrier:
        refs = tuple((part.report, claim) for claim in part.claims)
        return Carrier(part, self.held.reports[part.report], refs, copies)

    # --- claims ---

    def by_harm(self) -> list[tuple[Kind, int, list[ClaimRow]]]:
        """Each kind with the number of its claims and their rows."""
        of: dict[Kind, list[ClaimRef]] = {}
        for ref, claim in self.held.claims.items():
            of.setdefault(claim.kind, []).append(ref)
        left, out = len(self.held.claims) if self.most is None else self.most, []
        for kind, refs in sorted(of.items(), key=lambda item: _ORDER.index(item[0])):
            out.append((kind, len(refs), [self.row(ref) for ref in refs[:left]]))
            left -= len(out[-1][2])
        return out

    def row(self, ref: ClaimRef) -> ClaimRow:
        claim, told = self.held.bare(ref), self.held.told.get(ref)
        sayer = self.sayers.get(told.origin) if told else None
        return ClaimRow(
            claim, self.held.reports[claim.report], self.held.reviewed[ref], sayer, claim_link(ref)
        )

    def disputes(self) -> list[Dispute]:
        return [Dispute(one, tuple(self._sides(one))) for one in self.held.assessment.contradictions]

    def _sides(self, one: Contradiction) -> Iterable[Side]:
        kept = [[ref for ref in side if ref in self.held.claims] for side in one.sides]
        first = next((side[0] for side in kept if side), None)
        for number, side in enumerate(kept):
            label = one.labels[number] if number < len(one.labels) else ""
            compare = _compare(first, side[0]) if number and first and side else ""
            rows = tuple(self.row(ref) for ref in side[: self._few])
            yield Side(label, rows, len(side) - len(rows), compare)

    # --- the map ---

    def map(self) -> Html | None:
        incident = self.held.incident
        places = [incident.place] if incident.place else []
        of = {id(claim.place): claim for claim in self.held.claims.values() if claim.place}
        # A province that one report names says less than the town of another, and would make the map as wide as itself.
        places += [claim.place for claim in of.values() if claim.place and claim.place.precision != "region"]
        marked = []
        for one in distinct(places):
            claim = next((c for c in of.values() if c.place == one), None)
            words = f"{one.name}{_(', ')}{place_precision(one)}"
            marked.append(Marked(one, words, claim_link(claim.ref) if claim else "#claims"))
        label = ngettext("Map of %(n)d place", "Map of %(n)d places", len(marked)) % {"n": len(marked)}
        return place_picture(tuple(marked), label)


def _first(carriers: Iterable[Carrier], most: int | None) -> tuple[tuple[Carrier, ...], int]:
    """The first reports, copies among them, and how many more there are besides those that are told as left under one of them."""
    if most is None:
        return tuple(carriers), 0
    out: list[Carrier] = []
    room, left = most, 0
    for one in carriers:
        if room <= 0:
            left += 1 + len(one.copies)
            continue
        copies = one.copies[: max(0, room - 1)]
        out.append(replace(one, copies=copies, left=len(one.copies) - len(copies)))
        room -= 1 + len(copies)
    return tuple(out), left


def _compare(one: ClaimRef, other: ClaimRef) -> str:
    try:
        page = reverse("compare")
    except NoReverseMatch:
        return ""
    return f"{page}?{urlencode({'claim': ':'.join(one), 'with': ':'.join(other)})}"


def _letter(number: int) -> str:
    """A, B … Z, A1, B1 …"""
    turn, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(turn) if turn else "")
