"""Django, set up in code for the record alone, and one named connection for each open record.

Comes in: an address. Goes out: a Django connection under a name of its own. Where the web pages have
set Django up already, their settings stand and the connection is added to them.
"""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from onrecord.address import Address, Server
from onrecord.store import server

_numbers = itertools.count(1)

# FULL: a commit is on the disk before the next report is read, also when the power fails.
_INIT = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"


def set_up_django() -> None:
    """Configure Django with the record's own app, unless it is configured."""
    if not settings.configured:
        settings.configure(
            INSTALLED_APPS=["onrecord.store"],
            DATABASES={},
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
            USE_TZ=True,
            TIME_ZONE="UTC",
            LOGGING_CONFIG=None,
        )
    django.setup()


def connect(where: Address, wait_s: float, name: str | None = None) -> str:
    """Name a connection to the record; it opens with the first query.

    The pages give the name: 'default', so that their own tables are read and written through the same connection, and
    what they change can be in one transaction with its entry in the log.
    """
    name = name or f"record-{next(_numbers)}"
    if name in connections.databases:
        disconnect(name)
    own = server.settings(where, wait_s) if isinstance(where, Server) else _of_file(where, wait_s)
    filled = connections.configure_settings({"default": {}, name: own})
    connections.databases[name] = filled[name]
    return name


def _of_file(path: Path, wait_s: float) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        # Absolute, since Django reads a name that begins with 'file:' as an address.
        "NAME": str(path.absolute()),
        "OPTIONS": {"timeout": wait_s, "transaction_mode": "IMMEDIATE", "init_command": _INIT},
    }


def connection(name: str) -> BaseDatabaseWrapper:
    return connections[name]


def disconnect(name: str) -> None:
    """Close this thread's connection; SQLite folds its -wal file back in with the last one."""
    if name in connections.databases:
        connections[name].close()
        del connections[name]
        del connections.databases[name]
        if (
            name == DEFAULT_DB_ALIAS
        ):  # Django asks it what empty texts are, whichever connection a query is for
            connections.databases[name] = connections.configure_settings({name: {}})[name]
