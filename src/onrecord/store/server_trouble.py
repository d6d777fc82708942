"""What a PostgreSQL server says when something is wrong, by its SQLSTATE, as errors that a person can mend.

Comes in: an exception of Django whose cause is psycopg's. Goes out: a RecordError, or None for what is a bug.
A server's own words go into an error only where they are about connecting, and without the password: others quote rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.address import Server
from onrecord.errors import RecordError

UNREACHED = "unreached"
GONE = "gone"
"""Names of our own for what has no SQLSTATE: no connection was made, or the one there was broke."""

LOST = frozenset({UNREACHED, GONE, "57P01", "57P02", "57P03", "57P05", "25P03"})
"""After these a connection is of no use. Those of class 08 count as GONE."""
LOCKED = frozenset({"55P03"})

_AGAIN = "run this again: what was added stays"
# SQLSTATE → what was found, what is accepted, what to do next.
_SAID: Mapping[str, tuple[str, str, str]] = {
    "28": (
        "the server does not let this user in",
        "a user and password that the server knows, from a machine that it allows",
        "Check user and password in the address and the server's pg_hba.conf.",
    ),
    "3D": (
        "the server has no database of this name",
        "a database that exists; it may be empty",
        "Make it with `createdb --encoding=UTF8 NAME` on the server, then run this again.",
    ),
    "25006": (
        "the server allows reading only",
        "a server, a database and a user that may write",
        "Name the primary server and not a standby, or have default_transaction_read_only set to off.",
    ),
    "42501": (
        "this user may not do that in the database",
        "a user who owns the record's tables, or makes them in an empty schema",
        "Have the database's owner grant it (GRANT CREATE, USAGE ON SCHEMA …), or name the owner in the address.",
    ),
    "53100": (
        "the server's disk is full",
        "a disk with free space",
        f"Free some space on the server, then {_AGAIN}.",
    ),
    "53300": (
        "the server has no connection left",
        "a server with a free connection",
        f"Close other programs or raise max_connections on the server, then {_AGAIN}.",
    ),
    "53": (
        "the server is short of memory or another resource",
        "a server with room to work",
        f"See the server's log, then {_AGAIN}.",
    ),
    "58": (
        "the server could not read or write its disk",
        "a working disk",
        f"See the server's log, check its disk, then {_AGAIN}.",
    ),
    "XX": (
        "the database is damaged, or the server at fault",
        "a database as PostgreSQL wrote it",
        "Keep the database as it is, see the server's log, and go on with a backup.",
    ),
    "40": (
        "the server took this transaction back, since it stood in another's way",
        "one writer at a time",
        "Run this again: what was added stays.",
    ),
    "57014": (
        "the server stopped a statement that took too long, or somebody did",
        "a server that lets a statement end",
        f"Raise statement_timeout for this user, then {_AGAIN}.",
    ),
    GONE: (
        "the connection to the server broke; what was being written is written as a whole or not at all",
        "a server that stays",
        f"See whether the server runs, then {_AGAIN}.",
    ),
    UNREACHED: (
        "the server cannot be reached",
        "the address of a PostgreSQL server that runs",
        "Check host and port in the address, and whether the server runs.",
    ),
}  # fmt: skip
# When a connection is refused the driver gives no SQLSTATE, only the server's words, in English unless it was set otherwise.
_NOT_CONNECTED = ("connection failed", "connection timeout", "failed to resolve host", "connection is bad")
_WORDS = (
    (re.compile(r'password authentication failed|no password supplied|no pg_hba\.conf entry|authentication failed|role ".*" does not exist'), "28"),
    (re.compile(r'database ".*" does not exist'), "3D"),
    (re.compile(r"too many (?:clients|connections)|remaining connection slots"), "53300"),
    (re.compile(r"permission denied for database"), "42501"),
)  # fmt: skip


def state_of(error: BaseException) -> str | None:
    """The SQLSTATE, or one of our own names; None where the error is none of the server's."""
    said = error if hasattr(error, "sqlstate") else error.__cause__
    if said is None or not hasattr(said, "sqlstate"):
        return None
    if said.sqlstate is not None:
        return GONE if str(said.sqlstate).startswith("08") else str(said.sqlstate)
    # Of these two kinds are errors that the driver finds itself: it has no connection, or has lost it.
    if type(said).__name__ not in ("OperationalError", "InterfaceError", "ConnectionTimeout"):
        return None
    words = str(said)
    if any(said in words for said in _NOT_CONNECTED):
        return next((state for pattern, state in _WORDS if pattern.search(words)), UNREACHED)
    return GONE


def as_record_error(where: Server, state: str | None, error: BaseException) -> RecordError | None:
    if state is None:
        return None
    known = _SAID.get(state) or (_SAID[GONE] if state in LOST else _SAID.get(state[:2]))
    if known is None:
        return None
    found, accepted, following = known
    if state == UNREACHED:
        found = f"{found} ({_in_short(where, str(error.__cause__ or error))})"
    return RecordError(str(where), found, accepted, following)


def _in_short(where: Server, said: str) -> str:
    """One line of the driver's words, without the password, however it came there."""
    return where.hidden_in(" ".join(said.split())[:200])
