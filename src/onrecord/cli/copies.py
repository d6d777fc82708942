"""`onrecord copies`: which reports carry one text, from which agency, and why they are taken for copies."""

from __future__ import annotations

import json

import click

from onrecord.cli import inputs, screen
from onrecord.incidents import Story
from onrecord.records import Report


@click.command(name="copies")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@inputs.db_option
@inputs.quiet_option
def command(form: str, db: str | None, quiet: bool) -> int:
    """List the stories that several reports carry: the original first, then its copies as they came out.

    `onrecord compare A B` shows what a copy cut, changed and added.
    """
    from onrecord import who
    from onrecord.cli.loaded import bring_up_to_date
    from onrecord.link import copies
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        bring_up_to_date(record, quiet)
        record = who.view(record)
        copyings = record.links.copyings()
        wanted = {key for one in copyings for key in (one.original, one.copy)}
        reports = {key: record.report(key) for key in sorted(wanted)}
        found = copies.stories(copyings, reports)
    if form == "jsonl":
        for story in found:
            line = {"copies": list(story.reports), "agency": story.agency, "why": list(story.why)}
            click.echo(json.dumps(line, ensure_ascii=False))
        return 0
    if not found:
        click.echo("No report of the record copies another.")
        return 0
    _table(found, reports)
    return 0


def _table(found: list[Story], reports: dict[str, Report]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name in ("agency", "report", "outlet", "published", "why they are one text"):
        table.add_column(name, overflow="fold")
    for story in found:
        for n, key in enumerate(story.reports):
            report = reports[key]
            table.add_row(
                Text(story.agency or "–") if n == 0 else "", Text(key, "bold" if n == 0 else ""),
                Text(report.outlet or "–"), str(report.published or "–"),
                Text("; ".join(story.why)) if n == 0 else Text("↳ copy", "dim"),
                end_section=n == len(story.reports) - 1,
            )  # fmt: skip
    screen.console().print(table)
    copies = sum(len(story.reports) - 1 for story in found)
    words = f"{copies:,} {'copy' if copies == 1 else 'copies'} of {len(found):,} {'story' if len(found) == 1 else 'stories'}."
    screen.console().print(Text(f"{words} A story counts as one source, however many carry it.", "dim"))
