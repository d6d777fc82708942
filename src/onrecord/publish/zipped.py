"""ZIP files that are the same for the same content: every time in them is the first that ZIP knows, every right the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def entry(name: str) -> ZipInfo:
    """The head of one file in a ZIP."""
    info = ZipInfo(name, FIRST_TIME)
    info.compress_type = ZIP_DEFLATED
    info.create_system = _UNIX
    info.external_attr = 0o644 << 16
    return info


@contextmanager
def member(packed: ZipFile, name: str) -> Iterator[BinaryIO]:
    """A file of the ZIP, open for writing, of whatever size."""
    with packed.open(entry(name), "w", force_zip64=True) as file:
        yield cast(BinaryIO, file)


class SameZip(ZipFile):
    """A ZIP for a library that writes into one by itself; its clock and its files' times do not count."""

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *rest: Any, **more: Any) -> None:
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(entry(name), data)

    def write(self, filename: Any, arcname: Any = None, *rest: Any, **more: Any) -> None:
        info = entry(str(arcname or filename))
        info.file_size = os.path.getsize(filename)  # says whether the long form of ZIP is needed
        with open(filename, "rb") as source, self.open(info, "w") as inside:
            shutil.copyfileobj(source, inside, 1 << 16)
