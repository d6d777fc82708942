"""Reports, claims and failures as the API gives them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from onrecord.decisions import Status
from onrecord.records import Certainty, Kind, Precision, Scope, TimePrecision
from onrecord.web.api.schemas.decided import DecisionShown
from onrecord.web.api.schemas.shape import Day, PageShape, Shape


class ReportShown(Shape):
    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: Day | None
    published_by: Literal["given", "metadata", "dateline", "caption", "unknown"]
    text_sha256: str
    made_by: Annotated[str, Field(description="The version that read the newest claims.")]
    claims: Annotated[int, Field(description="How many claims its newest reading has.")]
    added: datetime


class ReportsPage(PageShape):
    items: list[ReportShown]


class Block(Shape):
    kind: str
    start: int
    end: int


class ReportText(Shape):
    id: str
    text: str
    blocks: list[Block]
    redacted: Annotated[bool, Field(description="Whether names and what else is protected were left out.")]


class ReportAdded(Shape):
    id: str
    outcome: Literal["new", "same", "new-version"]
    claims: int


class ReportErased(Shape):
    report: str
    entry: Annotated[int, Field(description="The number of the log's entry that says so.")]


class Figure(Shape):
    low: int | None
    high: int | None
    approximate: bool
    text: str
    unit: str | None = None
    best: int | None = None


class Place(Shape):
    text: str
    name: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    gazetteer: str | None = None
    precision: Precision | None = None


class Time(Shape):
    text: str
    start: Day | None
    end: Day | None
    precision: TimePrecision | None = None
    why: str | None = None


class Actor(Shape):
    text: str
    standing: str | None = None


class Voice(Shape):
    text: str
    kind: str
    anonymous: bool | None = None
    key: str | None = None
    side: str | None = None
    reason: str | None = None
    full: str | None = None


class Responsibility(Shape):
    by: Voice
    stance: str
    actor: str


class Evidence(Shape):
    start: int
    end: int
    quote: str


class Aimed(Shape):
    """People whom an attack was aimed at."""

    start: int
    end: int
    text: str
    figure: Figure | None
    groups: list[str]


class ClaimBody(Shape):
    """A claim of the claim format (docs/claims.md)."""

    report: str
    id: str
    kind: Kind
    phase: str | None = None
    figure: Figure | None
    groups: list[str]
    affiliation: str | None
    actor: Actor | None
    method: str | None
    place: Place | None
    time: Time | None
    said_by: list[Voice]
    certainty: Certainty
    scope: Scope
    superseded: bool
    part_of: str | None
    attack: str | None = None
    responsibility: list[Responsibility] | None = None
    note: str | None = None
    aimed_at: list[Aimed] | None = None
    evidence: Evidence


class ClaimShown(Shape):
    claim: ClaimBody
    status: Status
    corrected: Annotated[list[str], Field(description="Fields that a person set.")]
    added: Annotated[bool, Field(description="Whether a person added it.")]
    flagged: Annotated[str | None, Field(description="Why a second reader is asked for.")]
    assigned: str | None
    version: Annotated[int, Field(description="How many decisions were made about it; what If-Match names.")]
    redacted: bool


class ClaimWithDecisions(ClaimShown):
    decisions: Annotated[
        list[DecisionShown], Field(description="All about it, undone ones too, oldest first.")
    ]


class ClaimsPage(PageShape):
    items: list[ClaimShown]


class FailureShown(Shape):
    source: str
    where: str | None
    code: str
    found: str
    accepted: str
    next: str
    first_seen: datetime
    last_seen: datetime
    resolved: datetime | None


class FailuresPage(PageShape):
    items: list[FailureShown]
