"""Files that need a parser → their Reports and Failures, read in a process of its own with limits (child.py).

A page, a document, mail or an archive is code's food: a parser may hang on it, take all memory, or break. What is plain (text, JSON
Lines, CSV) streams in this process, line by line, in flat memory. One process serves file after file, since starting one and loading the
extractor takes a good part of a second; it is ended when it meets a limit, with the program, and after some minutes without work.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from onrecord.errors import ReadError
from onrecord.read import frames, scanned
from onrecord.read.entry import ReadOptions
from onrecord.read.inputs import Input, failure
from onrecord.read.reading_process import Lost, ReadingProcess, limits
from onrecord.records import Failure, Report

MOST_STOPS = 10
"""Members of one archive at which reading may be stopped; at 60 s each that is ten minutes."""
MOST_PICTURES = 500
"""Scanned pages of one file: at most two minutes each, a few seconds mostly."""
_LONGEST_STRETCH = 1024 * 1024
_PICTURE = re.compile(rb"P5 \d{1,6} \d{1,6} 255\n")


@dataclass(slots=True)
class _Reached:
    """How far an archive is read: the member that is being read, and those at which reading was stopped."""

    name: str
    number: int = -1
    stopped: list[int] = field(default_factory=list)


def read(item: Input, options: ReadOptions, *, archive: bool) -> Iterator[Report | Failure]:
    """Raises ReadError or OSError where the file cannot be opened, as every reader does."""
    allowed = limits()
    if not archive:
        raw = item.whole()
        yield from _whole(item, options, raw, allowed)
        return
    with item.open() as stream:
        size = item.size if item.size is not None else stream.seek(0, os.SEEK_END)
        yield from _archive(item, options, stream, size, allowed)


def _whole(
    item: Input, options: ReadOptions, raw: bytes, allowed: tuple[int, int]
) -> Iterator[Report | Failure]:
    talk = _Talk(item, options, raw=raw)
    try:
        yield from talk.answers(ReadingProcess.free(*allowed))
    except Lost as lost:
        yield failure(item.name, lost.error)


def _archive(
    item: Input, options: ReadOptions, stream: BinaryIO, size: int, allowed: tuple[int, int]
) -> Iterator[Report | Failure]:
    """The members one after the other; after one that cannot be got over, another process goes on with the next."""
    talk = _Talk(item, options, stream=stream, size=size)
    reached = talk.reached
    while len(reached.stopped) < MOST_STOPS:
        begun = reached.number
        try:
            yield from talk.answers(ReadingProcess.free(*allowed))
            return
        except Lost as lost:
            yield failure(reached.name, lost.error)
        if reached.number == begun:
            return  # it came to no further member
        reached.stopped.append(reached.number)
    yield failure(item.name, _too_many_stops())


class _Talk:
    """What is said about one file: the request, and what the process answers or asks for."""

    def __init__(
        self,
        item: Input,
        options: ReadOptions,
        raw: bytes = b"",
        stream: BinaryIO | None = None,
        size: int | None = None,
    ) -> None:
        self._item, self._options, self._raw, self._stream, self._size = item, options, raw, stream, size
        self._pictures = 0
        self._recogniser: scanned.Recogniser | None = None
        self.reached = _Reached(item.name)

    def answers(self, process: ReadingProcess) -> Iterator[Report | Failure]:
        """The process is given back when it has answered, and ended when nobody listens any more."""
        try:
            process.ask(self._request(), self._raw)
            while True:
                message, came = process.answer()
                if "done" in message:
                    process.give_back(process.checked(_size, message))
                    return
                found = process.checked(self._taken, process, message, came)
                if found is not None:
                    yield found
        except BaseException:
            process.end()
            raise

    def _taken(
        self, process: ReadingProcess, message: dict[str, Any], came: bytes
    ) -> Report | Failure | None:
        if "report" in message:
            return frames.report_of(message["report"], self._raw if message.get("same") else came)
        if "failure" in message:
            return frames.failure_of(message["failure"])
        if "want" in message and self._stream is not None:
            process.give({}, _stretch(self._stream, *_wanted(message["want"])))
        elif "at" in message:
            self._note(message["at"], message["name"])
        elif "picture" in message:
            process.give(self._recognised(came), b"")
        elif "told" in message and self._options.told:
            self._options.told(str(message["told"]))
        else:
            raise frames.BrokenFrame
        return None

    def _request(self) -> dict[str, object]:
        item, options, columns = self._item, self._options, self._options.columns
        return {
            "name": item.name, "stem": item.stem, "suffix": item.suffix, "size": self._size,
            "published": options.published.isoformat() if options.published else None, "outlet": options.outlet,
            "columns": [columns.by_part, columns.order] if columns else None, "tell": options.told is not None,
            "first": self.reached.number + 1, "stopped": self.reached.stopped,
        }  # fmt: skip

    def _note(self, number: object, name: object) -> None:
        if not isinstance(number, int) or not isinstance(name, str) or number <= self.reached.number:
            raise frames.BrokenFrame
        self.reached.number, self.reached.name = number, name

    def _recognised(self, picture: bytes) -> dict[str, object]:
        """The words of a page that is a picture: the process itself may start no program."""
        if not picture:
            self._recogniser = scanned.recogniser()
            return {"words": "" if self._recogniser else None}
        self._pictures += 1
        if self._recogniser is None or not _PICTURE.match(picture):
            raise frames.BrokenFrame
        if self._pictures > MOST_PICTURES:
            return {
                "error": [
                    "scanned",
                    "",
                    f"comes after {MOST_PICTURES} others",
                    f"up to {MOST_PICTURES} scanned pages in a file",
                    "Split it.",
                ]
            }
        try:
            return {"words": self._recogniser.of_picture(picture)}
        except ReadError as error:
            return {"error": [error.code, error.where, error.found, error.accepted, error.next]}


def _size(message: dict[str, Any]) -> int:
    return int(message["done"])


def _wanted(told: object) -> tuple[int, int]:
    offset, length = told if isinstance(told, list) and len(told) == 2 else (None, None)
    if (
        not isinstance(offset, int)
        or not isinstance(length, int)
        or offset < 0
        or not 0 < length <= _LONGEST_STRETCH
    ):
        raise frames.BrokenFrame
    return offset, length


def _stretch(stream: BinaryIO, offset: int, length: int) -> bytes:
    stream.seek(offset)
    return stream.read(length)


def _too_many_stops() -> ReadError:
    return ReadError(
        "too-many-stops", "", f"holds {MOST_STOPS} files at which reading had to be stopped; the files after them were not read",
        "archives whose files can be read", "Take those files out, or add the files one by one.",
    )  # fmt: skip
