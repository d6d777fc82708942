"""`onrecord bench linking` and `onrecord bench links`: incidents against a generated truth, at several sizes, and against gold incidents."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import floors as at_least
from onrecord.cli import inputs, screen

if TYPE_CHECKING:
    from onrecord.bench.linking import Measure
    from onrecord.bench.links import Links

_SIZES = (10_000, 100_000, 1_000_000)


@click.command(name="linking")
@click.option(
    "--claims",
    "sizes",
    type=click.IntRange(100),
    multiple=True,
    default=_SIZES,
    show_default=True,
    metavar="N",
    help="Claims to generate and link; more than one gives the exponent of time against size.",
)
@click.option(
    "--seed", type=int, default=1, show_default=True, metavar="N", help="Another seed, another war."
)
@click.option(
    "--density",
    type=click.FloatRange(0, min_open=True),
    metavar="N",
    help="Incidents a day in a country that a report is mainly about; the more, the harder to tell apart. Default: 1.",
)
@click.option(
    "--noise",
    type=click.FloatRange(0, 3),
    default=1.0,
    show_default=True,
    metavar="N",
    help="Errors and gaps in the reports, as a multiple of those measured on real ones.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@inputs.quiet_option
def linking(
    sizes: tuple[int, ...], seed: int, density: float | None, noise: float, as_json: bool, quiet: bool
) -> int:
    """Link a generated record, whose truth is known: time, memory and B-cubed by size, each in a process of its own."""
    from onrecord.bench import linking as bench
    from onrecord.bench.made import Rates

    rates = (Rates() if density is None else Rates(density=density)).noisy(noise)
    found: list[Measure] = []
    for size in sizes:
        progress = screen.Progress(f"{size:,} claims", quiet)
        found.append(bench.apart(size, seed, rates, _told(progress)))
        progress.done()
    grows = bench.exponent([(m.claims, m.seconds) for m in found])
    yardstick = bench.exponent([(m.claims, m.yardstick) for m in found])
    if as_json:
        rows = {"seed": seed, "density": rates.density, "noise": noise, "sizes": [m.as_json() for m in found]}
        click.echo(json.dumps(rows | {"exponent": grows, "yardstick_exponent": yardstick}, indent=1))
        return 0
    for line in _table(found):
        click.echo(line)
    for name, value in (("linking", grows), ("yardstick", yardstick)):
        if value is not None:
            click.echo(f"exponent of time against size, {name}: {value:.2f}")
    return 0


def _told(progress: screen.Progress) -> Callable[[str, int, int], None]:
    return lambda what, done, of: progress.tell(done, of or None, what)


def _table(found: list[Measure]) -> list[str]:
    heads = (
        "claims", "reports", "seconds", "claims/s", "yardstick s", "peak MB", "B-cubed P / R / F1", "of harm", "of reports", "copies",
    )  # fmt: skip
    rows = [
        (
            f"{m.claims:,}", f"{m.reports:,}", f"{m.seconds:,.1f}", f"{m.claims_per_second:,.0f}", f"{m.yardstick:.2f}", f"{m.peak_mb:,.0f}",
            f"{m.claims_b_cubed.precision:.3f} / {m.claims_b_cubed.recall:.3f} / {m.claims_b_cubed.f1:.3f}",
            f"{m.harm_b_cubed.f1:.3f}", f"{m.reports_b_cubed.f1:.3f}", f"{m.copies_pairs.f1:.3f}",
        )
        for m in found
    ]  # fmt: skip
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    return ["  ".join(cell.rjust(n) for cell, n in zip(row, widths, strict=True)) for row in (heads, *rows)]


@click.command(name="links")
@click.argument("gold_folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@at_least.option
@inputs.quiet_option
def links(gold_folder: Path, as_json: bool, floors: Path | None, quiet: bool) -> int:
    """Score incidents, and copies, against a gold folder (reports.jsonl, incidents.jsonl; syndicated.jsonl where there is one)."""
    from onrecord.bench import links as bench

    pipeline = inputs.ready_pipeline(quiet)
    progress = screen.Progress("reports", quiet)
    result = bench.run(gold_folder, pipeline, _told(progress))
    progress.done()
    for report in result.missing:
        screen.tell(
            "no text: ",
            "yellow",
            f"{report}: gold names it, but {gold_folder} holds no such report. It counts as standing alone.",
        )
    if as_json:
        click.echo(json.dumps(result.as_json(), indent=1))
    else:
        _print_links(result)
    if floors is not None:
        at_least.hold(floors, f"{gold_folder.resolve().name}-links", result.measures())
    return 0


@click.command(name="copies")
@click.argument("gold_folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@click.option("--misses", type=int, default=0, metavar="N", help="Print N pairs that are judged otherwise.")
@at_least.option
def copies(gold_folder: Path, as_json: bool, misses: int, floors: Path | None) -> int:
    """Score which reports are not independent, against labelled pairs (documents.jsonl, pairs.jsonl)."""
    from onrecord.bench import copies as bench

    result = bench.run(gold_folder)
    if as_json:
        click.echo(json.dumps(result.as_json(), indent=1))
    else:
        rate = result.agreement
        click.echo(
            f"not independent  P {rate.precision:.3f}  R {rate.recall:.3f}  F1 {rate.f1:.3f}   "
            f"({result.labelled:,} labelled pairs among {screen.count(result.reports, 'report')}, {result.seconds:.2f} s)"
        )
        for a, b, labelled in result.wrong[:misses]:
            click.echo(f"{'missed' if labelled else 'wrong'}: {a} {b}")
    if floors is not None:
        at_least.hold(floors, f"{gold_folder.resolve().name}-copies", result.measures())
    return 0


def _print_links(result: Links) -> None:
    for name, rate in (("pairs", result.pairs), ("B-cubed", result.b_cubed), ("copies", result.copies)):
        if rate is not None:
            click.echo(f"{name:8} P {rate.precision:.3f}  R {rate.recall:.3f}  F1 {rate.f1:.3f}")
    click.echo(
        f"{screen.count(result.incidents, 'incident')} of {screen.count(result.claims, 'claim')} in {screen.count(result.reports, 'report')}; "
        f"gold knows the main incident of {result.named:,}; {result.linking:.1f} s to link, {result.extracting:.1f} s to extract"
    )
