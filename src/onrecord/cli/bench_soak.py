"""`onrecord bench soak`: hours of use in one command, with what memory and latency did meanwhile."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from onrecord.address import Address, Server, address_of
from onrecord.cli import inputs, screen
from onrecord.cli.serve import need_server_extra
from onrecord.errors import EXIT_OK, EXIT_SOME_FAILED, RecordError

if TYPE_CHECKING:
    from onrecord.bench.soak import Plan, Result
    from onrecord.bench.soak.judging import Verdict
    from onrecord.bench.soak.series import Group, Round

_TOKENS_LAST = timedelta(days=60)


@click.command(name="soak")
@click.option("--reports", "number", type=click.IntRange(1), default=100_000, show_default=True, metavar="N", help="Reports to generate and add, of 400 words each: one in ten of a war.")  # fmt: skip
@click.option("--rounds", type=click.IntRange(1, 1000), default=20, show_default=True, metavar="N", help="In how many runs of `onrecord add`; each gives one row.")  # fmt: skip
@click.option("--readers", type=click.IntRange(1, 400), default=10, show_default=True, metavar="N", help="Who read all the time: half of them pages, half at the API.")  # fmt: skip
@click.option("--deciders", type=click.IntRange(0, 100), default=2, show_default=True, metavar="N", help="Who accept, reject and correct claims all the time.")  # fmt: skip
@click.option("--minutes", type=click.FloatRange(0, min_open=True), metavar="N", help="Begin no further round after so many minutes.")  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True, metavar="N", help="Another seed, other reports.")  # fmt: skip
@click.option("--db", metavar="FILE|ADDRESS", help="Where to make the record: a new file, or an empty PostgreSQL database. It is kept. Default: a folder that is thrown away.")  # fmt: skip
@click.option("--picture", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.svg", help="Draw memory, latency, adding and size over time.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="A table, or one JSON object.")  # fmt: skip
@inputs.quiet_option
def soak(
    number: int, rounds: int, readers: int, deciders: int, minutes: float | None, seed: int, db: str | None, picture: Path | None,
    form: str, quiet: bool,
) -> int:  # fmt: skip
    """Use a record for a long time: generated reports are added while people read and decide; backups, restarts, a kill.

    Ends with 1 where a report or a decision was lost, the record does not verify, or a request met with a fault of the server.
    """
    need_server_extra()
    from onrecord.bench.soak import Plan, run
    from onrecord.bench.soak.judging import judged

    progress = screen.Progress("soak", quiet)
    with _place(db) as (record, folder):
        plan = Plan(
            number,
            folder,
            record,
            datetime.now(UTC).date() + _TOKENS_LAST,
            rounds,
            readers,
            deciders,
            minutes,
            seed,
        )
        found = run(plan, progress.tell)
    progress.done()
    verdicts = judged(found.rounds)
    if picture is not None:
        _draw(picture, found)
    if form == "json":
        more = {"verdicts": [one.as_json() for one in verdicts], "passed": not found.faults}
        click.echo(json.dumps(found.as_json() | more, indent=1))
    else:
        for line in _table(plan, found, verdicts):
            click.echo(line)
    return EXIT_SOME_FAILED if found.faults else EXIT_OK


@contextmanager
def _place(db: str | None) -> Iterator[tuple[Address, Path]]:
    """Where the record goes, and a folder for all else."""
    with TemporaryDirectory(prefix="onrecord-soak-") as made:
        folder = Path(made)
        record = address_of(db) if db else folder / "soak.db"
        if not isinstance(record, Server):
            record = record.resolve()
            if record.exists():
                raise RecordError(str(record), "there is something here already", "the name of a file that is not there", "Name another.")  # fmt: skip
        yield record, folder


def _draw(file: Path, found: Result) -> None:
    from onrecord.bench.soak.picture import drawn

    try:
        file.write_text(drawn(found.rounds) + "\n", encoding="utf-8")
    except OSError as error:
        screen.tell("not drawn: ", "yellow", f"{file} cannot be written ({error.strerror}).")


def _table(plan: Plan, found: Result, verdicts: list[Verdict]) -> list[str]:
    heads = (
        "round", "min", "reports", "claims", "decisions", "s/1,000", "add MB", "server MB (most)", "pages p50/p95/max ms", "API", "decisions",
        "record MB", "",
    )  # fmt: skip
    rows = [heads, *map(_row, found.rounds)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.rjust(n) for cell, n in zip(row, widths, strict=True)).rstrip() for row in rows]
    ending = found.ending
    requests = sum(found.statuses.values())
    lines += [
        "",
        f"{found.given:,} of {plan.reports:,} reports added in {found.minutes:.1f} minutes; {requests:,} requests of {plan.readers} readers and "
        f"{plan.deciders} deciders were answered, {found.away:,} refused or broken off while the server was away, {found.broken:,} at other times.",
        f"At the end: {screen.count(ending.reports, 'report')} in the record, {ending.confirmed:,} decisions confirmed, {ending.lost:,} of them lost; "
        f"`onrecord verify` {'finds nothing' if ending.verified else 'finds faults'} ({ending.verify_seconds:.1f} s).",
        *_backups(found.rounds),
        *(f"{one.about}: {one.words}" for one in verdicts),
        *(f"FAULT: {fault}" for fault in found.faults),
        "Failed."
        if found.faults
        else "Passed: nothing was lost, everything verifies, no request met with a fault of the server.",
    ]
    return lines


def _backups(rounds: list[Round]) -> list[str]:
    return [
        f"backup in round {one.number}: {b.mb:,.1f} MB in {b.seconds:.1f} s, restored in {b.restore_seconds:.1f} s, verified and checked in "
        f"{b.verify_seconds:.1f} s: {'sound' if b.sound else 'NOT SOUND'}"
        for one in rounds if (b := one.backup) is not None
    ]  # fmt: skip


def _row(one: Round) -> tuple[str, ...]:
    most = "-" if one.server_peak_mb is None else f"({one.server_peak_mb:,.0f})"
    what = [f"server {one.restart}, away {one.away_seconds:.1f} s"] if one.restart else []
    what += ["backup"] if one.backup else []
    return (
        f"{one.number}", f"{one.minutes:.1f}", f"{one.reports:,}", f"{one.claims:,}", f"{one.decisions:,}", f"{one.seconds_per_1000:,.0f}",
        _mb(one.add_peak_mb), f"{_mb(one.server_mb)} {most}", _latency(one, "pages"), _latency(one, "api"), _latency(one, "decisions"),
        _mb(one.record_mb), "; ".join(what),
    )  # fmt: skip


def _latency(one: Round, group: Group) -> str:
    found: Any = one.latency.get(group)
    return f"{found.p50_ms:,.0f}/{found.p95_ms:,.0f}/{found.max_ms:,.0f}" if found else "-"


def _mb(value: float | None) -> str:
    return "-" if value is None else f"{value:,.0f}"
