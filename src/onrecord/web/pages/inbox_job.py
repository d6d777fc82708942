"""What one person brought in at one time, seen while it is read: how far each thing is, and its claims as they come.

Comes in: the id of a job. Goes out: a page that loads itself again until all is read; the same as a fragment for the island of script.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from onrecord import review
from onrecord.errors import NotInRecord
from onrecord.publish import words
from onrecord.records import Claim, When
from onrecord.store.paging_face import ListedReport
from onrecord.web.asked import Asked
from onrecord.web.inbox import queue
from onrecord.web.inbox.models import ItemRow, JobRow
from onrecord.web.pages.inbox import can_retry

_CLAIMS = 60
"""Claims that the page shows of all reports together; each report's own page shows all of its."""
_REPORTS = 50
_ITEMS = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A claim in words."""

    id: str
    kind: str
    family: str
    figure: str
    place: str
    when: str
    said_by: str
    quote: str


@dataclass(frozen=True, slots=True)
class Read:
    listed: ListedReport
    lines: list[Line]
    more: int


@dataclass(frozen=True, slots=True)
class Item:
    row: ItemRow
    read: list[Read]
    more: int
    """Reports that are not named here."""
    failures: list[dict[str, str]]
    retry: bool
    percent: int | None


@require_safe
def job(request: Asked) -> HttpResponse:
    return render(request, "inbox_job.html", _told(request))


@require_safe
def state(request: Asked) -> HttpResponse:
    told = _told(request)
    html = render_to_string("inbox_job_state.html", told, request)
    return JsonResponse({"open": told["open"], "said": told["said"], "html": html})


def _told(request: Asked) -> dict[str, Any]:
    review.allow(request.person, "add-report")
    found = queue.job(request.GET.get("id", ""))
    if found is None or not _may_see(request, found):
        raise Http404
    rows = queue.items(found)
    kept = queue.kept({row.source for row in rows if row.state == "failed"})
    left = [_CLAIMS, _REPORTS]
    items = [_item(request, row, kept, left) for row in rows]
    ended = sum(row.state not in queue.OPEN for row in rows)
    return {
        "job": found,
        "items": items,
        "open": ended < len(rows),
        "ended": ended,
        "said": _("%(ended)s of %(all)s finished") % {"ended": ended, "all": len(rows)},
        "claims": sum(one.listed.n_claims for item in items for one in item.read) if left[1] > 0 else None,
    }


def _may_see(request: Asked, job: JobRow) -> bool:
    return job.person == request.person.name or request.person.role == "admin"


def _item(request: Asked, row: ItemRow, kept: set[str], left: list[int]) -> Item:
    """`left`: how many claims and reports the page still has room for."""
    ids: list[str] = json.loads(row.reports)
    read = []
    for id in ids:
        if left[1] <= 0:
            break
        try:
            listed = request.seen.pages.listed(id)
            claims = list(request.seen.claims(id)) if left[0] > 0 else []
        except NotInRecord:  # erased, restricted, or not there yet
            continue
        lines = [_line(claim) for claim in claims[: left[0]]]
        left[0] -= len(lines)
        left[1] -= 1
        read.append(Read(listed, lines, max(0, listed.n_claims - len(lines))))
    percent = None
    if row.state == "reading" and row.size and row.lane == "corpus":
        percent = min(99, 100 * row.read_to // row.size)
    failures: list[dict[str, str]] = json.loads(row.failures)
    code = failures[0]["code"] if failures else ""
    retry = row.state == "failed" and can_retry(row.source, code, kept)
    more = row.new + row.same + row.again - len(ids)
    return Item(row, read, max(0, more), failures, retry, percent)


def _line(claim: Claim) -> Line:
    said_by = _("; ").join(voice.text for voice in claim.said_by)
    figure = words.figure_words(claim.figure) if claim.figure else ""
    place = words.place_words(claim.place) if claim.place else ""
    return Line(
        claim.id,
        claim.kind,
        words.family(claim.kind),
        figure,
        place,
        _days(claim.time),
        said_by,
        claim.evidence.text,
    )


def _days(when: When | None) -> str:
    """2016-12-13, or the first and the last of several days."""
    days = [day.isoformat() for day in (when.start, when.end) if day is not None] if when else []
    return " – ".join(dict.fromkeys(days))
