"""Reports in, in the order read; each with a way to its claims out, in that order, while others make the claims of later ones.

Comes in: items as a reader gives them. Who makes claims is a subclass's: processes of this machine (workers.py), a cluster (cluster.py).
No more than a bounded number of reports is under way, however many there are.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Protocol, runtime_checkable

from onrecord.extracting import Extracted
from onrecord.records import Failure, Report

Read = Report | Failure
Claims = Callable[[], Extracted]
"""Waits for the claims of a report, or for the Failure in their place."""

AHEAD_CHARACTERS = 16_000_000
"""Of all reports under way; one that is larger goes alone."""


@runtime_checkable
class ReadsAhead(Protocol):
    """Whoever makes claims of later reports while the caller keeps those of earlier ones."""

    def ahead(self, items: Iterable[Read], wanted: Callable[[Report], bool]) -> Iterator[tuple[Read, Claims]]:
        """Each item with its claims, in the order read, while later ones are under way; those not `wanted` are read by
        nobody until somebody asks. Where reading breaks or is interrupted, what is finished comes first."""
        ...


class Pending(Protocol):
    """Claims that are being made."""

    def done(self) -> bool: ...

    def result(self) -> Extracted: ...


class InOrder(ABC):
    """How `ahead` is done, whoever makes the claims."""

    @abstractmethod
    def _submit(self, report: Report) -> Pending:
        """Gives a report away, to be read."""

    @abstractmethod
    def _room(self) -> int:
        """How many reports may be under way."""

    @abstractmethod
    def _no_more(self) -> None:
        """Called when the last report was given."""

    def ahead(self, items: Iterable[Read], wanted: Callable[[Report], bool]) -> Iterator[tuple[Read, Claims]]:
        waiting: deque[_Waiting] = deque()
        source, over = iter(items), False
        broken: BaseException | None = None
        while True:
            if not over and self._has_room(waiting):
                try:
                    item = next(source)
                    waiting.append(self._begun(item, wanted))
                except StopIteration:
                    over = True
                except KeyboardInterrupt as stop:
                    broken, over = stop, True
                    waiting = deque(takewhile(_Waiting.is_done, waiting))
                except Exception as error:
                    broken, over = error, True
                if over and not isinstance(broken, KeyboardInterrupt):
                    self._no_more()
            if waiting and (over or not self._has_room(waiting) or waiting[0].is_done()):
                one = waiting.popleft()
                yield one.item, one.claims
            elif over and not waiting:
                break
        if broken is not None:
            raise broken

    def _has_room(self, waiting: deque[_Waiting]) -> bool:
        if len(waiting) >= self._room():
            return False
        return sum(one.size for one in waiting) < AHEAD_CHARACTERS

    def _begun(self, item: Read, wanted: Callable[[Report], bool]) -> _Waiting:
        if isinstance(item, Failure):
            return _Waiting(item, lambda: item, 0)
        size = len(item.text) + len(item.raw or b"")
        if not wanted(item):
            return _Waiting(item, lambda: self._submit(item).result(), size)
        found = self._submit(item)
        return _Waiting(item, found.result, size, found)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An item that was read and is not yet taken; `found` where it is under way."""

    item: Read
    claims: Claims
    size: int
    found: Pending | None = None

    def is_done(self) -> bool:
        return self.found is None or self.found.done()
