"""What is told of a place, worked out once and kept: the claims there, their balance over time, the boards of days.

Comes in: a record, as it is and as somebody sees it, and a place. Goes out: what was worked out, or how long it will take. Only the
claims of the place are read. What few claims tell of is worked out at once; what many do by a thread of its own, so that no page waits
for it. Kept for each view of the record, until something about the place is read or decided; then only that is read again.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import connections

from onrecord import board, pipeline, review
from onrecord.records import Claim, ClaimRef, Place, Report
from onrecord.seeing import Hidden, SeenRecord
from onrecord.situations import Board, Course
from onrecord.store import Record
from onrecord.web.boards import spots
from onrecord.web.boards.spots import Spots

AT_ONCE = 800
"""Claims that are read while the page waits. Measured on two busy cores: 60 to 90 µs each, until the page is made of them."""
MOST_KEPT = 120_000
"""Claims kept in memory, in all views together: some 3 KB each."""
_BOARDS = 40
"""Boards of days kept for one place: a slider is drawn to and fro."""
_claim_s = 90e-6
"""How long a claim takes, as last measured: on a busy machine several times as long as on an idle one."""


@dataclass(slots=True)
class Worked:
    """All that is told of a place. `state` is the number of the log's entry that it is worked out to."""

    told: board.Telling
    course: Course
    state: int
    took_s: float
    """How long the last reading took."""
    claims: dict[str, list[Claim]]
    """By report."""
    _by_ref: dict[ClaimRef, Claim] = field(default_factory=dict)
    _boards: OrderedDict[date | None, Board] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def size(self) -> int:
        return len(self.told.dated)

    def claims_by_ref(self) -> dict[ClaimRef, Claim]:
        if not self._by_ref:
            self._by_ref = {d.claim.ref: d.claim for d in self.told.dated}
        return self._by_ref

    def board(self, on: date | None) -> Board:
        with self._lock:
            if on not in self._boards:
                self._boards[on] = pipeline.situation_on(self.told, on)
                while len(self._boards) > _BOARDS:
                    self._boards.popitem(last=False)
            self._boards.move_to_end(on)
            return self._boards[on]


@dataclass(frozen=True, slots=True)
class Waiting:
    """It is being worked out."""

    claims: int
    seconds: float
    """About how long it takes."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be read for a place: of each report the numbers of its claims there; of those decided about, all."""

    state: int
    numbers: dict[str, list[int]]
    decided: set[str]
    kept: dict[str, list[Claim]]
    """What was read before and has not changed."""

    @property
    def size(self) -> int:
        """How many claims, counted by the time that they take."""
        # A report that persons decided about is read whole: some eight claims. What is kept is only put in order again.
        again = sum(map(len, self.kept.values())) // 5
        return again + sum(map(len, self.numbers.values())) + 8 * len(self.decided)


_Key = tuple[Spots, Hidden | None, Place]
_held: OrderedDict[_Key, Worked] = OrderedDict()
_jobs: dict[_Key, tuple[threading.Event, Waiting]] = {}
_failed: dict[_Key, Exception] = {}
_lock = threading.RLock()
_turn = threading.Lock()
"""One place at a time is worked out beside the pages, which want the processor too."""


def of(record: Record, seen: Record, place: Place, wait_s: float = 0.06) -> Worked | Waiting:
    """`record` is whole and only says what has changed; all that is shown is read through `seen`."""
    known_places = spots.up_to_date(record)
    key = known_places, hidden_in(seen), place
    with _lock:
        if key in _failed:
            raise _failed.pop(key)
        if any(known is not known_places for known, _, _ in _held):
            _held.clear()  # read anew: something went from the record for good, and may be in them
        before = _held.get(key)
        asked = _asked(known_places, place, hidden_in(seen), before)
        if before is not None and before.state == asked.state:
            _held.move_to_end(key)
            return before
        if asked.size <= AT_ONCE:
            return _keep(key, _worked(seen, place, asked))
        done, waiting = _jobs.get(key) or _begin(key, seen, place, asked)
    done.wait(wait_s)
    with _lock:
        return waiting if key in _jobs else _held.get(key) or waiting


