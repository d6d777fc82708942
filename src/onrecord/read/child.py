"""The process in which files that need a parser are taken apart (`python -m onrecord.read.child SECONDS MEGABYTES`).

Comes in: one file at a time over standard input, or leave to ask for stretches of an archive. Goes out: Reports and Failures over
standard output. It lives on from file to file; what it may not do is confine.py's, who starts and ends it is apart.py.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from onrecord.errors import ReadError
from onrecord.read import READERS, Reader, archives, confine, feeds, frames, scanned
from onrecord.read.entry import ReadOptions
from onrecord.read.faults import fault, too_deep
from onrecord.read.feeds import fragment, framed
from onrecord.read.given_columns import GivenColumns
from onrecord.read.inputs import TEXT_LIMIT, Input, failure
from onrecord.records import Failure, Report

_ABANDONED_S = 15
"""Seconds after which a process that nobody stops ends itself: whoever started it is gone."""
_AHEAD = 256 * 1024
"""Bytes of an archive that are asked for at once."""


class Channel:
    """Both pipes. While it waits for the other end no clock runs."""

    def __init__(self, come: BinaryIO, go: BinaryIO, seconds: int) -> None:
        self._come, self._go, self._seconds = come, go, seconds

    def receive(self) -> tuple[dict[str, Any], bytes]:
        _alarm(0)
        got = frames.receive(self._come)
        _alarm(self._seconds)
        return got

    def send(self, message: Mapping[str, object], raw: bytes = b"") -> None:
        _alarm(0)
        frames.send(self._go, message, raw)
        _alarm(self._seconds)


class Distant(io.RawIOBase):
    """A file that the other end holds open, read in stretches: this process opens nothing itself."""

    def __init__(self, channel: Channel, size: int) -> None:
        self._channel, self._size, self._at = channel, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        at = offset + (0, self._at, self._size)[whence]
        if at < 0:
            raise OSError("before the beginning of the file")
        self._at = at
        return at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        self._channel.send({"want": [self._at, min(len(view), _AHEAD)]})
        _, data = self._channel.receive()
        view[: len(data)] = data
        self._at += len(data)
        return len(data)


def main(arguments: list[str]) -> None:
    seconds, megabytes = (int(value) for value in arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started this, who ends it
    channel = Channel(*_private_pipes(), seconds + _ABANDONED_S)
    held = _own_size()
    confine.limit_memory(megabytes)
    confine.close({"trafilatura": _load_word_lists})
    scanned.elsewhere = lambda picture: _recognised(channel, picture)
    channel.send({"ready": True})
    while True:
        try:
            request, raw = channel.receive()
            _answer(channel, request, raw)
            channel.send({"done": held()})
        except (EOFError, BrokenPipeError):
            return
        except MemoryError:
            confine.spend_spare()
            channel.send({"over": "memory"})
            return


def _answer(channel: Channel, request: Mapping[str, Any], raw: bytes) -> None:
    if "feed" in request or "piece" in request:
        _answer_feed(channel, request, raw)
        return
    for found in _found(channel, request, raw):
        if isinstance(found, Report):
            if len(found.text) > TEXT_LIMIT:
                found = failure(found.source, _too_much_text())
            else:
                same = found.raw == raw
                channel.send(
                    {"report": frames.of_report(found), "same": same}, b"" if same else found.raw or b""
                )
                continue
        channel.send({"failure": frames.of_failure(found)})


def _answer_feed(channel: Channel, request: Mapping[str, Any], raw: bytes) -> None:
    """The items of a feed, and then what is said of the whole; or the text of one item."""
    try:
        if "piece" in request:
            channel.send({"text": fragment.text_of(raw.decode())})
            return
        found = feeds.feed_of(raw, request["charset"], request["feed"])
    except ReadError as error:
        channel.send({"failure": frames.of_failure(failure(request["feed"], error))})
    except MemoryError:
        raise
    except Exception as error:
        fallen = too_deep() if isinstance(error, RecursionError) else fault(error)
        channel.send({"failure": frames.of_failure(failure(request.get("feed", "an item"), fallen))})
    else:
        for item in found.items:
            channel.send({"item": framed.of_item(item)}, item.raw)
        channel.send({"feed": framed.of_feed(found)})


def _found(channel: Channel, request: Mapping[str, Any], raw: bytes) -> Iterator[Report | Failure]:
    options = _options(channel, request)
    name, stem, suffix, size = request["name"], request["stem"], request["suffix"], request["size"]
    if suffix not in archives.KINDS:
        item = Input(name, stem, suffix, lambda: io.BytesIO(raw), len(raw))
        yield from _guarded(item, options, READERS[suffix])
        return
    stream = _buffered(io.BytesIO(raw)) if size is None else _buffered(Distant(channel, size))
    item = Input(name, stem, suffix, lambda: stream, len(raw) if size is None else size)
    tell: Callable[[int, str], None] = lambda number, member: channel.send({"at": number, "name": member})  # noqa: E731
    reached = archives.Reached(request["first"], frozenset(request["stopped"]), tell)
    yield from archives.read(item, options, READERS, reached)


def _options(channel: Channel, request: Mapping[str, Any]) -> ReadOptions:
    day, columns = request["published"], request["columns"]
    return ReadOptions(
        date.fromisoformat(day) if day else None,
        request["outlet"],
        GivenColumns(tuple((part, name) for part, name in columns[0]), columns[1]) if columns else None,
        (lambda words: channel.send({"told": words})) if request["tell"] else None,
    )


def _recognised(channel: Channel, picture: bytes) -> str | None:
    """The words of a picture, by a program that the other end starts."""
    channel.send({"picture": True}, picture)
    answer, _ = channel.receive()
    if "error" in answer:
        raise ReadError(*answer["error"])
    words: str | None = answer["words"]
    return words


def _buffered(stream: Any) -> BinaryIO:
    return io.BufferedReader(stream, _AHEAD) if isinstance(stream, io.RawIOBase) else stream


def _guarded(item: Input, options: ReadOptions, reader: Reader) -> Iterator[Report | Failure]:
    """What a reader finds; whatever it stumbles over is a failure of this file."""
    try:
        yield from reader(item, options)
    except ReadError as error:
        yield failure(item.name, error)
    except MemoryError:
        raise
    except RecursionError:
        yield failure(item.name, too_deep())
    except Exception as error:
        yield failure(item.name, fault(error))


def _load_word_lists() -> None:
    """The extractor of pages looks into these lists late: for a page with little text, or one that gives its address."""
    from tld import get_fld
    from trafilatura.external import jt_stoplist_init

    jt_stoplist_init()
    get_fld("https://news.example.org/", fail_silently=True)


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes under numbers that no library knows: what one prints goes nowhere."""
    come, go = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    return os.fdopen(come, "rb", _AHEAD), os.fdopen(go, "wb", _AHEAD)


def _own_size() -> Callable[[], int]:
    """Megabytes of memory that are taken now, 0 where that is not told; the file is opened while that is still allowed."""
    try:
        told = os.open("/proc/self/statm", os.O_RDONLY)
    except OSError:
        return lambda: 0
    return lambda: int(os.pread(told, 64, 0).split()[0]) * os.sysconf("SC_PAGE_SIZE") // (1024 * 1024)


def _alarm(seconds: int) -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)  # ends the process, in whatever code it is


def _too_much_text() -> ReadError:
    return ReadError(
        "too-large", "", f"holds more than {TEXT_LIMIT // 1024 // 1024} MB of text",
        f"one report of up to {TEXT_LIMIT // 1024 // 1024} MB", "Split it into one file per report.",
    )  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
