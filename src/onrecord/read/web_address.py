"""A web address → the one report that its page holds, or a Failure that says why not.

Comes in: an address that a person gave. Goes out: a Report whose raw bytes are the server's headers and body as they came.
Fetching is fetching/'s, taking the page apart html_page.py's.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from onrecord import fetching
from onrecord.errors import FetchError
from onrecord.fetching import Fetched
from onrecord.read import READERS, sent
from onrecord.read.entry import ReadOptions, sha256
from onrecord.read.inputs import failure
from onrecord.records import Failure, Report

Fetch = Callable[[str], Fetched]

_SUFFIXES: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""What a page may be; those that READERS has a reader for are read."""
_LONGEST_ID = 80


def read_address(url: str, options: ReadOptions, fetch: Fetch = fetching.fetch) -> Iterator[Report | Failure]:
    source = url.strip().partition("#")[0]
    try:
        got = fetch(source)
        name = f"{stem_of(got.url)}{_suffix(got.kind)}"
    except FetchError as error:
        yield failure(source, error)
        return
    for found in sent(source, name, _readable(got), options):
        if isinstance(found, Report):
            found = replace(found, url=got.url, raw=got.raw, raw_sha256=sha256(got.raw))
        yield found


def _suffix(kind: str) -> str:
    suffix = _SUFFIXES.get(kind or "text/html", "")
    if suffix not in READERS:
        kinds = ", ".join(kind for kind, ending in _SUFFIXES.items() if ending in READERS)
        raise FetchError(
            "unknown-kind", "", f"is no page of text but {kind[:60]}", kinds, "Save it in one of the kinds of file that are read, and add the file.",
        )  # fmt: skip
    return suffix


def _readable(got: Fetched) -> bytes:
    """The body in an encoding that the readers tell by themselves: what the headers say of it counts before what it says itself."""
    if not got.charset or not got.kind.startswith(("text/", "application/xhtml")):
        return got.body
    try:
        encoding = codecs.lookup(got.charset).name
        if encoding == "utf-8":
            return got.body  # damage in it is to be found
        text = got.body.decode("cp1252" if encoding in ("iso8859-1", "ascii") else encoding, "replace")
    except (LookupError, ValueError):
        return got.body  # no encoding that is known
    return codecs.BOM_UTF8 + text.encode()


def stem_of(url: str) -> str:
    """The id of the report, out of its address: 'news.example-2016-12-13-aleppo'."""
    words = re.sub(r"\.(?:html?|php|aspx?)$", "", url.partition("://")[2].partition("?")[0].rstrip("/"))
    return re.sub(r"[^\w.]+", "-", words).strip("-.")[:_LONGEST_ID].rstrip("-.") or "page"
