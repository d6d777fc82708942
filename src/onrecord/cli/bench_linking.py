"""`onrecord bench linking` and `onrecord bench links`: incidents against a generated truth, at several sizes, and against gold incidents."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from onrecord.cli import inputs, screen

if TYPE_CHECKING:
    from onrecord.bench.linking import Measure

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
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@inputs.quiet_option
def linking(sizes: tuple[int, ...], seed: int, as_json: bool, quiet: bool) -> int:
    """Link a generated record, whose truth is known: time, memory and B-cubed by size, each in a process of its own."""
    from onrecord.bench import linking as bench

    found: list[Measure] = []
    for size in sizes:
        progress = screen.Progress(f"{size:,} claims", quiet)
        found.append(
            bench.apart(size, seed, lambda what, done, of, p=progress: p.tell(done, of or None, what))
        )  # type: ignore[misc]
        progress.done()
    grows = bench.exponent([(m.claims, m.seconds) for m in found])
    yardstick = bench.exponent([(m.claims, m.yardstick) for m in found])
    if as_json:
        rows = [m.as_json() for m in found]
        click.echo(
            json.dumps(
                {"seed": seed, "sizes": rows, "exponent": grows, "yardstick_exponent": yardstick}, indent=1
            )
        )
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
    heads = "   claims  reports  incidents (true)   seconds  claims/s  yardstick s  peak MB  B-cubed P / R / F1    harm F1  reports F1"
    rows = [
        f"{m.claims:9,} {m.reports:8,} {m.incidents:9,} ({m.happenings:,})".ljust(38)
        + f"{m.seconds:8.1f} {m.claims_per_second:9,.0f} {m.yardstick:12.2f} {m.peak_mb:8,.0f}  "
        f"{m.claims_b_cubed.precision:.3f} / {m.claims_b_cubed.recall:.3f} / {m.claims_b_cubed.f1:.3f}    {m.harm_b_cubed.f1:.3f}    {m.reports_b_cubed.f1:.3f}"
        for m in found
    ]
    return [heads, *rows]
