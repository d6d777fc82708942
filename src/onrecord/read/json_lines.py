"""A .jsonl or .ndjson corpus → a Report per line, read line by line in flat memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.corpus import Entry, chosen, first_entries, reports
from onrecord.read.decode import decode
from onrecord.read.entry import ReadOptions
from onrecord.read.inputs import Input
from onrecord.read.lines import LINE_LIMIT, Line, lines
from onrecord.records import Failure, Report

_ACCEPTED = "one JSON object per line, with a `text`"


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    with item.open() as stream:
        entries = _entries(item, lines(stream))
        first = first_entries(entries)
        if not first:
            raise ReadError("empty", "", "holds no text", _ACCEPTED, "Fetch the corpus again.")
        yield from reports(item, first, entries, chosen(first, options), options)


def _entries(item: Input, source: Iterator[Line]) -> Iterator[Entry]:
    empty = True
    for line in source:
        if line.raw is not None and not line.raw.strip(b" \t\r\n\0\xef\xbb\xbf"):
            continue
        if empty and line.raw is not None and line.text_bytes.lstrip(b"\xef\xbb\xbf \t").startswith(b"["):
            raise _array()
        empty = False
        yield Entry(
            f"line {line.number}",
            f"{item.name}:{line.number}",
            f"{item.stem}-{line.number}",
            line.raw or b"",
            _row(line),
        )


def _row(line: Line) -> dict[str, Any] | ReadError:
    try:
        return _fields(line)
    except ReadError as error:
        return error


def _fields(line: Line) -> dict[str, Any]:
    if line.raw is None:
        raise too_long_line()
    try:
        value = json.loads(line.raw.decode(line.encoding) if line.encoding else decode(line.text_bytes))
    except (ValueError, RecursionError) as error:
        what = (
            f"{error.msg.removesuffix(' at')} at character {error.pos + 1}"
            if isinstance(error, json.JSONDecodeError)
            else ""
        )
        raise ReadError(
            "not-json", "", f"is no JSON{f' ({what})' if what else ''}", _ACCEPTED, "Mend or remove the line."
        ) from None
    if not isinstance(value, dict):
        raise ReadError("not-an-object", "", "is JSON but no object", _ACCEPTED, "Mend or remove the line.")
    return value


def too_long_line() -> ReadError:
    return ReadError(
        "line-too-long",
        "",
        f"is longer than {LINE_LIMIT // 1024 // 1024} MB",
        f"lines of up to {LINE_LIMIT // 1024 // 1024} MB",
        "Split it into one line per report.",
    )


def _array() -> ReadError:
    return ReadError(
        "json-array",
        "",
        "begins as a JSON array, not as JSON Lines",
        _ACCEPTED,
        "Call the file .json, or write each object of the array on a line of its own.",
    )
