"""Where claims say that something was: read without the rest of the claim, so that all of a record's places are known within a second.

Comes in: a connection's name. Goes out: Spots, claims by their numbers, reports without their text. What lies in what is board/'s.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from django.db.models import Q

from onrecord.bodies import claim_of
from onrecord.records import Claim, Place, PublishedBy, Report
from onrecord.store.models import ClaimRow, ReportRow
from onrecord.store.paging_face import Spot, Where

_MANY = 500
_AT_ONCE = 5000
_KEY = '"place":'
"""How a claim's body (bodies.py) begins its place, if it has one. Quotes inside of words are escaped there, so that it stands nowhere else."""
_DECODER = json.JSONDecoder()


def spots(name: str, reports: Collection[str] | None, kinds: Sequence[str]) -> Iterator[Spot]:
    """Of all claims, or of those of some reports, the ones with a place, and those of `kinds` without one."""
    asked = Q(place_name__isnull=False) | Q(kind__in=list(kinds))
    found = ClaimRow.objects.using(name).filter(asked).order_by("pk")
    known: dict[str, Where | None] = {}
    for some in [None] if reports is None else _parts(sorted(reports)):
        rows = found if some is None else found.filter(reading__report__key__in=some)
        told = rows.values_list("pk", "reading", "reading__report__key", "claim_id", "body")
        for number, reading, report, claim, body in told.iterator(_AT_ONCE):
            yield Spot(number, reading, report, claim, _place(body, known))


def _place(body: str, known: dict[str, Where | None]) -> Where | None:
    """The place of a claim's body; `known` holds those that were read before by what is written of them."""
    if (begins := body.find(_KEY)) < 0:
        return None
    begins += len(_KEY)
    written = body[begins : body.find("}", begins) + 1]
    if written not in known:
        held, ends = _DECODER.raw_decode(body, begins)
        written = body[begins:ends]
        known[written] = _where(held) if held is not None else None
    return known[written]


def numbered(name: str, claims: Collection[int]) -> list[Claim]:
    found: list[Claim] = []
    for some in _parts(sorted(claims)):
        bodies = (
            ClaimRow.objects.using(name).filter(pk__in=some).order_by("pk").values_list("body", flat=True)
        )
        found += map(claim_of, bodies)
    return found


def headed(name: str, reports: Collection[str]) -> dict[str, Report]:
    out: dict[str, Report] = {}
    for some in _parts(sorted(reports)):
        found = ReportRow.objects.using(name).filter(key__in=some)
        for key, title, outlet, url, published, by in found.values_list(
            "key", "title", "outlet", "url", "published", "published_by"
        ):
            out[key] = Report(key, "", title, outlet, url, published, cast(PublishedBy, by))
    return out


def _where(held: dict[str, Any]) -> Where:
    place = Place(**held | {"within": tuple(held.get("within", ()))})
    return Where(replace(place, text=place.name), place.text)


def _parts(values: list[Any]) -> Iterator[list[Any]]:
    return (values[first : first + _MANY] for first in range(0, len(values), _MANY))
