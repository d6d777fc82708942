"""What is exported and what a format is, all frozen: the material of an export, and the face that every format has.

Comes in: nothing; exporting.py gathers the material, one file for each format writes it. The record that a material holds is the one
that may be published: protected names are left out and sensitive places are wide already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO, Literal

from onrecord.incidents import Assessment, Incident, Range
from onrecord.records import Claim, ClaimRef, Kind, Place, Report, Voice

PartyKind = Literal["state", "armed-group", "unnamed-armed-group", "external", "civilian", "unknown"]


@dataclass(frozen=True, slots=True)
class Where:
    """What the gazetteer says of a place, empty where it says nothing."""

    country: str = ""
    """Usual English name."""
    iso2: str = ""
    iso3: str = ""
    numeric: int | None = None
    """ISO 3166-1 numeric."""
    admin1: str = ""
    """Name of the first-level division that holds the place, or is it."""
    admin2: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Who is meant by a report's words for an actor: one name for all wordings, and which sort of party it is."""

    name: str
    kind: PartyKind
    country: str = ""
    """ISO 3166-1 alpha-2 code of the country that it belongs to, where that is known."""


@dataclass(frozen=True, slots=True)
class Told:
    """One incident with what it amounts to and its claims, in the order of its reports."""

    incident: Incident
    assessment: Assessment
    claims: tuple[Claim, ...]
    title: str
    running_total: bool

    def range_of(self, kind: Kind, group: str | None = None) -> Range | None:
        """The range of one kind of harm; of all people where no group is given."""
        return next((r for r in self.assessment.ranges if (r.kind, r.group) == (kind, group)), None)

    def groups_of(self, kind: Kind) -> tuple[Range, ...]:
        """The ranges of the groups of one kind of harm: women, children …"""
        return tuple(r for r in self.assessment.ranges if r.kind == kind and r.group is not None)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; it is told beside the file and in the log."""

    filter: Mapping[str, str] = field(default_factory=dict)
    """Option → value, of those that narrow the export."""
    on: date | None = None
    with_names: bool = False
    exact_places: bool = False


@dataclass(frozen=True)
class Material:
    """All that an export may hold, protected already. Incidents are in the order of their ids, reports and claims too."""

    reports: Mapping[str, Report]
    claims: Mapping[ClaimRef, Claim]
    told: Sequence[Told]
    incident_of: Mapping[ClaimRef, str]
    """The incident that a claim is of."""
    made_by: str
    """The versions of what made the claims."""
    asked: Asked
    where: Callable[[Place | None], Where]
    party: Callable[[str], Party]
    """For an actor, an affiliation or a side in a report's words."""
    voice: Callable[[Voice], str]
    """The usual name of a voice, the report's words where nobody knows it."""
    speaks_for: Callable[[Voice], Party | None]
    """Whose forces a voice means by 'its forces'; None where nobody knows it."""
    later: int = 0
    """Reports published after the day asked for."""
    undated: int = 0
    """Reports of no known day, left out where a day is asked for."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that the record holds and a format does not, or not whole."""

    field: str
    why: str


@dataclass(frozen=True, slots=True)
class Format:
    """One way out. `write` writes the whole file and gives back how many rows (lines, features, entities) it has."""

    name: str
    title: str
    suffix: str
    media_type: str
    readers: str
    """Who reads it."""
    library: str
    """What writes it: a library, or 'own'."""
    row: str
    """What one row is."""
    lost: tuple[Loss, ...]
    write: Callable[[Material, BinaryIO, str], int]
    """Third: which table, of `tables`; empty where the format has but one."""
    tables: tuple[str, ...] = ()
    """The tables among which one is chosen; the first is the default."""
    extra: str | None = None
    """The extra of the package that it needs."""
    read: Callable[[BinaryIO, str], Iterator[Any]] | None = None
    """Reads back what it wrote, row by row: what the format can hold comes back equal."""
    left_out: Callable[[Material], Mapping[str, int]] | None = None
    """Reason → how many incidents (claims, where a row is one) get no row because the format's own rules have no place for them."""

    def file_name(self, table: str) -> str:
        """'claims.csv', 'acled.csv', 'onrecord.xlsx'."""
        stem = "onrecord" if self.suffix == f".{self.name}" else self.name
        return f"{table or stem}{self.suffix}"
