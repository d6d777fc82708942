"""An .rtf file → one Report: a line per paragraph, the cells of a table set apart. striprtf takes the marks away.

Headers, footers, footnotes, pictures and objects are left out, as striprtf does. The day on which the file was made is no
day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.errors import ReadError
from onrecord.read.entry import ReadOptions, whole_report
from onrecord.read.inputs import Input
from onrecord.read.title import is_title_of
from onrecord.read.zipped import broken
from onrecord.records import Failure, Report

_WHAT = "a Rich Text document"
_TITLE = re.compile(r"\{\\title\s((?:[^{}\\]|\\'[0-9a-fA-F]{2}|\\u-?\d+\s?\??)*)\}")
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    raw = item.whole()
    if not raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        raise broken(_WHAT, r"it does not begin with {\rtf")
    if raw.rstrip(b"\0 \r\n\t")[-1:] != b"}":
        raise broken(_WHAT, "it is cut off: its last group is not closed")
    source = raw.decode("latin-1")
    page = _code_page(raw)
    text = "\n".join(line for line in map(_line, _stripped(source, page).split("\n")) if line)
    if not text:
        raise ReadError(
            "empty", "", "is a Rich Text document without words", "documents with paragraphs or tables", "Fetch the file again."
        )  # fmt: skip
    found = _TITLE.search(source)
    title = " ".join(_stripped("{\\rtf1 " + found[1] + "}", page).split()) if found else ""
    yield whole_report(
        item.name, item.stem, text, raw, options, title=title if is_title_of(title, text) else None
    )


def _stripped(source: str, page: str) -> str:
    from striprtf.striprtf import rtf_to_text

    try:
        words = str(rtf_to_text(source, encoding=page, errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # marks that the library does not expect: the file is damaged
        raise broken(_WHAT, type(error).__name__) from None
    return words.replace("\0", "")


def _code_page(raw: bytes) -> str:
    found = _CODE_PAGE.search(raw[:2000])
    name = f"cp{found[1].decode()}" if found else "cp1252"
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name


def _line(line: str) -> str:
    """A row of a table has its cells ended by '|'."""
    line = line.replace("\u00a0", " ").strip()
    if line.endswith("|"):
        cells = [" ".join(cell.split()) for cell in line[:-1].split("|")]
        return " | ".join(cells) if any(cells) else ""
    return line
