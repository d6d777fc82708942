"""Claims made by the workers of a Dask cluster (ADR 0023), behind the interface of ahead.py: what is read and kept stays in this process.

Comes in: the address of a scheduler. Reports go out in batches named by what they hold, so that one that is done twice counts once; claims
alone come back. A batch whose worker was lost is read by another; how a worker reads one is batches.py's.
This module alone imports `distributed`, which the default does without.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType
from typing import Any, Self
from weakref import WeakSet

import dask
import distributed
from distributed.comm.core import connect

from onrecord import batches
from onrecord.ahead import InOrder
from onrecord.batches import Batch, NotRead, Outcome
from onrecord.errors import OnrecordError
from onrecord.extracting import Extracted, Pipeline, worker_lost
from onrecord.records import Report
from onrecord.workers import AHEAD, patience

BATCH = 16
"""Reports of a batch: half a second of work, against some 10 ms that it costs to send one."""
BATCH_CHARACTERS = 200_000
CONNECT_S = 10.0
WORKERS_S = 20.0
"""To wait for the first worker of a scheduler."""
WITHOUT_WORKERS_S = 60.0
"""To wait in mid-run for a new worker, where the last one was lost."""
_LOOK_S = 2.0
_SETTINGS = {
    "distributed.admin.large-graph-warning-threshold": "1 GiB",  # it warns of one long report
    "distributed.admin.low-level-log-length": 10,  # else the last 1,000 batches stay in memory
}
_ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?(?:\[[0-9a-fA-F:.]+\]|[\w.-]+):[0-9]{1,5}")
_FORM = "tcp://HOST:PORT or tls://HOST:PORT of a Dask scheduler that runs"


class Cluster(InOrder):
    """Connects when it is entered. `make` and `patience` are as in Workers: functions of modules that the workers have too."""

    def __init__(
        self, address: str, make: Callable[[], Pipeline], patience: Callable[[Report], float] = patience
    ) -> None:
        self._address, self._make, self._patience = address, make, patience
        self._made_with = batches.made_with()
        self._open: _Sent | None = None
        self._under_way: WeakSet[_Sent] = WeakSet()
        self._threads, self._seen = 0, 0.0

    def __enter__(self) -> Self:
        _quieten()
        with ExitStack() as ending:
            ending.enter_context(dask.config.set(_SETTINGS))
            self._client = self._connected()
            ending.callback(self._client.close, timeout=_LOOK_S)
            self._wait_for_workers()
            self._compare()
            self._ending = ending.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Whatever the cluster is at: the scheduler forgets what nobody waits for any more."""
        self._ending.close()

    # --- connecting

    def _connected(self) -> Any:
        if not _ADDRESS.fullmatch(self._address):
            raise self._error(
                "this is no address of a scheduler", _FORM, "Give one, such as tcp://10.0.0.5:8786."
            )
        try:
            kind = asyncio.run(asyncio.wait_for(_kind_of(self._address), CONNECT_S))
        except Exception as error:  # whatever listens there, it may answer anything
            raise self._no_scheduler(
                f"no scheduler answers there within {CONNECT_S:.0f} s ({type(error).__name__})"
            ) from error
        if kind != "Scheduler":
            raise self._no_scheduler(f"what answers there is no scheduler ({kind[:30]})")
        try:
            return distributed.Client(
                self._address,
                timeout=CONNECT_S,
                set_as_default=False,
                name="onrecord",
                direct_to_workers=False,
            )
        except (OSError, ImportError) as error:  # it was lost since, or its Dask is another
            raise self._no_scheduler(f"the scheduler takes no client ({type(error).__name__})") from error

    def _wait_for_workers(self) -> None:
        until = time.monotonic() + WORKERS_S
        while not self._count():
            if time.monotonic() > until:
                raise self._no_workers(f"the scheduler has no worker (waited {WORKERS_S:.0f} s)")
            time.sleep(0.2)

    def _compare(self) -> None:
        """Refuses workers that would make other claims."""
        answers: Mapping[str, Any] = self._client.run(batches.made_with, on_error="return")
        for worker, there in sorted(answers.items()):
            if isinstance(there, Mapping):
                found = batches.difference(self._made_with, there)
            elif isinstance(there, OSError):  # lost meanwhile
                found = None
            else:
                found = f"onrecord does not answer there ({type(there).__name__})"
            if found is not None:
                raise self._unfit(f"the worker {worker} reads otherwise: {found}")

    # --- sending

    def _room(self) -> int:
        return max(1, self._threads) * AHEAD

    def _submit(self, report: Report) -> _Place:
        if self._open is None:
            self._open = _Sent()
        place = _Place(self, self._open, len(self._open.reports))
        self._open.reports.append(replace(report, raw=None))
        if self._open.is_full():
            self._no_more()
        return place

    def _no_more(self) -> None:
        """Sends the batch that is being filled."""
        sent, self._open = self._open, None
        if sent is None:
            return
        if time.monotonic() - self._seen > _LOOK_S:
            self._count()
        sent.future = self._send(sent.reports)
        self._under_way.add(sent)

    def _send(self, reports: list[Report], alone: bool = False) -> Any:
        batch = Batch(self._made_with, self._make, self._patience, tuple(reports), alone)
        try:
            return self._client.submit(batches.read_batch, batch, key=batch.name)
        except Exception as error:
            raise self._gone() from error

    # --- taking

    def found(self, sent: _Sent) -> tuple[Extracted, ...]:
        if sent.found is None:
            if sent is self._open:
                self._no_more()
            found = self._waited(sent.future)
            self._under_way.discard(sent)
            sent.found = found if found is not None else self._one_by_one(sent.reports)
            sent.future, sent.reports = None, []
        return sent.found

    def _waited(self, future: Any) -> tuple[Extracted, ...] | None:
        """What the batch gave; None where each worker that read it was lost."""
        self._wait(future)
        try:
            found = self._brought(future)
        except distributed.KilledWorker:
            return None
        except (OSError, distributed.client.FutureCancelledError) as error:
            raise self._gone() from error
        except (ImportError, AttributeError) as error:  # it has another onrecord, and joined later
            raise self._unfit(f"a worker does not know how to read ({type(error).__name__})") from error
        if isinstance(found, NotRead):
            raise self._unfit(f"the worker on {found.machine} cannot read: {found.found}")
        return found

    def _brought(self, future: Any) -> Outcome:
        """What a batch that is done gave. Where its worker was lost since, Dask has it read again."""
        while True:
            try:
                found: Outcome = future.result(timeout=WITHOUT_WORKERS_S)
                return found
            except TimeoutError:
                if not self._count():
                    raise self._none_came() from None

    def _wait(self, future: Any) -> None:
        alive = time.monotonic()
        while not future.done():
            try:
                with self._client.as_current():
                    distributed.wait([future], timeout=_LOOK_S)
            except TimeoutError:
                if self._count():
                    alive = time.monotonic()
                elif time.monotonic() - alive > WITHOUT_WORKERS_S:
                    raise self._none_came() from None
            except distributed.client.FuturesCancelledError:
                return

    def _one_by_one(self, reports: list[Report]) -> tuple[Extracted, ...]:
        """The reports of a batch that lost worker after worker, each with nothing else of this run under way: what is lost
        then is lost by this report."""
        for other in list(self._under_way):
            self._wait(other.future)
        found: list[Extracted] = []
        for report in reports:
            alone = self._waited(self._send([report], alone=True))
            found.append(alone[0] if alone is not None else worker_lost(report))
        return tuple(found)

    def _count(self) -> int:
        """Threads of the cluster; 0 where the scheduler does not say."""
        self._seen = time.monotonic()
        try:
            there: Mapping[str, int] = self._client.sync(
                self._client.scheduler.ncores, workers=None, callback_timeout=CONNECT_S
            )
        except (OSError, TimeoutError, AttributeError):  # it is connecting again
            return 0
        self._threads = sum(there.values())
        return self._threads

    # --- errors

    def _error(self, found: str, accepted: str, next: str) -> OnrecordError:
        return OnrecordError(f"--scheduler {self._address[:80]}", found, accepted, next)

    def _no_scheduler(self, found: str) -> OnrecordError:
        return self._error(
            found, _FORM,
            "Start one with `dask scheduler`, or check host, port, firewall and, where it wants TLS, the certificates.",
        )  # fmt: skip

    def _gone(self) -> OnrecordError:
        return self._error(
            "the connection to the scheduler was lost", "a scheduler that runs until all is read",
            "Start it and its workers again, and add the same again: what was finished is kept.",
        )  # fmt: skip

    def _no_workers(self, found: str) -> OnrecordError:
        return self._error(
            found, "a scheduler with one worker or more",
            "Start some with `dask worker ADDRESS` on machines that have this onrecord, and add the same again: what was finished is kept.",
        )  # fmt: skip

    def _none_came(self) -> OnrecordError:
        return self._no_workers(f"the last worker was lost, and none came for {WITHOUT_WORKERS_S:.0f} s")

    def _unfit(self, found: str) -> OnrecordError:
        return self._error(
            found, "workers with the same onrecord, parts and added places as here",
            "Install the same there (docs/deploy.md, A cluster), start the worker again, and add the same again.",
        )  # fmt: skip


class _Sent:
    """A batch that is being filled, or is under way, or is done."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.future: Any = None
        self.found: tuple[Extracted, ...] | None = None

    def is_full(self) -> bool:
        if len(self.reports) >= BATCH:
            return True
        return sum(len(report.text) for report in self.reports) >= BATCH_CHARACTERS

    def is_done(self) -> bool:
        return self.found is not None or (self.future is not None and self.future.done())


class _Place:
    """One report of a batch."""

    def __init__(self, cluster: Cluster, sent: _Sent, number: int) -> None:
        self._cluster, self._sent, self._number = cluster, sent, number

    def done(self) -> bool:
        return self._sent.is_done()

    def result(self) -> Extracted:
        return self._cluster.found(self._sent)[self._number]


async def _kind_of(address: str) -> str:
    """What it is that answers at an address. Asked before a client is made, which waits for minutes for one that does not answer."""
    security = distributed.Security().get_connection_args("client")
    comm = await connect(address, timeout=CONNECT_S, **security)
    try:
        await comm.write({"op": "identity", "reply": True})
        return str((await comm.read()).get("type"))
    finally:
        comm.abort()


def _quieten() -> None:
    """What Dask logs of connections is told in our own words, once."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
