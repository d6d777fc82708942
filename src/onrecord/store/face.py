"""What the rest of the program sees of a record: its methods, and what they give back.

Plain types only, so that a record can be named, and replaced in a test, without a database.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Literal, Protocol, Self

from onrecord.address import Address
from onrecord.errors import NotInRecord
from onrecord.records import Claim, Failure, Report
from onrecord.store.accounts_face import Accounts
from onrecord.store.decisions_face import Decisions
from onrecord.store.links_face import Links
from onrecord.store.log_face import Log
from onrecord.store.paging_face import Pages
from onrecord.store.stored import StoredFailure

__all__ = ["Added", "Counts", "Outcome", "Record", "StoredFailure", "StoredReport", "no_report"]

Outcome = Literal["new", "same", "new-version"]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a report did, and the id under which it stands."""

    outcome: Outcome
    report_id: str


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report as the record holds it; `made_by` is the newest version that read claims from it."""

    report: Report
    n_claims: int
    made_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the record holds; `claims` counts those of each report's newest version only."""

    reports: int
    claims: int
    failures: int
    """Those not resolved."""
    resolved: int


def no_report(where: str, report_id: str) -> NotInRecord:
    return NotInRecord(
        where, f"no report has the id {report_id!r}", "the id of a report in this record", "`onrecord reports` lists them.",
    )  # fmt: skip


class Record(Protocol):
    """An open record. Every method that writes is one transaction."""

    @property
    def where(self) -> str:
        """Where it is, to be shown to a person."""
        ...

    @property
    def address(self) -> Address:
        """Where it is, to be opened again."""
        ...

    def add(self, report: Report, claims: Sequence[Claim], made_by: str) -> Added:
        """Store a report with the claims that `made_by` (a version) read from it.

        Known text and version: nothing changes ('same'). Known text, other version: its claims
        are stored beside the older ones ('new-version'). Its raw bytes are kept first. Another text under a known id is stored
        as `id~` and the first letters of the text's SHA-256. ValueError: claims of another
        report, two of one id, or a value that cannot be stored.
        """
        ...

    def has(self, report: Report, made_by: str) -> bool:
        """Whether adding this report again with claims by `made_by` would change nothing."""
        ...

    def keep_raw(self, report: Report) -> None:
        """Keep the raw bytes of a report that is in the record without them: an earlier version added it."""
        ...

    def raw(self, report_id: str) -> bytes | None:
        """The bytes that a report was read from; None where none are kept. NotInRecord as below."""
        ...

    def erase(self, report_id: str, why: str) -> int:
        """Erase a report, its claims, and the words of decisions and log entries about them; the log's entry says so and why.

        NotInRecord as below. Adding the same text again raises Erased.
        """
        ...

    def sweep_erased(self, report_id: str) -> None:
        """What `erase` does after its transaction, once more: what the database and the raw bytes keep of an erased report goes."""
        ...

    def add_failure(self, failure: Failure) -> None:
        """Keep a failure; one that is known (source, where, code, found) is seen again."""
        ...

    def resolve_failures(self, source: str, still: Collection[Failure] = ()) -> int:
        """Mark the open failures of a source resolved, except those it `still` has; how many were."""
        ...

    def reports(self) -> Iterator[StoredReport]:
        """Every report, in the order of adding."""
        ...

    def report(self, report_id: str) -> Report:
        """One report; NotInRecord where there is none of that id."""
        ...

    def versions(self, report_id: str) -> tuple[str, ...]:
        """Every version that read claims from a report, oldest first; NotInRecord as above."""
        ...

    def claims(self, report_id: str | None = None, made_by: str | None = None) -> Iterator[Claim]:
        """Claims of one report or of all, by report and in their order there.

        Those of each report's newest version, or of the version `made_by`. NotInRecord as above.
        """
        ...

    def failures(self) -> list[StoredFailure]:
        """Every failure, resolved or not, in the order in which they were first seen."""
        ...

    def counts(self) -> Counts: ...

    @property
    def links(self) -> Links:
        """Copies and incidents."""
        ...

    @property
    def decisions(self) -> Decisions:
        """What persons decided."""
        ...

    @property
    def accounts(self) -> Accounts:
        """Who may do what."""
        ...

    @property
    def log(self) -> Log:
        """Who did what, when, and why; every method that writes adds to it."""
        ...

    @property
    def pages(self) -> Pages:
        """The record a page at a time."""
        ...

    def at_one_moment(self) -> AbstractContextManager[None]:
        """A block in which the record reads as of one moment, while others write; nothing is written in it."""
        ...

    def acting(self, by: str) -> Record:
        """The same record, written to in another person's name."""
        ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
