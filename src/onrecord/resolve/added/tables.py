"""Bytes of a table in, rows of cells out: CSV in any of its delimiters, every sheet of an XLSX workbook.

A workbook is a zip of XML: it is refused where its XML declares a document type, which no spreadsheet does and by which
entities expand, or where it unpacks to more than a table of places needs.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.resolve.added.rows import ACCEPTED, PlacesFileError

Row = tuple[int, list[str]]
"""Number of the row in its file or sheet, from 1, and its cells."""

MOST_UNPACKED = 400 * 1024 * 1024
MOST_COLUMNS = 200
MOST_ROWS = 1_100_000


def csv_rows(lines: Iterator[str], where: str) -> Iterator[Row]:
    """Rows of a CSV; the delimiter is the one that its first line holds most of."""
    first = next(lines, "")
    delimiter = max(",;\t|", key=first.count)
    reader = csv.reader(_from(first, lines), delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells[:MOST_COLUMNS]]
    except csv.Error as problem:
        raise PlacesFileError(
            f"{where}, line {reader.line_num}", f"the CSV breaks off ({problem})",
            "cells in double quotes, closed in the same row", "Mend that line and add the file again.",
        ) from problem  # fmt: skip


def _from(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def sheets(path: Path) -> Iterator[tuple[str, Iterator[Row]]]:
    """The sheets of a workbook, each with its rows."""
    _refuse_harmful(path)
    try:
        from openpyxl import load_workbook
    except ImportError as missing:
        raise PlacesFileError(
            str(path), "the package openpyxl, which reads XLSX, is not installed", "CSV, or XLSX with openpyxl",
            "Save the sheet as CSV, or install openpyxl.",
        ) from missing  # fmt: skip
    try:
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except (
        Exception
    ) as problem:  # openpyxl raises what its parts raise: KeyError, ValueError, BadZipFile, ParseError
        raise _broken(path, problem) from problem
    try:
        for sheet in book.worksheets:
            # The size a sheet gives of itself is often wrong: rows are read to their own ends.
            sheet.reset_dimensions()
            yield sheet.title, _sheet_rows(path, sheet)
    finally:
        book.close()


def _sheet_rows(path: Path, sheet) -> Iterator[Row]:  # type: ignore[no-untyped-def]
    try:
        for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
            if number > MOST_ROWS:
                break
            yield number, [_cell(value) for value in row]
    except Exception as problem:
        raise _broken(path, problem) from problem


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _broken(path: Path, problem: Exception) -> PlacesFileError:
    return PlacesFileError(
        str(path), f"it cannot be read as XLSX ({type(problem).__name__})", ACCEPTED,
        "Open it in a spreadsheet program and save it again as XLSX or CSV.",
    )  # fmt: skip


def _refuse_harmful(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as book:
            size = sum(member.file_size for member in book.infolist())
            if size > MOST_UNPACKED:
                raise PlacesFileError(
                    str(path), f"it unpacks to {size >> 20:,} MB", f"XLSX of at most {MOST_UNPACKED >> 20} MB unpacked",
                    "Keep the sheet of places alone, or save it as CSV, which has no such limit.",
                )  # fmt: skip
            for member in book.infolist():
                if member.filename.lower().endswith((".xml", ".rels")) and _declares(book, member):
                    raise PlacesFileError(
                        f"{path}, {member.filename}", "the XML declares a document type, which can hide harmful entities",
                        "XLSX as spreadsheet programs write it", "Save it again with a spreadsheet program, or as CSV.",
                    )  # fmt: skip
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as problem:
        raise _broken(path, problem) from problem


def _declares(book: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether `<!DOCTYPE` or `<!ENTITY` stands in it; without NULs UTF-16 reads like ASCII."""
    kept, unpacked = b"", 0
    with book.open(member) as file:
        while chunk := file.read(1 << 20):
            unpacked += len(chunk)
            if unpacked > MOST_UNPACKED:
                raise zipfile.BadZipFile(member.filename)
            kept = kept[-16:] + chunk.replace(b"\0", b"")
            if b"<!DOCTYPE" in kept or b"<!ENTITY" in kept:
                return True
    return False


def text_lines(raw: BinaryIO, where: str) -> Iterator[str]:
    """Lines of UTF-8 text, with or without a byte order mark."""
    number = 0
    try:
        for line in io.TextIOWrapper(raw, encoding="utf-8-sig", newline=""):
            number += 1
            yield line
    except UnicodeDecodeError as problem:
        raise PlacesFileError(
            f"{where}, after line {number}", f"a byte that is not UTF-8 (0x{problem.object[problem.start]:02x})",
            "text in UTF-8", "Save it again as “CSV UTF-8”, or convert it: iconv -f WINDOWS-1256 -t UTF-8.",
        ) from problem  # fmt: skip
