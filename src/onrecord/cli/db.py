"""`onrecord db`: the record itself is made, brought up to date, checked and copied; `db_backup.py` has backups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import db_backup, inputs, screen
from onrecord.errors import EXIT_OK, EXIT_RECORD, EXIT_SOME_FAILED, RecordError

if TYPE_CHECKING:
    from onrecord.store.moving import Moved


@click.group(name="db", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Make, check, copy, back up and restore the record itself: its database and its raw bytes."""


@command.command(name="init")
@inputs.db_option
@inputs.quiet_option
def init(db: str | None, quiet: bool) -> int:
    """Make an empty record; where there is one, nothing is done."""
    from onrecord.store import SCHEMA_VERSION, open_record
    from onrecord.store.versions import schema_at

    where = inputs.record_at(db)
    if schema_at(where):
        raise RecordError(
            str(where),
            "there is a record here already",
            "a place where none is yet",
            "Name another with --db or ONRECORD_DB; this one was not changed.",
        )
    open_record(where, create=True).close()
    if not quiet:
        click.echo(f"{where} is an empty record of schema {SCHEMA_VERSION}.")
    return EXIT_OK


@command.command(name="migrate")
@inputs.db_option
@inputs.quiet_option
def migrate(db: str | None, quiet: bool) -> int:
    """Bring a record of an older version up to date; a file is copied beside itself first."""
    from onrecord.store import SCHEMA_VERSION, open_record
    from onrecord.store.versions import schema_at

    where = inputs.record_at(db)
    before = schema_at(where)
    open_record(where).close()
    if quiet:
        return EXIT_OK
    if before == SCHEMA_VERSION:
        click.echo(f"Nothing changed: {where} has schema {before} already.")
        return EXIT_OK
    copy = (
        f" The record as it was is kept beside it (.schema-{before}.bak)." if isinstance(where, Path) else ""
    )
    click.echo(f"{where} was brought from schema {before} to schema {SCHEMA_VERSION}.{copy}")
    return EXIT_OK


@command.command(name="check")
@inputs.db_option
@inputs.quiet_option
def check(db: str | None, quiet: bool) -> int:
    """Check the database, every text and all raw bytes against their SHA-256, and the counts of claims.

    Each fault is listed with where it is. Nothing is changed. Exit code 0: sound; 4: faults were found.
    """
    from onrecord.store import SCHEMA_VERSION
    from onrecord.store.versions import schema_at

    where = inputs.record_at(db)
    if 0 < (schema := schema_at(where)) < SCHEMA_VERSION:
        raise RecordError(
            str(where),
            f"this record has schema {schema}, of an older version",
            f"schema {SCHEMA_VERSION}, since a check changes nothing",
            "Call `onrecord db migrate` first; it keeps a copy.",
        )
    faults = 0
    with _opened(where) as record:
        from onrecord.store.checking import check as checked

        progress = screen.Steps(quiet)
        for found in checked(record, progress.step):
            progress.done()
            faults += found.fault
            words = screen.printable(f"{found.where}: {found.what}")
            if found.fault:
                screen.tell("fault: ", "red", words)
            elif not quiet:
                screen.tell("note: ", "yellow", words)
        progress.done()
        counts = record.counts()
    if not quiet:
        held = f"{screen.count(counts.reports, 'report')}, {screen.count(counts.claims, 'claim')}"
        click.echo(
            f"{where}: {held}. {screen.count(faults, 'fault').capitalize() if faults else 'No fault'}."
        )
    return EXIT_RECORD if faults else EXIT_OK


@command.command(name="copy")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@inputs.quiet_option
def copy(source: str, target: str, quiet: bool) -> int:
    """Copy a whole record, its raw bytes too, to a new file or an empty PostgreSQL database.

    FROM and TO are files or addresses (postgresql://user@host/name). FROM is read as of one moment and may be in use. At the end
    every table is read again on both sides and compared; a copy that was stopped leaves no record at TO.
    """
    progress = screen.Steps(quiet)
    db_backup.pages_known()
    with _opened(inputs.record_at(source)) as record:
        from onrecord import who
        from onrecord.store import guests
        from onrecord.store.moving import copy_record

        if guests.left_behind(record):
            screen.tell("not copied: ", "yellow", LEFT_BEHIND)
        record = record.acting(who.allow(record, "backup").name)
        moved = copy_record(record, inputs.record_at(target), progress.step)
    progress.done()
    if not quiet:
        _print_moved(moved, str(inputs.record_at(source)), str(inputs.record_at(target)))
    if moved.raw.lost:
        screen.tell("not copied: ", "yellow", _lost(moved.raw.lost))
        return EXIT_SOME_FAILED
    return EXIT_OK


LEFT_BEHIND = (
    "drafts and issued bulletins and watched places, which the pages keep in the record: this program lacks the pages. "
    "Install onrecord[server] and copy again."
)


def _print_moved(moved: Moved, source: str, target: str) -> None:
    for table in moved.tables:
        click.echo(f"  {table.name:<16}{table.rows:>12,}  {table.digest[:16]}")
    rows = sum(table.rows for table in moved.tables)
    raw = screen.count(moved.raw.files, "report") + " with raw bytes"
    click.echo(
        f"{source} was copied to {target}: {screen.count(rows, 'row')} in {len(moved.tables)} tables, equal on both sides; {raw}."
    )


def _lost(n: int) -> str:
    return (
        f"the raw bytes of {screen.count(n, 'report')} are missing or damaged; `onrecord db check` lists them"
    )


def _opened(where: Any) -> Any:
    from onrecord.store import open_record

    return open_record(where)


for _one in (db_backup.backup, db_backup.restore):
    command.add_command(_one)
