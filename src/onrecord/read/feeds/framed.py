"""A feed and its items as frames (read/frames.py) and back, each field checked: they come from a process that has read hostile bytes.

Comes in: a Feed, or what came over the pipe. Goes out: the other of the two; BrokenFrame where it is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from onrecord.read.entry import UNSTORABLE
from onrecord.read.feeds.entries import Feed, Item
from onrecord.read.frames import BrokenFrame

_ITEM: Mapping[str, tuple[type, ...]] = {
    "id": (str,), "url": (str, type(None)), "title": (str, type(None)), "outlet": (str, type(None)), "body": (str,),
    "plain": (bool,), "complete": (bool,), "stamp": (str,),
}  # fmt: skip
_FEED: Mapping[str, tuple[type, ...]] = {
    "kind": (str,), "title": (str, type(None)), "every_s": (float, int), "left_out": (int,), "damaged": (bool,), "ended": (bool,),
}  # fmt: skip
_MARK = "stamp"
"""It is only compared with others: it is kept nowhere, and its parts are set apart by NUL."""


def of_item(item: Item) -> dict[str, object]:
    """Without its bytes, which go along as such."""
    told: dict[str, object] = {name: getattr(item, name) for name in _ITEM}
    return told | {"published": item.published.isoformat() if item.published else None}


def item_of(told: object, raw: bytes) -> Item:
    fields = _fields(told, _ITEM, "published")
    day = fields.pop("published")
    if not (day is None or isinstance(day, str)):
        raise BrokenFrame
    try:
        return Item(**fields, published=date.fromisoformat(day) if day else None, raw=raw)
    except ValueError as error:
        raise BrokenFrame from error


def of_feed(feed: Feed) -> dict[str, object]:
    """Without its items."""
    return {name: getattr(feed, name) for name in _FEED}


def feed_of(told: object, items: tuple[Item, ...]) -> Feed:
    return Feed(**_fields(told, _FEED), items=items)


def _fields(told: object, kinds: Mapping[str, tuple[type, ...]], *more: str) -> dict[str, Any]:
    if not isinstance(told, dict) or told.keys() != {*kinds, *more}:
        raise BrokenFrame
    for name, kind in kinds.items():
        value = told[name]
        if type(value) not in kind or (isinstance(value, str) and name != _MARK and UNSTORABLE.search(value)):
            raise BrokenFrame
    return dict(told)
