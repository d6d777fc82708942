"""The record that a server is for, opened once in each of its processes.

Comes in: where the record lies. Goes out: the open record. Its connection is Django's 'default', one for each thread.
"""

from __future__ import annotations

import os
import secrets
import threading

from django.db import connections

from onrecord.address import Address, Server
from onrecord.settings import secrets_key_path
from onrecord.store import Record, open_record

NAME = "default"
_held: dict[str, Record] = {}
_lock = threading.Lock()


def open_for_pages(where: Address, by: str | None = None, kept_s: int = 0) -> Record:
    """Opens the record under the pages' connection and makes their tables; an open one is closed first.

    With `kept_s` a thread keeps its connection to a database server for so long from one request to the next, and tries it first.
    """
    from django.conf import settings

    from onrecord.store import guests
    from onrecord.web.accounts.models import KeyRow

    with _lock:
        if (before := _held.pop(NAME, None)) is not None:
            before.close()
        record = open_record(where, by=by, name=NAME)
        if kept_s and isinstance(where, Server):
            connections.databases[NAME] |= {"CONN_MAX_AGE": kept_s, "CONN_HEALTH_CHECKS": True}
        guests.up_to_date(record)
        key, _ = KeyRow.objects.get_or_create(pk=1, defaults={"value": secrets.token_urlsafe(64)})
        settings.SECRET_KEY = key.value
        settings.SECRETS_KEY_AT = secrets_key_path(where, os.environ)
        _held[NAME] = record
    return record


def the_record() -> Record:
    return _held[NAME]


def close() -> None:
    with _lock:
        if (record := _held.pop(NAME, None)) is not None:
            record.close()
