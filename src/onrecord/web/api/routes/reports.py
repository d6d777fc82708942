"""Reports: their list, one with its text and claims, and adding one."""

from __future__ import annotations

from typing import Annotated, Any, cast

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from onrecord import deciding, review
from onrecord.store.paging_face import ReportsWanted
from onrecord.web import erasing
from onrecord.web.api import adding, repeats, schemas
from onrecord.web.api.asking import Cursor, Day, Limit, Names, Words, person_of, record_of, seen_by
from onrecord.web.api.cursors import DEFAULT, page, place_in
from onrecord.web.api.door import answer, refused
from onrecord.web.api.objects import claim_object, report_object
from onrecord.web.api.refusals import Refused
from onrecord.web.api.relinking import wake
from onrecord.web.api.shown import names_shown, of_reports
from onrecord.web.asked import Asked

router = Router(tags=["reports"])


@router.get("reports", response=schemas.ReportsPage, summary="List reports, in the order of adding")
def reports(
    request: HttpRequest,
    outlet: Words = None,
    published_from: Day = None,
    published_to: Day = None,
    q: Annotated[str | None, Query(max_length=500, description="Words of the title.")] = None,
    limit: Limit = DEFAULT,
    cursor: Cursor = None,
    names: Names = None,
) -> HttpResponse:
    record = seen_by(request)
    (after,) = place_in(request, (0,))
    wanted = ReportsWanted(outlet, published_from, published_to, q or "")
    found = record.pages.reports(after, limit + 1, wanted)
    shown = of_reports(record, [one.id for _, one in found.rows], names_shown(request))
    rows = found.rows[:limit]
    more = len(found.rows) > limit
    onward = (rows[-1][0],) if more else (found.looked_to,) if found.looked_to is not None else None
    total = record.pages.how_many_reports() if wanted == ReportsWanted() and not cursor else None
    items = [report_object(one, shown) for _, one in rows]
    return answer(page(request, items, onward, not more and onward is not None, total))


@router.get("reports/{id}", response=schemas.ReportShown, summary="Show a report without its text")
def report(request: HttpRequest, id: str, names: Names = None) -> HttpResponse:
    record = seen_by(request)
    found = record.pages.listed(id)
    return answer(report_object(found, of_reports(record, [id], names_shown(request))))


@router.get("reports/{id}/text", response=schemas.ReportText, summary="Read the text of a report")
def report_text(request: HttpRequest, id: str, names: Names = None) -> HttpResponse:
    record = seen_by(request)
    found = record.report(id)
    shown = of_reports(record, [id], names_shown(request))
    told = shown.report(found)
    blocks = [{"kind": b.kind, "start": b.start, "end": b.end} for b in told.blocks]
    return answer({"id": id, "text": told.text, "blocks": blocks, "redacted": not shown.names})


@router.get("reports/{id}/claims", response=schemas.ClaimsPage, summary="List the claims of a report")
def report_claims(
    request: HttpRequest, id: str, limit: Limit = DEFAULT, cursor: Cursor = None, names: Names = None
) -> HttpResponse:
    record = seen_by(request)
    (given,) = place_in(request, (0,))
    claims = deciding.reviewed(record, id)
    some = claims[given : given + limit]
    shown = of_reports(record, [id], names_shown(request), some)
    onward = (given + limit,) if given + limit < len(claims) else None
    return answer(page(request, [claim_object(one, shown) for one in some], onward, total=len(claims)))


_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": schemas.ReportAsked.model_json_schema()},
            "text/plain": {"schema": {"type": "string", "minLength": 1}},
        },
    }
}


@router.post(
    "reports",
    response={200: schemas.ReportAdded, 201: schemas.ReportAdded},
    summary="Add a report: read it, and keep it with its claims",
    openapi_extra=_BODY,
)
def report_added(request: HttpRequest) -> HttpResponse:
    person, record = person_of(request), record_of(request)
    review.allow(person, "add-report")
    report, read = adding.read(record, person, request)

    def made() -> HttpResponse:
        try:
            added, claims = adding.add(record, report, read)
        except Refused as error:  # an answer too: what was kept of the failure stays
            return refused(request, error)
        body = {"id": added.report_id, "outcome": added.outcome, "claims": claims}
        return answer(body, status=200 if added.outcome == "same" else 201)

    response = repeats.together(request, record, made)
    wake(record)
    return response


@router.post(
    "reports/{id}/erasing", response={201: schemas.ReportErased}, summary="Erase a report on request"
)
def report_erased(request: HttpRequest, id: str, payload: schemas.ErasingAsked) -> HttpResponse:
    """What it said goes, that it was there and why it went stays in the log. It cannot be undone."""
    person, record = person_of(request), record_of(request)
    review.allow(person, "erase")

    def made() -> HttpResponse:
        entry = erasing.erase(cast(Asked, request), id, payload.why)
        return answer({"report": id, "entry": entry}, status=201)

    response = repeats.together(request, record, made)
    if response.has_header(repeats.REPLAYED):
        erasing.finish(record, id)
    wake(record)
    return response
