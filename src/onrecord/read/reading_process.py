"""A process that reads files apart (child.py), seen from this side: started, asked, waited for, ended.

Comes in: a request with its bytes. Goes out: messages, or Lost with the reason in words: which limit was met, or how it broke.
There is one for each file that is read at the same time, so mostly one; what is asked and answered is apart.py's.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import subprocess  # nosec B404 # for our own interpreter and module, see _start
import sys
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO, ParamSpec, TypeVar, cast

from onrecord import settings
from onrecord.errors import ReadError
from onrecord.read import faults, frames

P = ParamSpec("P")
T = TypeVar("T")

_IDLE_S = 300.0
"""After so long without work a process, some 100 MB large, is ended."""
_START_S = 60.0
_KEPT_VARIABLES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "PYTHONHOME")
"""What an interpreter may need to start; nothing else of the environment goes along."""
_FULL = 0.5
"""Of the memory that it is given: one that holds more after a file is done does not serve the next, which would meet the limit for it."""
_WITHOUT_MEMORY = ("SIGABRT", "SIGTRAP", "SIGILL", "SIGKILL", "SIGSEGV", "SIGBUS")
"""How libraries in C end when they are given no memory; told as that where much of it was taken a moment before."""
_LOOK_S = 0.02
"""Between two looks at how much it has taken: a library in C takes hundreds of megabytes in a quarter of a second, and ends."""


def limits() -> tuple[int, int]:
    """Seconds and megabytes that a file may take, as they are set; ReadError where a setting is no number."""
    try:
        return settings.read_seconds(os.environ), settings.read_megabytes(os.environ)
    except ValueError as error:
        raise faults.bad_setting(str(error)) from None


class Lost(Exception):
    """The process is gone; `error` says why, as a reason for the file that it was reading."""

    def __init__(self, error: ReadError) -> None:
        super().__init__(error.code)
        self.error = error


class ReadingProcess:
    """Serves one file after the other. `free` gives one that has nothing to do, or starts one."""

    _idle: list[ReadingProcess] = []  # noqa: RUF012  all of this program
    _all: set[ReadingProcess] = set()  # noqa: RUF012
    _guard = threading.Lock()

    def __init__(self, seconds: int, megabytes: int) -> None:
        self.limits = seconds, megabytes
        self._until: float | None = time.monotonic() + _START_S
        self._turn = threading.Condition()
        self._gone = self._stopped = self._ready = False
        self._largest = 0.0
        self._process = _start(seconds, megabytes)
        self._come, self._go = cast(BinaryIO, self._process.stdout), cast(BinaryIO, self._process.stdin)
        threading.Thread(target=self._watch, name="reading-watch", daemon=True).start()
        with self._guard:
            self._all.add(self)

    @classmethod
    def free(cls, seconds: int, megabytes: int) -> ReadingProcess:
        while True:
            with cls._guard:
                fitting = [one for one in cls._idle if one.limits == (seconds, megabytes)]
                if not fitting:
                    break
                cls._idle.remove(fitting[-1])
            if fitting[-1].alive():
                return fitting[-1]
            fitting[-1].end()
        return cls(seconds, megabytes)

    @classmethod
    def end_all(cls) -> None:
        for one in list(cls._all):
            one.end()

    @classmethod
    def forget_all(cls) -> None:
        """In a copy of this program that was forked off: the processes are the other's."""
        cls._idle, cls._all, cls._guard = [], set(), threading.Lock()

    def ask(self, request: Mapping[str, object], raw: bytes) -> None:
        if not self._ready:
            self.answer()
            self._ready = True
        self._allow(self.limits[0])
        self._pass(request, raw)

    def give(self, message: Mapping[str, object], raw: bytes) -> None:
        """What was asked for. For a stretch of an archive the time goes on: it may not be read for ever a stretch at a time."""
        self._pass(message, raw)

    def answer(self) -> tuple[dict[str, Any], bytes]:
        """The next message. Time counts while it is waited for, not while something is done with what came."""
        if self._until is None:
            self._allow(self.limits[0])
        try:
            message, raw = frames.receive(self._come)
        except (EOFError, OSError, ValueError, frames.BrokenFrame):
            raise self._lost() from None
        if message.get("over") == "memory":
            self.end()
            raise Lost(faults.too_much_memory(self.limits[1]))
        if "want" not in message:
            self._allow(None)
        return message, raw

    def checked(self, part: Callable[P, T], *of: P.args, **named: P.kwargs) -> T:
        """A part of a message; one that is not as it must be comes from a process that nobody should listen to."""
        try:
            return part(*of, **named)
        except (frames.BrokenFrame, KeyError, TypeError, ValueError):
            raise self._lost() from None

    def give_back(self, megabytes: int) -> None:
        if megabytes > _FULL * self.limits[1]:
            self.end()
            return
        self._allow(_IDLE_S)
        with self._guard:
            self._idle.append(self)

    def alive(self) -> bool:
        """Whether it can be asked; from then on it is not ended for having nothing to do."""
        with self._turn:
            if self._gone or self._stopped or self._process.poll() is not None:
                return False
            self._until = None
        return True

    def end(self) -> None:
        with self._turn:
            gone, self._gone = self._gone, True
            self._turn.notify()
        with self._guard:
            self._all.discard(self)
        if not gone:
            self._process.kill()
            self._process.wait()
            for pipe in (self._come, self._go):
                with contextlib.suppress(OSError):
                    pipe.close()

    def _pass(self, message: Mapping[str, object], raw: bytes) -> None:
        try:
            frames.send(self._go, message, raw)
        except (OSError, ValueError):
            raise self._lost() from None

    def _allow(self, seconds: float | None) -> None:
        self._until = None if seconds is None else time.monotonic() + seconds

    def _watch(self) -> None:
        """Ends the process when its time is over. A thread, since a pipe cannot be waited for with a limit on every system.

        It looks again after a moment, at the latest after the time that a report may take, which no end that is set meanwhile comes
        before: so it needs no waking for every message, which cost a fifth of the reading of pages.
        """
        with self._turn:
            while not self._gone:
                until = self._until
                left = self.limits[0] if until is None else until - time.monotonic()
                if left > 0:
                    self._turn.wait(min(left, self.limits[0], _LOOK_S))
                    self._largest = max(self._largest, _size(self._process.pid))
                else:
                    self._stopped, self._until = True, None
                    self._process.kill()

    def _lost(self) -> Lost:
        """Why it is gone. What has closed its pipes has ended by itself, which ending it again does not hide."""
        self.end()
        seconds, megabytes = self.limits
        if self._stopped and self._ready:
            return Lost(faults.too_slow(seconds))
        how = _ended(self._process.returncode)
        if not self._ready:
            return Lost(faults.not_started(how))
        if how in _WITHOUT_MEMORY and self._largest > _FULL * megabytes:
            return Lost(faults.too_much_memory(megabytes))
        return Lost(faults.broke_reader(how))


def _start(seconds: int, megabytes: int) -> subprocess.Popen[bytes]:
    env = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    env |= {
        "PYTHONPATH": os.pathsep.join(os.path.abspath(path) for path in sys.path if path),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-P", "-m", "onrecord.read.child", str(seconds), str(megabytes)]
    return subprocess.Popen(  # noqa: S603  no shell, and no word in it comes from a file or a person
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env
    )


def _size(pid: int) -> float:
    """Megabytes of memory that a process has taken, 0 where that is not told. What it had taken when it has ended nobody tells:
    the system's sum counts what its parent held."""
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as told:
            return int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE") / 1024**2
    except (OSError, ValueError, IndexError):
        return 0


def _ended(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


atexit.register(ReadingProcess.end_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=ReadingProcess.forget_all)
