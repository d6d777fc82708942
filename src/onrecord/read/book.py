"""An .epub file → a Report per chapter that has a text, in the order in which they are read.

The chapter's heading is the title; the book's publisher and its day of publication are the outlet and the day. The table
of contents, covers and pages of a few words are left out. The raw bytes of a report are those of its chapter.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.day_forms import day_in
from onrecord.read.entry import EARLIEST_YEAR, LATEST_YEAR, ReadOptions, whole_report
from onrecord.read.html_page import page_source
from onrecord.read.inputs import Input, failure
from onrecord.read.markup_text import markup_text, markup_tree
from onrecord.read.zipped import Zipped
from onrecord.records import Failure, Report

_WHAT = "an EPUB book"
_FEWEST_WORDS = 40
"""A cover, a half-title or a dedication has fewer; so has an imprint, mostly."""
_PAGES = ("application/xhtml+xml", "text/html")


@dataclass(frozen=True, slots=True)
class _Book:
    title: str
    publisher: str | None
    published: date | None
    chapters: list[str]
    """The names of their files in the archive, in order."""


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    archive = Zipped(item.whole(), _WHAT)
    book = _book(archive)
    _refuse_locked(archive, book)
    any_read, failures = False, list[Failure]()
    for number, name in enumerate(book.chapters, 1):
        try:
            raw = archive.bytes_of(name)
            found = _chapter(page_source(raw))
        except ReadError as error:
            error.where = f"chapter {number}"
            failures.append(failure(item.name, error))
            continue
        if found is None:
            continue
        any_read = True
        title, text = found
        yield whole_report(
            f"{item.name}:{number}", f"{item.stem}-{number}", text, raw, options,
            title=title or book.title or None, outlet=book.publisher, metadata=book.published,
        )  # fmt: skip
    if not any_read and not failures:
        raise ReadError("no-article", "", "is a book without a chapter of text", "books with text in them", "Save the text itself as .txt.")  # fmt: skip
    yield from failures


def _chapter(source: str) -> tuple[str, str] | None:
    """Title and text of a chapter; None where there are too few words."""
    tree = markup_tree(source) if source.strip() else None
    if tree is None:
        return None
    text = markup_text(tree)
    if len(text.split()) < _FEWEST_WORDS:
        return None
    for heading in tree.iter("h1", "h2", "h3"):
        if words := " ".join(heading.text_content().split()):
            return words, text
    return "", text


def _book(archive: Zipped) -> _Book:
    found = archive.tree("META-INF/container.xml").xpath("//*[local-name()='rootfile']/@full-path")
    if not found:
        raise archive.broken("its container names no contents")
    opf = archive.tree(str(found[0]))
    folder = posixpath.dirname(str(found[0]))
    files: dict[str, str] = {}
    for entry in opf.xpath("//*[local-name()='manifest']/*[local-name()='item']"):
        if entry.get("media-type") in _PAGES and "nav" not in (entry.get("properties") or "").split():
            files[entry.get("id") or ""] = posixpath.normpath(
                posixpath.join(folder, _unquoted(entry.get("href") or ""))
            )
    order = opf.xpath("//*[local-name()='spine']/*[local-name()='itemref']")
    chapters = [
        files[ref.get("idref")] for ref in order if ref.get("idref") in files and ref.get("linear") != "no"
    ]
    return _Book(
        _first(opf, "title") or "", _first(opf, "publisher"), _published(opf), list(dict.fromkeys(chapters))
    )


def _first(opf: Any, name: str) -> str | None:
    found = opf.xpath(f"//*[local-name()='metadata']//*[local-name()='{name}']/text()")
    return (" ".join(str(found[0]).split()) or None) if found else None


def _published(opf: Any) -> date | None:
    """dc:date is, by the format, the book's publication; in EPUB 2 other events may be marked."""
    for found in opf.xpath("//*[local-name()='metadata']//*[local-name()='date']"):
        event = next(
            (value for key, value in found.attrib.items() if key.rpartition("}")[2] == "event"), "publication"
        )
        words = (found.text or "").strip()
        if event.lower() not in ("publication", "original-publication") or len(words) < 8:
            continue  # a year alone is no day
        try:
            day = date.fromisoformat(str(day_in(words))[:10])
        except (ReadError, ValueError):
            continue
        if EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            return day
    return None


def _unquoted(href: str) -> str:
    """A file name out of an address, its %20 and the like undone."""
    data = re.sub(
        rb"%([0-9A-Fa-f]{2})", lambda hit: bytes([int(hit[1], 16)]), href.partition("#")[0].encode()
    )
    return data.decode("utf-8", "replace")


def _refuse_locked(archive: Zipped, book: _Book) -> None:
    """A shop's lock leaves the chapters unreadable; fonts alone may be hidden in a book that is open."""
    if "META-INF/encryption.xml" not in archive.names:
        return
    locked = {
        _unquoted(str(uri))
        for uri in archive.tree("META-INF/encryption.xml").xpath("//*[local-name()='CipherReference']/@URI")
    }
    if locked & set(book.chapters):
        raise ReadError(
            "encrypted", "", "is a book whose chapters are locked (DRM)", "books without a lock",
            "Ask whoever published it for a copy without one.",
        )  # fmt: skip
