"""What the process that reads files apart may not do: take more memory than it is given, write, connect, open, or start programs.

Comes in: megabytes. Goes out: nothing; the process is changed for good. Memory and open files are limited by the system, which holds
for the libraries in C too; where it has no such limits (Windows) only what Python itself would open or start is refused. Our own
modules, and the data that lies beside them, may be loaded at any time: no file that is read names them.
"""

from __future__ import annotations

import builtins
import contextlib
import io
import os
import sys
import sysconfig
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

import onrecord

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_SPARE_MB = 64
"""On top of the limit, for telling that it was met."""
_NEVER = frozenset((
    "subprocess.Popen", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.system", "os.spawn", "os.startfile", "pty.spawn",
    "socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
))  # fmt: skip
_CLOSED = frozenset((
    "open", "os.listdir", "os.scandir", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate",
    "os.chmod", "os.chown", "ctypes.dlopen", "winreg.OpenKey",
))  # fmt: skip
"""Whole names: this is asked at every event, some thousands for a page."""


class _State:
    closed = False


def limit_memory(megabytes: int) -> None:
    if resource is None:
        return
    _limit("RLIMIT_CORE", 0, 0)
    _limit("RLIMIT_FSIZE", 0, 0)
    _limit("RLIMIT_AS", megabytes * 1024 * 1024, (megabytes + _SPARE_MB) * 1024 * 1024)


def spend_spare() -> None:
    """The limit on memory was met: take what was kept for telling so."""
    if resource is not None:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        _limit("RLIMIT_AS", hard, hard)


def close(after: Mapping[str, Callable[[], None]]) -> None:
    """From now on nothing is opened but modules; `after` names those that then load data of their own, and how."""
    builtins.open = io.open = _open_of_packages(builtins.open)
    gates: list[Any] = [_Gate(finder, after) for finder in sys.meta_path]
    sys.meta_path[:] = gates
    sys.addaudithook(_refuse)
    _set(closed=True)


@contextlib.contextmanager
def _opened() -> Iterator[None]:
    was = _State.closed
    _set(closed=False)
    try:
        yield
    finally:
        _set(closed=was)


def _open_of_packages(plain: Callable[..., Any]) -> Callable[..., Any]:
    """The function `open`, for which the door is open where it is to read what a package keeps beside its modules."""
    roots = tuple(
        os.path.realpath(folder) + os.sep
        for folder in (
            *(sysconfig.get_path(kind) for kind in ("stdlib", "purelib", "platlib")),
            os.path.dirname(onrecord.__file__),
        )
    )

    def opened(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
        named = _State.closed and mode in ("r", "rb", "rt") and isinstance(file, str)
        if named and os.path.realpath(file).startswith(roots):
            with _opened():
                return plain(file, mode, *rest, **more)
        return plain(file, mode, *rest, **more)

    return opened


class _Gate(MetaPathFinder):
    """A finder of modules for which the door is open."""

    def __init__(self, finder: Any, after: Mapping[str, Callable[[], None]]) -> None:
        self._finder, self._after = finder, after

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        with _opened():
            spec: ModuleSpec | None = self._finder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Opening(spec.loader, self._after.get(fullname))
        return spec

    def __getattr__(self, name: str) -> Any:
        return getattr(self._finder, name)


class _Opening(Loader):
    """A loader of a module for which the door is open while the module is loaded."""

    def __init__(self, loader: Any, after: Callable[[], None] | None) -> None:
        self._loader, self._after = loader, after

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        with _opened():
            made: ModuleType | None = self._loader.create_module(spec)
        return made

    def exec_module(self, module: ModuleType) -> None:
        with _opened():
            self._loader.exec_module(module)
            if self._after is not None:
                self._after()

    def get_data(self, path: str) -> bytes:
        with _opened():
            data: bytes = self._loader.get_data(path)
        return data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)


def _set(*, closed: bool) -> None:
    _State.closed = closed
    if resource is not None:
        # Below the number of every file that could be opened next: what is open stays usable, nothing is opened, by no library.
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        few = 0 if closed else 64
        _limit("RLIMIT_NOFILE", few if hard == resource.RLIM_INFINITY else min(few, hard), hard)


def _limit(name: str, soft: int, hard: int) -> None:
    """Lowers a limit where the system has it; one that is lower already, or that it does not keep (macOS: memory), stays."""
    kind = getattr(resource, name, None)
    if kind is not None:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (soft, hard))


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if (event in _CLOSED and _State.closed) or event in _NEVER:
        raise PermissionError(f"{event} is refused while a file is read")
