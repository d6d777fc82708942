"""`onrecord compare-with FILE`: another's table of events beside the record: what both tell, and what one of them tells alone."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import inputs, screen
from onrecord.cli.compare_with_words import words_of
from onrecord.cli.imports import opened, table_options
from onrecord.errors import EXIT_NOTHING_READ, EXIT_OK, EXIT_SOME_FAILED
from onrecord.publish.formats.cells import cell
from onrecord.records import Failure, Report

if TYPE_CHECKING:
    from onrecord.comparing import Comparison, Side, Telling, Total
    from onrecord.importing import Table

HARM = ("killed", "injured", "missing", "detained", "abducted", "displaced", "evacuated")
"""Kinds that the spreadsheet has columns for; JSON Lines have all."""
HEAD = (
    "told_by", "month", "division", "file_rows", "record_incidents", "file_place", "record_place", "km_apart", "file_start", "file_end",
    "record_start", "record_end", "days_apart",
    *(f"{kind}_{column}" for kind in HARM for column in ("file_low", "file_best", "file_high", "record_low", "record_best", "record_high", "difference")),
    "file_ids", "record_ids", "words", "why_together",
)  # fmt: skip


@click.command(name="compare-with")
@click.argument("file", metavar="FILE")
@table_options
@click.option("--place", metavar="PLACE", help="Only in this place and all it contains.")
@click.option("--from", "start", type=inputs.Day(), metavar="YYYY-MM-DD", help="Only on or after this day.")
@click.option("--to", "end", type=inputs.Day(), metavar="YYYY-MM-DD", help="Only on or before this day.")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True
)
@inputs.db_option
@inputs.quiet_option
def command(
    file: str, kind: str | None, outlet: str | None, published: date | None, casualties: str | None, place: str | None, start: date | None,
    end: date | None, form: str, db: str | None, quiet: bool,
) -> int:  # fmt: skip
    """Set the events of FILE (a table as `onrecord import` takes it) beside the incidents of the record; nothing is stored.

    The file's events are linked to incidents by the rules that link reports. What both tell stands side by side, with the differences of
    figures, days and places; then what is only in the file, what is only in the record, and totals by month and division. Of the record only
    what the file could tell of is compared: its countries, days and kinds of events. Which of the two is right is not said.
    """  # fmt: skip
    from onrecord import comparing, exporting
    from onrecord.cli.loaded import judged, load
    from onrecord.cli.situation import place_asked

    table = opened(file, kind, outlet, published, casualties)
    loaded = load(db, quiet)
    asked = place_asked(place, loaded.claims.values) if place else None
    theirs, failed = _read(table, quiet)
    record = comparing.Telling(loaded.reports, loaded.claims, judged(loaded))
    for name in {r.row[0] for r in theirs.reports.values() if r.row is not None}:
        record = comparing.without_table(record, name)
    found = comparing.compare(theirs, record, exporting.where, asked, start, end)
    if form == "table":
        from onrecord.cli.compare_with_table import show

        show(found, exporting.where)
    elif form == "csv":
        _csv(found)
    else:
        for line in _objects(found):
            click.echo(json.dumps(line, ensure_ascii=False))
    if found.left_out and not quiet:
        click.echo(f"{screen.count(found.left_out, 'running total')} left out: no event of its own", err=True)
    if not theirs.reports:
        return EXIT_NOTHING_READ
    return EXIT_SOME_FAILED if failed else EXIT_OK


def _read(table: Table, quiet: bool) -> tuple[Telling, int]:
    """All events of the file; rows that cannot be taken are told."""
    from onrecord import comparing

    reports: dict[str, Report] = {}
    claims: list[Any] = []
    failures: list[Failure] = []
    progress = screen.Progress("reading the file", quiet)
    for item in table.items():
        if isinstance(item, Failure):
            failures.append(item)
            continue
        reports[item.id] = item
        claims += table.claims(item)
        progress.tell(len(reports))
    progress.done()
    screen.tell_failures(failures)
    return comparing.told(reports, claims), len(failures)


# --- for programs and spreadsheets ----------------------------------------------------------------


def _csv(found: Comparison) -> None:
    from onrecord import exporting
    from onrecord.comparing import division_of, month_of

    writer = csv.writer(sys.stdout)
    writer.writerow(HEAD)
    for pair in found.pairs():
        file, record = pair.file, pair.record
        row = [
            "both" if file and record else "file" if file else "record", month_of(pair), division_of(pair, exporting.where),
            len(file.reports) if file else 0, len(record.incidents) if record else 0, _place(file), _place(record), pair.km_apart,
            *(day for side in (file, record) for day in ((side.start, side.end) if side else (None, None))), pair.days_apart,
            *(number for kind in HARM for number in (*_bounds(file, kind), *_bounds(record, kind), pair.difference(kind))),
            " ".join(file.reports) if file else "", " ".join(record.incidents) if record else "", words_of(pair), "; ".join(pair.reasons),
        ]  # fmt: skip
        writer.writerow([cell(value) for value in row])


def _bounds(side: Side | None, kind: str) -> tuple[int | None, int | None, int | None]:
    return side.harm.get(kind, (None, None, None)) if side else (None, None, None)


def _place(side: Side | None) -> str:
    return side.place.name if side and side.place else ""


def _objects(found: Comparison) -> Iterator[dict[str, Any]]:
    for pair in found.pairs():
        yield {
            "what": "both" if pair.file and pair.record else "file" if pair.file else "record", "file": _object(pair.file),
            "record": _object(pair.record), "days_apart": pair.days_apart, "km_apart": pair.km_apart, "words": words_of(pair),
            "why_together": list(pair.reasons),
        }  # fmt: skip
    for what, totals in (("month", found.months), ("division", found.divisions)):
        for total in totals:
            yield {"what": what, **_total(total)}


def _object(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "incidents": list(side.incidents), "reports": list(side.reports), "kinds": list(side.kinds),
        "place": side.place.as_json() if side.place else None, "start": side.start.isoformat() if side.start else None,
        "end": side.end.isoformat() if side.end else None,
        "harm": {kind: dict(zip(("low", "best", "high"), bounds, strict=True)) for kind, bounds in side.harm.items()},
    }  # fmt: skip


def _total(total: Total) -> dict[str, Any]:
    return {
        "name": total.name, "both": total.both, "only_file": total.only_file, "only_record": total.only_record,
        "file_killed": total.file_killed, "record_killed": total.record_killed,
    }  # fmt: skip
