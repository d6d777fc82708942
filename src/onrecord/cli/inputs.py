"""Options that several commands share, and the reading of their paths."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.records import Failure, Report

if TYPE_CHECKING:
    from onrecord.decisions import Person
    from onrecord.review import Action
    from onrecord.store import Record

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


def paths_argument(command: F) -> F:
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(command)


def reading_options(command: F) -> F:
    command = click.option("--outlet", help="Who published texts that do not say so themselves.")(command)
    return click.option(
        "--published", type=Day(), help="Day of publication for texts that carry none.", metavar="YYYY-MM-DD"
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
        "--db", metavar="FILE", help="The record. Default: $ONRECORD_DB, else onrecord.db in this folder."
    )(command)


def items(paths: Sequence[str], published: date | None, outlet: str | None) -> Iterator[Report | Failure]:
    """What lies at the paths, one report or failure after the other."""
    from onrecord.read import ReadOptions, read

    stdin = sys.stdin.buffer if "-" in paths else None
    yield from read(list(paths), ReadOptions(published=published, outlet=outlet), stdin=stdin)


def record_at(db: str | None) -> Path:
    import os

    from onrecord.settings import record_path

    return record_path(db, os.environ)


def by_option(command: F) -> F:
    return click.option(
        "--by",
        metavar="NAME",
        help="In whose name. Default: $ONRECORD_ACCOUNT, else the name of the account.",
    )(command)


def person(record: Record, by: str | None = None) -> Person:
    """Who works with the record: the one named, else by ONRECORD_ACCOUNT, else by the account that runs the program.

    A record without accounts is its owner's alone, who may do everything. NotAllowed where the record knows no such account.
    """
    import os

    from onrecord.decisions import Person
    from onrecord.errors import NotAllowed
    from onrecord.store import account

    name = by or os.environ.get("ONRECORD_ACCOUNT") or account()
    if not record.accounts.any():
        return Person(name, "admin")
    found = record.accounts.get(name)
    if found is None or not found.active:
        raise NotAllowed(
            name, "this record has no such account, or it was closed", "the name of an account of this record",
            "Say who you are with --by or ONRECORD_ACCOUNT; `onrecord account list` is for admins.",
        )  # fmt: skip
    return found.person


def allow(record: Record, action: Action, by: str | None = None) -> Person:
    """The person, where the role allows the action; NotAllowed otherwise."""
    from onrecord import review

    found = person(record, by)
    review.allow(found, action)
    return found


def view(record: Record, by: str | None = None) -> Record:
    """The record as the person may see it."""
    from onrecord import seeing

    return seeing.seen_by(record, allow(record, "read", by))


def ready_pipeline(quiet: bool) -> Any:
    """The pipeline; on the first run on a machine the gazetteer's index is built, which is told."""
    import gc

    from onrecord.cli.screen import Progress
    from onrecord.pipeline import Pipeline
    from onrecord.resolve.gazetteer import ensure_index
    from onrecord.resolve.places import PlaceFinder

    # The loaded models are hundreds of thousands of objects that live to the end: looking through them again and again for
    # garbage took up to a fifth of the time. What a report leaves behind has no cycles to speak of and goes at once.
    gc.set_threshold(20_000, 50, 100)
    progress = Progress("preparing the gazetteer (once)", quiet)
    index = ensure_index(lambda done, of: progress.tell(done, of))
    progress.done()
    return Pipeline(places=PlaceFinder(index))
