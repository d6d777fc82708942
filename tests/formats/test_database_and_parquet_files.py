"""The SQLite file and the Parquet file as others read them: sqlite3 with plain SQL, DuckDB's file with pyarrow."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from material_made import small, written

from onrecord.errors import OnrecordError
from onrecord.publish.formats import FORMATS
from onrecord.publish.formats.flat import TABLES

ARROW = {"text": pa.string(), "whole": pa.int64(), "number": pa.float64(), "day": pa.date32(), "yes-no": pa.bool_()}  # fmt: skip


@contextmanager
def database() -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(":memory:")
    db.deserialize(written("sqlite", small()))
    yield db
    db.close()


def test_the_database_is_whole_and_holds_all_tables() -> None:
    with database() as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert names == ["about", "lost", *TABLES]
        joined = db.execute(
            "SELECT count(*) FROM incidents JOIN claims USING (incident) WHERE claims.kind = 'killed' AND claims.superseded = 0"
        ).fetchone()
        assert joined == (5,)


def test_the_database_says_what_it_holds_and_loses() -> None:
    with database() as db:
        assert db.execute("SELECT field, why FROM lost").fetchall() == [
            (one.field, one.why) for one in FORMATS["sqlite"].lost
        ]
        about = dict(db.execute("SELECT what, value FROM about").fetchall())
        assert about["claims made by"] == "tests 1"
        assert about["names of victims and witnesses"] == "left out"


@pytest.mark.parametrize(
    ("table", "column"),
    [("incidents", "incident"), ("claims", "report"), ("claims", "incident"), ("reports", "report"), ("origins", "key")],
)  # fmt: skip
def test_ids_are_found_by_an_index(table: str, column: str) -> None:
    with database() as db:
        query = f'EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE "{column}" = ?'  # noqa: S608 - names of our own tables
        plan = db.execute(query, ("x",)).fetchall()
    assert "USING INDEX" in plan[0][-1]


@pytest.mark.parametrize("table", TABLES)
def test_parquet_has_typed_columns(table: str) -> None:
    found = pq.read_table(BytesIO(written("parquet", small(), table)))
    wanted = TABLES[table]
    assert [(field.name, field.type) for field in found.schema] == [
        (c.name, ARROW[c.kind]) for c in wanted.columns
    ]
    assert found.to_pylist() == [dict(zip(wanted.head(), row, strict=True)) for row in wanted.rows(small())]


def test_parquet_says_what_it_holds_and_loses() -> None:
    metadata = pq.ParquetFile(BytesIO(written("parquet", small(), "claims"))).metadata.metadata
    lost = json.loads(metadata[b"onrecord:lost"])
    assert set(lost) == {one.field for one in (*FORMATS["parquet"].lost, *TABLES["claims"].lost)}
    assert json.loads(metadata[b"onrecord:about"])["incidents"] == str(len(small().told))


def test_without_duckdb_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(OnrecordError, match=r"pip install onrecord\[tables\]"):
        written("parquet", small())
