"""What the database says when something outside the program is wrong, as errors that a person can mend.

Comes in: exceptions of Django and sqlite3. Goes out: RecordError; anything else is a bug and passes on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import Error

from onrecord.errors import RecordError
from onrecord.store.file import not_writable


@contextmanager
def mended(path: Path, wait_s: float) -> Iterator[None]:
    """Turn a full disk, a lock, a write-protected or a damaged file into a RecordError."""
    try:
        yield
    except (Error, sqlite3.Error) as error:
        said = error if isinstance(error, sqlite3.Error) else error.__cause__
        code = getattr(said, "sqlite_errorcode", None)
        if code is None:
            raise
        known = _as_record_error(path, code & 0xFF, str(said), wait_s)
        if known is None:
            raise
        raise known from error


def _as_record_error(path: Path, code: int, said: str, wait_s: float) -> RecordError | None:
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RecordError(
            str(path),
            f"another program has been writing to the record for more than {wait_s:g} seconds",
            "one writer at a time",
            "Wait until the other program is done, then run this again: what was added stays.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return not_writable(path, said)
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return RecordError(
            str(path),
            f"the disk could not be written or read ({said})",
            "a working disk with free space",
            "Free some space or check the disk, then run this again: what was added stays.",
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return RecordError(
            str(path),
            f"the record is damaged ({said})",
            "a record as onrecord wrote it",
            "Keep the file, and go on with a copy made before, or add the reports to a new record.",
        )
    return None
