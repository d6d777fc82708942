"""What lies at a record's path, looked at before Django loads and without touching it.

Comes in: a path. Goes out: nothing, or a RecordError that says what is wrong with the file.
The header of an SQLite file names the program (application id) and schema version that wrote it.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from onrecord.address import Address
from onrecord.errors import RecordError

SCHEMA_VERSION = 4
"""The number of the newest migration in `migrations/`; in a file it is the `user_version`."""
APPLICATION_ID = 0x6F6E7263
"""'onrc', in the header of every record, so that another program's database is never migrated."""
LOCK_WAIT_S = 15.0
"""Longer than any transaction of ours takes (one report, or one migration of a laptop's record)."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


def look(path: Path, create: bool) -> None:
    """Refuse what cannot become an open record; `create` allows a path where nothing lies yet."""
    try:
        header = _header(path)
        if not header:
            _refuse_missing(path, create)
        elif not header.startswith(_MAGIC):
            raise not_a_record(path, "is no SQLite database")
        else:
            _refuse_foreign(path, header, create)
        _refuse_read_only(path)
    except OSError as error:
        raise not_writable(path, error.strerror or type(error).__name__) from error


def refuse_newer(where: Address, version: int) -> None:
    if version > SCHEMA_VERSION:
        raise RecordError(
            str(where),
            f"this record has schema version {version}, newer than this program knows",
            f"schema versions up to {SCHEMA_VERSION}",
            "Use the newer version of onrecord that wrote it; nothing in it was changed.",
        )


def missing(where: Address) -> RecordError:
    return RecordError(
        str(where),
        "there is no record here",
        "a record made by onrecord",
        "Make one with `onrecord add PATH`, or name another with --db or ONRECORD_DB.",
    )


def not_a_record(path: Path, found: str) -> RecordError:
    return RecordError(
        str(path),
        f"the file {found}",
        "a record made by onrecord, or a path where no file lies yet",
        "Name another file with --db or ONRECORD_DB; this one was not changed.",
    )


def not_writable(path: Path, reason: str) -> RecordError:
    return RecordError(
        str(path),
        f"the record cannot be opened for writing ({reason})",
        "a file in a folder where you may write, the folder too",
        "Copy the record to such a folder, or name another file with --db or ONRECORD_DB.",
    )


def _header(path: Path) -> bytes:
    """The first bytes of the file; none where there is no file or an empty one."""
    if path.is_dir():
        raise not_a_record(path, "is a folder")
    if not path.exists():
        return b""
    with path.open("rb") as file:
        return file.read(_HEADER_BYTES)


def _refuse_missing(path: Path, create: bool) -> None:
    if not create:
        raise missing(path)
    if not path.absolute().parent.is_dir():
        raise RecordError(
            str(path),
            f"the folder {path.absolute().parent} does not exist",
            "a folder that exists",
            "Make the folder first, or name another file with --db or ONRECORD_DB.",
        )


def _refuse_foreign(path: Path, header: bytes, create: bool) -> None:
    if int.from_bytes(header[68:72], "big") == APPLICATION_ID:
        refuse_newer(path, int.from_bytes(header[60:64], "big"))
        return
    # A record killed while it was made has nothing in its header yet: what counts is in the -wal file.
    program, version, tables = _ask_sqlite(path)
    if program == APPLICATION_ID:
        refuse_newer(path, version)
    elif program or version or tables:
        raise not_a_record(path, "is the SQLite database of another program")
    elif not create:
        raise missing(path)


def _ask_sqlite(path: Path) -> tuple[int, int, int]:
    # `immutable` keeps SQLite from leaving files of its own beside a stranger's database.
    mode = "mode=ro" if _beside(path, "-wal").exists() else "mode=ro&immutable=1"
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)
        try:
            return (
                int(db.execute("PRAGMA application_id").fetchone()[0]),
                int(db.execute("PRAGMA user_version").fetchone()[0]),
                int(db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]),
            )
        finally:
            db.close()
    except sqlite3.Error as error:
        raise not_a_record(path, f"cannot be read as an SQLite database ({error})") from error


def _refuse_read_only(path: Path) -> None:
    """SQLite would open a write-protected file for reading and fail at the first report instead."""
    for what in (path, path.absolute().parent):
        if what.exists() and not os.access(what, os.W_OK):
            raise not_writable(path, f"{what} is write-protected")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
