# ruff: noqa: S608  the names of tables and columns come from the database itself
"""Changes made behind the record's back: one random edit, deletion or insertion of a row, undone after it was looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from django.db import DatabaseError, connections, transaction

KEYS = ("key", "name", "claim_id", "position", "number", "entry", "made_by")
"""Columns that an insertion must make its own, since the tables allow no two of one value."""


class _TakeBack(Exception):
    pass


class Tampering:
    """Random changes in the rows of an SQLite record, by a connection's name."""

    def __init__(self, name: str, seed: int) -> None:
        self._name, self._chance = name, Random(seed)
        self._db = connections[name]
        with self._db.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            names = [table for (table,) in cursor.fetchall()]
            self._columns = {table: self._ask(cursor, f'PRAGMA table_info("{table}")') for table in names}
            self._rows = {
                table: self._ask(cursor, f'SELECT count(*) FROM "{table}"')[0][0] for table in names
            }
        self.tables = [table for table in names if self._rows[table]]

    @contextmanager
    def once(self) -> Iterator[str | None]:
        """One change, and what it is in words; None where the database refused it. It is taken back at the end."""
        table = self._chance.choice(self.tables)
        how = self._chance.choice((self._edit, self._delete, self._insert))
        self._db.disable_constraint_checking()
        try:
            with transaction.atomic(using=self._name), self._db.cursor() as cursor:
                at = self._chance.randrange(self._rows[table])
                (row,) = self._ask(cursor, f'SELECT * FROM "{table}" LIMIT 1 OFFSET {at}')
                yield how(cursor, table, list(row))
                raise _TakeBack
        except (_TakeBack, DatabaseError):
            pass
        finally:
            self._db.enable_constraint_checking()

    def _key(self, table: str, row: list[Any]) -> tuple[str, list[Any]]:
        """A condition that one row alone meets: its primary key, since not every table has row numbers."""
        keys = [i for i, column in enumerate(self._columns[table]) if column[5]]
        return " AND ".join(f'"{self._columns[table][i][1]}" = %s' for i in keys), [row[i] for i in keys]

    def _delete(self, cursor: Any, table: str, row: list[Any]) -> str:
        where, key = self._key(table, row)
        cursor.execute(f'DELETE FROM "{table}" WHERE {where}', key)
        return f"{table}: deleted"

    def _edit(self, cursor: Any, table: str, row: list[Any]) -> str | None:
        column = self._chance.randrange(len(self._columns[table]))
        name, kind, old = self._columns[table][column][1], self._columns[table][column][2], row[column]
        new = self._other(old, kind)
        if new == (old if isinstance(old, bytes) else str(old)):
            return None
        try:
            where, key = self._key(table, row)
            cursor.execute(f'UPDATE "{table}" SET "{name}" = %s WHERE {where}', [new, *key])
        except DatabaseError:
            return None
        return f"{table}.{name}: {old!r} → {new!r}"

    def _insert(self, cursor: Any, table: str, row: list[Any]) -> str | None:
        values = list(row)
        for i, column in enumerate(self._columns[table]):
            if column[5] or column[1] in KEYS:
                values[i] = (
                    values[i] + self._chance.randrange(10**5, 10**6)
                    if isinstance(values[i], int)
                    else f"{values[i]}z"
                )
        try:
            cursor.execute(f'INSERT INTO "{table}" VALUES ({", ".join(["%s"] * len(values))})', values)
        except DatabaseError:
            return None
        return f"{table}: inserted"

    def _other(self, old: Any, kind: str) -> Any:
        if old is None:
            return self._chance.choice((0, 1, "x"))
        if isinstance(old, int | float):
            return 1 - old if kind == "bool" else old + self._chance.choice((-1, 1, 1000))
        if isinstance(old, bytes):
            at = self._chance.randrange(len(old))
            return old[:at] + bytes((old[at] ^ self._chance.randrange(1, 256),)) + old[at + 1 :]
        old = str(old)
        at = self._chance.randrange(len(old) + 1)
        letter = self._chance.choice("abcXYZ019 ")
        return self._chance.choice(
            (old[:at] + letter + old[at:], old[:at] + old[at + 1 :], old[:at] + letter + old[at + 1 :])
        )

    def _ask(self, cursor: Any, question: str) -> list[Any]:
        cursor.execute(question)
        return list(cursor.fetchall())
