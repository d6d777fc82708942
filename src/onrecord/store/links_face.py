"""What the rest of the program sees of copies and incidents in a record: the methods, and plain types."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from onrecord.incidents import Copying, Placed
from onrecord.records import Claim, ClaimRef, Report

Reading = tuple[int, Report, list[Claim]]
"""The number of a report's newest reading, the report, and the claims of that reading."""


Generation = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class State:
    """What an incident is made of, in numbers that are given once: its happenings, its reports' readings, the decisions about them and it."""

    numbers: tuple[int, ...]
    reports: frozenset[str]


class Links(Protocol):
    """Every method that writes is one transaction. `rules` names a version of what copies or incidents are made by."""

    def uncompared(self, rules: str) -> Iterator[Report]:
        """The reports that were not compared by these rules yet, in the order of adding."""
        ...

    def at_once(self) -> AbstractContextManager[None]:
        """What is written within is one transaction: all of it, or nothing."""
        ...

    def numbered(self, numbers: Collection[int]) -> dict[int, Report]:
        """The reports of these numbers, by number, as `bearing` gives them."""
        ...

    def bearing(self, marks: Collection[int]) -> dict[int, list[int]]:
        """Mark → numbers of the reports that bear it."""
        ...

    def compared(self, report: str, rules: str, marks: Collection[int], found: Sequence[Copying]) -> None:
        """Keep a report's marks and what copies it, or is copied by it, in place of what older rules found."""
        ...

    def copyings(self, reports: Collection[str] | None = None) -> list[Copying]:
        """All copyings, or those of the stories that these reports belong to."""
        ...

    def unlinked(self, rules: str) -> Iterator[Reading]:
        """The newest readings that these rules have not linked yet."""
        ...

    def readings(
        self, reports: Collection[str], only: Mapping[str, Collection[str]] | None = None
    ) -> Iterator[Reading]:
        """The newest readings of these reports; of a report that `only` names, no claims but those."""
        ...

    def placed_at(self, keys: Collection[int]) -> list[Placed]:
        """The happenings that are found under any of these keys."""
        ...

    def components_of(self, reports: Collection[str]) -> set[int]: ...

    def placed(self, components: Collection[int] | None = None) -> list[Placed]:
        """The happenings of these components, or all."""
        ...

    def placed_of(self, reports: Collection[str]) -> list[Placed]:
        """The happenings of these reports."""
        ...

    def placed_since(self, number: int, most: int) -> list[Placed]:
        """The happenings that were written after one, in their order; at most so many."""
        ...

    def placed_in(self, incidents: Collection[str]) -> list[Placed]:
        """The happenings that are taken for these incidents."""
        ...

    def states(self, incidents: Collection[str]) -> dict[str, State]:
        """The state of each of these incidents that stands: equal states mean that they amount to the same."""
        ...

    def moved_to(self, incident: str) -> str:
        """The id under which an incident stands now: its own, or that of the one it became part of."""
        ...

    def place(
        self,
        gone: Collection[int],
        placed: Iterable[tuple[int, Placed, Collection[int]]],
        reasons: Mapping[str, Sequence[str]],
        moved: Mapping[str, tuple[str, Sequence[ClaimRef]]],
        linked: Collection[int],
        rules: str,
        obeyed: Collection[str],
        since: Generation,
    ) -> bool:
        """Put happenings (each with its reading and keys) in place of those of the components that are `gone`.

        `moved` says which incident ids are no more, where each went and which claims it had then; `linked` are the readings now linked, `obeyed` the judgements. False, and nothing is written, where another
        program has written since that generation.
        """
        ...

    def reasons(self, incidents: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
        """Why the reports of each incident, or of each of these few, are together."""
        ...

    def holds_incidents(self) -> bool: ...

    def named(self, incidents: Collection[str]) -> set[str]:
        """Those of these ids that were ever given to an incident."""
        ...

    def moves(self) -> dict[str, str]:
        """Incident ids that are no more, and the id under which each stands now."""
        ...

    def waits(self, rules: str) -> bool:
        """Whether a reading or a decision is not linked by these rules yet."""
        ...

    def gone_into(self, incidents: Collection[str]) -> dict[str, tuple[str, tuple[ClaimRef, ...]]]:
        """Ids that are now part of these incidents, each with that incident and the claims that it had."""
        ...

    def generation(self) -> Generation:
        """What changes with everything that is linked, and with decisions that join incidents or part them; not with those about claims."""
        ...

    def read_anew(self, reports: Collection[str], readings: Mapping[str, int]) -> set[str]:
        """Those of these reports whose incidents were made of another reading than the one given."""
        ...

    def claims_placed(self, reports: Collection[str]) -> list[tuple[Claim, str]]:
        """The claims of these reports as they were read when they were linked, each with its incident."""
        ...
