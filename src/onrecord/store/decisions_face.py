"""What the rest of the program sees of the decisions in a record: the methods, and plain types."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Protocol

from onrecord.decisions import Act, Decision


class Decisions(Protocol):
    """Decisions are kept for ever, in the order in which they were made; those whose report was erased are left out."""

    def make(self, decide: Callable[[], Decision]) -> Decision:
        """Ask for a decision and keep it, with its entry in the log, while nobody else writes: what `decide` reads is still so.

        What `decide` raises passes on, and nothing is kept. ValueError where one of that id is kept.
        """
        ...

    def get(self, id: str) -> Decision | None: ...

    def all(self) -> Iterator[Decision]: ...

    def about_reports(self, reports: Collection[str]) -> dict[str, list[Decision]]:
        """Report → the decisions about it and its claims, and their undoings, oldest first."""
        ...

    def about_incidents(self, incidents: Collection[str]) -> dict[str, list[Decision]]:
        """Incident → the decisions that name it as what they are about, and their undoings, oldest first."""
        ...

    def of_acts(self, acts: Collection[Act]) -> list[Decision]: ...

    def unheard(self) -> dict[str, str]:
        """Decisions that claims or incidents do not obey yet → the report that each is about, empty for a merge or split."""
        ...

    def any(self) -> bool:
        """Whether any decision was ever made."""
        ...
