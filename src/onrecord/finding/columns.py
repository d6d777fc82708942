"""A report, its claims and an incident as rows of the index, and the place of the index beside its record.

Comes in: what the record holds, as it stands after what persons decided. Goes out: rows written. Nothing is read back as a record.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.assessing import Judged
from onrecord.decisions import Reviewed
from onrecord.finding import file
from onrecord.incidents import Range
from onrecord.records import PEOPLE_KINDS, Claim, Place, Report, When
from onrecord.resolve import voices
from onrecord.settings import index_path
from onrecord.store import Record
from onrecord.store.paging_face import ListedReport


class AtOnce:
    """What is written within is one transaction; where it is `rows`, what was counted before counts no more (keeping.py)."""

    def __init__(self, index: sqlite3.Connection, rows: bool = True) -> None:
        self._index, self._rows = index, rows

    def __enter__(self) -> None:
        self._index.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if not kind and self._rows:
            file.renew(self._index)
        self._index.execute("ROLLBACK" if kind else "COMMIT")


def path_of(record: Record) -> Path:
    return index_path(record.address, os.environ)


# --- reports and claims -------------------------------------------------------------------------


def put_report(
    index: sqlite3.Connection, number: int, report: Report, listed: ListedReport, reviewed: Sequence[Reviewed]
) -> None:
    known = index.execute("SELECT 1 FROM report WHERE n = ?", (number,)).fetchone()
    opened = sum(one.status == "unreviewed" for one in reviewed)
    row = (
        report.title,
        report.outlet,
        _day(report.published),
        listed.added_at.isoformat(),
        len(reviewed),
        opened,
    )
    if known:
        index.execute(
            "UPDATE report SET title=?, outlet=?, published=?, added=?, claims=?, open=? WHERE n=?",
            (*row, number),
        )
    else:
        index.execute("INSERT INTO report VALUES (?,?,?,?,?,?,?,?,NULL)", (number, report.id, *row))
        index.execute(
            "INSERT INTO words (rowid, title, text) VALUES (?,?,?)", (number, report.title or "", report.text)
        )
    index.execute("DELETE FROM voice WHERE claim IN (SELECT n FROM claim WHERE report = ?)", (number,))
    index.execute("DELETE FROM claim WHERE report = ?", (number,))
    for one in reviewed:
        _put_claim(index, number, one)


def _put_claim(index: sqlite3.Connection, number: int, one: Reviewed) -> None:
    claim, figure, time = one.claim, one.claim.figure, one.claim.time
    row = (
        number, claim.id, claim.kind, figure and figure.low, figure and figure.high, figure and figure.text, figure and figure.unit,
        _bars(claim.groups), claim.method, claim.actor, claim.certainty, int(claim.superseded), claim.place and claim.place.name,
        _within(claim.place), _first(time), _last(time), _voice_name(claim),
        one.status, one.flagged, one.assigned, None, claim.evidence.text,
    )  # fmt: skip
    done = index.execute(f"INSERT INTO claim VALUES (NULL{',?' * len(row)})", row)  # noqa: S608  question marks alone
    n = done.lastrowid
    # Never given again (AUTOINCREMENT), so that words of a claim that is gone find nothing.
    index.execute("INSERT INTO quotes (rowid, quote) VALUES (?,?)", (n, claim.evidence.text))
    if one.status == "rejected":  # what counts for nothing is nobody's word
        return
    known = voices.names()
    for voice in claim.said_by:
        name, kind = known.get(voice.key, (voice.full or voice.text, voice.kind))
        key = voice.key or f"said:{voice.text.lower()}"
        index.execute("INSERT INTO voice VALUES (?,?,?,?,?)", (n, key, name, kind, number))


def _voice_name(claim: Claim) -> str | None:
    if not claim.said_by:
        return None
    first = claim.said_by[0]
    return voices.names().get(first.key, (first.full or first.text, ""))[0]


# --- incidents ----------------------------------------------------------------------------------


def days_of(index: sqlite3.Connection, reports: Collection[str]) -> dict[str, tuple[str, str]]:
    """Report → its day of publication and outlet, as far as they are known."""
    out: dict[str, tuple[str, str]] = {}
    ordered = sorted(reports)
    for first in range(0, len(ordered), 500):
        some = ordered[first : first + 500]
        marks = ",".join("?" * len(some))
        found = index.execute(f"SELECT key, published, outlet FROM report WHERE key IN ({marks})", some)  # noqa: S608  words of our own; values are bound
        out |= {key: (published or "", outlet or "") for key, published, outlet in found}
    return out


def drop_incidents(index: sqlite3.Connection, names: Collection[str]) -> None:
    for table, column in (
        ("incident", "name"),
        ("blank", "name"),
        ("origin", "incident"),
        ("carried", "incident"),
    ):
        index.executemany(f"DELETE FROM {table} WHERE {column} = ?", ((name,) for name in names))  # noqa: S608  words of our own; values are bound
    index.executemany("UPDATE claim SET incident = NULL WHERE incident = ?", ((name,) for name in names))


def put_incident(
    index: sqlite3.Connection,
    name: str,
    stamp: tuple[int, int],
    one: Judged | None,
    days: Mapping[str, tuple[str, str]],
) -> None:
    """An incident of which nothing stands is kept apart, so that it is not looked at again."""
    if one is None:
        index.execute("INSERT OR REPLACE INTO blank VALUES (?,?,?)", (name, *stamp))
        return
    row = (name, *stamp, *incident_values(one, days))
    index.execute(f"INSERT INTO incident VALUES ({','.join('?' * len(row))})", row)  # noqa: S608  question marks alone
    _put_origins(index, one, days)


def incident_values(one: Judged, days: Mapping[str, tuple[str, str]]) -> tuple[Any, ...]:
    """The columns of an incident from its kind on."""
    incident, assessment = one.incident, one.assessment
    place, time, main = incident.place, incident.time, _main_range(assessment.ranges)
    told = max((days.get(part.report, ("", ""))[0] for part in incident.reports), default="")
    return (
        incident.kind, _kinds(one), place and place.name, _within(place), place and place.country, place and place.lat, place and place.lon,
        place and place.radius_km, place and place.precision, _first(time),
        _last(time), main and main.kind, main and main.low, main and main.best, main and main.high,
        len(incident.reports), len(assessment.origins), assessment.grade, int(assessment.provisional),
        len(assessment.contradictions), assessment.contradictions[0].words if assessment.contradictions else None, told or None,
        one.version,
    )  # fmt: skip


def _kinds(one: Judged) -> str | None:
    """What it tells of: its own kind and those of its ranges."""
    return _bars(sorted({one.incident.kind, *(r.kind for r in one.assessment.ranges)}))


def _main_range(ranges: Sequence[Range]) -> Range | None:
    """That of all killed, else of the first kind of harm that is counted."""
    whole = [one for one in ranges if one.group is None] or list(ranges)
    return min(
        whole, key=lambda one: PEOPLE_KINDS.index(one.kind) if one.kind in PEOPLE_KINDS else 99, default=None
    )


def _put_origins(index: sqlite3.Connection, one: Judged, days: Mapping[str, tuple[str, str]]) -> None:
    origins, name = one.assessment.origins, one.incident.id
    first = {
        o.key: min((d for r in o.reports if (d := days.get(r, ("", ""))[0])), default="9") for o in origins
    }
    earliest = min(first.values(), default="9")
    against = {ref[0] for c in one.assessment.contradictions for side in c.sides for ref in side}
    for origin in origins:
        told_first = first[origin.key] == earliest < "9"
        contradicted = not against.isdisjoint(origin.reports)
        index.execute(
            "INSERT INTO origin VALUES (?,?,?,?,?,?,?)",
            (
                name,
                origin.key,
                origin.name,
                origin.kind,
                int(told_first),
                int(len(origins) == 1),
                int(contradicted),
            ),
        )
    outlets: dict[str, list[tuple[str, str]]] = {}
    for part in one.incident.reports:
        day, outlet = days.get(part.report, ("", ""))
        if outlet:
            outlets.setdefault(outlet, []).append((day or "9", part.report))
    soonest = min((day for told in outlets.values() for day, _ in told), default="9")
    for outlet, told in outlets.items():
        row = (
            name,
            outlet,
            int(min(told)[0] == soonest < "9"),
            int(len(outlets) == 1),
            int(any(r in against for _, r in told)),
        )
        index.execute("INSERT INTO carried VALUES (?,?,?,?,?)", row)


# --- words --------------------------------------------------------------------------------------


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _first(when: When | None) -> str | None:
    return _day(when.start or when.end) if when else None


def _last(when: When | None) -> str | None:
    return _day(when.end or when.start) if when else None


def _bars(words: Sequence[str]) -> str | None:
    """'|child|woman|': one word among them is found without being part of another."""
    return f"|{'|'.join(words)}|" if words else None


def _within(place: Place | None) -> str | None:
    if place is None:
        return None
    return _bars([part for part in (place.gazetteer, *place.within) if part])
