"""The threads that read what was brought in: one for each lane of the queue, while there is something in it.

Comes in: word that something waits. Goes out: the record with it, in the name of whoever brought it; failures with their reason;
incidents brought up to date. What is done with one thing is here, in which order and by which process queue.py's.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog
from django.db import connections

from onrecord import fetching, ingest, review
from onrecord.decisions import Person
from onrecord.errors import NotAllowed, OnrecordError, ReadError
from onrecord.logs import place_of
from onrecord.pipeline import MADE_BY
from onrecord.read import ReadOptions, one_report, sent
from onrecord.read.entry import day_of
from onrecord.read.inputs import failure
from onrecord.read.web_address import Fetch, read_address
from onrecord.records import Failure, Report
from onrecord.store import Record
from onrecord.web import opened, reading
from onrecord.web.inbox import queue
from onrecord.web.inbox.models import ItemRow

_TELL_S = 0.4
"""How often it is written down how far a corpus is read."""
_LINK_S = 20.0
"""How often incidents are brought up to date while a corpus is read."""
_LOOK_S = 5.0
"""How often it is looked whether another server that held something is gone."""
_MOST_REPORTS = 200
"""Reports of one file that its page names; the others are in the list of reports."""

_log = structlog.get_logger()
_lock = threading.Lock()
_threads: dict[str, threading.Thread] = {}
_woken: set[str] = set()
fetch: Fetch = fetching.fetch
After = Callable[[Record], None]
"""What is to be done when something was added: incidents brought up to date (api/relinking.py)."""
_after: dict[str, After] = {}


def begin(after: After) -> None:
    """When a server starts: load what reading needs, and take up what another left."""
    reading.begin_loading()
    wake(after)


def wake(after: After) -> None:
    with _lock:
        _after["added"] = after
        for lane in queue.LANES:
            _woken.add(lane)
            if lane not in _threads:
                _threads[lane] = threading.Thread(
                    target=_work, args=(lane,), name=f"inbox-{lane}", daemon=True
                )
                _threads[lane].start()


def wait_for(job: str, within_s: float) -> None:
    """A moment's patience, after which the first claims are often there."""
    until = time.monotonic() + within_s
    pause = threading.Event()
    while queue.is_open(job) and time.monotonic() < until:
        pause.wait(0.03)


def rest(timeout_s: float = 60.0) -> bool:
    """Wait until nothing is being read; whether that was so in time."""
    until = time.monotonic() + timeout_s
    for thread in list(_threads.values()):
        thread.join(max(0.0, until - time.monotonic()))
    return not _threads


def _work(lane: str) -> None:
    pause = threading.Event()
    try:
        while True:
            with _lock:
                _woken.discard(lane)
            try:
                while (item := queue.take(lane)) is not None:
                    _read(item)
                held = queue.others_read(lane)
            except Exception as error:
                _log.error("inbox-failed", kind=type(error).__name__, place=place_of(error))
                held = True  # the database may be there again in a moment
            if held:
                pause.wait(_LOOK_S)
                continue
            with _lock:
                if lane not in _woken:
                    return
    finally:
        connections.close_all()
        with _lock:
            _threads.pop(lane, None)


def _read(item: ItemRow) -> None:
    record = opened.the_record().acting(item.job.person)
    run = _Run(item, record)
    failures: tuple[Failure, ...] = ()
    broke = True
    with _held(item):
        try:
            person = _person(record, item.job.person)
            review.allow(person, "add-report")
            found = run.named(person, _found(item))
            failures = ingest.ingest(found, record, reading.claims, MADE_BY, run.tell).failures
            broke = False
        except OnrecordError as error:
            failures = (
                Failure(item.source, error.where, "refused", error.found, error.accepted, error.next),
            )
        except Exception as error:
            _log.error("bringing-in-failed", kind=type(error).__name__, place=place_of(error))
            failures = (_fault(item, error),)
        run.done.failed = max(run.done.failed, len(failures))
        queue.end(item, run.done, failures, broke)
    _after["added"](record)


class _Run:
    """One item being read: how far it is, told now and then."""

    def __init__(self, item: ItemRow, record: Record) -> None:
        self.item, self.record = item, record
        self.done = queue.Progress()
        self._told = self._linked = time.monotonic()

    def named(self, person: Person, found: Iterator[Report | Failure]) -> Iterator[Report | Failure]:
        for one in found:
            if isinstance(one, Report):
                one = reading.named(self.record, person, one)
                self.done.read_to += len(one.raw or b"")
                if len(self.done.reports) < _MOST_REPORTS:
                    self.done.reports.append(one.id)
            yield one

    def tell(self, p: ingest.Progress) -> None:
        self.done.new, self.done.same, self.done.again, self.done.failed = (
            p.new,
            p.same,
            p.new_version,
            p.failed,
        )
        at = time.monotonic()
        if at - self._told > _TELL_S:
            self._told = at
            queue.tell(self.item, self.done)
        if at - self._linked > _LINK_S:
            self._linked = at
            _after["added"](self.record)


def _found(item: ItemRow) -> Iterator[Report | Failure]:
    told: dict[str, str] = json.loads(item.told)
    body = bytes(item.body or b"")
    try:
        if item.kind == "text":
            text = body.decode()
            fields: dict[str, object] = {"text": text, **told}
            yield one_report(fields, reading.id_of(text), item.source, body)
            return
        options = ReadOptions(day_of(told.get("published")), told.get("outlet") or None)
    except ReadError as error:
        yield failure(item.source, error)
        return
    if item.kind == "address":
        yield from read_address(item.source, options, fetch)
    else:
        yield from sent(item.source, item.name, body, options)


def _person(record: Record, name: str) -> Person:
    """Who brought it in, with the rights of now: they may have been taken away since."""
    held = record.accounts.get(name)
    if held is not None and held.active:
        return held.person
    if held is None and not record.accounts.any():
        return Person(name, "admin")
    raise NotAllowed(
        "add-report",
        "the account that brought it in is closed",
        "an account that is open",
        "Let somebody else bring it in.",
    )


@contextmanager
def _held(item: ItemRow) -> Iterator[None]:
    """Within, the item stays this process's, however long one report takes."""
    over = threading.Event()

    def holding() -> None:
        try:
            while not over.wait(queue.HOLD_S):
                queue.hold(item)
        except Exception as error:
            _log.error("holding-failed", kind=type(error).__name__, place=place_of(error))
        finally:
            connections.close_all()

    beside = threading.Thread(target=holding, name="inbox-holding", daemon=True)
    beside.start()
    try:
        yield
    finally:
        over.set()
        beside.join()


def _fault(item: ItemRow, error: Exception) -> Failure:
    # Never the exception's message: it may quote the report.
    return Failure(
        item.source, None, "fault", f"reading it broke onrecord ({place_of(error)})", "any report",
        "This is a fault of onrecord: report it with this line.",
    )  # fmt: skip
