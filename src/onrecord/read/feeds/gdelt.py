"""An article list of GDELT's DOC 2.0 API, as JSON or CSV → a Feed of addresses; it gives no texts.

Comes in: the object, or the table. Goes out: items. Its `seendate` is when GDELT came across a page, not when that was
published, and so it is no day of publication.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from onrecord.read.feeds.entries import MOST_ITEMS, Feed, Item, bare, digest_of, distinct, no_feed, words
from onrecord.read.feeds.json_feed import address, objects, raw

FIRST_COLUMN = b"URL,"


def read(found: Mapping[str, Any], base: str) -> Feed:
    return _feed(objects(found.get("articles")), base)


def read_table(body: bytes, base: str) -> Feed:
    """The columns are URL, MobileURL, Date, Title."""
    table = csv.DictReader(io.StringIO(body.decode("utf-8-sig", "replace"), newline=""))
    try:
        rows = [{(name or "").lower(): value for name, value in row.items()} for row in table]
    except csv.Error:
        raise no_feed("begins as a table of GDELT, and is none") from None
    return _feed(rows, base)


def _feed(held: list[Mapping[str, Any]] | list[dict[str, Any]], base: str) -> Feed:
    items = distinct(_item(one, base) for one in held[:MOST_ITEMS])
    return Feed("GDELT", "GDELT", items, left_out=max(0, len(held) - MOST_ITEMS))


def _item(one: Mapping[str, Any], base: str) -> Item:
    url, title = (
        address(base, (one.get("url"), one.get("url_mobile"), one.get("mobileurl"))),
        bare(one.get("title")),
    )
    return Item(
        url or digest_of(title, words(one.get("url"))),
        url,
        title,
        outlet=bare(one.get("domain")),
        raw=raw(one),
    )
