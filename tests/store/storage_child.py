"""A program that backs up, copies or restores, to be killed while it does. It prints a line when it begins.

`python storage_child.py backup|copy|restore FROM TO [SECRET-KEY]`
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pyrage
from filled_records import nobody, sql

from onrecord.address import address_of
from onrecord.store import open_record
from onrecord.store.backup import write_backup
from onrecord.store.moving import copy_record
from onrecord.store.restoring import restore
from onrecord.store.sealing import Keys, Opening

if __name__ == "__main__":
    doing, source, target, *secret = sys.argv[1:]
    identities = tuple(pyrage.x25519.Identity.from_str(one) for one in secret)
    print("begins", flush=True)  # noqa: T201  the parent waits for this line
    if doing == "backup":
        keys = Keys(tuple(one.to_public() for one in identities))
        write_backup(address_of(source), Path(target), keys, "1.2", datetime.now(UTC), nobody)
    elif doing == "restore":
        restore(Path(source), address_of(target), Opening(identities), nobody)
    else:
        with open_record(address_of(source)) as record:
            copy_record(sql(record), address_of(target), nobody)
    print("ends", flush=True)  # noqa: T201
