"""What goes over the pipes between this program and the process that reads files apart: frames of JSON and bytes.

Comes in: messages, Reports and Failures. Goes out: the same at the other end. Nothing is unpickled, every length is bounded and
every field is checked, since the other end has read hostile files. Who says what when is apart.py's and child.py's.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Mapping
from datetime import date
from typing import Any, BinaryIO, cast, get_args

from onrecord.read.entry import sha256
from onrecord.records import Failure, PublishedBy, Report

_HEAD = struct.Struct(">II")
_LONGEST_JSON = 256 * 1024 * 1024
"""A text of TEXT_LIMIT characters of four bytes each, and room for what is said of it."""
_LONGEST_BYTES = 64 * 1024 * 1024
"""A file of TEXT_LIMIT."""
_BROKEN = re.compile("[\0\ud800-\udfff]")
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
    """A report without its bytes, its hash and its blocks: the receiver works those out."""
    told: dict[str, object] = {name: getattr(report, name) for name in _WORDS}
    told["published"] = report.published.isoformat() if report.published else None
    told["published_by"] = report.published_by
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
        **given, published=published, published_by=cast(PublishedBy, by), raw_sha256=sha256(raw), raw=raw
    )


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
    return isinstance(value, str) and not _BROKEN.search(value)


def _shown(value: object) -> str | None:
    """Words of a failure as they can be printed and stored, whatever name a file inside an archive has."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise BrokenFrame
    return value.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
