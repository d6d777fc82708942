"""A stream of bytes → its lines, one at a time, in flat memory whatever the length of a line.

Lines keep their bytes (for the hash) and are decoded one by one elsewhere; a line over the limit comes
out without its bytes. UTF-16 streams are recognised by their first bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.errors import ReadError
from onrecord.read.decode import ACCEPTED, marked_encoding, refuse_binary, unmarked_utf16

LINE_LIMIT = 20 * 1024 * 1024
HEAD = 4096
_STEP = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """`number` counts from 1; `raw` holds the bytes with their line end, None where they passed the limit."""

    number: int
    raw: bytes | None
    encoding: str | None
    """'utf-16-le' or '-be' of the stream; None where each line's bytes are to be judged by themselves."""

    @property
    def text_bytes(self) -> bytes:
        return (self.raw or b"").rstrip(b"\r\n") if self.encoding is None else (self.raw or b"")


class Rejoined(io.RawIOBase):
    """A stream whose first bytes were already taken, with them put back in front."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        if self._head:
            data, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            data = self._rest.read(len(view))
        view[: len(data)] = data
        return len(data)


def peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that still has them."""
    head = stream.read(HEAD)
    return head, io.BufferedReader(Rejoined(head, stream), _STEP)


def lines(stream: BinaryIO, limit: int = LINE_LIMIT) -> Iterator[Line]:
    """Raises ReadError('binary') where the stream begins as a file that is no text."""
    head, stream = peeked(stream)
    marked = marked_encoding(head)
    encoding = marked[1] if marked else unmarked_utf16(head)
    if encoding is not None and encoding.startswith("utf-16"):
        return _utf16_lines(stream, encoding, limit, skip=len(marked[0]) if marked else 0)
    if marked is None:
        refuse_binary(head)
        if b"\0" in head:
            raise ReadError(
                "binary",
                "",
                "is a binary file (it holds NUL bytes)",
                ACCEPTED,
                "Save it as JSON Lines or CSV.",
            )
    return _byte_lines(stream, limit)


def _byte_lines(stream: BinaryIO, limit: int) -> Iterator[Line]:
    number = 0
    while raw := stream.readline(limit + 1):
        number += 1
        if len(raw) <= limit:
            yield Line(number, raw, None)
            continue
        while raw and not raw.endswith(b"\n"):  # let the rest of the line go by
            raw = stream.readline(_STEP)
        yield Line(number, None, None)


def _utf16_lines(stream: BinaryIO, encoding: str, limit: int, skip: int) -> Iterator[Line]:
    stream.read(skip)
    words = io.TextIOWrapper(stream, encoding=encoding, newline="\n")
    number = 0
    try:
        while text := words.readline(limit // 2 + 1):
            number += 1
            if len(text) <= limit // 2:
                yield Line(number, text.encode(encoding), encoding)
                continue
            while text and not text.endswith("\n"):
                text = words.readline(_STEP)
            yield Line(number, None, encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            "truncated-utf-16",
            f"line {number + 1}",
            f"is cut off or damaged UTF-16 ({error.reason})",
            ACCEPTED,
            "Fetch or save the file again.",
        ) from None
