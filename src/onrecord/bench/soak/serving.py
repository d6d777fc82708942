"""A real `onrecord serve` in processes of its own: started, stopped, killed, and its memory looked at every two seconds."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess  # noqa: S404, RUF100 # only our own command is run
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from onrecord.bench import memory
from onrecord.bench.whole_runs import COMMAND
from onrecord.errors import ServeError
from onrecord.fetching import own_server
from onrecord.fetching.own_server import NoAnswer

WORKERS = 2
LOOKED_AT_EVERY_S = 2.0
_STARTS_WITHIN_S = 180.0
_ENDS_WITHIN_S = 90.0
"""gunicorn lets a request go on for 30 seconds."""
_REST_ENDS_WITHIN_S = 15.0


@dataclass(frozen=True, slots=True)
class Seen:
    """Memory of one round; None where the system does not tell."""

    held_mb: float | None = None
    peak_mb: float | None = None
    resident_mb: float | None = None


class Server:
    def __init__(self, environment: Mapping[str, str], log: Path) -> None:
        self._environment, self._log = environment, log
        self.port = own_server.free_port()
        self.away = threading.Event()
        """Set from before it is stopped until it answers again."""
        self.away.set()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 # our own command
                [*COMMAND, "serve", "--port", str(self.port), "--workers", str(WORKERS)],
                env=self._environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        until = time.monotonic() + _STARTS_WITHIN_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self.end()
                raise ServeError(
                    "onrecord serve", "it does not answer", "a server that answers within three minutes",
                    f"Its last words: {self.last_words()}",
                )  # fmt: skip
            time.sleep(0.1)
        self.away.clear()

    def stop(self) -> None:
        """As a service manager does (SIGTERM): what is under way is answered."""
        self.away.set()
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(_ENDS_WITHIN_S)
            except subprocess.TimeoutExpired:
                self.kill()
                raise ServeError(
                    "onrecord serve", f"it goes on {_ENDS_WITHIN_S:g} seconds after SIGTERM", "a server that ends", "It was killed.",
                ) from None  # fmt: skip
            self._rest_ends(self._process.pid)
            self._process = None

    def _rest_ends(self, group: int) -> None:
        """The process that links ends by itself a moment later; its files are not to be thrown away under it."""
        until = time.monotonic() + _REST_ENDS_WITHIN_S
        with suppress(ProcessLookupError):
            while time.monotonic() < until:
                os.killpg(group, 0)
                time.sleep(0.1)
            os.killpg(group, signal.SIGKILL)

    def kill(self) -> None:
        """As where the machine goes down (SIGKILL): all its processes at once."""
        self.away.set()
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def end(self) -> None:
        """For good, whatever state it is in."""
        if self._process is not None and self._process.poll() is None:
            self.kill()

    def last_words(self) -> str:
        lines = self._log.read_text("utf-8", "replace").strip().splitlines() if self._log.exists() else []
        return lines[-1][:200] if lines else "none"

    def _answers(self) -> bool:
        try:
            return own_server.ask(self.port, "/api/v1/health", within_s=5).status == 200
        except NoAnswer:
            return False


class Watch(threading.Thread):
    """Looks at the server's memory until it is told that all is over."""

    def __init__(self, server: Server) -> None:
        super().__init__(daemon=True)
        self._server, self._over = server, threading.Event()
        self._seen: list[memory.Memory] = []

    def run(self) -> None:
        while not self._over.wait(LOOKED_AT_EVERY_S):
            pid = None if self._server.away.is_set() else self._server.pid
            found = memory.of_all(pid) if pid is not None else None
            if found is not None:
                self._seen.append(found)

    def round_over(self) -> Seen:
        """Since the last call."""
        seen, self._seen = self._seen, []
        if not seen:
            return Seen()
        held, resident = [one.held_mb for one in seen], [one.resident_mb for one in seen]
        return Seen(statistics.median(held), max(held), statistics.median(resident))

    def end(self) -> None:
        self._over.set()
