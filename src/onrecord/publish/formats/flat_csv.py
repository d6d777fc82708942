"""The flat tables as CSV, one table a file, and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any, BinaryIO

from onrecord.publish.formats.cells import read_rows, write_rows
from onrecord.publish.formats.flat import TABLES, Column
from onrecord.publish.formats.format import Format, Loss, Material


def write(material: Material, out: BinaryIO, table: str) -> int:
    wanted = TABLES[table]
    return write_rows(out, chain([wanted.head()], wanted.rows(material))) - 1


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    """Each row by its columns, values as they were; an empty cell is None."""
    rows = read_rows(source)
    columns = {column.name: column for column in TABLES[table].columns}
    head = [columns.get(name, Column(name)) for name in next(rows, [])]
    for row in rows:
        yield {column.name: value_of(text, column) for column, text in zip(head, row, strict=True)}


def value_of(text: str, column: Column) -> Any:
    if text == "":
        return None
    if column.kind == "whole":
        return int(text)
    if column.kind == "number":
        return float(text)
    if column.kind == "day":
        return date.fromisoformat(text)
    return text == "true" if column.kind == "yes-no" else text


FORMAT = Format(
    name="csv",
    title="Flat tables as CSV",
    suffix=".csv",
    media_type="text/csv; charset=utf-8",
    readers="spreadsheets, R, Python, any program",
    library="Python's csv",
    row="one row of the chosen table",
    lost=(
        Loss("empty text", "CSV knows no difference between empty and unknown"),
        Loss("other tables", "one file holds one table; xlsx and sqlite hold all"),
    ),
    write=write,
    tables=tuple(TABLES),
    read=read,
)
