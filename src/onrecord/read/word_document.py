"""A .docx file → one Report: a line per paragraph, a line per row of a table with its cells set apart, footnotes last.

Headers, footers, comments, text boxes and what was struck out under 'track changes' are left out; what was added under it
is kept. The day on which the file was made or saved is no day of publication. python-docx is loaded with the first file.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.entry import ReadOptions, whole_report
from onrecord.read.inputs import Input
from onrecord.read.title import is_title_of
from onrecord.read.zipped import Zipped, broken, encrypted, safe_tree
from onrecord.records import Failure, Report

_WHAT = "a Word document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SKIPPED = frozenset(
    f"{_W}{name}"
    for name in ("del", "moveFrom", "txbxContent", "pPr", "rPr", "tblPr", "trPr", "tcPr", "instrText")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_LETTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_FOOTNOTES = "/footnotes"


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    raw = item.whole()
    if raw.startswith(_OLD_OR_ENCRYPTED):
        raise encrypted(_WHAT)
    Zipped(raw, _WHAT).refuse_document_types()
    document = _opened(raw)
    body = document.element.body
    lines = [*_lines(body), *_footnotes(document, body)]
    text = "\n".join(line for line in lines if line.strip())
    if not text:
        raise ReadError(
            "empty", "", "is a Word document without text", "documents with paragraphs or tables", "Fetch the file again."
        )  # fmt: skip
    yield whole_report(item.name, item.stem, text, raw, options, title=_title(document, text))


def _opened(raw: bytes) -> Any:
    import docx

    try:
        document = docx.Document(BytesIO(raw))
        if document.element.body is None:
            raise ValueError
    except Exception as error:  # the library says in many ways that a file is damaged
        raise broken(_WHAT, type(error).__name__) from None
    return document


def _lines(holder: Any) -> Iterator[str]:
    """The lines of whatever holds paragraphs and tables: the body, a cell, a content control."""
    for part in holder:
        if part.tag == f"{_W}p":
            yield from _words(part).split("\n")
        elif part.tag == f"{_W}tbl":
            for row in part.iter(f"{_W}tr"):
                if next(row.iterancestors(f"{_W}tbl"), None) is part:
                    yield _row(row)
        elif part.tag not in _SKIPPED and isinstance(part.tag, str):
            yield from _lines(part)


def _row(row: Any) -> str:
    cells = []
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr"), None) is row:
            cells.append(" ".join(" ".join(_lines(cell)).split()))
    return " | ".join(cells) if any(cells) else ""


def _words(paragraph: Any) -> str:
    out: list[str] = []
    _gather(paragraph, out)
    return "\n".join(line.strip() for line in "".join(out).split("\n"))


def _gather(part: Any, out: list[str]) -> None:
    for inner in part:
        if inner.tag in _SKIPPED or not isinstance(inner.tag, str):
            continue
        if inner.tag == f"{_W}t":
            out.append(inner.text or "")
        elif (letter := _LETTERS.get(inner.tag.removeprefix(_W))) is not None:
            out.append(letter)
        else:
            _gather(inner, out)


def _footnotes(document: Any, body: Any) -> Iterator[str]:
    """In the order in which the text points to them."""
    related = (rel for rel in document.part.rels.values() if not rel.is_external)
    part = next((rel.target_part for rel in related if (rel.reltype or "").endswith(_FOOTNOTES)), None)
    if part is None:
        return
    notes = {note.get(f"{_W}id"): note for note in safe_tree(part.blob, _WHAT).iter(f"{_W}footnote")}
    for place in body.iter(f"{_W}footnoteReference"):
        note = notes.get(place.get(f"{_W}id"))
        if note is not None:
            yield " ".join(" ".join(_lines(note)).split())


def _title(document: Any, text: str) -> str | None:
    """The paragraph that is styled as the title, or as a heading above all others; else that of the properties where the
    text begins with its words."""
    first = [paragraph for paragraph in document.paragraphs[:10] if _words(paragraph._p).strip()]
    styled = [(paragraph.style.style_id if paragraph.style is not None else "") for paragraph in first]
    if "Title" in styled or styled[:1] == ["Heading1"]:
        at = styled.index("Title") if "Title" in styled else 0
        return " ".join(_words(first[at]._p).split())
    try:
        given = " ".join((document.core_properties.title or "").split())
    except Exception:  # properties that no program reads: the text is not the worse for it
        return None
    return given if is_title_of(given, text) else None
