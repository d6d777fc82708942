"""A .zip → its members, one after the other, each streamed."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import ReadError
from onrecord.read.archive_entry import MOST_RATIO, Entry, Meter, Metered, encrypted, not_followed
from onrecord.read.inputs import TEXT_LIMIT

_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_ENCRYPTED, _STRONGLY = 0x1, 0x40


def entries(stream: BinaryIO, meter: Meter) -> Iterator[Entry]:
    with zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            yield _entry(archive, info, meter)


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, meter: Meter) -> Entry:
    def opened() -> BinaryIO:
        most = max(TEXT_LIMIT + 1, info.compress_size * MOST_RATIO)
        return io.BufferedReader(Metered(archive.open(info), meter, most))

    return Entry(info.filename, opened, info.file_size, refused=_refused(info))


def _refused(info: zipfile.ZipInfo) -> ReadError | None:
    if info.flag_bits & (_ENCRYPTED | _STRONGLY):
        return encrypted()
    if stat.S_ISLNK(info.external_attr >> 16):
        return not_followed("a link")
    if info.compress_type not in _KNOWN:
        return ReadError(
            "unknown-packing", "", f"is packed in a way that is not read (method {info.compress_type})",
            "files that are stored, or packed with deflate, bzip2 or LZMA", "Pack the archive again, or add the file by itself.",
        )  # fmt: skip
    return None
