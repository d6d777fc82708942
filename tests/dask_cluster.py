"""A Dask scheduler and its workers for the tests alone, as processes on loopback addresses and ports of their own; gone at the end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

TESTS = Path(__file__).resolve().parent
_DASK = [sys.executable, "-m", "dask"]


class DaskCluster:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._started: list[subprocess.Popen[bytes]] = []
        self.scheduler: subprocess.Popen[bytes] | None = None

    def start(self, allowed_failures: int = 3) -> None:
        file = self.folder / "scheduler.json"
        self.scheduler = self._run(
            "scheduler", "--port", "0", "--scheduler-file", str(file),
            env={"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(allowed_failures)},
        )  # fmt: skip
        _until(lambda: file.exists() and bool(file.read_text().strip()), "the scheduler did not start")
        self.address = str(json.loads(file.read_text())["address"])

    def add_worker(
        self, *words: str, nanny: bool = False, env: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """A worker with one thread; with a `nanny` it is started again where it dies."""
        kept = "--nanny" if nanny else "--no-nanny"
        return self._run(
            "worker", self.address, kept, "--nthreads", "1", "--local-directory", str(self.folder), *words,
            env=env or {},
        )  # fmt: skip

    def _run(self, *words: str, env: Mapping[str, str]) -> subprocess.Popen[bytes]:
        paths = os.pathsep.join([str(TESTS.parent / "src"), str(TESTS), str(TESTS / "store")])
        log = (self.folder / f"{words[0]}-{len(self._started)}.log").open("wb")
        started = subprocess.Popen(
            [*_DASK, words[0], *words[1:], "--host", "127.0.0.1", "--no-dashboard"],
            stdout=log, stderr=subprocess.STDOUT, start_new_session=True, env={**os.environ, "PYTHONPATH": paths, **env},
        )  # fmt: skip
        self._started.append(started)
        return started

    def logged(self) -> str:
        return "".join(file.read_text(errors="replace") for file in sorted(self.folder.glob("*.log")))

    def close(self) -> None:
        for process in reversed(self._started):
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Kills it with all that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _until(so: Callable[[], bool], otherwise: str) -> None:
    for _ in range(600):
        if so():
            return
        time.sleep(0.1)
    raise AssertionError(otherwise)


@contextmanager
def dask_cluster(folder: Path, allowed_failures: int = 3) -> Iterator[DaskCluster]:
    made = DaskCluster(folder)
    try:
        made.start(allowed_failures)
        yield made
    finally:
        made.close()
