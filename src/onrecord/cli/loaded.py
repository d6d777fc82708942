"""The record as commands need it: all reports and claims, and the incidents that it keeps, brought up to date first."""

from __future__ import annotations

from datetime import date

import click

from onrecord import loaded as whole
from onrecord.cli import inputs, screen
from onrecord.errors import EXIT_NOTHING_READ, EXIT_OK, EXIT_SOME_FAILED, INTERRUPTED
from onrecord.incidents import Daily, KnownOn
from onrecord.ingest import Summary
from onrecord.loaded import MARKING, Loaded, judged
from onrecord.records import Kind
from onrecord.store import Record

__all__ = [
    "MARKING",
    "Loaded",
    "bring_up_to_date",
    "daily",
    "ended",
    "judged",
    "known_on",
    "leaving",
    "load",
    "of_record",
]


def load(db: str | None, quiet: bool = True) -> Loaded:
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        return of_record(record, quiet)


def leaving(db: str | None, quiet: bool, what: str, with_names: bool, **form: str | bool | None) -> Loaded:
    """The same for something that leaves the record: the person must be allowed to, and the log says so before it is written."""
    from onrecord import who
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        person = who.allow(record, "export-names" if with_names else "export")
        found = of_record(record, quiet)
        record.acting(person.name).log.write("export", what, None, {"with_names": with_names} | form)
        return found


def of_record(record: Record, quiet: bool = True) -> Loaded:
    from onrecord import who

    bring_up_to_date(record, quiet)
    return whole.of_record(who.view(record))


def bring_up_to_date(record: Record, quiet: bool) -> None:
    """Compares and links what is new in the record, with progress; says which incidents became part of another."""
    from onrecord import linking

    progress = screen.Progress("linking", quiet)
    done = linking.up_to_date(record, lambda what, n: progress.tell(n, note=what))
    progress.done()
    if done.moved and not quiet:
        for old, new in sorted(done.moved.items()):
            click.echo(f"incident {old} is now part of {new}", err=True)


def known_on(loaded: Loaded, day: date, quiet: bool) -> KnownOn:
    """The incidents as known at the end of a day; what that leaves out is told on standard error."""
    from onrecord import pipeline

    found = pipeline.known_on(loaded.incidents, loaded.reports, loaded.claims, day)
    if not quiet:
        left = (
            f"{screen.count(len(found.later), 'report')} published later",
            f"{len(found.undated):,} of no known day",
        )
        click.echo(f"as known on {day}; left out: {left[0]}, {left[1]}", err=True)
    return found


def daily(loaded: Loaded, kind: Kind, on: date | None) -> Daily:
    from onrecord import pipeline

    return pipeline.daily(loaded.incidents, loaded.reports, loaded.claims, kind, on)


def ended(done: Summary) -> int:
    """The exit code of a run of `ingest`; one that was interrupted is told."""
    if done.interrupted:
        screen.tell_interrupted()
        return INTERRUPTED
    if not done.new + done.same + done.new_version:
        return EXIT_NOTHING_READ
    return EXIT_SOME_FAILED if done.failed else EXIT_OK
