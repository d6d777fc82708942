"""The index of a record as somebody sees it: a connection to it, and what must not be found in it. It is asked in asking.py, grouped.py and voicing.py."""

from __future__ import annotations

import sqlite3

from onrecord.finding import columns, file
from onrecord.seeing import Hidden, SeenRecord
from onrecord.store import Record


def hidden_in(seen: Record) -> Hidden | None:
    return seen.hidden if isinstance(seen, SeenRecord) else None


def index_of(seen: Record) -> sqlite3.Connection:
    return file.connection(columns.path_of(seen))
