"""What the index gives: rows for lists, maps and timelines. Their figures are as the record stood when the index last looked.

Comes in: nothing. Goes out: types.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    rows: list[Row]
    total: int
    """Of all that was found, this page's and the others'."""
    first: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """How much the index holds that the person may see, and how much of the record it has not looked at yet."""

    reports: int
    claims: int
    incidents: int
    waiting: int


@dataclass(frozen=True, slots=True)
class IncidentRow:
    id: str
    kind: str
    place: str
    country: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    precision: str
    start: date | None
    end: date | None
    harm: str
    """The kind of harm that `low`, `best` and `high` count; empty where no range is given."""
    low: int | None
    best: int | None
    high: int | None
    reports: int
    origins: int
    grade: str
    provisional: bool
    contradictions: int
    clash: str
    """The first contradiction, in words."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    report: str
    id: str
    kind: str
    low: int | None
    high: int | None
    figure: str
    place: str
    start: date | None
    end: date | None
    voice: str
    certainty: str
    status: str
    quote: str
    incident: str
    outlet: str
    published: date | None


@dataclass(frozen=True, slots=True)
class ReportRow:
    id: str
    title: str
    outlet: str
    published: date | None
    added: str
    claims: int
    open: int
    """Claims that nobody has accepted or rejected; one that was mended waits for it too."""
    copy_of: str


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A source, or an outlet: what it has said, and how that stands beside the others. It is no score of truth."""

    key: str
    name: str
    kind: str
    claims: int
    incidents: int
    reports: int
    first: int
    """Incidents of which it told first, by day of publication."""
    alone: int
    contradicted: int
    """Incidents in which another says otherwise."""
