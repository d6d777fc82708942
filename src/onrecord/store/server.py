"""A record on a PostgreSQL server: its address read, its settings for Django, and what its database says of itself.

Comes in: a Server, or an open connection. Goes out: settings, a schema version, or a RecordError. psycopg is imported
here, and only where an address names a server.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.address import Server
from onrecord.errors import RecordError
from onrecord.store.file import APPLICATION_ID

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

WRITER_LOCK = (APPLICATION_ID, 1)
"""The advisory lock of the one writer, in the database's own lock space."""
OLDEST = 15

_ACCEPTED = "postgresql://user:password@host:port/name, or postgresql:///name?host=/folder for a socket"
_CONNECT_S = 10
# A program that is gone lets its lock go: a client that was shut is asked for after a minute, one that sleeps is let go.
_SESSION = {
    "synchronous_commit": "on",
    # What is read after the writer's lock is taken is what the writer before has committed.
    "default_transaction_isolation": r"read\ committed",
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
    "idle_in_transaction_session_timeout": "10min",
}


def look(where: Server) -> None:
    """Refuse an address that cannot be read, before Django loads."""
    _read(where)


def settings(where: Server, wait_s: float) -> dict[str, Any]:
    """What Django connects with."""
    parts = _read(where)
    # 0 would be no limit at all.
    session = _SESSION | {"lock_timeout": str(max(1, round(wait_s * 1000)))}
    name = parts.pop("dbname", "")
    taken = {key: parts.pop(key, "") for key in ("user", "password", "host", "port")}
    own = " ".join(f"-c {key}={value}" for key, value in session.items())
    options: dict[str, Any] = {"application_name": "onrecord", "connect_timeout": _CONNECT_S, **parts}
    options["options"] = f"{parts.get('options', '')} {own}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        **{key.upper(): value for key, value in taken.items()},
        "OPTIONS": options,
    }


def refuse_unfit(db: BaseDatabaseWrapper, where: Server) -> None:
    """Refuse a server that is too old and a database that cannot hold a text of every script."""
    found = int(_one(db, "SHOW server_version_num")) // 10_000
    if found < OLDEST:
        raise RecordError(
            str(where),
            f"the server is PostgreSQL {found}",
            f"PostgreSQL {OLDEST} or later",
            "Name a database on such a server with --db or ONRECORD_DB.",
        )
    if (encoding := _one(db, "SHOW server_encoding")) != "UTF8":
        raise RecordError(
            str(where),
            f"the database keeps text as {encoding}",
            "a database that keeps text as UTF8",
            "Make one with `createdb --template=template0 --encoding=UTF8 NAME`.",
        )
    if _one(db, "SELECT current_schema()") is None:
        raise RecordError(
            str(where),
            "the search path names no schema that exists",
            "a schema in which this user may make tables",
            "Make the schema, or name another in the address with ?options=-csearch_path%3DNAME.",
        )


def version(db: BaseDatabaseWrapper, where: Server) -> int:
    """The schema version of the record, 0 where the database is empty; what others made is refused."""
    # One question: between two another program could make the record.
    ours, anything = _row(db, _HOLDS)
    if not ours:
        if anything:
            raise _strangers(where)
        return 0
    program, found = _row(db, "SELECT program, version FROM onrecord_schema")
    if program != APPLICATION_ID:
        raise _strangers(where)
    return int(found)


def make_room(db: BaseDatabaseWrapper) -> None:
    """The table that says whose the database is: the first to be made, so that a user who may make none is told."""
    with db.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE IF NOT EXISTS onrecord_schema"
            " (one boolean PRIMARY KEY DEFAULT true CHECK (one), program bigint NOT NULL, version integer NOT NULL)"
        )


def set_version(db: BaseDatabaseWrapper, number: int) -> None:
    with db.cursor() as cursor:
        cursor.execute(
            "INSERT INTO onrecord_schema (program, version) VALUES (%s, %s)"
            " ON CONFLICT (one) DO UPDATE SET version = excluded.version",
            [APPLICATION_ID, number],
        )


# What comes with an extension, such as a view of statistics, is nobody's data.
_HOLDS = """
SELECT count(*) FILTER (WHERE relname = 'onrecord_schema' AND relkind = 'r'), count(*) FROM pg_class
WHERE relnamespace = current_schema()::regnamespace
AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
"""


def _strangers(where: Server) -> RecordError:
    return RecordError(
        str(where),
        "the database holds tables of another program",
        "a record made by onrecord, or an empty database",
        "Name another database with --db or ONRECORD_DB; this one was not changed.",
    )


def _read(where: Server) -> dict[str, Any]:
    """The parts of an address. What the driver says of a wrong one may quote a password, so it is not repeated."""
    if not where.readable:
        raise _unreadable(where)
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        raise RecordError(
            str(where),
            "a record on a PostgreSQL server needs a part that is not installed",
            "onrecord with its extra for PostgreSQL, or the path of a file",
            "Install it with `pip install 'onrecord[postgres]'`.",
        ) from error
    try:
        parts = dict(conninfo_to_dict(where.address))
    except ProgrammingError:
        raise _unreadable(where) from None
    if not (parts.get("dbname") or parts.get("service")):
        raise RecordError(
            str(where),
            "the address names no database",
            _ACCEPTED,
            "Write the name of the database at its end.",
        )
    return parts


def _unreadable(where: Server) -> RecordError:
    return RecordError(
        str(where),
        "this address cannot be read",
        _ACCEPTED,
        "Write the characters : / ? # [ ] @ % and spaces in a name or password as %3A %2F %3F %23 %5B %5D %40 %25 %20.",
    )


def _one(db: BaseDatabaseWrapper, question: str) -> Any:
    return _row(db, question)[0]


def _row(db: BaseDatabaseWrapper, question: str) -> tuple[Any, ...]:
    with db.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return tuple(row) if row else (None, None)
