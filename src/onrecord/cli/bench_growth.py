"""`onrecord bench growth`: what one report more costs in records of several sizes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from onrecord.cli import inputs, screen

if TYPE_CHECKING:
    from onrecord.bench.growth import Grown

_SIZES = (10_000, 100_000, 1_000_000)


@click.command(name="growth")
@click.option("--claims", "sizes", type=click.IntRange(200), multiple=True, default=_SIZES, show_default=True, metavar="N", help="Claims in a record; more than one gives the ratio.")  # fmt: skip
@click.option("--reports", "number", type=click.IntRange(1, 10_000), default=50, show_default=True, metavar="N", help="Reports to add to each, one by one.")  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True, metavar="N", help="Another seed, another war.")  # fmt: skip
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER", help="Keep the records here, and use those that lie here already: a large one takes long to make.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="A table, or one JSON object.")  # fmt: skip
@inputs.quiet_option
def growth(sizes: tuple[int, ...], number: int, seed: int, keep: Path | None, form: str, quiet: bool) -> int:
    """Add reports one by one to generated records of several sizes: processor time and bytes written for each, step by step.

    A report is read from its file, added, linked and put into the index; the records lie in SQLite files.
    """
    from onrecord.bench import growth as bench

    pipeline = inputs.ready_pipeline(quiet)
    found: list[Grown] = []
    with _place(keep, seed, number) as folder:
        for size in sizes:
            progress = screen.Progress(f"{size:,} claims", quiet)
            found.append(bench.measured(folder, size, number, seed, pipeline, _told(progress)))
            progress.done()
    ratios = {
        "cpu": bench.ratio(found, lambda one: one.seconds),
        "bytes_written": bench.ratio(found, lambda one: one.written),
    }
    if form == "json":
        click.echo(
            json.dumps({"seed": seed, "sizes": [one.as_json() for one in found], "ratio": ratios}, indent=1)
        )
        return 0
    for line in _table(found):
        click.echo(line)
    for name, value in zip(("processor time", "bytes written"), ratios.values(), strict=True):
        if value is not None:
            click.echo(f"the dearest size against the cheapest, {name}: {value:.2f}")
    return 0


@contextmanager
def _place(keep: Path | None, seed: int, number: int) -> Iterator[Path]:
    """The reports that are held back are part of what a record is: another number is another record."""
    if keep is None:
        with TemporaryDirectory(prefix="onrecord-growth-") as thrown_away:
            yield Path(thrown_away)
    else:
        folder = keep / f"{seed}-{number}"
        folder.mkdir(parents=True, exist_ok=True)
        yield folder


def _told(progress: screen.Progress) -> Callable[[str, int, int], None]:
    return lambda what, done, of: progress.tell(done, of or None, what)


def _table(found: list[Grown]) -> list[str]:
    from onrecord.bench.growth import STEPS

    heads = ("claims", "reports", "incidents", *STEPS, "all ms", "median", "most", "KB written")
    rows = [
        (
            f"{one.claims:,}", f"{one.reports:,}", f"{one.incidents:,}", *(_ms(one.mean_of(step)) for step in STEPS),
            _ms(one.seconds), _ms(median(one.wholes)), _ms(max(one.wholes)), "-" if one.written is None else f"{one.written / 1000:,.0f}",
        )
        for one in found
    ]  # fmt: skip
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    return ["  ".join(cell.rjust(n) for cell, n in zip(row, widths, strict=True)) for row in (heads, *rows)]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.1f}"
