"""An archive → the Reports of the files in it, each read by the reader of its kind, streamed and never unpacked to disk.

Comes in: a .zip, .tar (also packed), .warc or .wacz. Goes out: Reports, and a Failure for each file in it that is not read, but for what is
plainly no report (folders, pictures, style sheets, hidden files). Taking the containers apart is archive_zip.py's, _tar's and _warc's.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from onrecord.errors import ReadError
from onrecord.read import archive_entry, archive_tar, archive_warc, archive_zip, faults
from onrecord.read.archive_entry import Entry, Meter, TooMuch
from onrecord.read.blocks import blocks
from onrecord.read.entry import ReadOptions, sha256
from onrecord.read.inputs import Input, failure, suffix_of, unknown_kind
from onrecord.read.published import publication_day
from onrecord.read.web_kinds import readable
from onrecord.records import Failure, Report

Reader = Callable[[Input, ReadOptions], Iterator[Report | Failure]]
Container = Callable[[BinaryIO, Meter], Iterator[Entry]]

KINDS: Mapping[str, Container] = {
    ".zip": archive_zip.entries,
    ".tar": archive_tar.entries,
    ".tar.gz": archive_tar.entries,
    ".tgz": archive_tar.entries,
    ".tar.bz2": archive_tar.entries,
    ".tbz2": archive_tar.entries,
    ".tar.xz": archive_tar.entries,
    ".txz": archive_tar.entries,
    ".warc": archive_warc.entries,
    ".warc.gz": archive_warc.entries,
    ".wacz": archive_warc.collected,
}
MOST_MEMBERS = 100_000
"""In one archive, those in archives inside it included: a year of a large newsroom; each costs a look."""
DEEPEST = 2
"""An archive in an archive is read, one in that is not: nobody sends reports that way, bombs are built so."""
_LONGEST_STEM = 150


@dataclass(frozen=True, slots=True)
class Reached:
    """Where reading goes on: the first member that was not tried, those at which reading was stopped, and whom to tell of each."""

    first: int = 0
    stopped: frozenset[int] = frozenset()
    tell: Callable[[int, str], None] = lambda number, name: None


def read(
    item: Input, options: ReadOptions, readers: Mapping[str, Reader], reached: Reached
) -> Iterator[Report | Failure]:
    with item.open() as stream:
        size = item.size if item.size is not None else stream.seek(0, os.SEEK_END)
        stream.seek(0)
        walk = _Walk(options, readers, reached, Meter(size))
        try:
            yield from walk.inside(item.name, item.suffix, stream, 1)
        except TooMuch as error:
            yield failure(item.name, error)
    if not walk.found and not reached.first:
        yield failure(item.name, _nothing())


class _Walk:
    """One archive being read, with the archives in it."""

    def __init__(
        self, options: ReadOptions, readers: Mapping[str, Reader], reached: Reached, meter: Meter
    ) -> None:
        self.options, self.readers, self.reached, self.meter = options, readers, reached, meter
        self.found = False
        self._members = self._numbered = 0
        self._stems: dict[str, int] = {}

    def inside(self, source: str, suffix: str, stream: BinaryIO, depth: int) -> Iterator[Report | Failure]:
        try:
            for entry in KINDS[suffix](stream, self.meter):
                self._members += 1
                if self._members > MOST_MEMBERS:
                    raise TooMuch("too-many-members", "", f"holds more than {MOST_MEMBERS:,} files; those after them were not read",
                                  f"archives of up to {MOST_MEMBERS:,} files", "Split it.")  # fmt: skip
                yield from self._entry(source, entry, depth)
        except TooMuch:
            raise
        except (ReadError, *archive_entry.UNREADABLE) as error:
            self.found = True
            if self._numbered >= self.reached.first:  # else it was told before
                yield failure(source, error if isinstance(error, ReadError) else archive_entry.broken(error))

    def _entry(self, source: str, entry: Entry, depth: int) -> Iterator[Report | Failure]:
        name = f"{source}/{archive_entry.shown(entry.name)}"
        suffix = entry.suffix or suffix_of(entry.name, self.readers)
        refused = entry.refused or archive_entry.refusal(entry)
        if refused is None and archive_entry.is_no_report(entry):
            return
        if refused is None and suffix not in self.readers:
            refused = unknown_kind(suffix, self.readers)
        if refused is None and suffix in KINDS and depth >= DEEPEST:
            refused = _nested_too_deep()
        stem = self._stem(entry, suffix)
        number = self._numbered = self._numbered + 1
        self.found = True
        if number in self.reached.stopped or (number < self.reached.first and suffix not in KINDS):
            return  # tried before reading was stopped at a later one
        if number >= self.reached.first:
            self.reached.tell(number, name)
        if refused is not None:
            if number >= self.reached.first:
                yield failure(name, refused)
            return
        yield from self._guarded(name, stem, suffix, entry, depth)

    def _guarded(
        self, name: str, stem: str, suffix: str, entry: Entry, depth: int
    ) -> Iterator[Report | Failure]:
        """What is in one member; whatever is wrong with it is a failure of this member, and the next is read."""
        try:
            if suffix in KINDS:
                yield from self._nested(name, suffix, entry, depth)
            else:
                yield from self._reports(name, stem, suffix, entry)
        except (TooMuch, MemoryError):
            raise
        except ReadError as error:
            yield failure(name, error)
        except archive_entry.UNREADABLE as error:
            yield failure(name, archive_entry.broken(error))
        except RecursionError:
            yield failure(name, faults.too_deep())
        except Exception as error:
            yield failure(name, faults.fault(error))

    def _nested(self, name: str, suffix: str, entry: Entry, depth: int) -> Iterator[Report | Failure]:
        """An archive in this one. What is read from its end (.zip) is held whole, the others are streamed."""
        with entry.open() as stream:
            if KINDS[suffix] is not archive_tar.entries and KINDS[suffix] is not archive_warc.entries:
                data = Input(name, "", suffix, lambda: stream, entry.size).whole()
                yield from self.inside(name, suffix, io.BytesIO(data), depth + 1)
            else:
                yield from self.inside(name, suffix, stream, depth + 1)

    def _reports(self, name: str, stem: str, suffix: str, entry: Entry) -> Iterator[Report | Failure]:
        item = Input(name, stem, suffix, entry.open, entry.size)
        if entry.page is None:
            yield from self.readers[suffix](item, self.options)
            return
        body = item.whole()
        if entry.whole is not None:
            entry.whole()
        given = readable(entry.page.kind, entry.page.charset, body)
        item = Input(name, stem, suffix, lambda: io.BytesIO(given), len(given))
        for found in self.readers[suffix](item, self.options):
            if isinstance(found, Report):
                found = _captured(found, entry)
                if given is not body and found.raw == given:
                    found = replace(found, raw=body, raw_sha256=sha256(body))
            yield found

    def _stem(self, entry: Entry, suffix: str) -> str:
        """The id of a member: its name without the suffix, with a number where another had it already."""
        name = archive_entry.shown(entry.name).rpartition("/")[2]
        stem = entry.stem or (name[: -len(suffix)] if suffix and name.lower().endswith(suffix) else name)
        stem = re.sub(r"\s+", " ", stem[:_LONGEST_STEM]).strip() or "report"
        times = self._stems[stem] = self._stems.get(stem, 0) + 1
        if times == 1:
            return stem
        while (made := f"{stem}-{times}") in self._stems:
            times += 1
        self._stems[stem], self._stems[made] = times, 1
        return made


def _captured(report: Report, entry: Entry) -> Report:
    """A page with the address that it had, and the day on which it was taken where neither it nor anybody else gives one."""
    page = entry.page
    if page is None:
        return report
    report = replace(report, url=page.url or report.url)
    if report.published is not None or page.day is None:
        return report
    if publication_day(report.text, blocks(report.text, report.title))[0] is not None:
        return report
    return replace(report, published=page.day, published_by="given")


def _nothing() -> ReadError:
    return ReadError(
        "empty-archive", "", "holds no file that may be a report", "archives with texts, pages or documents in them",
        "Name another archive, or the files themselves.",
    )  # fmt: skip


def _nested_too_deep() -> ReadError:
    return ReadError(
        "too-deep", "", "is an archive in an archive in an archive", "archives, and archives in them",
        "Unpack it, and add what is in it.",
    )  # fmt: skip
