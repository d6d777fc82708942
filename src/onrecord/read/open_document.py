"""An .odt file → one Report: a line per paragraph, a line per row of a table with its cells set apart, footnotes last.

Left out: headers and footers, tables of contents, comments, text boxes, what was struck out while changes were
recorded. The day on which the file was made is no day of publication. The XML is read by lxml, see zipped.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.entry import ReadOptions, whole_report
from onrecord.read.inputs import Input
from onrecord.read.title import is_title_of
from onrecord.read.zipped import Zipped, encrypted
from onrecord.records import Failure, Report

_WHAT = "an OpenDocument text"
_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE, _DRAW = (_OASIS % name for name in ("text", "table", "office", "drawing"))
_DC = "{http://purl.org/dc/elements/1.1/}"
_SKIPPED = frozenset(
    {f"{_TEXT}{name}" for name in ("tracked-changes", "table-of-content", "note-citation", "sequence-decls", "alphabetical-index")}
    | {f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_DRAW}frame", f"{_DRAW}custom-shape", f"{_DRAW}text-box"}
)  # fmt: skip


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    raw = item.whole()
    archive = Zipped(raw, _WHAT)
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.bytes_of(
        "META-INF/manifest.xml"
    ):
        raise encrypted(_WHAT)
    body = archive.tree("content.xml").find(f".//{_OFFICE}text")
    if body is None:
        raise archive.broken("it holds no text but a table or a drawing")
    taken = _Taken()
    taken.holder(body)
    text = "\n".join(line for line in [*taken.lines, *taken.notes] if line.strip())
    if not text:
        raise ReadError(
            "empty", "", "is an OpenDocument text without words", "documents with paragraphs or tables", "Fetch the file again."
        )  # fmt: skip
    title = taken.title or _named(archive, text)
    yield whole_report(item.name, item.stem, text, raw, options, title=title)


def _named(archive: Zipped, text: str) -> str | None:
    """The title of the document's properties, where the text begins with its words."""
    if "meta.xml" not in archive.names:
        return None
    try:
        found = archive.tree("meta.xml").findtext(f".//{_DC}title") or ""
    except ReadError:
        return None  # the text is not the worse for it
    title = " ".join(found.split())
    return title if is_title_of(title, text) else None


class _Taken:
    """The lines so far, and the footnotes that the text has pointed to."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.notes: list[str] = []
        self.title: str | None = None

    def holder(self, holder: Any) -> None:
        for part in holder:
            if part.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                words = self.words(part)
                self.lines += words.split("\n")
                top = part.get(f"{_TEXT}outline-level") == "1" and len(self.lines) == 1
                if self.title is None and (
                    top or (part.get(f"{_TEXT}style-name") == "Title" and len(self.lines) < 10)
                ):
                    self.title = " ".join(words.split()) or None
            elif part.tag == f"{_TABLE}table":
                self.table(part)
            elif part.tag not in _SKIPPED and isinstance(part.tag, str):
                self.holder(part)

    def table(self, table: Any) -> None:
        for row in table.iter(f"{_TABLE}table-row"):
            if next(row.iterancestors(f"{_TABLE}table"), None) is not table:
                continue  # of a table inside a cell, whose words stand in that cell
            cells = [self.cell(cell) for cell in row if cell.tag == f"{_TABLE}table-cell"]
            if any(cells):
                self.lines.append(" | ".join(cells))

    def cell(self, cell: Any) -> str:
        inner = _Taken()
        inner.holder(cell)
        self.notes += inner.notes
        return " ".join(" ".join(inner.lines).split())

    def words(self, part: Any) -> str:
        return "\n".join(line.strip() for line in "".join(self._pieces(part)).split("\n"))

    def _pieces(self, part: Any) -> Iterator[str]:
        """White space in the file is one space; those that count are elements of their own."""
        yield _spaced(part.text)
        for inner in part:
            if inner.tag == f"{_TEXT}note":
                self._note(inner)
            elif inner.tag == f"{_TEXT}s":
                yield " "
            elif inner.tag == f"{_TEXT}tab":
                yield "\t"
            elif inner.tag == f"{_TEXT}line-break":
                yield "\n"
            elif inner.tag not in _SKIPPED and isinstance(inner.tag, str):
                yield from self._pieces(inner)
            yield _spaced(inner.tail)

    def _note(self, note: Any) -> None:
        body = note.find(f"{_TEXT}note-body")
        if body is not None:
            inner = _Taken()
            inner.holder(body)
            self.notes.append(" ".join(" ".join(inner.lines).split()))


def _spaced(words: str | None) -> str:
    if not words:
        return ""
    return "".join(" " if letter in "\t\r\n" else letter for letter in words)
