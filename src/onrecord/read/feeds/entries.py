"""The nouns of a feed, frozen, and what all its readers share: words made whole, days as they are written.

Comes in: what a reader found. Goes out: Feed and Item.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parsedate_tz

from onrecord.errors import ReadError
from onrecord.read.entry import EARLIEST_YEAR, LATEST_YEAR

MOST_ITEMS = 2_000
"""Items of one feed that are looked at, the first ones: feeds hold 10 to 250, and the newest come first. Read in 2.5 s at most."""
LONGEST_BODY = 500_000
_LONGEST_WORDS = 1_000
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?:\D|$)")


@dataclass(frozen=True, slots=True)
class Item:
    """One item as its feed gives it; nothing of it is fetched here."""

    id: str
    """What the feed calls it, else its address, else a digest of its words; no other item of the feed has the same."""
    url: str | None = None
    """Of its page; None where it names none that could be asked for."""
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    body: str = ""
    """The text that the feed gives in full; empty where it gives none."""
    plain: bool = False
    """Whether the body is text, not HTML."""
    complete: bool = False
    """Whether the body stands for the page, which need not be asked for."""
    stamp: str = ""
    """Whatever else changes when the item does: summary, time of change."""
    raw: bytes = b""

    @property
    def digest(self) -> bytes:
        """Another one tells that the item was changed."""
        words = "\0".join((self.url or "", self.title or "", self.body, self.stamp))
        return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Feed:
    kind: str
    title: str | None
    items: tuple[Item, ...]
    every_s: float = 0.0
    """How often it changes, as it says itself (ttl, sy:updatePeriod); 0 where it does not."""
    left_out: int = 0
    """Items that were not looked at, as there are too many."""
    damaged: bool = False
    """Whether it breaks off or is broken; the items are those up to there."""
    ended: bool = False
    """Whether it says that nothing will be added any more."""


def no_feed(found: str, next: str = "Check the address in a browser.") -> ReadError:
    return ReadError("no-feed", "", found, "RSS, Atom, JSON Feed, ReliefWeb's reports, an article list of GDELT", next)  # fmt: skip


def words(value: object, most: int = _LONGEST_WORDS) -> str:
    """A string as the record can keep it; empty where the value is none. Numbers count as their figures."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)[:most].encode("utf-8", "replace").decode().replace("\0", " ").strip()


def bare(value: object) -> str | None:
    """A title or name without markup, on one line."""
    text = " ".join(html.unescape(re.sub(r"<[^<>]{1,300}>", " ", words(value))).split())
    return words(text) or None


def day(*written: object) -> date | None:
    """The day of the first of these that is one, as it is written there: a time zone does not move it."""
    for one in written:
        if isinstance(one, str) and (found := _iso(one) or _mail(one)):
            return found
    return None


def distinct(items: Iterable[Item]) -> tuple[Item, ...]:
    """Each once. Where a feed gives several the same id, it is the address, or else the words, that tells them apart."""
    held = list(items)
    often = Counter(item.id for item in held)
    named = (
        item if often[item.id] == 1 else replace(item, id=f"{item.id}\n{item.url or item.digest.hex()}")
        for item in held
    )
    return tuple({item.id: item for item in reversed(list(named))}.values())[::-1]


def digest_of(*parts: str | None) -> str:
    """The id of an item that has none."""
    return hashlib.sha256("\0".join(part or "" for part in parts).encode("utf-8", "replace")).hexdigest()[:32]


def _iso(written: str) -> date | None:
    found = _ISO.match(written)
    return _real(int(found[1]), int(found[2]), int(found[3])) if found else None


def _mail(written: str) -> date | None:
    try:
        found = parsedate_tz(written[:100])
    except (ValueError, TypeError, IndexError):
        return None
    return _real(found[0], found[1], found[2]) if found else None


def _real(year: int, month: int, number: int) -> date | None:
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return found if EARLIEST_YEAR <= found.year <= LATEST_YEAR else None
