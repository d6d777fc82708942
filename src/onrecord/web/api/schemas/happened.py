"""Incidents with their assessment, stories that are copied, boards and tolls by day, as the API gives them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from onrecord.incidents import About, Count, Grade
from onrecord.records import Kind
from onrecord.situations import Part, Topic
from onrecord.web.api.schemas.shape import Day, PageShape, Ref, Shape
from onrecord.web.api.schemas.told import Place, Time


class Superseded(Shape):
    claim: Ref
    by: Ref | None
    origin: str
    on: Day | None
    why: str


class Without(Shape):
    origin: str
    low: int | None
    best: int | None
    high: int | None


class Range(Shape):
    kind: Kind
    group: str | None
    low: int | None
    best: int | None
    high: int | None
    rule: str
    claims: list[Ref]
    origins: int
    count: Count
    superseded: list[Superseded]
    without: list[Without]


class Origin(Shape):
    key: str
    name: str
    kind: str
    reports: list[str]
    copies: list[str]


class Actor(Shape):
    text: str
    claims: list[Ref]


class GradeWithout(Shape):
    origin: str
    grade: Grade | None
    reason: str
    provisional: bool


class Contradiction(Shape):
    about: About
    words: str
    labels: list[str]
    sides: list[list[Ref]]


class Overruled(Shape):
    what: str
    rules: str
    by: str
    at: datetime
    why: str
    decision: str


class Assessment(Shape):
    ranges: list[Range]
    independent: int
    origins: list[Origin]
    actors: list[Actor]
    grade: Grade
    grade_reason: str
    provisional: bool
    provisional_reason: str
    without: list[GradeWithout]
    contradictions: list[Contradiction]
    overruled: list[Overruled]


class PartOfIncident(Shape):
    report: str
    claims: list[str]
    main: bool
    copy_of: str | None = None


class RangeInShort(Shape):
    kind: Kind
    group: str | None
    count: Count
    low: int | None
    best: int | None
    high: int | None


class IncidentListed(Shape):
    id: str
    kind: Kind
    place: Place | None
    time: Time | None
    reports: int
    claims: int
    ranges: Annotated[list[RangeInShort], Field(description="Low, best and high of each kind of harm.")]
    independent: int
    grade: Grade
    provisional: bool
    version: int


class IncidentShown(Shape):
    id: str
    kind: Kind
    place: Place | None
    time: Time | None
    reports: list[PartOfIncident]
    assessment: Assessment
    reasons: list[str]
    version: int
    pending: Annotated[
        bool, Field(description="Whether decisions wait that may still change what belongs to it.")
    ]


class IncidentsPage(PageShape):
    items: list[IncidentListed]


class Story(Shape):
    reports: Annotated[list[str], Field(description="The original first, then its copies as they came out.")]
    agency: str | None
    why: list[str]


class CopiesPage(PageShape):
    items: list[Story]


class Line(Shape):
    topic: Topic
    status: str | None
    words: str
    place: str
    day: Day | None
    low: int | None
    high: int | None
    of_the_whole: bool
    claims: list[Ref]
    against: list[Ref]
    before: list[Ref]


class Share(Shape):
    part: Part
    told: tuple[int | None, int | None] | None
    together: tuple[int | None, int | None] | None
    claims: list[Ref]


class Clash(Shape):
    words: str
    claims: list[Ref]


class Board(Shape):
    place: Place
    on: Day | None
    lines: list[Line]
    balance: list[Share]
    clashes: list[Clash]
    reports: list[str]
    undated: list[str]
    later_reports: int


class Toll(Shape):
    on: Day
    low: int
    best: int
    high: int | None


class Change(Shape):
    incident: str
    on: Day
    what: str
    before: Toll | None
    after: Toll


class AddedLate(Shape):
    best: int
    late: int
    revised: int


class EventDay(Shape):
    start: Day
    end: Day
    kind: Kind
    first: Toll
    now: Toll
    added: AddedLate
    known: list[Toll]
    changes: list[Change]
    incidents: list[str]


class RunningTotal(Shape):
    total: str
    kind: Kind
    time: Time | None
    place: Place | None
    now: Toll


class LeftOut(Shape):
    no_day: list[str]
    undated: list[str]


class DailyTolls(Shape):
    kind: Kind
    on: Day | None
    days: list[EventDay]
    totals: list[RunningTotal]
    left_out: LeftOut
