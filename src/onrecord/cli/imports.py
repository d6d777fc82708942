"""`onrecord import`: a table of decisions, made in a spreadsheet, into the record: each row as if it were decided by hand."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from onrecord.cli import inputs, screen
from onrecord.errors import EXIT_NOTHING_READ, EXIT_OK, EXIT_SOME_FAILED, AlreadySo, OnrecordError, ReadError

COLUMNS = ("act", "about", "field", "value", "why", "sees")
"""Those that a table may have; `act` and `about` it must."""


@click.command(name="import")
@click.argument("file", metavar="DECISIONS.csv")
@inputs.by_option
@inputs.db_option
@inputs.quiet_option
def command(file: str, by: str | None, db: str | None, quiet: bool) -> int:
    """Take decisions from a CSV file with the columns act, about, field, value, why, sees.

    A row that cannot be taken is told with its line and its reason, and the others are taken. Importing a file again changes
    nothing.
    """
    from onrecord import deciding, who
    from onrecord.cli.loaded import bring_up_to_date
    from onrecord.store import open_record

    taken = same = failed = 0
    with open_record(inputs.record_at(db)) as record:
        person = who.person(record, by)
        view = who.view(record, by)
        bring_up_to_date(record, quiet)
        progress = screen.Progress("deciding", quiet)
        for line, row in _rows(Path(file)):
            try:
                deciding.decide(record, deciding.wish_of(view, row), person, datetime.now(UTC))
                taken += 1
            except AlreadySo:
                same += 1
            except OnrecordError as error:
                failed += 1
                screen.tell(f"{file}, line {line}: ", "red", str(error))
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
