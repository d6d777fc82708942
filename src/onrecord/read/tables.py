"""A table with named columns (CSV, TSV, XLSX, JSON Lines) → its head and its rows, one at a time, whatever they are about.

Found out here: what separates the cells, where the head stands, and the row of HXL tags where there is one. What the columns mean,
and which table it is, is decided in importing/.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.csv_rows import Feed, bad_quotes, rows
from onrecord.read.inputs import cannot_open, failure
from onrecord.read.lines import lines
from onrecord.records import Failure

ACCEPTED = "a table with a row of column names: CSV or TSV in UTF-8, XLSX, or JSON Lines"
_HEAD_ROWS = 25
"""Rows in which the tags of HXL are looked for, as libhxl does."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its first line, its bytes as they stood, and its cells by the names of the columns in small letters."""

    line: int
    raw: bytes
    cells: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Head:
    """The names of the columns in small letters, and for each its HXL tag, where the table has such a row."""

    columns: tuple[str, ...]
    tags: tuple[str, ...] = ()
    skip: int = 1
    """Rows before the first one with values."""
    delimiter: str = ","


def head_of(path: Path, accepted: str = ACCEPTED) -> Head:
    """ReadError where the file cannot be opened or has no row of column names."""
    try:
        if path.suffix.lower() == ".jsonl":
            return _json_head(path)
        delimiter = "" if _is_sheet(path) else _delimiter(path)
        first = [
            cells for _, _, cells in islice(_cells(path, delimiter), _HEAD_ROWS) if isinstance(cells, list)
        ]
    except OSError as error:
        raise cannot_open(error) from error
    if not first:
        raise ReadError("empty", str(path), "holds no row", accepted, "Fetch the table again.")
    tagged = next((n for n, cells in enumerate(first) if _are_tags(cells)), None)
    if tagged is None:
        return Head(_named(first[0]), delimiter=delimiter)
    titles = first[tagged - 1] if tagged else first[tagged]
    tags = tuple(cell.strip().lower().replace(" ", "") for cell in first[tagged])
    titles = [*titles, *[""] * len(tags)]
    return Head(_told_apart(_named(titles[: len(tags)]), tags), tags, tagged + 1, delimiter)


def _told_apart(titles: Sequence[str], tags: Sequence[str]) -> tuple[str, ...]:
    """Titles over tags may be empty or the same twice: then the tag tells the columns apart."""
    twice = {title for title in titles if titles.count(title) > 1 or not title}
    return tuple(
        f"{title} {tag}".strip() if title in twice else title for title, tag in zip(titles, tags, strict=True)
    )


def read_rows(path: Path, head: Head) -> Iterator[Row | Failure]:
    """Row after row in flat memory; a row that cannot be read is a Failure."""
    if path.suffix.lower() == ".jsonl":
        yield from _json_rows(path)
        return
    for number, (line, raw, cells) in enumerate(_cells(path, head.delimiter)):
        if number < head.skip:
            continue
        if not isinstance(cells, list):
            error = bad_quotes() if isinstance(cells, csv.Error) else cells
            error.where = f"line {line}"
            yield failure(str(path), error)
        elif any(cell.strip() for cell in cells[len(head.columns) :]):
            yield failure(str(path), _too_wide(line, cells, head))
        else:
            by_name: dict[str, str] = {}
            for name, cell in zip(head.columns, cells, strict=False):
                by_name.setdefault(name, cell)
            yield Row(line, raw, by_name)


def _too_wide(line: int, cells: Sequence[str], head: Head) -> ReadError:
    return ReadError(
        "row-shape", f"line {line}", f"has {len(cells)} cells where the head has {len(head.columns)}", "as many cells as columns",
        'Put cells that hold commas, semicolons or tabs in "…".',
    )  # fmt: skip


def _named(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.lstrip("\ufeff").strip().strip('"').lower() for cell in cells)


def _are_tags(cells: Sequence[str]) -> bool:
    """A row of HXL tags: '#' and a letter in half of its cells or more, and nothing else but empty ones."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    tags = [cell for cell in filled if len(cell) > 1 and cell[0] == "#" and cell[1].isalpha()]
    return bool(tags) and len(tags) * 2 >= len(filled)


Cells = tuple[int, bytes, "list[str] | ReadError | csv.Error"]


def _cells(path: Path, delimiter: str) -> Iterator[Cells]:
    if _is_sheet(path):
        yield from _sheet(path)
        return
    with path.open("rb") as stream:
        feed = Feed(lines(stream))
        for line, cells in rows(feed, delimiter):
            yield line, feed.taken(), cells


def _delimiter(path: Path) -> str:
    """What cuts the first line into the most cells."""
    with path.open("rb") as stream:
        feed = Feed(lines(stream))
        line = next((text for text in feed if text.strip("\ufeff \t\r\n,;")), "")
    return max(",;\t", key=lambda mark: _parts(line, mark))


def _parts(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        return 0


# --- spreadsheets ---------------------------------------------------------------------------------


def _is_sheet(path: Path) -> bool:
    return path.suffix.lower() in (".xlsx", ".xlsm")


def _sheet(path: Path) -> Iterator[Cells]:
    """The first sheet that holds anything; the bytes of a row are its cells as CSV."""
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError) as error:
        raise ReadError(
            "unreadable", str(path), "it cannot be read as a spreadsheet", ACCEPTED, "Save it as XLSX or CSV again."
        ) from error  # fmt: skip
    try:
        for sheet in book.worksheets:
            found = False
            for line, values in enumerate(sheet.iter_rows(values_only=True), 1):
                cells = [_written(value) for value in values]
                if any(cell.strip() for cell in cells):
                    found = True
                    yield line, _as_csv(cells), cells
            if found:
                return
    finally:
        book.close()


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _as_csv(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue().encode("utf-8", "replace")


# --- JSON Lines -----------------------------------------------------------------------------------


def _json_head(path: Path) -> Head:
    first = next((row for row in _json_rows(path) if isinstance(row, Row)), None)
    return Head(tuple(first.cells) if first else (), skip=0)


def _json_rows(path: Path) -> Iterator[Row | Failure]:
    with path.open("rb") as stream:
        for line in lines(stream):
            if line.raw is None or not line.raw.strip():
                continue
            try:
                value = json.loads(line.raw)
                if not isinstance(value, dict):
                    raise ValueError
            except (ValueError, RecursionError):
                error = ReadError("not-json", f"line {line.number}", "is no JSON object", "one JSON object a line", "Mend or remove the line.")  # fmt: skip
                yield failure(str(path), error)
                continue
            yield Row(line.number, line.raw, value)
