"""Home: what came in, what waits for me, what changed, which figures contradict each other.

Comes in: a request. Goes out: the page. All lists come from the index and the log's last entries; nothing walks the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord import finding, review
from onrecord.finding import Wanted
from onrecord.web.asked import Asked
from onrecord.web.pages import bare

_SHOWN = 8
_LOOKED_BACK = 300
"""Entries of the log among which the last decisions are looked for."""


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
        "watched": _watched(request),
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
    log = request.seen.log
    last = log.head().number
    found = [one.told() for one in log.entries(max(1, last - _LOOKED_BACK)) if '"what":"decide"' in one.body]
    made = [_change(one) for one in reversed(found) if isinstance(one.get("after"), dict)]
    if bare.shows_names(request):
        return list(islice(made, _SHOWN))
    return [Change(one.id, one.act, one.about, one.by, one.at, "") for one in islice(made, _SHOWN)]


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


def _watched(request: Asked) -> list[Any]:
    """The balance of each place that the person watches, where the pages have that piece."""
    return []
