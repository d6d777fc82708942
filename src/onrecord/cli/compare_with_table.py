"""A comparison with another's table for human eyes: what both tell, what each tells alone, and the totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli import screen
from onrecord.cli.compare_with_words import range_of, words_of
from onrecord.comparing import Comparison, Pair, Side, Total
from onrecord.publish.formats import Where
from onrecord.records import Place, When

MOST = 40
"""Rows of each part that the table shows; CSV and JSON Lines have all."""


def show(found: Comparison, where: Callable[[Place | None], Where]) -> None:
    out = screen.console()
    _both(out, found.both)
    _alone(out, "Only in the file", found.only_file)
    _alone(out, "Only in the record", found.only_record)
    _totals(out, "By month", "month", found.months)
    _totals(out, "By division", "division", found.divisions)
    out.print(Text("Killed, by each side's best figures. Which of the two is right is not said.", "dim"))


def _both(out: Console, pairs: Sequence[Pair]) -> None:
    out.print(Text(f"In both: {len(pairs):,}", "bold"))
    if not pairs:
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name, ratio in (("in the file", 3), ("in the record", 3), ("", None), ("differences", 4)):
        table.add_column(name, ratio=ratio, no_wrap=not name)
    for pair in pairs[:MOST]:
        counts = f"{len(pair.file.incidents) if pair.file else 0}:{len(pair.record.incidents) if pair.record else 0}"
        file = _told(pair.file, pair.file.reports if pair.file else ())
        record = _told(pair.record, pair.record.incidents if pair.record else ())
        table.add_row(file, record, counts, Text(words_of(pair)))
    out.print(table)
    _more(out, pairs)


def _alone(out: Console, heading: str, pairs: Sequence[Pair]) -> None:
    out.print(Text(f"{heading}: {len(pairs):,}", "bold"))
    if not pairs:
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name in ("what", "where", "when", "figures"):
        table.add_column(name)
    for pair in pairs[:MOST]:
        side = pair.any
        table.add_row(
            _names(side.reports if pair.file else side.incidents),
            screen.place_words(side.place),
            _when(side),
            _figures(side),
        )
    out.print(table)
    _more(out, pairs)


def _more(out: Console, pairs: Sequence[Pair]) -> None:
    if len(pairs) > MOST:
        out.print(Text(f"and {len(pairs) - MOST:,} more (--format csv or jsonl has all)", "dim"))


def _told(side: Side | None, names: Sequence[str]) -> Text:
    """What a side tells, and below it the rows of the file or the incidents of the record."""
    if side is None:
        return Text("–", "dim")
    words = " · ".join(filter(None, (screen.place_words(side.place), _when(side), _figures(side))))
    return Text.assemble(screen.printable(words), "\n", _names(names))


def _names(names: Sequence[str]) -> Text:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return Text(screen.printable(", ".join(names[:3]) + more), "dim")


def _when(side: Side) -> str:
    return screen.when_words(When("", side.start, side.end))


def _figures(side: Side) -> str:
    if side.harm:
        return "; ".join(f"{kind} {range_of(bounds)}" for kind, bounds in side.harm.items())
    return ", ".join(side.kinds[:2])


def _totals(out: Console, heading: str, first: str, totals: Sequence[Total]) -> None:
    table = Table(
        box=SIMPLE_HEAD, pad_edge=False, header_style="dim", title=Text(heading, "bold"), title_justify="left"
    )
    for name in (first, "in both", "only file", "only record", "killed, file", "killed, record"):
        table.add_column(name, justify="left" if name == first else "right")
    for t in totals:
        numbers = (t.both, t.only_file, t.only_record, t.file_killed, t.record_killed)
        table.add_row(screen.printable(t.name), *(f"{n:,}" for n in numbers))
    out.print(table)
