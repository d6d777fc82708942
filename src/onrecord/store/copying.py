"""All rows of one record into another, empty one, whatever database each lies in.

Comes in: two open records, the source as of one moment. Goes out: the count and digest of each table, equal on both sides.
Every table of the store is copied as it is, keys too, by what Django knows of it: a new table needs no change here. Of the pages' tables
those go along that hold people's work (guests.py); sessions, passwords and second factors stay where they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from onrecord.address import Address
from onrecord.errors import RecordError
from onrecord.store import engine, guests, open_record
from onrecord.store.models import HeadRow, LogRow, SumRow
from onrecord.store.record import SqlRecord
from onrecord.store.writing import writing

Tell = Callable[[str, int], None]
"""Told what is at work, and how many rows are done."""
Row = tuple[Any, ...]

_PAGE_CHARACTERS = 4_000_000
_FEWEST, _MOST = 10, 1000
"""Rows of a page: as many as make about 4 MB, judged by the page before, so that long texts do not fill the memory."""


@dataclass(frozen=True, slots=True)
class Table:
    """How many rows a table has, and a digest of them that does not depend on their order."""

    name: str
    rows: int
    digest: str


def opened(where: Address, create: bool = False, by: str | None = None) -> SqlRecord:
    """An open record with what only this room knows of it."""
    record = open_record(where, create, by=by)
    if not isinstance(record, SqlRecord):
        raise TypeError("a record of another kind")
    return record


def tables() -> list[type[models.Model]]:
    """Those of the store, each after those that it points to; first the list of migrations, which the log knows too."""
    waiting = [m for m in apps.get_app_config("store").get_models() if m._meta.managed and not m._meta.proxy]
    done: list[type[models.Model]] = []
    while waiting:
        ready = [m for m in waiting if not _points_to(m) & (set(waiting) - {m})]
        if not ready:
            raise AssertionError("tables that point to each other in a circle")
        done += ready
        waiting = [m for m in waiting if m not in ready]
    return [MigrationRecorder.Migration, *done]


def copy_rows(source: SqlRecord, target: SqlRecord, tell: Tell) -> list[Table]:
    """In one transaction of the target: all rows, or none. RecordError where it holds rows, or gives back others."""
    db = engine.connection(target.alias)
    refuse_filled(target)
    along = guests.going_along(source)
    if along:  # their tables are made first, outside the transaction that fills them
        guests.up_to_date(target)
    wanted = [*tables(), *along]
    with target.mended(), writing(target.alias):
        refuse_filled(target)
        for model in _born_with():
            with db.cursor() as cursor:
                cursor.execute(f"DELETE FROM {db.ops.quote_name(model._meta.db_table)}")  # noqa: S608  names of ours
        copied = [_copy_table(model, source, target, tell) for model in wanted]
        with db.cursor() as cursor:
            for statement in db.ops.sequence_reset_sql(no_style(), wanted):
                cursor.execute(statement)
        for model, table in zip(wanted, copied, strict=True):
            if table_of(model, target, tell) != table:
                raise _differs(target, table)
    return copied


def _born_with() -> tuple[type[models.Model], ...]:
    """Tables in which a record has rows as soon as it is made: its migrations, and the beginning of its log."""
    return MigrationRecorder.Migration, LogRow, HeadRow, SumRow


def refuse_filled(target: SqlRecord) -> None:
    """What is only just made may be filled: its log has told nothing yet but its making."""
    asked = [m for m in tables() if m not in _born_with()]
    with target.mended():
        filled = [m._meta.db_table for m in asked if m._base_manager.using(target.alias).exists()]
    if filled:
        raise RecordError(
            target.where,
            f"the target holds rows already ({', '.join(filled)})",
            "an empty record, or a path where no file lies yet",
            "Name another target; nothing in this one was changed.",
        )


def table_of(model: type[models.Model], record: SqlRecord, tell: Tell) -> Table:
    digest = _Digest()
    for page in _pages(model, record, digest):
        tell(f"comparing {model._meta.db_table}", digest.rows)
        del page
    return digest.table(model)


def _copy_table(model: type[models.Model], source: SqlRecord, target: SqlRecord, tell: Tell) -> Table:
    db, fields, digest = engine.connection(target.alias), _fields(model), _Digest()
    quote = db.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    # Written as it is read: `bulk_create` would set the times of fields that set themselves.
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608  names of ours
    for page in _pages(model, source, digest):
        with db.cursor() as cursor:
            cursor.executemany(insert, [_stored(row, fields, db) for row in page])
        tell(f"copying {model._meta.db_table}", digest.rows)
    return digest.table(model)


def _stored(row: Row, fields: Sequence[models.Field[Any, Any]], db: BaseDatabaseWrapper) -> list[Any]:
    return [field.get_db_prep_save(value, db) for field, value in zip(fields, row, strict=True)]


def _pages(model: type[models.Model], record: SqlRecord, digest: _Digest) -> Iterator[list[Row]]:
    """Rows by primary key, page after page, each counted in the digest."""
    names = [field.attname for field in _fields(model)]
    keys = [names.index(field.attname) for field in model._meta.pk_fields]
    rows = model._base_manager.using(record.alias).order_by("pk").values_list(*names)
    last: Any = None
    size = _FEWEST
    while True:
        with record.mended():
            page = list((rows if last is None else rows.filter(pk__gt=last))[:size])
        if not page:
            return
        characters = digest.take(page)
        yield page
        last = tuple(page[-1][key] for key in keys) if len(keys) > 1 else page[-1][keys[0]]
        size = max(_FEWEST, min(_MOST, _PAGE_CHARACTERS * len(page) // max(1, characters)))


class _Digest:
    """A sum of the rows' digests: two databases sort text in different ways, so that order must not matter."""

    def __init__(self) -> None:
        self.rows, self._sum = 0, 0

    def take(self, page: Sequence[Row]) -> int:
        """Count these rows; how many characters they are."""
        characters = 0
        for row in page:
            line = json.dumps(row, ensure_ascii=True, separators=(",", ":"), default=_canonical)
            characters += len(line)
            self._sum += int.from_bytes(hashlib.sha256(line.encode()).digest(), "big")
        self.rows += len(page)
        return characters

    def table(self, model: type[models.Model]) -> Table:
        return Table(model._meta.db_table, self.rows, f"{self._sum % 2**256:064x}")


def _canonical(value: object) -> list[str]:
    if isinstance(value, datetime):
        return ["moment", value.astimezone(UTC).isoformat(timespec="microseconds")]
    if isinstance(value, date):
        return ["day", value.isoformat()]
    if isinstance(value, bytes | memoryview):
        return ["bytes", bytes(value).hex()]
    return [type(value).__name__, str(value)]


def _fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]


def _points_to(model: type[models.Model]) -> set[Any]:
    return {field.related_model for field in model._meta.concrete_fields if field.is_relation}


def _differs(target: SqlRecord, table: Table) -> RecordError:
    return RecordError(
        target.where,
        f"the table {table.name} reads back otherwise than it was written",
        "the same rows on both sides",
        "Nothing was kept in the target. Check its disk and memory; if they are sound, report this line as a fault of onrecord.",
    )
