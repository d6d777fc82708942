"""`onrecord watch`: feeds asked for what is new, once or again and again, and their items read into the record."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from onrecord import fetching
from onrecord.address import Address
from onrecord.cli import inputs, screen
from onrecord.errors import (
    EXIT_NOTHING_READ,
    EXIT_OK,
    EXIT_SOME_FAILED,
    INTERRUPTED,
    FetchError,
    ReadError,
)
from onrecord.read.feeds.opml import LARGEST, Listed, listed
from onrecord.read.inputs import cannot_open, failure
from onrecord.records import Failure, Report
from onrecord.settings import feeds_path
from onrecord.watching import FeedTold, Round, alone, opened

may_reach: fetching.MayReach = fetching.is_public


@click.command(name="watch")
@click.argument("feeds", nargs=-1, metavar="FEEDS...")
@click.option(
    "--every",
    type=click.FloatRange(min=1),
    metavar="MINUTES",
    help="Go on until Ctrl-C, a round every so often; without it one round.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help="Read at most N items of each feed in a round; the others wait for the next.",
)
@click.option(
    "--pause", type=click.FloatRange(min=0), default=2.0, show_default=True, metavar="SECONDS", help="Between two questions to one host.",
)  # fmt: skip
@click.option(
    "--list",
    "listing",
    is_flag=True,
    help="List the feeds known, when each was asked, and what is wrong; ask nobody.",
)
@inputs.db_option
@inputs.quiet_option
def command(
    feeds: tuple[str, ...], every: float | None, limit: int | None, pause: float, listing: bool, db: str | None, quiet: bool
) -> int:  # fmt: skip
    """Ask feeds for what is new, and read it into the record.

    FEEDS are the addresses of feeds (https://…: RSS, Atom, JSON Feed, ReliefWeb's reports, article lists of GDELT), or files that list
    feeds (OPML). The page of each new item is fetched and read as `onrecord add https://…` does. A run may be stopped at any moment and
    called again: nothing is lost or doubled.
    """
    where = inputs.record_at(db)
    state = feeds_path(where, os.environ)
    if listing:
        return _list(state)
    if not feeds:
        raise click.UsageError("Missing argument 'FEEDS...': addresses of feeds, or OPML files.")
    _refuse_where_fetching_is_off()
    watch = _Watch(where, state, limit, pause, quiet)
    with alone(state):
        while True:
            began = time.monotonic()
            code = watch.round(feeds)
            if every is None or code == INTERRUPTED:
                return code
            try:
                time.sleep(max(0.0, every * 60 - (time.monotonic() - began)))
            except KeyboardInterrupt:
                return EXIT_OK


class _Watch:
    """What the rounds of one call have in common."""

    def __init__(self, where: Address, state: Path, limit: int | None, pause: float, quiet: bool) -> None:
        self.where, self.state, self.limit, self.pause, self.quiet = where, state, limit, pause, quiet
        self._pipeline: Any = None
        self._linked = False
        """Whether what a run before this one left is brought up to date."""

    def round(self, feeds: Sequence[str]) -> int:
        from onrecord import who
        from onrecord.cli.loaded import bring_up_to_date
        from onrecord.pipeline import MADE_BY
        from onrecord.store import open_record

        found, wrong = _named(feeds)
        screen.tell_failures(wrong)
        progress, read, told = screen.Progress("reading", self.quiet), 0, list[FeedTold]()

        def tell(address: str) -> None:
            nonlocal read
            read += 1
            progress.tell(read, note=screen.printable(address))

        with open_record(self.where, create=True) as record, opened(self.state) as state:
            record = record.acting(who.allow(record, "add-report").name)
            visits = fetching.Visits(may_reach, self.pause, state.hosts())
            for one in Round(state, record, visits, self._claims, MADE_BY, self.limit, tell).over(found):
                progress.done()
                self._tell(one)
                told.append(one)
            if not self._linked or any(one.new for one in told):
                bring_up_to_date(record, self.quiet)
                self._linked = True
        return _code(told, len(wrong))

    def _claims(self, report: Report) -> Any:
        self._pipeline = self._pipeline or inputs.ready_pipeline(self.quiet)
        return self._pipeline.claims(report)

    def _tell(self, one: FeedTold) -> None:
        screen.tell_failures(one.failures)
        name = screen.printable(one.known.address)
        if one.told in ("failed", "ended") and one.known.wrong:
            screen.tell("not read: ", "yellow", f"{name}: {screen.printable(one.known.wrong)}")
        if not self.quiet:
            click.echo(f"{name}: {_words(one)}")
        if one.interrupted:
            screen.tell_interrupted()


def _words(one: FeedTold) -> str:
    states = {
        "not-modified": "not modified",
        "not-yet": "not asked yet",
        "failed": "not read",
        "ended": "ended, not asked any more",
    }
    parts = [states[one.told]] if one.told in states else []
    counts = ((one.new, "new"), (one.same, "known"), (len(one.failures), "failed"), (one.waiting, "waiting"))
    parts += [f"{n:,} {what}" for n, what in counts if n or (what in ("new", "known") and one.told == "read")]
    if one.known.next > time.time() and not one.known.ended:
        parts.append(f"asked again from {_moment(one.known.next)}")
    return ", ".join(parts) + (f" ({screen.printable(one.note)})" if one.note else "")


def _code(told: Sequence[FeedTold], wrong: int) -> int:
    if any(one.interrupted for one in told):
        return INTERRUPTED
    failed = [one for one in told if one.told == "failed"]
    if len(failed) == len(told):
        return EXIT_NOTHING_READ
    return EXIT_SOME_FAILED if failed or wrong or any(one.failures for one in told) else EXIT_OK


def _named(feeds: Sequence[str]) -> tuple[list[Listed], list[Failure]]:
    """The feeds that the words name, each once, and what is wrong with the words."""
    found: dict[str, Listed] = {}
    wrong: list[Failure] = []
    for words in feeds:
        for one in [Listed(words)] if fetching.is_address(words) else _in_file(words):
            if isinstance(one, Failure):
                wrong.append(one)
            else:
                found.setdefault(one.url, one)
    return list(found.values()), wrong


def _in_file(path: str) -> list[Listed | Failure]:
    try:
        with open(path, "rb") as file:
            return listed(file.read(LARGEST + 1), path)
    except ReadError as error:
        return [failure(path, error)]
    except (OSError, ValueError) as error:
        return [failure(path, cannot_open(error))]


def _refuse_where_fetching_is_off() -> None:
    try:
        fetching.refuse("https://news.example/")
    except FetchError as error:
        raise FetchError(
            error.code, "onrecord watch", "no feed is asked: an administrator has turned fetching off (ONRECORD_FETCH=off)",
            "files", "Add saved pages with `onrecord add`.",
        ) from None  # fmt: skip


def _list(path: Path) -> int:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    if not path.exists():
        click.echo("No feed was asked yet.")
        return EXIT_OK
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name in ("feed", "title", "kind", "asked", "again from"):
        table.add_column(name, overflow="fold")
    for name in ("read", "waiting", "left"):
        table.add_column(name, justify="right")
    table.add_column("what is wrong", overflow="fold")
    with opened(path) as state:
        for one in state.feeds():
            counts = state.counts(one.address)
            again = "never" if one.ended else _moment(one.next) if one.next > time.time() else "now"
            wrong = one.wrong + (f" ({one.failures} times in a row)" if one.failures > 1 else "")
            moved = f"moved for good to {one.moved}" if one.moved else ""
            cells = (
                one.address,
                one.title or "",
                one.kind,
                _moment(one.asked) if one.asked else "never",
                again,
            )
            numbers = [f"{counts.get(state_of, 0):,}" for state_of in ("done", "waiting", "left")]
            table.add_row(
                *(Text(screen.printable(cell)) for cell in cells),
                *numbers,
                Text(screen.printable("; ".join(filter(None, (wrong, moved))))),
            )
    screen.console().print(table)
    return EXIT_OK


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at).astimezone().strftime("%Y-%m-%d %H:%M")
