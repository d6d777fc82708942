"""The groups of all incidents, by position and by day, kept as tables of the index: a map of everything reads 9,000 rows, not 48,000.

Triggers of the index (file.py) note which latitudes and first days were written. `settle` counts these groups anew; until then, the groups are
counted as they are asked for. Comes in: the index. Goes out: rows of groups in the order of their columns, as SQL has it: what is not known first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Row = tuple[Any, ...]
MOST = "max(coalesce(best, low, high))"
_MANY = 500
"""Latitudes or days that are counted anew for one view in part; with more of them, all are."""


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    first: str
    """The column by which its groups are counted anew together."""
    by: str
    asked: str


_TABLES = (
    _Table("spot", "lat", "lat, lon, radius, precision, place, country, kind", f"count(*), {MOST}"),
    _Table("span", "start", "start, end, kind", f"count(*), {MOST}, min(name)"),
)
_SPOTS, _SPANS = _TABLES
_READ = {
    (_SPOTS.by, _SPOTS.asked): (_SPOTS, f"SELECT * FROM spot ORDER BY {_SPOTS.by}"),  # noqa: S608  words of our own
    (_SPANS.by, _SPANS.asked): (_SPANS, f"SELECT * FROM span ORDER BY {_SPANS.by}"),  # noqa: S608  words of our own
    ("start, end", _SPANS.asked): (
        _SPANS,
        "SELECT start, end, sum(incidents), max(most), min(one) FROM span GROUP BY start, end ORDER BY start, end",
    ),
}


def settle(index: sqlite3.Connection) -> None:
    """In a transaction. What was written since is counted."""
    for table in _TABLES:
        there = f"{table.first} IN (SELECT value FROM moved WHERE what = '{table.first}')"  # noqa: S608  words of our own
        if index.execute("SELECT 1 FROM moved WHERE what = ? AND value IS NULL", (table.first,)).fetchone():
            there = f"({there} OR {table.first} IS NULL)"
        index.execute(f"DELETE FROM {table.name} WHERE {there}")  # noqa: S608  words of our own
        index.execute(
            f"INSERT INTO {table.name} SELECT {table.by}, {table.asked} FROM incident WHERE {there} GROUP BY {table.by}"  # noqa: S608  words of our own
        )
    index.execute("DELETE FROM moved")


def groups(index: sqlite3.Connection, by: str, asked: str, without: str | None) -> list[Row] | None:
    """Of all incidents but those `without`, a JSON list of names. None where they are not counted ahead, or not as they are now."""
    if (by, asked) not in _READ or index.execute("SELECT 1 FROM moved LIMIT 1").fetchone():
        return None
    table, sql = _READ[by, asked]
    if without is None:
        return index.execute(sql).fetchall()
    firsts = [
        one
        for (one,) in index.execute(
            f"SELECT DISTINCT {table.first} FROM incident WHERE name IN (SELECT value FROM json_each(?))",  # noqa: S608  words of our own
            (without,),
        )
    ]
    if len(firsts) > _MANY:
        return None
    return _put_in(index.execute(sql).fetchall(), _anew(index, table.first, by, asked, firsts, without))


def _anew(
    index: sqlite3.Connection, first: str, by: str, asked: str, firsts: Sequence[object], without: str
) -> dict[object, list[Row]]:
    """The groups of some latitudes or days, counted without some incidents."""
    known = [one for one in firsts if one is not None]
    there = f"{first} IN ({','.join('?' * len(known))})" + (
        f" OR {first} IS NULL" if len(known) < len(firsts) else ""
    )
    out: dict[object, list[Row]] = {one: [] for one in firsts}
    found = index.execute(
        f"SELECT {by}, {asked} FROM incident WHERE ({there}) AND name NOT IN (SELECT value FROM json_each(?)) GROUP BY {by} ORDER BY {by}",  # noqa: S608  words of our own; values are bound
        (*known, without),
    )
    for row in found:
        out[row[0]].append(row)
    return out


def _put_in(rows: list[Row], anew: dict[object, list[Row]]) -> list[Row]:
    """Rows of one latitude or day stand together: the first of them makes room for all that were counted anew."""
    out: list[Row] = []
    for row in rows:
        if row[0] not in anew:
            out.append(row)
        else:
            out += anew[row[0]]
            anew[row[0]] = []
    return out
