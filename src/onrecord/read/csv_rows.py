"""The lines of a CSV file → its rows, one at a time, each with its first line and the bytes that it stands in.

A broken row comes out as what is wrong with it, and the rest goes on. What the columns mean is decided in csv_table.py and tables.py.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from onrecord.errors import ReadError
from onrecord.read.decode import decode
from onrecord.read.json_lines import too_long_line
from onrecord.read.lines import LINE_LIMIT, Line

csv.field_size_limit(LINE_LIMIT)  # the module's own 128 KB cuts long reports off


class Feed:
    """Decoded lines for the csv module; keeps the bytes of the row that it is in. An iterator of its own,
    since a generator would not go on after the error of one line."""

    def __init__(self, source: Iterator[Line]) -> None:
        self._source = source
        self.raw = bytearray()
        self.number = 0

    def __iter__(self) -> Feed:
        return self

    def __next__(self) -> str:
        line = next(self._source)
        self.number = line.number
        if line.raw is None or len(self.raw) + len(line.raw) > LINE_LIMIT:
            raise too_long_line()
        self.raw += line.raw
        return line.raw.decode(line.encoding) if line.encoding else decode(line.raw)

    def taken(self) -> bytes:
        raw = bytes(self.raw)
        self.raw.clear()
        return raw


def rows(feed: Feed, delimiter: str) -> Iterator[tuple[int, list[str] | ReadError | csv.Error]]:
    """The first line and the cells of each row that is not blank, or what is wrong with it."""
    found = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        feed.taken()
        start = feed.number + 1
        try:
            cells = next(found)
        except StopIteration:
            return
        except (ReadError, csv.Error) as error:
            yield start, error
            continue
        if any(cell.strip() for cell in cells):
            yield start, cells


def bad_quotes() -> ReadError:
    return ReadError(
        "bad-quotes",
        "",
        "has quotes or line ends that do not match: one is opened and not closed, or one inside is not doubled",
        'cells with commas, quotes or line breaks in "…", a quote inside written ""',
        "Save the table again as CSV from a spreadsheet program.",
    )
