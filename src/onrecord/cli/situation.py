"""`onrecord situation PLACE`: what is known of a place on a date, each line with its sources and what contradicts it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import inputs, screen
from onrecord.errors import NotInRecord
from onrecord.publish.objects import board_objects
from onrecord.publish.words import TOPIC_WORDS
from onrecord.situations import PART_WORDS

if TYPE_CHECKING:
    from onrecord.cli.loaded import Loaded
    from onrecord.records import Claim, ClaimRef, Place
    from onrecord.situations import Balance, Board, Line

MOST_BEFORE = 4
"""Earlier statements that a line of the table shows; JSON Lines have all."""


@click.command(name="situation")
@click.argument("place")
@click.option(
    "--on",
    type=inputs.Day(),
    metavar="YYYY-MM-DD",
    help="As known at the end of this day. Default: all that the record holds.",
)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@inputs.db_option
@inputs.quiet_option
def command(place: str, on: date | None, form: str, db: str | None, quiet: bool) -> int:
    """Show what is known of PLACE and all it contains on a date.

    Who holds what; people who left, were moved out, were killed or remain, and their balance; ceasefire and evacuation with the last
    change; services lost; attacks of the last seven days; talks. Each line has its sources and what contradicts it.
    """
    from onrecord import pipeline
    from onrecord.cli.loaded import load

    loaded = load(db, quiet)
    asked = place_asked(place, loaded.claims.values)
    found = pipeline.situation(asked, loaded.claims.values(), loaded.reports, on)
    if form == "jsonl":
        for row in board_objects(found):
            click.echo(json.dumps(row, ensure_ascii=False))
        return 0
    _table(found, loaded, quiet)
    return 0


def place_asked(words: str, claims: Callable[[], Iterable[Claim]]) -> Place:
    """The place that the words name, in the record's claims or else in the gazetteer."""
    from onrecord.board import asked_for, names

    found = asked_for(words, claims(), _known(words))
    if found is not None:
        return found
    told = ", ".join(names(claims())[:12]) or "no place at all"
    raise NotInRecord(
        words,
        "no claim and no place of the gazetteer goes by that name",
        f"a place that the record names, such as {told}",
        "Write it as the reports do, or add it: onrecord places add FILE.",
    )


def _known(words: str) -> Place | None:
    """The place of that name in the gazetteer where most people live."""
    from onrecord.resolve.gazetteer import Gazetteer, ensure_index
    from onrecord.resolve.place_mentions import known_place

    gazetteer = Gazetteer(ensure_index())
    entry = next(iter(gazetteer.called(words)), None)
    return known_place(gazetteer, entry, words, entry.name) if entry is not None else None


# --- the table -----------------------------------------------------------------------------------------------------


def _table(found: Board, loaded: Loaded, quiet: bool) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    out = screen.console()
    on = f", as known on {found.on}" if found.on else ""
    out.print(
        Text(f"{found.place.name}{on}", "bold"),
        Text(f"  {screen.count(len(found.reports), 'report')}", "dim"),
    )
    if not found.lines:
        out.print("Nothing that the record holds by then tells of it.")
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name, ratio in (
        ("what", 5),
        ("where", 3),
        ("when", None),
        ("sources", 5),
        ("contradicted, and before", 5),
    ):
        table.add_column(name, ratio=ratio, no_wrap=name == "when")
    topic = ""
    for line in found.lines:
        if line.topic != topic:
            topic = line.topic
            table.add_row(Text(TOPIC_WORDS[topic], "bold"), "", "", "", "")
        words = Text("  " + screen.printable(line.words))
        if line.whole:
            words.append(" °", "dim")
        table.add_row(
            words,
            Text(screen.printable(line.place)),
            str(line.day or ""),
            _sources(line.claims, loaded),
            _other(line, loaded),
        )
    out.print(table)
    if any(line.whole for line in found.lines):
        out.print(Text(f"° told of the town or region as a whole, not of {found.place.name} by name.", "dim"))
    _balance(found.balance, loaded)
    if found.undated and not quiet:
        click.echo(
            f"The day of {screen.count(len(found.undated), 'report')} is not known: used all the same.",
            err=True,
        )
    if found.later and not quiet:
        click.echo(f"{screen.count(found.later, 'later report')} left out.", err=True)


