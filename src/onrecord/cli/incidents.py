"""`onrecord incidents`: the incidents with their low / best / high and independent origins."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

import click

from onrecord.cli import inputs, screen
from onrecord.incidents import Assessment, Incident, Range, Toll, Without
from onrecord.publish.objects import incident_object
from onrecord.records import Report


@click.command(name="incidents")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option(
    "--all", "everything", is_flag=True, help="Also what a single report tells with no figure of people."
)
@inputs.on_option
@inputs.db_option
@inputs.quiet_option
def command(form: str, everything: bool, on: date | None, db: str | None, quiet: bool) -> int:
    """List the incidents with their low / best / high and independent origins.

    The table leaves out what a single report tells with no figure of people (--all shows it); JSON Lines hold all.
    With --on, only what was published by that day counts, in the incidents as they are grouped today.
    """
    from onrecord.cli.loaded import judged, known_on, load

    loaded = load(db, quiet)
    known = known_on(loaded, on, quiet) if on else None
    found = list(known.judged) if known else judged(loaded)
    if form == "jsonl":
        whole = known.whole if known else [incident for incident, _ in found]
        for (incident, assessment), all_of_it in zip(found, whole, strict=True):
            line = incident_object(incident, assessment, on, _left_out(incident, all_of_it, loaded.reports))
            click.echo(json.dumps(line, ensure_ascii=False))
        return 0
    shown = found if everything else [(i, a) for i, a in found if a.ranges or len(i.reports) > 1]
    _table(shown)
    if len(shown) < len(found) and not quiet:
        click.echo(
            f"{len(found) - len(shown):,} more told by one report with no figure of people: --all", err=True
        )
    return 0


def _left_out(incident: Incident, whole: Incident, reports: Mapping[str, Report]) -> tuple[int, int]:
    """How many reports of the incident were published after the day asked for, and how many on no known day."""
    gone = {r.report for r in whole.reports} - {r.report for r in incident.reports}
    undated = sum(reports[name].published is None for name in gone)
    return len(gone) - undated, undated


def range_words(r: Range | Without | Toll) -> str:
    """'82 – 82 – ?': low, best, high; '?' where no source gives an upper bound."""
    return " – ".join("?" if n is None else f"{n:,}" for n in (r.low, r.best, r.high))


def _table(found: list[tuple[Incident, Assessment]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name in ("incident", "what", "low – best – high", "where", "when"):
        table.add_column(
            name, justify="right" if name.startswith("low") else "left", no_wrap=name == "incident"
        )
    table.add_column("origins", ratio=1, min_width=28)
    table.add_column("reports", justify="right")
    table.add_column("grade", min_width=14, overflow="fold")
    for incident, assessment in found:
        whole = [r for r in assessment.ranges if r.group is None]
        what = Text("\n".join(r.kind for r in whole) or incident.kind, screen.KIND_STYLE[incident.kind])
        figures = Text("\n".join(range_words(r) for r in whole), "bold")
        origins = "; ".join(o.name for o in assessment.origins)
        copies = sum(r.copy_of is not None for r in incident.reports)
        reports = f"{len(incident.reports)}" + (
            f" ({copies} reprint)" if copies == 1 else f" ({copies} reprints)" if copies else ""
        )
        grade = Text(assessment.grade + (" *" if assessment.provisional else ""))
        if assessment.contradictions:
            more = f" (+{len(assessment.contradictions) - 1})" if len(assessment.contradictions) > 1 else ""
            grade.append("\n⚡ " + assessment.contradictions[0].words + more, "yellow")
        table.add_row(
            Text(incident.id, "dim"), what, figures, screen.place_words(incident.place), screen.when_words(incident.time),
            Text(f"{len(assessment.origins)}: {origins}" if origins else ""), reports, grade,
        )  # fmt: skip
    out = screen.console()
    out.print(table)
    out.print(
        Text(
            "* provisional: fewer than two independent origins.  ⚡ contradiction.  ? no source gives an upper bound.  onrecord show ID for the words.",
            "dim",
        )
    )
