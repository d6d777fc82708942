"""`onrecord judge`: what a person decides of incidents. A judgement is kept for ever, obeyed, and can be undone."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeVar

import click

from onrecord.cli import inputs, screen
from onrecord.errors import NotInRecord
from onrecord.incidents import Anchor, Incident, Judgement
from onrecord.records import ClaimRef

if TYPE_CHECKING:
    from onrecord.cli.loaded import Loaded
    from onrecord.decisions import Act
    from onrecord.store import Record

Command = TypeVar("Command", bound=Callable[..., object])


@click.group(name="judge", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Decide which reports tell of one incident: merge, split, undo. Each decision is kept, with who, when and why."""


def _deciding(function: Command) -> Command:
    for option in (
        inputs.quiet_option,
        inputs.db_option,
        click.option(
            "--by", default=None, metavar="NAME", help="Who decides. Default: the name of the account."
        ),
        click.option("--why", required=True, metavar="TEXT", help="The reason, for whoever reads it later."),
    ):
        function = option(function)
    return function


@command.command(name="merge")
@click.argument("ids", metavar="INCIDENT INCIDENT...", nargs=-1, required=True)
@_deciding
def merge(ids: tuple[str, ...], why: str, by: str | None, db: str | None, quiet: bool) -> int:
    """Join incidents: all reports of them tell of one."""
    from onrecord import review

    return _decide(
        "merge",
        db,
        by,
        quiet,
        lambda loaded, name: review.merged(
            [_incident(loaded, id) for id in dict.fromkeys(ids)],
            loaded.claims,
            name,
            _now(),
            _said(why, "--why"),
        ),
    )


@command.command(name="split")
@click.argument("id", metavar="INCIDENT")
@click.argument("out", metavar="REPORT|REPORT:CLAIM...", nargs=-1, required=True)
@_deciding
def split(id: str, out: tuple[str, ...], why: str, by: str | None, db: str | None, quiet: bool) -> int:
    """Take reports, or single claims, out of an incident: they tell of another."""
    from onrecord import review

    def made(loaded: Loaded, name: str) -> Judgement:
        incident = _incident(loaded, id)
        refs = [ref for one in out for ref in _refs(incident, one, loaded)]
        return review.split(incident, refs, loaded.claims, name, _now(), _said(why, "--why"))

    return _decide("split", db, by, quiet, made)


@command.command(name="undo")
@click.argument("id", metavar="JUDGEMENT")
@_deciding
def undo(id: str, why: str, by: str | None, db: str | None, quiet: bool) -> int:
    """Undo a judgement; undo the undoing to bring it back. Both stay in the record."""
    from onrecord import review
    from onrecord.cli import who
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        person = who.allow(record, "undo", _name(by))
        judgement = review.undone(_judgements(who.view(record)), id, person.name, _now(), _said(why, "--why"))
        undone = record.decisions.get(id)
        if undone is not None:
            review.allow_undo(person, undone)
        return _keep(record, judgement, quiet)


@command.command(name="list")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@inputs.db_option
def show(form: str, db: str | None) -> int:
    """List all judgements, oldest first, those undone too."""
    from onrecord import review
    from onrecord.cli import who
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        made = _judgements(who.view(record))
    stands = {one.id for one in review.standing(made)}
    if form == "jsonl":
        for one in made:
            click.echo(
                json.dumps(asdict(one) | {"stands": one.id in stands}, ensure_ascii=False, default=_iso)
            )
        return 0
    if not made:
        click.echo("No judgement has been made. `onrecord judge merge` and `onrecord judge split` make one.")
    for one in made:
        click.echo(
            f"{one.id}  {one.at:%Y-%m-%d %H:%M} UTC  {one.by}: {_words(one)}  {_standing(one, stands)}\n    {one.why}"
        )
    return 0


def _words(one: Judgement) -> str:
    if one.undoes:
        return f"undoes {one.undoes}"
    sides = [screen.count(len({a.report for a in side}), "report") for side in (one.left, one.right)]
    return ("joins {} and {}" if one.together else "keeps {} and {} apart").format(*sides)


def _standing(one: Judgement, stands: set[str]) -> str:
    return "" if one.undoes or one.id in stands else "(undone)"


def _decide(
    act: Act, db: str | None, by: str | None, quiet: bool, made: Callable[[Loaded, str], Judgement]
) -> int:
    from onrecord.cli import who
    from onrecord.cli.loaded import of_record
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        person = who.allow(record, act, _name(by))
        return _keep(record, made(of_record(record, quiet), person.name), quiet)


def _keep(record: Record, judgement: Judgement, quiet: bool) -> int:
    from onrecord import review
    from onrecord.cli.loaded import bring_up_to_date

    record.decisions.make(lambda: review.decision_of(judgement))
    bring_up_to_date(record, quiet)
    if quiet:
        click.echo(judgement.id)
        return 0
    made = {one.id: one for one in _judgements(record)}
    of = judgement
    while of.undoes is not None:
        of = made[of.undoes]
    sides = [", ".join(sorted(_where(record, side))) or "no incident" for side in (of.left, of.right)]
    now = f"now in {sides[0]}" if sides[0] == sides[1] else f"now in {sides[0]} and in {sides[1]}"
    click.echo(f"{judgement.id}: {_words(judgement)}; {now}. `onrecord judge undo {judgement.id}` undoes it.")
    return 0


def _judgements(record: Record) -> list[Judgement]:
    from onrecord import review

    return review.judgements(record.decisions.of_acts(("merge", "split", "undo")))


def _where(record: Record, anchors: Sequence[Anchor]) -> set[str]:
    """The incidents in which the reports' claims of a judgement are."""
    named = {(a.report, a.claim) for a in anchors}
    placed = record.links.placed(record.links.components_of({a.report for a in anchors}))
    return {one.incident for one in placed for claim in one.claims if (one.report, claim) in named}


def _incident(loaded: Loaded, id: str) -> Incident:
    found = next((i for i in loaded.incidents if i.id == id), None)
    if found is None:
        now = f"; it became part of {loaded.moved[id]}" if id in loaded.moved else ""
        raise NotInRecord(
            id,
            f"no incident of that id in the record{now}",
            "the id of an incident that stands",
            "`onrecord incidents --all` lists them.",
        )
    return found


def _refs(incident: Incident, one: str, loaded: Loaded) -> list[ClaimRef]:
    """The claims of the incident that REPORT or REPORT:CLAIM names."""
    held = incident.refs()
    report, _, claim = one.rpartition(":")
    if (report, claim) in loaded.claims:
        return [(report, claim)]
    of_report = [ref for ref in held if ref[0] == one]
    if not of_report:
        raise NotInRecord(
            one,
            f"no report or claim of incident {incident.id}",
            "a report's id, or REPORT:c3",
            f"`onrecord show {incident.id}` lists them.",
        )
    return of_report


def _name(by: str | None) -> str | None:
    return None if by is None else _said(by, "--by")


def _said(words: str, option: str) -> str:
    """Words that the record can keep and a terminal can show."""
    words = screen.printable(" ".join(words.encode("utf-8", "replace").decode("utf-8").split()))
    if not words:
        raise click.UsageError(f"{option} is empty. Accepted: words for whoever reads it later.")
    return words


def _now() -> datetime:
    return datetime.now(UTC)


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be written")
