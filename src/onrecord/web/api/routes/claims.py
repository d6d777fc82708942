"""Claims as they stand: of all reports, and one with the decisions about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from onrecord import deciding, review
from onrecord.decisions import Reviewed, Status
from onrecord.errors import NotInRecord
from onrecord.records import Claim, Kind
from onrecord.store import Record
from onrecord.store.paging_face import ClaimsWanted
from onrecord.web.api import schemas
from onrecord.web.api.asking import Cursor, Day, Limit, Names, Words, seen_by
from onrecord.web.api.cursors import DEFAULT, page, place_in
from onrecord.web.api.door import answer
from onrecord.web.api.objects import claim_object, decision_object
from onrecord.web.api.shown import names_shown, of_reports

router = Router(tags=["claims"])

_LOOKS = 5
"""Searches of the store for one page; each looks at some thousands of reports."""

At = tuple[int, int]
"""A report's number, and how many of its claims were given."""


@router.get("claims", response=schemas.ClaimsPage, summary="List claims as they stand, by report")
def claims(
    request: HttpRequest,
    kind: Annotated[Kind | None, Query()] = None,
    place: Annotated[str | None, Query(max_length=500, description="The usual name of a place.")] = None,
    day_from: Day = None,
    day_to: Day = None,
    status: Annotated[Status | None, Query()] = None,
    report: Words = None,
    limit: Limit = DEFAULT,
    cursor: Cursor = None,
    names: Names = None,
) -> HttpResponse:
    record = seen_by(request)
    start = place_in(request, (0, 0))
    wanted = ClaimsWanted(kind, place, day_from, day_to, status)
    found, onward, stopped = _page(record, wanted, (start[0], start[1]), limit, report)
    shown = of_reports(record, {one.claim.report for one in found}, names_shown(request), found)
    return answer(page(request, [claim_object(one, shown) for one in found], onward, stopped))


@router.get(
    "claims/{report}/{claim}", response=schemas.ClaimWithDecisions, summary="Show a claim with its decisions"
)
def claim(request: HttpRequest, report: str, claim: str, names: Names = None) -> HttpResponse:  # fmt: skip
    record = seen_by(request)
    found = next((one for one in deciding.reviewed(record, report) if one.claim.id == claim), None)
    if found is None:
        raise NotInRecord(report, "no claim of that id", "the id of a claim", "")
    made = {one.id: one for one in record.decisions.about_reports([report]).get(report, [])}
    shown = of_reports(record, [report], names_shown(request), [found])
    decisions = [decision_object(made[id], shown, [report]) for id in found.history if id in made]
    return answer(claim_object(found, shown) | {"decisions": decisions}, version=found.version)


def _page(
    record: Record, wanted: ClaimsWanted, at: At, limit: int, report: str | None
) -> tuple[list[Reviewed], At | None, bool]:
    """The claims of a page, where the next begins, and whether the search stopped before the page was full."""
    found: list[Reviewed] = []
    looked: int | None = None
    for number, held, to in _reports(record, wanted, at, limit, report):
        looked = to
        given = at[1] if number == at[0] else 0
        for index, one in enumerate(held[given:], given):
            if matches(one, wanted):
                if len(found) == limit:
                    return found, (number, index), False
                found.append(one)
    return found, (looked + 1, 0) if looked is not None else None, looked is not None


def _reports(
    record: Record, wanted: ClaimsWanted, at: At, limit: int, report: str | None
) -> Iterator[tuple[int, list[Reviewed], int | None]]:
    """Reports that may hold such claims, each with all its claims; with each, how far was looked where there is more."""
    if report is not None:
        record.report(report)
        yield 0, next(iter(_standing(record, [report]).values()), []), None
        return
    after: int | None = at[0] - 1
    for _ in range(_LOOKS):
        if after is None:
            return
        looked = record.pages.holding(after, max(limit // 2, 20), wanted)
        after = looked.looked_to
        standing = _standing(record, [key for _, key in looked.rows])
        for number, key in looked.rows:
            yield number, standing.get(key, []), after
        yield 0, [], after


def _standing(record: Record, reports: list[str]) -> dict[str, list[Reviewed]]:
    decided = record.decisions.about_reports(reports)
    return {
        report.id: review.stand(read, decided.get(report.id, ()))
        for _, report, read in record.links.readings(reports)
    }


def matches(one: Reviewed, wanted: ClaimsWanted) -> bool:
    """Whether a claim is among those wanted, as it stands."""
    claim = one.claim
    return (
        wanted.kind in (None, claim.kind)
        and wanted.status in (None, one.status)
        and (wanted.place is None or (claim.place is not None and claim.place.name == wanted.place))
        and on_days(claim, wanted.since, wanted.until)
    )


def on_days(claim: Claim, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    if claim.time is None:
        return False
    first, last = claim.time.start or claim.time.end, claim.time.end or claim.time.start
    if first is None or last is None:
        return False
    return (until is None or first <= until) and (since is None or last >= since)
