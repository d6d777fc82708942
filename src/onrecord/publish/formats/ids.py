"""How our things are called in the formats of others, and text that they take.

Comes in: ids, words, addresses of pages. Goes out: URNs, short digests, numbers, one-line text. Nothing here depends on an export:
the same incident, report or claim is called the same in every file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from onrecord.records import OWN_WORDS

_FREE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_WEB = re.compile(r"https?://[^\s/?#\"<>]+[^\s\"<>]*", re.IGNORECASE)
_BODIES = ("un", "government", "armed-group", "monitor", "rescue", "media")
_LEFT_OUT = "[name of "
"""How the words begin that protection puts in the place of a name."""


def urn(kind: str, *names: str) -> str:
    """urn:onrecord:claim:levant-wire-1213:c1; what a URN cannot hold is percent-encoded."""
    return ":".join(["urn:onrecord", kind, *(_quoted(name) for name in names)])


def _quoted(text: str) -> str:
    return "".join(chr(b) if b in _FREE else f"%{b:02X}" for b in text.encode("utf-8"))


def unquoted(text: str) -> str:
    """The name as it was before `urn`."""
    parts = re.split(r"%([0-9A-F]{2})", text)
    return b"".join(
        bytes.fromhex(part) if i % 2 else part.encode("ascii") for i, part in enumerate(parts)
    ).decode("utf-8")


def digest(kind: str, *names: str) -> str:
    """'event-3f2a…': letters, digits and a hyphen, for formats that allow nothing else in an id."""
    return f"{kind}-{hashlib.sha256(chr(0).join(names).encode('utf-8')).hexdigest()[:32]}"


def numbers(names: Iterable[str]) -> dict[str, int]:
    """A whole number of 31 bits for each; of two that would get the same one, the later in the order of names gets the next free."""
    given: dict[str, int] = {}
    taken: set[int] = set()
    for name in sorted(set(names)):
        number = int.from_bytes(hashlib.sha256(name.encode("utf-8")).digest()[:4]) & 0x7FFFFFFF or 1
        while number in taken:
            number = number % 0x7FFFFFFF + 1
        taken.add(number)
        given[name] = number
    return given


def web(address: str | None) -> str | None:
    """The address of a page, None where it is none that a browser opens."""
    return address if address and _WEB.fullmatch(address) else None


def one_line(text: str) -> str:
    """Without line ends, control characters and runs of spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def is_known_body(kind: str, key: str) -> bool:
    """Whether a voice of that kind and key is a body that goes by a name: one that the table knows, or an outlet.

    Any other may be a person ('a hospital director'), and two who are called alike are not one.
    """
    return kind in _BODIES and bool(key) and not key.startswith(OWN_WORDS)


def is_left_out(words: str) -> bool:
    """Whether protection took a name out of the words, so that they name nobody: two such are not one person."""
    return _LEFT_OUT in words
