"""One row of somebody's table of events, as all tables are made into it: its words, its place and time, and what it says happened.

Comes in: what a table's own file makes of a row. Goes out: the report that the row is, whose text is composed of the row's words, so
that every claim can quote the column that it comes from. Claims are made in claiming.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from onrecord.read.entry import sha256
from onrecord.records import (
    Block,
    Certainty,
    Figure,
    Kind,
    Report,
    Responsibility,
    Scope,
    Span,
    Standing,
    Voice,
    When,
)

Width = Literal["point", "street", "quarter", "town", "near", "county", "division", "wide", "country"]
"""How exactly a table says that it knows a place."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where, in the table's words; `lat` and `lon` are the table's own."""

    name: str
    admin1: str
    admin2: str
    country: str
    """A name, or a code of ISO 3166-1."""
    at: tuple[float, float] | None
    width: Width
    gid: str = ""
    """Id in the gazetteer, where the table has it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim that a row makes; `columns` are those that it rests on. `part_of` and `attack` are numbers of other facts of the row."""

    kind: Kind
    columns: tuple[str, ...]
    figure: Figure | None = None
    groups: tuple[str, ...] = ()
    affiliation: str | None = None
    actor: str | None = None
    standing: Standing = "stated"
    method: str | None = None
    said_by: tuple[Voice, ...] | None = None
    """None: whoever the row as a whole rests on."""
    certainty: Certainty = "asserted"
    scope: Scope = "incident"
    phase: str | None = None
    part_of: int | None = None
    attack: int | None = None
    responsibility: tuple[Responsibility, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """`notes` are what the row says in words; `columns` the cells that are used, in the table's order."""

    id: str
    outlet: str
    title: str
    columns: Mapping[str, str]
    spot: Spot
    when: When
    facts: tuple[Fact, ...]
    notes: str = ""
    said_by: tuple[Voice, ...] = ()
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Composed:
    """A row as a report, and where each of its columns stands in its text."""

    report: Report
    event: Event
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def evidence(self, columns: tuple[str, ...]) -> Span:
        """The lines of these columns, with what stands between them."""
        at = [self.spans[name] for name in columns if name in self.spans]
        start, end = min(s for s, _ in at), max(e for _, e in at)
        return Span(start, end, self.report.text[start:end])


def composed(event: Event, source: str, raw: bytes, published: date | None = None) -> Composed:
    """The notes first, then one line for each column: 'fatalities: 12'."""
    parts, spans = [event.notes] if event.notes else [], dict[str, tuple[int, int]]()
    at = len(event.notes) + 1 if event.notes else 0
    first = at
    for name, words in event.columns.items():
        line = f"{name}: {words}"
        spans[name] = (at, at + len(line))
        parts.append(line)
        at += len(line) + 1
    text = "\n".join(parts)
    columns = Block("columns", first, len(text))
    blocks = (Block("body", 0, len(event.notes)), columns) if event.notes else (columns,)
    day = event.published or published
    report = Report(
        event.id, text, event.title or None, event.outlet, event.url, day, "given" if day else "unknown", blocks, source, sha256(raw), raw,
    )  # fmt: skip
    return Composed(report, event, spans)
