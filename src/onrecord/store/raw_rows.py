"""Raw bytes that are little more than the text, kept in the report's row: such as a line of a corpus, or a file of plain text.

Comes in: a report with its raw bytes, or what a row holds. Goes out: what the row is to hold, or the bytes. Other raw bytes are in raw.py.
"""

from __future__ import annotations

import hashlib

from onrecord.errors import RecordError
from onrecord.records import Report
from onrecord.store import packing


def kept_in_row(report: Report) -> bytes | None:
    """What the row of a new report holds of its raw bytes; None where they come without any, or belong into a file."""
    kept = packing.besides(report.raw, report.text) if report.raw is not None else None
    if kept is not None and hashlib.sha256(report.raw or b"").hexdigest() != report.raw_sha256:
        raise ValueError("raw bytes of another digest")
    return kept


def from_row(kept: bytes | memoryview, text: str, digest: str) -> bytes | None:
    """The bytes; None where they are no longer those of the digest."""
    try:
        raw = packing.whole(bytes(kept), text)
    except ValueError:
        return None
    return raw if hashlib.sha256(raw).hexdigest() == digest else None


def damaged(where: str, report: str) -> RecordError:
    return RecordError(
        where,
        f"the raw bytes of report {report} are not those that were kept",
        "a record as onrecord wrote it",
        "Take this record from a backup; `onrecord db check` finds every such report.",
    )
