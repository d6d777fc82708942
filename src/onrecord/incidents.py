"""The nouns of incidents, all frozen: what link/ groups claims into, and what assess makes of each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from onrecord import make_callable
from onrecord.records import Claim, ClaimRef, Kind, Place, When

make_callable(__name__)

Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
"""Airwars' terms (docs/glossary.md)."""
Count = Literal["new", "cumulative", "revised"]
"""What a range counts: one happening, a running total, or one happening whose figures were replaced since."""
About = Literal["figure", "share", "actor", "denial", "place", "day", "method", "status"]
BY_THE_ACCUSED = "denied by the accused"
"""What the last side of a denial says where not the harm is denied but only having done it."""


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """A report's part in an incident; `main` where the report is mainly about it."""

    report: str
    claims: tuple[str, ...]
    main: bool
    copy_of: str | None = None
    """The report that this one reprints, where it does."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening as several reports tell it. A grouping of claims is a judgement: `reasons` are its words."""

    id: str
    kind: Kind
    place: Place | None
    time: When | None
    reports: tuple[IncidentReport, ...]
    reasons: tuple[str, ...] = ()

    def refs(self) -> tuple[ClaimRef, ...]:
        return tuple((r.report, c) for r in self.reports for c in r.claims)

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day on which it may have happened; where one is not known, the other is both."""
        if self.time is None:
            return None, None
        return self.time.start or self.time.end, self.time.end or self.time.start

    def may_lie_in(self, start: date | None, end: date | None) -> bool:
        """Whether a day on which it may have happened lies in the period; None is an open end. What nothing dates lies in no period."""
        if start is None and end is None:
            return True
        first, last = self.days()
        if first is None or last is None:
            return False
        return (start is None or last >= start) and (end is None or first <= end)


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent source: a voice under any of its names, or an outlet in its own voice."""

    key: str
    name: str
    kind: str
    reports: tuple[str, ...]
    copies: tuple[str, ...] = ()
    """Those of `reports` that only reprint another of them."""


@dataclass(frozen=True, slots=True)
class Superseded:
    """A figure that is kept and not counted: what replaced it, whose figure that is, and on which day."""

    claim: ClaimRef
    by: ClaimRef | None
    """The figure that stands in its place; None where the report tells of none."""
    origin: str
    """Key of the origin that replaced it."""
    on: date | None
    """The day on which the figure that stands was first published; None where nobody knows it."""
    why: str


@dataclass(frozen=True, slots=True)
class Without:
    """What a range is without one origin; all three are None where no figure is left."""

    origin: str
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Range:
    """Low, best and high of one kind of harm (and one group, None for all), with the rule that gave them."""

    kind: Kind
    group: str | None
    low: int | None
    best: int | None
    high: int | None
    rule: str
    claims: tuple[ClaimRef, ...]
    origins: int
    count: Count = "new"
    superseded: tuple[Superseded, ...] = ()
    without: tuple[Without, ...] = ()
    """One for each origin that gives a figure."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two or more sides that cannot both be so; `about` names its kind."""

    about: About
    words: str
    sides: tuple[tuple[ClaimRef, ...], ...]
    labels: tuple[str, ...] = ()
    """What each side says, in short."""


@dataclass(frozen=True, slots=True)
class GradeWithout:
    """The grade that an incident has without one origin; None where nothing is left to grade."""

    origin: str
    grade: Grade | None
    reason: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class Overruled:
    """A range or grade that a person set in place of the one that the rules give."""

    what: str
    """'grade', or the kind of harm with its group: 'killed', 'killed child'."""
    rules: str
    """What the rules give."""
    by: str
    at: datetime
    why: str
    decision: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """What an incident's claims amount to, by declared rules, each with its reason in words."""

    ranges: tuple[Range, ...]
    origins: tuple[Origin, ...]
    grade: Grade
    grade_reason: str
    provisional: bool
    contradictions: tuple[Contradiction, ...] = field(default=())
    actors: tuple[tuple[str, tuple[ClaimRef, ...]], ...] = field(default=())
    """Who did it, in each wording that the reports use, with the claims that use it."""
    provisional_reason: str = ""
    without: tuple[GradeWithout, ...] = ()
    """One for each of `origins`."""
    overruled: tuple[Overruled, ...] = ()
    """What persons set; the ranges and grade above are theirs then."""


