"""A web archive (.warc, .warc.gz, and .wacz, which holds some) → the pages and documents that its servers gave.

Comes in: records. Goes out: an Entry for each answer with status 200 that may be a report, and each resource; requests, redirects,
pictures, scripts and data that a page loads for itself are left out. Records are parsed by warcio.
"""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Iterator
from datetime import date
from email.message import Message
from typing import Any, BinaryIO, cast

from onrecord.errors import ReadError
from onrecord.read import archive_zip
from onrecord.read.archive_entry import Entry, Meter, Metered, Page, cut_off
from onrecord.read.entry import EARLIEST_YEAR, LATEST_YEAR
from onrecord.read.web_kinds import ARCHIVED, address_stem

_STEP = 256 * 1024
_LEFT_OUT = re.compile(
    r"(?:image|audio|video|font)/|text/(?:css|javascript|ecmascript)|text/x-component|application/(?:x-)?(?:javascript|ecmascript|json|font)"
    r"|application/(?:[\w.-]+\+json|manifest|vnd\.ms-fontobject|x-shockwave-flash|x-www-form|wasm|ocsp|x-mpegurl|vnd\.apple\.mpegurl)"
)
_PACKINGS = ("", "identity", "gzip", "x-gzip", "deflate")
_WACZ_PART = re.compile(r"(?:.*/)?archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)


def entries(stream: BinaryIO, meter: Meter) -> Iterator[Entry]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    metered = Metered(_unpacked(stream), meter)
    unpacked = io.BufferedReader(metered, _STEP)
    if not unpacked.peek(16).lstrip(b"\r\n").startswith(b"WARC/"):
        raise _no_record("begins with")
    try:
        for number, record in enumerate(ArchiveIterator(unpacked), 1):
            entry = _entry(record, number)
            if entry is not None:
                yield entry
            _skip_rest(record)
    except ArchiveLoadFailed as error:
        raise _no_record("holds") from error
    if not metered.last.replace(b"\r", b"").endswith(b"\n\n"):
        raise cut_off()  # each record ends with two empty lines; warcio takes half of one for the end


def collected(stream: BinaryIO, meter: Meter) -> Iterator[Entry]:
    """The records of every WARC in a WACZ; its indexes and lists of pages say nothing more."""
    for part in archive_zip.entries(stream, meter):
        if _WACZ_PART.fullmatch(part.name):
            with part.open() as inner:
                yield from entries(inner, meter)


def _no_record(does: str) -> ReadError:
    return ReadError(
        "broken-archive", "", f"{does} something that is no record of a web archive; nothing from there on was read",
        "WARC files, plain or packed with gzip", "Fetch it again, or let the program that made it check it.",
    )  # fmt: skip


def _unpacked(stream: BinaryIO) -> Any:
    buffered = (
        stream
        if isinstance(stream, io.BufferedReader)
        else io.BufferedReader(cast(io.RawIOBase, stream), _STEP)
    )
    return gzip.GzipFile(fileobj=buffered) if buffered.peek(2)[:2] == b"\x1f\x8b" else buffered


def _entry(record: Any, number: int) -> Entry | None:
    """None for what is no answer of a server, or plainly no report."""
    if record.rec_type == "response":
        http = record.http_headers
        if http is None or http.get_statuscode() != "200":
            return None
        told, packing = (
            http.get_header("Content-Type") or "",
            (http.get_header("Content-Encoding") or "").strip().lower(),
        )
    elif record.rec_type == "resource":
        told, packing = record.rec_headers.get_header("Content-Type") or "", ""
    else:
        return None
    kind, charset = _kind(told)
    if _LEFT_OUT.match(kind):
        return None
    uri = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    url = uri if re.match(r"https?://", uri, re.IGNORECASE) else None
    page = Page(url, _day(record.rec_headers.get_header("WARC-Date")), kind, charset)
    return Entry(
        uri or f"record {number}", lambda: _body(record), suffix=ARCHIVED.get(kind or "text/html", kind or "unknown"),
        stem=address_stem(url) if url else f"record-{number}", page=page, refused=_refused(packing), whole=lambda: _refuse_cut(record),
    )  # fmt: skip


def _body(record: Any) -> BinaryIO:
    return io.BufferedReader(_Content(record.content_stream()), _STEP)


class _Content(io.RawIOBase):
    """The body of an answer, in the pieces in which it comes."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


def _skip_rest(record: Any) -> None:
    while record.raw_stream.read(_STEP):
        pass


def _refuse_cut(record: Any) -> None:
    if getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1):
        raise cut_off()


def _refused(packing: str) -> ReadError | None:
    if packing in _PACKINGS:
        return None
    return ReadError(
        "unknown-packing", "", f"was packed by its server in a way that is not read ({packing[:20]})",
        "pages that are not packed, or packed with gzip or deflate", "Save the page by itself.",
    )  # fmt: skip


def _kind(told: str) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = re.sub(r"[\r\n]+", " ", told[:200]) or "text/html"
    charset = message.get_param("charset")
    return message.get_content_type().lower() if told else "", charset if isinstance(charset, str) else None


def _day(told: str | None) -> date | None:
    try:
        day = date.fromisoformat((told or "")[:10])
    except ValueError:
        return None
    return day if EARLIEST_YEAR <= day.year <= LATEST_YEAR else None
