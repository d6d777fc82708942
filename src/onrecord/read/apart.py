"""Files that need a parser → their Reports and Failures, read in a process of its own with limits (child.py).

A page, a document, mail or an archive is code's food: a parser may hang on it, take all memory, or break. What is plain (text, JSON
Lines, CSV) streams in this process, line by line, in flat memory. One process serves file after file, since starting one and loading the
extractor takes a good part of a second; it is ended when it meets a limit, with the program, and after some minutes without work.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from onrecord import settings
from onrecord.errors import ReadError
from onrecord.read import faults, frames, reading_process
from onrecord.read.entry import ReadOptions
from onrecord.read.inputs import Input, failure
from onrecord.read.reading_process import Lost, ReadingProcess
from onrecord.records import Failure, Report

MOST_STOPS = 10
"""Members of one archive at which reading may be stopped; at 60 s each that is ten minutes."""
_LONGEST_STRETCH = 1024 * 1024


@dataclass(slots=True)
class _Reached:
    """How far an archive is read: the member that is being read, and those at which reading was stopped."""

    name: str
    number: int = -1
    stopped: list[int] = field(default_factory=list)


def read(item: Input, options: ReadOptions, *, archive: bool) -> Iterator[Report | Failure]:
    """Raises ReadError or OSError where the file cannot be opened, as every reader does."""
    limits = settings.read_seconds(os.environ), settings.read_megabytes(os.environ)
    if not archive:
        raw = item.whole()
        yield from _whole(ReadingProcess.free(*limits), _request(item, options, None, _Reached(item.name)), raw)
        return
    with item.open() as stream:
        size = item.size if item.size is not None else stream.seek(0, os.SEEK_END)
        yield from _archive(item, options, stream, size, limits)


def _whole(process: ReadingProcess, request: dict[str, object], raw: bytes) -> Iterator[Report | Failure]:
    try:
        yield from _answers(process, request, raw, None, None)
    except Lost as lost:
        yield failure(str(request["name"]), lost.error)


def _archive(
    item: Input, options: ReadOptions, stream: BinaryIO, size: int, limits: tuple[int, int]
) -> Iterator[Report | Failure]:
    """The members one after the other; after one that cannot be got over, another process goes on with the next."""
    reached = _Reached(item.name)
    while len(reached.stopped) < MOST_STOPS:
        process = ReadingProcess.free(*limits)
        begun = reached.number
        try:
            yield from _answers(process, _request(item, options, size, reached), b"", stream, reached)
            return
        except Lost as lost:
            yield failure(reached.name, lost.error)
        if reached.number == begun:
            return  # it came to no further member
        reached.stopped.append(reached.number)
    yield failure(item.name, _too_many_stops())


def _answers(
    process: ReadingProcess, request: dict[str, object], raw: bytes, stream: BinaryIO | None, reached: _Reached | None
) -> Iterator[Report | Failure]:
    """What the process answers. It is given back when it has answered, and ended when nobody listens any more."""
    try:
        process.ask(request, raw)
        while True:
            message, came = process.answer()
            if "report" in message:
                yield process.checked(lambda m=message, c=came: frames.report_of(m["report"], raw if m.get("same") else c))
            elif "failure" in message:
                yield process.checked(lambda m=message: frames.failure_of(m["failure"]))
            elif "want" in message and stream is not None:
                process.give(_stretch(stream, process.checked(lambda m=message: _wanted(m["want"]))))
            elif "at" in message and reached is not None:
                process.checked(lambda m=message: _note(reached, m))
            else:
                process.give_back(process.checked(lambda m=message: int(m["done"])))
                return
    except BaseException:
        process.end()
        raise


def _request(item: Input, options: ReadOptions, size: int | None, reached: _Reached) -> dict[str, object]:
    return {
        "name": item.name, "stem": item.stem, "suffix": item.suffix, "size": size,
        "published": options.published.isoformat() if options.published else None, "outlet": options.outlet,
        "first": reached.number + 1, "stopped": reached.stopped,
    }  # fmt: skip


def _wanted(told: object) -> tuple[int, int]:
    offset, length = told if isinstance(told, list) and len(told) == 2 else (None, None)
    if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or not 0 < length <= _LONGEST_STRETCH:
        raise frames.BrokenFrame
    return offset, length


def _stretch(stream: BinaryIO, wanted: tuple[int, int]) -> bytes:
    stream.seek(wanted[0])
    return stream.read(wanted[1])


def _note(reached: _Reached, message: dict[str, object]) -> None:
    number, name = message["at"], message.get("name")
    if not isinstance(number, int) or not isinstance(name, str) or number <= reached.number:
        raise frames.BrokenFrame
    reached.number, reached.name = number, name


def _too_many_stops() -> ReadError:
    return ReadError(
        "too-many-stops", "", f"holds {MOST_STOPS} files at which reading had to be stopped; the files after them were not read",
        "archives whose files can be read", "Take those files out, or add the files one by one.",
    )  # fmt: skip
