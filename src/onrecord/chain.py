"""The record's log as a chain: each entry holds the hash of the one before, so that none can change unseen.

Comes in: what was done, by whom, when. Goes out: entries, and what is wrong with a chain of them. Pure; how entries are
kept is the store's. What an entry says in words (`detail`) is hashed with a salt and kept beside the entry, so that it can
be erased on request without breaking the chain: the entry and its hash stay, and nobody can guess what stood there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

What = Literal[
    "begin", "adopt", "migrate", "add", "read", "fail", "resolve", "compare", "link", "decide", "erase",
    "sign-in", "sign-out", "sign-in-refused", "rights", "export", "issue", "backup", "restore", "settings",
]  # fmt: skip
"""What entries are about; docs/log.md says what each holds."""

START = "0" * 64
"""What the first entry holds in place of a hash."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `body` is the canonical JSON that `hash` is of; `detail` is None where it was erased."""

    number: int
    body: str
    hash: str
    detail: str | None

    def told(self) -> dict[str, Any]:
        """The entry as one object: number, at, by, what, and about, before, after, why where they are kept."""
        held: dict[str, Any] = json.loads(self.body)
        words = json.loads(self.detail) if self.detail is not None else {"erased": True}
        words.pop("salt", None)
        return (
            {"number": held["n"]} | {k: held[k] for k in ("at", "by", "what")} | words | {"hash": self.hash}
        )


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as the log says: where, and what was found there."""

    where: str
    found: str


def canonical(value: object) -> str:
    """JSON with one spelling for each value: sorted keys, no spaces, Unicode as it is, the shortest number that reads back."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def detail_of(about: str, before: object, after: object, why: str, salt: str) -> str:
    return canonical({"about": about, "before": before, "after": after, "why": why, "salt": salt})


def next_entry(number: int, previous: str, at: datetime, by: str, what: What, detail: str) -> Entry:
    """The entry after `previous`, the hash of the one before."""
    body = canonical(
        {
            "n": number,
            "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
            "by": by,
            "what": what,
            "detail": sha256(detail),
            "previous": previous,
        }
    )
    return Entry(number, body, sha256(body), detail)


def erased_in(entries: Iterable[Entry]) -> dict[int, str]:
    """The entries whose detail a later entry says was erased, and the digest of that detail."""
    out: dict[int, str] = {}
    for entry in entries:
        if '"what":"erase"' not in entry.body or entry.detail is None:
            continue
        try:
            told = json.loads(entry.detail)["after"]["entries"]
            out |= {int(number): str(words) for number, words in told.items()}
        except (ValueError, TypeError, KeyError, AttributeError):
            continue  # what its words should be, the chain tells
    return out


def faults(entries: Iterable[Entry], erased: Mapping[int, str], bare: bool = False) -> Iterator[Fault]:
    """What is wrong with a chain, given in the order of its numbers.

    `erased` as `erased_in` gives it; a `bare` chain was given without any detail.
    """
    expected, previous = 1, START
    for entry in entries:
        where = f"log entry {entry.number}"
        if entry.number != expected:
            missing = f"{expected} to {entry.number - 1}" if entry.number - expected > 1 else f"{expected}"
            yield (
                Fault(f"log entry {missing}", "is missing")
                if entry.number > expected
                else Fault(where, "stands twice")
            )
        yield from _entry_faults(entry, where, previous, {} if bare else erased, bare)
        expected, previous = entry.number + 1, entry.hash


def _entry_faults(
    entry: Entry, where: str, previous: str, erased: Mapping[int, str], bare: bool
) -> Iterator[Fault]:
    if sha256(entry.body) != entry.hash:
        yield Fault(where, "was changed: its hash is not that of its body")
    held = _body(entry.body)
    if held is None:
        yield Fault(where, "is no entry of a log")
        return
    if held["n"] != entry.number:
        yield Fault(where, f"carries the number {held['n']}")
    if held["previous"] != previous:
        yield Fault(where, "does not follow the entry before it: one was changed, removed, moved or put in")
    if bare:
        return
    if entry.detail is None:
        if erased.get(entry.number) != held["detail"]:
            yield Fault(where, "has lost its words, and no entry says that they were erased")
    elif sha256(entry.detail) != held["detail"]:
        yield Fault(where, "was changed: its words are not those that its hash is of")
    elif entry.number in erased:
        yield Fault(where, "has words that an entry says were erased")


_KEYS = {"n": int, "at": str, "by": str, "what": str, "detail": str, "previous": str}


def _body(text: str) -> dict[str, Any] | None:
    try:
        held = json.loads(text)
    except ValueError:
        return None
    if not isinstance(held, dict) or held.keys() != _KEYS.keys():
        return None
    return held if all(isinstance(held[key], kind) for key, kind in _KEYS.items()) else None


# --- sums of tables ------------------------------------------------------------------------------

_BITS, _LESS = 3072, 1103717
_PRIME: int = 2**_BITS - _LESS
_MASK: int = 2**_BITS - 1


class Sum:
    """A digest of a set of rows that takes rows in and out one by one, whatever their order.

    MuHash (Bellare and Micciancio 1997, with the 3,072-bit prime of Bitcoin Core's `muhash.h`): each row becomes a number
    below a prime by SHAKE-256; a set is the product of its numbers. Finding two sets of one product is as hard as
    discrete logarithms. What was taken out is kept as a product of its own, so that nothing is divided but when two sums
    are compared, and a table of millions is never walked to keep its sum.
    """

    def __init__(self, put: int = 1, taken: int = 1) -> None:
        self._put, self._taken = put, taken

    def put(self, row: str) -> None:
        self._put = _times(self._put, _number(row))

    def take(self, row: str) -> None:
        self._taken = _times(self._taken, _number(row))

    def is_of(self, rows: Sum) -> bool:
        """Whether this is the sum of the rows that were put into the other."""
        return _times(rows._put, self._taken) % _PRIME == _times(self._put, rows._taken) % _PRIME

    def as_text(self) -> str:
        return f"{self._put % _PRIME:x}/{self._taken % _PRIME:x}"

    @classmethod
    def from_text(cls, text: str) -> Sum:
        """ValueError where it is no sum."""
        put, _, taken = text.partition("/")
        held = int(put, 16), int(taken, 16)
        if not all(0 < one < _PRIME for one in held):
            raise ValueError("no sum")
        return cls(*held)


def _times(a: int, b: int) -> int:
    """A number equal to the product by the modulus, of few more bits than it: the prime is just below a power of two."""
    product = a * b
    product = (product & _MASK) + (product >> _BITS) * _LESS
    return (product & _MASK) + (product >> _BITS) * _LESS


def _number(row: str) -> int:
    return (
        int.from_bytes(hashlib.shake_256(row.encode("utf-8", "surrogatepass")).digest(_BITS // 8), "big") or 1
    )
