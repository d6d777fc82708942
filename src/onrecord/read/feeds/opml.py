"""A list of feeds (OPML) → their addresses and titles, in order, each once; folders may lie in folders.

Comes in: the bytes of a file. Goes out: Listed, or a Failure for an entry that cannot be asked for. Tags are all that counts, so
that no entity is ever expanded and nothing outside the file is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from onrecord.errors import ReadError
from onrecord.fetching import joined
from onrecord.read.decode import decode
from onrecord.read.feeds.entries import bare, words
from onrecord.records import Failure

LARGEST = 5 * 1024 * 1024
MOST = 5_000


@dataclass(frozen=True, slots=True)
class Listed:
    url: str
    title: str | None = None


def listed(raw: bytes, name: str) -> list[Listed | Failure]:
    """ReadError where it is no list."""
    if len(raw) > LARGEST:
        raise _no_list(f"holds more than {LARGEST // 1024 // 1024} MB")
    found = _Outlines()
    found.feed(decode(raw))
    found.close()
    if not found.is_opml:
        raise _no_list("is no list of feeds")
    if not found.rows:
        raise _no_list("is a list without a feed (no outline has an xmlUrl)")
    if len(found.rows) > MOST:
        raise _no_list(f"lists more than {MOST:,} feeds")
    return list(
        dict.fromkeys(_entry(words(url, 4_000), bare(title), name, line) for url, title, line in found.rows)
    )


def _entry(url: str, title: str | None, name: str, line: int) -> Listed | Failure:
    if (address := joined("", url)) is not None:
        return Listed(address, title)
    return Failure(
        name, f"line {line}", "no-address", "names a feed whose xmlUrl cannot be asked for", "an address that begins with https:// or http://",
        "Mend the line, or take it out.",
    )  # fmt: skip


class _Outlines(HTMLParser):
    """Tags and their attributes, with names in small letters."""

    def __init__(self) -> None:
        super().__init__()
        self.is_opml = False
        self.rows: list[tuple[str, str | None, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_opml = self.is_opml or tag == "opml"
        held = dict(attrs)
        if tag == "outline" and held.get("xmlurl"):
            self.rows.append((held["xmlurl"] or "", held.get("title") or held.get("text"), self.getpos()[0]))


def _no_list(found: str) -> ReadError:
    return ReadError(
        "no-list", "", found, "an OPML file, as feed readers export it, or addresses of feeds",
        "Export the list from a feed reader, or give the addresses.",
    )  # fmt: skip
