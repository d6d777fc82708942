"""`onrecord decide`: what a person decides of claims, incidents and reports. Each decision is kept for ever and can be undone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli import inputs, screen
from onrecord.errors import DecisionError

if TYPE_CHECKING:
    from onrecord.decisions import Act, Decision
    from onrecord.store import Record

Command = TypeVar("Command", bound=Callable[..., object])


@click.group(name="decide", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Accept, reject, correct, add, merge, split, grade …: each decision is kept, with who, when and why.

    SUBJECT is a claim (REPORT:c3), an incident's id or a report's id, as `onrecord show` prints them.
    """


def _deciding(needs_reason: bool) -> Callable[[Command], Command]:
    def with_options(function: Command) -> Command:
        why = "The reason, for whoever reads it later."
        for option in (
            inputs.quiet_option,
            inputs.db_option,
            inputs.by_option,
            click.option(
                "--sees",
                type=int,
                metavar="N",
                help="The version that you have seen; refused where there is a newer one.",
            ),
            click.option("--why", required=needs_reason, default="", metavar="TEXT", help=why),
        ):
            function = option(function)
        return function

    return with_options


def _plain(act: Act, help: str, needs_reason: bool) -> None:
    """A command of an act that needs nothing but its subjects."""

    @command.command(name=act, help=help)
    @click.argument("subjects", metavar="SUBJECT...", nargs=-1, required=True)
    @_deciding(needs_reason)
    def decide(subjects: tuple[str, ...], **given: Any) -> int:
        return _all(act, subjects, lambda record, about: {}, given)


_plain("accept", "A claim is as the report says it.", False)
_plain("reject", "A claim is not what the report says, and counts for nothing.", True)
_plain("comment", "Say something about a claim, an incident or a report: the words of --why.", True)
_plain("flag", "Ask for a second reader.", True)


@command.command(name="correct")
@click.argument("subject", metavar="REPORT:CLAIM")
@click.argument("field")
@click.argument("value")
@_deciding(True)
def correct(subject: str, field: str, value: str, **given: Any) -> int:
    """Set a field of a claim: `correct levant-1213:c4 figure 40..60`. VALUE is short, or the claim format's JSON, or 'none'."""
    from onrecord import review

    return _all("correct", [subject], lambda *_: {"field": field, "to": review.value_of(field, value)}, given)


@command.command(name="add")
@click.argument("report")
@click.argument("kind")
@click.option("--words", metavar="TEXT", help="The words of the report that say it, exactly.")
@click.option(
    "--start", type=int, metavar="N", help="Where they begin, in characters from the report's start."
)
@click.option("--end", type=int, metavar="N", help="Where they end.")
@click.option(
    "--set", "sets", multiple=True, metavar="FIELD=VALUE", help="A field of the claim; may be given again."
)
@_deciding(False)
def add(
    report: str, kind: str, words: str | None, start: int | None, end: int | None, sets: tuple[str, ...], **given: Any
) -> int:  # fmt: skip
    """Add a claim that the extractor missed: `add levant-1213 killed --words 'three men died' --set figure=3`."""
    from onrecord import review

    def value(record: Record, about: str) -> dict[str, Any]:
        fields = dict(one.partition("=")[::2] for one in sets)
        return (
            {"kind": kind}
            | _marked(record, about, words, start, end)
            | {k: review.value_of(k, v) for k, v in fields.items()}
        )

    return _all("add", [report], value, given)


@command.command(name="merge")
@click.argument("incidents", metavar="INCIDENT INCIDENT...", nargs=-1, required=True)
@_deciding(True)
def merge(incidents: tuple[str, ...], **given: Any) -> int:
    """Join incidents: all reports of them tell of one."""
    first, *others = incidents
    return _all("merge", [first], lambda *_: {"with": others}, given)


