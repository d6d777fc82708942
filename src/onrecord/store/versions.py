"""Which schema a record has, asked without bringing it up to date.

Comes in: an address. Goes out: the number, 0 where there is no record yet, or RecordError for what is none of ours.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from onrecord.address import Address, Server
from onrecord.store import file


def schema_at(where: Address) -> int:
    if isinstance(where, Server):
        return _on_server(where)
    file.look(where, create=True)
    if not where.exists() or not where.stat().st_size:
        return 0
    address = f"{where.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=file.LOCK_WAIT_S)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def _on_server(where: Server) -> int:
    from onrecord.store import engine, server

    server.look(where)
    engine.set_up_django()
    from onrecord.store.trouble import mended

    name = engine.connect(where, file.LOCK_WAIT_S)
    try:
        with mended(where, file.LOCK_WAIT_S, name):
            db = engine.connection(name)
            server.refuse_unfit(db, where)
            return server.version(db, where)
    finally:
        engine.disconnect(name)
