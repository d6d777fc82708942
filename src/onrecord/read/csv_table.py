"""A .csv corpus → a Report per row, read row by row in flat memory.

Which column is what is chosen in columns.py, by the header and the first rows. The delimiter (comma, semicolon or tab)
is the one that makes sense of the header.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from onrecord.errors import ReadError
from onrecord.read.corpus import Entry, chosen, first_entries, reports
from onrecord.read.csv_rows import Feed, bad_quotes, rows
from onrecord.read.entry import FIELDS, ReadOptions
from onrecord.read.inputs import Input
from onrecord.read.lines import lines
from onrecord.records import Failure, Report

_ACCEPTED = "a table with a header row that names a column `text`"


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    with item.open() as stream:
        feed = Feed(lines(stream))
        given = dict(options.columns.by_part).get("text") if options.columns else None
        header, names, delimiter = _header(feed, given)
        where = f"line {feed.number}"
        entries = _entries(item, feed, names, delimiter)
        first = first_entries(entries)
        choice = chosen(first, options, names)
        if "text" not in choice.by_part:
            raise _no_text(header, where)
        if not first:
            raise ReadError("empty", "", "holds a header and no rows", _ACCEPTED, "Fetch the table again.")
        yield from reports(item, first, entries, choice, options)


def _entries(item: Input, feed: Feed, names: list[str], delimiter: str) -> Iterator[Entry]:
    for number, (start, cells) in enumerate(rows(feed, delimiter), 1):
        row = _row(names, cells) if isinstance(cells, list) else cells
        if isinstance(row, csv.Error):
            row = bad_quotes()
        yield Entry(f"line {start}", f"{item.name}:{start}", f"{item.stem}-{number}", feed.taken(), row)


def _header(feed: Feed, given: str | None) -> tuple[str, list[str], str]:
    """The line of the header, the column names and the delimiter."""
    line = ""
    while not line.strip("\ufeff \t\r\n,;"):
        line = next(feed, "")
        if not line:
            raise ReadError("empty", "", "holds no text", _ACCEPTED, "Fetch the table again.")
    best: tuple[list[str], str] = ([], ",")
    for delimiter in (",", ";", "\t"):
        try:
            names = next(csv.reader([line.lstrip("\ufeff")], delimiter=delimiter))
        except csv.Error:
            raise bad_quotes() from None
        names = [name.strip() for name in names]
        if {"text", (given or "text").casefold()} & {name.casefold() for name in names}:
            return line, names, delimiter
        if len(names) > len(best[0]):
            best = (names, delimiter)
    return line, *best


def _no_text(header: str, where: str) -> ReadError:
    return ReadError(
        "no-text-column",
        where,
        f"has a header without a column `text`, nor one that is known for it: {header.strip()[:80]}",
        f"{_ACCEPTED}, and optionally {', '.join(f'`{name}`' for name in FIELDS[1:])}",
        "Say which column holds the reports with --columns text=COLUMN, add a header row, or name that column `text`.",
    )


def _row(names: list[str], cells: list[str]) -> dict[str, object] | ReadError:
    """Cells by column. More cells than columns would cut a text off at an unquoted comma."""
    if any(cell.strip() for cell in cells[len(names) :]):
        return ReadError(
            "row-shape",
            "",
            f"has {len(cells)} cells where the header has {len(names)}",
            "as many cells as columns",
            'Put cells that hold commas, semicolons or tabs in "…".',
        )
    fields: dict[str, object] = {}
    for name, cell in zip(names, cells, strict=False):
        fields.setdefault(name, cell if name.lower() == "text" else cell.strip() or None)
    return fields
