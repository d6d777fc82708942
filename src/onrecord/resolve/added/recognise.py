"""A file in, what kind of places it holds out, with its rows ready to be read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.resolve.added import geonames, own, pcodes, tables
from onrecord.resolve.added.rows import ACCEPTED, NewPlace, PlacesFileError, Tally

Tell = Callable[[int], None]
HEAD = 10
"""Rows looked at for the heading: workbooks have titles above it."""


@dataclass(slots=True)
class Recognised:
    """A file whose kind is known. `read` may be called once."""

    kind: str
    read: Callable[[Tally, Tell | None], Iterator[NewPlace]]
    columns: dict[str, str] = field(default_factory=dict)
    """What is used as what, in tables."""


@contextmanager
def recognised(
    path: Path, source: str, columns: str = "", english: geonames.English | None = None
) -> Iterator[Recognised]:
    """The file's kind by its content; PlacesFileError where it is none that is known."""
    with _opened(path) as raw:
        if raw is None:
            yield _workbook(path)
            return
        lines = tables.text_lines(raw, str(path))
        first = next((line for line in lines if line.strip()), "")
        if geonames.is_row(first.rstrip("\r\n")):
            if columns:
                raise PlacesFileError(
                    str(path), "a GeoNames dump, whose columns are fixed", ACCEPTED, "Leave --columns out."
                )
            yield Recognised(
                "geonames", lambda tally, tell: geonames.places(chain((first,), lines), tally, english, tell)
            )
            return
        yield _table(path, source, columns, tables.csv_rows(chain((first,), lines), str(path)))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO | None]:
    """The text to read, out of its zip where it lies in one; None for a workbook."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
            file.seek(0)
            if start != b"PK\x03\x04":
                yield file
                return
            with zipfile.ZipFile(file) as archive:
                if "xl/workbook.xml" in archive.namelist():
                    yield None
                    return
                with archive.open(_dump_in(path, archive)) as member:
                    yield cast(BinaryIO, member)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as problem:
        why = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
        raise PlacesFileError(str(path), f"it cannot be opened ({why})", ACCEPTED, "Check the file's name and that it is whole.") from problem  # fmt: skip


def _dump_in(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    inside = [m for m in archive.infolist() if not m.is_dir()]
    texts = [m for m in inside if m.filename.lower().endswith(".txt") and Path(m.filename).name.lower() != "readme.txt"]  # fmt: skip
    if len(texts) != 1:
        names = ", ".join(m.filename for m in inside[:5]) or "nothing"
        raise PlacesFileError(
            str(path), f"a zip that holds {names}", ACCEPTED, "Unpack it and add the file of places itself."
        )
    return texts[0]


def _workbook(path: Path) -> Recognised:
    """Every sheet with p-codes is read: workbooks have one for each level."""
    found: list[tuple[str, pcodes.Columns, list[str]]] = []
    headings: list[str] = []
    for title, rows in tables.sheets(path):
        header, columns, _ = _pcode_header(list(islice(rows, HEAD)))
        if columns.enough:
            found.append((title, columns, header))
        else:
            headings += [cell for cell in header if cell]
    if not found:
        raise PlacesFileError(
            str(path), f"a workbook without p-codes; its headings are {_some(headings)}", ACCEPTED,
            "A table of one's own is added as CSV: save the sheet as CSV.",
        )  # fmt: skip
    # Most columns last: a sheet of settlements names the units above them, which their own sheets describe better.
    found.sort(key=lambda sheet: len(sheet[1].codes))

    def read(tally: Tally, tell: Tell | None) -> Iterator[NewPlace]:
        for wanted, columns, _ in found:
            for title, rows in tables.sheets(path):
                if title == wanted:
                    yield from pcodes.places(_after_header(rows), columns, tally, tell)

    deepest = found[-1]
    return Recognised("pcode", read, deepest[1].told(deepest[2]))


def _after_header(rows: Iterator[tables.Row]) -> Iterator[tables.Row]:
    head = list(islice(rows, HEAD))
    _, _, after = _pcode_header(head)
    return chain(head[after:], rows)


def _pcode_header(head: list[tables.Row]) -> tuple[list[str], pcodes.Columns, int]:
    """The first row whose cells name p-codes, with the tags below it; else the first row that is filled."""
    for number, (_, cells) in enumerate(head):
        below = head[number + 1][1] if number + 1 < len(head) else []
        tags = below if pcodes.is_tags(below) else cells if pcodes.is_tags(cells) else None
        columns = pcodes.columns_of(cells, tags)
        if columns.enough:
            return cells, columns, number + 1
    filled = next((cells for _, cells in head if any(cells)), [])
    return filled, pcodes.Columns(), 0


def _table(path: Path, source: str, given: str, rows: Iterator[tables.Row]) -> Recognised:
    head = list(islice(rows, HEAD))
    header, columns, after = _pcode_header(head)
    if columns.enough and not given:
        later = chain(head[after:], rows)
        return Recognised(
            "pcode", lambda tally, tell: pcodes.places(later, columns, tally, tell), columns.told(header)
        )
    own_columns = own.columns_of(header, given, str(path))
    if "name" not in own_columns or len(header) < 2:
        raise PlacesFileError(
            str(path), f"a table whose headings are {_some(header)}, of which none is a place's name" if header else "nothing",
            ACCEPTED, "Say which column holds what: --columns name=…,lat=…,lon=…,country=…",
        )  # fmt: skip
    after = next(number for number, (_, cells) in enumerate(head, 1) if cells == header)
    later = chain(head[after:], rows)
    return Recognised(
        "own",
        lambda tally, tell: own.places(later, own_columns, source, tally, tell),
        {ours: header[column] for ours, column in own_columns.items()},
    )


def _some(headings: list[str]) -> str:
    named = [heading[:30] for heading in headings if heading][:12]
    return ", ".join(repr(h) for h in named) + (" …" if len(headings) > 12 else "") if named else "empty"
