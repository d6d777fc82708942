"""`onrecord bench`: accuracy against gold data, with the speed and memory of the same run."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from onrecord.cli import bench_fuzz, bench_linking, bench_marked, bench_pages, inputs, screen
from onrecord.cli import floors as at_least

if TYPE_CHECKING:
    from onrecord.bench.run import Beside, Run
    from onrecord.pipeline import Pipeline

Result = TypeVar("Result")


class _Benches(click.Group):
    """The benches below, and those that store what they read and are loaded when they are called: the others start quicker."""

    _LATER = ("speed", "soak", "growth")

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *self._LATER])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self._LATER:
            found: click.Command = getattr(import_module(f"onrecord.cli.bench_{cmd_name}"), cmd_name)
            return found
        return super().get_command(ctx, cmd_name)


@click.group(name="bench", cls=_Benches, context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Measure accuracy, speed and memory against gold data."""


@command.command(name="claims")
@click.argument("gold_folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@click.option("--misses", type=int, default=0, metavar="N", help="Print N missed and N wrong claims.")
@click.option(
    "--published", type=inputs.Day(), metavar="YYYY-MM-DD", help="Day of reports whose text gives none."
)
@at_least.option
@click.option(
    "--peer",
    "with_peer",
    is_flag=True,
    help="Time spaCy's own full pipeline on the same reports in turn: on a shared machine only the ratio tells.",
)
@click.option(
    "--people", "part", flag_value="people", help="Only the claims about people: killed, injured, displaced …"
)
@click.option(
    "--situation",
    "part",
    flag_value="situation",
    help="Only the claims about the situation: attacks, control, truces …",
)
@inputs.quiet_option
def claims(
    gold_folder: Path,
    as_json: bool,
    misses: int,
    published: date | None,
    floors: Path | None,
    with_peer: bool,
    part: str | None,
    quiet: bool,
) -> int:
    """Score claims against a gold folder (claims.jsonl and its reports), with words per second and peak memory."""
    from onrecord.bench.run import run
    from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS

    progress = screen.Progress("reports", quiet)
    kinds = {"people": PEOPLE_KINDS, "situation": SITUATION_KINDS}.get(part or "")
    pipeline = inputs.ready_pipeline(quiet)
    result = run(gold_folder, pipeline, published, progress.tell, kinds)
    progress.done()
    compared = _beside(gold_folder, pipeline, quiet) if with_peer else None
    for report in result.missing:
        screen.tell(
            "no text: ",
            "yellow",
            f"{report}: gold speaks of it, but {gold_folder} holds no such report. Its claims count as missed.",
        )
    if as_json:
        peer = {"peer": compared.as_json()} if compared is not None else {}
        click.echo(json.dumps(result.as_json() | peer, indent=1))
    else:
        _print(result, misses)
        if compared is not None:
            _print_beside(compared)
    if floors is not None:
        from onrecord.bench.gate import measures

        name = gold_folder.resolve().name + (f"-{part}" if part else "")
        at_least.hold(floors, name, measures(result.score))
    return 0


@command.command(name="crowd")
@click.argument("reports", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--misses", type=int, default=0, metavar="N", help="Print N labels that no claim holds.")
@inputs.quiet_option
def crowd(reports: Path, misses: int, quiet: bool) -> int:
    """Look for the labels of crowd workers (FA-KES: reports.jsonl with `crowd`) among the claims."""
    from onrecord.bench import crowd as labels

    result = _over(reports, labels.run, quiet)
    for name, (right, of) in (("dead", result.totals), ("children", result.children)):
        click.echo(
            f"{name:9} {right / of if of else 0:.3f}   ({right} of {of} labels above 0 are claimed, or the sum of two claims)"
        )
    click.echo(
        f"claims    {result.claims_per_report:.2f} about people in a report   ({result.reports} reports)"
    )
    for report, label, number, claimed in result.misses[:misses]:
        click.echo(f"missed: {report} {label} {number}, claimed {', '.join(map(str, claimed)) or 'none'}")
    return 0


@command.command(name="muc4")
@click.argument("reports", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--misses", type=int, default=0, metavar="N", help="Print N targets that no claim meets.")
@inputs.quiet_option
def muc4(reports: Path, misses: int, quiet: bool) -> int:
    """Score numbers and effects of human targets against MUC-4 template keys (dev.jsonl)."""
    from onrecord.bench import muc4 as keys

    result = _over(reports, keys.run, quiet)
    for name, slot in (("number", result.number), ("effect", result.effect)):
        click.echo(
            f"{name}  R {slot.recall:.3f}  P {slot.precision(slot.relevant):.3f} in relevant reports, "
            f"{slot.precision(slot.all):.3f} in all   ({slot.right:g} right of {slot.gold} in the keys)"
        )
    for report, target in result.misses[:misses]:
        click.echo(
            f"missed: {report} number {target.numbers or 'several'} effect {', '.join(target.effects) or 'none'}"
        )
    return 0


@command.command(name="attribution")
@click.argument("lines", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--misses", type=int, default=0, metavar="N", help="Print N stretches that are not found.")
@inputs.quiet_option
def attribution(lines: Path, misses: int, quiet: bool) -> int:
    """Score sources, cues and contents against labelled sentences (cofenet_valid.jsonl)."""
    from onrecord.annotate import Annotator
    from onrecord.bench import attribution as labelled

    progress = screen.Progress("lines", quiet)
    result = labelled.run(lines, Annotator(), progress.tell)
    progress.done()
    for role, rate in result.rates.items():
        click.echo(
            f"{role:8} P {rate.precision:.3f}  R {rate.recall:.3f}  F1 {rate.f1:.3f}   ({rate.right} right of {rate.predicted} found, {rate.gold} labelled)"
        )
    click.echo(
        f"speed    {result.words / result.seconds:,.0f} words/s, grammar included   ({result.lines} lines, {result.words:,} words, {result.seconds:.1f} s)"
    )
    for line, role, words in result.missed[:misses]:
        click.echo(f"missed: {line} {role}: {words[:150]}")
    return 0


def _over(
    reports: Path, run: Callable[[Path, Pipeline, Callable[[int, int], None]], Result], quiet: bool
) -> Result:
    """Runs a bench over a file of labelled reports, with progress."""
    progress = screen.Progress("reports", quiet)
    result = run(reports, inputs.ready_pipeline(quiet), progress.tell)
    progress.done()
    return result


def _beside(folder: Path, pipeline: Pipeline, quiet: bool) -> Beside:
    from onrecord.annotate.peer import Peer
    from onrecord.bench.run import beside

    progress = screen.Progress("reports beside the peer", quiet)
    compared = beside(folder, pipeline, Peer(), tick=progress.tell)
    progress.done()
    return compared


def _print_beside(compared: Beside) -> None:
    click.echo(
        f"peer   {compared.theirs:,.0f} words/s  {compared.peer}; onrecord in turn with it {compared.onrecord:,.0f}: "
        f"{compared.ratio:.2f} of its speed"
    )
    if compared.published:
        click.echo(
            f"       Its makers publish {compared.published:,.0f} on their machine; at that pace onrecord reads "
            f"{compared.ratio * compared.published:,.0f} words/s."
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
    kinds = result.score.source_kind
    click.echo(
        f"kind of the first source  {kinds.precision:.3f}   ({kinds.right} of {kinds.gold} sources that are right)"
    )
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


command.add_command(bench_marked.toponyms)
command.add_command(bench_marked.dates)
command.add_command(bench_linking.linking)
command.add_command(bench_linking.links)
command.add_command(bench_linking.copies)
command.add_command(bench_pages.pages)
command.add_command(bench_fuzz.fuzz)
