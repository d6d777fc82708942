"""What a server says of a page, as readers of files need it: its kind as a suffix, its text in an encoding they tell, its address as an id."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

SUFFIXES: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""What a page may be that a person asks for; those that READERS has a reader for are read."""
ARCHIVED: Mapping[str, str] = {
    **SUFFIXES,
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "text/csv": ".csv",
    "application/epub+zip": ".epub",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}
"""What a web archive may hold besides."""
_LONGEST_ID = 80


def readable(kind: str, charset: str | None, body: bytes) -> bytes:
    """The body in an encoding that the readers tell by themselves: what the headers say of it counts before what it says itself."""
    if not charset or not kind.startswith(("text/", "application/xhtml")):
        return body
    try:
        encoding = codecs.lookup(charset).name
        if encoding == "utf-8":
            return body  # damage in it is to be found
        text = body.decode("cp1252" if encoding in ("iso8859-1", "ascii") else encoding, "replace")
    except (LookupError, ValueError):
        return body  # no encoding that is known
    return codecs.BOM_UTF8 + text.encode()


def address_stem(url: str) -> str:
    """The id of the report, out of its address: 'news.example-2016-12-13-aleppo'."""
    words = re.sub(r"\.(?:html?|php|aspx?)$", "", url.partition("://")[2].partition("?")[0].rstrip("/"))
    return re.sub(r"[^\w.]+", "-", words).strip("-.")[:_LONGEST_ID].rstrip("-.") or "page"
