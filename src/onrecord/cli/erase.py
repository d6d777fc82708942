"""`onrecord erase`: a report goes on request; that it was there, who asked for it and why, stays in the log."""

from __future__ import annotations

import click

from onrecord.cli import inputs, screen


@click.command(name="erase")
@click.argument("report")
@click.option("--why", required=True, metavar="TEXT", help="Who asked for it, and when.")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@inputs.by_option
@inputs.db_option
@inputs.quiet_option
def command(report: str, why: str, yes: bool, by: str | None, db: str | None, quiet: bool) -> int:
    """Erase a report: its text and bytes, its claims, and what decisions and the log say of them. It cannot be undone.

    Backups made before still hold it: erase them, or keep them from whoever it protects.
    """
    from onrecord import deciding, who
    from onrecord.cli.loaded import bring_up_to_date
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        who.view(record, by).report(report)
        person = who.allow(record, "erase", by)
        if not yes:
            click.confirm(f"Erase report {screen.printable(report)} for ever?", abort=True, err=True)
        entry = deciding.erase(record, report, person, screen.said(why))
        bring_up_to_date(record, quiet)
    if not quiet:
        click.echo(f"Erased; entry {entry} of the log says so. Backups made before still hold it.")
    return 0
