"""What the rules of protection mark in each report, worked out ahead and kept in the index: to look for names takes longer than an answer may.

Comes in: an open record, whole. Goes out: marks by report; none for a report that is not looked at yet, was read again since, or was
looked at by other rules. Who is shown a report without what is marked is decided where it is shown (web/api/shown.py).
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Mapping

from onrecord import protecting
from onrecord.finding import columns, file
from onrecord.protect import Mark
from onrecord.protecting import Found
from onrecord.records import Report
from onrecord.store import Record

AT_ONCE = 25
"""Reports in one transaction: a tenth of a second."""


def look_ahead(record: Record) -> int:
    """Look at some reports that nobody has looked at; how many. To be called again until there are none."""
    index = file.connection(columns.path_of(record))
    rules = protecting.rules()
    if file.value(index, "protected") != rules:
        with columns.AtOnce(index, rows=False):
            index.execute("DELETE FROM protected")
            file.set_value(index, "protected", rules)
            file.set_value(index, "protected-to", 0)
    some = record.pages.read_since(int(file.value(index, "protected-to") or 0), AT_ONCE)
    if not some:
        return 0
    keys = list(dict.fromkeys(report for _, report in some))
    looked = [
        (number, report, protecting.found(report, claims))
        for number, report, claims in record.links.readings(keys)
    ]
    with columns.AtOnce(index, rows=False):
        for number, report, found in looked:
            _put(index, number, report, found)
        file.set_value(index, "protected-to", some[-1][0])
    return len(some)


def known(record: Record, reports: Mapping[str, tuple[int, Report]]) -> dict[str, Found]:
    """What was marked in these reports, of which each comes with the number of its reading."""
    index = file.connection(columns.path_of(record))
    if file.value(index, "protected") != protecting.rules():
        return {}
    out = {}
    for report, reading, text, marks, title in _rows(index, list(reports)):
        number, held = reports[report]
        if (number, _digest(held)) == (reading, text):
            out[report] = Found(_read(marks, held.text), _read(title, held.title or ""))
    return out


def _rows(index: sqlite3.Connection, reports: Collection[str]) -> list[tuple[str, int, str, str, str]]:
    sql = "SELECT report, reading, text, marks, title FROM protected WHERE report IN (SELECT value FROM json_each(?))"
    return index.execute(sql, (json.dumps(list(reports)),)).fetchall() if reports else []


def _put(index: sqlite3.Connection, number: int, report: Report, found: Found) -> None:
    values = report.id, number, _digest(report), _written(found.text), _written(found.title)
    index.execute("INSERT OR REPLACE INTO protected VALUES (?, ?, ?, ?, ?)", values)


def _digest(report: Report) -> str:
    held = json.dumps([report.text, report.title]).encode()
    return hashlib.sha256(held).hexdigest()[:32]


def _written(marks: Collection[Mark]) -> str:
    """Without the words themselves: they stand in the report."""
    return json.dumps([(m.start, m.end, m.who, m.why, m.what) for m in marks])


def _read(marks: str, text: str) -> tuple[Mark, ...]:
    return tuple(
        Mark(start, end, text[start:end], who, why, what) for start, end, who, why, what in json.loads(marks)
    )
