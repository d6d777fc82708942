"""`onrecord claims`: reads without storing and prints claims."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import inputs, screen
from onrecord.errors import EXIT_NOTHING_READ, EXIT_OK, EXIT_SOME_FAILED
from onrecord.records import Claim, Failure, Report

if TYPE_CHECKING:
    from onrecord.read.given_columns import GivenColumns

COLUMNS = (
    "report", "id", "kind", "phase", "low", "high", "approximate", "figure", "unit", "groups", "affiliation", "actor", "actor_standing", "method",
    "place", "place_name", "lat", "lon", "precision", "time", "start", "end", "said_by", "said_by_kind", "said_by_full", "said_by_key", "certainty", "scope",
    "superseded", "part_of", "attack", "responsibility", "note", "evidence_start", "evidence_end", "quote",
)  # fmt: skip


@click.command(name="claims")
@inputs.paths_argument
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True
)
@inputs.reading_options
@inputs.columns_option
@inputs.quiet_option
def command(
    paths: tuple[str, ...],
    form: str,
    published: date | None,
    outlet: str | None,
    columns: GivenColumns | None,
    quiet: bool,
) -> int:
    """Read reports and print their claims; nothing is stored.

    PATH is a file (.txt, .html, .pdf, .docx, .odt, .rtf, .eml, .mhtml, .epub; a corpus as .csv, .xlsx, .jsonl or .json;
    an archive of them as .zip, .tar, .warc or .wacz), a folder, or - for standard input.
    """
    printer = _PRINTERS[form]()
    progress = screen.Progress("reading", quiet)
    pipeline = None
    read, failures = 0, 0
    for item in inputs.items(paths, published, outlet, columns, quiet=quiet):
        if isinstance(item, Failure):
            progress.done()
            screen.tell_failures([item])
            failures += 1
            continue
        pipeline = pipeline or inputs.ready_pipeline(quiet)
        printer.write(item, pipeline.claims(item))
        read += 1
        progress.tell(read, note="reports")
    progress.done()
    if not read:
        return EXIT_NOTHING_READ
    return EXIT_SOME_FAILED if failures else EXIT_OK


class _JsonLines:
    def write(self, report: Report, claims: Iterable[Claim]) -> None:
        for claim in claims:
            sys.stdout.write(json.dumps(claim.as_json(), ensure_ascii=False) + "\n")


class _Csv:
    def __init__(self) -> None:
        from onrecord.publish.formats.cells import cell

        self._cell = cell
        self._out = csv.writer(sys.stdout, lineterminator="\n")
        self._out.writerow(COLUMNS)

    def write(self, report: Report, claims: Iterable[Claim]) -> None:
        for claim in claims:
            self._out.writerow([self._cell(v) for v in _row(claim)])


def _row(claim: Claim) -> Sequence[Any]:
    f, p, t, e = claim.figure, claim.place, claim.time, claim.evidence
    return (
        claim.report, claim.id, claim.kind, claim.phase, f and f.low, f and f.high, f and f.approximate, f and f.text, f and f.unit,
        "|".join(claim.groups), claim.affiliation, claim.actor, claim.actor and claim.actor_standing, claim.method, p and p.text, p and p.name, p and p.lat, p and p.lon,
        p and p.precision, t and t.text, t and t.start, t and t.end, "|".join(v.text for v in claim.said_by),
        "|".join(v.kind for v in claim.said_by), "|".join(v.full for v in claim.said_by), "|".join(v.key for v in claim.said_by),
        claim.certainty, claim.scope, claim.superseded, claim.part_of, claim.attack,
        "|".join(f"{r.by.text} {r.stance} {r.actor}" for r in claim.responsibility), claim.note,
        e.start, e.end, e.text,
    )  # fmt: skip


class _Table:
    def write(self, report: Report, claims: Sequence[Claim]) -> None:
        from rich.box import SIMPLE_HEAD
        from rich.table import Table
        from rich.text import Text

        out = screen.console()
        day = f"{report.published} (by {report.published_by})" if report.published else "day unknown"
        out.print(
            Text.assemble(
                (report.id, "bold"), ("  " + " · ".join(x for x in (report.outlet, day) if x), "dim")
            )
        )
        if not claims:
            out.print(Text("  no claims\n", "dim"))
            return
        table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="dim")
        for name, options in (
            ("", {"no_wrap": True}), ("claim", {"no_wrap": True}), ("figure", {"justify": "right", "no_wrap": True}),
            ("who", {"max_width": 18}), ("where", {"max_width": 20}), ("when", {"max_width": 22}),
            ("who says it", {"max_width": 34}), ("the words", {"ratio": 1, "min_width": 30}),
        ):  # fmt: skip
            table.add_column(name, **options)
        for c in claims:
            kind = (
                c.kind
                + (f" {c.phase}" if c.phase else "")
                + (f"\n{c.method}" if c.method and c.kind == "attack" else "")
            )
            words = Text(c.evidence.text if len(c.evidence.text) <= 160 else c.evidence.text[:157] + "…")
            if note := screen.remarks(c):
                words.append(f"  [{note}]", "dim italic")
            table.add_row(
                Text(c.id, "dim"), Text(kind, screen.KIND_STYLE[c.kind]), Text(screen.figure_words(c.figure) if c.figure else "", "bold"),
                ", ".join(c.groups), screen.place_words(c.place), screen.when_words(c.time), screen.voices_words(c), words,
            )  # fmt: skip
        out.print(table)


_PRINTERS: dict[str, type[_Table] | type[_JsonLines] | type[_Csv]] = {
    "table": _Table,
    "jsonl": _JsonLines,
    "csv": _Csv,
}
