"""Records to rows and back, equal in every field: the only place where either is built.

A claim's columns and its body are written by one function, so that they cannot disagree.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import date, datetime
from typing import TypeVar, cast

from django.db.models import Model

from onrecord import bodies
from onrecord.chain import canonical
from onrecord.decisions import Decision, Subject
from onrecord.incidents import Anchor
from onrecord.records import (
    Block,
    Claim,
    Failure,
    PublishedBy,
    Report,
)
from onrecord.store.models import ClaimRow, FailureRow, ReadingRow, ReportRow

LONGEST_ID = 1000
"""Bytes of an id or a version: an index of PostgreSQL takes 2,704 of a row at most, and a claim is named by two ids."""

Row = TypeVar("Row", bound=Model)


def keepable(row: Row) -> Row:
    """The row, or ValueError where it holds what one of the databases would not keep: so both keep the same."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, str) and "\0" in value:
            raise ValueError("a text with a NUL character")
        if isinstance(value, int) and not -(2**63) <= value < 2**63:
            raise ValueError("a number that is too large to be stored")
    return row


def id_kept(text: str) -> str:
    if len(text.encode("utf-8")) > LONGEST_ID:
        raise ValueError("an id or a version that is too long to be stored")
    return text


def may_be_kept(text: str) -> bool:
    """Whether a text can be in a record at all; one that cannot is not even asked for."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def text_sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def report_row(report: Report, added_at: datetime, raw: bytes | None = None) -> ReportRow:
    row = ReportRow(
        key=report.id,
        text=report.text,
        text_sha256=text_sha256(report.text),
        title=report.title,
        outlet=report.outlet,
        url=report.url,
        published=report.published,
        published_by=report.published_by,
        blocks=_json([[block.kind, block.start, block.end] for block in report.blocks]),
        source=report.source,
        raw_sha256=report.raw_sha256,
        added_at=added_at,
        raw=raw,
    )
    return keepable(row)


def reading_row(report: ReportRow, made_by: str, made_at: datetime, n_claims: int) -> ReadingRow:
    return keepable(ReadingRow(report=report, made_by=id_kept(made_by), made_at=made_at, n_claims=n_claims))


REPORT = (
    "key",
    "text",
    "title",
    "outlet",
    "url",
    "published",
    "published_by",
    "blocks",
    "source",
    "raw_sha256",
)
"""The columns that a report is made of, in the order in which `report_from` takes them."""


def report_of(row: ReportRow) -> Report:
    return report_from(*(getattr(row, column) for column in REPORT))


def report_from(
    key: str, text: str, title: str | None, outlet: str | None, url: str | None, published: date | None, published_by: str,
    blocks: str, source: str, raw_sha256: str,
) -> Report:  # fmt: skip
    return Report(
        id=key,
        text=text,
        title=title,
        outlet=outlet,
        url=url,
        published=published,
        published_by=cast(PublishedBy, published_by),
        blocks=tuple(Block(kind, start, end) for kind, start, end in json.loads(blocks)),
        source=source,
        raw_sha256=raw_sha256,
    )


def claim_row(claim: Claim, reading: ReadingRow, position: int) -> ClaimRow:
    figure, place, time = claim.figure, claim.place, claim.time
    row = ClaimRow(
        reading=reading,
        position=position,
        claim_id=id_kept(claim.id),
        kind=claim.kind,
        certainty=claim.certainty,
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        place_name=place.name if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        start=time.start if time else None,
        end=time.end if time else None,
        body=bodies.body_of(claim),
    )
    return keepable(row)


def failure_key(failure: Failure) -> str:
    same = [failure.source, failure.where, failure.code, failure.found]
    return hashlib.sha256(_json(same).encode("utf-8")).hexdigest()


def failure_of(row: FailureRow) -> Failure:
    return Failure(row.source, row.where, row.code, row.found, row.accepted, row.next)


def storable(failure: Failure) -> Failure:
    """A failure as it is kept: odd bytes of a file name that is no UTF-8, and NUL characters, spelt out."""
    kept = {key: storable_text(value) if value else value for key, value in asdict(failure).items()}
    return Failure(**kept)


def storable_text(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")


def failure_row(failure: Failure, seen: datetime) -> FailureRow:
    return FailureRow(
        key=failure_key(failure),
        source=failure.source,
        where=failure.where,
        code=failure.code,
        found=failure.found,
        accepted=failure.accepted,
        next=failure.next,
        first_seen=seen,
        last_seen=seen,
    )


def decision_body(decision: Decision) -> str:
    held = asdict(decision) | {"about": decision.about.as_json(), "value": dict(decision.value)}
    return canonical(held | {"at": decision.at.isoformat()})


def decision_of(body: str) -> Decision:
    held = json.loads(body)
    seen = tuple(Anchor(**anchor) for anchor in held["seen"])
    at = datetime.fromisoformat(held["at"])
    return Decision(**held | {"about": Subject(**held["about"]), "seen": seen, "at": at})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_day)


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be stored")
