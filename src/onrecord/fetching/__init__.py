"""One web page, fetched because a person asked for it: the one place of the house that opens a network connection (ADR 0017).

Comes in: an address. Goes out: what the server answered, or a FetchError that says why it was not fetched. Public machines alone,
also after each redirect; robots.txt is obeyed; what the page says is read elsewhere.
"""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from onrecord.errors import FetchError
from onrecord.fetching import robots
from onrecord.fetching.line import AGENT, Answer, Deadline, MayReach, Place, ask
from onrecord.fetching.reach import is_public
from onrecord.settings import FETCH_VARIABLE, fetch_is_off

__all__ = ["REDIRECTS", "Fetched", "fetch", "is_address", "refuse"]

REDIRECTS = 5
WITHIN_S = 20.0
"""For all of it: looking up names, asking for robots.txt, redirects, the page."""
LARGEST = 10 * 1024 * 1024
LONGEST = 2000
_MOVED = (301, 302, 303, 307, 308)


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


def is_address(words: str) -> bool:
    return words.lower().startswith(("http://", "https://"))


def fetch(url: str, may_reach: MayReach = is_public, within_s: float = WITHIN_S) -> Fetched:
    """`may_reach` is for tests, whose server is on this machine."""
    refuse(url)
    place, deadline = _place(url), Deadline(within_s)
    rules: dict[str, str | None] = {}
    for _ in range(REDIRECTS + 1):
        _obey(place, rules, deadline, may_reach)
        answer = ask(place, deadline, may_reach, LARGEST)
        to = answer.headers.get("Location")
        if answer.status not in _MOVED or not to:
            return _fetched(place, answer)
        place = _place(urljoin(place.url, to))
    raise FetchError(
        "too-many-redirects", "", f"is passed on more than {REDIRECTS} times", "an address that leads to a page",
        "Open it in a browser, and give the address that it ends at.",
    )  # fmt: skip


def refuse(url: str) -> None:
    """FetchError where it is known without asking anybody that nothing will be fetched."""
    if fetch_is_off(os.environ):
        raise FetchError(
            "fetching-is-off", "", f"is not fetched: an administrator has turned that off ({FETCH_VARIABLE}=off)", "a file, or pasted text",
            "Open the page in a browser, save it and add the file.",
        )  # fmt: skip
    _place(url)


def _fetched(place: Place, answer: Answer) -> Fetched:
    if answer.status != 200:
        raise FetchError(
            "not-given", "", f"is not given by its server: it answered {answer.status}", "a page that the server gives to everybody",
            "Check the address in a browser; where it needs signing in, save the page and add the file.",
        )  # fmt: skip
    packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
    stated = answer.headers.get("Content-Type") is not None
    kind = answer.headers.get_content_type() if stated else ""
    charset = str(answer.headers.get_content_charset("")) if stated else ""
    return Fetched(place.url, answer.head, answer.body, _unpacked(answer.body, packing), kind, charset)


def _unpacked(body: bytes, packing: str) -> bytes:
    """None was asked for; some servers pack all the same."""
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


def _obey(place: Place, rules: dict[str, str | None], deadline: Deadline, may_reach: MayReach) -> None:
    """A server that does not wish its page to be read by programs is left alone."""
    if place.server not in rules:
        rules[place.server] = _robots(place, deadline, may_reach)
    text = rules[place.server]
    if text is None or not robots.allows(text, AGENT, place.path):
        why = "says so in its robots.txt" if text is not None else "does not give its robots.txt"
        raise FetchError(
            "robots", "", f"is not to be read by programs: its server {why}", "a page that its server lets programs read",
            "Open it in a browser, save it and add the file.",
        )  # fmt: skip


def _robots(place: Place, deadline: Deadline, may_reach: MayReach) -> str | None:
    """The text of robots.txt; empty where the server has none, None where it cannot say."""
    at = _place(f"{place.server}/robots.txt")
    for _ in range(REDIRECTS + 1):
        answer = ask(at, deadline, may_reach, robots.LARGEST, cut=True)
        to = answer.headers.get("Location")
        if answer.status in _MOVED and to:
            at = _place(urljoin(at.url, to))
            continue
        if answer.status == 200:
            return answer.body.decode("utf-8", "replace")
        return "" if 400 <= answer.status < 500 else None
    return ""  # as the standard has it


def _place(url: str) -> Place:
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError:
        raise _no_address("cannot be read as an address") from None
    if parts.scheme not in ("http", "https"):
        raise _no_address("begins with neither http:// nor https://")
    if not host or len(url) > LONGEST:
        raise _no_address("names no server" if not host else f"is longer than {LONGEST:,} characters")
    if parts.username is not None or parts.password is not None:
        raise _no_address("holds a name or password, which would be kept with the report")
    if port == 0 or any(character.isspace() or ord(character) < 32 for character in host):
        raise _no_address("names no server")
    tls = parts.scheme == "https"
    safe = "/%:@!$&'()*+,;=~-._"
    path = quote(parts.path or "/", safe=safe) + (
        f"?{quote(parts.query, safe=safe + '?[]|')}" if parts.query else ""
    )
    return Place(tls, host, port or (443 if tls else 80), path)


def _no_address(found: str) -> FetchError:
    return FetchError(
        "no-address",
        "",
        found,
        "the address of a web page, such as https://news.example/page",
        "Copy it from the browser's address line.",
    )
