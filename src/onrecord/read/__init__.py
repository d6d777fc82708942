"""Paths → Reports, one after the other, and a Failure for everything that cannot be read.

Formats are listed by hand in READERS: one file each. Blocks (blocks.py) and the day of publication
(published.py) are worked out for every report alike; sentences and claims are made elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import BinaryIO

from onrecord import make_callable
from onrecord.errors import ReadError
from onrecord.read import (
    apart,
    archives,
    book,
    csv_table,
    html_page,
    json_file,
    json_lines,
    mail_message,
    open_document,
    pdf_document,
    plain_text,
    rich_text,
    saved_page,
    word_document,
    workbook,
)
from onrecord.read.blocks import blocks as blocks_of
from onrecord.read.entry import ReadOptions, report_from
from onrecord.read.inputs import Input, cannot_open, failure, find_inputs, sent_input
from onrecord.read.published import publication_day
from onrecord.records import Failure, Report

__all__ = ["READERS", "ReadOptions", "one_report", "read", "read_inputs", "sent"]

make_callable(__name__)

Reader = Callable[[Input, ReadOptions], Iterator[Report | Failure]]


def _archive(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    return archives.read(item, options, READERS, archives.Reached())


READERS: Mapping[str, Reader] = {
    ".txt": plain_text.read,
    ".text": plain_text.read,
    ".html": html_page.read,
    ".htm": html_page.read,
    ".mht": saved_page.read,
    ".mhtml": saved_page.read,
    ".pdf": pdf_document.read,
    ".docx": word_document.read,
    ".odt": open_document.read,
    ".rtf": rich_text.read,
    ".eml": mail_message.read,
    ".epub": book.read,
    ".jsonl": json_lines.read,
    ".ndjson": json_lines.read,
    ".json": json_file.read,
    ".csv": csv_table.read,
    ".xlsx": workbook.read,
    **dict.fromkeys(archives.KINDS, _archive),
}
PLAIN = frozenset((".txt", ".text", ".jsonl", ".ndjson", ".csv"))
"""Kinds that need no parser that a file could break; all others are read in a process of their own (apart.py)."""


def read(
    paths: Sequence[str], options: ReadOptions, stdin: BinaryIO | None = None
) -> Iterator[Report | Failure]:
    """Streams: a corpus is never held whole. Bad input is yielded as a Failure and the rest goes on."""
    return read_inputs(find_inputs(paths, READERS, stdin), options)


def sent(source: str, name: str, raw: bytes, options: ReadOptions) -> Iterator[Report | Failure]:
    """The reports of one file that was sent, under the name it had; `source` is what its failures are kept under."""
    try:
        item = sent_input(source, name, raw, READERS)
    except ReadError as error:
        return iter((failure(source, error),))
    return read_inputs((item,), options)


def read_inputs(items: Iterable[Input | Failure], options: ReadOptions) -> Iterator[Report | Failure]:
    """The reports of inputs that were found, wherever they lie."""
    seen: dict[str, bytes] = {}  # report id → hash of its text, about 150 bytes a report
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        for found in _reports(item, options):
            if isinstance(found, Failure):
                yield found
                continue
            digest = hashlib.blake2b(found.text.encode(), digest_size=16).digest()
            if found.id not in seen:
                seen[found.id] = digest
                yield _complete(found)
            elif seen[found.id] != digest:  # the same text again adds nothing and is no failure
                yield failure(*_taken(found))


def one_report(fields: Mapping[str, object], id: str, source: str, raw: bytes) -> Report:
    """One report that was sent by itself, as an entry of a corpus has it; ReadError where a field is wrong."""
    return _complete(report_from(fields, id, source, raw, ReadOptions()))


def _reports(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    try:
        if item.suffix in PLAIN:
            yield from READERS[item.suffix](item, options)
        else:
            yield from apart.read(item, options, archive=item.suffix in archives.KINDS)
    except ReadError as error:
        yield failure(item.name, error)
    except OSError as error:
        yield failure(item.name, cannot_open(error))


def _complete(report: Report) -> Report:
    """The report with its blocks and, where nobody gave it, the day that its own text allows."""
    parts = blocks_of(report.text, report.title, report.blocks)
    if report.published is not None:
        return replace(report, blocks=parts)
    day, by = publication_day(report.text, parts)
    return replace(report, blocks=parts, published=day, published_by=by)


def _taken(report: Report) -> tuple[str, ReadError]:
    return report.source, ReadError(
        "duplicate-id",
        "",
        f"has the report id '{report.id}', which another text of this run already has",
        "a different id for each text",
        "Rename the file, or mend the `report` column or key.",
    )
