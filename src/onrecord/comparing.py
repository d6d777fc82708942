"""A table's events beside the record's incidents: what both tell, with the differences, and what one of them tells alone.

Comes in: both as reports, claims and judged incidents, in memory. Goes out: pairs, and totals by month and division; nothing is stored
and nothing is scored as true. Which go together is link/beside.py's; how it is shown, cli/'s.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord import link, pipeline, sphere
from onrecord.board import within
from onrecord.incidents import Assessment, Incident, IncidentReport
from onrecord.link import happenings
from onrecord.link.beside import beside
from onrecord.publish.entries import is_running_total
from onrecord.publish.formats import Where
from onrecord.records import PEOPLE_KINDS, Claim, ClaimRef, Kind, Place, Report

Judged = tuple[Incident, Assessment]
Bounds = tuple[int, int, int | None]
"""low, best, high; None: open above."""


@dataclass(frozen=True)
class Telling:
    """One side: reports and claims with the incidents that they make, judged."""

    reports: Mapping[str, Report]
    claims: Mapping[ClaimRef, Claim]
    judged: Sequence[Judged]


@dataclass(frozen=True, slots=True)
class Side:
    """What one side tells of one thing, in one incident or several."""

    incidents: tuple[str, ...]
    reports: tuple[str, ...]
    kinds: tuple[Kind, ...]
    place: Place | None
    start: date | None
    end: date | None
    harm: Mapping[str, Bounds]
    """Kind of harm → figures of all these incidents, added up."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing: as the file tells it, as the record does, or both."""

    file: Side | None
    record: Side | None
    reasons: tuple[str, ...] = ()

    @property
    def days_apart(self) -> int | None:
        """Days between the two, 0 where their times meet; None where one has no day."""
        a, b = self.file, self.record
        if not a or not b or not a.start or not a.end or not b.start or not b.end:
            return None
        return max(0, (b.start - a.end).days, (a.start - b.end).days)

    @property
    def km_apart(self) -> float | None:
        places = [side.place for side in (self.file, self.record) if side is not None]
        ends = [p for p in places if p is not None and p.lat is not None and p.lon is not None]
        if len(ends) < 2:
            return None
        (a, b) = ends
        return round(sphere.kilometres(a.lat, a.lon, b.lat, b.lon), 1)  # type: ignore[arg-type] # not None, see above

    def difference(self, kind: str) -> int | None:
        """The record's best figure less the file's."""
        if not self.file or not self.record or kind not in self.file.harm or kind not in self.record.harm:
            return None
        return self.record.harm[kind][1] - self.file.harm[kind][1]

    @property
    def any(self) -> Side:
        """The file's side where it has one, else the record's."""
        return self.file or self.record or Side((), (), (), None, None, None, {})


@dataclass(frozen=True, slots=True)
class Total:
    """One month or one division: how many things both tell, and each alone; and the dead by each side's best figures."""

    name: str
    both: int
    only_file: int
    only_record: int
    file_killed: int
    record_killed: int


@dataclass(frozen=True, slots=True)
class Comparison:
    both: tuple[Pair, ...]
    only_file: tuple[Pair, ...]
    only_record: tuple[Pair, ...]
    months: tuple[Total, ...]
    divisions: tuple[Total, ...]
    left_out: int
    """Running totals of either side, which are no events."""

    def pairs(self) -> tuple[Pair, ...]:
        return (*self.both, *self.only_file, *self.only_record)


def told(reports: Mapping[str, Report], claims: Iterable[Claim]) -> Telling:
    """A file's events, linked and assessed as the record's are."""
    held = list(claims)
    by_ref = {claim.ref: claim for claim in held}
    return Telling(reports, by_ref, pipeline.judged(reports, held))


