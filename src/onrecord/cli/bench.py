"""`onrecord bench`: accuracy against gold data, with the speed and memory of the same run."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import inputs, screen
from onrecord.errors import GateError

if TYPE_CHECKING:
    from onrecord.bench.run import Run


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
@click.option(
    "--floors",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Fail (exit 5) where the set falls below its floors in this file.",
)
@inputs.quiet_option
def claims(
    gold_folder: Path, as_json: bool, misses: int, published: date | None, floors: Path | None, quiet: bool
) -> int:
    """Score claims against a gold folder (claims.jsonl and its reports), with words per second and peak memory."""
    from onrecord.bench.run import run

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
    else:
        _print(result, misses)
    if floors is not None:
        _hold(floors, gold_folder.resolve().name, result)
    return 0


def _hold(path: Path, name: str, result: Run) -> None:
    """Raises where a measure of the set lies below its floor."""
    from onrecord.bench import gate

    floors = gate.read_floors(path)
    if name not in floors:
        raise GateError(
            str(path),
            f"no floors for the set {name!r}",
            f"one of {', '.join(sorted(floors))}",
            "Give the folder of such a set.",
        )
    fallen = gate.check({name: gate.measures(result.score)}, {name: floors[name]})
    if fallen:
        raise GateError(
            str(path),
            "; ".join(fallen),
            "at least the floors",
            "Find what made it worse with --misses; floors only rise.",
        )


def _print(result: Run, misses: int) -> None:
    from onrecord.bench.scoring import bounds

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
