"""RSS and Atom → a Feed. The grammar is feedparser's (ADR 0021), which gets bytes alone and so never opens anything.

Comes in: bytes, and the address they came from. Goes out: items, each with its own bytes of the feed. More than MOST_ITEMS are
cut off before anything is parsed.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from typing import Any

from onrecord.fetching import joined
from onrecord.read.feeds.entries import (
    LONGEST_BODY,
    MOST_ITEMS,
    Feed,
    Item,
    bare,
    day,
    digest_of,
    distinct,
    no_feed,
    words,
)

MOST_TAGS, MOST_SIGNS = 250_000, 1_500_000
"""Tags, and characters written as `&…;`, that are given to the parser: where the XML is broken it takes up to 16 µs for each tag."""
_HIDING = re.compile(rb"<!\[CDATA\[|<!--")
_TAG = re.compile(rb"<(/?)(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s/>])", re.IGNORECASE)
_PERIODS = {"hourly": 3600.0, "daily": 86_400.0, "weekly": 604_800.0, "monthly": 2_592_000.0, "yearly": 31_536_000.0}  # fmt: skip
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


def read(body: bytes, charset: str, url: str) -> Feed:
    import feedparser  # here: most commands read no feed

    body = _one_byte_a_sign(body)
    spans = list(_spans(body))
    left_out = max(0, len(spans) - MOST_ITEMS)
    if left_out:
        body = body[: spans[MOST_ITEMS - 1][1]]
        spans = spans[:MOST_ITEMS]
    if body.count(b"<") > MOST_TAGS or body.count(b"&") > MOST_SIGNS:
        raise no_feed("holds more tags than any feed has")
    headers = {
        "content-type": f"application/xml; charset={charset}" if charset else "application/xml",
        "content-location": url,
    }
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = feedparser.parse(io.BytesIO(body), response_headers=headers)
    except Exception as error:  # whatever a hostile feed breaks in the parser is the feed's fault
        raise no_feed(f"is a feed that cannot be taken apart ({type(error).__name__})") from error
    version = words(found.get("version"))
    if not version and not found.entries:
        raise no_feed(*_what(body))
    entries = found.entries[:MOST_ITEMS]
    own = [body[start:end] for start, end in spans] if len(spans) == len(entries) else [None] * len(entries)
    items = distinct(_item(entry, raw, url) for entry, raw in zip(entries, own, strict=True))
    title, every = bare(found.feed.get("title")), _every(found.feed)
    # Cut by us, it is broken at its end; that is told by left_out.
    return Feed(_kind(version), title, items, every, left_out, damaged=_broken(found) and not left_out)


def _item(entry: Any, raw: bytes | None, base: str) -> Item:
    title = bare(entry.get("title"))
    link = entry.get("feedburner_origlink") or entry.get("link") or ""
    url = joined(base, words(link, 4_000)) if link else None
    body, plain = _body(entry)
    written = {name: words(dict.get(entry, name)) for name in ("published", "updated", "created")}
    id = words(entry.get("id")) or url or digest_of(title, body, *written.values())
    stamp = "\0".join((written["updated"], written["published"], words(entry.get("summary"), 10_000)))
    outlet = bare((entry.get("source") or {}).get("title"))
    if raw is None:
        raw = "\n".join(part for part in (id, url, title, *written.values(), body) if part).encode()
    return Item(id, url, title, day(*written.values()), outlet, body, plain, stamp=stamp, raw=raw)


def _body(entry: Any) -> tuple[str, bool]:
    """The longest of its contents: some feeds give a short one beside the whole."""
    contents = [
        (words(one.get("value"), LONGEST_BODY), one.get("type") == "text/plain")
        for one in entry.get("content") or ()
    ]
    return max(contents, key=lambda one: len(one[0]), default=("", False))


def _every(feed: Any) -> float:
    ttl = words(feed.get("ttl"))
    minutes = float(ttl[:8]) * 60 if ttl.isascii() and ttl.isdigit() else 0.0
    often = words(feed.get("sy_updatefrequency"))
    times = max(1.0, float(often[:8])) if often.isascii() and often.isdigit() else 1.0
    return max(minutes, _PERIODS.get(words(feed.get("sy_updateperiod")).lower(), 0.0) / times)


def _kind(version: str) -> str:
    name = "Atom" if version.startswith("atom") else "RSS"
    number = re.search(r"\d+", version)
    return f"{name} {number[0][0]}.{number[0][1:]}" if number and len(number[0]) > 1 else name


def _broken(found: Any) -> bool:
    return bool(found.bozo) and "SAXParse" in type(found.get("bozo_exception")).__name__


def _one_byte_a_sign(body: bytes) -> bytes:
    """UTF-16 as UTF-8, so that what follows sees tags; of the others every tag is ASCII."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            text = body.decode(encoding, "replace").lstrip("\ufeff")
            return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text).encode("utf-8", "replace")
    return body


def _spans(body: bytes) -> Iterator[tuple[int, int]]:
    """Where each item begins and ends; what CDATA and comments hold is no tag."""
    began = None
    for start, stop in _open_stretches(body):
        for tag in _TAG.finditer(body, start, stop):
            if not tag[1]:
                began = tag.start() if began is None else began
            elif began is not None:
                end = body.find(b">", tag.end()) + 1
                yield began, end or tag.end()
                began = None


def _open_stretches(body: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    while (hidden := _HIDING.search(body, at)) is not None:
        yield at, hidden.start()
        close = body.find(b"]]>" if hidden[0] != b"<!--" else b"-->", hidden.end())
        if close < 0:
            return
        at = close + 3
    yield at, len(body)


def _what(body: bytes) -> tuple[str, str]:
    head = body[:2_000].lower()
    if b"<opml" in head:
        return "is a list of feeds, not a feed", "Save it, and give the file."
    if b"<html" in head or b"<!doctype html" in head:
        return (
            "is a web page, not a feed",
            "Give the address of its feed, which such pages often link to as RSS.",
        )
    return "is XML, but no feed", "Check the address in a browser."
