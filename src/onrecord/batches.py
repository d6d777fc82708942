"""A batch of reports, named by what it holds, and how a worker of a cluster reads it: claims, or a Failure, for each, in their order.

Nothing here knows of the cluster (cluster.py). Each thread of a worker reads with a process of its own (workers.py), so that a report that
kills its reader or hangs costs itself alone, there as on one machine.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import platform
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version

from onrecord import pipeline
from onrecord.errors import OnrecordError
from onrecord.extracting import Extracted, Pipeline
from onrecord.records import Report
from onrecord.resolve.added import store
from onrecord.resolve.gazetteer import added_places
from onrecord.workers import Workers

Made = Mapping[str, str]
"""What claims are made with: of each part that they depend on, which it is."""

IDLE_S = 60.0
"""After so long without a batch the process of a thread, some 300 MB large, is ended."""


def made_with() -> Made:
    """Of this machine. Two with the same make the same claims of a report."""
    added = [f"{one.name} {one.sha256[:12]}" for one in store.sources(added_places())]
    return {
        "onrecord": pipeline.MADE_BY,
        "spaCy": version("spacy"),
        "places added": ", ".join(added) or "none",
    }


def difference(here: Made, there: Made) -> str | None:
    """The first part that is another there, in words."""
    parts = (part for part in here if there.get(part) != here[part])
    return next(
        (f"{part} is {there.get(part, 'missing')!r} there and {here[part]!r} here" for part in parts), None
    )


@dataclass(frozen=True, slots=True, repr=False)
class Batch:
    """Reports without their raw bytes, and how they are read: `make` and `patience` as in Workers. It shows nothing of itself, since
    logs would print it."""

    made_with: Made
    make: Callable[[], Pipeline]
    patience: Callable[[Report], float]
    reports: tuple[Report, ...]
    alone: bool = False

    @property
    def name(self) -> str:
        """The same for the same reports read in the same way, whoever sends them; another one for any other."""
        said = [
            sorted(self.made_with.items()),
            _named(self.make),
            _named(self.patience),
            self.alone,
            *self.reports,
        ]
        digest = hashlib.blake2b(digest_size=20)
        for part in map(repr, said):
            digest.update(f"{len(part)} {part}".encode())
        return f"onrecord-{digest.hexdigest()}"


def _named(function: Callable[..., object]) -> str:
    return f"{function.__module__}.{function.__qualname__}"


@dataclass(frozen=True, slots=True)
class NotRead:
    """Why a worker cannot read any batch."""

    found: str
    machine: str = field(default_factory=platform.node)


Outcome = tuple[Extracted, ...] | NotRead


def read_batch(batch: Batch) -> Outcome:
    """In a worker. Nothing that a report does to its reader raises here."""
    if other := difference(batch.made_with, made_with()):
        return NotRead(other)
    reader = getattr(_of_thread, "reader", None) or _Reader()
    _of_thread.reader = reader
    return reader.read(batch)


_of_thread = threading.local()


class _Reader:
    """What one thread reads with: started at its first batch, kept for the next."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._kind: tuple[object, ...] = ()
        self._workers: Workers | None = None
        self._end: threading.Timer | None = None

    def read(self, batch: Batch) -> Outcome:
        with self._guard:
            workers = self._ready(batch)
            try:
                return tuple(claims() for _, claims in workers.ahead(batch.reports, lambda report: True))
            except OnrecordError as error:
                self._drop()
                return NotRead(error.found)
            finally:
                self._end_later()

    def _ready(self, batch: Batch) -> Workers:
        kind = (batch.make, batch.patience)
        if self._workers is not None and kind != self._kind:
            self._drop()
        if self._workers is None:
            # A worker's keeper starts it as one that may have no processes of its own; ours end when it does.
            multiprocessing.current_process().daemon = False
            self._workers, self._kind = Workers(1, batch.make, batch.patience), kind
        return self._workers

    def _end_later(self) -> None:
        if self._end is not None:
            self._end.cancel()
        self._end = threading.Timer(IDLE_S, self._ended)
        self._end.daemon = True
        self._end.start()

    def _ended(self) -> None:
        with self._guard:
            if self._end is threading.current_thread():
                self._drop()

    def _drop(self) -> None:
        workers, self._workers = self._workers, None
        if workers is not None:
            workers.close()
