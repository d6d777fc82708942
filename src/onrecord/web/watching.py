"""Places that a person watches: marked, taken off, and as they stand now for the home page (`{% include "watched.html" %}`).

Comes in: a request. Goes out: the watched places with their short balance and last change, as far as the person may see. A place that
many claims tell of is worked out by a thread of its own, so that no page waits for it: until then the row says so.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import QuerySet

from onrecord.decisions import Person
from onrecord.errors import OnrecordError
from onrecord.records import Place
from onrecord.situations import Part, Share
from onrecord.web.asked import Asked
from onrecord.web.boards import choosing, working
from onrecord.web.clock import now
from onrecord.web.watched.models import WatchedRow

MOST = 30
"""Places that one person watches: the home page shows all of them."""
SHORT: tuple[Part, ...] = ("remain", "left", "killed")
"""The parts of the balance that a row shows."""


@dataclass(frozen=True, slots=True)
class WatchedPlace:
    place: Place
    address: str
    """What stands after the question mark in the address of its situation."""
    waiting: bool = False
    """Whether it is still being worked out."""
    shares: tuple[Share, ...] = ()
    """Who remain, left and were killed: `told` as reported, `together` if all of it is true; empty where nothing tells of it."""
    changed: date | None = None
    """The last day on which something about it was published."""
    reports: int = 0
    """How many reports of that day tell of it."""
    clashes: int = 0
    """Figures of it that cannot all be so."""


def watched(request: Asked) -> list[WatchedPlace]:
    """The places that the person watches, the last changed first."""
    found = [_as_it_stands(request, place) for place in places_of(request.person)]
    return sorted(found, key=lambda one: (-(one.changed or date.min).toordinal(), one.place.name))


def watches(person: Person, place: Place) -> bool:
    return _rows(person).filter(name=place.name, gazetteer=place.gazetteer or "").exists()


def watch(person: Person, place: Place) -> None:
    """OnrecordError (400) where the person watches too many."""
    if not watches(person, place) and _rows(person).count() >= MOST:
        raise OnrecordError(
            "watched places",
            f"{MOST} are watched already",
            f"{MOST} at most",
            "Stop watching one of them first.",
        )
    WatchedRow.objects.get_or_create(
        account=person.name, name=place.name, gazetteer=place.gazetteer or "",
        defaults={"place": json.dumps(asdict(place), ensure_ascii=False), "since": now()},
    )  # fmt: skip


def stop(person: Person, place: Place) -> None:
    _rows(person).filter(name=place.name, gazetteer=place.gazetteer or "").delete()


def places_of(person: Person) -> list[Place]:
    held = [json.loads(body) for body in _rows(person).order_by("pk").values_list("place", flat=True)]
    return [Place(**one | {"within": tuple(one["within"])}) for one in held]


def _rows(person: Person) -> QuerySet[WatchedRow]:
    return WatchedRow.objects.filter(account=person.name)


def _as_it_stands(request: Asked, place: Place) -> WatchedPlace:
    address = choosing.address(place)
    found = working.of(request.record, request.seen, place, wait_s=0)
    if isinstance(found, working.Waiting):
        return WatchedPlace(place, address, waiting=True)
    if not found.size:
        return WatchedPlace(place, address)
    balance = found.board(None).balance
    changed = max(found.told.days, default=None)
    return WatchedPlace(
        place, address, shares=tuple(next(s for s in balance.shares if s.part == part) for part in SHORT),
        changed=changed, reports=sum(day == changed for day in found.told.published.values()) if changed else 0,
        clashes=len(balance.clashes),
    )  # fmt: skip
