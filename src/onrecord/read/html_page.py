"""An .html file → one Report: the article's text with a line per paragraph, and the page's own metadata.

Offsets point into the extracted text; the hash is of the page's bytes. The extractor is trafilatura,
loaded with the first page, since it takes a good part of a second to load.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.decode import decode, marked_encoding
from onrecord.read.entry import ReadOptions, refuse_empty, whole_report
from onrecord.read.inputs import Input
from onrecord.read.page_date import page_date
from onrecord.records import Failure, Report

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    raw = item.whole()
    source = page_source(raw)
    refuse_empty(source)
    if '<meta name="generator" content="onrecord"' in source[:2000]:
        raise ReadError(
            "own-page",
            "",
            "is a page written by `onrecord report`, not a report",
            "what others have published",
            "Leave it out.",
        )
    page, day = _extracted(source)
    text: str = getattr(page, "text", None) or ""
    if not text.strip():
        raise ReadError(
            "no-article",
            "",
            "is a page in which no article was found",
            "a page with the text of one report",
            "Save the text itself as .txt.",
        )
    yield whole_report(
        item.name,
        item.stem,
        text,
        raw,
        options,
        title=page.title or None,
        outlet=page.sitename or None,
        url=page.url or None,
        metadata=day,
    )


def page_source(raw: bytes) -> str:
    """The page as text: by mark, as UTF-8, by the charset that it declares, else as any text file."""
    if marked_encoding(raw) is None:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            declared = _CHARSET.search(raw[:4096])
            encoding = _known(declared[1].decode("ascii")) if declared else None
            if encoding is not None:
                with contextlib.suppress(
                    UnicodeError
                ):  # some codecs, as that of names of servers, replace nothing
                    return raw.decode(encoding, "replace")
    return decode(raw)


def _known(name: str) -> str | None:
    """The codec of a declared charset; None for UTF-8 and UTF-16, whose damage is to be found."""
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        return None
    if encoding.startswith("utf") or not _is_text(encoding):
        return None
    return "cp1252" if encoding in ("iso8859-1", "ascii") else encoding  # as every browser reads them


def _is_text(encoding: str) -> bool:
    try:
        return isinstance(b"a".decode(encoding), str)
    except (LookupError, UnicodeError, ValueError):
        return False


def _extracted(source: str) -> tuple[Any, date | None]:
    """What trafilatura makes of the page, and the day that the page gives."""
    import trafilatura  # here, see the module's docstring

    try:
        tree = trafilatura.load_html(source)
        if tree is None:
            return None, None
        day = page_date(tree)
        return trafilatura.bare_extraction(tree, include_comments=False, with_metadata=True), day
    except Exception as error:  # the page is hostile or broken: any parser error is its fault
        raise ReadError(
            "broken-page",
            "",
            f"is a page that cannot be taken apart ({type(error).__name__})",
            "an HTML page",
            "Save the text itself as .txt.",
        ) from error
