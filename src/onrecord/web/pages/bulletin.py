"""One bulletin: an issue with its hash held against the log and its files, or a draft to be edited or looked at before it is issued.

Comes in: `id` (the number of an issue) or `draft`. Goes out: a page, or with `as` a file of an issue, byte for byte as it was frozen.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from onrecord.bulletins import Bulletin
from onrecord.publish.bulletin import edited, typeset, web_page
from onrecord.publish.bulletin.listing import entry, subtitle
from onrecord.web.asked import Asked
from onrecord.web.bulletins import drafting, issuing, sight
from onrecord.web.bulletins.models import DraftRow, IssueRow
from onrecord.web.bulletins.saving import Sent, digest

_TYPES = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A section as the form has it."""

    key: str
    heading: str
    text: str
    rows: int
    base: str
    """Digest of the text that the form was opened with."""
    notices: tuple[edited.Notice, ...]


@require_safe
def bulletin(request: Asked) -> HttpResponse:
    if "draft" in request.GET:
        draft = sight.draft(request, request.GET["draft"])
        show = "preview" if request.GET.get("show") == "preview" or draft.issued else "edit"
        return draft_page(request, draft, show)
    issue = sight.issue(request, request.GET.get("id", ""))
    return _file(issue, request.GET["as"]) if "as" in request.GET else issue_page(request, issue)


def issue_page(request: Asked, row: IssueRow) -> HttpResponse:
    found = issuing.bulletin_of(row)
    told = _set(request, found) | {
        "row": row, "checked": issuing.checked(request.record, row), "groups": json.loads(row.groups),
        "corrected_by": sight.corrected_by(request, [row.number]).get(row.number),
        "forms": (("md", "Markdown"), ("html", "HTML"), ("docx", "Word (DOCX)"), ("pdf", "PDF"), ("json", _("Data (JSON)"))),
    }  # fmt: skip
    return render(request, "bulletin.html", told)


def draft_page(
    request: Asked, row: DraftRow, show: str, error: Exception | None = None, status: int = 200
) -> HttpResponse:
    found = drafting.reread(row)
    told: dict[str, Any] = {
        "row": row, "show": show, "edited": found, "groups": json.loads(row.groups), "error": error,
        "own": found.of("own"), "figures": found.of("figure"), "unknown": found.of("unknown"), "kept": found.of("kept"),
        "gone": _gone(request, row),
    }  # fmt: skip
    if show == "preview":
        told |= _set(request, found.bulletin)
    else:
        drafted, _ = drafting.of_row(row)
        told |= {"sections": sections(row, found), "sources": _sources(request, drafted)}
    return render(request, "draft.html", told, status=status)


def sections(row: DraftRow, found: edited.Edited, sent: Sent | None = None) -> list[Part]:
    drafted, _ = drafting.of_row(row)
    texts = json.loads(row.texts)
    out = []
    for section in drafted.sections:
        text = (sent.texts if sent else texts).get(section.key, texts.get(section.key, ""))
        rows = max(3, sum(1 + len(line) // 85 for line in text.split("\n")) + 1)
        notices = tuple(one for one in found.notices if one.section == section.key)
        base = digest(texts.get(section.key, ""))
        out.append(Part(section.key, section.heading, text, min(rows, 40), base, notices))
    return out


def _set(request: Asked, found: Bulletin) -> dict[str, Any]:
    """A bulletin set for a page of ours: its sections, and the sources with links to the reports that are still there."""
    numbers = found.numbers()
    return {
        "bulletin": found,
        "known": subtitle(found),
        "body": [mark_safe(web_page.section(one, numbers)) for one in found.sections],  # noqa: S308  escaped by markup.py
        "sources": _sources(request, found),
    }


def _sources(request: Asked, found: Bulletin) -> list[dict[str, Any]]:
    numbers = found.numbers()
    there = request.seen.pages.numbers([source.report for source in found.sources])
    return [
        {"number": one.number, "words": entry(one, numbers, found.frame), "report": one.report if one.report in there else ""}
        for one in found.sources
    ]  # fmt: skip


def _gone(request: Asked, row: DraftRow) -> int:
    """How many of the reports that a draft rests on are in the record no more: erased since."""
    reports = {report for report, _ in json.loads(row.cites)}
    return len(reports - request.seen.pages.numbers(reports).keys())


def _file(row: IssueRow, form: str) -> HttpResponse:
    if form not in _TYPES:
        raise Http404
    if form == "pdf":  # set from what was frozen, not frozen itself
        data = typeset.as_bytes(issuing.bulletin_of(row))
    else:
        data = issuing.file_of(row, "data" if form == "json" else form)
    name = f'attachment; filename="bulletin-{row.number}.{form}"'
    return HttpResponse(data, content_type=_TYPES[form], headers={"Content-Disposition": name})
