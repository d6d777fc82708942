"""All flat tables as sheets of one workbook, the first of which says what it holds and what is lost; and back.

Comes in: a material. Goes out: XLSX (ECMA-376) with numbers as numbers, days as days and every text as text: no cell is a formula.
Characters that XML cannot hold are written as `_xHHHH_` (ECMA-376 part 1, 22.9.2.19), which spreadsheets show as they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from onrecord.publish.formats.about import ABOUT, NO_TEXT, about_rows, lost_rows
from onrecord.publish.formats.cells import FORMULA
from onrecord.publish.formats.flat import TABLES, Column, Table
from onrecord.publish.formats.format import Format, Loss, Material
from onrecord.publish.zipped import SameZip

MOST_ROWS = 1_048_576
"""Of one sheet; more rows go on in a second one."""
MOST_CHARACTERS = 32_767
CUT = " [cut: a cell holds 32,767 characters]"
_FIRST_DAY = date(1900, 3, 1)
"""Before it the days of spreadsheets are one off, or are none."""
_FIXED = datetime(1980, 1, 1)  # noqa: DTZ001 - the format knows no time zones
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")


def write(material: Material, out: BinaryIO, table: str) -> int:
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    book.properties.creator = "onrecord"
    book.properties.created = book.properties.modified = _FIXED
    _about(book, material)
    rows = sum(_fill(book, wanted, material) for wanted in TABLES.values())
    # `Workbook.save` would write the time of day.
    with SameZip(out, "w") as archive:
        ExcelWriter(book, archive).write_data()
    return rows


def _about(book: Any, material: Material) -> None:
    sheet = book.create_sheet("about")
    for row in (ABOUT, *about_rows(material), (), ("what is lost", "why"), *lost_rows(FORMAT.lost)):
        sheet.append([_cell(sheet, value) for value in row])


def _fill(book: Any, wanted: Table, material: Material) -> int:
    rows = wanted.rows(material)
    n, row, sheet = 0, next(rows, None), _sheet(book, wanted, 1)
    while row is not None:
        if n and n % (MOST_ROWS - 1) == 0:
            sheet = _sheet(book, wanted, n // (MOST_ROWS - 1) + 1)
        sheet.append([_cell(sheet, value) for value in row])
        n, row = n + 1, next(rows, None)
    return n


def _sheet(book: Any, wanted: Table, number: int) -> Any:
    sheet = book.create_sheet(wanted.name if number == 1 else f"{wanted.name} {number}")
    sheet.freeze_panes = "A2"
    sheet.append(wanted.head())
    return sheet


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, str):
        return _text(sheet, value) if value else None
    return value.isoformat() if isinstance(value, date) and value < _FIRST_DAY else value


def _text(sheet: Any, text: str) -> Any:
    written = _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    if len(written) > MOST_CHARACTERS:
        written = written[: MOST_CHARACTERS - len(CUT)] + CUT
    if not (text.startswith(FORMULA) or text in _ERRORS):
        return written
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, written)
    cell.data_type = "s"
    cell.quotePrefix = True  # stays text when a person edits it
    return cell


def unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    """Each row of one table by its columns, values as they were; an empty cell is None."""
    from openpyxl import load_workbook

    book = load_workbook(source, read_only=True)
    columns = TABLES[table].columns
    for sheet in book.worksheets:
        if sheet.title == table or sheet.title.startswith(f"{table} "):
            for row in sheet.iter_rows(min_row=2, max_col=len(columns), values_only=True):
                yield dict(zip((c.name for c in columns), _values(row, columns), strict=True))


def _values(row: Iterable[Any], columns: Sequence[Column]) -> Iterator[Any]:
    for value, column in zip(row, columns, strict=True):
        if isinstance(value, str):
            value = unescaped(value)
        if column.kind == "day" and value is not None:
            yield value.date() if isinstance(value, datetime) else date.fromisoformat(value)
        else:
            yield float(value) if column.kind == "number" and value is not None else value


FORMAT = Format(
    name="xlsx",
    title="All flat tables as sheets of a workbook",
    suffix=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    readers="Excel, LibreOffice, Google Sheets, R, pandas",
    library="openpyxl",
    row="one row of a sheet; the sheet `about` says what each table has a row for",
    lost=(
        Loss("empty text", "a sheet knows no difference between empty and unknown"),
        Loss(
            "texts of more than 32,767 characters",
            "a cell holds no more; the cut is marked in the cell, csv has the whole",
        ),
        Loss("days before March 1900", "they are there as text: a sheet has no such days"),
        *NO_TEXT,
    ),
    write=write,
    read=read,
)
