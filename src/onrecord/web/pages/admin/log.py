"""The log as a person may see it, newest first: who did what, when, why, and what it was before; and what proves it.

Comes in: who, what, about what, which days, below which number; forms. Goes out: a page of entries; a job that verifies; the
signed head or the whole log as a file. Verifying, signing and exporting are done elsewhere (store/, signing.py, exported_log.py).
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast, get_args

from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from onrecord import chain, signing
from onrecord.decisions import Subject, SubjectKind
from onrecord.errors import NotAllowed, OnrecordError, SigningError
from onrecord.exported_log import lines
from onrecord.settings import key_path
from onrecord.store.log_face import LogWanted
from onrecord.web.asked import Asked
from onrecord.web.clock import now
from onrecord.web.jobs import work
from onrecord.web.pages.admin import gate, jobs
from onrecord.web.pages.refused import page_of

AT_ONCE = 50
_LONGEST = 400
"""Characters of a value in the list; the page of the entry shows all."""
_MOST_FAULTS = 100
WHAT: tuple[str, ...] = get_args(chain.What)


@dataclass(frozen=True, slots=True)
class Side:
    """One thing that an entry tells, before and after."""

    name: str
    before: str
    after: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Row:
    told: dict[str, Any]
    when: str
    sides: list[Side]
    to: str
    """The page of what it is about; empty where there is none."""


@gate.page("read-log")
def log(request: Asked) -> HttpResponse:
    if "entry" in request.GET:
        return _one(request)
    return _all(request)


def _all(request: Asked, error: OnrecordError | None = None) -> HttpResponse:
    head, wanted = request.seen.log.head(), wanted_of(request.GET)
    below = _below(request.GET.get("below", "").strip())
    found = request.seen.log.newest(wanted, below, AT_ONCE)
    query = request.GET.copy()
    query.pop("below", None)
    shown = jobs.of_kind(request, "verify", 3)
    told = {
        "rows": [_row(entry.told()) for entry in found.entries],
        "older": found.looked_to,
        "below": below,
        "query": query.urlencode(),
        "wanted": wanted,
        "asked": any(request.GET.get(key) for key in ("by", "what", "about", "since", "until")),
        "whats": WHAT,
        "head": head,
        "jobs": shown,
        "running": any(one.row.state == work.RUNS for one in shown),
        "has_key": key_path(os.environ).is_file(),
        "whole": gate.sees_all(request),
        "error": error,
    }
    return render(request, "log.html", told)


def _one(request: Asked) -> HttpResponse:
    number = _number(request.GET.get("entry", ""))
    entry = next(iter(request.seen.log.newest(LogWanted(), number + 1, 1).entries), None) if number else None
    if entry is None or entry.number != number:
        raise Http404
    row = _row(entry.told(), longest=10**9)
    previous = json.loads(entry.body)["previous"]
    return render(
        request,
        "log_entry.html",
        {"rows": [row], "row": row, "previous": previous, "last": request.seen.log.head().number},
    )


def wanted_of(query: QueryDict) -> LogWanted:
    """The question that an address asks. OnrecordError where a part of it cannot be read: all entries would be no answer to it."""
    what = query.get("what", "").strip()
    if what and what not in WHAT:
        raise _unread(_("What"), _("it is no kind of entry"), ", ".join(WHAT))
    return LogWanted(
        query.get("by", "").strip(), what, query.get("about", "").strip(),
        _day(query.get("since", "").strip(), _("From day")), _day(query.get("until", "").strip(), _("To day")),
    )  # fmt: skip


def _day(given: str, field: str) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise _unread(
            field, _("it is no day of the calendar"), _("a day as 2016-12-13, or nothing")
        ) from None


def _below(given: str) -> int | None:
    number = _number(given)
    if given and number is None:
        raise _unread(_("Below number"), _("it is no number of an entry"), _("a whole number, or nothing"))
    return number


def _unread(field: str, found: str, accepted: str) -> OnrecordError:
    return OnrecordError(
        _("the log, %(field)s") % {"field": field}, found, accepted,
        _("Mend it in the address or the form, or leave it out."),
    )  # fmt: skip


def _number(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None


def _row(told: dict[str, Any], longest: int = _LONGEST) -> Row:
    before, after = told.get("before"), told.get("after")
    when = f"{datetime.fromisoformat(told['at']):%Y-%m-%d %H:%M:%S}"
    return Row(told, when, _sides(before, after, longest), _page_of(str(told.get("about", ""))))


def _sides(before: object, after: object, longest: int) -> list[Side]:
    """Key by key where both are objects or nothing; else as a whole."""
    if before is None and after is None:
        return []
    if not all(one is None or isinstance(one, dict) for one in (before, after)):
        return [_side("", before, after, longest)]
    old, new = cast(dict[str, Any], before or {}), cast(dict[str, Any], after or {})
    return [_side(key, old.get(key), new.get(key), longest) for key in sorted(old.keys() | new.keys())]


def _side(name: str, before: object, after: object, longest: int) -> Side:
    old, new = _text(before), _text(after)
    return Side(name or "–", old[:longest], new[:longest], max(len(old), len(new)) > longest)


def _text(value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _page_of(about: str) -> str:
    kind, _space, id = about.partition(" ")
    if kind not in ("report", "claim", "incident", "decision") or not id:
        return ""
    report, _colon, claim = id.rpartition(":")
    if kind == "claim":
        return page_of(Subject("claim", report, claim))
    if kind == "report":
        return page_of(Subject("report", id))
    return page_of(Subject(cast(SubjectKind, kind), id=id))


# --- what proves it -----------------------------------------------------------------------------


@gate.change("read-log", _all, again=False)
def verify(request: Asked) -> HttpResponse:
    """Holds the record against its log, as `onrecord verify` does."""
    record = request.record

    def look(tell: work.Tell) -> dict[str, Any]:
        faults = [[one.where, one.found] for one in record.log.verify(lambda what, n: tell(what, n, None))]
        last = record.log.head()
        counted = {"n": len(faults), "entries": last.number, "hash": last.hash}
        return counted | {"faults": faults[:_MOST_FAULTS]}

    work.begin("verify", request.person.name, look, now())
    return gate.done(request, "log", _("The record is being held against its log."))


@gate.change("read-log", _all, again=False)
def head(request: Asked) -> HttpResponse:
    """The last entry, signed with the key of the server, as a file to keep elsewhere."""
    last, key = request.record.log.head(), key_path(os.environ)
    if not key.is_file():
        raise SigningError(
            _("the signed head"), _("the server has no key"), _("a key that was made where the server runs"),
            _("Run there, once: onrecord log key"),
        )  # fmt: skip
    signed = signing.sign(last.record, last.number, last.hash, now(), key)
    return _file(signed.as_json(), f"head-{last.number}.json", "application/json")


@gate.change("read-log", _all, again=False)
def export(request: Asked) -> HttpResponseBase:
    """The whole log, or the chain alone; that it left the record is in the log."""
    bare = request.POST.get("form") != "whole"
    if not bare and not gate.sees_all(request):
        raise NotAllowed(
            _("the log"), _("a part of it is restricted to groups that you are not in"), _("the chain alone"),
            _("Export the chain alone, or ask an admin."),
        )  # fmt: skip
    request.record.log.write("export", "log", None, {"format": "jsonl", "bare": bare})
    rows = (line + "\n" for line in lines(request.record.log.entries(), bare))
    answer = StreamingHttpResponse(rows, content_type="application/jsonl; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{"chain" if bare else "log"}.jsonl"'
    return answer


def _file(words: str, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        words, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
