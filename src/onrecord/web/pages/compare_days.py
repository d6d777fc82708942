"""The record on two days: what was known of an incident, or of the incidents of a place, at the end of each, and which reports changed it.

Comes in: an incident's id, or a place (and a kind), and two days. Goes out: what the template draws. Incidents are grouped as they are
today and judged from what was published by each day (pipeline.known_on); of a place so many at once, so that no page walks the record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext as _

from onrecord import deciding, finding, pipeline
from onrecord.errors import OnrecordError
from onrecord.finding import Wanted
from onrecord.incidents import Assessment, Incident, Range
from onrecord.publish.words import number
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS, Claim, ClaimRef, Report
from onrecord.web import wording
from onrecord.web.asked import Asked
from onrecord.web.pages import bare, past_held
from onrecord.web.pages.past_held import Then

AT_ONCE = 10
"""Incidents of a place on one page: to read and judge one twice takes 3 to 8 ms among 200,000 claims."""

NEWS = 50
"""Reports between the days before the others are asked for."""

State = Literal["new", "changed", "same", "later"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A range on both days; empty where it was not known."""

    name: str
    group: str
    total: bool
    before: str
    after: str
    sources: tuple[ClaimRef, ...]
    """Claims that came between the days and that the later range rests on."""

    @property
    def sign(self) -> str:
        return _sign(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Fact:
    """The grade, or how many origins or contradictions, on both days."""

    name: Literal["grade", "origins", "contradictions"]
    before: str
    after: str
    provisional: tuple[bool, bool] = (False, False)

    @property
    def sign(self) -> str:
        return _sign((self.before, self.provisional[0]) if self.before else "", (self.after, self.provisional[1]) if self.after else "")  # fmt: skip


def _sign(before: object, after: object) -> str:
    if before == after:
        return "="
    return "+" if not before else "−" if not after else "~"


@dataclass(frozen=True, slots=True)
class News:
    """A report that was published between the days."""

    report: Report
    claims: tuple[Claim, ...]
    copy_of: str


@dataclass(frozen=True, slots=True)
class Row:
    incident: Incident
    state: State
    figures: tuple[Figure, ...]
    facts: tuple[Fact, ...]
    news: tuple[News, ...]
    left: int = 0
    """Reports that are not listed."""


def told(request: Asked, sent: Mapping[str, str], days: tuple[date | None, date | None]) -> dict[str, Any]:
    if sent["incident"]:
        past = past_held.past(request.seen, sent["incident"])
        found, reports, claims = [past.incident], _own([past.incident], past.reports), past.claims
        first, last = days[0] or _first(reports), days[1] or _last(reports)
        first, last = min(first, last), max(first, last)
        rows = [_row(past.incident, past.on(first), past.on(last), reports, claims, first)]
        more: dict[str, Any] = {"one": past.incident}
    else:
        if days[0] is None or days[1] is None:
            return {}
        first, last = min(days[0], days[1]), max(days[0], days[1])
        found, reports, claims, more = _of_place(request, sent)
        rows = _rows(found, reports, claims, first, last)
    undated = sorted(r.id for r in reports.values() if r.published is None)
    # Of the incidents of a place no report is listed. Of one's own reports as many as a person looks through.
    most = NEWS if request.GET.get("all") != "1" else None
    rows = [
        replace(row, news=row.news[:most], left=max(0, len(row.news) - most) if most else 0) for row in rows
    ]
    words = bare.shown(
        request, (*undated, *(one.report.id for row in rows for one in row.news if "one" in more))
    )
    rows = [
        replace(row, news=tuple(replace(one, report=words.heading(one.report)) for one in row.news))
        for row in rows
    ]
    return {"first": first, "last": last, "rows": rows, "undated": [words.heading(reports[id]) for id in undated],
            "states": {state: sum(row.state == state for row in rows) for state in ("new", "changed", "same", "later")}} | more  # fmt: skip


def _of_place(
    request: Asked, sent: Mapping[str, str]
) -> tuple[list[Incident], dict[str, Report], dict[ClaimRef, Claim], dict[str, Any]]:
    kind = sent["kind"]
    if kind and kind not in PEOPLE_KINDS + SITUATION_KINDS:
        raise OnrecordError(
            "the kind", "there is no such kind", ", ".join(PEOPLE_KINDS + SITUATION_KINDS), "Choose one in the form."
        )  # fmt: skip
    given = request.GET.get("from", "0")
    first = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    listed = finding.incidents(
        request.seen, Wanted(place=sent["place"], kind=kind), order="day", first=first, most=AT_ONCE
    )
    ids = [row.id for row in listed.rows]
    found, reports, claims = deciding.assembled(request.seen, ids) if ids else ([], {}, {})
    found.sort(key=lambda one: ids.index(one.id) if one.id in ids else len(ids))
    onward = first + AT_ONCE if first + AT_ONCE < listed.total else None
    before = max(0, first - AT_ONCE) if first else None
    more = {
        "total": listed.total, "beginning": first + 1, "ending": first + len(ids), "before_page": before, "after_page": onward
    }  # fmt: skip
    return found, _own(found, reports), claims, more


def _own(found: list[Incident], reports: Mapping[str, Report]) -> dict[str, Report]:
    return {part.report: reports[part.report] for one in found for part in one.reports}


def _rows(
    found: list[Incident], reports: Mapping[str, Report], claims: Mapping[ClaimRef, Claim], first: date, last: date
) -> list[Row]:  # fmt: skip
    before, after = (
        {
            one.id: (one, made)
            for one, made in pipeline.known_on(found, reports, claims, day, hanging=False).judged
        }
        for day in (first, last)
    )
    return [_row(one, before.get(one.id), after.get(one.id), reports, claims, first) for one in found]


def _row(
    incident: Incident, before: Then, after: Then, reports: Mapping[str, Report], claims: Mapping[ClaimRef, Claim], first: date
) -> Row:  # fmt: skip
    old, now = before[1] if before else None, after[1] if after else None
    new = _news(after[0] if after else None, reports, claims, first)
    figures, facts = _figures(old, now, {one.report.id for one in new}), _facts(old, now)
    moved = any(sign != "=" for sign in (*(one.sign for one in figures), *(one.sign for one in facts)))
    state: State = "later" if now is None else "new" if old is None else "changed" if moved else "same"
    return Row(incident, state, figures, facts, new)


def _facts(before: Assessment | None, after: Assessment | None) -> tuple[Fact, ...]:
    provisional = (bool(before and before.provisional), bool(after and after.provisional))

    def many(of: Assessment | None, what: Literal["origins", "contradictions"]) -> str:
        return str(len(getattr(of, what))) if of else ""

    return (
        Fact("grade", before.grade if before else "", after.grade if after else "", provisional),
        Fact("origins", many(before, "origins"), many(after, "origins")),
        Fact("contradictions", many(before, "contradictions"), many(after, "contradictions")),
    )


def _figures(before: Assessment | None, after: Assessment | None, new: set[str]) -> tuple[Figure, ...]:
    old, now = (
        {(r.kind, r.group, r.count == "cumulative"): r for r in one.ranges} if one else {} for one in (before, after)
    )  # fmt: skip
    out = []
    for key in dict.fromkeys((*old, *now)):
        mine, theirs = old.get(key), now.get(key)
        told = _range(mine), _range(theirs)
        changed = theirs is not None and told[0] != told[1]
        sources = tuple(ref for ref in theirs.claims if ref[0] in new) if theirs and changed else ()
        out.append(Figure(key[0], key[1] or "", key[2], *told, sources))
    return tuple(out)


def _range(found: Range | None) -> str:
    """'70 to 92 (best 85)'."""
    if found is None:
        return ""
    if found.best is None or found.low == found.high:
        return wording.range_bounds(found)
    return f"{wording.range_bounds(found)} ({_('best %(best)s') % {'best': number(found.best)}})"


def _news(
    after: Incident | None, reports: Mapping[str, Report], claims: Mapping[ClaimRef, Claim], first: date
) -> tuple[News, ...]:
    if after is None:
        return ()
    out = []
    for part in after.reports:
        report = reports[part.report]
        if report.published is not None and report.published > first:
            own = tuple(claims[part.report, c] for c in part.claims if (part.report, c) in claims)
            out.append(News(report, own, part.copy_of or ""))
    return tuple(sorted(out, key=lambda one: (one.report.published or date.min, one.report.id)))


def _first(reports: Mapping[str, Report]) -> date:
    return min(_days(reports))


def _last(reports: Mapping[str, Report]) -> date:
    return max(_days(reports))


def _days(reports: Mapping[str, Report]) -> list[date]:
    days = [r.published for r in reports.values() if r.published is not None]
    if not days:
        raise OnrecordError(
            "the incident", "no report of it has a known day of publication", "an incident of dated reports",
            "Say the days of its reports first.",
        )  # fmt: skip
    return days
