"""A .csv corpus → a Report per row, read row by row in flat memory.

The header names the columns as the keys of a .jsonl line are named, in any case; other columns are
ignored. The delimiter (comma, semicolon or tab) is the one that makes sense of the header.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from onrecord.errors import ReadError
from onrecord.read.csv_rows import Feed, bad_quotes, rows
from onrecord.read.entry import FIELDS, ReadOptions, report_from
from onrecord.read.inputs import Input, failure
from onrecord.read.lines import lines
from onrecord.records import Failure, Report

_ACCEPTED = "a table with a header row that names a column `text`"


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    with item.open() as stream:
        feed = Feed(lines(stream))
        names, delimiter = _header(feed)
        number = 0
        for start, cells in rows(feed, delimiter):
            number += 1
            if not isinstance(cells, list):
                yield _row_failure(item, start, cells)
                continue
            source = f"{item.name}:{start}"
            try:
                fields = _fields(names, cells)
                yield report_from(fields, f"{item.stem}-{number}", source, feed.taken(), options)
            except ReadError as error:
                yield _row_failure(item, start, error)
    if number == 0:
        raise ReadError("empty", "", "holds a header and no rows", _ACCEPTED, "Fetch the table again.")


def _row_failure(item: Input, line: int, error: ReadError | csv.Error) -> Failure:
    if isinstance(error, csv.Error):
        error = bad_quotes()
    error.where = f"line {line}"
    return failure(item.name, error)


def _header(feed: Feed) -> tuple[list[str], str]:
    """The column names, in lower case, and the delimiter."""
    line = ""
    while not line.strip("\ufeff \t\r\n,;"):
        line = next(feed, "")
        if not line:
            raise ReadError("empty", "", "holds no text", _ACCEPTED, "Fetch the table again.")
    for delimiter in (",", ";", "\t"):
        try:
            names = next(csv.reader([line.lstrip("\ufeff")], delimiter=delimiter))
        except csv.Error:
            raise bad_quotes() from None
        names = [name.strip().lower() for name in names]
        if "text" in names:
            return names, delimiter
    raise ReadError(
        "no-text-column",
        f"line {feed.number}",
        f"has a header without a column `text`: {line.strip()[:80]}",
        f"{_ACCEPTED}, and optionally {', '.join(f'`{name}`' for name in FIELDS[1:])}",
        "Add a header row, or name the column with the reports `text`.",
    )


def _fields(names: list[str], cells: list[str]) -> dict[str, object]:
    """Cells by column. More cells than columns would cut a text off at an unquoted comma."""
    if any(cell.strip() for cell in cells[len(names) :]):
        raise ReadError(
            "row-shape",
            "",
            f"has {len(cells)} cells where the header has {len(names)}",
            "as many cells as columns",
            'Put cells that hold commas, semicolons or tabs in "…".',
        )
    fields: dict[str, object] = {}
    for name, cell in zip(names, cells, strict=False):
        fields.setdefault(name, cell if name == "text" else cell.strip() or None)
    return fields
