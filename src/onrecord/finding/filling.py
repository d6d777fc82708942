"""The index brought up to date with the record: what is new or was decided since it last looked, and nothing else.

Comes in: an open record, whole. Goes out: how much was looked at; the index holds it. Where the index is of another record, or the
record lost something that the index has (a report was erased, an older backup put in its place), it is made anew.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from onrecord import review
from onrecord.assessing import judged
from onrecord.finding import columns, counted, file, keeping
from onrecord.finding.changed import changed, incidents_of_reports, parts
from onrecord.incidents import Placed
from onrecord.link import RULES
from onrecord.store import Record

Tick = Callable[[str, int, int], None]
"""Told what is being looked at, how much of it was, and of how much."""
_REPORTS, _INCIDENTS = 200, 100
"""Looked at in one transaction."""
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Filled:
    reports: int
    incidents: int


def up_to_date(record: Record, tick: Tick = lambda what, done, of: None) -> Filled:
    """Where another thread is at it already, this waits and then looks at what is left."""
    with _lock:
        index = file.connection(columns.path_of(record))
        if not _goes_on(index, record):
            file.forget(columns.path_of(record))
            index = file.connection(columns.path_of(record))
        return _Filling(index, record, tick).fill()


def forget(record: Record) -> None:
    """The index goes; to be called where a report is erased, whose words it holds."""
    with _lock:
        file.forget(columns.path_of(record))
    keeping.forget()


def _goes_on(index: sqlite3.Connection, record: Record) -> bool:
    """Whether the index is of this record and its rules, and of no later moment."""
    head = record.log.head()
    known = file.value(index, "record")
    if known is None:
        return True
    return (known, file.value(index, "rules")) == (head.record, RULES) and int(
        file.value(index, "head") or 0
    ) <= head.number


class _Filling:
    def __init__(self, index: sqlite3.Connection, record: Record, tick: Tick) -> None:
        self.index, self.record, self.tick = index, record, tick
        self.before: set[str] = set()
        """The incidents that claims which are put anew were in, as far as the index knew."""

    def fill(self) -> Filled:
        head = self.record.log.head()
        decided = self.record.pages.decided_since(int(file.value(self.index, "decision") or 0))
        reports = self._new_reports(decided.reports)
        incidents = self._changed_incidents(decided.incidents)
        with self._at_once(rows=False):
            for name, held in (
                ("record", head.record),
                ("rules", RULES),
                ("head", head.number),
                ("decision", decided.last),
            ):
                file.set_value(self.index, name, held)
        return Filled(reports, incidents)

    # --- reports and their claims ---------------------------------------------------------------

    def _new_reports(self, decided: Collection[str]) -> int:
        done = 0
        while some := self.record.pages.read_since(int(file.value(self.index, "reading") or 0), _REPORTS):
            self._take(list(dict.fromkeys(report for _, report in some)), some[-1][0])
            done += len(some)
            self.tick("reading reports", done, done)
        for part in parts(sorted(decided), _REPORTS):
            self._take(part)
            done += len(part)
        return done

    def _take(self, keys: list[str], last: int | None = None) -> None:
        made = self.record.decisions.about_reports(keys)
        numbers = self.record.pages.numbers(keys)
        listed = self.record.pages.listings(keys)
        self.before |= incidents_of_reports(self.index, numbers.values())
        with self._at_once():
            for _, report, read in self.record.links.readings(keys):
                reviewed = review.stand(read, made.get(report.id, ()))
                if report.id not in listed:  # erased since
                    continue
                columns.put_report(self.index, numbers[report.id], report, listed[report.id], reviewed)
            self._place(keys)
            self._note_copies(keys)
            if last is not None:
                file.set_value(self.index, "reading", last)

    def _note_copies(self, keys: list[str]) -> None:
        for one in self.record.links.copyings(set(keys)):
            self.index.execute("UPDATE report SET copy_of = ? WHERE key = ?", (one.original, one.copy))

    # --- incidents ------------------------------------------------------------------------------

    def _changed_incidents(self, decided: Collection[str]) -> int:
        now = self.record.pages.stamp()
        stamp = "{}:{}".format(*now)
        if (
            not decided
            and stamp == file.value(self.index, "linked")
            and file.value(self.index, "left") == "0"
        ):
            return 0
        found = changed(self.index, self.record, now, self.before, decided)
        stamps = found.stamps
        with self._at_once():
            columns.drop_incidents(self.index, found.gone)
            file.set_value(self.index, "left", len(stamps))
        done = 0
        # The newest first: they are what people look at while the rest is still to come.
        for some in parts(sorted(stamps, key=lambda name: (-stamps[name][0], name)), _INCIDENTS):
            self._assess(some, stamps)
            done += len(some)
            self.tick("assessing incidents", done, len(stamps))
            with self._at_once(rows=False):
                file.set_value(self.index, "left", len(stamps) - done)
        with self._at_once(rows=False):
            counted.settle(self.index)
            file.set_value(self.index, "linked", stamp)
            file.set_value(self.index, "held", found.held)
        return len(stamps)

    def _assess(self, names: list[str], stamps: dict[str, tuple[int, int]]) -> None:
        found = {one.incident.id: one for one in judged(self.record, names)}
        reports = {part.report for one in found.values() for part in one.incident.reports}
        keys = sorted(reports)
        with self._at_once():
            columns.drop_incidents(self.index, names)
            days = columns.days_of(self.index, keys)
            for name in names:
                columns.put_incident(self.index, name, stamps[name], found.get(name), days)
            self._put_in(self.record.links.placed_in(set(names)))

    def _place(self, keys: list[str]) -> None:
        """The incidents of claims that were written anew."""
        self._put_in(self.record.links.placed_of(set(keys)))

    def _put_in(self, placed: Iterable[Placed]) -> None:
        self.index.executemany(
            "UPDATE claim SET incident = ? WHERE report = (SELECT n FROM report WHERE key = ?) AND id = ?",
            ((one.incident, one.report, claim) for one in placed for claim in one.claims),
        )

    def _at_once(self, rows: bool = True) -> columns.AtOnce:
        return columns.AtOnce(self.index, rows)
