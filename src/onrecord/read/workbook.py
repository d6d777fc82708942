"""An .xlsx corpus → a Report per row of each sheet that has a column with texts; sheets that have none are named.

The raw bytes of a report are its row as a JSON object, since a row is no stretch of the file. Cells are taken as
they were last calculated; a date cell is a day. openpyxl is loaded with the first file.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.corpus import Entry, chosen, first_entries, reports
from onrecord.read.entry import ReadOptions
from onrecord.read.inputs import Input, failure
from onrecord.read.zipped import Zipped, broken, encrypted
from onrecord.records import Failure, Report

_WHAT = "an Excel workbook"
_ACCEPTED = "a sheet whose first row names its columns, one of them `text` or a name that is known for it"
_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_ROWS = 10
"""Above the header there may be a title or a note: it is the first of these rows with two names or more."""


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    raw = item.whole()
    if raw.startswith(_OLD_OR_ENCRYPTED):
        raise encrypted(_WHAT)
    Zipped(raw, _WHAT).refuse_document_types()
    book = _opened(raw)
    try:
        yield from _sheets(item, book, options)
    finally:
        book.close()


def _opened(raw: bytes) -> Any:
    import openpyxl

    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")  # of parts that it leaves out
    try:
        return openpyxl.load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # the library says in many ways that a file is damaged
        raise broken(_WHAT, type(error).__name__) from None


def _sheets(item: Input, book: Any, options: ReadOptions) -> Iterator[Report | Failure]:
    unread: list[ReadError] = []
    read_any = False
    for sheet in book.worksheets:
        try:
            found = _sheet(item, sheet, options, first=not read_any)
        except ReadError as error:
            error.where = f"sheet '{sheet.title[:40]}'"
            unread.append(error)
            continue
        if found is not None:
            read_any = True
            yield from found
    if not read_any:
        raise unread[0] if unread else ReadError(
            "empty", "", "is a workbook without rows", _ACCEPTED, "Fetch the table again."
        )  # fmt: skip
    for why in unread:
        yield failure(item.name, why)


def _sheet(
    item: Input, sheet: Any, options: ReadOptions, *, first: bool
) -> Iterator[Report | Failure] | None:
    """The reports of a sheet; None where it is empty."""
    rows = _rows(sheet)
    names: list[str] = []
    start = 0
    for start, cells in rows:
        names = [_name(cell) for cell in cells]
        if sum(map(bool, names)) >= 2 or "text" in map(str.lower, names) or start >= _HEADER_ROWS:
            break
    if not names:
        return None
    stem = item.stem if first else f"{item.stem}-{sheet.title}"
    entries = _entries(item.name, stem, sheet.title, names, rows)
    head = first_entries(entries)
    choice = chosen(head, options, names)
    if "text" not in choice.by_part:
        raise ReadError(
            "no-text-column",
            "",
            f"has no column `text`, nor one that is known for it, in row {start}: {', '.join(filter(None, names))[:80]}",
            _ACCEPTED,
            "Say which column holds the reports with --columns text=COLUMN, or name it `text`.",
        )
    if not head:
        return None
    return reports(item, head, entries, choice, options)


def _rows(sheet: Any) -> Iterator[tuple[int, list[object]]]:
    """The rows that hold something, with their numbers."""
    sheet.reset_dimensions()  # what a file says of its own size is often wrong
    rows = sheet.iter_rows(values_only=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except Exception as error:  # a damaged sheet: the library raises whatever its parser met
            raise broken(_WHAT, f"row {number} of a sheet: {type(error).__name__}") from None
        if any(cell is not None and str(cell).strip() for cell in cells):
            yield number, list(cells)


def _entries(
    source: str, stem: str, title: str, names: list[str], rows: Iterator[tuple[int, list[object]]]
) -> Iterator[Entry]:
    for number, cells in rows:
        row: dict[str, object] = {}
        for name, cell in zip(names, cells, strict=False):
            if name:
                row.setdefault(name, _value(cell))
        shown = {name: cell for name, cell in row.items() if cell is not None}
        raw = json.dumps(shown, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
        yield Entry(f"sheet '{title[:40]}', row {number}", f"{source}:{number}", f"{stem}-{number}", raw, row)


def _name(cell: object) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _value(cell: object) -> object:
    if cell is None or isinstance(cell, datetime | date):
        return cell
    if isinstance(cell, time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    words = str(cell).replace("_x000D_", "").replace("\r\n", "\n")
    return words if words.strip() else None
