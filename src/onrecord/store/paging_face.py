"""What the rest of the program sees of a record in pages: the methods, and plain types.

A page begins after a key and holds the rows that follow it, so that it stays right while rows are added. A search looks at
so many rows and then says how far it came, instead of walking the whole record for one answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, NamedTuple, Protocol, TypeVar

from onrecord.decisions import Decision, Status
from onrecord.records import Claim, Place, Report
from onrecord.store.stored import StoredFailure

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Found(Generic[Thing]):
    """Things with the numbers that order them. `looked_to` is the last number looked at; None where nothing is beyond."""

    rows: list[tuple[int, Thing]]
    looked_to: int | None


@dataclass(frozen=True, slots=True)
class FoundNames:
    """Names in their order. `looked_to` is the last one looked at; None where nothing is beyond."""

    names: list[str]
    looked_to: str | None


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report without its text."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: date | None
    published_by: str
    text_sha256: str
    made_by: str
    n_claims: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class ReportsWanted:
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""
    """Words of the title."""


@dataclass(frozen=True, slots=True)
class ClaimsWanted:
    """Which claims; a claim of several days is of each of them."""

    kind: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    status: Status | None = None

    def __bool__(self) -> bool:
        return self != ClaimsWanted()


@dataclass(frozen=True, slots=True)
class Where:
    """A place as claims have it. Claims of one reading of the record that have the same share one."""

    place: Place
    """Under its usual name alone: claims that word it differently have equal ones."""
    words: str
    """The report's words for it."""


class Spot(NamedTuple):
    """Where one claim says that something was, as it was read."""

    number: int
    """Of the claim; `Pages.numbered` gives the claim for it."""
    reading: int
    """The number of the reading that it is of: the highest of a report is its newest."""
    report: str
    claim: str
    where: Where | None


@dataclass(frozen=True, slots=True)
class Decided:
    """What decisions after a number are about, and the number of the last one."""

    last: int
    reports: frozenset[str]
    incidents: frozenset[str]


class Pages(Protocol):
    """Each method looks at what comes after a number (or a name), and gives at most so many."""

    def reports(self, after: int, most: int, wanted: ReportsWanted) -> Found[ListedReport]: ...

    def listed(self, report: str) -> ListedReport:
        """One report of the list; NotInRecord where there is none of that id."""
        ...

    def listings(self, reports: Collection[str]) -> dict[str, ListedReport]:
        """Those of these reports that are there, without those that were erased."""
        ...

    def how_many_reports(self) -> int: ...

    def holding(self, after: int, most: int, wanted: ClaimsWanted) -> Found[str]:
        """Reports that may hold such claims: as they were read, or because persons decided about some of theirs."""
        ...

    def incidents(self, after: str, most: int, wanted: ClaimsWanted) -> FoundNames:
        """Incidents that may have such a claim among theirs."""
        ...

    def decisions(self, after: int, most: int, report: str | None, act: str | None) -> Found[Decision]: ...

    def originals(self, after: int, most: int) -> Found[str]:
        """Reports that others copy."""
        ...

    def failures(self, after: int, most: int) -> Found[StoredFailure]: ...

    def open_failures(self, before: int | None, most: int) -> list[tuple[int, StoredFailure]]:
        """Those not resolved, the last first, from one on."""
        ...

    def numbers(self, reports: Collection[str]) -> dict[str, int]: ...

    def read_since(self, reading: int, most: int) -> list[tuple[int, str]]:
        """Readings after a number, in their order, each with the report that it is of."""
        ...

    def decided_since(self, decision: int) -> Decided: ...

    def stamp(self) -> tuple[int, int]:
        """The number of the newest happening and how many there are: while both stay, so do all stamps."""
        ...

    def stamps(self, incidents: Collection[str] | None = None) -> dict[str, tuple[int, int]]:
        """For each incident, or each of these that there is, the number of its newest happening and how many it has: another pair is another incident."""
        ...

    def at(self, place: Place) -> set[str]:
        """The reports that may tell of a place or of what lies in it, and those that persons decided about."""
        ...

    def places(self, name: str, most: int) -> list[Claim]:
        """Claims of places that go by a name, as they were read; at most so many."""
        ...

    def spots(self, reports: Collection[str] | None, kinds: Sequence[str]) -> Iterator[Spot]:
        """Where claims of some reports, or of all, say that something was; claims of `kinds` also where they name no place."""
        ...

    def numbered(self, claims: Collection[int]) -> list[Claim]:
        """Claims by their numbers, as they were read."""
        ...

    def headed(self, reports: Collection[str]) -> dict[str, Report]:
        """These reports without their texts."""
        ...
