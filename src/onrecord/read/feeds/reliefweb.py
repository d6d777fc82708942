"""ReliefWeb's API, the list of its reports (v1, v2) → a Feed. The body that it gives is the report: no page is asked for.

Comes in: the object. Goes out: items. A report without a body in it, such as one that is only a PDF, is read from its page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.read.feeds.entries import (
    LONGEST_BODY,
    MOST_ITEMS,
    Feed,
    Item,
    bare,
    day,
    digest_of,
    distinct,
    words,
)
from onrecord.read.feeds.json_feed import address, objects, raw


def read(found: Mapping[str, Any], base: str) -> Feed:
    held = objects(found.get("data"))
    items = distinct(_item(one, base) for one in held[:MOST_ITEMS])
    return Feed("ReliefWeb", "ReliefWeb", items, left_out=max(0, len(held) - MOST_ITEMS))


def _item(one: Mapping[str, Any], base: str) -> Item:
    fields = _object(one.get("fields"))
    days = _object(fields.get("date"))
    url = address(base, (fields.get("url_alias"), fields.get("url")))
    title = bare(fields.get("title"))
    marked, text = words(fields.get("body-html"), LONGEST_BODY), words(fields.get("body"), LONGEST_BODY)
    number = words(one.get("id")) or words(fields.get("id"))
    return Item(
        number or url or digest_of(title, marked, text), url, title, day(days.get("original"), days.get("created")), _outlet(fields),
        marked or text, plain=not marked and "</" not in text, complete=True,
        stamp=words(days.get("changed")), raw=raw(one),
    )  # fmt: skip


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _outlet(fields: Mapping[str, Any]) -> str | None:
    """Who published it; ReliefWeb only passes it on."""
    names = [bare(one.get("name")) or bare(one.get("shortname")) for one in objects(fields.get("source"))]
    return ", ".join(name for name in names if name) or None
