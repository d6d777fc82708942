"""The file of added places: one SQLite database, replaced whole at each change, so that whoever reads it finds it whole.

Its table `place` is shaped as in the gazetteer's own index and searched in the same way; `joined` holds the rows that tell
of a place known from elsewhere; `source` says which files they came from. `meta.stamp` names the index of the pack that
parents and keys were taken from: where that is another one now, the file is indexed again (load.py).
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from onrecord.resolve.added.rows import AddedPlacesError

FORMAT = "1"
"""Of these tables and of what index.py puts into them: a part of the stamp, so that an older file is indexed again."""

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE source (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, file TEXT NOT NULL, kind TEXT NOT NULL, sha256 TEXT NOT NULL,
    added TEXT NOT NULL, read INTEGER NOT NULL, new INTEGER NOT NULL, joined INTEGER NOT NULL, bad INTEGER NOT NULL,
    left_out INTEGER NOT NULL
);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, gid TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    parent INTEGER, lat REAL, lon REAL, radius REAL, people INTEGER NOT NULL, position TEXT NOT NULL,
    source INTEGER NOT NULL, others TEXT NOT NULL, code TEXT NOT NULL, above TEXT NOT NULL, line INTEGER NOT NULL,
    said_radius REAL
);
CREATE TABLE joined (
    place INTEGER NOT NULL, gid TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, lat REAL,
    lon REAL, said_radius REAL, people INTEGER NOT NULL, source INTEGER NOT NULL, others TEXT NOT NULL, code TEXT NOT NULL,
    above TEXT NOT NULL, line INTEGER NOT NULL, better INTEGER NOT NULL
);
CREATE TABLE name (key TEXT, place INTEGER, how INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE loose (
    key TEXT, country TEXT, place INTEGER, PRIMARY KEY (key, country, place)
) WITHOUT ROWID;
CREATE TABLE word (key TEXT PRIMARY KEY, what INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX place_gid ON place (gid) WHERE id < 0;
CREATE INDEX place_code ON place (country, code) WHERE code LIKE 'ADM%';
CREATE INDEX joined_gid ON joined (gid);
CREATE INDEX joined_place ON joined (place);
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was added. `read` counts its rows; `new` became places, `joined` tell of known ones."""

    id: int
    name: str
    file: str
    kind: str
    sha256: str
    added: str
    read: int
    new: int
    joined: int
    bad: int
    left_out: int


def opened(path: Path) -> sqlite3.Connection:
    """The file for reading; it is replaced and never changed, so no locks are needed."""
    try:
        return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error as problem:
        raise unreadable(path, problem) from problem


def sources(path: Path) -> list[Source]:
    if not path.is_file():
        return []
    try:
        with closing(opened(path)) as database:
            return [Source(*row) for row in database.execute("SELECT * FROM source ORDER BY id")]
    except sqlite3.Error as problem:
        raise unreadable(path, problem) from problem


def stamp(path: Path) -> str | None:
    """The index that the file was made beside; None where there is no file."""
    if not path.is_file():
        return None
    try:
        with closing(opened(path)) as database:
            found = database.execute("SELECT value FROM meta WHERE key = 'stamp'").fetchone()
    except sqlite3.Error as problem:
        raise unreadable(path, problem) from problem
    return str(found[0]) if found else ""


def unreadable(path: Path, problem: Exception) -> AddedPlacesError:
    return AddedPlacesError(
        str(path), f"it cannot be read as added places ({problem})", "the file that `onrecord places add` made",
        "Move it away and add your files again; ONRECORD_PLACES names its folder.",
    )  # fmt: skip


@contextmanager
def changed(path: Path, base: Path, whole: bool) -> Iterator[sqlite3.Connection]:
    """A copy of the file (empty where `whole`) to change, with the pack's index attached as `base`; it then takes its place.

    One at a time: a second one waits. What raises inside leaves the file as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with (path.parent / f".{path.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for left_behind in path.parent.glob(f".{path.name}-*.part"):
                left_behind.unlink(missing_ok=True)
            handle, unfinished = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".part", dir=path.parent)
            os.close(handle)
            try:
                yield from _change(path, Path(unfinished), base, whole)
                os.replace(unfinished, path)
            finally:
                Path(unfinished).unlink(missing_ok=True)
    except OSError as problem:
        raise _unwritable(path, problem.strerror or str(problem)) from problem
    except sqlite3.OperationalError as problem:
        raise _unwritable(path, str(problem)) from problem


def _change(path: Path, unfinished: Path, base: Path, whole: bool) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(f"{unfinished.as_uri()}", uri=True)
    try:
        if path.is_file() and not whole:
            with closing(opened(path)) as old:
                old.backup(database)
        database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;"
        )
        if whole or not path.is_file():
            database.executescript(SCHEMA)
        database.execute("ATTACH ? AS base", (f"{base.resolve().as_uri()}?mode=ro&immutable=1",))
        yield database
        database.commit()
    finally:
        with suppress(sqlite3.Error):
            database.close()


def _unwritable(path: Path, why: str) -> AddedPlacesError:
    return AddedPlacesError(
        str(path.parent), f"the added places cannot be written ({why})",
        "a folder that can be written to, with room for twice what is kept",
        "Set ONRECORD_PLACES to such a folder.",
    )  # fmt: skip
