"""A .tar, plain or packed with gzip, bzip2 or xz → its members, read once from beginning to end.

How it is packed is told by its first bytes. It is read as a stream, which also keeps it from being led backwards by what it says.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable, Iterator
from typing import IO, Any, BinaryIO, cast

from onrecord.errors import ReadError
from onrecord.read.archive_entry import MOST_UNPACKED, Entry, Meter, Metered, cut_off, not_followed

_STEP = 256 * 1024


def entries(stream: BinaryIO, meter: Meter) -> Iterator[Entry]:
    ended = False

    class Header(tarfile.TarInfo):
        """Notes the mark that stands at the end: a tar that was cut between two members looks whole without it."""

        @classmethod
        def fromtarfile(cls, tarfile_: tarfile.TarFile) -> Any:
            nonlocal ended
            try:
                return super().fromtarfile(tarfile_)
            except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
                ended = True
                raise

    unpacked = io.BufferedReader(Metered(_unpacked(stream), meter), _STEP)
    with tarfile.open(fileobj=unpacked, mode="r|", tarinfo=Header) as archive:
        for info in archive:
            if not 0 <= info.size <= MOST_UNPACKED:
                raise tarfile.ReadError  # to skip it, the library would take steps until it is over
            if not info.isdir():
                yield Entry(info.name, _opener(archive, info), info.size, refused=_refused(info))
            archive.members = []  # type: ignore[attr-defined] # else it keeps every header to the end
    if not ended:
        raise cut_off()


def _unpacked(stream: BinaryIO) -> IO[bytes]:
    buffered = (
        stream
        if isinstance(stream, io.BufferedReader)
        else io.BufferedReader(cast(io.RawIOBase, stream), _STEP)
    )
    head = buffered.peek(6)[:6]
    if head.startswith(b"\x1f\x8b"):
        return cast(IO[bytes], gzip.GzipFile(fileobj=buffered))
    if head.startswith(b"BZh"):
        return bz2.BZ2File(buffered)
    if head.startswith(b"\xfd7zXZ"):
        return lzma.LZMAFile(buffered)
    return buffered


def _opener(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        return cast(BinaryIO, archive.extractfile(info))

    return opened


def _refused(info: tarfile.TarInfo) -> ReadError | None:
    if info.issym() or info.islnk():
        return not_followed("a link")
    if not info.isreg():
        return not_followed("a device or a pipe")
    if info.issparse():
        return ReadError(
            "sparse",
            "",
            "is kept with holes in it (sparse)",
            "files that are kept whole",
            "Pack it again without --sparse.",
        )
    return None
