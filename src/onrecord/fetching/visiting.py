"""Several questions one after the other, as a guest asks them: each server's robots.txt once, and a pause between two to one host.

Comes in: addresses. Goes out: pages, and feeds where they changed; FetchError where a server does not give them. A host that says
'not now' is not asked again before the moment that it names.
"""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urljoin

from onrecord.errors import FetchError
from onrecord.fetching import robots
from onrecord.fetching.addresses import place_of
from onrecord.fetching.line import AGENT, Answer, Deadline, MayReach, Place, ask
from onrecord.fetching.reach import is_public
from onrecord.fetching.waiting import fresh_for, pause
from onrecord.settings import FETCH_VARIABLE, fetch_is_off

REDIRECTS = 5
WITHIN_S = 20.0
"""For all of it: looking up names, asking for robots.txt, redirects, the page; pauses not counted."""
LARGEST = 10 * 1024 * 1024
_MOVED = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_NOT_NOW = (429, 503)
_PASSING = (408, 425, 429, 500, 502, 503, 504)
_LONGEST_MARK = 500
_FEED = {
    "Accept": "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer as it came, and what its headers say of the body."""

    url: str
    """Of the page itself, after redirects."""
    head: bytes
    sent: bytes
    """The body as it was sent."""
    body: bytes
    """The body as it is read: unpacked, where the server packed it."""
    kind: str
    """The media type, as 'text/html'; empty where the server names none."""
    charset: str

    @property
    def raw(self) -> bytes:
        """Headers and body as they came."""
        return self.head + b"\r\n" + self.sent


@dataclass(frozen=True, slots=True)
class Marks:
    """What a server gave with a feed, to be shown to it at the next question (RFC 9110, ETag and Last-Modified)."""

    etag: str = ""
    modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: mark for name, mark in named.items() if mark}


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """What a server says of a feed: its bytes, that nothing is new, or that it is gone for good."""

    state: Literal["given", "not-modified", "gone"]
    fetched: Fetched
    marks: Marks
    fresh_s: float
    """How long the server says that this holds."""
    moved_to: str
    """Where the server says that the feed lies for good; empty where it is where it was asked for."""


@dataclass
class Visits:
    """`may_reach` and a pause of none are for tests, whose server is on this machine."""

    may_reach: MayReach = is_public
    pause_s: float = 0.0
    closed: dict[str, float] = field(default_factory=dict)
    """Host → the moment (seconds since 1970) before which it does not wish to be asked."""
    now: Callable[[], float] = time.time
    _rules: dict[str, str | None] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def page(self, url: str, within_s: float = WITHIN_S) -> Fetched:
        place, answer, _ = self._followed(url, Deadline(within_s), {})
        if answer.status != 200:
            raise _not_given(answer)
        return _fetched(place, answer)

    def feed(self, url: str, marks: Marks, within_s: float = WITHIN_S) -> FeedAnswer:
        """The marks are those that the last answer from this address came with."""
        place, answer, moved = self._followed(url, Deadline(within_s), _FEED | marks.headers)
        if answer.status == 200:
            state: Literal["given", "not-modified", "gone"] = "given"
        elif answer.status == 304 and marks.headers:
            state = "not-modified"
        elif answer.status == 410:
            state = "gone"
        else:
            raise _not_given(answer)
        now = Marks(_mark(answer, "ETag"), _mark(answer, "Last-Modified"))
        return FeedAnswer(
            state, _fetched(place, answer), now if now.headers or state == "given" else marks,
            fresh_for(answer.headers.get("Cache-Control", ""), answer.headers.get("Age", "")), place.url if moved else "",
        )  # fmt: skip

    def closed_until(self, url: str) -> float:
        return self.closed.get(place_of(url).host, 0.0)

    def _followed(
        self, url: str, deadline: Deadline, more: Mapping[str, str]
    ) -> tuple[Place, Answer, bool]:  # fmt: skip
        """The answer at the end of the redirects, and whether all of them are for good."""
        refuse(url)
        place, for_good, moved = place_of(url), True, False
        for _ in range(REDIRECTS + 1):
            self._obey(place, deadline)
            answer = self._ask(place, deadline, LARGEST, more)
            to = answer.headers.get("Location")
            if answer.status not in _MOVED or not to:
                return place, answer, moved and for_good
            for_good, moved = for_good and answer.status in _FOR_GOOD, True
            place = place_of(urljoin(place.url, to))
        raise FetchError(
            "too-many-redirects", "", f"is passed on more than {REDIRECTS} times", "an address that leads to a page",
            "Open it in a browser, and give the address that it ends at.",
        )  # fmt: skip

    def _ask(
        self, place: Place, deadline: Deadline, most: int, more: Mapping[str, str], cut: bool = False
    ) -> Answer:
        if (left := self.closed.get(place.host, 0.0) - self.now()) > 0:
            raise _busy(left)
        since = time.monotonic() - self._asked.get(place.host, float("-inf"))
        if since < self.pause_s:
            deadline.rest(self.pause_s - since)
        try:
            answer = ask(place, deadline, self.may_reach, most, cut, more)
        finally:
            self._asked[place.host] = time.monotonic()
        if answer.status == 429 or (answer.status in _NOT_NOW and answer.headers.get("Retry-After")):
            self.closed[place.host] = self.now() + pause(answer.headers.get("Retry-After", ""), self.now())
        return answer

    def _obey(self, place: Place, deadline: Deadline) -> None:
        """A server that does not wish its page to be read by programs is left alone."""
        if place.server not in self._rules:
            self._rules[place.server] = self._robots(place, deadline)
        text = self._rules[place.server]
        if text is None or not robots.allows(text, AGENT, place.path):
            why = "says so in its robots.txt" if text is not None else "does not give its robots.txt"
            raise FetchError(
                "robots", "", f"is not to be read by programs: its server {why}", "a page that its server lets programs read",
                "Open it in a browser, save it and add the file.", passing=text is None,
            )  # fmt: skip

    def _robots(self, place: Place, deadline: Deadline) -> str | None:
        """The text of robots.txt; empty where the server has none, None where it cannot say."""
        at = place_of(f"{place.server}/robots.txt")
        for _ in range(REDIRECTS + 1):
            answer = self._ask(at, deadline, robots.LARGEST, {}, cut=True)
            to = answer.headers.get("Location")
            if answer.status in _MOVED and to:
                at = place_of(urljoin(at.url, to))
                continue
            if answer.status == 200:
                return answer.body.decode("utf-8", "replace")
            return "" if 400 <= answer.status < 500 else None
        return ""  # as the standard has it


