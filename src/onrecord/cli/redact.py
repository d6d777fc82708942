"""`onrecord redact`: a copy of a report for publishing, without what could find a victim, a witness or a child."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import inputs, screen
from onrecord.errors import EXIT_NOTHING_READ, EXIT_OK, EXIT_SOME_FAILED, NotInRecord
from onrecord.records import Failure

if TYPE_CHECKING:
    from onrecord.protect import Mark
    from onrecord.records import Report

FIRST_WORDS = "REDACTED COPY of report "
READ_IT = (
    "The rules miss names. A person must read this copy before it goes out: for names that are left, for words that tell who somebody is "
    "without naming them, and for places."
)
LINE = "-" * 72


@click.command(name="redact")
@click.argument("items", nargs=-1, required=True, metavar="REPORT|PATH...")
@click.option("-o", "--output", metavar="FILE", help="Where the copy goes. Default: standard output.")
@inputs.db_option
@inputs.quiet_option
def command(items: tuple[str, ...], output: str | None, db: str | None, quiet: bool) -> int:
    """Write redacted copies of reports, each under a header that counts what was taken out.

    REPORT is an id of the record; PATH is a file or folder of reports that need not be in a record. A path goes before an id.
    `onrecord marks` lists what is taken out, with the reason of each.
    """
    from onrecord.cli.written import write_file

    failures: list[Failure] = []
    # Not printed as they come: a file is written whole or not at all.
    copies = [copy_of(report, found) for report, found in marked(items, db, quiet, failures)]
    screen.tell_failures(failures)
    if not copies:
        return EXIT_NOTHING_READ
    words = "\n".join(copies)
    if output is None:
        click.echo(words, nl=False)
    else:
        path = write_file(output, lambda out: out.write(words.encode()), is_own, "redacted copy")
        if not quiet:
            click.echo(f"Written: {path}")
    return EXIT_SOME_FAILED if failures else EXIT_OK


def marked(
    items: Sequence[str], db: str | None, quiet: bool, failures: list[Failure]
) -> Iterator[tuple[Report, Sequence[Mark]]]:
    """Each report asked for with its marks; what cannot be read goes to `failures`."""
    from onrecord.protecting import by_rule

    pipeline = None
    for item in items:
        if item != "-" and not Path(item).exists():
            yield _of_record(item, db)
            continue
        for found in inputs.items([item], None, None):
            if isinstance(found, Failure):
                failures.append(found)
                continue
            pipeline = pipeline or inputs.ready_pipeline(quiet)
            yield found, by_rule(found, pipeline.claims(found))


def _of_record(item: str, db: str | None) -> tuple[Report, Sequence[Mark]]:
    """A report that the person may see, with the rules' marks and those of persons."""
    where = inputs.record_at(db)
    if db is not None or not isinstance(where, Path) or where.exists():
        from onrecord import review, who
        from onrecord.cli.loaded import MARKING
        from onrecord.protecting import with_decisions
        from onrecord.store import open_record

        with open_record(where) as opened:
            record = who.view(opened)
            try:
                report = record.report(item)
            except NotInRecord:
                pass
            else:
                person = who.allow(opened, "export")
                opened.acting(person.name).log.write(
                    "export", f"report {item}", None, {"form": "redacted copy or its marks"}
                )
                decided = review.in_force(record.decisions.of_acts(MARKING))
                return report, with_decisions(decided)(report, list(record.claims(item)))
    raise NotInRecord(
        item,
        "no report of that id in the record, and no such file",
        "an id as `onrecord reports` prints them, or the path of a file or folder",
        "List the reports, or name another record with --db, then try again.",
    )


def copy_of(report: Report, found: Sequence[Mark]) -> str:
    """The header and the text without what is marked."""
    from onrecord import __version__
    from onrecord.protect import clean, redacted

    done = redacted(report.text, found)
    header = [
        f"{FIRST_WORDS}{clean(report.id, found)}, by the rules of onrecord {__version__}.",
        f"Taken out: {counted(done.counts)}.",
        READ_IT,
        LINE,
    ]
    return "\n".join([*header, done.text.rstrip("\n"), ""])


def counted(counts: Mapping[str, int]) -> str:
    """'3 (2 × name of a child, 1 × age of a child)'"""
    told = ", ".join(f"{n:,} × {kind}" for kind, n in counts.items())
    return f"{sum(counts.values()):,} ({told})" if counts else "nothing; the rules found nothing to take out"


def is_own(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(FIRST_WORDS)) == FIRST_WORDS.encode()


__all__ = ["command", "copy_of", "counted", "marked"]
