"""The bytes that each report was read from, kept once each in a folder beside the record under their SHA-256.

Comes in: bytes and their digest. Goes out: the same bytes, or RecordError. Which report has which bytes is in the database.
A file is whole and on the disk before the row that names it is committed: a kill leaves at most a file that nothing names.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import sqlite3
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from onrecord.address import Address
from onrecord.errors import RecordError
from onrecord.store import disk

_DIGEST = re.compile(r"[0-9a-f]{64}")
_ENDING = ".gz"
_LEVEL = 6
_HALF = "half"
_EARLIER = "earlier-reports"
_STALE_S = 3600.0
"""A half file older than this was left by a kill: no file of a report takes as long to write."""
LAST_SCHEMA_WITHOUT = 2
"""Records of this schema and older ones were made by versions that kept no raw bytes."""


class RawFiles:
    """`folder` is made with the first file. Names: two letters, a slash, the other 62, `.gz` (zcat opens them)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._swept = False

    def holds(self, digest: str) -> bool:
        return bool(_DIGEST.fullmatch(digest)) and self.path(digest).is_file()

    def keep(self, raw: bytes, digest: str) -> None:
        """Keep bytes under their digest; bytes that are kept already are left alone."""
        if hashlib.sha256(raw).hexdigest() != digest:
            raise ValueError("raw bytes of another digest")
        if not self.holds(digest):
            # No time in the file: the same bytes make the same file.
            self._write(self.path(digest), gzip.compress(raw, _LEVEL, mtime=0))

    def take(self, file: Path, digest: str) -> None:
        """Take over a file of another such folder, which stays; the caller has checked it against its name."""
        if self.holds(digest) and self.is_whole(digest):
            return
        self._write(self.path(digest), file.read_bytes())

    def get(self, digest: str) -> bytes | None:
        """The bytes; None where none are kept. RecordError where the file holds other bytes."""
        if not self.holds(digest):
            return None
        try:
            raw = gzip.decompress(self.path(digest).read_bytes())
        except (OSError, EOFError, zlib.error):
            raw = None
        if raw is None or hashlib.sha256(raw).hexdigest() != digest:
            raise RecordError(
                str(self.path(digest)),
                "the raw bytes in this file are not those that were kept",
                "a file as onrecord wrote it",
                "Put back this file from a backup; `onrecord db check` finds every such file.",
            )
        return raw

    def is_whole(self, digest: str) -> bool:
        return is_whole(self.path(digest), digest)

    def forget(self, digest: str) -> None:
        """Delete bytes, for good; that no other report names them is for the caller to know."""
        if self.holds(digest):
            self.path(digest).unlink(missing_ok=True)
            disk.sync(self.path(digest).parent)

    def digests(self) -> Iterator[str]:
        """Those of all files that are kept, in order."""
        for folder in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            for file in sorted(folder.glob(f"*{_ENDING}")):
                digest = folder.name + file.name.removesuffix(_ENDING)
                if _DIGEST.fullmatch(digest):
                    yield digest

    def path(self, digest: str) -> Path:
        return self.folder / member(digest)

    def earlier(self) -> int:
        """Reports up to this number were added by a version that kept no raw bytes."""
        try:
            return int((self.folder / _EARLIER).read_text())
        except (OSError, ValueError):
            return 0

    def mark_earlier(self, number: int) -> None:
        if number > self.earlier():
            self._write(self.folder / _EARLIER, f"{number}\n".encode())

    def _write(self, path: Path, data: bytes) -> None:
        half: str | None = None
        try:
            self._ready(path.parent)
            number, half = tempfile.mkstemp(dir=self.folder / _HALF)  # mode 0600
            with os.fdopen(number, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(number)
            os.replace(half, path)
            disk.sync(path.parent)
        except OSError as error:
            if half:
                with suppress(OSError):
                    os.unlink(half)
            raise _not_kept(self.folder, error) from error

    def _ready(self, parent: Path) -> None:
        for folder in (self.folder / _HALF, parent):
            disk.make_folders(folder)
        if not self._swept:
            self._swept = True
            for left in (self.folder / _HALF).iterdir():
                if time.time() - left.stat().st_mtime > _STALE_S:
                    left.unlink(missing_ok=True)


def member(digest: str) -> str:
    """The name of a file in the folder."""
    if not _DIGEST.fullmatch(digest):
        raise ValueError("no SHA-256")
    return f"{digest[:2]}/{digest[2:]}{_ENDING}"


def is_whole(path: Path, digest: str) -> bool:
    """Whether a file holds the bytes of this digest; read in steps, since a damaged one may unpack to anything."""
    found = hashlib.sha256()
    try:
        with gzip.open(path) as file:
            while step := file.read(disk.STEP):
                found.update(step)
    except (OSError, EOFError, zlib.error):
        return False
    return found.hexdigest() == digest


def adopt(made: Path, folder: Path) -> None:
    """Put a folder of raw files, checked and written to the disk, in its place: in one step where nothing lies there yet."""
    if not made.is_dir():
        return
    if not os.path.lexists(folder):
        for inner in (*made.iterdir(), made):
            disk.sync(inner)
        os.rename(made, folder)
        disk.sync(folder.absolute().parent)
        return
    there, here = RawFiles(made), RawFiles(folder)
    here.mark_earlier(there.earlier())
    for digest in there.digests():
        here.take(there.path(digest), digest)


def mark_older_record(where: Address, raw: RawFiles, wait_s: float) -> None:
    """Before a record of an older version is brought up to date: its reports came without raw bytes, and stay so."""
    if not isinstance(where, Path) or raw.folder.is_dir() or not where.is_file() or not where.stat().st_size:
        return  # there is no older record on a server
    address = f"{where.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=wait_s)) as db:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if 0 < version <= LAST_SCHEMA_WITHOUT:
            last = db.execute("SELECT coalesce(max(id), 0) FROM report").fetchone()[0]
            raw.mark_earlier(last)


def _not_kept(folder: Path, error: OSError) -> RecordError:
    return RecordError(
        str(folder),
        f"the raw bytes of a report cannot be kept ({error.strerror or type(error).__name__})",
        "a folder where you may write, on a working disk with free space",
        "Free some space or mend the folder's rights, then run this again: what was added stays.",
    )
