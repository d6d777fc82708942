"""The log in the database as the rest of the program sees it (`log_face.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from onrecord.chain import Entry, Fault, What
from onrecord.errors import RecordError
from onrecord.store import log, log_search
from onrecord.store.log_face import FoundEntries, Head, LogWanted, Tick
from onrecord.store.models import HeadRow
from onrecord.store.moment import one_moment
from onrecord.store.raw import RawFiles
from onrecord.store.verify import faults
from onrecord.store.writing import writing


class SqlLog:
    def __init__(
        self, name: str, by: str, mended: Callable[[], AbstractContextManager[None]], raw: RawFiles
    ) -> None:
        self._name, self._by, self._mended, self._raw = name, by, mended, raw

    def write(self, what: What, about: str, before: object, after: object, why: str = "") -> Entry:
        with self._mended(), writing(self._name):
            return log.write(self._name, self._by, what, about, before, after, why)

    def entries(self, since: int = 1, about: str | None = None) -> Iterator[Entry]:
        found = log.entries(self._name, since, about)
        while True:
            with self._mended():
                entry = next(found, None)
            if entry is None:
                return
            yield entry

    def newest(self, wanted: LogWanted, below: int | None = None, most: int = 50) -> FoundEntries:
        with self._mended():
            return log_search.newest(self._name, wanted, below, most)

    def head(self) -> Head:
        with self._mended():
            row = HeadRow.objects.using(self._name).first()
        if row is None:
            raise RecordError(
                "the log", "it has no head: somebody has removed it", "a record as onrecord wrote it",
                "Keep the file as it is, and go on with a backup made before.",
            )  # fmt: skip
        return Head(row.record, row.number, row.hash)

    def verify(self, tick: Tick = lambda what, done: None) -> Iterator[Fault]:
        # What others write meanwhile would read as if it were done behind the log's back.
        with one_moment(self._name, self._mended):
            found = faults(self._name, self._raw, tick)
            while True:
                with self._mended():
                    fault = next(found, None)
                if fault is None:
                    return
                yield fault