def refuse(url: str) -> None:
    """FetchError where it is known without asking anybody that nothing will be fetched."""
    if fetch_is_off(os.environ):
        raise FetchError(
            "fetching-is-off", "", f"is not fetched: an administrator has turned that off ({FETCH_VARIABLE}=off)", "a file, or pasted text",
            "Open the page in a browser, save it and add the file.", passing=True,
        )  # fmt: skip
    place_of(url)


def _fetched(place: Place, answer: Answer) -> Fetched:
    packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
    stated = answer.headers.get("Content-Type") is not None
    kind = answer.headers.get_content_type() if stated else ""
    charset = str(answer.headers.get_content_charset("")) if stated else ""
    body = _unpacked(answer.body, packing) if answer.status == 200 else b""
    return Fetched(place.url, answer.head, answer.body, body, kind, charset)


def _unpacked(body: bytes, packing: str) -> bytes:
    """Of pages none is asked for; some servers pack all the same."""
    if packing in ("", "identity"):
        return body
    if packing in ("gzip", "x-gzip", "deflate"):
        try:
            unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
            made = unpacking.decompress(body, LARGEST + 1)
        except zlib.error:
            made = b""
        if 0 < len(made) <= LARGEST and unpacking.eof:
            return made
    raise FetchError(
        "packed", "", "is sent packed in a way that is not opened, or larger than it says", "a page as it stands, or packed with gzip",
        "Open it in a browser, save it and add the file.",
    )  # fmt: skip


def _mark(answer: Answer, name: str) -> str:
    """A mark that can be sent back; empty where it cannot."""
    said = (answer.headers.get(name) or "").strip()
    return said if len(said) <= _LONGEST_MARK and said.isprintable() else ""


def _not_given(answer: Answer) -> FetchError:
    return FetchError(
        "not-given", "", f"is not given by its server: it answered {answer.status}", "a page that the server gives to everybody",
        "Check the address in a browser; where it needs signing in, save the page and add the file.", passing=answer.status in _PASSING,
    )  # fmt: skip


def _busy(left: float) -> FetchError:
    return FetchError(
        "busy", "", f"is of a server that asked to be left alone; that ends in {max(1, round(left / 60)):,} minutes",
        "a server that may be asked", "Wait; it is asked again after that.", passing=True,
    )  # fmt: skip
