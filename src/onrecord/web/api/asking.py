"""Who asks, and for which page: what every route takes from a request."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, cast

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from onrecord import seeing
from onrecord.decisions import Person
from onrecord.store import Record
from onrecord.web.api.cursors import DEFAULT, MOST
from onrecord.web.asked import Token

Limit = Annotated[int, Query(ge=1, le=MOST, description=f"Things on a page; {DEFAULT} where none is given.")]
Cursor = Annotated[str | None, Query(description="Where to go on: what `next` of the page before holds.")]
Names = Annotated[
    Literal["0", "1"] | None,
    Query(description="1: with protected names (export-names); 0: without. Else as the role has it."),
]
Day = Annotated[date | None, Query(description="A day as YYYY-MM-DD.")]
Words = Annotated[str | None, Query(max_length=500)]
Id = Annotated[str, Field(max_length=2000)]


def token_of(request: HttpRequest) -> Token | None:
    """The token that the request came with; None where it came in a session, or with none."""
    return getattr(request, "token", None)


def person_of(request: HttpRequest) -> Person:
    return cast(Person, request.person)  # type: ignore[attr-defined]


def record_of(request: HttpRequest) -> Record:
    """The whole record, in the person's name: for writing."""
    return cast(Record, request.record)  # type: ignore[attr-defined]


def seen_by(request: HttpRequest) -> Record:
    """The record as the person may see it: for reading."""
    return seeing.seen_by(record_of(request), person_of(request))
