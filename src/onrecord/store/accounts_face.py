"""What the rest of the program sees of the accounts of a record: the methods, and plain types."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from onrecord.decisions import Person, Role


@dataclass(frozen=True, slots=True)
class Account:
    """A person as the record knows one; one that is not `active` may do nothing."""

    person: Person
    active: bool


class Accounts(Protocol):
    """A record without accounts belongs to whoever may write its file; with them, each person does what the role allows."""

    def all(self) -> list[Account]: ...

    def get(self, name: str) -> Account | None: ...

    def any(self) -> bool: ...

    def set(
        self, name: str, role: Role, groups: Collection[str] = (), active: bool = True, why: str = ""
    ) -> Account:
        """Make an account, or change what one may do; the log keeps what it was before. None is ever deleted."""
        ...