@command.command(name="split")
@click.argument("incident")
@click.argument("out", metavar="REPORT|REPORT:CLAIM...", nargs=-1, required=True)
@_deciding(True)
def split(incident: str, out: tuple[str, ...], **given: Any) -> int:
    """Take reports, or single claims, out of an incident: they tell of another."""

    def value(record: Record, about: str) -> dict[str, Any]:
        from onrecord import deciding

        (found,), _ = deciding.incidents_of(record, [about])
        refs = found.refs()
        named = [[r, c] for r, c in refs if r in out or f"{r}:{c}" in out]
        if not named:
            raise DecisionError(
                f"split {about}", "none of these is a report or claim of it", "reports or claims of the incident",
                f"`onrecord show {about}` lists them.",
            )  # fmt: skip
        return {"out": named}

    return _all("split", [incident], value, given)


@command.command(name="overrule")
@click.argument("incident")
@click.argument("kind")
@click.argument("low", type=int)
@click.argument("best", type=int)
@click.argument("high")
@click.option("--group", metavar="GROUP", help="Of these people only: child, woman, civilian …")
@_deciding(True)
def overrule(
    incident: str, kind: str, low: int, best: int, high: str, group: str | None, **given: Any
) -> int:
    """Set the range of an incident: `overrule i84439e7bd7 killed 40 45 60`; HIGH may be 'open'. What the rules give is kept beside it."""
    if high != "open" and not high.isdecimal():
        raise click.UsageError(f"HIGH is {high!r}. Accepted: a whole number, or open.")
    value = {
        "kind": kind,
        "group": group,
        "low": low,
        "best": best,
        "high": None if high == "open" else int(high),
    }
    return _all("overrule", [incident], lambda *_: value, given)


@command.command(name="grade")
@click.argument("incident")
@click.argument("grade", metavar="confirmed|fair|weak|contested|discounted")
@_deciding(True)
def grade(incident: str, grade: str, **given: Any) -> int:
    """Set the grade of an incident; the one that the rules give is kept beside it."""
    return _all("grade", [incident], lambda *_: {"grade": grade}, given)


@command.command(name="assign")
@click.argument("subject")
@click.argument("to", metavar="NAME")
@_deciding(False)
def assign(subject: str, to: str, **given: Any) -> int:
    """Give a claim, incident or report to a person to work on; '' takes it back."""
    return _all("assign", [subject], lambda *_: {"to": to}, given)


@command.command(name="second")
@click.argument("subject")
@click.option("--disagree", is_flag=True, help="You do not agree; --why says why.")
@_deciding(False)
def second(subject: str, disagree: bool, **given: Any) -> int:
    """Say, as the second reader, whether you agree. It must be another person than the first."""
    return _all("second", [subject], lambda *_: {"agrees": not disagree}, given)


def _span(act: Act, help: str, needs_reason: bool, who: bool) -> None:
    @command.command(name=act, help=help)
    @click.argument("report")
    @click.option("--words", metavar="TEXT", help="The words, exactly as the report has them.")
    @click.option(
        "--start", type=int, metavar="N", help="Where they begin, in characters from the report's start."
    )
    @click.option("--end", type=int, metavar="N", help="Where they end.")
    @click.option(
        "--who",
        default="victim",
        metavar="KIND",
        help="victim, witness, minor, relative, private or detail.",
        hidden=not who,
    )
    @_deciding(needs_reason)
    def decide(report: str, words: str | None, start: int | None, end: int | None, **given: Any) -> int:
        named = given.pop("who")
        more = {"who": named} if who else {}
        return _all(
            act, [report], lambda record, about: _marked(record, about, words, start, end) | more, given
        )


_span("protect", "Leave words that could identify somebody out of everything that is published.", False, True)
_span(
    "expose",
    "Let words that a rule protects be published: they identify nobody who must be protected.",
    True,
    False,
)


@command.command(name="restrict")
@click.argument("subject")
@click.argument("group", required=False)
@click.option("--open", "opened", is_flag=True, help="Let everybody see it again.")
@_deciding(True)
def restrict(subject: str, group: str | None, opened: bool, **given: Any) -> int:
    """Let only a group (and admins) see a report, a claim or an incident."""
    if opened == (group is not None):
        raise click.UsageError("Name a group, or say --open: one of the two.")
    return _all("restrict", [subject], lambda *_: {"group": group}, given)


