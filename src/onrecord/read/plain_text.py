"""A .txt file → one Report, its text exactly as decoded; the id is the file's stem.

A bulletin whose entries are certain (bulletin_entries.py) gives a report for each (`<stem>-<n>`), its text a stretch of the file's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.read.bulletin_entries import bulletin_entries
from onrecord.read.decode import decode
from onrecord.read.entry import ReadOptions, refuse_empty, whole_report
from onrecord.read.inputs import Input
from onrecord.records import Failure, Report


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    raw = item.whole()
    text = decode(raw)
    refuse_empty(text)
    entries = bulletin_entries(text, options.published)
    if not entries:
        yield whole_report(item.name, item.stem, text, raw, options)
    for n, entry in enumerate(entries, 1):
        stretch = text[entry.start : entry.end]
        report = whole_report(item.name, f"{item.stem}-{n}", stretch, raw, options, title=entry.title)
        if entry.day is not None and entry.day != options.published:
            report = replace(report, published=entry.day, published_by="dateline")
        yield report
