"""The nouns of a bulletin, all frozen: sections of items of statements, each with what it rests on.

Comes in: nothing; publish/bulletin/ builds these. Every statement cites reports or, where it tells what the record does not hold,
the record as a whole; the renderers only set what stands here in type.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.records import ClaimRef

SectionKey = Literal[
    "summary", "incidents", "people", "situation", "changes", "corrections", "not-known", "method"
]
SECTIONS: tuple[SectionKey, ...] = (
    "summary", "incidents", "people", "situation", "changes", "corrections", "not-known", "method",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Carried:
    """An independent origin, as a bulletin may name it, with the outlets that carry it."""

    name: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a statement with the claims, and the reports besides theirs, that it rests on."""

    words: str
    claims: tuple[ClaimRef, ...] = ()
    reports: tuple[str, ...] = ()

    def cited(self) -> tuple[str, ...]:
        """The reports, each once."""
        return tuple(dict.fromkeys((*(report for report, _ in self.claims), *self.reports)))


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence. The full stop is the renderers', behind the marks."""

    pieces: tuple[Piece, ...]
    origins: tuple[Carried, ...] = ()
    of_record: bool = False
    """Rests on all reports of the record that were read for it, since it tells what none of them holds, or how it was made."""
    stop: str = "."
    """What ends it: a person who edits a bulletin may ask a question."""

    @property
    def words(self) -> str:
        return "".join(piece.words for piece in self.pieces)

    def claims(self) -> tuple[ClaimRef, ...]:
        return tuple(dict.fromkeys(ref for piece in self.pieces for ref in piece.claims))

    def cited(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(report for piece in self.pieces for report in piece.cited()))


@dataclass(frozen=True, slots=True)
class Item:
    """Statements that belong together: one incident, one topic. Without a heading they are a paragraph of the section."""

    heading: str | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Items under one small heading of a section; None where the section has no parts."""

    heading: str | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    key: SectionKey
    heading: str
    parts: tuple[Part, ...]

    def statements(self) -> tuple[Statement, ...]:
        return tuple(s for part in self.parts for item in part.items for s in item.statements)


@dataclass(frozen=True, slots=True)
class Source:
    """One report that the bulletin rests on, under the number of its marks."""

    number: int
    report: str
    outlet: str
    published: date | None
    claims: tuple[str, ...]
    """Ids of the claims that the bulletin uses."""
    copy_of: str | None = None
    """The report that it reprints, where it does."""
    title: str | None = None
    """Only where quotes are asked for: a title is a report's own words."""
    quotes: tuple[tuple[str, str], ...] = ()
    """Claim and its evidence, only where quotes are asked for."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The words of a bulletin that are none of its statements, in its language: what the renderers set around them."""

    language: str = "en"
    rtl: bool = False
    sources: str = "Sources"
    contents: str = "Contents"
    made: str = "Made by onrecord."
    known: str = "As known at the end of {day}."
    entry: str = "{outlet}, {on}{title}. Report {report}{claims}.{repeats}"
    undated: str = "day of publication not known"
    title: str = ", “{title}”"
    claim: str = ", claim {claims}"
    claims: str = ", claims {claims}"
    copied: str = " Repeats the text of [{number}]."
    copied_report: str = " Repeats the text of report {report}."
    by_hand: str = "by hand"
    """The mark behind a figure that the record does not give, in brackets."""


ENGLISH = Frame()


@dataclass(frozen=True, slots=True)
class Bulletin:
    title: str
    place: str | None
    """None where it is about the whole record."""
    start: date
    end: date
    known: date
    """Nothing that was published after this day is used."""
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    whole: str
    """What the mark of the record as a whole stands for."""
    standing: str
    """How far the bulletin may be trusted and passed on; it stands under the title."""
    frame: Frame = ENGLISH

    def statements(self) -> tuple[Statement, ...]:
        return tuple(s for section in self.sections for s in section.statements())

    def numbers(self) -> dict[str, int]:
        """report → number of its mark."""
        return {source.report: source.number for source in self.sources}
