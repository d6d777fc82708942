"""`onrecord bench fuzz`: texts that nobody wrote, read until something breaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import inputs, screen
from onrecord.errors import GateError

if TYPE_CHECKING:
    from onrecord.bench.fuzz import Finding, Fuzzed


@click.command(name="fuzz")
@click.option(
    "--texts", type=click.IntRange(1), metavar="N", help="Stop after so many texts. Default: 10,000."
)
@click.option(
    "--seconds", type=click.FloatRange(0, min_open=True), metavar="N", help="Stop after so many seconds."
)
@click.option(
    "--seed", type=int, default=1, show_default=True, metavar="N", help="Another seed, other texts."
)
@click.option(
    "--first", type=click.IntRange(0), default=0, metavar="N", help="Begin at the file of this number."
)
@click.option(
    "--from",
    "own",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    metavar="PATH",
    help="Files or folders of texts to be damaged along with made-up ones.",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write the smallest text of each fault here.",
)
@inputs.quiet_option
def fuzz(
    texts: int | None,
    seconds: float | None,
    seed: int,
    first: int,
    own: tuple[Path, ...],
    folder: Path | None,
    quiet: bool,
) -> int:
    """Read texts that are made up and damaged; fail (exit 5) where one breaks the reading or its claims are not as claims must be."""
    from onrecord.bench import fuzz as bench

    mine = _texts(own)
    progress = screen.Progress("texts", quiet)
    limit = 10_000 if texts is None and seconds is None else texts
    pipeline = inputs.ready_pipeline(quiet)
    result = bench.run(pipeline, seed, limit, seconds, mine, _told(progress), first)
    progress.done()
    rate = result.texts / result.seconds if result.seconds else 0.0
    click.echo(
        f"{screen.count(result.texts, 'text')} ({result.characters:,} characters in {screen.count(result.files, 'file')}) in {result.seconds:,.0f} s, "
        f"{rate:,.0f} a second: {screen.count(result.claims, 'claim')}, {result.unread:,} not read for a reason, the slowest file {result.slowest:.2f} s"
    )
    for what, number in result.counts.most_common():
        click.echo(f"{number:7,}  {what}")
    if folder is not None:
        _write(folder, result.findings)
    if result.counts:
        raise GateError(
            f"seed {seed}",
            f"{screen.count(len(result.counts), 'fault')} found",
            "none",
            "Give --to FOLDER and read the small texts there; --seed and --first give a file anew by its number.",
        )
    return 0


def _told(progress: screen.Progress) -> Callable[[Fuzzed], None]:
    return lambda done: progress.tell(done.texts, note=f"{done.counts.total():,} faults")


def _texts(paths: tuple[Path, ...]) -> list[str]:
    from onrecord.read import ReadOptions, read
    from onrecord.records import Report

    return [
        found.text
        for found in read([str(path) for path in paths], ReadOptions())
        if isinstance(found, Report)
    ]


def _write(folder: Path, findings: list[Finding]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for found in findings:
        name = f"{found.case.number}{found.case.suffix}"
        (folder / f"{name}.small.txt").write_bytes(found.small.encode("utf-8", "surrogatepass"))
        (folder / name).write_bytes(found.case.raw())
        (folder / f"{name}.fault.txt").write_text(found.what + "\n", encoding="utf-8")