def _sources(refs: Iterable[ClaimRef], loaded: Loaded) -> Any:
    """Who says it, each with the ids of the report and the claim."""
    from rich.text import Text

    said: dict[str, list[str]] = {}
    for ref in refs:
        said.setdefault(speaker(loaded.claims[ref], loaded), []).append(":".join(ref))
    text = Text()
    for n, (who, ids) in enumerate(said.items()):
        text.append(("\n" if n else "") + screen.printable(who))
        text.append(f" [{', '.join(ids)}]", "dim")
    return text


def speaker(claim: Claim, loaded: Loaded) -> str:
    """'the UN human rights office, in Reuters'; the report itself where it names neither."""
    outlet = loaded.reports[claim.report].outlet
    voice = claim.said_by[0] if claim.said_by else None
    who = [voice.full or voice.text] if voice is not None else []
    who += [f"in {outlet}" if who else outlet] if outlet else []
    return ", ".join(who) or "the report itself"


def _other(line: Line, loaded: Loaded) -> Any:
    from rich.text import Text

    text = Text()
    for ref in line.against:
        text.append("⚡ " + screen.printable(short(loaded.claims[ref])) + f" [{':'.join(ref)}]\n", "yellow")
    for ref in line.before[:MOST_BEFORE]:
        claim = loaded.claims[ref]
        day = screen.when_words(claim.time)
        text.append(
            f"before{': ' + day if day else ''} {_how(claim)} “{screen.printable(short(claim))}”\n",
            "dim",
        )
    if len(line.before) > MOST_BEFORE:
        text.append(f"and {len(line.before) - MOST_BEFORE} more before", "dim")
    text.rstrip()
    return text


def _how(claim: Claim) -> str:
    """The phase; 'feared: lost' of what had not come."""
    phase = claim.phase or claim.kind
    return f"feared: {phase}" if claim.certainty == "feared" else phase


def short(claim: Claim, most: int = 70) -> str:
    """The first words of the evidence."""
    words = " ".join(claim.evidence.text.split())
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + " …"


def _balance(found: Balance, loaded: Loaded) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    if not any(s.claims for s in found.shares):
        return
    out = screen.console()
    table = Table(
        box=SIMPLE_HEAD,
        pad_edge=False,
        header_style="dim",
        title=Text("The balance, in people", "bold"),
        title_justify="left",
    )
    for name in ("", "as reported", "if all of it is true", "figures"):
        table.add_column(name, justify="right" if name.startswith(("as", "if")) else "left")
    for share in found.shares:
        told = [(ref, loaded.claims[ref].figure) for ref in share.claims]
        figures = "; ".join(f"{figure.text} [{':'.join(ref)}]" for ref, figure in told if figure is not None)
        together = "cannot all be true" if share.together is None else ends(share.together)
        table.add_row(
            PART_WORDS[share.part],
            ends(share.told) if share.told else "nobody says",
            together,
            Text(screen.printable(figures)),
        )
    out.print(table)
    for clash in found.clashes:
        refs = ", ".join(f"{r}:{c} “{screen.printable(short(loaded.claims[r, c]))}”" for r, c in clash.claims)
        out.print(Text(f"⚡ {clash.words}: {refs}", "yellow"))
    out.print(
        Text(
            "were there = left + moved out + killed + remain. ‘About’ is taken for a tenth either way. ? no source bounds it.",
            "dim",
        )
    )


def ends(bounds: tuple[int | None, int | None]) -> str:
    """'90,000 – ?'"""
    low, high = bounds
    if low == high and low is not None:
        return f"{low:,}"
    return f"{low or 0:,} – {'?' if high is None else f'{high:,}'}"
