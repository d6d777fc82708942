"""The nouns of incidents, all frozen: what link/ groups claims into, and what assess makes of each group."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from onrecord.records import ClaimRef, Kind, Place, When


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


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two or more sides that cannot both be so; `about` is 'figure', 'actor' or 'denial'."""

    about: Literal["figure", "actor", "denial"]
    words: str
    sides: tuple[tuple[ClaimRef, ...], ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What an incident's claims amount to, by declared rules, each with its reason in words."""

    ranges: tuple[Range, ...]
    origins: tuple[Origin, ...]
    grade: Literal["confirmed", "fair", "weak", "contested", "discounted"]
    grade_reason: str
    provisional: bool
    contradictions: tuple[Contradiction, ...] = field(default=())
    actors: tuple[tuple[str, tuple[ClaimRef, ...]], ...] = field(default=())
    """Who did it, in each wording that the reports use, with the claims that use it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A claim as a judgement names it: by its words' place in the report, so that it is found again when
    a newer extractor has read the report anew."""

    report: str
    kind: Kind
    start: int
    end: int
    claim: str


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
