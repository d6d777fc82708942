"""Jobs begun, at work in threads of this process, and looked at from any.

Comes in: a function that does the work and tells how far it is. Goes out: rows. What the function closes over (keys, a
passphrase, an uploaded file) stays in memory and is in no table. A second thread writes the progress down, so that work
that reads the record as of one moment writes nothing in its own transaction.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import DEFAULT_DB_ALIAS, connections

from onrecord.errors import OnrecordError
from onrecord.logs import place_of
from onrecord.store.writing import writing
from onrecord.web.clock import now
from onrecord.web.jobs.models import JobRow

RUNS, DONE, FAILED, BROKEN_OFF = "runs", "done", "failed", "broken off"
SILENT = timedelta(minutes=1)
"""A job whose process has shown no life for so long is over: it beats every second, and waits for a locked database less."""
_BEAT_S = 1.0

Tell = Callable[[str, int, int | None], None]
"""Told what is being done, how much of it is done, and of how much where that is known."""
Work = Callable[[Tell], Mapping[str, Any]]

_log = structlog.get_logger()
_threads: list[threading.Thread] = []


class AtWork(OnrecordError):
    """Work of a kind that is at work already."""

    http_status = 409


@dataclass(slots=True)
class _Progress:
    step: str = ""
    done: int = 0
    of: int | None = None

    def tell(self, step: str, done: int, of: int | None) -> None:
        self.step, self.done, self.of = step, done, of


def begin(kind: str, by: str, work: Work, at: datetime) -> JobRow:
    """The job, at work. AtWork where one of its kind is."""
    look_for_broken(at)
    with writing(DEFAULT_DB_ALIAS):
        if JobRow.objects.filter(kind=kind, state=RUNS).exists():
            raise AtWork(
                kind, "one such job is at work already", "one at a time", "Wait until it is done, then begin again.",
            )  # fmt: skip
        row = JobRow.objects.create(kind=kind, by=by, state=RUNS, begun=at, beat=at)
    thread = threading.Thread(target=_run, args=(row.pk, kind, work), name=f"job {kind}", daemon=True)
    _threads.append(thread)
    thread.start()
    return row


def recent(at: datetime, kinds: list[str] | None = None, most: int = 50) -> list[JobRow]:
    """The newest jobs, of some kinds where they are named."""
    look_for_broken(at)
    rows = JobRow.objects.order_by("-pk")
    return list((rows if kinds is None else rows.filter(kind__in=kinds))[:most])


def look_for_broken(at: datetime) -> None:
    JobRow.objects.filter(state=RUNS, beat__lt=at - SILENT).update(state=BROKEN_OFF, ended=at)


def rest(timeout_s: float = 30.0) -> bool:
    """Wait until no job of this process is at work; whether that was so in time."""
    for thread in list(_threads):
        thread.join(timeout_s)
    _threads[:] = [one for one in _threads if one.is_alive()]
    return not _threads


def _run(pk: int, kind: str, work: Work) -> None:
    progress, over = _Progress(), threading.Event()
    beating = threading.Thread(target=_beat, args=(pk, progress, over), daemon=True)
    beating.start()
    try:
        state, told = DONE, dict(work(progress.tell))
    except OnrecordError as error:
        state, told = FAILED, {"error": [error.where, error.found, error.accepted, error.next]}
    except Exception as error:
        _log.error("job-failed", job=kind, kind=type(error).__name__, place=place_of(error))
        state, told = FAILED, {"fault": type(error).__name__}
    over.set()
    beating.join()
    try:
        ended = now()
        JobRow.objects.filter(pk=pk).update(
            state=state, told=json.dumps(told, ensure_ascii=False), ended=ended, beat=ended, step=progress.step,
            done=progress.done, of=progress.of,
        )  # fmt: skip
    finally:
        connections.close_all()


def _beat(pk: int, progress: _Progress, over: threading.Event) -> None:
    try:
        while not over.wait(_BEAT_S):
            try:
                JobRow.objects.filter(pk=pk, state=RUNS).update(
                    beat=now(), step=progress.step, done=progress.done, of=progress.of
                )
            except Exception as error:  # the next beat tells it
                _log.warning("job-beat-failed", kind=type(error).__name__)
    finally:
        connections.close_all()
