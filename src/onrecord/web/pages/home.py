"""Home: what came in, what waits for me, what changed, which figures contradict each other.

Comes in: a request. Goes out: the page. All lists come from the index and the log's last entries; nothing walks the record.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord import finding, review
from onrecord.finding import Wanted
from onrecord.store.log_face import LogWanted
from onrecord.web import watching
from onrecord.web.asked import Asked
from onrecord.web.pages import bare

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Change:
    """A decision, as the log's last entries tell of it."""

    id: str
    act: str
    about: str
    by: str
    at: datetime
    why: str


@require_safe
def home(request: Asked) -> HttpResponse:
    seen, me = request.seen, request.person.name
    latest = finding.incidents(seen, order="told", most=_SHOWN)
    contested = finding.incidents(seen, Wanted(contested=True), order="told", most=_SHOWN)
    names = bare.origins(request, finding.origins_of(seen, [one.id for one in latest.rows]))
    came_in = finding.reports(seen, most=_SHOWN)
    told = {
        "state": finding.state(seen),
        "came_in": bare.reports(request, came_in.rows),
        "latest": [(one, names.get(one.id, [])) for one in latest.rows],
        "contested": contested,
        "waits": _waits(request, me),
        "changes": _changes(request),
        "watched": watching.watched(request),
    }
    return render(request, "home.html", told)


def _waits(request: Asked, me: str) -> list[tuple[str, int, str]]:
    """What asks for this person: a name of the kind, how many, and the address that lists them."""
    if not review.allows(request.person, "accept"):
        return []
    asked = {
        "mine": Wanted(assigned=me),
        "second": Wanted(flagged=True),
        "open": Wanted(status="unreviewed"),
    }
    found = [
        (name, finding.claims(request.seen, wanted, most=1).total, wanted) for name, wanted in asked.items()
    ]
    return [(name, n, wanted.query(what="claims")) for name, n, wanted in found if n]


def _changes(request: Asked) -> list[Change]:
    found = request.seen.log.newest(LogWanted(what="decide"), most=_SHOWN).entries
    made = [_change(told) for one in found if isinstance((told := one.told()).get("after"), dict)]
    return made if bare.shows_names(request) else [replace(one, why="") for one in made]


def _change(told: dict[str, Any]) -> Change:
    after = told["after"]
    at = datetime.fromisoformat(str(told["at"]))
    return Change(
        str(after.get("id", "")),
        str(after.get("act", "")),
        str(told["about"]),
        str(told["by"]),
        at,
        str(told.get("why") or ""),
    )
