"""What the rooms build with: zip files told field by field (so that they may lie), tar headers, zeros, a sentence.

Everything is made without the clock and without chance, so that a file that breaks something can be made again.
"""

from __future__ import annotations

import hashlib
import io
import struct
import tarfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

SAID = "Three people were killed on 3 March 2018 in Douma when shells hit a market, rescuers said. Nine others were injured."
PAGE = (
    "<!DOCTYPE html><html><head><title>Shells hit a market</title></head><body><article><h1>Shells hit a market</h1>"
    + f"<p>{SAID}</p>" * 3
    + "</article></body></html>"
)


@dataclass(frozen=True)
class Marks:
    """A file whose words must appear in no report, and an address that must not be asked."""

    secret: Path
    url: str

    @property
    def file_url(self) -> str:
        return self.secret.as_uri()


@dataclass(frozen=True)
class Link:
    target: str


@dataclass(frozen=True)
class Fifo:
    """A pipe with a name, at which a reader waits for ever."""


File = bytes | Link | Fifo


def noise(size: int, seed: str) -> bytes:
    return hashlib.shake_256(seed.encode()).digest(size)


@lru_cache(maxsize=4)
def zeros(size: int) -> tuple[bytes, int]:
    """So many NUL bytes as a raw deflate stream, and their CRC."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    step, crc, out = b"\0" * (1 << 20), 0, []
    for _ in range(size >> 20):
        out.append(packer.compress(step))
        crc = zlib.crc32(step, crc)
    return b"".join((*out, packer.flush())), crc


@dataclass(frozen=True)
class Member:
    """One file of a zip, each field as its headers say it, true or not."""

    name: bytes
    data: bytes
    method: int = 0
    crc: int | None = None
    size: int | None = None
    flags: int = 0
    mode: int = 0
    at: int | None = None
    """Where its local header is said to stand, where that is not where it stands."""


def packed(name: str, content: bytes, size: int | None = None, mode: int = 0) -> Member:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(content) + packer.flush()
    return Member(
        name.encode(), data, 8, zlib.crc32(content), len(content) if size is None else size, mode=mode
    )


def bomb(name: str, size: int) -> Member:
    data, crc = zeros(size)
    return Member(name.encode(), data, 8, crc, size)


def zip_of(members: Iterable[Member], tail: bytes = b"") -> bytes:
    out, listed, count = io.BytesIO(), io.BytesIO(), 0
    for one in members:
        crc = zlib.crc32(one.data) if one.crc is None else one.crc
        size = len(one.data) if one.size is None else one.size
        at = out.tell() if one.at is None else one.at
        fields = (one.flags, one.method, 0, 0x21, crc, len(one.data), size, len(one.name), 0)
        if one.at is None:
            out.write(struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, *fields) + one.name + one.data)
        where = (0, 0, 0, one.mode << 16, at)
        listed.write(struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 0x314, 20, *fields, *where) + one.name)
        count += 1
    start = out.tell()
    directory = listed.getvalue()
    ending = struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, count & 0xFFFF, count & 0xFFFF, len(directory), start, 0
    )
    return out.getvalue() + directory + ending + tail


def zip_parts(parts: Mapping[str, bytes | str]) -> bytes:
    return zip_of(
        packed(name, part.encode() if isinstance(part, str) else part) for name, part in parts.items()
    )


def tar_of(members: Iterable[tuple[tarfile.TarInfo, bytes]]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for info, data in members:
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def tar_member(name: str, data: bytes = b"", **fields: object) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.size = len(data)
    for field, value in fields.items():
        setattr(info, field, value)
    return info, data


def resummed(header: bytes) -> bytes:
    """A tar header that was changed, with the sum that fits."""
    blank = header[:148] + b" " * 8 + header[156:512]
    return blank[:148] + b"%06o\0 " % sum(blank) + blank[156:]
