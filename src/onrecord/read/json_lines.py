"""A .jsonl corpus → a Report per line, read line by line in flat memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.decode import decode
from onrecord.read.entry import ReadOptions, report_from
from onrecord.read.inputs import Input, failure
from onrecord.read.lines import LINE_LIMIT, Line, lines
from onrecord.records import Failure, Report

_ACCEPTED = "one JSON object per line, with a `text`"


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    empty = True
    with item.open() as stream:
        for line in lines(stream):
            if line.raw is not None and not line.raw.strip(b" \t\r\n\0\xef\xbb\xbf"):
                continue
            if empty and line.raw is not None and line.text_bytes.lstrip(b"\xef\xbb\xbf \t").startswith(b"["):
                raise _array()
            empty = False
            try:
                yield _report(item, line, options)
            except ReadError as error:
                error.where = f"line {line.number}"
                yield failure(item.name, error)
    if empty:
        raise ReadError("empty", "", "holds no text", _ACCEPTED, "Fetch the corpus again.")


def _report(item: Input, line: Line, options: ReadOptions) -> Report:
    fields = _fields(line)
    number = line.number
    return report_from(fields, f"{item.stem}-{number}", f"{item.name}:{number}", line.raw or b"", options)


def _fields(line: Line) -> dict[str, Any]:
    if line.raw is None:
        raise too_long_line()
    try:
        value = json.loads(line.raw.decode(line.encoding) if line.encoding else decode(line.text_bytes))
    except (ValueError, RecursionError) as error:
        what = f"{error.msg} at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
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
        "Write each object of the array on a line of its own.",
    )
