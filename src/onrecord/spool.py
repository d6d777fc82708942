"""Collections larger than memory, in a temporary file: put in one by one, in any order; read back by key and in the order of keys.

Comes in: values of this process, each under a key. Goes out: mappings and sequences that read them from the file. The file has no
name that another program could open, and is gone with the spool.
"""

from __future__ import annotations

import pickle  # nosec B403: it reads back what this process wrote
import sqlite3
from collections.abc import Hashable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from types import TracebackType
from typing import Generic, Self, TypeVar, cast

K = TypeVar("K", bound=Hashable)
"""A name, or a pair of names."""
V = TypeVar("V")


class Spool:
    """A temporary file for any number of collections."""

    def __init__(self) -> None:
        # SQLite's own temporary database: private to this connection, in a file that has no name once it is open.
        self._file = sqlite3.connect("")
        self._file.execute("PRAGMA journal_mode = OFF")
        self._number = 0

    def by_name(self, of: type[V]) -> Kept[str, V]:
        """A new collection under single names. `of` says what it holds."""
        return Kept(self._file, self._table(), "name")

    def by_pair(self, of: type[V]) -> Kept[tuple[str, str], V]:
        """A new collection under pairs of names, such as claims have."""
        return Kept(self._file, self._table(), "pair")

    def _table(self) -> str:
        self._number += 1
        name = f"kept_{self._number}"
        self._file.execute(
            f"CREATE TABLE {name} (a TEXT, b TEXT, body BLOB, PRIMARY KEY (a, b)) WITHOUT ROWID"
        )
        return name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


class Kept(Mapping[K, V], Generic[K, V]):
    """One collection. Walking through it reads it once, in the order of its keys; nothing may be put in meanwhile."""

    def __init__(self, file: sqlite3.Connection, table: str, keys: str) -> None:
        self._file, self._table, self._keys = file, table, keys

    def put(self, key: K, value: V) -> None:
        """In place of what stood under the key."""
        body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        self._asked("INSERT OR REPLACE INTO {} VALUES (?, ?, ?)", *_pair(key), body)

    def __getitem__(self, key: K) -> V:
        found = self._asked("SELECT body FROM {} WHERE a = ? AND b = ?", *_pair(key)).fetchone()
        if found is None:
            raise KeyError(key)
        return self._value(found[0])

    def __contains__(self, key: object) -> bool:
        pair = _pair(key)
        return self._asked("SELECT 1 FROM {} WHERE a = ? AND b = ?", *pair).fetchone() is not None

    def __len__(self) -> int:
        return int(self._asked("SELECT count(*) FROM {}").fetchone()[0])

    def __iter__(self) -> Iterator[K]:
        return (self._key(a, b) for a, b in self._asked("SELECT a, b FROM {} ORDER BY a, b"))

    def items(self) -> ItemsView[K, V]:
        return _Items(self)

    def values(self) -> ValuesView[V]:
        return _Values(self)

    def walk(self, after: int = 0, most: int = -1) -> Iterator[tuple[K, V]]:
        """Keys and values in their order, from one of them on."""
        found = self._asked("SELECT a, b, body FROM {} ORDER BY a, b LIMIT ? OFFSET ?", most, after)
        return ((self._key(a, b), self._value(body)) for a, b, body in found)

    def _asked(self, question: str, *values: str | int | bytes) -> sqlite3.Cursor:
        return self._file.execute(question.format(self._table), values)

    def _key(self, a: str, b: str) -> K:
        return cast(K, (a, b) if self._keys == "pair" else a)

    def _value(self, body: bytes) -> V:
        return cast(V, pickle.loads(body))  # noqa: S301  # nosec B301: this process wrote it, where no other can


class _Items(ItemsView[K, V]):
    def __init__(self, kept: Kept[K, V]) -> None:
        super().__init__(kept)
        self._kept = kept

    def __iter__(self) -> Iterator[tuple[K, V]]:
        return self._kept.walk()


class _Values(ValuesView[V]):
    def __init__(self, kept: Kept[K, V]) -> None:
        super().__init__(kept)
        self._kept = kept

    def __iter__(self) -> Iterator[V]:
        return (value for _, value in self._kept.walk())


class Listed(Sequence[V]):
    """The values of a collection as a sequence, in the order of its keys."""

    def __init__(self, kept: Kept[str, V]) -> None:
        self._kept = kept

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[V]:
        return iter(self._kept.values())

    def __getitem__(self, index: int | slice) -> V | Sequence[V]:  # type: ignore[override]  # one for both is enough here
        if isinstance(index, slice):
            return list(self)[index]
        at = index + len(self) if index < 0 else index
        for _, value in self._kept.walk(at, 1) if at >= 0 else ():
            return value
        raise IndexError(index)


def _pair(key: Hashable) -> tuple[str, str]:
    return cast(tuple[str, str], key) if isinstance(key, tuple) else (cast(str, key), "")
