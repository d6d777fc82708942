"""The log in the database: entries added at its end, in the transaction of what they tell of, and read back.

Comes in: what was done, about what, by whom. Goes out: entries (chain.py). An entry is written by the one writer that the
record has at a time, so that two never follow the same one.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import connections

from onrecord.chain import START, Entry, Sum, What, detail_of, next_entry
from onrecord.store import digests
from onrecord.store.inserting import insert
from onrecord.store.models import HeadRow, LogRow, SumRow

_PAGE = 1000
"""Entries held in memory at once while reading through the log."""


def write(
    name: str, by: str, what: What, about: str, before: object, after: object, why: str = "", at: datetime | None = None
) -> Entry:  # fmt: skip
    """Add an entry to the log of the database `name`; to be called inside the transaction of what it tells of."""
    with connections[name].cursor() as cursor:
        cursor.execute("SELECT id, number, hash FROM log_head ORDER BY id LIMIT 1")
        if (head := cursor.fetchone()) is None:
            begun = _begin(name, by)
            head = begun.pk, begun.number, begun.hash
        entry = _after(head[1], head[2], by, what, about, before, after, why, at)
        _keep(name, entry, about)
        cursor.execute(
            "UPDATE log_head SET number = %s, hash = %s WHERE id = %s", [entry.number, entry.hash, head[0]]
        )
    return entry


def entries(name: str, since: int = 1, about: str | None = None) -> Iterator[Entry]:
    """Entries from number `since` on, in their order; those about one thing alone where it is named."""
    last = since - 1
    while True:
        rows = LogRow.objects.using(name).filter(number__gt=last).order_by("number")
        if about is not None:
            rows = rows.filter(about=about)
        page = list(rows[:_PAGE])
        if not page:
            return
        yield from (Entry(row.number, row.body, row.hash, row.detail) for row in page)
        last = page[-1].number


def _begin(name: str, by: str) -> HeadRow:
    record = str(uuid.uuid4())
    about = f"record {record}"
    entry = _after(0, START, by, "begin", about, None, {"record": record}, "", None)
    _keep(name, entry, about)
    head = HeadRow(pk=1, record=record, number=entry.number, hash=entry.hash)
    head.save(using=name, force_insert=True)
    return head


def _after(
    number: int, previous: str, by: str, what: What, about: str, before: object, after: object, why: str,
    at: datetime | None,
) -> Entry:  # fmt: skip
    detail = detail_of(about, before, after, why, secrets.token_hex(16))
    return next_entry(number + 1, previous, at or datetime.now(UTC), by, what, detail)


def _keep(name: str, entry: Entry, about: str) -> None:
    insert(
        name,
        [LogRow(number=entry.number, body=entry.body, hash=entry.hash, detail=entry.detail, about=about)],
    )


class Sums:
    """The sums of some tables, read once, changed as rows come and go, and written back with `kept`."""

    def __init__(self, name: str, *tables: str) -> None:
        held = dict(SumRow.objects.using(name).filter(name__in=tables).values_list("name", "value"))
        self._name = name
        self._sums = {table: Sum.from_text(held[table]) if table in held else Sum() for table in tables}

    def put(self, table: str, text: str) -> None:
        self._sums[table].put(text)

    def take(self, table: str, text: str) -> None:
        self._sums[table].take(text)

    def kept(self) -> dict[str, str]:
        """Written back; the digest of each, for the log."""
        texts = {table: held.as_text() for table, held in self._sums.items()}
        SumRow.objects.using(self._name).bulk_create(
            [SumRow(name=table, value=text) for table, text in texts.items()],
            update_conflicts=True, unique_fields=["name"], update_fields=["value"],
        )  # fmt: skip
        return {table: digests.digest([text]) for table, text in texts.items()}
