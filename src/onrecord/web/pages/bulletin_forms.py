"""Where the forms of bulletins are sent: a draft made, saved, put aside, issued; a bulletin corrected.

Comes in: a form. Goes out: the page of the draft or issue, or why nothing was changed. A save that comes too late is answered with both
versions, side by side, and the words that were sent are in the form again. A save by the island (draft.js) is answered in JSON.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from onrecord import review
from onrecord.errors import AlreadySo, Conflict, DecisionError, OnrecordError
from onrecord.web.asked import Asked
from onrecord.web.bulletins import drafting, issuing, saving, sight
from onrecord.web.bulletins.models import DraftRow, IssueRow
from onrecord.web.bulletins.saving import Sent
from onrecord.web.pages import bulletin, differing


@require_POST
def make(request: Asked) -> HttpResponse:
    place = request.POST.get("place", "").strip()
    end = _day(request.POST.get("end", ""), "the last day")
    start = _day(request.POST.get("start", "") or end.isoformat(), "the first day")
    restricted, language = request.POST.get("restricted") == "1", _language(request.POST.get("language", ""))
    row = drafting.make(request, place, start, end, restricted, language=language)
    return _to_draft(row.pk)


@require_POST
def save(request: Asked) -> HttpResponse:
    row = sight.draft(request, request.POST.get("draft", ""))
    sent = saving.sent_of(request.POST.dict())
    in_json = "application/json" in request.headers.get("Accept", "")
    try:
        held = saving.save(row, sent, request.person.name)
    except Conflict as conflict:
        if in_json:
            return JsonResponse({"conflict": conflict.found}, status=409)
        return _too_late(request, sent, conflict)
    if in_json:
        return JsonResponse(_told(held))
    if request.POST.get("then") == "preview":
        return _to_draft(held.pk, "preview")
    return _to_draft(held.pk)


@require_POST
def aside(request: Asked) -> HttpResponse:
    row = sight.draft(request, request.POST.get("draft", ""))
    saving.put_aside(row, request.POST.get("aside") == "1")
    return HttpResponseRedirect(reverse("bulletins"), status=303)


@require_POST
def issue(request: Asked) -> HttpResponse:
    row = sight.draft(request, request.POST.get("draft", ""))
    sees = request.POST.get("sees", "")
    try:
        made = issuing.issue(request, row, int(sees) if sees.isascii() and sees.isdigit() else 0)
    except AlreadySo:
        raise
    except Conflict as conflict:
        return bulletin.draft_page(request, DraftRow.objects.get(pk=row.pk), "preview", conflict, 409)
    return _to_issue(made)


@require_POST
def correct(request: Asked) -> HttpResponse:
    """A draft that corrects an issue: from its own text, or drafted anew from the record as it stands."""
    review.allow(request.person, "issue-bulletin")
    row = sight.issue(request, request.POST.get("id", ""))
    why = " ".join(request.POST.get("why", "").split())
    if not why:
        raise DecisionError(
            f"bulletin {row.number}", "no reason is given", "a reason in words", "Say what was wrong, and how it is known."
        )  # fmt: skip
    if (by := IssueRow.objects.filter(corrects=row.number).first()) is not None:
        raise AlreadySo(
            f"bulletin {row.number}", f"bulletin {by.number} corrects it already", "a bulletin that was not corrected",
            f"Correct bulletin {by.number}.",
        )  # fmt: skip
    if request.POST.get("from") == "record":
        restricted = row.groups != "[]"
        language = issuing.bulletin_of(row).frame.language
        made = drafting.make(request, row.place, row.start, row.end, restricted, row, why, language)
    else:
        made = drafting.again(request, row, why)
    return _to_draft(made.pk)


# --- too late -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Both:
    """A section of which the record holds another text than was sent."""

    key: str
    heading: str
    differs: list[differing.Piece]
    held: str
    text: str
    """What the form begins with: what was sent where both changed it, else what was changed."""
    clash: bool
    rows: int


def _too_late(request: Asked, sent: Sent, conflict: Conflict) -> HttpResponse:
    row = sight.draft(request, request.POST.get("draft", ""))
    texts: dict[str, str] = json.loads(row.texts)
    drafted, _ = drafting.of_row(row)
    both, same = [], []
    for section in drafted.sections:
        held, mine = texts.get(section.key, ""), sent.texts.get(section.key, texts.get(section.key, ""))
        if held == mine:
            same.append((section.key, held))
            continue
        base = request.POST.get(f"base-{section.key}", "")
        text = held if base == saving.digest(mine) else mine
        clash = base not in (saving.digest(mine), saving.digest(held))
        rows = min(30, 2 + sum(1 + len(line) // 85 for line in text.split("\n")))
        both.append(Both(section.key, section.heading, differing.pieces(held, mine), held, text, clash, rows))
    told = {
        "row": row, "error": conflict, "both": both, "same": same, "title": sent.title or row.title, "sees": sent.sees,
        "bases": [(section.key, saving.digest(texts.get(section.key, ""))) for section in drafted.sections],
        "title_differs": differing.pieces(row.title, sent.title) if sent.title != row.title else [],
    }  # fmt: skip
    return render(request, "draft_conflict.html", told, status=409)


def _told(row: DraftRow) -> dict[str, object]:
    found = drafting.reread(row)
    return {
        "version": row.version, "saved": f"{row.saved_at:%H:%M:%S} UTC", "by": row.saved_by,
        "own": len(found.of("own")), "figures": [one.words for one in found.of("figure")],
        "unknown": [one.words for one in found.of("unknown")],
        "bases": {key: saving.digest(text) for key, text in json.loads(row.texts).items()},
    }  # fmt: skip


def _language(chosen: str) -> str:
    """One of the pages' languages; English where none of them is asked for."""
    return chosen if chosen in dict(settings.LANGUAGES) else "en"


def _day(words: str, what: str) -> date:
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        raise OnrecordError(what, "it is no day", "a day as 2016-12-13", "Write it so.") from None


def _to_draft(number: int, show: str = "") -> HttpResponseRedirect:
    at = f"{reverse('bulletin')}?draft={number}" + (f"&show={show}" if show else "")
    return HttpResponseRedirect(at, status=303)


def _to_issue(row: IssueRow) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('bulletin')}?id={row.number}", status=303)
