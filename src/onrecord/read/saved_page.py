"""An .mht or .mhtml file, a web page saved whole → one Report, its page read as html_page.py reads one.

The page is the root of the saved parts; its Content-Location is the address. The headers' Date is that of the saving
and not taken. Pictures, styles and frames are left out.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

from onrecord.errors import ReadError
from onrecord.read import html_page
from onrecord.read.entry import ReadOptions, sha256
from onrecord.read.inputs import Input, sent_input
from onrecord.read.mail_message import header, parsed, part_text
from onrecord.records import Failure, Report


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    raw = item.whole()
    message = parsed(raw)
    page = _root(message)
    if page is None:
        raise ReadError(
            "no-article",
            "",
            "is a saved page that holds no HTML",
            "pages that a browser saved as one file",
            "Save the page again, as .mhtml or .html.",
        )
    source = codecs.BOM_UTF8 + part_text(page).encode("utf-8", "replace")
    inner = sent_input(item.name, f"{item.stem}.html", source, (".html",))
    at = header(page, "content-location") or header(message, "snapshot-content-location")
    for found in html_page.read(Input(item.name, item.stem, ".html", inner.open, inner.size), options):
        if isinstance(found, Report):
            url = at if at.lower().startswith(("http://", "https://")) else found.url
            found = replace(found, url=url, raw=raw, raw_sha256=sha256(raw))
        yield found


def _root(message: EmailMessage) -> EmailMessage | None:
    """The part that the headers name as the start, else the first page."""
    pages = [part for part in message.walk() if isinstance(part, EmailMessage) and part.get_content_type() in ("text/html", "application/xhtml+xml")]  # fmt: skip
    start = str(message.get_param("start", "") or "").strip("<> ")
    named = [part for part in pages if start and header(part, "content-id").strip("<> ") == start]
    return next(iter(named or pages), None)
