"""A whole record, its raw bytes too, from one address to another where none is yet: a file, or an empty database of a server.

Comes in: two addresses. Goes out: what was copied, equal on both sides, or an error and no record at the target.
A file gets its name when it is whole; a database is filled in one transaction.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from onrecord.address import Address
from onrecord.errors import RecordError
from onrecord.settings import raw_folder
from onrecord.store import disk
from onrecord.store.copying import Table, Tell, copy_rows, opened, refuse_filled
from onrecord.store.models import ReportRow
from onrecord.store.moment import one_moment
from onrecord.store.raw import RawFiles, adopt
from onrecord.store.record import SqlRecord

_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Raw:
    """Of how many reports the raw bytes were copied, and why others were not."""

    files: int = 0
    """In a file, or in the report's row."""
    not_kept: int = 0
    """Of reports that an earlier version added, or that came without raw bytes."""
    lost: int = 0
    """Missing or damaged; `check` lists them."""


@dataclass(frozen=True, slots=True)
class Moved:
    tables: tuple[Table, ...]
    raw: Raw


def copy_record(source: SqlRecord, target: Address, tell: Tell) -> Moved:
    if not isinstance(target, Path):
        with opened(target, create=True) as filled:
            refuse_filled(filled)
            _log(source, target)
            with one_moment(source.alias, source.mended):
                return _copied(source, filled, RawFiles(raw_folder(target, os.environ)), tell)
    refuse_taken(target)
    _log(source, target)
    with disk.working_folder(target, "copying") as own:
        moved = copy_to_file(source, own / target.name, RawFiles(own / "raw"), tell)
        adopt(own / "raw", raw_folder(target, os.environ))
        put_in_place(own / target.name, target)
    return moved


def copy_to_file(source: SqlRecord, path: Path, raw: RawFiles | None, tell: Tell) -> Moved:
    """To a new file that is not yet anybody's record; without raw bytes where no folder is given."""
    with opened(path, create=True) as filled, one_moment(source.alias, source.mended):
        return _copied(source, filled, raw, tell)


def refuse_taken(path: Path) -> None:
    if os.path.lexists(path) and (path.is_symlink() or not path.is_file() or path.stat().st_size):
        raise taken(path)
    if not path.absolute().parent.is_dir():
        raise RecordError(
            str(path),
            f"the folder {path.absolute().parent} does not exist",
            "a folder that exists",
            "Make the folder first, or name another target.",
        )


def taken(path: Path) -> RecordError:
    return RecordError(
        str(path),
        "something lies here already",
        "a path where nothing lies yet",
        "Name another target; this one was not changed.",
    )


def put_in_place(half: Path, whole: Path) -> None:
    for ending in ("-wal", "-shm"):
        if half.with_name(half.name + ending).exists():
            raise AssertionError("a database that is not folded into one file")
    if whole.exists() and not whole.stat().st_size:
        whole.unlink()  # an empty file is no record; a kill while one was made may leave it
    try:
        disk.put_new(half, whole)
    except FileExistsError:
        raise taken(whole) from None


def _log(source: SqlRecord, target: Address) -> None:
    """Before the copy, so that no copy is made of which the log knows nothing."""
    source.log.write("backup", "record", None, {"copy": str(target)})


def _copied(source: SqlRecord, target: SqlRecord, raw: RawFiles | None, tell: Tell) -> Moved:
    kept = _copy_raw(source, raw, tell) if raw else Raw()  # first: never a row without its bytes
    return Moved(tuple(copy_rows(source, target, tell)), kept)


def _copy_raw(source: SqlRecord, target: RawFiles, tell: Tell) -> Raw:
    not_kept = lost = last = done = 0
    from_files = source.raw_files
    earlier = from_files.earlier()
    target.mark_earlier(earlier)
    kept = ReportRow.objects.using(source.alias).filter(erased=None)
    rows = kept.filter(raw=None).order_by("pk").values_list("pk", "raw_sha256")
    with source.mended():
        files = kept.exclude(raw=None).count()  # they go with the rows
    while True:
        with source.mended():
            page = list(rows.filter(pk__gt=last)[:_PAGE])
        if not page:
            return Raw(files, not_kept, lost)
        for number, digest in page:
            if from_files.holds(digest) and from_files.is_whole(digest):
                target.take(from_files.path(digest), digest)
                files += 1
            elif from_files.holds(digest) or (digest and number > earlier):
                lost += 1
            else:
                not_kept += 1
            done += 1
            tell("copying raw bytes", done)
        last = page[-1][0]
