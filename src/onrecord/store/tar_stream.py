"""The members of a backup as a tar: written and read in one pass, with memory for one step of one member.

Comes in: names and streams. Goes out: the same. Only plain files under the names of a backup are written or accepted:
a link, a folder, a path that leads elsewhere or an extended header is refused at its own 512 bytes.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
from collections.abc import Iterator
from typing import Protocol

from onrecord.store.disk import STEP

DATABASE, MEMBERS, MANIFEST, EARLIER = "onrecord.db", "members.sha256", "manifest.json", "raw/earlier-reports"
NAME = re.compile(
    r"onrecord\.db|members\.sha256|manifest\.json|raw/earlier-reports|raw/[0-9a-f]{2}/[0-9a-f]{62}\.gz"
)
_BLOCK = tarfile.BLOCKSIZE
_END = bytes(2 * _BLOCK)


class Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Sink(Protocol):
    def write(self, data: bytes, /) -> object: ...


class Refused(Exception):
    """What is wrong with a tar, in a sentence part."""


def write_member(to: Sink, name: str, size: int, data: Source, moment: int) -> str:
    """One plain file for its owner alone; its SHA-256."""
    head = tarfile.TarInfo(name)
    head.size, head.mode, head.mtime = size, 0o600, moment
    to.write(head.tobuf(tarfile.GNU_FORMAT))
    digest, left = hashlib.sha256(), size
    while left:
        step = data.read(min(STEP, left))
        if not step:
            raise OSError(f"{name} became shorter while it was read")
        digest.update(step)
        to.write(step)
        left -= len(step)
    to.write(bytes(-size % _BLOCK))
    return digest.hexdigest()


def write_end(to: Sink) -> None:
    to.write(_END)


def members(source: Source) -> Iterator[tuple[str, int]]:
    """Name and size of each; between two, exactly `size` bytes are to be read with `steps`."""
    while (block := _exactly(source, _BLOCK)) != bytes(_BLOCK):
        try:
            head = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
        except (tarfile.HeaderError, UnicodeDecodeError):
            raise Refused("is no backup, or is damaged (a header cannot be read)") from None
        if head.type not in (tarfile.REGTYPE, tarfile.AREGTYPE):
            raise Refused("holds something else than plain files (a link, a folder or an extended header)")
        if not NAME.fullmatch(head.name) or head.size < 0:
            raise Refused("holds a file under a name that no backup has")
        yield head.name, head.size
    while step := source.read(STEP):
        if step.strip(b"\0"):
            raise Refused("goes on after its end")


def steps(source: Source, size: int) -> Iterator[bytes]:
    """The bytes of the member just named; its padding is read too."""
    left = size
    while left:
        step = source.read(min(STEP, left))
        if not step:
            raise Refused("is cut off")
        left -= len(step)
        yield step
    _exactly(source, -size % _BLOCK)


def _exactly(source: Source, size: int) -> bytes:
    data = b""
    while len(data) < size:
        step = source.read(size - len(data))
        if not step:
            raise Refused("is cut off")
        data += step
    return data
