"""The list of bulletins: those issued, and for whoever may draft, the drafts and the form that makes one.

Comes in: a request. Goes out: a page. Who sees which is bulletins/sight.py's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord import review, seeing
from onrecord.web.asked import Asked
from onrecord.web.bulletins import sight
from onrecord.web.bulletins.models import DraftRow, IssueRow
from onrecord.web.pages.paging import AT_ONCE, Page


@dataclass(frozen=True, slots=True)
class Issued:
    row: IssueRow
    groups: list[str]
    corrected_by: IssueRow | None


@dataclass(frozen=True, slots=True)
class Drafted:
    row: DraftRow
    groups: list[str]


@require_safe
def bulletins(request: Asked) -> HttpResponse:
    given = request.GET.get("from", "")
    first = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    found = sight.issues(request, first, AT_ONCE + 1)
    corrected = sight.corrected_by(request, [row.number for row in found])
    issued = [Issued(row, json.loads(row.groups), corrected.get(row.number)) for row in found[:AT_ONCE]]
    onward = first + AT_ONCE if len(found) > AT_ONCE else None
    told: dict[str, object] = {
        "page": Page(issued, first, max(0, first - AT_ONCE) if first else None, onward),
        "wanted": {"place": request.GET.get("place", ""), "start": request.GET.get("start", ""), "end": request.GET.get("end", "")},
    }  # fmt: skip
    if review.allows(request.person, "draft-bulletin"):
        aside = request.GET.get("aside") == "1"
        told |= {
            "aside": aside, "languages": settings.LANGUAGES,
            "drafts": [Drafted(row, json.loads(row.groups)) for row in sight.drafts(request, aside, 0, AT_ONCE)],
            "restricted": bool(_own_groups(request)),
        }  # fmt: skip
    return render(request, "bulletins.html", told)


def _own_groups(request: Asked) -> set[str]:
    """Groups with restricted material that this person sees."""
    groups = set(seeing.restrictions(request.record).values())
    return {group for group in groups if review.sees(request.person, (group,))}
