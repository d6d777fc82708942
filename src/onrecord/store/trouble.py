"""What the database says when something outside the program is wrong, as errors that a person can mend.

Comes in: exceptions of Django and of the database's driver. Goes out: RecordError; anything else is a bug and passes on.
What a server says is judged in `server_trouble.py`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import Error, connections

from onrecord.address import Address, Server
from onrecord.errors import RecordError
from onrecord.store import server_trouble
from onrecord.store.file import not_writable
from onrecord.store.packing import Damaged


@contextmanager
def mended(where: Address, wait_s: float, name: str) -> Iterator[None]:
    """Turn a full disk, a lock, a lost connection, a write-protected or a damaged record into a RecordError.

    After a lost connection the next call of that connection connects anew.
    """
    try:
        yield
    except Damaged as error:
        raise _damaged(where, "a text in it cannot be unpacked") from error
    except (Error, sqlite3.Error) as error:
        known = (
            _of_server(where, error, wait_s, name)
            if isinstance(where, Server)
            else _of_file(where, error, wait_s)
        )
        if known is None:
            raise
        raise known from error


def busy(where: Address, wait_s: float) -> RecordError:
    return RecordError(
        str(where),
        f"another program has been writing to the record for more than {wait_s:g} seconds",
        "one writer at a time",
        "Wait until the other program is done, then run this again: what was added stays.",
    )


def _of_server(where: Server, error: BaseException, wait_s: float, name: str) -> RecordError | None:
    state = server_trouble.state_of(error)
    if (
        state in server_trouble.LOST
        and name in connections.databases
        and not connections[name].in_atomic_block
    ):
        connections[name].close()
    if state in server_trouble.LOCKED:
        return busy(where, wait_s)
    return server_trouble.as_record_error(where, state, error)


def _of_file(path: Path, error: BaseException, wait_s: float) -> RecordError | None:
    said = error if isinstance(error, sqlite3.Error) else error.__cause__
    if "decode to UTF-8" in str(said):  # never the whole message: it quotes the text
        return _damaged(path, "a text in it is no Unicode")
    code = getattr(said, "sqlite_errorcode", None)
    if code is None:
        return None
    code &= 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return busy(path, wait_s)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return not_writable(path, str(said))
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return RecordError(
            str(path),
            f"the disk could not be written or read ({said})",
            "a working disk with free space",
            "Free some space or check the disk, then run this again: what was added stays.",
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return _damaged(path, said)
    return None


def _damaged(where: Address, said: object) -> RecordError:
    return RecordError(
        str(where),
        f"the record is damaged ({said})",
        "a record as onrecord wrote it",
        "Keep the file, and go on with a copy made before, or add the reports to a new record.",
    )
