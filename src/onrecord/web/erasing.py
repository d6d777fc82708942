"""A report erased through pages or API: the record's part, and what this server keeps of its words beside the record.

Comes in: a request and a reason. Goes out: the number of the log's entry. What goes of the record is the store's. Other workers of a server
keep what they worked out in memory until they look at it again, and show none of it: its state is another.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import DEFAULT_DB_ALIAS, transaction

from onrecord import assessing, deciding
from onrecord.finding import keeping
from onrecord.store import Record
from onrecord.store.writing import writing
from onrecord.web.asked import Asked
from onrecord.web.boards import working
from onrecord.web.inbox import queue

also: list[Callable[[], None]] = []
"""What else forgets words that it keeps in memory: pieces that keep some add themselves."""


def erase(request: Asked, report: str, why: str) -> int:
    """NotAllowed, NotInRecord; DecisionError without a reason."""
    with writing(DEFAULT_DB_ALIAS):
        entry = deciding.erase(request.record, report, request.person, why)
        queue.forget_words_of(report)
        transaction.on_commit(_forget)
    return entry


def finish(record: Record, report: str) -> None:
    """What comes after the transaction of an erasing, once more: a kill may have cut it off."""
    record.sweep_erased(report)
    _forget()


def _forget() -> None:
    for forget in (assessing.forget, working.forget, keeping.forget, *also):
        forget()
