"""An item of a feed → the one report that its page holds, else the report that it is itself, or a Failure that says why neither.

Comes in: an item, and what fetches a page. Goes out: a Report. What the page says of its title, day and outlet counts before what the
feed says. The raw bytes are the page as it came, or the item as it stands in the feed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from onrecord.errors import FetchError, ReadError
from onrecord.fetching import Fetched
from onrecord.read import one_report
from onrecord.read.entry import ReadOptions
from onrecord.read.feeds import apart
from onrecord.read.feeds.entries import Item, digest_of
from onrecord.read.inputs import failure
from onrecord.read.web_address import read_address
from onrecord.read.web_kinds import address_stem
from onrecord.records import Failure, Report

_FEWEST_SENTENCES = 3
_FEWEST_LETTERS = 300
"""Shorter is a teaser. Of a text that breaks off, however long, the same holds."""
_ENDS = re.compile(r"[.!?][\"'”’)\]]*(?:\s|$)")
_BROKEN_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&hellip;\]|\b(?:read|see) (?:more|the (?:full|whole) \w+)|\bcontinue reading)\W{0,3}$",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"^The post .{1,300} (?:appeared first on|first appeared on) .{1,200}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Found:
    """`passing`: the page may be had at another time."""

    one: Report | Failure
    passing: bool = False


def report_of(
    item: Item, outlet: str | None, latest: date, fetch: Callable[[str], Fetched], last_try: bool
) -> Found:
    """`outlet` is the feed's; a day after `latest` is a slip of the feed's and counts for nothing.

    Where the page may be had another time, the item's own text is read only at the last try.
    """
    item = replace(
        item,
        published=item.published if item.published and item.published <= latest else None,
        outlet=item.outlet or outlet,
    )
    try:
        return _found(item, fetch, last_try)
    except ReadError as error:
        return Found(failure(source_of(item), error))


def _found(item: Item, fetch: Callable[[str], Fetched], last_try: bool) -> Found:
    own = _own_text(item) if item.complete or item.url is None else ""
    if own:
        return Found(_own_report(item, own))
    if item.url is None:
        return Found(failure(source_of(item), _neither()))
    found = _page(item, item.url, fetch)
    if isinstance(found.one, Report) or (found.passing and not last_try) or not (own := _own_text(item)):
        return found
    return Found(_own_report(item, own))


def source_of(item: Item) -> str:
    """What its failures are kept under."""
    return item.url.partition("#")[0] if item.url else f"{_name(item)} of {item.outlet or 'a feed'}"


def _name(item: Item) -> str:
    """Of one without an address: the same as long as its feed calls it the same."""
    return f"item-{digest_of(item.id)[:12]}"


def _page(item: Item, url: str, fetch: Callable[[str], Fetched]) -> Found:
    passing = False

    def noting(address: str) -> Fetched:
        nonlocal passing
        try:
            return fetch(address)
        except FetchError as error:
            passing = error.passing
            raise

    (one,) = read_address(url, ReadOptions(item.published, item.outlet), noting)
    if isinstance(one, Report):
        # The day is the publisher's own, given with the feed; nobody typed it in.
        by = "metadata" if one.published_by == "given" else one.published_by
        one = replace(one, title=one.title or item.title, published_by=by)
    return Found(one, passing)


def _own_text(item: Item) -> str:
    """The text of the item, where it is a whole one."""
    text = item.body if item.plain else apart.text(item.body)
    text = _FOOTER.sub("", text).strip()
    long = len(text) >= _FEWEST_LETTERS and len(_ENDS.findall(text)) >= _FEWEST_SENTENCES
    return text if long and not _BROKEN_OFF.search(text) else ""


def _own_report(item: Item, text: str) -> Report | Failure:
    fields: dict[str, object] = {
        "text": text, "title": item.title, "outlet": item.outlet, "url": item.url,
        "published": item.published.isoformat() if item.published else None,
    }  # fmt: skip
    id = address_stem(item.url) if item.url else _name(item)
    try:
        made = one_report(fields, id, source_of(item), item.raw)
    except ReadError as error:
        return failure(source_of(item), error)
    return replace(made, published_by="metadata") if made.published_by == "given" else made


def _neither() -> ReadError:
    return ReadError(
        "no-page", "", "names no page that could be asked for, and holds no whole text", "an item with a link or with its text",
        "Find the report by its title, and add it by hand.",
    )  # fmt: skip
