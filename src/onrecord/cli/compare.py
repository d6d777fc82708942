"""`onrecord compare A B`: what B took from A, what it cut, changed, moved and added, terms that take sides first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import inputs
from onrecord.errors import EXIT_NOTHING_READ, NotInRecord, OnrecordError

if TYPE_CHECKING:
    from onrecord.link.compared import ChangedTerm, Changes, Edit, Passage
    from onrecord.records import Report, Span


@click.command(name="compare")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@inputs.db_option
def command(a: str, b: str, form: str, db: str | None) -> int:
    """Compare report B with report A, from which it may be copied.

    A and B are ids of reports of the record, or files that hold one report each. A path goes before an id of the same letters.
    """
    from onrecord.link.changes import changes

    original, copy = (_report(word, db) for word in (a, b))
    found = changes(original, copy)
    if form == "jsonl":
        click.echo(json.dumps(row(found, original, copy), ensure_ascii=False))
        return 0
    from onrecord.cli.compare_table import table

    table(found, original, copy)
    return 0


class NotOneReport(OnrecordError):
    """A file that cannot be compared because it does not hold exactly one report."""

    exit_code = EXIT_NOTHING_READ


def _report(word: str, db: str | None) -> Report:
    if Path(word).exists():
        return _of_file(word)
    where = inputs.record_at(db)
    if db is None and isinstance(where, Path) and not where.exists():
        raise _unknown(word, "no such file, and no record in this folder that could hold a report of that id")
    from onrecord import who
    from onrecord.store import open_record

    with open_record(where) as record:
        try:
            return who.view(record).report(word)
        except NotInRecord:
            raise _unknown(word, "no report of that id in the record, and no such file") from None


def _unknown(word: str, found: str) -> NotInRecord:
    return NotInRecord(
        word,
        found,
        "an id as `onrecord reports` prints them, or the path of a file that holds one report",
        "List the reports, or name another record with --db, then try again.",
    )


def _of_file(path: str) -> Report:
    """The only report of a file; what cannot be read is told with its reason."""
    from onrecord.records import Failure, Report

    one: Report | None = None
    for item in inputs.items([path], None, None):
        if isinstance(item, Failure):
            where = f"{item.source}, {item.where}" if item.where else item.source
            raise NotOneReport(where, item.found, item.accepted, item.next)
        if one is not None:
            raise NotOneReport(
                path,
                "holds more than one report",
                "a file that holds one report, or an id of the record",
                "Add it with `onrecord add` and name the reports by their ids.",
            )
        one = item
    if not isinstance(one, Report):
        raise NotOneReport(path, "holds no report", "a file that holds one report", "Name another file.")
    return one


# --- JSON Lines --------------------------------------------------------------------------------------------------


def row(found: Changes, original: Report, copy: Report) -> dict[str, Any]:
    """The comparison as one object (docs/copies.md)."""
    from onrecord.link.changes import earlier

    return {
        "original": found.original,
        "copy": found.copy,
        "earlier": earlier(original, copy),
        "words": {"original": found.words_original, "copy": found.words_copy, "kept": found.kept},
        "taken": round(found.taken, 4),
        "own": round(found.own, 4),
        "terms": [_term(term) for term in found.terms],
        "passages": [_passage(passage) for passage in found.passages],
    }


def _term(term: ChangedTerm) -> dict[str, Any]:
    return {
        "kind": term.kind, "old": term.old, "new": term.new, "does": term.does, "old_leans": term.old_leans,
        "new_leans": term.new_leans, "places": [_edit(place) for place in term.places],
    }  # fmt: skip


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "kind": passage.kind, "moved": passage.moved, "original": _span(passage.original), "copy": _span(passage.copy),
        "edits": [_edit(edit) for edit in passage.edits],
    }  # fmt: skip


def _edit(edit: Edit) -> dict[str, Any]:
    return {"old": _span(edit.old), "new": _span(edit.new)}


def _span(span: Span | None) -> dict[str, Any] | None:
    return {"start": span.start, "end": span.end, "text": span.text} if span is not None else None
