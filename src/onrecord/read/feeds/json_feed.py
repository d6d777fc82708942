"""JSON Feed (jsonfeed.org, 1.0 and 1.1) → a Feed.

Comes in: the object. Goes out: items; fields of a wrong kind count as not there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
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
    words,
)


def read(found: Mapping[str, Any], base: str) -> Feed:
    held = objects(found.get("items"))
    items = distinct(_item(one, base) for one in held[:MOST_ITEMS])
    return Feed(
        "JSON Feed", bare(found.get("title")), items, left_out=max(0, len(held) - MOST_ITEMS),
        ended=found.get("expired") is True,
    )  # fmt: skip


def objects(value: object) -> list[Mapping[str, Any]]:
    """Those of a list that are objects."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def address(base: str, candidates: Iterable[object]) -> str | None:
    """The first that could be asked for."""
    found = (joined(base, words(one, 4_000)) for one in candidates if words(one))
    return next((one for one in found if one), None)


def raw(one: Mapping[str, Any]) -> bytes:
    """An item written anew: JSON has no bytes of its own for a part of it."""
    return json.dumps(one, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _item(one: Mapping[str, Any], base: str) -> Item:
    url = address(base, (one.get("url"), one.get("external_url")))
    title = bare(one.get("title"))
    marked, text = words(one.get("content_html"), LONGEST_BODY), words(one.get("content_text"), LONGEST_BODY)
    changed = words(one.get("date_modified"))
    return Item(
        words(one.get("id")) or url or digest_of(title, marked, text), url, title,
        day(one.get("date_published"), one.get("date_modified")), None, marked or text, not marked,
        stamp=f"{changed}\0{words(one.get('summary'), 10_000)}", raw=raw(one),
    )  # fmt: skip
