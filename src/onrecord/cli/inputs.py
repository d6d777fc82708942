"""Options that several commands share, and the reading of their paths."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.address import Address
from onrecord.records import Failure, Report

if TYPE_CHECKING:
    from onrecord.read.given_columns import GivenColumns

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType):  # type: ignore[type-arg] # generic in the stubs only
    """A calendar day, written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from onrecord.read.entry import EARLIEST_YEAR, LATEST_YEAR

        try:
            day = date.fromisoformat(str(value))
            if EARLIEST_YEAR <= day.year <= LATEST_YEAR:
                return day
            raise ValueError
        except ValueError:
            self.fail(
                f"{value!r} is no day of the calendar. Accepted: YYYY-MM-DD, such as 2016-12-13.", param, ctx
            )


class Columns(click.ParamType):  # type: ignore[type-arg] # generic in the stubs only
    """Which column of a corpus is what."""

    name = "columns"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> GivenColumns:
        from onrecord.read.given_columns import FORM, GivenColumns, given_columns

        if isinstance(value, GivenColumns):
            return value
        try:
            return given_columns(str(value))
        except ValueError as error:
            self.fail(f"{error}. Accepted: {FORM}.", param, ctx)


def paths_argument(command: F) -> F:
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(command)


def reading_options(command: F) -> F:
    command = click.option("--outlet", help="Who published texts that do not say so themselves.")(command)
    return click.option(
        "--published", type=Day(), help="Day of publication for texts that carry none.", metavar="YYYY-MM-DD"
    )(command)


def columns_option(command: F) -> F:
    return click.option(
        "--columns",
        type=Columns(),
        metavar="PART=COLUMN,…",
        help="Which column of a .csv, .xlsx, .jsonl or .json corpus is which part (text, title, published, outlet, url, report):"
        " text=body,published=pub_date; published:dmy=date where days are written 03/04/2016. Default: guessed, and told.",
    )(command)


def quiet_option(command: F) -> F:
    return click.option(
        "-q", "--quiet", is_flag=True, help="No progress and no summary; failures are still told."
    )(command)


def on_option(command: F) -> F:
    return click.option(
        "--on",
        type=Day(),
        metavar="YYYY-MM-DD",
        help="As known at the end of this day. Default: all that the record holds.",
    )(command)


def db_option(command: F) -> F:
    return click.option(
        "--db",
        metavar="FILE|ADDRESS",
        help="The record: a file, or postgresql://user:password@host:port/name. Default: $ONRECORD_DB, else onrecord.db in this folder.",
    )(command)


def tell_columns(words: str) -> None:
    """How the columns of a corpus were guessed."""
    click.echo(words, err=True)


def items(
    paths: Sequence[str],
    published: date | None,
    outlet: str | None,
    columns: GivenColumns | None = None,
    *,
    quiet: bool = True,
) -> Iterator[Report | Failure]:
    """What lies at the paths, one report or failure after the other; then the object storage and the web pages among them."""
    from onrecord.read import ReadOptions, read
    from onrecord.read.objects import is_object_address, read_objects

    options = ReadOptions(published, outlet, columns, None if quiet else tell_columns)
    pages = [path for path in paths if path.lower().startswith(("http://", "https://"))]
    storage = [path for path in paths if is_object_address(path)]
    files = [path for path in paths if path not in pages and path not in storage]
    stdin = sys.stdin.buffer if "-" in files else None
    if files:
        yield from read(files, options, stdin=stdin)
    for address in storage:
        yield from read_objects(address, options)
    if pages:
        from onrecord.read.web_address import read_address

        for page in pages:
            yield from read_address(page, options)


def record_at(db: str | None) -> Address:
    import os

    from onrecord.settings import record_address

    return record_address(db, os.environ)


def by_option(command: F) -> F:
    return click.option(
        "--by",
        metavar="NAME",
        help="In whose name. Default: $ONRECORD_ACCOUNT, else the name of the account.",
    )(command)


def ready_index(quiet: bool) -> Path:
    """The gazetteer's index; on the first run on a machine it is built, which is told."""
    from onrecord.cli.screen import Progress
    from onrecord.resolve.gazetteer import ensure_index

    progress = Progress("preparing the gazetteer (once)", quiet)
    index = ensure_index(lambda done, of: progress.tell(done, of))
    progress.done()
    return index


def ready_pipeline(quiet: bool) -> Any:
    """The pipeline, with all that it takes."""
    import gc

    from onrecord.pipeline import Pipeline
    from onrecord.resolve.places import PlaceFinder

    # The loaded models are hundreds of thousands of objects that live to the end: looking through them again and again for
    # garbage took up to a fifth of the time. What a report leaves behind has no cycles to speak of and goes at once.
    gc.set_threshold(20_000, 50, 100)
    return Pipeline(places=PlaceFinder(ready_index(quiet)))
