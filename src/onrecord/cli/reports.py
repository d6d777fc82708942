"""`onrecord reports`: the reports of the record, and what could not be read."""

from __future__ import annotations

import json

import click

from onrecord.cli import inputs, screen


@click.command(name="reports")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option("--failures", is_flag=True, help="List what could not be read instead, with reasons.")
@inputs.db_option
def command(form: str, failures: bool, db: str | None) -> int:
    """List the reports of the record, and what could not be read."""
    from onrecord import who
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        record = who.view(record)
        if failures:
            return _failures(form, record.failures())
        rows = [
            {
                "report": s.report.id, "published": s.report.published.isoformat() if s.report.published else None,
                "published_by": s.report.published_by, "outlet": s.report.outlet, "title": s.report.title, "claims": s.n_claims,
                "source": s.report.source, "made_by": s.made_by,
            }
            for s in record.reports()
        ]  # fmt: skip
        open_failures = record.counts().failures
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
        return 0
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name in ("report", "published", "by", "outlet", "title"):
        table.add_column(name)
    table.add_column("claims", justify="right")
    for row in sorted(rows, key=lambda r: (r["published"] or "", r["report"])):
        cells = [
            Text(screen.printable(str(row[k] or "")))
            for k in ("report", "published", "published_by", "outlet", "title")
        ]
        table.add_row(*cells, f"{row['claims']:,}")
    out = screen.console()
    out.print(table)
    out.print(
        Text(
            screen.count(len(rows), "report")
            + (
                f"; {screen.count(open_failures, 'input')} not read (onrecord reports --failures)"
                if open_failures
                else ""
            ),
            "dim",
        )
    )
    return 0


def _failures(form: str, stored: list) -> int:  # type: ignore[type-arg]
    shown = [s for s in stored if s.resolved_at is None]
    for s in shown:
        f = s.failure
        if form == "jsonl":
            row = {
                "source": f.source,
                "where": f.where,
                "code": f.code,
                "found": f.found,
                "accepted": f.accepted,
                "next": f.next,
            }
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            click.echo(f.message())
    if not shown and form == "table":
        click.echo("Everything that was given could be read.")
    return 0