def hidden_in(seen: Record) -> Hidden | None:
    return seen.hidden if isinstance(seen, SeenRecord) else None


def forget() -> None:
    """What was worked out goes."""
    with _lock:
        _held.clear()


def wait_for_all() -> None:
    """Until nothing is being worked out any more."""
    with _lock:
        waited = [done for done, _ in _jobs.values()]
    for done in waited:
        done.wait()


def _asked(known: Spots, place: Place, hidden: Hidden | None, before: Worked | None) -> _Asked:
    with known.lock:
        inside = known.within(place)
        if before is not None and not _touched(known, inside, before):
            before.state = known.state
            return _Asked(known.state, {}, set(), {})
        there = {report for spot in inside for report in known.telling(spot, hidden)}
        kept = {r: c for r, c in before.claims.items() if not _since(known, r, before)} if before else {}
        read = there - kept.keys()
        decided = read & known.decided
        numbers = {r: known.claims_at(r, inside, hidden) for r in read - decided}
        return _Asked(known.state, numbers, decided, {r: c for r, c in kept.items() if r in there})


def _since(known: Spots, report: str, before: Worked) -> bool:
    return known.changed.get(report, 0) > before.state


def _touched(known: Spots, inside: frozenset[int], before: Worked) -> bool:
    """Whether a report that was read or decided about since tells, or told, of the place."""
    if before.state == known.state:
        return False
    changed = {report for report, at in known.changed.items() if at > before.state}
    return any(r in before.claims or not inside.isdisjoint(known.spots_of(r)) for r in changed)


def _worked(seen: Record, place: Place, asked: _Asked) -> Worked:
    began = time.perf_counter()
    claims = dict(asked.kept)
    for claim in seen.pages.numbered([n for numbers in asked.numbers.values() for n in numbers]):
        claims.setdefault(claim.report, []).append(claim)
    claims |= _decided(seen, place, asked.decided)
    reports: Mapping[str, Report] = seen.pages.headed(claims.keys())
    told = board.gathered(place, (c for r, some in claims.items() if r in reports for c in some), reports)
    course = board.course(told)
    return Worked(told, course, asked.state, time.perf_counter() - began, claims)


def _decided(seen: Record, place: Place, reports: set[str]) -> dict[str, list[Claim]]:
    """The claims there of reports that persons decided about, as they stand."""
    if not reports:
        return {}
    made = seen.decisions.about_reports(reports)
    found = {}
    for _, report, read in seen.links.readings(sorted(reports)):
        there = board.of_the_place(place, review.claims_of(read, made.get(report.id, ())))
        if there:
            found[report.id] = there
    return found


def _keep(key: _Key, worked: Worked) -> Worked:
    _held[key] = worked
    _held.move_to_end(key)
    while len(_held) > 1 and sum(one.size for one in _held.values()) > MOST_KEPT:
        _held.popitem(last=False)
    return worked


def _begin(key: _Key, seen: Record, place: Place, asked: _Asked) -> tuple[threading.Event, Waiting]:
    job = threading.Event(), Waiting(asked.size, asked.size * _claim_s)
    _jobs[key] = job

    def work() -> None:
        global _claim_s
        try:
            with _turn:
                worked = _worked(seen, place, asked)
                _claim_s = worked.took_s / asked.size
                worked.board(None)
                worked.claims_by_ref()
            with _lock:
                _keep(key, worked)
        except Exception as error:  # told to whoever asks next
            with _lock:
                _failed[key] = error
        finally:
            with _lock:
                _jobs.pop(key, None)
            job[0].set()
            connections.close_all()  # this thread's own

    threading.Thread(target=work, name="situation", daemon=True).start()
    return job
