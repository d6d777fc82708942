"""`onrecord daily`: tolls by the day of the event, as first published and as known now, with what was added late."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import inputs, screen
from onrecord.cli.incidents import range_words
from onrecord.incidents import EventDay, Toll
from onrecord.publish.objects import added, daily_objects
from onrecord.records import PEOPLE_KINDS, Kind, When

if TYPE_CHECKING:
    from rich.console import Console

MOST_CHANGES = 6
"""Changes that a row of the table shows; JSON Lines have all."""


@click.command(name="daily")
@click.option(
    "--kind", type=click.Choice(PEOPLE_KINDS), default="killed", show_default=True, help="What is counted."
)
@inputs.on_option
@click.option("--since", type=inputs.Day(), metavar="YYYY-MM-DD", help="Only event days from this one on.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@inputs.db_option
@inputs.quiet_option
def command(kind: Kind, on: date | None, since: date | None, form: str, db: str | None, quiet: bool) -> int:
    """Show tolls by the day of the event: as first published, as known now, added late.

    A report that comes late counts on the day of which it tells, so that old deaths are not taken for new ones. Each row adds up
    the incidents of its day and names those that changed it. Running totals of a period stand apart and are added to nothing.
    """
    from onrecord.cli.loaded import daily, load

    found = daily(load(db, quiet), kind, on)
    days = [d for d in found.days if since is None or d.end >= since]
    totals = [t for t in found.totals if since is None or t.toll.on >= since]
    if form == "jsonl":
        for row in daily_objects(found, days, totals):
            click.echo(json.dumps(row, ensure_ascii=False))
        return 0
    _table(kind, days, on)
    _totals(totals)
    if not quiet:
        left = f"{screen.count(len(found.no_day), 'incident')} on no single day, {screen.count(len(found.undated), 'report')} of no known day"
        click.echo(f"left out: {left}", err=True)
    return 0


# --- the table -----------------------------------------------------------------------------------------------------


def _table(kind: str, days: Sequence[EventDay], on: date | None) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    out = screen.console()
    out.print(Text(f"{kind}, by the day of the event" + (f", as known on {on}" if on else ""), "bold"))
    if not days:
        out.print("No figure that was published by then is of a day.")
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name in ("day", "as first published", "as known now", "added late"):
        table.add_column(name, justify="left" if name == "day" else "right", no_wrap=True)
    table.add_column("what changed it", ratio=1)
    for d in days:
        more = added(d)["best"]
        table.add_row(
            screen.when_words(When("", d.start, d.end)), _dated(d.first), Text(_dated(d.now) if d.now is not d.first else "same", "bold"),
            f"{more:+,}" if more else "", Text(_changed(d)),
        )  # fmt: skip
    out.print(table)
    _legend(out)


def _legend(out: Console) -> None:
    from rich.text import Text

    out.print(
        Text(
            "low – best – high, each the sum of the day's incidents. late: an incident first told after the day's first report. ? no upper bound.",
            "dim",
        )
    )


def _dated(t: Toll) -> str:
    return f"{range_words(t)}\n{t.on}"


def _changed(d: EventDay) -> str:
    """'2017-04-08 i61c3f8ce94 50 → 87'; what the first report gave is left out."""
    told = [c for c in d.changes if c.what != "first"]
    lines = [
        f"{c.on} {c.incident} {f'{c.before.best:,} → {c.after.best:,}' if c.before else f'+{c.after.best:,} late'}"
        for c in told[:MOST_CHANGES]
    ]
    return "\n".join(
        [*lines, *([f"and {len(told) - MOST_CHANGES} more"] if len(told) > MOST_CHANGES else [])]
    )


def _totals(totals: Sequence[Any]) -> None:
    """Running totals, each for itself."""
    from rich.text import Text

    if not totals:
        return
    out = screen.console()
    out.print(Text("Running totals, added to nothing", "bold"))
    for t in sorted(totals, key=lambda t: (t.toll.on, t.incident)):
        words = " · ".join(w for w in (screen.place_words(t.place), screen.when_words(t.when)) if w)
        out.print(
            Text.assemble(
                (f"  {t.incident}  ", "dim"), (range_words(t.toll), "bold"), f"  {words}, known {t.toll.on}"
            )
        )
