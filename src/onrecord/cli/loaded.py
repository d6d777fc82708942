"""The record as commands need it: all reports and claims, and the incidents judged from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import click

from onrecord.cli import inputs, screen
from onrecord.incidents import Assessment, Daily, Incident, KnownOn
from onrecord.records import Claim, ClaimRef, Kind, Report
from onrecord.store import StoredFailure


@dataclass(frozen=True)
class Loaded:
    reports: dict[str, Report]
    claims: dict[ClaimRef, Claim]
    failures: list[StoredFailure]
    made_by: str


def load(db: str | None) -> Loaded:
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        stored = list(record.reports())
        return Loaded(
            {s.report.id: s.report for s in stored}, {c.ref: c for c in record.claims()}, record.failures(),
            ", ".join(sorted({s.made_by for s in stored})),
        )  # fmt: skip


def judged(loaded: Loaded, quiet: bool) -> list[tuple[Incident, Assessment]]:
    from onrecord import pipeline

    progress = screen.Progress("linking: pairs compared", quiet)
    found = pipeline.judged(loaded.reports, list(loaded.claims.values()), progress.tell)
    progress.done()
    return found


def known_on(loaded: Loaded, day: date, quiet: bool) -> KnownOn:
    """The incidents as known at the end of a day; what that leaves out is told on standard error."""
    from onrecord import pipeline

    progress = screen.Progress("linking: pairs compared", quiet)
    found = pipeline.known_on(loaded.reports, list(loaded.claims.values()), day, progress.tell)
    progress.done()
    if not quiet:
        left = (
            f"{screen.count(len(found.later), 'report')} published later",
            f"{len(found.undated):,} of no known day",
        )
        click.echo(f"as known on {day}; left out: {left[0]}, {left[1]}", err=True)
    return found


def daily(loaded: Loaded, kind: Kind, on: date | None, quiet: bool) -> Daily:
    from onrecord import pipeline

    progress = screen.Progress("linking: pairs compared", quiet)
    found = pipeline.daily(loaded.reports, list(loaded.claims.values()), kind, on, progress.tell)
    progress.done()
    return found
