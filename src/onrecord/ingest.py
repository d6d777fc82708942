"""Reports through the pipeline into the record, one transaction each, so that a run can stop anywhere.

Comes in: reports and failures as the readers give them. Goes out: what was done with each. How claims are made is the
pipeline's, given as a function or as processes that run it (ahead.py); how they are kept is the store's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from onrecord.ahead import Claims, ReadsAhead
from onrecord.errors import Erased
from onrecord.extracting import Extracted, Pipeline, extracted
from onrecord.logs import place_of
from onrecord.records import Failure, Report
from onrecord.store import Record

__all__ = ["Pipeline", "Progress", "Summary", "ingest"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, after each report or failure; `source` is the one just done."""

    done: int
    new: int
    same: int
    new_version: int
    failed: int
    source: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. Where it was interrupted, everything counted here is in the record."""

    new: int
    same: int
    new_version: int
    failed: int
    failures: tuple[Failure, ...] = ()
    interrupted: bool = False


def ingest(
    items: Iterable[Report | Failure],
    record: Record,
    pipeline: Pipeline | ReadsAhead,
    made_by: str,
    on_progress: Callable[[Progress], None] | None = None,
    meanwhile: tuple[int, Callable[[], object]] | None = None,
) -> Summary:
    """Add what is not in the record yet, in the order read. A report that breaks the pipeline becomes a stored failure.

    `meanwhile` is called after each so many reports that were added: where claims are made in other processes, this one has time.
    """
    run = _Run(record, made_by)
    every, call = meanwhile or (0, lambda: None)
    try:
        for item, claims in _with_claims(items, run, pipeline):
            if run.take(item, claims) and every and run.added % every == 0:
                call()
            if on_progress:
                on_progress(run.progress(item.source))
        run.resolve()
    except KeyboardInterrupt:
        return run.summary(interrupted=True)
    return run.summary()


def _with_claims(
    items: Iterable[Report | Failure], run: _Run, pipeline: Pipeline | ReadsAhead
) -> Iterator[tuple[Report | Failure, Claims]]:
    if isinstance(pipeline, ReadsAhead):
        return pipeline.ahead(items, run.is_new)
    return ((item, partial(_read_now, pipeline, item)) for item in items)


def _read_now(pipeline: Pipeline, item: Report | Failure) -> Extracted:
    return item if isinstance(item, Failure) else extracted(pipeline, item)


@dataclass(slots=True)
class _Run:
    record: Record
    made_by: str
    counts: dict[str, int] = field(default_factory=lambda: {"new": 0, "same": 0, "new-version": 0})
    failures: list[Failure] = field(default_factory=list)
    files: set[str] = field(default_factory=set)

    def is_new(self, report: Report) -> bool:
        try:
            return not self.record.has(report, self.made_by)
        except ValueError:  # told when its turn comes
            return False

    @property
    def added(self) -> int:
        return self.counts["new"] + self.counts["new-version"]

    def take(self, item: Report | Failure, claims: Claims) -> bool:
        """Whether something was added."""
        done = item if isinstance(item, Failure) else self._add(item, claims)
        self.files.add(_file_of(item.source))
        if isinstance(done, Failure):
            self.record.add_failure(done)
            self.failures.append(done)
            return False
        self.counts[done] += 1
        return done != "same"

    def _add(self, report: Report, claims: Claims) -> str | Failure:
        try:
            if self.record.has(report, self.made_by):
                self.record.keep_raw(report)
                return "same"
        except ValueError as error:  # a text or id with half a character pair, which is no Unicode text
            return _not_stored(report, error)
        found = claims()
        if isinstance(found, Failure):
            return found
        try:
            return self.record.add(report, found, self.made_by).outcome
        except ValueError as error:
            return _not_stored(report, error)
        except Erased as error:
            return Failure(
                report.source, f"report {report.id}", "erased", error.found, error.accepted, error.next
            )

    def resolve(self) -> None:
        """A file that was read through has no other failures than those of this run.

        One that failed as a whole was not: its lines may be as they were.
        """
        read = self.files - {failure.source for failure in self.failures if failure.where is None}
        known = {held.failure.source for held in self.record.failures() if held.resolved_at is None}
        for source in sorted(source for source in known if _file_of(source) in read):
            self.record.resolve_failures(source, [one for one in self.failures if one.source == source])

    def progress(self, source: str) -> Progress:
        new, same, new_version = self.counts.values()
        failed = len(self.failures)
        return Progress(new + same + new_version + failed, new, same, new_version, failed, source)

    def summary(self, interrupted: bool = False) -> Summary:
        new, same, new_version = self.counts.values()
        return Summary(new, same, new_version, len(self.failures), tuple(self.failures), interrupted)


def _file_of(source: str) -> str:
    """The file of an entry: 'corpus.jsonl' of 'corpus.jsonl:7'."""
    return re.sub(r":\d+$", "", source)


def _not_stored(report: Report, error: ValueError) -> Failure:
    return Failure(
        source=report.source,
        where=f"report {report.id}",
        code="not-stored",
        found=f"the report or its claims hold a value that the record cannot keep ({place_of(error)})",
        accepted="Unicode text without NUL, ids of at most 1,000 bytes, whole numbers below 2^63, one claim for each id",
        next="Check the encoding of the file; if it is right, report this line as a fault of onrecord.",
    )
