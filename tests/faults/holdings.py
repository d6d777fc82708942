"""What a record holds, to be compared: nothing lost, nothing doubled, nothing by half.

Comes in: where a record is. Goes out: what it holds but for times and log, or an assertion that says what is wrong with it.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from asking import ask, schema_version

from onrecord import deciding
from onrecord.address import Address
from onrecord.store import Record, open_record

Holdings = dict[str, Any]
ONCE = ("begin", "migrate", "adopt", "add", "read", "decide")
"""Entries of the log that running again makes no second time; a failure that is seen again gets another."""


def told_is_held(where: Address, told: set[str]) -> None:
    """What was said to be committed is in the record, and the record is whole, before anything is run again."""
    with open_record(where) as record:
        _sound(record)
        held = {one.report.id for one in record.reports()} | {one.id for one in record.decisions.all()}
    assert told <= held


def holdings(where: Address) -> Holdings:
    """What the record holds, once it is found whole and as its log says."""
    with open_record(where) as record:
        _sound(record)
        held = _read(record)
        said = Counter(json.loads(entry.body)["what"] for entry in record.log.entries())
    held["entries"] = {what: said[what] for what in ONCE}
    return held


def _sound(record: Record) -> None:
    """The log tells of all that is held, and the database, the texts and the raw bytes are as they were written."""
    from onrecord.store.checking import check  # Django is set up by opening a record

    assert list(record.log.verify()) == []
    assert [found for found in check(record, lambda what, done: None) if found.fault] == []  # type: ignore[arg-type]


def schema_of(where: Address) -> int:
    """The schema version, 0 where there is no record."""
    if isinstance(where, Path):
        return schema_version(where)
    made = ask(where, "SELECT to_regclass('onrecord_schema') IS NOT NULL")
    return schema_version(where) if made == [(True,)] and ask(where, "SELECT 1 FROM onrecord_schema") else 0


def _read(record: Record) -> Holdings:
    together: dict[str, set[tuple[str, str]]] = {}
    for one in record.links.placed():
        together.setdefault(one.incident, set()).update((one.report, claim) for claim in one.claims)
    reports = [one.report for one in record.reports()]
    return {
        "reports": reports,
        "readings": {report.id: record.versions(report.id) for report in reports},
        "raw": {report.id: record.raw(report.id) for report in reports},
        "claims": list(record.claims()),
        "failures": [one.failure for one in record.failures()],
        "decisions": list(record.decisions.all()),
        "unheard": record.decisions.unheard(),
        "standing": deciding.standing(record),
        "copies": {(one.original, one.copy) for one in record.links.copyings()},
        "incidents": {frozenset(claims) for claims in together.values()},
        "counts": record.counts(),
    }
