"""What many reports tell together: stories that are copied, the situation of a place, tolls by day; and what could not be read."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from onrecord import board, pipeline, review
from onrecord.errors import NotInRecord
from onrecord.link import copies as copying
from onrecord.publish.objects import board_objects, daily_objects
from onrecord.records import PeopleKind, Place, Report
from onrecord.resolve.gazetteer import Gazetteer, ensure_index
from onrecord.resolve.place_mentions import known_place
from onrecord.store import Record
from onrecord.web.api import schemas, whole
from onrecord.web.api.asking import Cursor, Day, Limit, Names, seen_by
from onrecord.web.api.cursors import DEFAULT, page, place_in
from onrecord.web.api.door import answer
from onrecord.web.api.objects import failure_object
from onrecord.web.api.shown import names_shown, of_reports

router = Router(tags=["overviews"])

_NAMED = 2000
"""Claims of a place's name that are looked at to tell which place is meant."""


@router.get("copies", response=schemas.CopiesPage, summary="List stories that several reports carry")
def copies(request: HttpRequest, limit: Limit = DEFAULT, cursor: Cursor = None) -> HttpResponse:
    record = seen_by(request)
    (after,) = place_in(request, (0,))
    found = record.pages.originals(after, limit)
    items = _stories(record, found.rows)
    onward = (found.looked_to,) if found.looked_to is not None else None
    return answer(page(request, items, onward))


@router.get("situation", response=schemas.Board, summary="Show what is known of a place on a day")
def situation(
    request: HttpRequest,
    place: Annotated[str, Query(min_length=1, max_length=200)],
    on: Day = None,
    names: Names = None,
) -> HttpResponse:
    record = seen_by(request)
    asked = _place(record, place)
    keys = record.pages.at(asked)
    decided = record.decisions.about_reports(keys)
    reports: dict[str, Report] = {}
    claims = []
    for _, report, read in record.links.readings(sorted(keys)):
        reports[report.id] = report
        claims += review.claims_of(read, decided.get(report.id, ()))
    head, *rows = board_objects(pipeline.situation(asked, claims, reports, on))
    made: dict[str, Any] = {
        "place": head["board"], "on": head["on"],
        "lines": [row for row in rows if "topic" in row],
        "balance": [{"part": row["balance"]} | {k: row[k] for k in ("told", "together", "claims")} for row in rows if "balance" in row],
        "clashes": [{"words": row["clash"], "claims": row["claims"]} for row in rows if "clash" in row],
        "reports": head["reports"], "undated": head["undated"], "later_reports": head["later_reports"],
    }  # fmt: skip
    shown = of_reports(record, made["reports"], names_shown(request))
    return answer(shown.value(made["reports"], made))


@router.get("daily", response=schemas.DailyTolls, summary="Show tolls by the day of the event")
def daily(
    request: HttpRequest,
    kind: Annotated[PeopleKind, Query()] = "killed",
    on: Day = None,
) -> HttpResponse:
    """It adds up the whole record, and is kept until something changes."""
    return answer(whole.kept(seen_by(request), ("daily", kind, on), lambda held: _daily(held, kind, on)))


@router.get("failures", response=schemas.FailuresPage, summary="List what could not be read, and why")
def failures(request: HttpRequest, limit: Limit = DEFAULT, cursor: Cursor = None) -> HttpResponse:
    record = seen_by(request)
    (after,) = place_in(request, (0,))
    found = record.pages.failures(after, limit + 1)
    rows, more = found.rows[:limit], len(found.rows) > limit
    onward = (rows[-1][0],) if more else (found.looked_to,) if found.looked_to is not None else None
    return answer(page(request, [failure_object(one) for _, one in rows], onward))


def _stories(record: Record, originals: list[tuple[int, str]]) -> list[dict[str, Any]]:
    """The stories whose first original in the record is among these: each is on one page alone."""
    copyings = record.links.copyings({key for _, key in originals})
    keys = {key for one in copyings for key in (one.original, one.copy)}
    reports = {report.id: report for _, report, _ in record.links.readings(sorted(keys))}
    numbers = record.pages.numbers({one.original for one in copyings})
    own = {key for _, key in originals}
    told = []
    for story in copying.stories(copyings, reports):
        first = min((key for key in story.reports if key in numbers), key=numbers.__getitem__)
        if first in own:
            told.append((numbers[first], story))
    return [
        {"reports": list(s.reports), "agency": s.agency, "why": list(s.why)} for _, s in sorted(told, key=lambda t: t[0])
    ]  # fmt: skip


def _place(record: Record, words: str) -> Place:
    """The place that the words name, in the record or else in the gazetteer."""
    gazetteer = Gazetteer(ensure_index())
    entry = next(iter(gazetteer.called(words)), None)
    known = known_place(gazetteer, entry, words, entry.name) if entry is not None else None
    found = board.asked_for(words, record.pages.places(words, _NAMED), known)
    if found is None:
        raise NotInRecord(words, "no place of that name", "the name of a place", "")
    return found


def _daily(held: whole.Whole, kind: PeopleKind, on: date | None) -> dict[str, Any]:
    found = pipeline.daily(held.incidents, held.reports, held.claims, kind, on)
    *rows, left = daily_objects(found, found.days, found.totals)
    return {
        "kind": kind, "on": on.isoformat() if on else None, "days": [row for row in rows if "start" in row],
        "totals": [row for row in rows if "total" in row], "left_out": left["left_out"],
    }  # fmt: skip
