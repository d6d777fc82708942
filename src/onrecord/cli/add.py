"""`onrecord add`: reads into the record. Adding the same again changes nothing and says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import inputs, screen
from onrecord.records import Report

if TYPE_CHECKING:
    from onrecord.extracting import Pipeline
    from onrecord.read.given_columns import GivenColumns
    from onrecord.workers import Workers


@click.command(name="add")
@inputs.paths_argument
@inputs.reading_options
@inputs.columns_option
@inputs.db_option
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes that read claims at once, each with its own memory; the record is the same with any number.",
)
@inputs.quiet_option
def command(
    paths: tuple[str, ...],
    published: date | None,
    outlet: str | None,
    columns: GivenColumns | None,
    db: str | None,
    workers: int,
    quiet: bool,
) -> int:
    """Read reports into the record.

    PATH is a file (.txt, .html, .pdf, .docx, .odt, .rtf, .eml, .mhtml, .epub; a corpus as .csv, .xlsx, .jsonl or .json;
    an archive of them as .zip, .tar, .warc or .wacz), a folder, - for standard input, or the address of one web page (https://…), which is fetched from its server. A run may be stopped at any moment and called again: nothing is lost or doubled.
    """
    from onrecord import who
    from onrecord.cli.loaded import bring_up_to_date, ended
    from onrecord.ingest import Progress, ingest
    from onrecord.pipeline import MADE_BY
    from onrecord.store import open_record

    where = inputs.record_at(db)
    progress = screen.Progress("adding", quiet)

    def tell(p: Progress) -> None:
        progress.tell(p.done, note=f"{p.new} new, {p.same} known, {p.failed} not read")

    with open_record(where, create=True) as record:
        record = record.acting(who.allow(record, "add-report").name)
        with _extracting(workers, quiet) as extracting:
            done = ingest(
                inputs.items(paths, published, outlet, columns, quiet=quiet),
                record,
                extracting,
                MADE_BY,
                tell,
            )
        progress.done()
        bring_up_to_date(record, quiet)
        counts = record.counts()
    screen.tell_failures(done.failures)
    if not quiet:
        click.echo(
            _summary(done.new, done.same, done.new_version, done.failed)
            + f" The record {where} holds {screen.count(counts.reports, 'report')}, {screen.count(counts.claims, 'claim')}."
        )
    return ended(done)


@contextmanager
def _extracting(workers: int, quiet: bool) -> Iterator[Pipeline | Workers]:
    """In this process, or in others. Loaded at the first report that is new: adding what is known is quick."""
    if workers == 1:
        yield _Once(quiet)
        return
    from onrecord.workers import Workers

    # Built here where it is missing: the workers would all begin to.
    inputs.ready_index(quiet)
    with Workers(workers, _pipeline_of_worker) as pool:
        yield pool


class _Once:
    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._pipeline: Any = None

    def __call__(self, report: Report) -> Any:
        self._pipeline = self._pipeline or inputs.ready_pipeline(self._quiet)
        return self._pipeline.claims(report)


def _pipeline_of_worker() -> Pipeline:
    claims: Pipeline = inputs.ready_pipeline(quiet=True).claims
    return claims


def _summary(new: int, same: int, new_version: int, failed: int) -> str:
    if not new and not new_version and not failed and same:
        return f"Nothing changed: {same:,} known already."
    parts = [f"{new:,} added"]
    if same:
        parts.append(f"{same:,} known already")
    if new_version:
        parts.append(f"{new_version:,} read again by a newer version")
    if failed:
        parts.append(f"{failed:,} not read")
    return ", ".join(parts) + "."
