"""Which of the records that undo each other are in force. Decisions and the judgements among them are such records.

Comes in: records in the order in which they were made. Goes out: those that count.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Undoable(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def undoes(self) -> str | None: ...


Record = TypeVar("Record", bound=Undoable)


def counting(made: Sequence[Record]) -> list[Record]:
    """All that are not undone, or undone by what was itself undone; the undoings that count among them. The latest first."""
    undone: set[str] = set()
    out = []
    for one in reversed(made):
        if one.id not in undone:
            out.append(one)
            if one.undoes is not None:
                undone.add(one.undoes)
    return out


def in_force(made: Sequence[Record]) -> list[Record]:
    """The same without the undoings, oldest first."""
    return [one for one in reversed(counting(made)) if one.undoes is None]
