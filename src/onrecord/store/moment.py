"""The record as of one moment, however long it is read; others go on reading and writing.

Comes in: the name of a connection, and what turns its errors into ours. Goes out: a block in which nothing changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from django.db import connections


@contextmanager
def one_moment(name: str, mended: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """Inside a transaction it is a part of that, which sees what it has written itself."""
    db = connections[name]
    if db.in_atomic_block:
        yield
        return
    begin = "BEGIN" if db.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with mended(), db.cursor() as cursor:
        cursor.execute(begin)
    try:
        yield
    finally:
        with mended(), db.cursor() as cursor:
            cursor.execute("ROLLBACK")
