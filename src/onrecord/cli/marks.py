"""`onrecord marks`: what the rules would take out of a report, each with its reason, for the analyst."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from onrecord.cli import inputs, screen
from onrecord.cli.redact import marked
from onrecord.errors import EXIT_NOTHING_READ, EXIT_OK, EXIT_SOME_FAILED
from onrecord.records import Failure

if TYPE_CHECKING:
    from onrecord.protect import Mark
    from onrecord.records import Report


@click.command(name="marks")
@click.argument("items", nargs=-1, required=True, metavar="REPORT|PATH...")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@inputs.db_option
@inputs.quiet_option
def command(items: tuple[str, ...], form: str, db: str | None, quiet: bool) -> int:
    """List the names and details that published outputs leave out, with the reason of each.

    The list shows them: it is for the analyst, not for publication. REPORT and PATH are those of `onrecord redact`.
    """
    failures: list[Failure] = []
    read = 0
    for report, found in marked(items, db, quiet, failures):
        read += 1
        if form == "jsonl":
            for mark in found:
                click.echo(json.dumps(row(report, mark), ensure_ascii=False))
        else:
            _table(report, found)
    screen.tell_failures(failures)
    if not read:
        return EXIT_NOTHING_READ
    return EXIT_SOME_FAILED if failures else EXIT_OK


def row(report: Report, mark: Mark) -> dict[str, str | int]:
    return {
        "report": report.id, "start": mark.start, "end": mark.end, "text": mark.text, "what": mark.what, "who": mark.who, "why": mark.why,
    }  # fmt: skip


def _table(report: Report, found: Sequence[Mark]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    out = screen.console()
    out.print(Text.assemble((report.id, "bold"), (f"  {screen.count(len(found), 'mark')}", "dim")))
    if not found:
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="dim")
    for name in ("from", "to", "words", "what it is", "why"):
        table.add_column(name)
    for mark in found:
        table.add_row(str(mark.start), str(mark.end), Text(mark.text, "bold"), mark.kind, mark.why)
    out.print(table)
