"""A .txt file → one Report, its text exactly as decoded; the id is the file's stem."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.decode import decode
from onrecord.read.entry import ReadOptions, refuse_empty, whole_report
from onrecord.read.inputs import Input
from onrecord.records import Failure, Report


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    raw = item.whole()
    text = decode(raw)
    refuse_empty(text)
    yield whole_report(item.name, item.stem, text, raw, options)