@dataclass(frozen=True, slots=True)
class KnownOn:
    """The incidents as the reports published by the end of a day tell them, grouped as they are today."""

    day: date
    judged: tuple[tuple[Incident, Assessment], ...]
    whole: tuple[Incident, ...]
    """The same incidents with all their reports."""
    undated: tuple[str, ...]
    """Reports of no known day, left out of it all."""
    later: tuple[str, ...]
    """Reports published later."""


@dataclass(frozen=True, slots=True)
class Toll:
    """Low, best and high of a day's incidents added up, as known at the end of `on`; high None where one has no upper bound."""

    on: date
    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """What one day of publication made of one incident's part in a day's toll."""

    incident: str
    on: date
    what: Literal["first", "late", "revised"]
    """The day's first report, an incident first told after that, or another figure for an incident told before."""
    before: Toll | None
    after: Toll


@dataclass(frozen=True, slots=True)
class EventDay:
    """The toll of what happened on one day (or few days), as each publication day made it known."""

    start: date
    end: date
    known: tuple[Toll, ...]
    """One for each publication day that changed it, the first one first."""
    changes: tuple[Change, ...]
    incidents: tuple[str, ...]

    @property
    def first(self) -> Toll:
        return self.known[0]

    @property
    def now(self) -> Toll:
        return self.known[-1]


@dataclass(frozen=True, slots=True)
class RunningTotal:
    """A total of a period, as known last; it is added to nothing."""

    incident: str
    when: When | None
    place: Place | None
    toll: Toll


@dataclass(frozen=True, slots=True)
class Daily:
    """Tolls by the day of the event, late reports put on that day; what has no day of its own is listed."""

    kind: Kind
    days: tuple[EventDay, ...]
    totals: tuple[RunningTotal, ...]
    no_day: tuple[str, ...]
    """Incidents with figures that nothing puts on a day or a few days."""
    undated: tuple[str, ...]
    """Reports with figures whose day of publication nobody knows, left out."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A claim as a judgement names it: by its words' place in the report, so that it is found again when
    a newer extractor has read the report anew."""

    report: str
    kind: Kind
    start: int
    end: int
    claim: str

    @classmethod
    def of(cls, claim: Claim) -> Anchor:
        return cls(claim.report, claim.kind, claim.evidence.start, claim.evidence.end, claim.id)


def anchored(anchor: Anchor, claims: Sequence[Claim]) -> Claim | None:
    """The claim at an anchor: of its kind with the most words in common, else of any kind; None where there is none."""

    def overlap(claim: Claim) -> int:
        return min(anchor.end, claim.evidence.end) - max(anchor.start, claim.evidence.start)

    at = [c for c in claims if overlap(c) > 0]
    of_kind = [c for c in at if c.kind == anchor.kind]
    exact = [
        c
        for c in of_kind
        if c.id == anchor.claim and (c.evidence.start, c.evidence.end) == (anchor.start, anchor.end)
    ]
    best = exact or of_kind or at
    return max(best, key=lambda c: (overlap(c), c.id == anchor.claim, c.id)) if best else None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision of what is one incident: all of `left` and `right` together, or none of `left` with any
    of `right`; or that an earlier judgement no longer stands (`undoes`). It is never changed or deleted."""

    id: str
    together: bool
    left: tuple[Anchor, ...]
    right: tuple[Anchor, ...]
    by: str
    at: datetime
    why: str
    undoes: str | None = None
    incidents: tuple[str, ...] = ()
    """The incidents that the person had before the eyes."""


@dataclass(frozen=True, slots=True)
class Copying:
    """Two reports that are one source: `copy` carries what `original`, the earlier, carries."""

    original: str
    copy: str
    share: float
    """Of the shorter story's five-word runs, those that stand in the other: 0 to 1."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One text under the names of several reports: the original first, then its copies as they came out."""

    reports: tuple[str, ...]
    agency: str | None
    """The agency that most of them credit, where one does."""
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopyPlace:
    """A report's place in a story, which is called by its original: number 0 is the original itself."""

    story: str
    number: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A happening of a report as the record keeps it: its claims and the incident that it is taken for."""

    report: str
    number: int
    claims: tuple[str, ...]
    main: bool
    incident: str
    component: int
    """Names the happenings that are alike enough to be looked at together; changed ones are joined anew within it."""
