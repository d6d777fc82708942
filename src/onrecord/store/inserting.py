"""New rows, written without what Django asks for each: the words of an INSERT are made once for a table.

Comes in: rows of models. Goes out: nothing; on return each has its number. A server is asked once for many rows, by Django.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import connections, models

Row = TypeVar("Row", bound=models.Model)


def insert(name: str, rows: Sequence[Row]) -> None:
    if not rows:
        return
    db = connections[name]
    model: type[Row] = type(rows[0])
    if db.vendor != "sqlite":
        model._base_manager.using(name).bulk_create(rows)
        return
    fields, statement = _written(model)
    with db.cursor() as cursor:
        for row in rows:
            cursor.execute(statement, [f.get_db_prep_save(getattr(row, f.attname), db) for f in fields])
            if row.pk is None:
                row.pk = cursor.lastrowid
            row._state.adding, row._state.db = False, name


def insert_pairs(name: str, table: str, columns: tuple[str, str], pairs: Collection[tuple[int, int]]) -> None:
    """Rows of two numbers."""
    if pairs:
        statement = f"INSERT INTO {table} ({columns[0]}, {columns[1]}) VALUES (%s, %s)"  # noqa: S608  names of ours
        with connections[name].cursor() as cursor:
            cursor.executemany(statement, list(pairs))


@cache
def _written(model: type[models.Model]) -> tuple[tuple[Any, ...], str]:
    """Columns and words; a number that the table gives is not written."""
    fields = tuple(f for f in model._meta.concrete_fields if not isinstance(f, models.AutoField))
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return fields, f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places})'  # noqa: S608  names of ours
