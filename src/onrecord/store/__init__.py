"""The record: reports, their claims with the version of what made them, and failures, kept in a database.

Comes in: records. Goes out: the same records, equal in every field. What makes them is elsewhere.
Importing this room loads no Django; opening a record does. No Django type leaves the room.
"""

from __future__ import annotations

import getpass

from onrecord.address import Address, Server, address_of
from onrecord.store import server
from onrecord.store.decisions_face import Decisions
from onrecord.store.disk import make_private
from onrecord.store.face import Added, Counts, Outcome, Record, StoredFailure, StoredReport, no_report
from onrecord.store.file import LOCK_WAIT_S, SCHEMA_VERSION, look
from onrecord.store.links_face import Links
from onrecord.store.log_face import Head, Log

__all__ = [
    "LOCK_WAIT_S",
    "SCHEMA_VERSION",
    "Added",
    "Counts",
    "Decisions",
    "Head",
    "Links",
    "Log",
    "Outcome",
    "Record",
    "StoredFailure",
    "StoredReport",
    "account",
    "no_report",
    "open_record",
]


def open_record(
    where: Address | str, create: bool = False, wait_s: float = LOCK_WAIT_S, by: str | None = None,
    name: str | None = None,
) -> Record:  # fmt: skip
    """Open the record at `where`, bringing an older one up to date (a file after a copy beside it).

    `by` is the name under which the log keeps what is done; the name of the account where none is given.
    `name` is that of the database connection; one of its own where none is given.

    Raises RecordError where it is missing (and not `create`), no record of this program, of a
    newer schema, not writable, damaged, not reachable, or locked by another writer for more than `wait_s`.
    """
    where = address_of(where) if isinstance(where, str) else where
    if isinstance(where, Server):
        server.look(where)
    else:
        look(where, create)
        if create:
            make_private(where)
    from onrecord.store.engine import set_up_django

    set_up_django()  # before the models are imported
    from onrecord.store.record import SqlRecord

    return SqlRecord(where, create, wait_s, by or account(), name)


def account() -> str:
    """The name of the account under which the program runs."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
