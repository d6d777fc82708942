"""All flat tables in one SQLite file, with indexes on their ids, a table that says what it holds and one of what is lost; and back.

Comes in: a material. Goes out: a database file. Days are ISO text, yes and no are 1 and 0, what nobody knows is NULL.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.publish.formats.about import ABOUT, LOST, NO_TEXT, about_rows, lost_rows
from onrecord.publish.formats.flat import TABLES, Column, Row
from onrecord.publish.formats.format import Format, Loss, Material

_TYPES = {"text": "TEXT", "whole": "INTEGER", "number": "REAL", "day": "TEXT", "yes-no": "INTEGER"}
INDEXES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "incidents": (("incident",),), "claims": (("report", "id"), ("incident",), ("kind",)), "assessments": (("incident",),),
    "reports": (("report",),), "origins": (("incident",), ("key",)), "contradictions": (("incident",),),
}  # fmt: skip
_SAME = (
    "PRAGMA page_size = 4096", "PRAGMA encoding = 'UTF-8'", "PRAGMA auto_vacuum = NONE", "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
)  # fmt: skip
"""What the bytes hang on, and no journal: a file that is not whole is thrown away."""


def write(material: Material, out: BinaryIO, table: str) -> int:
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder, "record.sqlite")
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            for statement in _SAME:
                db.execute(statement)
            db.execute("BEGIN")
            rows = _fill(db, material)
            db.execute("COMMIT")
        with open(path, "rb") as made:
            shutil.copyfileobj(made, out, 1 << 20)
    return rows


def _fill(db: sqlite3.Connection, material: Material) -> int:
    _pairs(db, "about", ABOUT, about_rows(material))
    _pairs(db, "lost", LOST, lost_rows(FORMAT.lost))
    n = 0
    for wanted in TABLES.values():
        columns = ", ".join(f"{_quoted(c.name)} {_TYPES[c.kind]}" for c in wanted.columns)
        db.execute(f"CREATE TABLE {_quoted(wanted.name)} ({columns})")
        n += _insert(db, wanted.name, len(wanted.columns), map(_plain, wanted.rows(material)))
        for index in INDEXES[wanted.name]:
            name, of = _quoted(f"{wanted.name}_{'_'.join(index)}"), ", ".join(map(_quoted, index))
            db.execute(f"CREATE INDEX {name} ON {_quoted(wanted.name)} ({of})")
    return n


def _pairs(db: sqlite3.Connection, name: str, head: tuple[str, str], rows: Sequence[tuple[str, str]]) -> None:
    db.execute(f"CREATE TABLE {_quoted(name)} ({_quoted(head[0])} TEXT, {_quoted(head[1])} TEXT)")
    _insert(db, name, 2, iter(rows))


def _insert(db: sqlite3.Connection, name: str, width: int, rows: Iterator[Row]) -> int:
    marks = ", ".join("?" * width)
    done = db.executemany(f"INSERT INTO {_quoted(name)} VALUES ({marks})", rows)  # noqa: S608 - names of our own tables
    return done.rowcount if done.rowcount > 0 else 0


def _quoted(name: str) -> str:
    return f'"{name}"'


def _plain(row: Row) -> Row:
    return tuple(value.isoformat() if isinstance(value, date) else value for value in row)


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    """Each row of one table by its columns, values as they were."""
    wanted = TABLES[table]
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(source.read())
        for row in db.execute(f"SELECT * FROM {_quoted(wanted.name)} ORDER BY rowid"):  # noqa: S608 - names of our own tables
            yield {c.name: _value(value, c) for c, value in zip(wanted.columns, row, strict=True)}


def _value(value: Any, column: Column) -> Any:
    if value is None:
        return None
    if column.kind == "day":
        return date.fromisoformat(value)
    return bool(value) if column.kind == "yes-no" else value


FORMAT = Format(
    name="sqlite",
    title="All flat tables in one SQLite file",
    suffix=".sqlite",
    media_type="application/vnd.sqlite3",
    readers="SQLite, Datasette, DB Browser, R, Python, QGIS",
    library="Python's sqlite3",
    row="one row of a table; the table `about` says what each table has a row for",
    lost=(
        Loss("types of days and of yes and no", "SQLite has neither: days are ISO text, yes and no are 1 and 0"),
        *NO_TEXT,
    ),
    write=write,
    read=read,
)  # fmt: skip
