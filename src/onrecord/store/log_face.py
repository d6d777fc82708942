"""What the rest of the program sees of a record's log: the methods, and plain types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
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


@dataclass(frozen=True, slots=True)
class LogWanted:
    """Which entries are looked for; what is empty is not asked."""

    by: str = ""
    what: str = ""
    about: str = ""
    """What they are about: 'report KEY', 'claim KEY:c3', 'account NAME'; 'account *' where it only begins so."""
    since: date | None = None
    until: date | None = None

    @property
    def one_subject(self) -> bool:
        """Whether an index finds all of it."""
        return bool(self.about) and not self.about.endswith("*")


@dataclass(frozen=True, slots=True)
class FoundEntries:
    """Entries, newest first. `looked_to` is the last number looked at; None where nothing is beyond.

    There may be none, and more beyond: a search looks at so many entries and then says how far it came.
    """

    entries: list[Entry]
    looked_to: int | None


class Log(Protocol):
    def write(self, what: What, about: str, before: object, after: object, why: str = "") -> Entry:
        """Add an entry for something that is not kept in the record itself: a sign-in, an export, a change of rights."""
        ...

    def entries(self, since: int = 1, about: str | None = None) -> Iterator[Entry]:
        """Entries from number `since` on, in their order; those about one thing where it is named ('report KEY')."""
        ...

    def newest(self, wanted: LogWanted, below: int | None = None, most: int = 50) -> FoundEntries:
        """The newest entries that are wanted, of numbers below `below` where it is given."""
        ...

    def head(self) -> Head: ...

    def verify(self, tick: Tick = lambda what, done: None) -> Iterator[Fault]:
        """Everything that is not as the log says: entries changed, removed, moved or put in; reports, claims, decisions and
        tables changed behind its back. Nothing, where all is well."""
        ...
