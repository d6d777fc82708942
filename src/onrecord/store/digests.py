"""Rows as text, and digests of rows: what the log holds of the record, and what `verify` holds against it.

Comes in: rows. Goes out: text that is the same for equal rows in any database. The columns are listed here and not read
off the models, so that a column that a later version adds does not make older entries of the log untrue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from onrecord.chain import canonical, sha256

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "report": (
        "id", "key", "text_sha256", "title", "outlet", "url", "published", "published_by", "blocks", "source", "raw_sha256",
        "added_at", "erased",
    ),
    "reading": ("id", "report_id", "made_by", "made_at", "n_claims"),
    "claim": (
        "id", "reading_id", "position", "claim_id", "kind", "certainty", "low", "high", "place_name", "lat", "lon", "start",
        "end", "body",
    ),
    "failure": (
        "id", "key", "source", "where", "code", "found", "accepted", "next", "first_seen", "last_seen", "resolved_at",
    ),
    "decision": ("id", "name", "entry", "act", "report", "incident", "undoes", "body"),
    "decision_heard": ("decision_id",),
    "account": ("name", "role", "groups", "active", "entry"),
    "copy_mark": ("mark", "report_id"),
    "copy_compared": ("report_id", "rules"),
    "copy": ("id", "original_id", "copy_id", "share", "reasons"),
    "linked": ("reading_id", "rules"),
    "happening": ("id", "reading_id", "number", "claims", "main", "incident", "component"),
    "happening_key": ("key", "happening_id"),
    "incident": ("name", "reasons", "moved_to"),
}  # fmt: skip
"""The text of a report is in its row's text by `text_sha256`, which `verify` holds against it."""


def row_text(table: str, values: Iterable[Any]) -> str:
    """One row; `values` in the order of COLUMNS."""
    return canonical([table, *map(_plain, values)])


def text_of(row: Any) -> str:
    """One row, given as a model's object, of today's schema or an older one."""
    table = row._meta.db_table
    return row_text(table, (getattr(row, column) for column in COLUMNS[table]))


def digest(texts: Iterable[str]) -> str:
    return sha256("\n".join(texts))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return value
