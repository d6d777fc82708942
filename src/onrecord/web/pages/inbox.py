"""The inbox: reports, the last that came in first, with their copies; what could not be read; and the forms to bring reports in.

Comes in: filters. Goes out: pages of reports from the index, and of failures. What is brought in goes to bringing.py.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord import finding, review
from onrecord.errors import OnrecordError
from onrecord.fetching import is_address
from onrecord.finding import ReportRow, Wanted
from onrecord.read import READERS
from onrecord.read.inputs import TEXT_LIMIT
from onrecord.settings import fetch_is_off
from onrecord.store import StoredFailure
from onrecord.store.paging_face import ListedReport
from onrecord.web.asked import Asked
from onrecord.web.inbox import queue
from onrecord.web.pages import bare

AT_ONCE = 50
_FAILURES = 5
"""Failures that the inbox itself shows; the rest are on a page of their own."""
_JOBS = 5
_COPIES = 20
"""Copies that stand folded under one original; the others are rows of their own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A report of the list, with its copies."""

    row: ReportRow
    added: datetime
    copies: list[ListedReport]
    more: int
    """Copies that are not named."""

    @property
    def n_copies(self) -> int:
        return len(self.copies) + self.more


@dataclass(frozen=True, slots=True)
class Trouble:
    """A failure, and how what failed is read again."""

    held: StoredFailure
    name: str
    """Empty for a pasted text."""
    brought: bool
    """Through a page or the API: its file may lie anywhere."""
    retry: bool
    command: str


@require_safe
def inbox(request: Asked) -> HttpResponse:
    return shown(request)


def shown(
    request: Asked, typed: Mapping[str, str] | None = None, error: OnrecordError | None = None
) -> HttpResponse:
    """The page; with what was typed and why it was refused, where a form comes back."""
    wanted = _wanted(request.GET)
    given = request.GET.get("from", "0")
    first = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
    found = finding.reports(request.seen, wanted, first=first, most=AT_ONCE)
    last = first + len(found.rows)
    may_add = review.allows(request.person, "add-report")
    told: dict[str, Any] = {
        "wanted": wanted,
        "rows": _with_copies(request, found.rows),
        "total": found.total,
        "first": first + 1,
        "last": last,
        "earlier": wanted.query(**{"from": max(0, first - AT_ONCE)}) if first else None,
        "later": wanted.query(**{"from": last}) if last < found.total else None,
        "outlets": finding.outlet_names(request.seen),
        "typed": typed or {},
        "error": error,
    }
    if may_add:
        told |= {
            "failures": _troubles(request.seen.pages.open_failures(None, _FAILURES)),
            "jobs": queue.latest(request.person.name, _JOBS),
            "fetches": not fetch_is_off(os.environ),
            "kinds": sorted(READERS),
            "largest": TEXT_LIMIT // 1024 // 1024,
        }
    return render(request, "inbox.html", told, status=error.http_status if error else 200)


@require_safe
def failures(request: Asked) -> HttpResponse:
    review.allow(request.person, "add-report")
    given = request.GET.get("before", "")
    before = int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None
    found = request.seen.pages.open_failures(before, AT_ONCE + 1)
    told = {
        "failures": _troubles(found[:AT_ONCE]),
        "before": before,
        "later": found[AT_ONCE - 1][0] if len(found) > AT_ONCE else None,
    }
    return render(request, "inbox_failures.html", told)


def _wanted(sent: Mapping[str, Any]) -> Wanted:
    """The filters of this page: those of the index that ask for a report itself."""
    held = finding.wanted_of(sent)
    own = Wanted(
        words=held.words, outlet=held.outlet, published_since=held.published_since, published_until=held.published_until
    )  # fmt: skip
    if own.published_since and own.published_until and own.published_since > own.published_until:
        return replace(own, published_since=own.published_until, published_until=own.published_since)
    return own


def _with_copies(request: Asked, rows: list[ReportRow]) -> list[Shown]:
    """Copies stand under their original where that is on the page, or beside it in the list."""
    on_page = {one.id for one in rows}
    copies: dict[str, list[str]] = defaultdict(list)
    for pair in request.seen.links.copyings(on_page):
        copies[pair.original].append(pair.copy)
    # A row whose original is on the page is folded under that, and none under it.
    folded = {one.id: list(_copies_of(one.id, copies)) for one in rows if one.copy_of not in on_page}
    under = {copy for some in folded.values() for copy in some[:_COPIES]}
    own = [one for one in bare.reports(request, rows) if one.id not in under]
    named = _named(request, {copy for one in own for copy in folded.get(one.id, ())[:_COPIES]})
    return [_shown(one, folded.get(one.id, []), named) for one in own]


def _shown(row: ReportRow, copies: list[str], named: Mapping[str, ListedReport]) -> Shown:
    listed = [named[copy] for copy in copies[:_COPIES] if copy in named]
    return Shown(row, datetime.fromisoformat(row.added), listed, max(0, len(copies) - _COPIES))


def _named(request: Asked, reports: set[str]) -> dict[str, ListedReport]:
    """Copies by their id, with their titles as this person's page shows them."""
    found = request.seen.pages.listings(reports) if reports else {}
    if bare.shows_names(request) or not found:
        return found
    words = bare.shown(request, found)
    return {id: replace(one, title=words.title(id, one.title)) for id, one in found.items()}


def _copies_of(original: str, copies: Mapping[str, list[str]]) -> Iterable[str]:
    """Copies, and copies of those."""
    looked, waiting = {original}, [original]
    while waiting:
        for copy in copies.get(waiting.pop(), ()):
            if copy not in looked:
                looked.add(copy)
                waiting.append(copy)
                yield copy


def _troubles(found: list[tuple[int, StoredFailure]]) -> list[Trouble]:
    kept = queue.kept({one.failure.source for _, one in found})
    return [
        Trouble(
            one,
            _name(one.failure.source),
            _brought(one.failure.source),
            can_retry(one.failure.source, one.failure.code, kept),
            _command(one.failure.source),
        )
        for _, one in found
    ]


def can_retry(source: str, code: str, kept: set[str]) -> bool:
    """Whether trying again may go otherwise than before, and there is something to try."""
    fetched = is_address(source) and not fetch_is_off(os.environ)
    return code not in queue.LASTING and (source in kept or fetched)


def _name(source: str) -> str:
    return "" if source.startswith("paste/") else source.removeprefix("upload/")


def _brought(source: str) -> bool:
    return source.startswith(("upload/", "paste/", "api/")) or source == "api"


def _command(source: str) -> str:
    """How to read it again where its file lies."""
    if _brought(source) or is_address(source):
        return ""
    quoted = "'" + source.replace("'", "'\\''") + "'"
    return f"onrecord add {quoted}"
