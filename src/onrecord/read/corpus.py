"""The entries of a corpus (rows, lines, objects) → a Report each, by the columns that are chosen from the first of them.

Serves the readers of CSV, XLSX, JSON Lines and JSON, which take the file apart. Entries are read one at a time; the
first ones are kept until the columns are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from onrecord.errors import ReadError
from onrecord.read.columns import Choice, Row, choose
from onrecord.read.entry import ReadOptions, report_from
from onrecord.read.inputs import Input, failure
from onrecord.records import Failure, Report

_SAMPLE = 20
_SAMPLE_BYTES = 1024 * 1024
"""A first line of 19 MB is sample enough."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`row` is what the entry holds, or what is wrong with it; `where` names it in messages, `source` in the record."""

    where: str
    source: str
    id: str
    raw: bytes
    row: Row | ReadError


def first_entries(entries: Iterator[Entry]) -> list[Entry]:
    """Those from which the columns are judged."""
    first: list[Entry] = []
    size = 0
    for entry in entries:
        first.append(entry)
        size += len(entry.raw)
        if len(first) == _SAMPLE or size >= _SAMPLE_BYTES:
            break
    return first


def chosen(first: Sequence[Entry], options: ReadOptions, names: Sequence[str] | None = None) -> Choice:
    """`names` where a header lists them; else they are those of the entries."""
    rows = [entry.row for entry in first if not isinstance(entry.row, ReadError)]
    listed = names if names is not None else [name for row in rows for name in row]
    return choose(listed, rows, options.columns, closed=names is not None)


def reports(
    item: Input, first: Sequence[Entry], rest: Iterator[Entry], choice: Choice, options: ReadOptions
) -> Iterator[Report | Failure]:
    words = choice.words()
    if options.told and words:
        options.told(f"{item.name}: {words}")
    for entry in chain(first, rest):
        try:
            if isinstance(entry.row, ReadError):
                raise entry.row
            yield report_from(choice.fields(entry.row), entry.id, entry.source, entry.raw, options)
        except ReadError as error:
            error.where = entry.where
            yield failure(item.name, error)
