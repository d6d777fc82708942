"""What was seen of each feed, in a file beside the record: marks, times, and the items, each seen, waiting or left.

Comes in: a path, and what became of a question or an item. Goes out: what is due. Each change is one transaction, so that a kill
loses none. The file is no evidence: without it each feed is asked once in full, and nothing is added twice, since the record knows
its reports. It holds words of waiting items alone, and is its owner's.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.errors import RecordError
from onrecord.fetching import Marks
from onrecord.read.feeds import Item
from onrecord.store.disk import OWNER_ONLY, make_folders, make_private

SHAPE = 1
_WAIT_S = 10.0
KEPT_S = 180 * 86_400.0
"""How long an item is remembered that its feed no longer lists."""
_TABLES = """
CREATE TABLE feed (
  address TEXT PRIMARY KEY, title TEXT, kind TEXT, etag TEXT, modified TEXT, digest BLOB, asked REAL, every REAL, next REAL,
  failures INT, wrong TEXT, ended INT, moved TEXT) WITHOUT ROWID;
CREATE TABLE item (
  n INTEGER PRIMARY KEY AUTOINCREMENT, feed TEXT, key BLOB, stamp BLOB, page BLOB, state TEXT, again INT, tries INT, next REAL, listed REAL,
  read REAL, outlet TEXT, told TEXT, raw BLOB, UNIQUE (feed, key));
CREATE INDEX item_waiting ON item (feed, next) WHERE state = 'waiting';
CREATE INDEX item_page ON item (page) WHERE state = 'done';
CREATE TABLE host (name TEXT PRIMARY KEY, until REAL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a feed. Times are seconds since 1970."""

    address: str
    title: str | None = None
    kind: str = ""
    etag: str = ""
    modified: str = ""
    digest: bytes = b""
    """Of the bytes that were read last."""
    asked: float = 0.0
    every: float = 0.0
    """Seconds between two questions, as the feed wishes itself."""
    next: float = 0.0
    """Before this it is not asked."""
    failures: int = 0
    """In a row, up to now."""
    wrong: str = ""
    ended: bool = False
    moved: str = ""

    @property
    def marks(self) -> Marks:
        return Marks(self.etag, self.modified)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that is to be read. `again`: it was read before, and has changed."""

    number: int
    item: Item
    outlet: str | None
    tries: int
    again: bool


class State:
    def __init__(self, path: Path) -> None:
        self.path = path
        make_folders(path.absolute().parent)
        make_private(path)
        try:
            self._file = sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)
            self._prepare()
        except sqlite3.Error:
            raise _unusable(path) from None

    def close(self) -> None:
        self._file.close()

    def feed(self, address: str) -> Known | None:
        row = self._file.execute("SELECT * FROM feed WHERE address = ?", (address,)).fetchone()
        return _known(row) if row else None

    def feeds(self) -> list[Known]:
        return [_known(row) for row in self._file.execute("SELECT * FROM feed ORDER BY address")]

    def counts(self, address: str) -> dict[str, int]:
        """How many items are done, waiting, left."""
        asked = "SELECT state, count(*) FROM item WHERE feed = ? GROUP BY state"
        return dict(self._file.execute(asked, (address,)).fetchall())

    def told(self, feed: Known, items: Iterable[Item] = (), outlet: str | None = None) -> tuple[int, int]:
        """What a feed said, with its items as one change; how many of these are new or changed, and how many are known."""
        fresh = known = 0
        with self._change():
            self._put(feed)
            for item in items:
                if self._list(feed.address, item, outlet, feed.asked):
                    fresh += 1
                else:
                    known += 1
            if fresh + known:
                old = (feed.address, feed.asked - KEPT_S)
                self._file.execute(
                    "DELETE FROM item WHERE feed = ? AND listed < ? AND state != 'waiting'", old
                )
        return fresh, known

    def waiting(self, address: str, now: float) -> Iterator[Waiting]:
        """Those of a feed that may be read now, first those that came first. Each is looked up when its turn comes."""
        due = "SELECT n FROM item WHERE feed = ? AND state = 'waiting' AND next <= ? ORDER BY n"
        for (number,) in self._file.execute(due, (address, now)).fetchall():
            row = self._file.execute(
                "SELECT n, told, raw, outlet, tries, again FROM item WHERE n = ? AND state = 'waiting'",
                (number,),
            ).fetchone()
            if row is not None:
                yield Waiting(row[0], _item(row[1], row[2]), row[3], row[4], bool(row[5]))

    def is_read(self, item: Item, feed: str, since: float) -> bool:
        """Whether its page was read for another feed, or for another item of this one since then.

        A feed that gives a new item for a page that it listed before means that the page has changed.
        """
        if item.url is None:
            return False
        asked = "SELECT 1 FROM item WHERE page = ? AND state = 'done' AND (feed != ? OR read >= ?) LIMIT 1"
        return self._file.execute(asked, (_page(item), feed, since)).fetchone() is not None

    def done(self, number: int, now: float) -> None:
        self._end(number, "done", now)

    def left(self, number: int, now: float) -> None:
        self._end(number, "left", now)

    def tried(self, number: int, next: float, counts: bool = True) -> None:
        """It could not be read, and is tried again."""
        change = "UPDATE item SET tries = tries + ?, next = ? WHERE n = ?"
        self._file.execute(change, (int(counts), next, number))

    def hosts(self) -> dict[str, float]:
        return dict(self._file.execute("SELECT name, until FROM host").fetchall())

    def keep_hosts(self, closed: dict[str, float]) -> None:
        with self._change():
            self._file.executemany("INSERT OR REPLACE INTO host VALUES (?, ?)", sorted(closed.items()))

    def _prepare(self) -> None:
        self._file.execute("PRAGMA secure_delete = ON")
        with self._change():
            (shape,) = self._file.execute("PRAGMA user_version").fetchone()
            if not shape and not self._file.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                for statement in _TABLES.strip().split(";\n"):
                    self._file.execute(statement)
                self._file.execute(f"PRAGMA user_version = {SHAPE}")
            elif shape != SHAPE:
                raise sqlite3.DatabaseError("another shape")

    @contextmanager
    def _change(self) -> Iterator[None]:
        self._file.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")

    def _put(self, feed: Known) -> None:
        row = asdict(feed)
        marks = ", ".join(f":{name}" for name in row)
        self._file.execute(f"INSERT OR REPLACE INTO feed ({', '.join(row)}) VALUES ({marks})", row)  # noqa: S608  names of our own fields

    def _list(self, address: str, item: Item, outlet: str | None, now: float) -> bool:
        """Whether it is new, or not as it was."""
        key = _digest(item.id)
        held = self._file.execute(
            "SELECT n, stamp FROM item WHERE feed = ? AND key = ?", (address, key)
        ).fetchone()
        if held is not None and held[1] == item.digest:
            self._file.execute("UPDATE item SET listed = ? WHERE n = ?", (now, held[0]))
            return False
        told = (item.digest, _page(item), now, outlet, _written(item), item.raw)
        if held is None:
            self._file.execute(
                "INSERT INTO item (feed, key, state, again, tries, next, stamp, page, listed, outlet, told, raw)"
                " VALUES (?, ?, 'waiting', 0, 0, 0, ?, ?, ?, ?, ?, ?)", (address, key, *told),
            )  # fmt: skip
        else:
            self._file.execute(
                "UPDATE item SET again = again OR state = 'done', state = 'waiting', tries = 0, next = 0, stamp = ?, page = ?, listed = ?,"
                " outlet = ?, told = ?, raw = ? WHERE n = ?", (*told, held[0]),
            )  # fmt: skip
        return True

    def _end(self, number: int, state: str, now: float) -> None:
        change = "UPDATE item SET state = ?, read = ?, again = 0, outlet = NULL, told = NULL, raw = NULL WHERE n = ?"
        self._file.execute(change, (state, now, number))


