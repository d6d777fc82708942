"""One round over feeds: each asked where it is due, and its waiting items read into the record, one after the other.

Comes in: addresses, the record, how claims are made. Goes out: what became of each feed. An item is marked after the record has it: a
kill in between means that its page is asked for again, and the record says that it is known. No failure of one feed touches another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from onrecord.errors import FetchError
from onrecord.fetching import Fetched, Visits
from onrecord.ingest import Pipeline, Summary, ingest
from onrecord.read.feeds.item_report import report_of
from onrecord.read.feeds.opml import Listed
from onrecord.records import Failure, Report
from onrecord.store import Record
from onrecord.watching.asking import Told, ask
from onrecord.watching.state import Known, State, Waiting

_PAUSES_S = (600.0, 3_600.0, 21_600.0)
"""How long an item that could not be read waits before each other try."""
MOST_TRIES = len(_PAUSES_S) + 1
_LASTING = frozenset(("no-address", "not-public", "no-page", "erased", "not-stored", "own-page"))
"""Failures that another try would bring again."""


@dataclass(slots=True)
class FeedTold:
    """What a round did with one feed."""

    known: Known
    told: Told
    note: str = ""
    new: int = 0
    same: int = 0
    """Items that are known: listed before, read for another feed, or with a text that the record has."""
    failures: list[Failure] = field(default_factory=list)
    waiting: int = 0
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """What all feeds of a round have in common. `limit`: items of one feed that are read at most; the others wait for the next."""

    state: State
    record: Record
    visits: Visits
    pipeline: Pipeline
    made_by: str
    limit: int | None = None
    on_item: Callable[[str], None] | None = None

    def over(self, feeds: Sequence[Listed]) -> Iterator[FeedTold]:
        for feed in feeds:
            done = self._one(feed)
            yield done
            if done.interrupted:
                return

    def _one(self, feed: Listed) -> FeedTold:
        done = FeedTold(Known(feed.url, feed.title), "not-yet")
        try:
            asked = ask(feed.url, feed.title, self.state, self.visits, self.visits.now())
            done.known, done.told, done.note, done.same = asked.known, asked.told, asked.note, asked.seen
            self._read(done)
        except KeyboardInterrupt:
            done.interrupted = True
        self.state.keep_hosts(self.visits.closed)
        done.waiting = self.state.counts(feed.url).get("waiting", 0)
        return done

    def _read(self, done: FeedTold) -> None:
        read, began = 0, self.visits.now()
        for one in self.state.waiting(done.known.address, began):
            if self.limit is not None and read >= self.limit:
                return
            if not one.again and self.state.is_read(one.item, done.known.address, began):
                self.state.done(one.number, began)
                done.same += 1
                continue
            read += 1
            self._item(one, done)
            if done.interrupted:
                return
            if self.on_item is not None:
                self.on_item(done.known.address)

    def _item(self, one: Waiting, done: FeedTold) -> None:
        busy: list[str] = []

        def fetch(url: str) -> Fetched:
            try:
                return self.visits.page(url)
            except FetchError as error:
                if error.code in ("busy", "fetching-is-off"):
                    busy.append(url)
                raise

        latest = (datetime.fromtimestamp(self.visits.now(), UTC) + timedelta(days=1)).date()
        found = report_of(one.item, one.outlet, latest, fetch, last_try=one.tries + 1 >= MOST_TRIES)
        if busy and not isinstance(found.one, Report):
            # Its turn has not come: the server is not asked, and nothing is counted against the item.
            self.state.tried(
                one.number, max(self.visits.now(), self.visits.closed_until(busy[0])), counts=False
            )
            return
        kept = ingest([found.one], self.record, self.pipeline, self.made_by)
        if kept.interrupted:
            done.interrupted = True
            return
        self._mark(one, kept, done)

    def _mark(self, one: Waiting, kept: Summary, done: FeedTold) -> None:
        if not kept.failures:
            self.state.done(one.number, self.visits.now())
            done.new += kept.new + kept.new_version
            done.same += kept.same
            return
        done.failures += kept.failures
        lasting = any(failure.code in _LASTING for failure in kept.failures)
        if lasting or one.tries + 1 >= MOST_TRIES:
            self.state.left(one.number, self.visits.now())
        else:
            self.state.tried(one.number, self.visits.now() + _PAUSES_S[one.tries])
