"""A record as of one moment, in one file: the database as SQLite, the raw bytes, and what tells that both are whole.

Comes in: an address, the path of a file that is not there yet, keys. Goes out: the file, under its name only when it is whole.
The record goes on being read and written meanwhile. What is in the file, and how it is read, is in `restoring.py`.
"""

from __future__ import annotations

import io
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from onrecord.address import Address
from onrecord.errors import BackupError
from onrecord.settings import raw_folder
from onrecord.store import disk, raw, tar_stream
from onrecord.store.file import LOCK_WAIT_S, SCHEMA_VERSION, look
from onrecord.store.sealing import Keys, sealed
from onrecord.store.tar_stream import DATABASE, EARLIER, MANIFEST, MEMBERS, Sink
from onrecord.store.versions import schema_at

FORMAT, FORMAT_VERSION = "onrecord-backup", 1
_PAGES = 1000
_Told = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class BackedUp:
    size: int
    reports: int
    raw_files: int
    not_kept: int
    """Reports whose raw bytes were never kept: an earlier version added them, or they came without."""
    lost: int
    """Raw files that are missing or damaged; `check` lists them."""


def write_backup(
    where: Address, file: Path, keys: Keys, program: str, now: datetime, tell: _Told, by: str | None = None
) -> BackedUp:
    """`by` is the name under which the log keeps it; the name of the account where none is given."""
    _refuse_taken(file)
    files = raw.RawFiles(raw_folder(where, os.environ))
    beside = where if isinstance(where, Path) else files.folder
    if isinstance(where, Path):
        look(where, create=False)
        raw.mark_older_record(where, files, LOCK_WAIT_S)
    else:
        disk.make_folders(beside.parent)
    # The copy of the database is not encrypted: it stays beside the record. What lies beside the backup is.
    with disk.working_folder(beside, "backing-up") as own, disk.working_folder(file, "half") as half:
        _log(where, file, keys, by)
        _snapshot(where, own / DATABASE, tell)
        try:
            with (half / "backup").open("xb") as to:
                os.fchmod(to.fileno(), disk.OWNER_ONLY)
                with sealed(to, keys) as sink:
                    done = _Members(sink, own, files, now, tell).write(program)
            disk.put_new(half / "backup", file)
        except FileExistsError:
            raise _taken(file) from None
        except OSError as error:
            raise _cannot(file, error) from error
        return BackedUp(file.stat().st_size, *done)


class _Members:
    """The members, one after the other; the digest of each goes into a list, which goes in last but one."""

    def __init__(self, sink: Sink, own: Path, files: raw.RawFiles, now: datetime, tell: _Told) -> None:
        self._sink, self._own, self._files, self._now, self._tell = sink, own, files, now, tell
        self._count = 0

    def write(self, program: str) -> tuple[int, int, int, int]:
        """The numbers of reports, raw files, and of raw bytes never kept and lost."""
        with (self._own / MEMBERS).open("x", encoding="ascii") as listed, closing(self._database()) as db:
            self._listed = listed
            self._file(DATABASE, self._own / DATABASE)
            files, not_kept, lost = self._raw_files(db)
            reports = db.execute("SELECT count(*) FROM report").fetchone()[0]
            schema = db.execute("PRAGMA user_version").fetchone()[0]
        digest = self._put(MEMBERS, self._own / MEMBERS)
        told = {
            "format": FORMAT, "format_version": FORMAT_VERSION, "made_at": self._now.isoformat(timespec="seconds"),
            "program": program, "schema": schema, "reports": reports, "raw_files": files, "raw_not_kept": not_kept,
            "raw_lost": lost, "members": self._count, "members_sha256": digest,
        }  # fmt: skip
        words = (json.dumps(told, indent=1) + "\n").encode()
        tar_stream.write_member(self._sink, MANIFEST, len(words), io.BytesIO(words), self._moment)
        tar_stream.write_end(self._sink)
        return reports, files, not_kept, lost

    @property
    def _moment(self) -> int:
        return int(self._now.timestamp())

    def _database(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{(self._own / DATABASE).as_uri()}?mode=ro&immutable=1", uri=True)

    def _raw_files(self, db: sqlite3.Connection) -> tuple[int, int, int]:
        files = not_kept = lost = 0
        earlier = self._files.earlier()
        if earlier:
            self._file(EARLIER, self._files.folder / Path(EARLIER).name)
        for digest, newest, count in _named(db):
            if self._files.holds(digest) and self._files.is_whole(digest):
                self._file(f"raw/{raw.member(digest)}", self._files.path(digest))
                files += 1
                self._tell("raw bytes", files)
            elif self._files.holds(digest) or (digest and newest > earlier):
                lost += 1
            else:
                not_kept += count
        return files, not_kept, lost

    def _file(self, name: str, path: Path) -> None:
        self._listed.write(f"{self._put(name, path)}  {name}\n")
        self._count += 1

    def _put(self, name: str, path: Path) -> str:
        with path.open("rb") as data:
            size = os.fstat(data.fileno()).st_size
            return tar_stream.write_member(self._sink, name, size, data, self._moment)


def _log(where: Address, file: Path, keys: Keys, by: str | None) -> None:
    """Before the backup, so that none is made of which the log knows nothing; an older record has no log yet."""
    if schema_at(where) == SCHEMA_VERSION:
        from onrecord.store.copying import opened

        with opened(where, by=by) as record:
            record.log.write("backup", "record", None, {"file": file.name, "encrypted_to": keys.told})


def _named(db: sqlite3.Connection) -> Iterator[tuple[str, int, int]]:
    """Each digest of raw bytes in files, the newest report that has it, and how many do; none of what was erased."""
    columns = [row[1] for row in db.execute("PRAGMA table_info(report)")]
    # What lies in a row goes with the database. Columns that an older schema lacks leave nothing out.
    only = " AND ".join(["1", *(f"{name} IS NULL" for name in ("erased", "raw") if name in columns)])
    asked = f"SELECT raw_sha256, max(id), count(*) FROM report WHERE {only} GROUP BY raw_sha256"  # noqa: S608
    yield from db.execute(asked)


def _snapshot(where: Address, to: Path, tell: _Told) -> None:
    """The database as of one moment, in one SQLite file."""
    if not isinstance(where, Path):
        from onrecord.store.copying import opened
        from onrecord.store.moving import copy_to_file

        with opened(where) as record:
            copy_to_file(record, to, None, tell)
        return
    from onrecord.store.trouble import mended

    disk.make_private(to)
    with mended(where, LOCK_WAIT_S, ""), closing(sqlite3.connect(where, timeout=LOCK_WAIT_S)) as source:
        # A read transaction, so that what others write meanwhile does not start the copy anew.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with closing(sqlite3.connect(to)) as target:
            source.backup(
                target, pages=_PAGES, progress=lambda _, left, of: tell("pages of the database", of - left)
            )
            target.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _refuse_taken(file: Path) -> None:
    if os.path.lexists(file):
        raise _taken(file)
    if not file.absolute().parent.is_dir():
        raise BackupError(
            str(file),
            f"the folder {file.absolute().parent} does not exist",
            "a folder that exists",
            "Make the folder first, or name another file.",
        )


def _taken(file: Path) -> BackupError:
    return BackupError(
        str(file),
        "something lies here already, and a backup is never written over another",
        "a path where nothing lies yet",
        "Name another file.",
    )


def _cannot(file: Path, error: OSError) -> BackupError:
    return BackupError(
        str(file),
        f"the backup cannot be written ({error.strerror or error})",
        "a folder where you may write, on a disk with free space",
        "Free some space, or name a file in another folder. Nothing was left there.",
    )
