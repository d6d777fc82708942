"""One file of an archive as its container tells of it, and what is refused whatever is in it.

Serves archives.py and the containers. Goes out: an Entry for each member; how much was unpacked (Meter); names that can be shown; the
reasons for members that are not read. Nothing here is ever written to disk.
"""

from __future__ import annotations

import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from onrecord.errors import ReadError
from onrecord.read.inputs import TEXT_LIMIT

MOST_UNPACKED = 20 * 1024**3
"""Bytes of one archive, unpacked: some 200,000 pages."""
MOST_RATIO = 200
"""Unpacked to packed. News pages of one site in a solid archive reach 60, text of zeros a thousand and more."""
_HARMLESS = TEXT_LIMIT
"""Unpacked bytes below which no ratio is looked at: one report may be that large."""

UNREADABLE = (
    zipfile.BadZipFile, tarfile.TarError, lzma.LZMAError, zlib.error, EOFError, OSError, NotImplementedError, UnicodeError,
)  # fmt: skip
"""What the libraries say of an archive that is cut, damaged or packed in a way that they do not know."""
_NO_REPORT = frozenset(
    [
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".webp",
        ".avif",
        ".svg",
        ".ico",
        ".bmp",
        ".tif",
        ".tiff",
        ".heic",
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".woff",
        ".woff2",
        ".ttf",
        ".otf",
        ".eot",
    ]
)
_NO_REPORT_NAMES = frozenset(("thumbs.db", "desktop.ini", "icon\r"))
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_LONGEST_NAME = 300


class TooMuch(ReadError):
    """The whole archive is given up; other errors are those of one member."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a record of a web archive says of the page in it."""

    url: str | None
    day: date | None
    kind: str
    charset: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """`open` streams the member's bytes; `suffix` and `stem` are given where its name does not tell them."""

    name: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    suffix: str | None = None
    stem: str | None = None
    page: Page | None = None
    refused: ReadError | None = None
    whole: Callable[[], None] | None = None
    """Raises ReadError where the member's bytes, now read, are fewer than they should be."""


class Meter:
    """How much of an archive was unpacked so far, those in it included."""

    def __init__(self, packed: int) -> None:
        self._most = min(MOST_UNPACKED, max(_HARMLESS, packed * MOST_RATIO))
        self._unpacked = 0

    def took(self, size: int) -> None:
        self._unpacked += size
        if self._unpacked > self._most:
            raise TooMuch(
                "bomb", "", f"unpacks to more than {self._most // 1024**2:,} MB; what came after that was not read",
                f"archives that unpack to at most {MOST_RATIO} times their size and {MOST_UNPACKED // 1024**3} GB",
                "Unpack it by hand if you trust it, and add what is in it.",
            )  # fmt: skip


class Metered(io.RawIOBase):
    """A stream of unpacked bytes that are counted as they are read."""

    def __init__(self, stream: Any, meter: Meter, most: int | None = None) -> None:
        self._stream, self._meter, self._left = stream, meter, most
        self.last = b""
        """The last bytes that were read."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        try:
            data = self._stream.read(len(view))
        except EOFError as error:
            raise OSError(
                "cut off"
            ) from error  # some parsers take an EOFError for the end that they wait for
        view[: len(data)] = data
        self.last = (self.last + data[-4:])[-4:]
        self._meter.took(len(data))
        if self._left is not None:
            self._left -= len(data)
            if self._left < 0:
                raise packed_too_well()
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def refusal(entry: Entry) -> ReadError | None:
    """Why a member is refused by its name alone."""
    if entry.page is not None:
        return None
    name = entry.name.replace("\\", "/")
    parts = name.split("/")
    if (
        name.startswith("/")
        or re.match(r"[A-Za-z]:", name)
        or ".." in parts
        or any(map(_DEVICE.fullmatch, parts))
    ):
        return ReadError(
            "path-traversal", "", "has a name that leads out of the archive (an absolute path, '..' or the name of a device)",
            "names of files and folders inside the archive",
            "Nothing was written, and it was not read. Ask who made the archive; to read it, unpack it under another name.",
        )  # fmt: skip
    return None


def is_no_report(entry: Entry) -> bool:
    """Folders, pictures, style sheets, scripts, fonts, hidden files: nobody misses them in the list of what was not read."""
    if entry.page is not None:
        return False
    parts = entry.name.replace("\\", "/").split("/")
    last = parts[-1].lower()
    if (
        not last
        or last in _NO_REPORT_NAMES
        or "__MACOSX" in parts
        or any(part.startswith(".") for part in parts if part != ".")
    ):
        return True
    return last[last.rfind(".") :] in _NO_REPORT if "." in last else False


def shown(name: str) -> str:
    """A name as it can be printed and stored: without control characters, marks that turn the writing round, or endless length."""
    plain = _UNSEEN.sub("\ufffd", name)
    return (
        plain
        if len(plain) <= _LONGEST_NAME
        else f"{plain[: _LONGEST_NAME // 2]}…{plain[-_LONGEST_NAME // 2 :]}"
    )


def broken(error: BaseException) -> ReadError:
    return ReadError(
        "broken-archive", "", f"is cut off, damaged or packed in a way that is not read ({type(error).__name__})",
        "whole archives: .zip, .tar (also .gz, .bz2, .xz), .warc (also .gz), .wacz", "Fetch or pack it again.",
    )  # fmt: skip


def cut_off() -> ReadError:
    return ReadError(
        "truncated-archive",
        "",
        "ends before its end: something at its end is missing",
        "whole archives",
        "Fetch it again.",
    )


def packed_too_well() -> ReadError:
    return ReadError(
        "bomb", "", f"unpacks to more than {MOST_RATIO} times its size", f"files packed to at least a {MOST_RATIO}th of their size",
        "Unpack it by hand if you trust it, and add it by itself.",
    )  # fmt: skip


def not_followed(what: str) -> ReadError:
    return ReadError(
        "not-a-file", "", f"is {what}, which is not followed", "files", "Add what it stands for by itself."
    )


def encrypted() -> ReadError:
    return ReadError(
        "encrypted",
        "",
        "is encrypted",
        "files without a password",
        "Unpack it with its password, and add it by itself.",
    )
