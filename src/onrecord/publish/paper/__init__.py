"""Papers for people: HTML, DOCX and PDF of one and the same content, listed by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date

from onrecord.publish.paper import typeset, web_page, word_file
from onrecord.publish.paper.nouns import Paper

FORMATS: Mapping[str, Callable[[Paper], bytes]] = {
    "html": web_page.as_bytes,
    "docx": word_file.as_bytes,
    "pdf": typeset.as_bytes,
}
TYPES: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
LONG_AGO = date(1980, 1, 1)
"""The day that a paper carries of which nobody knows a day."""
_MOST_BYTES = 4_000_000


def is_own(data: bytes, form: str, generator: str) -> bool:
    """Whether a file was written here, so that writing over it loses nothing."""
    words = generator.encode()
    if form == "html":
        return b'name="generator" content="%s"' % words in data[:2000]
    if form == "pdf":
        return typeset.is_own(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if packed.getinfo("docProps/core.xml").file_size > _MOST_BYTES:
                return False
            return b">%s<" % words in packed.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError):
        return False


__all__ = ["FORMATS", "LONG_AGO", "TYPES", "Paper", "is_own"]
