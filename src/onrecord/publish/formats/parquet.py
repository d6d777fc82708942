"""A flat table as Parquet with typed columns, what it holds and what is lost in its metadata; and back.

Comes in: a material. Goes out: one Parquet file, written by DuckDB. The rows go by way of a file of JSON Lines, so that none of them
is held in memory.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.errors import OnrecordError
from onrecord.publish.formats.about import about_rows, lost_rows
from onrecord.publish.formats.flat import TABLES, Table
from onrecord.publish.formats.format import Format, Loss, Material

if TYPE_CHECKING:
    import duckdb

_TYPES = {"text": "VARCHAR", "whole": "BIGINT", "number": "DOUBLE", "day": "DATE", "yes-no": "BOOLEAN"}
_GROUP_ROWS = 50_000
"""Rows of one row group. It, one thread and the compression are fixed, so that the same rows give the same bytes."""


def write(material: Material, out: BinaryIO, table: str) -> int:
    wanted = TABLES[table]
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder, _database() as db:
        lines, made = Path(folder, "rows.jsonl"), Path(folder, "rows.parquet")
        n = _lines(wanted, material, lines)
        db.execute(_copy(wanted, lines, made, _said(material, wanted)))
        with open(made, "rb") as found:
            shutil.copyfileobj(found, out, 1 << 20)
    return n


def _lines(wanted: Table, material: Material, path: Path) -> int:
    n = 0
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for row in wanted.rows(material):
            out.write(json.dumps(dict(zip(wanted.head(), row, strict=True)), default=date.isoformat) + "\n")
            n += 1
    return n


def _said(material: Material, wanted: Table) -> dict[str, str]:
    lost = lost_rows((*FORMAT.lost, *wanted.lost))
    pairs = {"onrecord:about": dict(about_rows(material)), "onrecord:lost": dict(lost)}
    return {key: json.dumps(value, ensure_ascii=False, sort_keys=True) for key, value in pairs.items()}


def _copy(wanted: Table, lines: Path, made: Path, said: dict[str, str]) -> str:
    columns = ", ".join(f"{_text(c.name)}: {_text(_TYPES[c.kind])}" for c in wanted.columns)
    metadata = ", ".join(f"{_text(key)}: {_text(value)}" for key, value in said.items())
    rows = (
        f"SELECT * FROM read_json({_text(str(lines))}, format = 'newline_delimited', columns = {{{columns}}})"  # noqa: S608 - our own file
    )
    return (
        f"COPY ({rows}) TO {_text(str(made))} "
        f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP_ROWS}, KV_METADATA {{{metadata}}})"
    )


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _database() -> duckdb.DuckDBPyConnection:
    try:
        import duckdb
    except ImportError as missing:
        raise OnrecordError(
            "the format parquet", "the package duckdb, which writes it, is not installed", "csv, jsonl, xlsx or sqlite without it",
            "pip install onrecord[tables]",
        ) from missing  # fmt: skip
    # Nothing is fetched: JSON and Parquet are built in.
    fixed = {"threads": "1", "autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    return duckdb.connect(":memory:", config=dict(fixed))


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    """Each row by its columns, values as they were."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder, _database() as db:
        path = Path(folder, "rows.parquet")
        path.write_bytes(source.read())
        found = db.execute(f"SELECT * FROM read_parquet({_text(str(path))})")  # noqa: S608 - our own file
        head = [one[0] for one in found.description or ()]
        while rows := found.fetchmany(1000):
            yield from (dict(zip(head, row, strict=True)) for row in rows)


FORMAT = Format(
    name="parquet",
    title="A flat table as Parquet",
    suffix=".parquet",
    media_type="application/vnd.apache.parquet",
    readers="DuckDB, pandas, Polars, R arrow, Spark",
    library="DuckDB",
    row="one row of the chosen table",
    lost=(Loss("other tables", "one file holds one table; xlsx and sqlite hold all"),),
    write=write,
    tables=tuple(TABLES),
    extra="tables",
    read=read,
)
