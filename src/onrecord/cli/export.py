"""`onrecord export FORMAT`: the record in the formats that the field uses, each with what it loses beside it."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, cast

import click

from onrecord.cli import inputs, protected, screen
from onrecord.cli.written import write_file
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.publish.formats import Asked, Format
    from onrecord.records import Claim, Place
    from onrecord.store import Record

_IN_MEMORY = 8_000_000


@click.command(name="export")
@click.argument("form", metavar="FORMAT", required=False)
@click.option(
    "--list", "listing", is_flag=True, help="The formats, what one row of each is, and who reads it."
)
@click.option("--table", metavar="TABLE", help="Which table, where a format has several.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where it goes; - prints it. Default: FORMAT or TABLE with the format's suffix.",
)
@click.option("--place", metavar="PLACE", help="Incidents in this place and all it contains.")
@click.option(
    "--kind",
    multiple=True,
    metavar="KIND",
    help="Incidents that tell of this kind of harm or event; several are one or the other.",
)
@click.option(
    "--from", "start", type=inputs.Day(), metavar="YYYY-MM-DD", help="Incidents on or after this day."
)
@click.option("--to", "end", type=inputs.Day(), metavar="YYYY-MM-DD", help="Incidents on or before this day.")
@click.option(
    "--grade", multiple=True, metavar="GRADE", help="Incidents of this grade; several are one or the other."
)
@inputs.on_option
@protected.options
@inputs.db_option
@inputs.quiet_option
def command(
    form: str | None, listing: bool, table: str | None, output: str | None, place: str | None, kind: Sequence[str], start: date | None,
    end: date | None, grade: Sequence[str], on: date | None, with_names: bool, exact_places: bool, db: str | None, quiet: bool,
) -> int:  # fmt: skip
    """Write the record in FORMAT (--list shows them). Beside the file, in FILE.about.json, stands what it holds and what the format
    loses. Names of victims and witnesses and exact places of sensitive claims are left out (docs/protection.md); the log keeps who
    exported what, with its filter and digest. The same record gives the same bytes.
    """  # fmt: skip
    from onrecord.publish.formats import Asked

    if listing:
        _list()
        return 0
    wanted, named = chosen(form, table)
    given = {
        "place": place, "kind": ",".join(kind), "from": start and start.isoformat(), "to": end and end.isoformat(), "grade": ",".join(grade),
    }  # fmt: skip
    asked = Asked({k: v for k, v in given.items() if v}, on, with_names, exact_places)
    _export(wanted, named, asked, output, db, quiet)
    return 0


def chosen(name: str | None, table: str | None) -> tuple[Format, str]:
    from onrecord.publish.formats import FORMATS, chosen

    if not name:
        raise click.UsageError(f"Which format? {', '.join(FORMATS)}.")
    try:
        return chosen(name, table)
    except OnrecordError as error:
        raise click.UsageError(str(error)) from error


def _list() -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from onrecord.publish.formats import FORMATS

    shown = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for head in ("format", "what", "a row", "who reads it"):
        shown.add_column(head)
    for one in FORMATS.values():
        shown.add_row(one.name, one.title, one.row, one.readers)
    screen.console().print(shown)


def _export(
    wanted: Format, table: str, asked: Asked, output: str | None, db: str | None, quiet: bool
) -> None:
    from onrecord import exporting, streamed, who
    from onrecord.cli.loaded import bring_up_to_date
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record, tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
        person = who.allow(record, "export-names" if asked.with_names else "export")
        bring_up_to_date(record, quiet)
        seen = who.view(record)
        protected.warn(asked.with_names, asked.exact_places)
        steps = screen.Steps(quiet)
        with streamed.material(seen, asked, _place(asked, seen), steps.step) as found:
            about = exporting.write(wanted, table, found, cast(BinaryIO, file))
        steps.done()
        record.acting(person.name).log.write("export", wanted.name, None, exporting.logged(about))
        if output == "-":
            shutil.copyfileobj(file, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            return
        path = put(output or wanted.file_name(table), file, about)
    if not quiet:
        without = sum(about["left_out"]["by_rule"].values())
        told = (
            f"{screen.count(about['rows'], 'row')}{f'; {without} left out by its rules' if without else ''}"
        )
        click.echo(f"Written: {path} ({told}); what it leaves out: {path.name}{exporting.BESIDE}", err=True)


def _place(asked: Asked, record: Record) -> Place | None:
    """The place that the filter names."""
    from onrecord import deciding
    from onrecord.cli.situation import place_asked

    def claims() -> Iterator[Claim]:
        return (claim for _, some in deciding.standing_by_report(record) for claim in some)

    return place_asked(asked.filter["place"], claims) if "place" in asked.filter else None


def put(output: str, file: IO[bytes], about: dict[str, Any]) -> Path:
    """The file and what stands beside it, never over a file that onrecord did not write."""
    from onrecord.exporting import BESIDE, as_file

    def is_ours(old: Path) -> bool:
        try:
            return "onrecord" in json.loads(Path(f"{old}{BESIDE}").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False

    path = write_file(output, lambda out: shutil.copyfileobj(file, out), is_ours, "export")
    write_file(f"{output}{BESIDE}", lambda out: out.write(as_file(about)), lambda old: True, "export")
    return path
