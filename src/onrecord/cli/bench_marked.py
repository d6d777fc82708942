"""`onrecord bench toponyms` and `onrecord bench dates`: places and times against texts in which every one is marked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import inputs, screen

if TYPE_CHECKING:
    from onrecord.bench.dates import Found as Dates
    from onrecord.bench.dates import Part as DatesPart
    from onrecord.bench.toponyms import Part as PlacesPart
    from onrecord.bench.toponyms import Toponyms


@click.command(name="toponyms")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--part",
    type=click.Choice(["all", "tuned", "kept"]),
    default="all",
    show_default=True,
    help="Only the reports that were read while rules were made, or the third of them that was not.",
)
@click.option(
    "--misses", type=int, default=0, metavar="N", help="Print N places that are wrong, given their words."
)
@inputs.quiet_option
def toponyms(files: tuple[Path, ...], part: PlacesPart, misses: int, quiet: bool) -> int:
    """Score the places of reports against marked ones (lgl.jsonl, geovirus.jsonl, tudloc2013.jsonl)."""
    from onrecord.bench import toponyms as marked

    finder = inputs.ready_pipeline(quiet).places
    for path in files:
        progress = screen.Progress("reports", quiet)
        result = marked.run(path, finder, part, progress.tell)
        progress.done()
        _print_toponyms(path.stem, result)
        for report, words, name in result.misses[:misses]:
            click.echo(f"wrong: {report} {words}: {name}")
    return 0


def _print_toponyms(name: str, result: Toponyms) -> None:
    from onrecord.bench.toponyms import rate

    click.echo(f"{name}   ({result.reports} reports, {result.words:,} words)")
    for words, counts in (
        ("recognised, overlapping", result.overlap),
        ("recognised, exact", result.exact),
        ("recognised and within 161 km", result.placed),
    ):
        one = rate(counts)
        click.echo(
            f"  {words:29} P {one.precision:.3f}  R {one.recall:.3f}  F1 {one.f1:.3f}   ({one.right} right of {one.predicted} found, {one.gold} marked)"
        )
    right, of = result.recognised
    click.echo(f"  {'of the recognised within':29} {right / of if of else 0:.3f}   ({right} of {of})")
    for words, given in (
        ("given the words, within", result.resolved),
        ("most populous of the name", result.population),
    ):
        click.echo(
            f"  {words:29} {given.within:.3f}   ({len(given.errors)} with coordinates; {len(given.errors) - len(given.known)} have no place; "
            f"error of the others: mean {given.mean_km:,.0f} km, median {given.median_km:,.0f} km)"
        )
    click.echo(
        f"  {'that the index lacks':29} {result.lacking} of those that are wrong: a fuller gazetteer gives {result.dump_at_most:.3f} at most"
    )


@click.command(name="dates")
@click.argument(
    "files",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    nargs=-1,
    required=True,
    metavar="FILE...",
)
@click.option(
    "--part",
    type=click.Choice(["all", "read", "kept"]),
    default="all",
    help="Every report, two of three, or the third that was kept unread while the rules were written.",
)
@click.option(
    "--misses", type=int, default=0, metavar="N", help="Print N expressions that are missed, extra or wrong."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@inputs.quiet_option
def dates(files: tuple[Path, ...], part: DatesPart, misses: int, as_json: bool, quiet: bool) -> int:
    """Score expressions of time against TIMEX3 annotations (timebank.jsonl …), counted as TempEval-3 counts."""
    from onrecord.bench import dates as marked

    out = {}
    for path in files:
        progress = screen.Progress("reports", quiet)
        result = marked.run(path, progress.tell, part)
        progress.done()
        out[path.stem] = result.as_json()
        if not as_json:
            _print_dates(path, result, misses)
    if as_json:
        click.echo(json.dumps(out, indent=1))
    else:
        for line in marked.PUBLISHED:
            click.echo(line)
    return 0


def _print_dates(path: Path, result: Dates, misses: int) -> None:
    click.echo(
        f"{path.stem}   ({result.reports} reports, {result.words:,} words, {result.words / result.seconds:,.0f} words/s)"
    )
    for name, count in result.types.items():
        click.echo(
            f"  {name:10} strict F1 {count.strict.f1:.3f} (P {count.strict.precision:.3f} R {count.strict.recall:.3f})  "
            f"relaxed F1 {count.relaxed.f1:.3f}  value right of those found {count.value_right:.3f} "
            f"({count.same_right:.3f} however written)  value F1 {count.value_f1:.3f}   ({count.relaxed.gold} gold)"
        )
    for report, words, value, ours, our_value in result.wrong[:misses]:
        click.echo(
            f"  wrong: {report}: gold {words or '-'} {value or '-'}, ours {ours or '-'} {our_value or '-'}"
        )
