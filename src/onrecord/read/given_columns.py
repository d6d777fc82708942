"""What `--columns` says: which column of a corpus is which part of a report, and the order of its days.

Comes in: 'text=body,published:dmy=date'. Goes out: a value that travels with ReadOptions. A part with nothing behind it
('outlet=') is no column. What is not given is chosen in columns.py.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass

from onrecord.read.day_forms import ORDERS, DayOrder

PARTS = ("text", "report", "title", "published", "outlet", "url")
FORM = "PART=COLUMN, … with PART one of text, title, published, outlet, url, report; published:dmy=COLUMN or published:mdy=COLUMN says the order of days"


@dataclass(frozen=True, slots=True)
class GivenColumns:
    """Part → name of the column, empty where the part is to have none."""

    by_part: tuple[tuple[str, str], ...] = ()
    order: DayOrder | None = None


def given_columns(words: str) -> GivenColumns:
    """Raises ValueError, with a sentence, where the words are not of the form."""
    found: dict[str, str] = {}
    order: DayOrder | None = None
    for piece in next(csv.reader([words], skipinitialspace=True), []):  # "text=a, b" where a name has a comma
        left, equals, name = piece.partition("=")
        part, _, wanted = left.strip().lower().partition(":")
        if not equals:
            raise ValueError(f"{piece.strip()[:40]!r} names no column")
        if part not in PARTS:
            raise ValueError(f"{part[:40]!r} is no part of a report")
        if part in found:
            raise ValueError(f"{part!r} is given twice")
        if wanted:
            order = _order(part, wanted)
        found[part] = name.strip()
    if not found:
        raise ValueError("it names no column")
    return GivenColumns(tuple(found.items()), order)


def _order(part: str, wanted: str) -> DayOrder:
    for order in ORDERS:
        if part == "published" and wanted == order:
            return order
    raise ValueError(f"{wanted[:20]!r} is no order of days for {part!r}")