def without_table(record: Telling, table: str) -> Telling:
    """The record without the rows that it took from the same table before: they would only meet themselves."""
    reports = {id: r for id, r in record.reports.items() if r.row is None or r.row[0] != table}
    if len(reports) == len(record.reports):
        return record
    claims = {ref: c for ref, c in record.claims.items() if ref[0] in reports}
    kept = []
    for incident, _ in record.judged:
        parts = tuple(part for part in incident.reports if part.report in reports)
        if parts:
            kept.append(replace(incident, reports=tuple(_without_original(part, reports) for part in parts)))
    return Telling(reports, claims, pipeline.assessed(kept, reports, claims))


def _without_original(part: IncidentReport, reports: Mapping[str, Report]) -> IncidentReport:
    return part if part.copy_of is None or part.copy_of in reports else replace(part, copy_of=None)


def compare(
    file: Telling, record: Telling, where: Callable[[Place | None], Where], place: Place | None = None,
    start: date | None = None, end: date | None = None,
) -> Comparison:  # fmt: skip
    """The record is narrowed to the file's places, days and kinds of events, or to those asked for; so is the file, where asked."""
    events, totals = _events(file, place, start, end)
    reach = _Reach.of(events, file, where, place, start, end)
    mine, more = _events(record, place, start, end)
    mine = [pair for pair in mine if reach.holds(pair, record, where)]
    a, b = ({i.id: (i, made) for i, made in side} for side in (events, mine))
    found = beside(_profiles(events, file), _profiles(mine, record))
    both = [
        Pair(_side([a[n] for n in one.first], file), _side([b[n] for n in one.second], record), one.reasons)
        for one in found
    ]
    met = {name for one in found for name in (*one.first, *one.second)}
    only_file = [Pair(_side([pair], file), None) for name, pair in a.items() if name not in met]
    only_record = [Pair(None, _side([pair], record)) for name, pair in b.items() if name not in met]
    groups = [sorted(pairs, key=_order) for pairs in (both, only_file, only_record)]
    everything = [pair for pairs in groups for pair in pairs]
    return Comparison(
        tuple(groups[0]), tuple(groups[1]), tuple(groups[2]), _totals(everything, lambda pair: month_of(pair)),
        _totals(everything, lambda pair: division_of(pair, where)), totals + more,
    )  # fmt: skip


def month_of(pair: Pair) -> str:
    day = pair.any.start or pair.any.end
    return f"{day:%Y-%m}" if day else "day unknown"


def division_of(pair: Pair, where: Callable[[Place | None], Where]) -> str:
    """'Aleppo, Syria': the first-level division, or the country where no division is known."""
    found = where(pair.any.place)
    return ", ".join(words for words in (found.admin1, found.country) if words) or "place unknown"


# --- what is compared -----------------------------------------------------------------------------


def _events(
    side: Telling, place: Place | None, start: date | None, end: date | None
) -> tuple[list[Judged], int]:
    """The incidents asked for that are no running totals, and how many of those there are."""
    out, totals = [], 0
    for incident, made in side.judged:
        own = [side.claims[ref] for ref in incident.refs() if ref in side.claims]
        if not _asked(incident, own, place, start, end):
            continue
        if is_running_total(own):
            totals += 1
        else:
            out.append((incident, made))
    return out, totals


def _asked(
    incident: Incident, own: Sequence[Claim], place: Place | None, start: date | None, end: date | None
) -> bool:
    if place is not None and not any(within(c.place, place) for c in own):
        return False
    return incident.may_lie_in(start, end)


