"""Incidents: their list, one with its assessment, its claims."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from onrecord import deciding, link, review
from onrecord.assessing import Judged, judged
from onrecord.errors import NotInRecord
from onrecord.incidents import Incident
from onrecord.records import Kind
from onrecord.store import Record
from onrecord.store.paging_face import ClaimsWanted
from onrecord.web.api import schemas
from onrecord.web.api.asking import Cursor, Day, Limit, Names, seen_by
from onrecord.web.api.cursors import DEFAULT, page, place_in
from onrecord.web.api.door import answer
from onrecord.web.api.objects import claim_object, incident_listed, incident_shown
from onrecord.web.api.shown import names_shown, of_reports

router = Router(tags=["incidents"])

_LOOKS = 4
"""Searches of the store for one page."""
_AT_ONCE = 60
"""Incidents put together at once while looking for some of a kind, place or day."""


@router.get("incidents", response=schemas.IncidentsPage, summary="List incidents, by id")
def incidents(
    request: HttpRequest,
    kind: Annotated[Kind | None, Query()] = None,
    place: Annotated[str | None, Query(max_length=500, description="The usual name of a place.")] = None,
    day_from: Day = None,
    day_to: Day = None,
    limit: Limit = DEFAULT,
    cursor: Cursor = None,
) -> HttpResponse:
    record = seen_by(request)
    (after,) = place_in(request, ("",))
    found, onward, stopped = _page(record, ClaimsWanted(kind, place, day_from, day_to), after, limit)
    items = [incident_listed(one) for one in found]
    return answer(page(request, items, (onward,) if onward is not None else None, stopped))


@router.get("incidents/{id}", response=schemas.IncidentShown, summary="Show an incident with its assessment")
def incident(request: HttpRequest, id: str, names: Names = None) -> HttpResponse:
    """An id that became part of another incident gives that one: its own id says so."""
    record = seen_by(request)
    now = record.links.moved_to(id)
    found = judged(record, [now])
    if not found:
        raise NotInRecord(id, "no incident of that id", "the id of an incident", "")
    version = sum(d.act != "comment" for d in deciding.about_incident(record, now, id))
    one = replace(found[0], version=version)
    shown = of_reports(record, [part.report for part in one.incident.reports], names_shown(request))
    pending = record.links.waits(link.RULES)
    return answer(incident_shown(one, pending, shown), version=version)


@router.get("incidents/{id}/claims", response=schemas.ClaimsPage, summary="List the claims of an incident")
def incident_claims(
    request: HttpRequest, id: str, limit: Limit = DEFAULT, cursor: Cursor = None, names: Names = None
) -> HttpResponse:
    record = seen_by(request)
    (given,) = place_in(request, (0,))
    found, _ = deciding.incidents_of(record, [id])
    refs = found[0].refs()
    some = refs[given : given + limit]
    reports = list(dict.fromkeys(report for report, _ in some))
    decided = record.decisions.about_reports(reports)
    held = {
        one.claim.ref: one
        for _, report, read in record.links.readings(reports)
        for one in review.stand(read, decided.get(report.id, ()))
    }
    there = [held[ref] for ref in some if ref in held]
    shown = of_reports(record, reports, names_shown(request), there)
    items = [claim_object(one, shown) for one in there]
    onward = (given + limit,) if given + limit < len(refs) else None
    return answer(page(request, items, onward, total=len(refs)))


def _page(
    record: Record, wanted: ClaimsWanted, after: str, limit: int
) -> tuple[list[Judged], str | None, bool]:
    """The incidents of a page, where the next begins, and whether the search stopped before the page was full."""
    found: list[Judged] = []
    beyond: str | None = after
    for _ in range(_LOOKS):
        if beyond is None:
            break
        looked = record.pages.incidents(beyond, min(limit + 1, _AT_ONCE), wanted)
        beyond = looked.looked_to
        for one in judged(record, looked.names):
            if _matches(one.incident, wanted):
                if len(found) == limit:
                    return found, found[-1].incident.id, False
                found.append(one)
    return found, beyond, beyond is not None


def _matches(one: Incident, wanted: ClaimsWanted) -> bool:
    if wanted.kind not in (None, one.kind):
        return False
    if wanted.place is not None and (one.place is None or one.place.name != wanted.place):
        return False
    if wanted.since is None and wanted.until is None:
        return True
    first = one.time and (one.time.start or one.time.end)
    last = one.time and (one.time.end or one.time.start)
    if not first or not last:
        return False
    return (wanted.until is None or first <= wanted.until) and (wanted.since is None or last >= wanted.since)
