"""The bytes of a feed → its items: RSS, Atom, JSON Feed, ReliefWeb's reports, GDELT's article lists. Pure, so that it can run apart.

Comes in: bytes, what the server says of their letters, and the address. Goes out: a Feed, or a ReadError that says what it is instead.
Nothing is fetched here; an item becomes a report in item_report.py.
"""

from __future__ import annotations

import codecs
import json
from typing import Any

from onrecord.read.feeds import gdelt, json_feed, reliefweb, xml_feed
from onrecord.read.feeds.entries import MOST_ITEMS, Feed, Item, no_feed

__all__ = ["MOST_ITEMS", "Feed", "Item", "feed_of"]

_SPACE = codecs.BOM_UTF8 + b" \t\r\n\0"


def feed_of(body: bytes, charset: str, url: str) -> Feed:
    """What it is is told by its first bytes: servers call feeds all sorts of things."""
    start = body.lstrip(_SPACE)
    if start.startswith((b"<", codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return xml_feed.read(body if start[:1] != b"<" or b"\0" in body[:4] else start, charset, url)
    if start.startswith(b"{"):
        return _json(body, url)
    if start.upper().startswith(gdelt.FIRST_COLUMN):
        return gdelt.read_table(start, url)
    raise no_feed(_said(start))


def _json(body: bytes, url: str) -> Feed:
    try:
        found: Any = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise no_feed("begins as JSON, and is broken or cut off") from None
    if not isinstance(found, dict):
        raise no_feed("is JSON, but no feed")
    if isinstance(found.get("items"), list) and "jsonfeed.org" in str(found.get("version")):
        return json_feed.read(found, url)
    if isinstance(found.get("articles"), list):
        return gdelt.read(found, url)
    if isinstance(found.get("data"), list):
        return reliefweb.read(found, url)
    if not found:  # how GDELT says that it found nothing
        return Feed("JSON", None, ())
    raise no_feed("is JSON, but no feed")


def _said(start: bytes) -> str:
    """Interfaces answer in words where a question is wrong or came too early; a few of these help."""
    if not start:
        return "is empty"
    said = " ".join(start[:60].decode("utf-8", "replace").split())
    return f"is no feed; it begins '{said}'" if said.isprintable() else "is no feed"
