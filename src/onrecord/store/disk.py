"""Files that must survive a power cut, be read by their owner alone, and never appear half under their own name.

Comes in: paths. Goes out: files in place. What is in them, and what a full disk means to a person, is said elsewhere.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

OWNER_ONLY = 0o600
STEP = 1024 * 1024


def make_private(path: Path) -> None:
    """An empty file for its owner alone, where none lies yet; SQLite gives its -wal and -shm the same rights."""
    with suppress(OSError):  # what cannot be made is told by whoever opens it
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))


def remove_index(path: Path) -> None:
    """A file of SQLite's that nobody needs any more, with what lies beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def sync(path: Path) -> None:
    """What was written to a file, or renamed in a folder, is on the disk when this returns."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def make_folder(folder: Path) -> None:
    """A folder for its owner alone, and known to the disk."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, exist_ok=True)
        sync(folder.parent)


def make_folders(folder: Path) -> None:
    """The same with what is missing above it."""
    missing = [one for one in (folder, *folder.parents) if not one.is_dir()]
    for one in reversed(missing):
        make_folder(one)


def put_new(half: Path, whole: Path) -> None:
    """Give a finished file its name; FileExistsError where something has it, which is left as it is."""
    sync(half)
    try:
        os.link(half, whole)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links, such as that of most USB sticks
        if os.path.lexists(whole):
            raise FileExistsError(whole) from None
        half.replace(whole)
    half.unlink(missing_ok=True)
    sync(whole.absolute().parent)


@contextmanager
def working_folder(beside: Path, doing: str) -> Iterator[Path]:
    """A folder next to a path for what is not finished; it goes away at the end, whatever happens.

    A kill leaves it. The next one for the same path and work removes it: a lock tells that nobody is at work in it.
    """
    parent, stem = beside.absolute().parent, f".{beside.name}.{doing}-"
    for old in parent.glob(f"{_literal(stem)}*"):
        _remove_if_left(old)
    folder, number = _locked_folder(stem, parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(number)


def _locked_folder(stem: str, parent: Path) -> tuple[Path, int]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=stem, dir=parent))  # mode 0700
        with suppress(FileNotFoundError):
            number = os.open(folder, os.O_RDONLY)
            fcntl.flock(number, fcntl.LOCK_EX)
            if os.fstat(
                number
            ).st_nlink:  # else another program took it for one that was left, before it was locked
                return folder, number
            os.close(number)


def _literal(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def _remove_if_left(folder: Path) -> None:
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(number)
