"""A .pdf file → one Report: its pages' text in reading order, a line per paragraph.

The day on which the file was made is not taken for a day of publication: a page that is printed years later has the
day of its printing there. Pages that are only pictures are read by scanned.py where tesseract is, and named where not.
The library is loaded with the first file: it takes a while.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.entry import ReadOptions, whole_report
from onrecord.read.inputs import Input, failure
from onrecord.read.page_paragraphs import paragraphs
from onrecord.read.pdf_lines import PageLine, page_lines
from onrecord.read.scanned import Recogniser, recogniser
from onrecord.read.title import is_title_of
from onrecord.records import Failure, Report

_STAMP = 25
"""Characters: a page that is a picture and has no more letters than this has no text layer, only a stamp or a number."""


@dataclass(slots=True)
class _Pages:
    """What the pages hold; `unread` are numbers, from 1."""

    lines: list[list[PageLine]] = field(default_factory=list)
    recognised: dict[int, str] = field(default_factory=dict)
    unread: dict[int, ReadError | None] = field(default_factory=dict)

    def text(self) -> str:
        """Paragraphs of pages that stand together are joined; a recognised page stands by itself."""
        out: list[str] = []
        together: list[list[PageLine]] = []
        for number, lines in enumerate(self.lines, 1):
            if number in self.recognised:
                out += [*paragraphs(together), self.recognised[number]]
                together = []
            else:
                together.append(lines)
        return "\n".join(part for part in [*out, *paragraphs(together)] if part.strip())


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    raw = item.whole()
    document, title = _opened(raw)
    try:
        pages = _taken(document)
    except ReadError:
        raise
    except Exception as error:  # whatever the library says of a file that it opened: the file is its fault
        raise _broken(type(error).__name__) from error
    finally:
        document.close()
    text = pages.text()
    if not text.strip():
        raise _nothing(pages)
    title = " ".join(title.split())
    yield whole_report(
        item.name, item.stem, text, raw, options, title=title if is_title_of(title, text) else None
    )
    if pages.unread:
        missing = _nothing(pages)
        missing.where = _numbers(sorted(pages.unread))
        yield failure(item.name, missing)


def _opened(raw: bytes) -> tuple[Any, str]:
    """The document, and the title of its metadata."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(
                "encrypted", "", "is a PDF document that asks for a password", "PDF documents without a password",
                "Open it with the password, and print it into a new PDF file.",
            ) from None  # fmt: skip
        raise _broken("it is cut off or damaged") from None
    title = document.get_metadata_value("Title")
    way = ctypes.create_string_buffer(8)
    if pdfium.raw.FPDF_VIEWERREF_GetName(document, b"Direction", way, 8) and way.value == b"R2L":
        document = _without_direction(document)
    return document, title


def _without_direction(document: Any) -> Any:
    """The same pages in a document that names no direction: with one, the library turns round the words of each Latin line."""
    import pypdfium2 as pdfium

    plain = pdfium.PdfDocument.new()
    try:
        plain.import_pages(document)
    except pdfium.PdfiumError:
        plain.close()
        return document
    document.close()
    return plain


def _taken(document: Any) -> _Pages:
    pages = _Pages()
    program: Recogniser | None = None
    asked = False
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        try:
            lines = page_lines(page)
            scanned = sum(len(line.text) for line in lines) <= _STAMP and _shows_something(page)
            if scanned and not asked:
                program, asked = recogniser(), True
            pages.lines.append([] if scanned else lines)
            if scanned:
                _recognise(pages, number, page, program)
        finally:
            page.close()
    return pages


def _recognise(pages: _Pages, number: int, page: Any, program: Recogniser | None) -> None:
    if program is None:
        pages.unread[number] = None
        return
    try:
        words = program.words(page)
    except ReadError as error:
        pages.unread[number] = error
        return
    if words.strip():
        pages.recognised[number] = words


def _shows_something(page: Any) -> bool:
    """Whether there is a picture on the page, or many drawn lines: letters that were made outlines."""
    import pypdfium2.raw as pdfium

    drawn = 0
    for shown in page.get_objects(max_depth=4):
        if shown.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        drawn += shown.type in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING)
        if drawn > 30:
            return True
    return False


def _nothing(pages: _Pages) -> ReadError:
    if not pages.unread:
        return ReadError(
            "empty", "", "is a PDF document without text", "pages with text on them", "Fetch the file again."
        )
    why = next((error.found for error in pages.unread.values() if error), None)
    one = len(pages.unread) == 1
    return ReadError(
        "scanned",
        "",
        f"has {len(pages.unread)} scanned {'page' if one else 'pages'} without a text layer, which {'is' if one else 'are'} not read"
        + (f" (the first of them {why})" if why else ""),
        "pages with a text layer; scanned ones where the program tesseract is installed",
        "Install tesseract with the languages of the pages and add the file again, or run OCR over it elsewhere.",
    )


def _numbers(numbers: list[int]) -> str:
    """'page 3', 'pages 1–4, 7'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return f"{'page' if len(numbers) == 1 else 'pages'} {words}"


def _broken(why: str) -> ReadError:
    return ReadError(
        "broken-document",
        "",
        f"is no PDF document that can be opened ({why})",
        "whole PDF documents",
        "Fetch the file again, or print it into a new PDF file.",
    )
