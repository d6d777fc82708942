"""Several processes that make claims of reports, on this machine: started, fed, watched, replaced, ended.

The caller reads and writes, both in its own process and in order (ahead.py); a worker only makes claims of a report.
A worker that dies or hangs costs its own report, which becomes a Failure, and is replaced.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from onrecord.ahead import InOrder
from onrecord.errors import OnrecordError
from onrecord.extracting import Extracted, Pipeline, extracted, took_too_long, worker_died
from onrecord.records import Report

AHEAD = 64
"""Reports under way for each worker: enough that the others go on while one reads a report of a hundred pages."""
LOADING_S = 300.0
_GOODBYE_S = 5.0
_STARTS = 3
"""Workers that may die one after the other before the first of them is ready."""


def patience(report: Report) -> float:
    """Seconds that a report may take: a fixed time and, for its length, twenty times what a slow machine needs."""
    return 120 + len(report.text) / 1000


class Workers(InOrder):
    """Processes that make claims, started at the first report that needs one. `make` gives each its pipeline, and is
    called in it: a function of a module, since it is handed over by its name."""

    def __init__(
        self, number: int, make: Callable[[], Pipeline], patience: Callable[[Report], float] = patience
    ) -> None:
        self._number = number
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._lanes = [_Lane(self._jobs, make, patience) for _ in range(number)]
        self._started = False

    def _room(self) -> int:
        return self._number * AHEAD

    def _no_more(self) -> None:
        """Each was given to the workers as it came."""

    def _submit(self, report: Report) -> Future[Extracted]:
        if not self._started:
            self._started = True
            # Its start would undo what the lanes do about Ctrl-C.
            resource_tracker.ensure_running()
            for lane in self._lanes:
                lane.start()
        job = _Job(replace(report, raw=None), Future())
        self._jobs.put(job)
        return job.found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the workers, whatever they are at: what is finished is in the caller's hands."""
        if self._started:
            for lane in self._lanes:
                lane.end()
            for lane in self._lanes:
                lane.join(_GOODBYE_S)


@dataclass(frozen=True, slots=True)
class _Job:
    report: Report
    found: Future[Extracted]


class _Lane(threading.Thread):
    """One worker's keeper: a thread, so that a worker that hangs is seen by somebody who waits for nothing else."""

    def __init__(
        self,
        jobs: SimpleQueue[_Job | None],
        make: Callable[[], Pipeline],
        patience: Callable[[Report], float],
    ) -> None:
        super().__init__(daemon=True)
        self._jobs, self._make, self._patience = jobs, make, patience
        self._worker: _Worker | None = None
        self._next: _Job | None = None
        """The report that comes after the one that the worker is at, and whether the worker has it already."""
        self._is_sent = False
        self._ended = False

    def run(self) -> None:
        # Workers inherit it: Ctrl-C reaches all processes of a terminal, and ends the run in the caller alone.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        while (job := self._next or self._jobs.get()) is not None and not self._ended:
            sent, self._next, self._is_sent = self._is_sent, None, False
            try:
                job.found.set_result(self._read(job, sent))
            except Exception as error:
                job.found.set_exception(error)
        self._drop()

    def end(self) -> None:
        """From another thread: no further report, and the one under way is given up."""
        self._ended = True
        self._jobs.put(None)
        if (worker := self._worker) is not None:
            worker.stop()

    def _read(self, job: _Job, sent: bool) -> Extracted:
        worker, report = self._ready(), job.report
        limit, started = self._patience(report), time.monotonic()
        try:
            if not sent:
                worker.send(report, limit)
            self._send_ahead(worker)
            found = worker.receive(limit)
        except (EOFError, OSError):
            found = None
        if found is not None:
            return found
        late = time.monotonic() - started >= limit
        exit_code = self._drop()
        return took_too_long(report, limit) if late else worker_died(report, exit_code)

    def _send_ahead(self, worker: _Worker) -> None:
        """A report for the worker to go on with, so that it waits for nobody while this process is at something else."""
        try:
            job = self._jobs.get_nowait()
        except Empty:
            return
        if job is None:  # the word to end is for the loop above
            self._jobs.put(None)
            return
        self._next = job
        if len(job.report.text) <= _AT_ONCE:
            with suppress(OSError):  # a worker that has died is seen where its answer is waited for
                worker.send(job.report, self._patience(job.report))
                self._is_sent = True

    def _ready(self) -> _Worker:
        """A worker with everything loaded. One that dies while it loads dies for no fault of a report."""
        if self._worker is not None:
            return self._worker
        for _ in range(_STARTS):
            worker = self._worker = _Worker(self._make)
            if not self._ended and worker.is_ready():
                return worker
            self._drop()
        raise _cannot_start()

    def _drop(self) -> int | None:
        self._is_sent = False  # this worker never came to it
        worker, self._worker = self._worker, None
        return worker.kill() if worker is not None else None


class _Worker:
    """A process and the line to it."""

    def __init__(self, make: Callable[[], Pipeline]) -> None:
        # Spawned, not forked: this process has threads and an open record, and a fork would copy both as they stand. A fork
        # server that holds the models would save 1.3 s and some memory of the 180 MB a worker, on some systems alone.
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, make), daemon=True)
        self._process.start()
        theirs.close()

    def is_ready(self) -> bool:
        try:
            return self._line.poll(LOADING_S) and self._line.recv() == "ready"
        except (EOFError, OSError):
            return False

    def send(self, report: Report, limit: float) -> None:
        # A worker that stands still before it has taken in all of a long report would hold this thread for ever.
        watch = threading.Timer(limit, self.stop) if len(report.text) > _AT_ONCE else None
        if watch is not None:
            watch.start()
        try:
            self._line.send(report)
        finally:
            if watch is not None:
                watch.cancel()

    def receive(self, limit: float) -> Extracted | None:
        """None where it takes longer. EOFError or OSError where the worker died."""
        return self._line.recv() if self._line.poll(limit) else None

    def stop(self) -> None:
        self._process.kill()

    def kill(self) -> int | None:
        """Ends it in any state; how it had ended before, where it had."""
        self._process.join(0.1)
        self._process.kill()
        self._process.join()
        self._line.close()
        return self._process.exitcode


_AT_ONCE = 16_000
"""Characters that a line between processes takes in without a reader: 64 KB on Linux, four bytes for each."""


def _work(line: Connection, make: Callable[[], Pipeline]) -> None:
    """The worker: loads once, then reads what comes until the other end is closed."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    pipeline = make()
    try:
        line.send("ready")
        while True:
            line.send(extracted(pipeline, line.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the caller is gone, killed perhaps: there is nobody to tell


def _end_with_parent() -> None:
    """A caller that is killed leaves no worker behind, not even one that hangs."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _cannot_start() -> OnrecordError:
    return OnrecordError(
        "--workers",
        f"a worker process ended {_STARTS} times while it was loading",
        "memory for each worker (some 300 MB)",
        "Give fewer workers, or 1 to see in this process what is wrong. What was finished is kept.",
    )