@dataclass(frozen=True)
class _Reach:
    """What of the record a file can be expected to tell: of its countries (its division, where all of it lies in one), days and families."""

    areas: frozenset[str]
    by_division: bool
    start: date | None
    end: date | None
    families: frozenset[str]

    @classmethod
    def of(
        cls, events: Sequence[Judged], file: Telling, where: Callable[[Place | None], Where], place: Place | None,
        start: date | None, end: date | None,
    ) -> _Reach:  # fmt: skip
        found = [where(i.place) for i, _ in events]
        divisions = {(w.iso2, w.admin1) for w in found}
        by_division = len(divisions) == 1 and all(division for _, division in divisions)
        areas = (
            {f"{iso}/{division}" for iso, division in divisions}
            if by_division
            else {iso for iso, _ in divisions if iso}
        )
        days = [day for i, _ in events for day in i.days() if day]
        families = {happenings.FAMILY[c.kind] for c in file.claims.values()}
        return cls(
            frozenset(areas) if place is None else frozenset(), by_division, start or min(days, default=None), end or max(days, default=None),
            frozenset(families),
        )  # fmt: skip

    def holds(self, pair: Judged, record: Telling, where: Callable[[Place | None], Where]) -> bool:
        incident, _ = pair
        if happenings.FAMILY[incident.kind] not in self.families:
            return False
        first, last = incident.days()
        if first and last and ((self.start and last < self.start) or (self.end and first > self.end)):
            return False
        found = where(incident.place)
        area = f"{found.iso2}/{found.admin1}" if self.by_division else found.iso2
        return not self.areas or area in self.areas


def _profiles(events: Sequence[Judged], side: Telling) -> dict[str, list[link.Profile]]:
    by_report: dict[str, set[str]] = defaultdict(set)
    home: dict[ClaimRef, str] = {}
    for incident, _ in events:
        for ref in incident.refs():
            home[ref] = incident.id
            by_report[ref[0]].add(ref[1])
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in side.claims.values():
        if claim.report in by_report:
            claims[claim.report].append(claim)
    out: dict[str, list[link.Profile]] = {incident.id: [] for incident, _ in events}
    for report, own in claims.items():
        for profile in link.profiles_of(side.reports[report], own):
            name = next((home[report, c] for c in profile.claims if (report, c) in home), None)
            if name is not None:
                out[name].append(profile)
    return out


def _side(pairs: Sequence[Judged], side: Telling) -> Side:
    incidents = [i for i, _ in pairs]
    days = [i.days() for i in incidents]
    kinds = dict.fromkeys(side.claims[ref].kind for i in incidents for ref in i.refs() if ref in side.claims)
    return Side(
        tuple(i.id for i in incidents), tuple(dict.fromkeys(part.report for i in incidents for part in i.reports)), tuple(kinds),
        min((i.place for i in incidents if i.place), key=lambda p: happenings.WIDTH[p.precision], default=None),
        min((s for s, _ in days if s), default=None), max((e for _, e in days if e), default=None), _harm([made for _, made in pairs]),
    )  # fmt: skip


def _harm(made: Sequence[Assessment]) -> dict[str, Bounds]:
    out: dict[str, Bounds] = {}
    for kind in PEOPLE_KINDS:
        ranges = [
            r
            for one in made
            for r in one.ranges
            if r.kind == kind and r.group is None and r.count != "cumulative"
        ]
        if ranges:
            low = sum(r.low or 0 for r in ranges)
            best = sum(r.best if r.best is not None else r.low or 0 for r in ranges)
            highs = [r.high for r in ranges]
            out[kind] = (low, best, None if None in highs else sum(h or 0 for h in highs))
    return out


def _order(pair: Pair) -> tuple[date, int, tuple[str, ...]]:
    side = pair.any
    return side.start or date.max, -side.harm.get("killed", (0, 0, 0))[1], side.incidents


def _totals(pairs: Sequence[Pair], name_of: Callable[[Pair], str]) -> tuple[Total, ...]:
    by_name: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_name[name_of(pair)].append(pair)
    return tuple(_total(name, by_name[name]) for name in sorted(by_name))


def _total(name: str, pairs: Sequence[Pair]) -> Total:
    def killed(side: Side | None) -> int:
        return side.harm.get("killed", (0, 0, 0))[1] if side else 0

    return Total(
        name, sum(bool(p.file and p.record) for p in pairs), sum(p.record is None for p in pairs), sum(p.file is None for p in pairs),
        sum(killed(p.file) for p in pairs), sum(killed(p.record) for p in pairs),
    )  # fmt: skip
