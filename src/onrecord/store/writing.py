"""The one writer. Every transaction that writes to a record is begun here, and nowhere else.

Comes in: the name of a connection. Goes out: a block in which nobody else writes: what is read in it is still so when it is
written. SQLite's BEGIN IMMEDIATE does this for a file; on a server a lock of our own does, taken before anything is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction

from onrecord.store.server import WRITER_LOCK


@contextmanager
def writing(name: str, *, durable: bool = False, savepoint: bool = True) -> Iterator[None]:
    """A transaction, or, inside another, a part of it. The lock goes with the end of the outermost.

    `durable` refuses to be a part; without `savepoint` a part that fails takes the whole with it.
    """
    db = connections[name]
    outermost = not db.in_atomic_block
    with transaction.atomic(using=name, durable=durable, savepoint=savepoint):
        if outermost and db.vendor == "postgresql":
            with db.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", WRITER_LOCK)
        yield
