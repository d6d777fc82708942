"""Tolls by the day on which people came to harm: late reports put on that day, so that no old death is taken for a new one.

Comes in: incidents, reports and claims. Goes out: for each event day what was known of it on each publication day, and what
changed it. Running totals are kept apart; incidents of no day and reports of no date are listed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.assess.known_on import as_known_on
from onrecord.assess.origins import Names, told
from onrecord.assess.ranges import Bounds, bare_ranges
from onrecord.incidents import Change, Daily, EventDay, Incident, RunningTotal, Toll
from onrecord.records import Claim, ClaimRef, Kind, Report

MOST_DAYS = 5
"""A longer interval puts a toll on no day: 'few-days' of the claim format."""

_History = list[tuple[date, Toll]]


def daily(
    found: Sequence[Incident],
    reports: Mapping[str, Report],
    claims: Mapping[ClaimRef, Claim],
    names: Names,
    kind: Kind = "killed",
    on: date | None = None,
) -> Daily:
    """`on`: as known at the end of that day. Event days of one length and start are one row."""
    rows: dict[tuple[date, date], list[tuple[Incident, _History]]] = {}
    totals: list[RunningTotal] = []
    no_day: list[str] = []
    undated: set[str] = set()
    for incident in sorted(found, key=lambda i: i.id):
        undated |= _undated(incident, reports, claims, kind)
        history, total = _histories(incident, reports, claims, names, kind, on)
        if total:
            totals.append(RunningTotal(incident.id, incident.time, incident.place, total[-1][1]))
        if history:
            at = _event_day(incident)
            if at is None:
                no_day.append(incident.id)
            else:
                rows.setdefault(at, []).append((incident, history))
    days = tuple(_row(at, rows[at]) for at in sorted(rows))
    return Daily(kind, days, tuple(totals), tuple(no_day), tuple(sorted(undated)))


def _undated(
    incident: Incident, reports: Mapping[str, Report], claims: Mapping[ClaimRef, Claim], kind: Kind
) -> set[str]:
    return {
        r.report for r in incident.reports
        if reports[r.report].published is None
        and any((c := claims[r.report, name]).kind == kind and c.figure is not None for name in r.claims)
    }  # fmt: skip


def _event_day(incident: Incident) -> tuple[date, date] | None:
    when = incident.time
    if when is None or when.start is None or when.end is None or (when.end - when.start).days >= MOST_DAYS:
        return None
    return when.start, when.end


def _histories(
    incident: Incident,
    reports: Mapping[str, Report],
    claims: Mapping[ClaimRef, Claim],
    names: Names,
    kind: Kind,
    on: date | None,
) -> tuple[_History, _History]:
    """What each publication day made of the incident's figure, and of its running total, where it changed it."""
    counted = {r.report for r in incident.reports if any(claims[r.report, c].kind == kind for c in r.claims)}
    published = sorted(
        {day for name in counted if (day := reports[name].published) and (on is None or day <= on)}
    )
    new: _History = []
    total: _History = []
    for day in published:
        cut = as_known_on(incident, reports, claims, day)
        bare = (
            bare_ranges([t for t in told(cut, reports, claims, names) if t.claim.kind == kind]) if cut else {}
        )
        for history, cumulative in ((new, False), (total, True)):
            toll = _toll(day, bare.get((kind, None, cumulative)))
            if toll is not None and (not history or _differs(history[-1][1], toll)):
                history.append((day, toll))
    return new, total


def _toll(day: date, bounds: Bounds | None) -> Toll | None:
    if bounds is None:
        return None
    low, best, high = bounds
    return Toll(day, low or 0, best if best is not None else low or 0, high)


def _differs(a: Toll, b: Toll) -> bool:
    return (a.low, a.best, a.high) != (b.low, b.best, b.high)


def _row(at: tuple[date, date], parts: Sequence[tuple[Incident, _History]]) -> EventDay:
    opened = min(history[0][0] for _, history in parts)
    changes: list[Change] = []
    for incident, history in parts:
        before: Toll | None = None
        for day, toll in history:
            what = "revised" if before is not None else "first" if day == opened else "late"
            changes.append(Change(incident.id, day, what, before, toll))  # type: ignore[arg-type]
            before = toll
    changes.sort(key=lambda c: (c.on, c.incident))
    known = tuple(_sum(day, [history for _, history in parts]) for day in sorted({c.on for c in changes}))
    return EventDay(*at, known, tuple(changes), tuple(incident.id for incident, _ in parts))


def _sum(day: date, histories: Sequence[_History]) -> Toll:
    """The day's incidents added up as known then; with one open end the sum has none."""
    last = [tolls[-1] for history in histories if (tolls := [toll for at, toll in history if at <= day])]
    highs = [toll.high for toll in last if toll.high is not None]
    high = sum(highs) if len(highs) == len(last) else None
    return Toll(day, sum(t.low for t in last), sum(t.best for t in last), high)
