"""A ZIP of several files that is the same for the same content: fixed times, files in the order given.

Comes in: a binary file to write to. Goes out: a ZIP in it, each member written as it comes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

_THEN = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can hold."""


@contextmanager
def parcel(out: BinaryIO) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        yield packed


@contextmanager
def member(packed: zipfile.ZipFile, name: str) -> Iterator[BinaryIO]:
    """A file of the ZIP, open for writing."""
    info = zipfile.ZipInfo(name, _THEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    with packed.open(info, "w", force_zip64=True) as file:
        yield cast(BinaryIO, file)
