"""What a person or a page wrote as an address → where to ask, or a FetchError that says what is wrong with it. Pure.

Comes in: words. Goes out: a Place. Whether its machine may be reached is reach.py's.
"""

from __future__ import annotations

from urllib.parse import quote, urljoin, urlsplit

from onrecord.errors import FetchError
from onrecord.fetching.line import Place

LONGEST = 2000


def is_address(words: str) -> bool:
    return words.lower().startswith(("http://", "https://"))


def joined(base: str, link: str) -> str | None:
    """The address that a link of a page means; None where it is no address of a page (`javascript:`, `mailto:` …)."""
    try:
        found = urljoin(base, link.strip())
        place_of(found)
    except (ValueError, FetchError):
        return None
    return found


def place_of(url: str) -> Place:
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
