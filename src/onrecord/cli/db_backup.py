"""`onrecord db backup` and `onrecord db restore`: the whole record in one file, encrypted where a key or passphrase is given."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from onrecord import __version__
from onrecord.address import Address
from onrecord.cli import inputs, screen
from onrecord.errors import EXIT_OK, EXIT_SOME_FAILED

_file = click.Path(path_type=Path)


def pages_known() -> None:
    """Lets the store know the tables of the pages, where the pages are installed, so that people's work in them goes along."""
    from importlib.util import find_spec

    if find_spec("allauth") is not None:
        from onrecord.web.settings import set_up_unless_done

        set_up_unless_done()


@click.command(name="backup")
@click.argument("file", type=_file)
@click.option(
    "--recipient",
    "recipients",
    multiple=True,
    metavar="age1…",
    help="Encrypt to this public key of age; may be given again for others, each of whom can open it.",
)
@click.option(
    "--passphrase-file", type=_file, metavar="FILE", help="Encrypt with the passphrase on FILE's first line."
)
@inputs.db_option
@inputs.quiet_option
def backup(
    file: Path, recipients: tuple[str, ...], passphrase_file: Path | None, db: str | None, quiet: bool
) -> int:
    """Write the record as of this moment into one FILE, with its raw bytes.

    The record may be read and written meanwhile. FILE gets its name when it is whole; it is never written over another.
    """
    from onrecord.store.engine import set_up_django
    from onrecord.store.sealing import keys

    locked = keys(recipients, passphrase_file)
    pages_known()
    set_up_django()
    from onrecord.store.backup import write_backup

    where: Address = inputs.record_at(db)
    progress = screen.Steps(quiet)
    by = _by(where)
    done = write_backup(where, file, locked, __version__, datetime.now(UTC), progress.step, by)
    progress.done()
    if locked.none:
        screen.tell(
            "not encrypted: ",
            "yellow",
            f"whoever has {file} can read it. --recipient or --passphrase-file encrypt.",
        )
    if not quiet:
        held = f"{screen.count(done.reports, 'report')}, {screen.count(done.raw_files, 'raw file')}"
        click.echo(f"{file} holds {where} as it was now: {held}, {done.size / 1e6:,.1f} MB.")
        if done.not_kept:
            click.echo(
                f"raw bytes not kept: {screen.count(done.not_kept, 'report')} added by an earlier version or without any."
            )
    if done.lost:
        lost = f"{screen.count(done.lost, 'raw file')} missing or damaged; `onrecord db check` lists them"
        screen.tell("not in the backup: ", "yellow", lost)
        return EXIT_SOME_FAILED
    return EXIT_OK


def _by(where: Address) -> str | None:
    """Who makes the backup, where the record has accounts: it holds all that anybody may see."""
    from onrecord import who
    from onrecord.store import SCHEMA_VERSION
    from onrecord.store.copying import opened
    from onrecord.store.versions import schema_at

    if schema_at(where) != SCHEMA_VERSION:
        return None
    with opened(where) as record:
        return who.allow(record, "backup").name


@click.command(name="restore")
@click.argument("file", type=_file)
@click.argument("target", metavar="TO")
@click.option(
    "--identity", type=_file, metavar="KEYFILE", help="The file with the secret key, as age-keygen writes it."
)
@click.option("--passphrase-file", type=_file, metavar="FILE", help="The passphrase is on FILE's first line.")
@inputs.quiet_option
def restore(file: Path, target: str, identity: Path | None, passphrase_file: Path | None, quiet: bool) -> int:
    """Make a record at TO, a new file or an empty PostgreSQL database, from a backup.

    Everything in the backup is checked against its SHA-256 before anything is put in place.
    """
    from onrecord.store.engine import set_up_django
    from onrecord.store.sealing import opening

    keys = opening(identity, passphrase_file)
    pages_known()
    set_up_django()
    from onrecord.store.restoring import restore as restored

    progress = screen.Steps(quiet)
    where = inputs.record_at(target)
    done = restored(file, where, keys, progress.step)
    progress.done()
    if not quiet:
        held = f"{screen.count(done.reports, 'report')}, {screen.count(done.raw_files, 'raw file')}"
        click.echo(
            f"{where} is the record as it was on {done.made_at}, kept by onrecord {done.program}: {held}."
        )
    return EXIT_OK
