"""Questions put to a record's database itself, past the store: the same of a file and of a server."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import psycopg

from onrecord.address import Address

TABLES = (
    "report", "reading", "claim", "failure", "copy_mark", "copy_compared", "copy", "linked", "happening",
    "happening_key", "incident", "judgement",
)  # fmt: skip


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
    return {table: sorted(map(repr, ask(where, f"SELECT * FROM {table}"))) for table in TABLES}  # noqa: S608
