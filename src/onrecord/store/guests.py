"""Tables of another room in the record's database: those of the pages, for sessions, passwords and second factors.

Comes in: an open record. Goes out: nothing; the tables are there. They are made under the writer's lock in one transaction,
an SQLite file is copied first, and the log says which migrations ran. What is in them is the other room's; `verify` looks
at none of it but the list of migrations.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model, QuerySet

from onrecord.store import adopting, engine
from onrecord.store.face import Record
from onrecord.store.record import SqlRecord
from onrecord.store.upgrade import copy_beside
from onrecord.store.writing import writing

_OWN = "store"


def up_to_date(record: Record) -> bool:
    """Runs what is pending; whether anything was."""
    if not isinstance(record, SqlRecord):
        raise TypeError("only a record in a database has room for tables")
    db = engine.connection(record.alias)
    with record.mended():
        if not _pending(db):
            return False
        # SQLite rebuilds tables only with these checks off, and switches them only outside a transaction.
        db.disable_constraint_checking()
        try:
            with writing(db.alias):
                return _run(db, record)
        finally:
            db.enable_constraint_checking()


def _run(db: BaseDatabaseWrapper, record: SqlRecord) -> bool:
    targets = _pending(db)
    if not targets:  # another program was first
        return False
    if isinstance(record.address, Path):
        copy_beside(record.address, "pages")
    if _lost(db):
        _recorded(db).delete()
        targets = _pending(db)
    with _checked_once(db):
        MigrationExecutor(db).migrate(targets)
    adopting.migrated(db.alias, record.by)
    return True


@contextmanager
def _checked_once(db: BaseDatabaseWrapper) -> Iterator[None]:
    """Django looks through all foreign keys of an SQLite file after each migration, half a minute in a large record: here once, in the
    tables that were made."""
    db.check_constraints = lambda table_names=None: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        del db.check_constraints
    there = set(db.introspection.table_names())
    db.check_constraints(sorted(name for name in _tables() if name in there))


def going_along(record: SqlRecord) -> list[type[Model]]:
    """The tables of the other room that are copied with a record, where it has them: those whose model says so (`goes_along`)."""
    there = set(engine.connection(record.alias).introspection.table_names())
    known = [model for app in apps.get_app_configs() if app.label != _OWN for model in app.get_models()]
    return [model for model in known if getattr(model, "goes_along", False) and model._meta.db_table in there]


def left_behind(record: SqlRecord) -> bool:
    """Whether a record has tables of the other room, and this program does not know that room: they would not be copied."""
    if any(app.label != _OWN for app in apps.get_app_configs()):
        return False
    with record.mended():
        return _recorded(engine.connection(record.alias)).exists()


def _pending(db: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    executor = MigrationExecutor(db)
    leaves = [leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] != _OWN]
    return leaves if executor.migration_plan(leaves) or _lost(db) else []


def _lost(db: BaseDatabaseWrapper) -> bool:
    """Whether the record is a copy that brought the list of migrations along and not the tables: they are made anew, empty."""
    there = set(db.introspection.table_names())
    return there.isdisjoint(_tables()) and _recorded(db).exists()


def _tables() -> set[str]:
    """The tables of the other room."""
    return {
        model._meta.db_table
        for app in apps.get_app_configs()
        if app.label != _OWN
        for model in app.get_models(include_auto_created=True)
    }


def _recorded(db: BaseDatabaseWrapper) -> QuerySet[MigrationRecorder.Migration]:
    return MigrationRecorder.Migration.objects.using(db.alias).exclude(app=_OWN)
