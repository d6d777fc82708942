"""Jobs: what the server does or did that takes longer than a request, and what it does by itself.

Comes in: nothing, or a form that begins linking. Goes out: jobs with their progress and what came of them, each shown to those
whose role may do it. How jobs are done is jobs/'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from onrecord import link, review
from onrecord.errors import OnrecordError
from onrecord.review import Action
from onrecord.store.log_face import LogWanted
from onrecord.web.api import relinking
from onrecord.web.asked import Asked
from onrecord.web.clock import now
from onrecord.web.jobs import work
from onrecord.web.jobs.models import JobRow
from onrecord.web.pages.admin import gate


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job: what it is called, and who may see it and what came of it."""

    label: Any
    action: Action


KINDS: Mapping[str, Kind] = {
    "verify": Kind(gettext_lazy("Verifying the record against its log"), "read-log"),
    "link": Kind(gettext_lazy("Finding copies and linking incidents"), "read-log"),
    "backup": Kind(gettext_lazy("Backup"), "backup"),
    "places": Kind(gettext_lazy("Places of the gazetteer"), "accounts"),
}
"""Others can be added here by whoever begins them."""
STATES = (gettext_noop("runs"), gettext_noop("done"), gettext_noop("failed"), gettext_noop("broken off"))


@dataclass(frozen=True, slots=True)
class Shown:
    row: JobRow
    label: Any
    told: dict[str, Any]
    """What came of it, as far as the person may see it."""

    @property
    def error(self) -> dict[str, str]:
        held = self.told.get("error")
        return dict(zip(("where", "found", "accepted", "next"), held, strict=True)) if held else {}


def of_kind(request: Asked, kind: str, most: int = 5) -> list[Shown]:
    return [_shown(request, row) for row in work.recent(now(), [kind], most)]


@gate.page("read-log")
def page(request: Asked) -> HttpResponse:
    return _all(request)


def _all(request: Asked, error: OnrecordError | None = None) -> HttpResponse:
    mine = [kind for kind, one in KINDS.items() if review.allows(request.person, one.action)]
    jobs = [_shown(request, row) for row in work.recent(now(), mine)]
    told = {
        "jobs": jobs,
        "running": any(one.row.state == work.RUNS for one in jobs),
        "waits": request.record.links.waits(link.RULES),
        "linking": relinking.at_work(),
        "linked": next(iter(_linked(request)), None),
        "error": error,
    }
    return render(request, "admin/jobs.html", told)


def _linked(request: Asked) -> list[dict[str, Any]]:
    found = request.seen.log.newest(LogWanted(what="link", about="incidents"), most=1)
    return [entry.told() for entry in found.entries]


def _shown(request: Asked, row: JobRow) -> Shown:
    told = row.result
    if row.kind == "verify" and not gate.sees_all(request):
        told.pop("faults", None)  # they name what is restricted
    return Shown(row, KINDS[row.kind].label, told)


@gate.change("read-log", _all, again=False)
def relink(request: Asked) -> HttpResponse:
    """Brings copies and incidents up to date now; the server does so by itself after each decision."""
    record = request.record

    def bring_up_to_date(tell: work.Tell) -> dict[str, Any]:
        return {"mine": relinking.bring_up_to_date(record, lambda what, done: tell(what, done, None))}

    work.begin("link", request.person.name, bring_up_to_date, now())
    return gate.done(request, "admin_jobs", _("It is at work."))
