"""`onrecord add`: reads into the record. Adding the same again changes nothing and says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import inputs, screen
from onrecord.errors import OnrecordError
from onrecord.records import Report

if TYPE_CHECKING:
    from onrecord.ahead import ReadsAhead
    from onrecord.extracting import Pipeline
    from onrecord.read.given_columns import GivenColumns


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
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Who reads claims: this machine, or the workers of a Dask cluster (docs/deploy.md); the record is the same.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Of the cluster: tcp://HOST:PORT or tls://HOST:PORT. Its port is for nobody but you: whoever reaches it runs any program there.",
)
@inputs.quiet_option
def command(
    paths: tuple[str, ...],
    published: date | None,
    outlet: str | None,
    columns: GivenColumns | None,
    db: str | None,
    workers: int,
    engine: str,
    scheduler: str | None,
    quiet: bool,
) -> int:
    """Read reports into the record.

    PATH is a file (.txt, .html, .pdf, .docx, .odt, .rtf, .eml, .mhtml, .epub; a corpus as .csv, .xlsx, .jsonl or .json;
    an archive of them as .zip, .tar, .warc or .wacz), a folder, - for standard input, or the address of one web page (https://…), which is fetched from its server. A run may be stopped at any moment and called again: nothing is lost or doubled.
    """
    from onrecord import linking, who
    from onrecord.cli.loaded import bring_up_to_date, ended
    from onrecord.ingest import Progress, ingest
    from onrecord.pipeline import MADE_BY
    from onrecord.store import open_record

    where = inputs.record_at(db)
    progress = screen.Progress("adding", quiet)

    def tell(p: Progress) -> None:
        progress.tell(p.done, note=f"{p.new} new, {p.same} known, {p.failed} not read")

    with (
        _extracting(_of_cluster(engine, scheduler, workers), workers, quiet) as extracting,
        open_record(where, create=True) as record,
    ):
        record = record.acting(who.allow(record, "add-report").name)
        done = ingest(
            inputs.items(paths, published, outlet, columns, quiet=quiet), record, extracting, MADE_BY, tell,
            (linking.AT_ONCE, lambda: linking.compare(record)),
        )  # fmt: skip
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


def _of_cluster(engine: str, scheduler: str | None, workers: int) -> str | None:
    """The address of the scheduler, where a cluster reads."""
    if engine == "local":
        if scheduler is not None:
            raise click.UsageError("--scheduler is for a cluster: add --engine dask, or leave it out.")
        return None
    if not scheduler:
        raise click.UsageError(
            "--engine dask wants the address of a scheduler: --scheduler tcp://HOST:PORT or tls://HOST:PORT."
        )
    if workers != 1:
        raise click.UsageError(
            "--workers counts processes of this machine; those of a cluster are started with `dask worker`."
        )
    return scheduler


@contextmanager
def _extracting(scheduler: str | None, workers: int, quiet: bool) -> Iterator[Pipeline | ReadsAhead]:
    """In this process, or in others. Loaded at the first report that is new: adding what is known is quick."""
    if scheduler is not None:
        _need_cluster_extra()
        from onrecord.cluster import Cluster

        with Cluster(scheduler, _pipeline_of_worker) as cluster:
            yield cluster
        return
    if workers == 1:
        yield _Once(quiet)
        return
    from onrecord.workers import Workers

    # Built here where it is missing: the workers would all begin to.
    inputs.ready_index(quiet)
    with Workers(workers, _pipeline_of_worker) as pool:
        yield pool


def _need_cluster_extra() -> None:
    if find_spec("distributed") is None:
        raise OnrecordError(
            "--engine dask", "the package distributed is not installed", "onrecord with its extra [cluster]",
            "Install it with `pip install 'onrecord[cluster]'`, or leave --engine out.",
        )  # fmt: skip


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
