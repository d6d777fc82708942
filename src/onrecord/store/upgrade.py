"""A new or older record brought to the schema of this program, forward only.

Comes in: a connection. Each migration is one transaction together with the version it writes, so
that a kill leaves the one schema or the next. An older file is copied first; a server's database is not.
"""

from __future__ import annotations

import itertools
import sqlite3
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from onrecord.address import Address, Server
from onrecord.store import disk, file, server
from onrecord.store.writing import writing

_APP = "store"


def bring_up_to_date(db: BaseDatabaseWrapper, where: Address, create: bool, by: str) -> None:
    """Run what is pending. The version is read again under the lock: another program may be first."""
    if isinstance(where, Server):
        server.refuse_unfit(db, where)
    found = _version(db, where)
    if found == file.SCHEMA_VERSION:
        return
    file.refuse_newer(where, found)
    if not found and not create:
        raise file.missing(where)
    # SQLite rebuilds tables only with these checks off, and switches them only outside a transaction.
    db.disable_constraint_checking()
    try:
        safe = not found  # a new record has nothing to lose, and an older one once it is copied
        while True:
            with writing(db.alias):
                version = _version(db, where)
                file.refuse_newer(where, version)
                if version == file.SCHEMA_VERSION:
                    return
                if isinstance(where, Server):
                    server.make_room(db)
                elif not safe:
                    copy_beside(where, version)
                safe = True
                ran = _run_next(db)
                _set_version(db, where, ran)
                _log(db.alias, ran, by)
    finally:
        db.enable_constraint_checking()


def copy_beside(path: Path, version: int | str) -> Path:
    """Copy the record as last committed; the copy gets its name when it is whole. `version` says before what."""
    half = path.with_name(f"{path.name}.copying")
    half.unlink(missing_ok=True)  # left by a kill; only one program at a time holds the lock
    disk.make_private(half)
    source, target = sqlite3.connect(path), sqlite3.connect(half)
    try:
        source.backup(target)
    except sqlite3.Error:
        half.unlink(missing_ok=True)  # on a full disk it holds the very space that is short
        raise
    finally:
        target.close()
        source.close()
    whole = _free_name(path, version)
    half.replace(whole)
    return whole


def _free_name(path: Path, version: int | str) -> Path:
    stem = f"{path.name}.schema-{version}"
    names = itertools.chain([f"{stem}.bak"], (f"{stem}-{n}.bak" for n in itertools.count(2)))
    return next(free for name in names if not (free := path.with_name(name)).exists())


def _run_next(db: BaseDatabaseWrapper) -> int:
    """Apply the first pending migration of the record's own tables; its number is the schema version."""
    executor = MigrationExecutor(db)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes(_APP))
    pending = [migration.name for migration, _ in plan if migration.app_label == _APP]
    if not pending:
        return file.SCHEMA_VERSION
    executor.migrate([(_APP, pending[0])])
    return int(pending[0].partition("_")[0])


def _log(name: str, version: int, by: str) -> None:
    """A log is begun when the last migration has run, in its transaction; one that is there already gets an entry."""
    from onrecord.store import adopting  # needs the models, which need Django to be set up

    if adopting.begun(name, version):
        adopting.migrated(name, by)
    elif version == file.SCHEMA_VERSION:
        adopting.adopt(name, by)


def _version(db: BaseDatabaseWrapper, where: Address) -> int:
    if isinstance(where, Server):
        return server.version(db, where)
    with db.cursor() as cursor:
        return int(cursor.execute("PRAGMA user_version").fetchone()[0])


def _set_version(db: BaseDatabaseWrapper, where: Address, version: int) -> None:
    if isinstance(where, Server):
        server.set_version(db, version)
        return
    with db.cursor() as cursor:
        cursor.execute(f"PRAGMA user_version = {version:d}")
        cursor.execute(f"PRAGMA application_id = {file.APPLICATION_ID:d}")
