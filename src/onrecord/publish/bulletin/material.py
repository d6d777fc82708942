"""What a bulletin is drafted from, sorted: which incidents it is about, how each stands to the period, and what was known of it before.

Comes in: judged incidents as known at the end of the period and at the last bulletin, reports, claims, boards. Goes out: the same, looked
up by the files of this room. Nothing here reads a clock or a database.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from onrecord.bulletins import Carried, Piece, Statement
from onrecord.incidents import Assessment, Incident, Origin, Range
from onrecord.publish.bulletin.names import Names
from onrecord.publish.entries import is_running_total, page_rank
from onrecord.records import Claim, ClaimRef, Place, Report
from onrecord.situations import Board

Judged = tuple[Incident, Assessment]
Standing = Literal["period", "earlier", "no day", "total"]
HARM = ("killed", "injured", "missing", "sexual-violence", "attack")
MOVED = ("displaced", "evacuated", "trapped", "detained", "abducted", "rescued", "returned")
_MOST_DAYS = 31
"""What is told of a longer time than a month is a total, not an incident of the period."""


@dataclass(frozen=True)
class BulletinInput:
    """`reports` and `claims` hold nothing that was published after `end`, and no report of no known day."""

    place: Place | None
    start: date
    end: date
    reports: Mapping[str, Report]
    claims: Mapping[ClaimRef, Claim]
    now: Sequence[Judged]
    """Incidents as known at the end of the period."""
    before: Sequence[Judged]
    """Incidents as known from what was published before the period."""
    boards: Sequence[Board]
    undated: Sequence[Report] = ()
    """Reports that tell of the place and are left out, since their day is not known."""
    unread: int = 0
    """Inputs that could not be read."""
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """The usual name and kind of known voices by their key."""
    side_of: Callable[[str], str] = str
    lies_there: Callable[[Place | None], bool] = lambda place: True
    """Whether a place is the one that the bulletin is about, or lies in it."""
    only_town: Callable[[Place | None], bool] = lambda place: False
    """Whether a place is only the town of which the bulletin is about a part."""
    quotes: bool = False
    apart: bool = False
    """Whether names are set apart from the words around them (names.py)."""
    in_all: tuple[int, int] | None = None
    """How many reports of the record were published by `end`, and how many before `start`, where `reports` are only those of a place."""
    reviewed: Collection[ClaimRef] = ()
    """Claims that a person reviewed."""


@dataclass(frozen=True)
class Told:
    """An incident that reports of the period tell of, with what was known of it before."""

    incident: Incident
    assessment: Assessment
    claims: tuple[Claim, ...]
    standing: Standing
    before: Judged | None

    @property
    def stated(self) -> tuple[Claim, ...]:
        """Claims that say it happened, surely or as feared."""
        return tuple(c for c in self.claims if c.certainty in ("asserted", "feared"))

    def whole(self) -> tuple[Range, ...]:
        return tuple(r for r in self.assessment.ranges if r.group is None)

    def shares(self, kind: str) -> tuple[Range, ...]:
        return tuple(r for r in self.assessment.ranges if r.group is not None and r.kind == kind)


class Material:
    def __init__(self, given: BulletinInput) -> None:
        self.given = given
        self.reports, self.claims = given.reports, given.claims
        self.all_reports = dict(given.reports) | {r.id: r for r in given.undated}
        self.names = Names(self.all_reports, given.names, given.side_of, given.apart)
        self._earlier = {ref: pair for pair in given.before for ref in pair[0].refs()}
        self._assessed = {ref: a for i, a in given.now for ref in i.refs()}
        self.copies = {r.report: r.copy_of for i, _ in given.now for r in i.reports if r.copy_of}

    # --- reports ------------------------------------------------------------------------------------

    def in_period(self, report: str) -> bool:
        """Published since the last bulletin."""
        found = self.reports.get(report)
        return found is not None and found.published is not None and found.published >= self.given.start

    @property
    def in_all(self) -> int:
        """Reports of the record that were published by the end of the period."""
        return self.given.in_all[0] if self.given.in_all else len(self.reports)

    @cached_property
    def before_all(self) -> int:
        """Those of them that were published before the period."""
        return self.given.in_all[1] if self.given.in_all else sum(not self.in_period(r) for r in self.reports)

    @cached_property
    def new_reports(self) -> tuple[str, ...]:
        """Reports of the period that make a claim about the place, first published first."""
        making = (
            {c.report for c in self.claims.values() if self.given.lies_there(c.place)}
            if self.given.place
            else set(self.reports)
        )
        return tuple(
            sorted(
                (r for r in making if self.in_period(r)),
                key=lambda r: (self.reports[r].published or date.min, r),
            )
        )

    # --- incidents ----------------------------------------------------------------------------------

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Incidents of the place that a report of the period tells of, the gravest first; what is only denied or planned left out."""
        found = [t for t in self._all_told if t.stated]
        return tuple(sorted(found, key=lambda t: page_rank(t.incident, t.assessment, t.claims)))

    @cached_property
    def not_stated(self) -> tuple[Told, ...]:
        """Incidents that reports of the period only deny, plan or make depend on something."""
        return tuple(t for t in self._all_told if not t.stated and t.incident.kind in (*HARM, *MOVED))

    @cached_property
    def placeless(self) -> tuple[Told, ...]:
        """With a place asked for: incidents without one, told by reports of the period that tell of that place."""
        if self.given.place is None:
            return ()
        here = set(self.new_reports)
        pairs = [(i, a) for i, a in self.given.now if i.place is None and i.kind in (*HARM, *MOVED)]
        return tuple(self._told(i, a) for i, a in pairs if any(r.report in here for r in i.reports))

    @cached_property
    def nearby(self) -> tuple[Told, ...]:
        """With a town asked for: harm of the period elsewhere in its first-level division, where the town's name may mean that."""
        place = self.given.place
        if place is None or not place.within or place.kind in ("country", "division"):
            return ()
        region = place.within[0]
        pairs = [
            (i, a) for i, a in self.given.now
            if i.kind in HARM and i.place is not None and (i.place.gazetteer == region or region in i.place.within[:1])
            and not self.given.lies_there(i.place) and any(self.in_period(r.report) for r in i.reports)
        ]  # fmt: skip
        told = [t for t in (self._told(i, a) for i, a in pairs) if t.stated and t.standing != "earlier"]
        return tuple(sorted(told, key=lambda t: page_rank(t.incident, t.assessment, t.claims)))

    @cached_property
    def _all_told(self) -> tuple[Told, ...]:
        pairs = [
            (i, a) for i, a in self.given.now if self.given.place is None or self.given.lies_there(i.place)
        ]
        return tuple(self._told(i, a) for i, a in pairs if any(self.in_period(r.report) for r in i.reports))

    def of(self, kinds: Iterable[str], *standing: Standing) -> tuple[Told, ...]:
        return tuple(
            t for t in self.told if t.incident.kind in kinds and (not standing or t.standing in standing)
        )

    def _told(self, incident: Incident, assessment: Assessment) -> Told:
        claims = tuple(self.claims[ref] for ref in incident.refs() if ref in self.claims)
        return Told(incident, assessment, claims, self._standing(incident, claims), self._before(incident))

    def _standing(self, incident: Incident, claims: Sequence[Claim]) -> Standing:
        when = incident.time
        if is_running_total(claims):
            return "total"
        if when is None or (when.start is None and when.end is None):
            return "no day"
        last = when.end or when.start
        if last is not None and last < self.given.start:
            return "earlier"
        if when.start is None or when.end is None or (when.end - when.start).days >= _MOST_DAYS:
            return "total"
        return "period"

    def _before(self, incident: Incident) -> Judged | None:
        """The incident of the last bulletin with which this one shares most claims."""
        shared: dict[str, int] = {}
        found: dict[str, Judged] = {}
        for ref in incident.refs():
            pair = self._earlier.get(ref)
            if pair is not None:
                shared[pair[0].id] = shared.get(pair[0].id, 0) + 1
                found[pair[0].id] = pair
        return found[min(shared, key=lambda i: (-shared[i], i))] if shared else None

    # --- statements ---------------------------------------------------------------------------------

    def say(self, *pieces: Piece) -> Statement:
        """A statement with the origins of its claims."""
        refs = dict.fromkeys(ref for piece in pieces for ref in piece.claims)
        return Statement(pieces, self.carried(refs))

    def of_record(self, words: str, *pieces: Piece) -> Statement:
        """What the record as a whole shows: that no report tells of something, or how the bulletin was made."""
        return Statement((Piece(words), *pieces), of_record=True)

    def carried(self, refs: Iterable[ClaimRef]) -> tuple[Carried, ...]:
        """The independent origins of claims, each with the outlets that carry it here."""
        reports: dict[str, tuple[str, list[str]]] = {}
        for ref in refs:
            origin = self.origin_of(ref)
            key, name = (
                (origin.key, self.names.origin(origin))
                if origin
                else (f"report:{ref[0]}", self.names.outlet(ref[0]))
            )
            reports.setdefault(key, (name, []))[1].append(ref[0])
        return tuple(Carried(name, self.outlets(told)) for name, told in reports.values())

    def origin_of(self, ref: ClaimRef) -> Origin | None:
        """The origin of the claim's incident that answers for it."""
        assessment, claim = self._assessed.get(ref), self.claims.get(ref)
        if assessment is None or claim is None:
            return None
        own = [o for o in assessment.origins if claim.said_by and o.key == claim.said_by[0].key]
        return next(iter(own or [o for o in assessment.origins if ref[0] in o.reports]), None)

    def outlets(self, reports: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.names.outlet(r) for r in reports))


def refs_of(claims: Iterable[Claim]) -> tuple[ClaimRef, ...]:
    return tuple(claim.ref for claim in claims)