@command.command(name="undo")
@click.argument("decision")
@_deciding(True)
def undo(decision: str, **given: Any) -> int:
    """Undo a decision; undo the undoing to bring it back. Both stay in the record."""
    return _all("undo", [decision], lambda *_: {}, given)


@command.command(name="list")
@click.argument("subject", required=False)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@inputs.db_option
def show(subject: str | None, form: str, db: str | None) -> int:
    """List all decisions, or those about one claim, incident or report, oldest first; those undone too."""
    from onrecord import deciding, review, who
    from onrecord.decisions import Wish
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        person = who.allow(record, "read")
        view = who.view(record)
        if subject is None:
            made: Sequence[Decision] = list(view.decisions.all())
        else:
            made = deciding.held(
                record, Wish("comment", deciding.subject_of(view, subject)), person
            ).decisions
    standing = {one.id for one in review.in_force(made)}
    for one in made:
        if form == "jsonl":
            click.echo(json.dumps(review.shown(one) | {"stands": one.id in standing}, ensure_ascii=False))
        else:
            click.echo(_line(one, one.id in standing))
    if not made and form == "table":
        click.echo("No decision has been made. `onrecord decide --help` says which there are.")
    return 0


def _all(
    act: Act,
    subjects: Sequence[str],
    value: Callable[[Record, str], Mapping[str, Any]],
    given: Mapping[str, Any],
) -> int:
    """One decision about each subject; the first that cannot be taken ends the command, and those before it stay."""
    from onrecord import deciding, who
    from onrecord.cli.loaded import bring_up_to_date
    from onrecord.decisions import Wish
    from onrecord.store import open_record

    with open_record(inputs.record_at(given["db"])) as record:
        person = who.person(record, given["by"])
        view = who.view(record, given["by"])
        if any(not one for one in subjects):
            raise click.UsageError(
                "a subject is empty. Accepted: REPORT:c3, or the id of an incident, report or decision."
            )
        bring_up_to_date(record, given["quiet"])
        for one in subjects:
            about = deciding.subject_of(view, one)
            wish = Wish(act, about, value(view, one), screen.said(given["why"]), given["sees"])
            made = deciding.decide(record, wish, person, datetime.now(UTC))
            click.echo(
                made.id
                if given["quiet"]
                else f"{_line(made, True)}. `onrecord decide undo {made.id}` undoes it."
            )
            _say_unlocated(made)
        bring_up_to_date(record, given["quiet"])
    return 0


def _say_unlocated(made: Decision) -> None:
    from onrecord.looked_up import left_unlocated

    if name := left_unlocated(made):
        click.echo(
            f"The place {screen.printable(name)} has no position: the gazetteer has none of that name, or several. "
            "To say where it is, correct it to 'NAME @ LATITUDE,LONGITUDE'.",
            err=True,
        )


def _marked(
    record: Record, report: str, words: str | None, start: int | None, end: int | None
) -> dict[str, Any]:
    """The offsets of words that a person gave, or the offsets that were given."""
    if words is None:
        if start is None or end is None:
            raise click.UsageError("No words are marked. Give --words, or --start and --end.")
        return {"start": start, "end": end}
    text = record.report(report).text
    at = text.find(words)
    if at < 0 or text.find(words, at + 1) >= 0:
        found = (
            "the report does not have these words" if at < 0 else "the report has these words more than once"
        )
        raise DecisionError(
            f"report {report}",
            found,
            "words as they stand in it, once",
            "Give more words, or --start and --end.",
        )
    return {"start": at, "end": at + len(words)}


def _line(one: Decision, stands: bool) -> str:
    value = {k: v for k, v in one.value.items() if k not in ("seen", "claim", "left", "from")}
    told = " ".join(f"{k}={json.dumps(v, ensure_ascii=False)}" for k, v in sorted(value.items()))
    why = f": {one.why}" if one.why else ""
    undone = "" if stands or one.act == "undo" else "  (undone)"
    line = f"{one.id}  {one.at:%Y-%m-%d %H:%M} UTC  {one.by}  {one.act} {one.about} {told}".rstrip()
    return screen.printable(line + why + undone)
