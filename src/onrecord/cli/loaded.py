"""The record as commands need it: all reports and claims, and the incidents that it keeps, brought up to date first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import click

from onrecord.cli import inputs, screen
from onrecord.decisions import Act, Decision
from onrecord.incidents import Assessment, Daily, Incident, KnownOn
from onrecord.records import Claim, ClaimRef, Kind, Report
from onrecord.store import Record, StoredFailure

MARKING: tuple[Act, ...] = ("protect", "expose", "undo")


@dataclass(frozen=True)
class Loaded:
    reports: dict[str, Report]
    claims: dict[ClaimRef, Claim]
    failures: list[StoredFailure]
    made_by: str
    incidents: list[Incident]
    moved: dict[str, str]
    """Incident ids that are no more, and where each is now."""
    overruled: dict[str, list[Decision]]
    """Incident → what persons set in place of what the rules give."""
    by_hand: tuple[Decision, ...] = ()
    """What persons protected and exposed, in force, oldest first."""


def load(db: str | None, quiet: bool = True) -> Loaded:
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        return of_record(record, quiet)


def leaving(db: str | None, quiet: bool, what: str, with_names: bool, **form: str | bool | None) -> Loaded:
    """The same for something that leaves the record: the person must be allowed to, and the log says so before it is written."""
    from onrecord.cli import who
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        person = who.allow(record, "export-names" if with_names else "export")
        found = of_record(record, quiet)
        record.acting(person.name).log.write("export", what, None, {"with_names": with_names} | form)
        return found


def of_record(record: Record, quiet: bool = True) -> Loaded:
    from onrecord import deciding, linking, review
    from onrecord.cli import who

    bring_up_to_date(record, quiet)
    record = who.view(record)
    stored = list(record.reports())
    reports, claims = {s.report.id: s.report for s in stored}, deciding.standing(record)
    return Loaded(
        reports, claims, record.failures(), ", ".join(sorted({s.made_by for s in stored})),
        linking.incidents(record, reports, claims), record.links.moves(), deciding.overrulings(record),
        tuple(review.in_force(record.decisions.of_acts(MARKING))),
    )  # fmt: skip


def bring_up_to_date(record: Record, quiet: bool) -> None:
    """Compares and links what is new in the record, with progress; says which incidents became part of another."""
    from onrecord import linking

    progress = screen.Progress("linking", quiet)
    done = linking.up_to_date(record, lambda what, n: progress.tell(n, note=what))
    progress.done()
    if done.moved and not quiet:
        for old, new in sorted(done.moved.items()):
            click.echo(f"incident {old} is now part of {new}", err=True)


def judged(loaded: Loaded) -> list[tuple[Incident, Assessment]]:
    from onrecord import pipeline, review

    found = pipeline.assessed(loaded.incidents, loaded.reports, loaded.claims)
    return [(one, review.overruled(made, loaded.overruled.get(one.id, ()))) for one, made in found]


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
