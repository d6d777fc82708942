"""Decisions: their list, one, and making some. What may be decided is review/'s, and how it is kept deciding.py's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Header, Query, Router

from onrecord import deciding, review
from onrecord.decisions import Act, Decision, Person, Subject, Wish
from onrecord.errors import NotInRecord
from onrecord.logs import place_of
from onrecord.store import Record
from onrecord.web.api import refusals, repeats, schemas
from onrecord.web.api.asking import Cursor, Limit, Names, Words, person_of, record_of, seen_by
from onrecord.web.api.cursors import DEFAULT, page, place_in
from onrecord.web.api.door import answer, log, version_seen
from onrecord.web.api.objects import decision_object, reports_of
from onrecord.web.api.refusals import Refused
from onrecord.web.api.relinking import wake
from onrecord.web.api.shown import names_shown, of_reports

router = Router(tags=["decisions"])

_ASIDE: frozenset[Act] = frozenset(("comment",))
"""Acts that change nothing of what they are about."""


@router.get(
    "decisions",
    response=schemas.DecisionsPage,
    summary="List decisions, in the order in which they were made",
)
def decisions(
    request: HttpRequest,
    report: Words = None,
    incident: Words = None,
    act: Annotated[Act | None, Query()] = None,
    limit: Limit = DEFAULT,
    cursor: Cursor = None,
    names: Names = None,
) -> HttpResponse:  # fmt: skip
    record = seen_by(request)
    (after,) = place_in(request, (0,))
    if incident is not None:
        made = deciding.about_incident(record, record.links.moved_to(incident), incident)
        wanted = [one for one in made if act in (None, one.act) and report in (None, one.about.report)]
        rows = list(enumerate(wanted, 1))[after : after + limit + 1]
        looked_to = None
    else:
        found = record.pages.decisions(after, limit + 1, report, act)
        rows, looked_to = found.rows, found.looked_to
    some, more = rows[:limit], len(rows) > limit
    onward = (some[-1][0],) if more else (looked_to,) if looked_to is not None else None
    items = _objects(request, record, [one for _, one in some])
    return answer(page(request, items, onward, not more and onward is not None))


@router.get("decisions/{id}", response=schemas.DecisionShown, summary="Show a decision")
def decision(request: HttpRequest, id: str, names: Names = None) -> HttpResponse:
    record = seen_by(request)
    found = record.decisions.get(id)
    if found is None:
        raise NotInRecord(id, "no decision of that id", "the id of a decision", "")
    return answer(_objects(request, record, [found])[0])


def _objects(request: HttpRequest, record: Record, decisions: list[Decision]) -> list[dict[str, Any]]:
    names = names_shown(request)
    of = {} if names else reports_of(record, decisions)
    shown = of_reports(record, {report for some in of.values() for report in some}, names)
    return [decision_object(one, shown, of.get(one.id, ())) for one in decisions]


@router.post("decisions", response={201: schemas.DecisionAnswer}, summary="Decide")
def decided(
    request: HttpRequest,
    payload: schemas.DecisionAsked,
    if_match: Annotated[str | None, Header(alias="If-Match", description="The version that you have seen.")] = None,
    idempotency_key: Annotated[str | None, Header(alias="Idempotency-Key")] = None,
) -> HttpResponse:  # fmt: skip
    person, record = person_of(request), record_of(request)
    sees = version_seen(request)

    def made() -> HttpResponse:
        return answer(_decide(record, person, payload, sees, "If-Match"), status=201)

    response = repeats.together(request, record, made)
    if payload.act in review.CHANGING:
        wake(record)
    return response


@router.post("decisions/batch", response=schemas.BatchAnswer, summary="Decide many things, each for itself")
def batch(
    request: HttpRequest,
    payload: schemas.BatchAsked,
    idempotency_key: Annotated[str | None, Header(alias="Idempotency-Key")] = None,
) -> HttpResponse:
    """One that is refused holds up no other."""
    person, record = person_of(request), record_of(request)
    results = [_one(request, record, person, asked, n) for n, asked in enumerate(payload.decisions)]
    if any("decision" in one and one["decision"]["act"] in review.CHANGING for one in results):
        wake(record)
    made = sum(one["status"] == 201 for one in results)
    return answer({"results": results, "decided": made, "refused": len(results) - made})


def _one(request: HttpRequest, record: Record, person: Person, asked: Any, number: int) -> dict[str, Any]:
    """Each in a transaction of its own, so that others need not wait for all of them."""

    def made() -> HttpResponse:
        return answer({"status": 201} | _decide(record, person, asked, asked.version, "version"), status=201)

    try:
        held: dict[str, Any] = json.loads(repeats.together(request, record, made, number).content)
        return held
    except Exception as error:
        found = refusals.refusal(error, "decision")
        if found is None:
            log.error("api-fault", kind=type(error).__name__, place=place_of(error))
            found = refusals.fault("decision")
        return {"status": found.status} | found.as_json()


def _decide(
    record: Record, person: Person, asked: schemas.DecisionAsked, sees: int | None, named: str
) -> dict[str, Any]:
    about = Subject(asked.about.kind, asked.about.report, asked.about.claim, asked.about.id)
    review.allow(person, asked.act)
    if about.kind in ("report", "decision"):
        sees = sees if about.kind == "report" else None
    elif sees is None and asked.act not in _ASIDE:
        raise Refused(
            428, "version-missing", named, "it is not said which version you have seen",
            "the `version` of what you decide about", "Read it, and send its version.",
        )  # fmt: skip
    made = _made(record, Wish(asked.act, about, asked.value, asked.why, sees), person)
    return {"decision": review.shown(made), "version": _version(record, person, made, sees)}


def _made(record: Record, wish: Wish, person: Person) -> Decision:
    try:
        return deciding.decide(record, wish, person, timezone.now())
    except ValueError:  # the same wish of the same person in the same microsecond has that id
        return deciding.decide(record, wish, person, timezone.now())


def _version(record: Record, person: Person, made: Decision, sees: int | None) -> int | None:
    """The version after a decision."""
    if made.about.kind == "decision":
        return None
    if sees is not None and made.act != "add":
        return sees + (made.act not in _ASIDE)
    try:
        return deciding.held(record, Wish(made.act, made.about, _others(made)), person).version
    except NotInRecord:  # restricted by this very decision
        return None


def _others(made: Decision) -> Mapping[str, Any]:
    return {"with": list(made.value.get("incidents", ()))[1:]} if made.act == "merge" else {}
