"""The log: its entries, for those who may read it, and its head, by which anybody can tell later that it was not changed."""

from __future__ import annotations

from itertools import islice

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onrecord import review
from onrecord.web.api import schemas
from onrecord.web.api.asking import Cursor, Limit, Words, person_of, seen_by
from onrecord.web.api.cursors import DEFAULT, page, place_in
from onrecord.web.api.door import answer

router = Router(tags=["log"])


@router.get("log", response=schemas.LogPage, summary="Read the log, the first entry first")
def log(request: HttpRequest, about: Words = None, limit: Limit = DEFAULT, cursor: Cursor = None) -> HttpResponse:  # fmt: skip
    """`about` as entries have it: `report KEY`, `claim KEY:ID`, `incident ID`, `decision ID`."""
    review.allow(person_of(request), "read-log")
    record = seen_by(request)
    (after,) = place_in(request, (0,))
    found = list(islice(record.log.entries(after + 1, about), limit + 1))
    onward = (found[limit - 1].number,) if len(found) > limit else None
    return answer(page(request, [entry.told() for entry in found[:limit]], onward))


@router.get("log/head", response=schemas.Head, summary="Show the last entry's number and hash")
def log_head(request: HttpRequest) -> HttpResponse:
    head = seen_by(request).log.head()
    return answer({"record": head.record, "number": head.number, "hash": head.hash})
