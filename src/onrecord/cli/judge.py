"""`onrecord judge`: what a person decides of incidents. A judgement is kept for ever, obeyed, and can be undone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli import inputs, screen
from onrecord.errors import JudgementError, NotInRecord
from onrecord.incidents import Anchor, Incident, Judgement
from onrecord.records import ClaimRef

if TYPE_CHECKING:
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

    def wish(view: Record) -> tuple[str, Mapping[str, Any]]:
        first, *others = (_incident(view, id).id for id in dict.fromkeys(ids))
        return first, {"with": others}

    return _decide("merge", wish, why, by, db, quiet)


@command.command(name="split")
@click.argument("id", metavar="INCIDENT")
@click.argument("out", metavar="REPORT|REPORT:CLAIM...", nargs=-1, required=True)
@_deciding
def split(id: str, out: tuple[str, ...], why: str, by: str | None, db: str | None, quiet: bool) -> int:
    """Take reports, or single claims, out of an incident: they tell of another."""

    def wish(view: Record) -> tuple[str, Mapping[str, Any]]:
        incident = _incident(view, id)
        return incident.id, {"out": [list(ref) for one in out for ref in _refs(view, incident, one)]}

    return _decide("split", wish, why, by, db, quiet)


@command.command(name="undo")
@click.argument("id", metavar="JUDGEMENT")
@_deciding
def undo(id: str, why: str, by: str | None, db: str | None, quiet: bool) -> int:
    """Undo a judgement; undo the undoing to bring it back. Both stay in the record."""

    def wish(view: Record) -> tuple[str, Mapping[str, Any]]:
        if all(one.id != id for one in _judgements(view)):
            raise JudgementError(
                f"judgement {id}", "is not in the record", "a judgement that stands", "`onrecord judge list` shows them."
            )  # fmt: skip
        return id, {}

    return _decide("undo", wish, why, by, db, quiet)


@command.command(name="list")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@inputs.db_option
def show(form: str, db: str | None) -> int:
    """List all judgements, oldest first, those undone too."""
    from onrecord import review, who
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
    act: Act, wish: Callable[[Record], tuple[str, Mapping[str, Any]]], why: str, by: str | None, db: str | None, quiet: bool
) -> int:  # fmt: skip
    """One judgement, weighed and kept as every decision is; `wish` says what it is about and its value, from what the person sees."""
    from onrecord import deciding, who
    from onrecord.cli.loaded import bring_up_to_date
    from onrecord.decisions import Subject, Wish
    from onrecord.store import open_record

    reason = _said(why, "--why")
    with open_record(inputs.record_at(db)) as record:
        person = who.allow(record, act, _name(by))
        bring_up_to_date(record, quiet)
        id, value = wish(who.view(record, person.name))
        about = Subject("decision" if act == "undo" else "incident", id=id)
        made = deciding.decide(record, Wish(act, about, value, reason), person, datetime.now(UTC))
        return _told(record, made.id, quiet)


def _told(record: Record, id: str, quiet: bool) -> int:
    """Says what became of the incidents that a judgement is about."""
    from onrecord.cli.loaded import bring_up_to_date

    bring_up_to_date(record, quiet)
    if quiet:
        click.echo(id)
        return 0
    known = {one.id: one for one in _judgements(record)}
    of = judgement = known[id]
    while of.undoes is not None:
        of = known[of.undoes]
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
    placed = record.links.placed_of({a.report for a in anchors})
    return {one.incident for one in placed for claim in one.claims if (one.report, claim) in named}


def _incident(view: Record, id: str) -> Incident:
    from onrecord import deciding

    now = view.links.moved_to(id)
    if now != id:
        raise NotInRecord(
            id,
            f"no incident of that id in the record; it became part of {now}",
            "the id of an incident that stands",
            "`onrecord incidents --all` lists them.",
        )
    (found,), _ = deciding.incidents_of(view, [id])
    return found


def _refs(view: Record, incident: Incident, one: str) -> list[ClaimRef]:
    """The claims of the incident that REPORT or REPORT:CLAIM names; a claim of another is named all the same, and refused when it is weighed."""
    held = incident.refs()
    report, _, claim = one.rpartition(":")
    if (report, claim) in held or (report and _has(view, report, claim)):
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


def _has(view: Record, report: str, claim: str) -> bool:
    from onrecord import deciding

    try:
        return any(one.claim.id == claim for one in deciding.reviewed(view, report))
    except NotInRecord:
        return False


def _name(by: str | None) -> str | None:
    return None if by is None else _said(by, "--by")


def _said(words: str, option: str) -> str:
    """Words that the record can keep and a terminal can show."""
    words = screen.printable(" ".join(words.encode("utf-8", "replace").decode("utf-8").split()))
    if not words:
        raise click.UsageError(f"{option} is empty. Accepted: words for whoever reads it later.")
    return words


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be written")
