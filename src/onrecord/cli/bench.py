"""`onrecord bench`: accuracy against gold data, with the speed and memory of the same run."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from onrecord.cli import inputs, screen


@click.group(name="bench")
def command() -> None:
    """Measure accuracy, speed and memory against gold data."""


@command.command(name="claims")
@click.argument("gold_folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@click.option("--misses", type=int, default=0, metavar="N", help="Print N missed and N wrong claims.")
@click.option(
    "--published", type=inputs.Day(), metavar="YYYY-MM-DD", help="Day of reports whose text gives none."
)
@inputs.quiet_option
def claims(gold_folder: Path, as_json: bool, misses: int, published: date | None, quiet: bool) -> int:
    """Score claims against a gold folder (claims.jsonl and its reports), with words per second and peak memory."""
    from onrecord.bench.run import run
    from onrecord.bench.scoring import bounds

    progress = screen.Progress("reports", quiet)
    result = run(gold_folder, inputs.ready_pipeline(quiet), published, progress.tell)
    progress.done()
    for report in result.missing:
        screen.tell(
            "no text: ",
            "yellow",
            f"{report}: gold speaks of it, but {gold_folder} holds no such report. Its claims count as missed.",
        )
    if as_json:
        click.echo(json.dumps(result.as_json(), indent=1))
        return 0
    for name, rate in (
        ("found", result.score.found),
        ("toll", result.score.toll),
        ("whole", result.score.whole),
    ):
        click.echo(
            f"{name:6} P {rate.precision:.3f}  R {rate.recall:.3f}  F1 {rate.f1:.3f}   ({rate.right} right of {rate.predicted} predicted, {rate.gold} gold)"
        )
    click.echo("fields " + "  ".join(f"{k} {v:.2f}" for k, v in result.score.fields.items()))
    for kind, rate in result.score.kinds.items():
        click.echo(
            f"  {kind:16} P {rate.precision:.2f} R {rate.recall:.2f} F1 {rate.f1:.2f} ({rate.gold} gold)"
        )
    click.echo(
        f"speed  {result.words_per_second:,.0f} words/s  {result.reports_per_second:,.1f} reports/s  peak {result.peak_mb:,.0f} MB  ({result.reports} reports, {result.words:,} words, {result.seconds:.1f} s)"
    )
    for label, found in (("missed", result.score.missed), ("extra", result.score.extra)):
        for c in found[:misses]:
            click.echo(
                f"{label}: {c['report']} {c['kind']} {bounds(c)} {c.get('groups')} | {c['evidence']['quote'][:110]}"
            )
    return 0
