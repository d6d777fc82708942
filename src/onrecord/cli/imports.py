"""`onrecord import`: others' tables of events and other records' claims as reports, and tables of decisions made in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli import inputs, screen
from onrecord.errors import EXIT_NOTHING_READ, EXIT_OK, EXIT_SOME_FAILED, AlreadySo, OnrecordError, ReadError

if TYPE_CHECKING:
    from onrecord.importing import Table

F = TypeVar("F", bound=Any)
COLUMNS = ("act", "about", "field", "value", "why", "sees")
"""Those that a table of decisions may have; `act` and `about` it must."""
KINDS = ("acled", "ucdp", "airwars", "hxl", "claims")


def table_options(command: F) -> F:
    """What a person says of a table that does not say it itself."""
    for option in (
        click.option("--casualties", metavar="FILE", help="Airwars' table of casualties, beside its table of incidents."),
        click.option("--published", type=inputs.Day(), metavar="YYYY-MM-DD", help="The day of the table, where its rows have none."),
        click.option("--outlet", help="Who published the table, where that is not its makers."),
        click.option("--as", "kind", type=click.Choice(KINDS), help="Which table it is, where its columns do not show it."),
    ):  # fmt: skip
        command = option(command)
    return command


@click.command(name="import")
@click.argument("file", metavar="FILE")
@table_options
@inputs.by_option
@inputs.db_option
@inputs.quiet_option
def command(
    file: str, kind: str | None, outlet: str | None, published: date | None, casualties: str | None, by: str | None, db: str | None, quiet: bool,
) -> int:  # fmt: skip
    """Take a table into the record: events of ACLED, UCDP GED or Airwars, any table with HXL tags, claims that another record exported; or
    decisions (a CSV file with the columns act, about, field, value, why, sees).

    Which it is shows by its columns. Each row is a report of its outlet, whose claims are made of its columns. A row that cannot be taken is
    told with its line and its reason, and the others are taken. Importing a file again changes nothing.
    """  # fmt: skip
    from onrecord.importing import DECISIONS, kind_of

    path = Path(file)
    if kind is None and kind_of(path) == DECISIONS:
        return _decisions(path, by, db, quiet)
    return _events(opened(file, kind, outlet, published, casualties), by, db, quiet)


def opened(
    file: str, kind: str | None, outlet: str | None, published: date | None, casualties: str | None
) -> Table:
    from onrecord.importing import Given, open_table

    return open_table(Path(file), kind, Given(outlet, published, Path(casualties) if casualties else None))


# --- tables of events -----------------------------------------------------------------------------


def _events(table: Table, by: str | None, db: str | None, quiet: bool) -> int:
    from onrecord import who
    from onrecord.cli.loaded import bring_up_to_date, ended
    from onrecord.ingest import Progress, ingest
    from onrecord.store import open_record

    progress = screen.Progress("importing", quiet)

    def tell(p: Progress) -> None:
        progress.tell(p.done, note=f"{p.new} new, {p.same} known, {p.failed} not read")

    with open_record(inputs.record_at(db), create=True) as record:
        record = record.acting(who.allow(record, "add-report", by).name)
        done = ingest(table.items(), record, table.claims, table.made_by, tell)
        progress.done()
        bring_up_to_date(record, quiet)
    screen.tell_failures(done.failures)
    if not quiet:
        noun = "report" if table.kind == "claims" else "row"
        click.echo(
            f"{screen.count(done.new + done.new_version, noun)} taken as {table.kind}, {done.same:,} taken before, {done.failed:,} not taken."
        )
    return ended(done)


# --- tables of decisions --------------------------------------------------------------------------


def _decisions(path: Path, by: str | None, db: str | None, quiet: bool) -> int:
    from onrecord import deciding, who
    from onrecord.cli.loaded import bring_up_to_date
    from onrecord.store import open_record

    taken = same = failed = 0
    with open_record(inputs.record_at(db)) as record:
        person = who.person(record, by)
        view = who.view(record, by)
        bring_up_to_date(record, quiet)
        progress = screen.Progress("deciding", quiet)
        for line, row in _rows(path):
            try:
                deciding.decide(record, deciding.wish_of(view, row), person, datetime.now(UTC))
                taken += 1
            except AlreadySo:
                same += 1
            except OnrecordError as error:
                failed += 1
                screen.tell(f"{path}, line {line}: ", "red", str(error))
            progress.tell(taken + same + failed)
        progress.done()
        bring_up_to_date(record, quiet)
    if not quiet:
        click.echo(f"{screen.count(taken, 'decision')} taken, {same:,} taken before, {failed:,} not taken.")
    if failed:
        return EXIT_SOME_FAILED if taken + same else EXIT_NOTHING_READ
    return EXIT_OK


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            names = list(table.fieldnames or ())
            if not {"act", "about"} <= set(names) <= set(COLUMNS):
                raise ReadError(
                    "columns", str(path), f"its columns are {', '.join(names) or 'none'}",
                    f"a CSV file with act and about, and of the rest what is needed: {', '.join(COLUMNS)}",
                    "Name the columns so in its first line.",
                )  # fmt: skip
            for row in table:
                yield table.line_num, {key: value for key, value in row.items() if key is not None and value}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReadError(
            "unreadable", str(path), "it cannot be read as a CSV file in UTF-8", "a CSV file of decisions",
            "Save it as CSV, UTF-8, from the spreadsheet.",
        ) from error  # fmt: skip
