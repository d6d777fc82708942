"""CSV as spreadsheets and programs read it: UTF-8, rows end in CR LF (RFC 4180), text that would run as a formula is kept as text.

Comes in: values. Goes out: bytes, and the same values again. A text that begins like a formula, or with an apostrophe, gets an
apostrophe before it; reading takes one away. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")
"""What spreadsheets take for the beginning of a formula (OWASP, CSV Injection), full-width signs too; LibreOffice trims line ends."""


def safe(text: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) or text.startswith("'") else text


def unsafe(text: str) -> str:
    """The text as it was before `safe`; an apostrophe that `safe` would not have put there is the text's own ('Amran)."""
    rest = text.removeprefix("'")
    return rest if safe(rest) == text else text


def cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return safe(value) if isinstance(value, str) else value


def write_rows(out: BinaryIO, rows: Iterable[Sequence[Any]]) -> int:
    """Row after row, nothing held back; how many there were, the head among them."""
    words = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(words)
    n = 0
    for row in rows:
        writer.writerow([cell(value) for value in row])
        n += 1
    words.flush()
    words.detach()
    return n


def read_rows(source: BinaryIO) -> Iterator[list[str]]:
    words = io.TextIOWrapper(source, encoding="utf-8-sig", newline="")
    try:
        for row in csv.reader(words):
            yield [unsafe(text) for text in row]
    finally:
        if not words.closed:
            words.detach()
