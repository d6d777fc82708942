"""The bytes of a feed → its items, and the HTML of an item → its text, taken apart in the process of its own that files are read in.

Comes in: what a server sent. Goes out: a Feed or a text, as feeds.feed_of and fragment.text_of give them; a ReadError where it is none,
takes too long, takes too much memory, or breaks the parser.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from onrecord.errors import ReadError
from onrecord.read.feeds import framed
from onrecord.read.feeds.entries import Feed, Item
from onrecord.read.frames import BrokenFrame, failure_of
from onrecord.read.reading_process import Lost, ReadingProcess, limits

T = TypeVar("T")


def feed(body: bytes, charset: str, url: str) -> Feed:
    """Of bytes, what their server says of their letters, and the address."""
    found = _asked({"feed": url, "charset": charset}, body, _part)
    if not found or not isinstance(found[-1], Feed):
        raise BrokenFrame
    return replace(found[-1], items=tuple(one for one in found if isinstance(one, Item)))


def text(piece: str) -> str:
    """Of an item's HTML; empty where it holds none."""
    (found,) = _asked({"piece": True}, piece.encode("utf-8", "replace"), _text)
    return found


def _part(message: Mapping[str, Any], raw: bytes) -> Item | Feed:
    return framed.item_of(message["item"], raw) if "item" in message else framed.feed_of(message["feed"], ())


def _text(message: Mapping[str, Any], raw: bytes) -> str:
    if not isinstance(message["text"], str):
        raise BrokenFrame
    return message["text"]


def _asked(
    request: Mapping[str, object], raw: bytes, part: Callable[[Mapping[str, Any], bytes], T]
) -> list[T]:
    """The parts of the answer. The process is given back when it has answered, and ended where it has not."""
    process = ReadingProcess.free(*limits())
    found: list[T] = []
    refused: ReadError | None = None
    try:
        process.ask(request, raw)
        while True:
            message, came = process.answer()
            if "done" in message:
                break
            if "failure" in message:
                refused = process.checked(_refused, message)
            else:
                found.append(process.checked(part, message, came))
        process.give_back(process.checked(_size, message))
    except BaseException as error:
        process.end()
        if isinstance(error, Lost):
            raise error.error from None
        raise
    if refused is not None:
        raise refused
    return found


def _refused(message: Mapping[str, Any]) -> ReadError:
    told = failure_of(message["failure"])
    return ReadError(told.code, told.where or "", told.found, told.accepted, told.next)


def _size(message: Mapping[str, Any]) -> int:
    return int(message["done"])
