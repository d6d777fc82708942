"""What the rest of the program sees of a record's log: the methods, and plain types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from onrecord.chain import Entry, Fault, What

Tick = Callable[[str, int], None]
"""Told what is being looked at, and how many of it were."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a log, and which record it is of: all that is needed to tell whether another log goes on from it."""

    record: str
    number: int
    hash: str


class Log(Protocol):
    def write(self, what: What, about: str, before: object, after: object, why: str = "") -> Entry:
        """Add an entry for something that is not kept in the record itself: a sign-in, an export, a change of rights."""
        ...

    def entries(self, since: int = 1, about: str | None = None) -> Iterator[Entry]:
        """Entries from number `since` on, in their order; those about one thing where it is named ('report KEY')."""
        ...

    def head(self) -> Head: ...

    def verify(self, tick: Tick = lambda what, done: None) -> Iterator[Fault]:
        """Everything that is not as the log says: entries changed, removed, moved or put in; reports, claims, decisions and
        tables changed behind its back. Nothing, where all is well."""
        ...