@contextmanager
def opened(path: Path) -> Iterator[State]:
    with closing(State(path)) as state:
        try:
            yield state
        except sqlite3.Error:
            raise _unusable(path) from None


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Within, no other run works with the same file. The lock is a file of its own, and goes with the process."""
    make_folders(path.absolute().parent)
    number = os.open(path.with_name(path.name + ".lock"), os.O_CREAT | os.O_RDWR, OWNER_ONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(number)
        raise RecordError(
            str(path), "another `onrecord watch` is at work for this record", "one at a time", "Wait until it is done, or end it.",
        ) from None  # fmt: skip
    try:
        yield
    finally:
        os.close(number)


def _known(row: tuple[Any, ...]) -> Known:
    found = Known(*row)
    return replace(found, ended=bool(found.ended))


def _digest(words: str) -> bytes:
    return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=16).digest()


def _page(item: Item) -> bytes | None:
    return _digest(item.url.partition("#")[0]) if item.url else None


def _written(item: Item) -> str:
    held = asdict(item) | {"raw": "", "published": item.published.isoformat() if item.published else None}
    return json.dumps(held, ensure_ascii=False)


def _item(told: str, raw: bytes) -> Item:
    held = json.loads(told)
    day = held.pop("published")
    return Item(**held | {"published": date.fromisoformat(day) if day else None, "raw": raw})


def _unusable(path: Path) -> RecordError:
    return RecordError(
        str(path), "it is damaged, in use, or not what this version wrote of feeds", "a file that `onrecord watch` wrote",
        "Move it away: each feed is then asked once in full, and nothing is added twice.",
    )  # fmt: skip
