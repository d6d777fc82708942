"""Questions put to a record's database itself, past the store: the same of a file and of a server."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import psycopg

from onrecord.address import Address

DATABASES = ("sqlite", "postgresql")


def ask(where: Address, question: str, *values: object) -> list[tuple[Any, ...]]:
    """The rows that answer; a value stands for `?`. What a question changes is committed."""
    if isinstance(where, Path):
        db = sqlite3.connect(where)
        try:
            found = db.execute(question, values).fetchall()
            db.commit()
            return found
        finally:
            db.close()
    with psycopg.connect(where.address, autocommit=True) as server:
        done = server.execute(question.replace("?", "%s").encode(), values or None)
        return done.fetchall() if done.description else []


def rows(where: Address) -> dict[str, list[str]]:
    """Every row of every table."""
    if isinstance(where, Path):
        tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
    else:
        tables = "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'"
    every_row = "SELECT * FROM {}"
    return {table: sorted(map(repr, ask(where, every_row.format(table)))) for (table,) in ask(where, tables)}


def schema_version(where: Address) -> int:
    question = "PRAGMA user_version" if isinstance(where, Path) else "SELECT version FROM onrecord_schema"
    return int(ask(where, question)[0][0])


def set_schema_version(where: Address, version: int) -> None:
    if isinstance(where, Path):
        ask(where, f"PRAGMA user_version = {version:d}")
    else:
        ask(where, "UPDATE onrecord_schema SET version = ?", version)


def schema(where: Address) -> list[tuple[Any, ...]]:
    """Every table and column, so that what a migration changed is seen."""
    if isinstance(where, Path):
        return ask(where, "SELECT sql FROM sqlite_master ORDER BY name")
    return ask(
        where,
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
        " WHERE table_schema = current_schema() ORDER BY 1, 2",
    )
