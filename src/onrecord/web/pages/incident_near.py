"""Which other incidents lie near one, and what speaks for and against being one with them; and why its own reports are together.

Comes in: the record as a person sees it, and an incident. Goes out: rows with points and reasons in words. How two happenings are
compared is link/'s: nothing is joined here, and nothing is linked anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import cos, radians

from onrecord import assessing, finding, link, review
from onrecord.finding import IncidentRow, Wanted
from onrecord.incidents import Incident
from onrecord.link.likeness import ENOUGH, Likeness, likeness
from onrecord.link.profile import Profile
from onrecord.sphere import kilometres
from onrecord.store import Record
from onrecord.web.pages.incident_held import Held

KM, DAYS = 50, 7
"""How far from an incident, in space and in time, others are called near."""
SHOWN = 12
"""Near ones that are compared, those of its own kind first, then the nearest; how many more there are is said, with a search for them all."""
SPOKEN = 3
"""Reports that speak for an incident: those mainly about it before others, the earliest first."""
BESIDE = 6
"""Other reports that each report is compared with, where an incident has more."""


@dataclass(frozen=True, slots=True)
class Near:
    row: IncidentRow
    km: float | None
    days: int | None
    score: float
    reasons: tuple[str, ...]

    @property
    def enough(self) -> bool:
        return self.score >= ENOUGH


@dataclass(frozen=True, slots=True)
class Found:
    rows: tuple[Near, ...]
    total: int
    wanted: Wanted | None
    """What was searched for; None where neither place nor day says where to look."""


@dataclass(frozen=True, slots=True)
class Tied:
    """A report, the other that it is most like, and why."""

    report: str
    other: str
    score: float
    reasons: tuple[str, ...]

    @property
    def enough(self) -> bool:
        return self.score >= ENOUGH


def points(score: float) -> float:
    """With one decimal; with more where that would put it on the other side of what is enough."""
    told = (round(score, places) + 0.0 for places in (1, 2, 3, 6))
    return next((one for one in told if (one >= ENOUGH) == (score >= ENOUGH)), score)


def near(record: Record, held: Held) -> Found:
    incident = held.incident
    wanted = around(incident)
    if wanted is None:
        return Found((), 0, None)
    page = finding.incidents(record, wanted, most=200)
    others = [row for row in page.rows if row.id != incident.id]
    others.sort(
        key=lambda row: (
            row.kind != incident.kind,
            _days(incident, row) or 0,
            _km(incident, row) or 0,
            row.id,
        )
    )
    some = others[:SHOWN]
    own = _profiles(record, [_speakers(incident)])[0]
    told = assessing.judged(record, [row.id for row in some])
    spoken = {one.incident.id: _speakers(one.incident) for one in told}
    theirs = dict(zip(spoken, _profiles(record, list(spoken.values())), strict=True))
    rows = [_near(incident, row, own, theirs[row.id]) for row in some if row.id in theirs]
    rows.sort(key=lambda one: (-one.score, one.days or 0, one.km or 0, one.row.id))
    return Found(tuple(rows), page.total - (len(page.rows) - len(others)), wanted)


def around(incident: Incident) -> Wanted | None:
    """The search for what lies near: within KM and DAYS, as far as place and days are known."""
    place, when = incident.place, incident.time
    box = None
    if place is not None and place.lat is not None and place.lon is not None and place.precision != "country":
        north = KM / 111.2
        east = min(north / max(cos(radians(place.lat)), 0.05), 179.0)
        box = (
            max(-180.0, round(place.lon - east, 3)), max(-90.0, round(place.lat - north, 3)),
            min(180.0, round(place.lon + east, 3)), min(90.0, round(place.lat + north, 3)),
        )  # fmt: skip
    start = when.start or when.end if when else None
    end = when.end or when.start if when else None
    if start is None or end is None:
        return Wanted(box=box) if box else None
    few = timedelta(days=DAYS)
    if box is None:
        return Wanted(place=place.name if place else "", since=start - few, until=end + few)
    return Wanted(box=box, since=start - few, until=end + few)


def why_together(record: Record, held: Held) -> list[Tied]:
    """For each report of an incident, the other that it is most like; an incident of one report has none."""
    parts = {part.report: part.claims for part in held.incident.reports}
    if len(parts) < 2:
        return []
    (own,) = _profiles(record, [list(parts.items())])
    of: dict[str, list[Profile]] = {report: [] for report in parts}
    for one in own:
        of[one.report].append(one)
    names = list(parts)
    return [_tied(name, of, _beside(name, names)) for name in names]


def _tied(name: str, of: dict[str, list[Profile]], others: Sequence[str]) -> Tied:
    pairs = ((other, _best(of[name], of[other])) for other in others)
    other, best = max(pairs, key=lambda pair: pair[1].score)
    return Tied(name, other, points(best.score), best.reasons)


def _beside(name: str, names: Sequence[str]) -> list[str]:
    """Some of the others, spread over all of them; the first among them, and those next to it."""
    at = names.index(name)
    others = [other for other in names if other != name]
    if len(others) <= BESIDE:
        return others
    step = len(others) / BESIDE
    chosen = [others[int(n * step)] for n in range(BESIDE)]
    return list(dict.fromkeys([*names[max(0, at - 1) : at], *chosen]))


def _near(incident: Incident, row: IncidentRow, own: Sequence[Profile], theirs: Sequence[Profile]) -> Near:
    best = _best(own, theirs)
    return Near(row, _km(incident, row), _days(incident, row), points(best.score), best.reasons)


def _best(own: Iterable[Profile], theirs: Collection[Profile]) -> Likeness:
    pairs = [(min(a, b, key=_ref), max(a, b, key=_ref)) for a in own for b in theirs if a.report != b.report]
    found = [likeness(a, b) for a, b in pairs]
    return max(found, key=lambda one: one.score, default=Likeness(-99.0, ()))


def _ref(p: Profile) -> tuple[str, int]:
    return p.ref


Speakers = list[tuple[str, tuple[str, ...]]]
"""Reports with those of their claims that belong to an incident."""


def _speakers(incident: Incident) -> Speakers:
    parts = sorted(incident.reports, key=lambda part: (part.copy_of is not None, not part.main))
    return [(part.report, part.claims) for part in parts[:SPOKEN]]


def _profiles(record: Record, of: Sequence[Speakers]) -> list[list[Profile]]:
    """The happenings that each incident is made of, read once for all."""
    reports = {report for some in of for report, _ in some}
    decided = record.decisions.about_reports(reports)
    made: dict[str, list[Profile]] = {}
    for _number, report, claims in record.links.readings(sorted(reports)):
        stand = review.claims_of(claims, decided.get(report.id, ()))
        made[report.id] = link.profiles_of(report, stand)
    return [
        [p for report, claims in some for p in made.get(report, ()) if not set(p.claims).isdisjoint(claims)]
        for some in of
    ]


def _km(incident: Incident, row: IncidentRow) -> float | None:
    place = incident.place
    if place is None or place.lat is None or place.lon is None or row.lat is None or row.lon is None:
        return None
    return round(kilometres(place.lat, place.lon, row.lat, row.lon))


def _days(incident: Incident, row: IncidentRow) -> int | None:
    when = incident.time
    start, end = (when.start or when.end, when.end or when.start) if when else (None, None)
    theirs = row.start or row.end, row.end or row.start
    if start is None or end is None or theirs[0] is None or theirs[1] is None:
        return None
    return max(0, (start - theirs[1]).days, (theirs[0] - end).days)
