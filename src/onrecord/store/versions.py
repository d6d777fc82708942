"""Which schema a record has, asked without bringing it up to date.

Comes in: an address. Goes out: the number, 0 where there is no record yet, or RecordError for what is none of ours.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from onrecord.address import Address
from onrecord.store import file


def schema_at(where: Address) -> int:
    if not isinstance(where, Path):
        raise NotImplementedError
    file.look(where, create=True)
    if not where.exists() or not where.stat().st_size:
        return 0
    address = f"{where.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=file.LOCK_WAIT_S)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])
