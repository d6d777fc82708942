"""A backup back into a record: a new file, or an empty database of a server.

Comes in: a backup, what opens it, an address. Goes out: the record with its raw bytes, or BackupError and nothing at the target.
Every digest is checked before anything is put in place: of each member, of each raw file against its name, of the database.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.address import Address
from onrecord.errors import BackupError
from onrecord.settings import raw_folder
from onrecord.store import disk, file, raw, tar_stream
from onrecord.store.backup import FORMAT, FORMAT_VERSION
from onrecord.store.sealing import Opening
from onrecord.store.sealing import opened as unsealed
from onrecord.store.tar_stream import DATABASE, MANIFEST, MEMBERS, Refused
from onrecord.store.versions import schema_at

_Told = Callable[[str, int], None]
_MOST_MANIFEST_BYTES = 64 * 1024
_LINE = 64 + 2


@dataclass(frozen=True, slots=True)
class Restored:
    made_at: str
    program: str
    reports: int
    raw_files: int


def restore(backup: Path, target: Address, keys: Opening, tell: _Told) -> Restored:
    from onrecord.store import moving
    from onrecord.store.engine import set_up_django

    folder = raw_folder(target, os.environ)
    if isinstance(target, Path):
        moving.refuse_taken(target)
    else:
        set_up_django()
        _refuse_filled(target)
        disk.make_folders(folder.parent)
    with disk.working_folder(target if isinstance(target, Path) else folder, "restoring") as own:
        try:
            count = _unpack(backup, own, keys, tell)
            manifest = _manifest(own)
            files = _check_members(own, manifest, count, tell)
            _check_database(own / DATABASE)
        except Refused as refused:
            raise _refused(backup, str(refused)) from refused
        except OSError as error:
            raise _cannot(backup, error) from error
        _log(own / DATABASE, manifest)
        raw.adopt(own / "raw", folder)
        if isinstance(target, Path):
            moving.put_in_place(own / DATABASE, target)
        else:
            _fill(own / DATABASE, target, tell)
    return Restored(manifest["made_at"], manifest["program"], manifest["reports"], files)


def _unpack(backup: Path, own: Path, keys: Opening, tell: _Told) -> int:
    """Every member into the working folder, each under its name; how many."""
    count = 0
    with backup.open("rb") as raw_file, unsealed(raw_file, str(backup), keys) as source:
        for name, size in tar_stream.members(source):
            to = own / name
            for folder in (to.parent.parent, to.parent):
                folder.mkdir(mode=0o700, exist_ok=True)
            try:
                number = os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY, disk.OWNER_ONLY)
            except FileExistsError:
                raise Refused("holds two files under one name") from None
            with os.fdopen(number, "wb") as out:
                for step in tar_stream.steps(source, size):
                    out.write(step)
                out.flush()
                os.fsync(number)
            count += 1
            tell("unpacking", count)
    if not count:
        raise Refused("holds nothing")
    return count


def _manifest(own: Path) -> dict[str, Any]:
    path = own / MANIFEST
    if not all((own / name).is_file() for name in (MANIFEST, MEMBERS, DATABASE)):
        raise Refused("is not whole (its manifest, its list of members or its database is missing)")
    if path.stat().st_size > _MOST_MANIFEST_BYTES:
        raise Refused("has a manifest that is too long")
    try:
        found = json.loads(path.read_bytes())
        if found["format"] != FORMAT or not isinstance(found["format_version"], int):
            raise ValueError
        kinds = {
            "made_at": str, "program": str, "reports": int, "members": int, "members_sha256": str, "schema": int,
        }  # fmt: skip
        if not all(type(found[name]) is kind for name, kind in kinds.items()):
            raise ValueError
    except (ValueError, KeyError, TypeError):
        raise Refused("has a manifest that cannot be read") from None
    if found["format_version"] > FORMAT_VERSION:
        raise Refused("was written by a newer version of onrecord than this one")
    return dict(found)


def _check_members(own: Path, manifest: dict[str, Any], count: int, tell: _Told) -> int:
    """Each file against the list, the list against the manifest, each raw file against its name; how many raw files."""
    if _sha256(own / MEMBERS) != manifest["members_sha256"]:
        raise Refused("has a list of members that its manifest does not know")
    listed = files = 0
    with (own / MEMBERS).open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            digest, name = line[:64], line[_LINE:].rstrip("\n")
            if not tar_stream.NAME.fullmatch(name) or not (own / name).is_file():
                raise Refused("lacks a file that its list of members names")
            if _sha256(own / name) != digest:
                raise Refused(f"holds other bytes than its list of members says ({name})")
            if name.endswith(".gz"):
                files += 1
                if not raw.is_whole(own / name, name[4:6] + name[7:-3]):
                    raise Refused(f"holds raw bytes of another digest than their name ({name})")
            listed += 1
            tell("checking", listed)
    if not listed == manifest["members"] == count - 2:
        raise Refused("holds other files than its list of members names")
    return files


def _check_database(path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            program = db.execute("PRAGMA application_id").fetchone()[0]
            version = db.execute("PRAGMA user_version").fetchone()[0]
            sound = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            sound = sound and db.execute("PRAGMA foreign_key_check").fetchone() is None
    except sqlite3.Error:
        raise Refused("holds a database that cannot be read") from None
    if program != file.APPLICATION_ID:
        raise Refused("holds a database that is no record of onrecord")
    file.refuse_newer(path, version)
    if not sound:
        raise Refused("holds a damaged database")


def _refuse_filled(target: Address) -> None:
    from onrecord.store.copying import opened, refuse_filled

    if schema_at(target):
        with opened(target) as record:
            refuse_filled(record)


def _log(database: Path, manifest: dict[str, Any]) -> None:
    """Bring it up to date, and let its log tell where it comes from."""
    from onrecord.store.copying import opened

    with opened(database) as record:
        told = {"made_at": manifest["made_at"], "program": manifest["program"]}
        record.log.write("restore", "record", None, told)


def _fill(database: Path, target: Address, tell: _Told) -> None:
    from onrecord.store.copying import copy_rows, opened
    from onrecord.store.moment import one_moment

    with (
        opened(database) as source,
        opened(target, create=True) as filled,
        one_moment(source.alias, source.mended),
    ):
        copy_rows(source, filled, tell)


def _sha256(path: Path) -> str:
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _refused(backup: Path, found: str) -> BackupError:
    return BackupError(
        str(backup),
        f"this file {found}",
        "a backup as `onrecord db backup` wrote it, whole",
        "Fetch the file again, or take another backup. Nothing was put in place.",
    )


def _cannot(backup: Path, error: OSError) -> BackupError:
    return BackupError(
        str(backup),
        f"it cannot be read, or what is in it cannot be written ({error.strerror or error})",
        "a file that you may read, and a disk with free space at the target",
        "Free some space or name the right file. Nothing was put in place.",
    )
