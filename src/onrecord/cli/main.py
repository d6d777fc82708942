"""The command `onrecord`: its subcommands are listed by hand below, each in a file of its own, loaded when called."""

from __future__ import annotations

import os
import select
import signal
import sys
from importlib import import_module

import click

from onrecord import __version__
from onrecord.cli import screen
from onrecord.errors import INTERRUPTED, OnrecordError

COMMANDS: dict[str, tuple[str, str]] = {
    "claims": ("onrecord.cli.claims", "Read reports and print their claims; nothing is stored."),
    "add": ("onrecord.cli.add", "Read reports into the record."),
    "watch": ("onrecord.cli.watch", "Ask feeds for what is new, and read it into the record."),
    "reports": ("onrecord.cli.reports", "List the reports of the record, and what could not be read."),
    "incidents": (
        "onrecord.cli.incidents",
        "List the incidents with their low / best / high and independent origins.",
    ),
    "daily": (
        "onrecord.cli.daily",
        "Show tolls by the day of the event: as first published, as known now, added late.",
    ),
    "situation": (
        "onrecord.cli.situation",
        "Show what is known of a place on a date: control, people, ceasefires, services, attacks, and the balance.",
    ),
    "bulletin": (
        "onrecord.cli.bulletin",
        "Draft the bulletin of a place and period: what changed, what stands, what is not known, each sentence with its sources.",
    ),
    "show": ("onrecord.cli.show", "Show a report, a claim or an incident with the words of its sources."),
    "copies": (
        "onrecord.cli.copies",
        "List the stories that several reports carry, and why they are one text.",
    ),
    "decide": (
        "onrecord.cli.decide",
        "Accept, reject, correct, add, merge, split, grade …, and undo; list what was decided.",
    ),
    "import": (
        "onrecord.cli.imports",
        "Take a table into the record: ACLED, UCDP GED, Airwars, HXL, another record's claims; or decisions.",
    ),
    "compare-with": (
        "onrecord.cli.compare_with",
        "Set another's table of events beside the record: what both tell, and what one tells alone.",
    ),
    "erase": (
        "onrecord.cli.erase",
        "Erase a report on request; the log keeps that it was there, and why it went.",
    ),
    "verify": ("onrecord.cli.verify", "Find what was changed behind the log's back."),
    "log": ("onrecord.cli.log", "Who did what, when and why; sign the log's head; export it."),
    "judge": ("onrecord.cli.judge", "Decide which reports tell of one incident: merge, split, undo."),
    "compare": (
        "onrecord.cli.compare",
        "Compare two reports word by word; changed terms that take sides come first.",
    ),
    "places": ("onrecord.cli.places", "Add places to the gazetteer; show what it knows under a name."),
    "serve": ("onrecord.cli.serve", "Serve the record as pages, to one person or to a team."),
    "account": ("onrecord.cli.account", "Make and change accounts, and the tokens of programs."),
    "marks": (
        "onrecord.cli.marks",
        "List the names and details of a report that published outputs leave out, and why.",
    ),
    "redact": (
        "onrecord.cli.redact",
        "Write a copy of a report without names of victims, witnesses and minors.",
    ),
    "report": ("onrecord.cli.report", "Write the record as one page that opens anywhere."),
    "dossier": (
        "onrecord.cli.dossier",
        "Write one incident for people to read: figures, map, contradictions, every source.",
    ),
    "export": (
        "onrecord.cli.export",
        "Write the record in a format of the field: CSV, ACLED, UCDP, HXL and others.",
    ),
    "db": ("onrecord.cli.db", "Make, check, copy, back up and restore the record itself."),
    "bench": ("onrecord.cli.bench", "Measure accuracy, speed and memory against gold data."),
}

EXIT_CODES = """\b
Exit codes:
  0  everything was done
  1  done, but some inputs could not be read (each is listed with its reason)
  2  the command line is wrong
  3  nothing at all could be read, or an id is not in the record
  4  the record (database) cannot be used
  5  a quality floor was not reached
  6  somebody else decided about the same thing in the meantime; nothing was changed
  7  your role or groups do not allow it
  130  interrupted; what was finished is kept
"""


class Lazy(click.Group):
    """Loads a subcommand's module only when it is called, so that `--version` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=Lazy,
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="onrecord")
def onrecord() -> None:
    """From scattered, contradictory conflict reports to a record in which every number has a source."""


def _reader_gone(signum: int, frame: object) -> None:
    """Ends the run where it is the reader of our output that has gone. Any other pipe, as that to the process that reads files, raises
    BrokenPipeError where it is written to."""
    asked = select.poll()
    asked.register(1, 0)
    if any(event & (select.POLLERR | select.POLLHUP) for _, event in asked.poll(0)):
        os._exit(0)


def main() -> None:
    """Runs the command; an error that a person can mend is told in one message, with its exit code."""
    if hasattr(signal, "SIGPIPE"):
        # The reader of our output (head, less) has gone: end as other commands do. What was added stays added.
        signal.signal(signal.SIGPIPE, _reader_gone)
    try:
        code = onrecord.main(prog_name="onrecord", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        sys.exit(INTERRUPTED)
    except OnrecordError as error:
        screen.tell("error: ", "red", str(error))
        sys.exit(error.exit_code)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
