"""A table whose columns are somebody else's → rows with typed values, whoever wrote the file.

Comes in: CSV and the columns of the standard. Goes out: one mapping a row, an empty cell None; a column that the standard does not know
stays text. What a cell of the standard cannot be is a ReadError with its line.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from onrecord.errors import ReadError
from onrecord.publish.formats.cells import read_rows
from onrecord.publish.formats.flat import Column, Kind

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T][\d:.]+Z?)?")
_WORD_DAY = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})")


def read_table(source: BinaryIO, columns: Sequence[Column], form: str) -> Iterator[dict[str, Any]]:
    rows = read_rows(source)
    kinds: dict[str, Kind] = {column.name: column.kind for column in columns}
    head = [name.strip() for name in next(rows, [])]
    for line, row in enumerate(rows, 2):
        if len(row) != len(head):
            raise ReadError(
                "bad-row", f"{form}, row {line}", f"{len(row)} cells", f"{len(head)}, as in the first row", "Write the table anew as CSV.",
            )  # fmt: skip
        yield {
            name: value_of(text, kinds.get(name, "text"), f"{form}, row {line}, {name}")
            for name, text in zip(head, row, strict=True)
        }


_ACCEPTED: dict[Kind, str] = {
    "whole": "a whole number", "number": "a number", "day": "a day: 2016-12-31 or 31 December 2016",
    "yes-no": "Yes, No, true, false, 1 or 0", "text": "text",
}  # fmt: skip


def value_of(text: str, kind: Kind, where: str) -> Any:
    if text == "":
        return None
    try:
        return _value(text, kind)
    except ValueError:
        raise ReadError(
            "bad-cell", where, f"{text[:30]!r}", _ACCEPTED[kind], "Mend the cell, or leave it empty."
        ) from None


def _value(text: str, kind: Kind) -> Any:
    if kind == "whole":
        return int(text) if text.lstrip("-").isdigit() else _whole(float(text))
    if kind == "number":
        found = float(text)
        if not math.isfinite(found):
            raise ValueError(text)
        return found
    if kind == "day":
        return day_of(text)
    if kind == "yes-no":
        return _yes(text)
    return text


_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def _yes(text: str) -> bool:
    if text.lower() not in _YES_NO:
        raise ValueError(text)
    return _YES_NO[text.lower()]


def _whole(found: float) -> int:
    """13.0 is 13: tables that were made with R or pandas have it so."""
    if not found.is_integer():
        raise ValueError(found)
    return int(found)


def day_of(text: str) -> date:
    """As ACLED writes it (31 December 2016), UCDP (2016-12-31 00:00:00.000) and everybody else; ValueError where it is none."""
    iso, words = _ISO_DAY.fullmatch(text.strip()), _WORD_DAY.fullmatch(text.strip())
    if iso:
        return date.fromisoformat(iso[1])
    if words and words[2][:3].lower() in _MONTHS:
        return date(int(words[3]), _MONTHS.index(words[2][:3].lower()) + 1, int(words[1]))
    return datetime.strptime(text.strip(), "%d/%m/%Y").date()  # noqa: DTZ007 # a day has no time zone
