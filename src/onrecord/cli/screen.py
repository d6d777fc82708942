"""What the commands print with: tables on standard output, progress and messages on standard error."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from onrecord.records import Claim, Failure, Figure, Place, When

if TYPE_CHECKING:
    from rich.console import Console

PATIENCE_S = 2.0
"""Longer than this and a person is told how far the work is."""


def console(stderr: bool = False) -> Console:
    from rich.console import Console

    # Rich honours NO_COLOR and a redirected output by itself; a file gets lines wide enough for the table.
    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, width=None if stream.isatty() else 150, highlight=False)


class Progress:
    """One line on standard error, once the work has taken PATIENCE_S; every ten seconds where that is no terminal."""

    def __init__(self, what: str, quiet: bool) -> None:
        self.what, self.quiet = what, quiet
        self.started, self.shown, self.live = time.monotonic(), 0.0, sys.stderr.isatty()

    def tell(self, done: int, of: int | None = None, note: str = "") -> None:
        now = time.monotonic()
        pause = 0.2 if self.live else 10.0
        if self.quiet or now - self.started < PATIENCE_S or now - self.shown < pause:
            return
        self.shown = now
        line = f"{self.what}: {done:,}" + (f" of {of:,}" if of else "") + (f", {note}" if note else "")
        click.echo(f"\r\x1b[K{line}" if self.live else line, err=True, nl=not self.live)

    def done(self) -> None:
        if self.live and self.shown:
            click.echo("\r\x1b[K", err=True, nl=False)

    def over(self, items: Iterable[Any]) -> Iterator[Any]:
        for n, item in enumerate(items, 1):
            yield item
            self.tell(n)
        self.done()


class Steps(Progress):
    """Progress of work in several steps: each says its own name."""

    def __init__(self, quiet: bool) -> None:
        super().__init__("", quiet)

    def step(self, what: str, done: int) -> None:
        self.what = what
        self.tell(done)


def count(n: int, noun: str) -> str:
    """'1 claim', '2 claims'."""
    return f"{n:,} {noun}" + ("" if n == 1 else "s")


def printable(words: str) -> str:
    """Words without control characters, which would break a table or take over a terminal."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "\ufffd", words)


def said(words: str) -> str:
    """A person's words on one line, as the record can keep and a terminal can show them."""
    return printable(" ".join(words.encode("utf-8", "replace").decode("utf-8").split()))


def plain() -> bool:
    """Whether colours are not wanted."""
    return bool(os.environ.get("NO_COLOR"))


def tell(label: str, colour: str, words: str) -> None:
    """A labelled message on standard error, in colour where the terminal and NO_COLOR allow it."""
    click.echo((label if plain() else click.style(label, fg=colour, bold=True)) + words, err=True)


def tell_failures(failures: Iterable[Failure]) -> None:
    """Each input that could not be read, with its reason and what to do."""
    for failure in failures:
        tell("not read: ", "yellow", failure.message())


def figure_words(figure: Figure | None) -> str:
    """'≥ 82', '≤ 40', '~130,000', '20–30': bounds as a reader scans them."""
    if figure is None:
        return "–"
    low, high = figure.low, figure.high
    unit = {"square-kilometre": " km²", "percent": " %", None: ""}.get(figure.unit, f" {figure.unit}")
    mark = "~" if figure.approximate else ""
    if low == high and low is not None:
        return f"{mark}{low:,}{unit}"
    if high is None and low is not None:
        return f"≥ {mark}{low:,}{unit}"
    if low is None and high is not None:
        return f"≤ {mark}{high:,}{unit}"
    return f"{mark}{low:,}–{high:,}{unit}"


def when_words(when: When | None) -> str:
    """The interval, never more exact than it is: an open end stays open."""
    if when is None or (when.start is None and when.end is None):
        return f"“{when.text}”" if when is not None and when.text else ""
    if when.start == when.end:
        return f"{when.start}"
    if when.start is None:
        return f"to {when.end}"
    if when.end is None:
        return f"from {when.start}"
    same_year = when.start.year == when.end.year
    return f"{when.start} – {when.end:%m-%d}" if same_year else f"{when.start} – {when.end}"


def place_words(place: Place | None) -> str:
    return place.name if place is not None else ""


def voices_words(claim: Claim) -> str:
    return " ← ".join(v.text + (" (unnamed)" if v.anonymous else "") for v in claim.said_by)


def remarks(claim: Claim) -> str:
    """What else a reader must know: certainty, running total, earlier figure, share."""
    words: list[str] = []
    if claim.certainty != "asserted":
        words.append(claim.certainty)
    if claim.scope == "cumulative":
        words.append("running total")
    if claim.superseded:
        words.append("superseded")
    if claim.part_of:
        words.append(f"of {claim.part_of}")
    if claim.note:
        words.append("not verified")
    if any(r.stance == "denies" for r in claim.responsibility):
        words.append("denied by another")
    return ", ".join(words)


def tell_interrupted() -> None:
    click.echo("Interrupted. What was finished is kept; call the same command again for the rest.", err=True)


KIND_STYLE = {
    "killed": "bold red", "injured": "yellow", "missing": "magenta", "detained": "magenta", "abducted": "magenta",
    "sexual-violence": "bold red", "displaced": "cyan", "evacuated": "cyan", "trapped": "bold cyan", "rescued": "green",
    "returned": "green", "attack": "bold", "ceasefire": "green", "evacuation": "cyan", "control": "blue", "service": "blue",
    "talks": "green",
}  # fmt: skip
