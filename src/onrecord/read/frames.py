"""What goes over the pipes between this program and the process that reads files apart: frames of JSON and bytes.

Comes in: messages, Reports and Failures. Goes out: the same at the other end. Nothing is unpickled, every length is bounded and
every field is checked, since the other end has read hostile files. Who says what when is apart.py's and child.py's.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from datetime import date
from typing import Any, BinaryIO, cast, get_args

from onrecord.read.entry import UNSTORABLE, sha256
from onrecord.records import Block, BlockKind, Failure, PublishedBy, Report

_HEAD = struct.Struct(">II")
_LONGEST_JSON = 256 * 1024 * 1024
"""A text of TEXT_LIMIT characters of four bytes each, and room for what is said of it."""
_LONGEST_BYTES = 64 * 1024 * 1024
"""A file of TEXT_LIMIT."""
_WORDS = ("id", "text", "title", "outlet", "url", "source")


class BrokenFrame(Exception):
    """What came is no message that the other end may send."""


def send(stream: BinaryIO, message: Mapping[str, object], raw: bytes = b"") -> None:
    body = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(_HEAD.pack(len(body), len(raw)) + body)
    if raw:
        stream.write(raw)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """The next message with its bytes; EOFError where the other end is gone."""
    long, longer = _HEAD.unpack(_exactly(stream, _HEAD.size))
    if long > _LONGEST_JSON or longer > _LONGEST_BYTES:
        raise BrokenFrame
    body, raw = _exactly(stream, long), _exactly(stream, longer)
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BrokenFrame from error
    if not isinstance(message, dict):
        raise BrokenFrame
    return message, raw


def _exactly(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length) if length else b""
    if len(data) < length:
        raise EOFError
    return data


def of_report(report: Report) -> dict[str, object]:
    """A report without its bytes and its hash, which the receiver works out; of its blocks those that the reader told apart."""
    told: dict[str, object] = {name: getattr(report, name) for name in _WORDS}
    told["published"] = report.published.isoformat() if report.published else None
    told["published_by"] = report.published_by
    told["blocks"] = [[block.kind, block.start, block.end] for block in report.blocks]
    return told


def report_of(told: Mapping[str, object], raw: bytes) -> Report:
    words = {name: told.get(name) for name in _WORDS}
    day, by = told.get("published"), told.get("published_by")
    required = all(isinstance(words[name], str) for name in ("id", "text", "source"))
    if not required or not all(value is None or _is_text(value) for value in words.values()):
        raise BrokenFrame
    if by not in get_args(PublishedBy) or not (day is None or isinstance(day, str)):
        raise BrokenFrame
    try:
        published = date.fromisoformat(day) if day else None
    except ValueError as error:
        raise BrokenFrame from error
    given = cast(dict[str, Any], words)
    return Report(
        **given, published=published, published_by=cast(PublishedBy, by), blocks=_blocks_of(told, len(given["text"])),
        raw_sha256=sha256(raw), raw=raw,
    )  # fmt: skip


def _blocks_of(told: Mapping[str, object], length: int) -> tuple[Block, ...]:
    """Stretches of the text, each after the one before."""
    sent = told.get("blocks", [])
    if not isinstance(sent, list):
        raise BrokenFrame
    out: list[Block] = []
    last = 0
    for one in sent:
        if not isinstance(one, list) or len(one) != 3 or one[0] not in get_args(BlockKind):
            raise BrokenFrame
        kind, start, end = one
        if type(start) is not int or type(end) is not int or not last <= start <= end <= length:
            raise BrokenFrame
        out.append(Block(cast(BlockKind, kind), start, end))
        last = end
    return tuple(out)


def of_failure(failure: Failure) -> list[str | None]:
    return [failure.source, failure.where, failure.code, failure.found, failure.accepted, failure.next]


def failure_of(told: object) -> Failure:
    if not isinstance(told, list) or len(told) != 6:
        raise BrokenFrame
    words = [_shown(value) for value in told]
    source, where, code, found, accepted, next = words
    if None in (source, code, found, accepted, next):
        raise BrokenFrame
    return Failure(
        cast(str, source), where, cast(str, code), cast(str, found), cast(str, accepted), cast(str, next)
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not UNSTORABLE.search(value)


def _shown(value: object) -> str | None:
    """Words of a failure as they can be printed and stored, whatever name a file inside an archive has."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise BrokenFrame
    return value.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
