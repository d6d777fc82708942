"""Which incidents are other than the index has them: worked out of what is new in the record or, where that does not add up, of all of it.

Comes in: the index, the record, and the incidents that what was put into the index anew was in before. Goes out: a Changed. Nothing is written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from onrecord.finding import file
from onrecord.store import Record

Value = TypeVar("Value")
Stamp = tuple[int, int]
"""The number of an incident's newest happening, and how many it has."""
_NEW = 5_000
"""New happenings of which it is worked out what changed; with more of them all incidents are looked at."""
_MANY = 500


@dataclass(frozen=True, slots=True)
class Changed:
    stamps: dict[str, Stamp]
    """As the record has them, of all that changed."""
    gone: set[str]
    held: int
    """Happenings that the index has counted once these are put in."""


def changed(
    index: sqlite3.Connection, record: Record, stamp: Stamp, before: Collection[str], decided: Collection[str]
) -> Changed:
    """`stamp` is the record's; `before` what claims that were put anew were in; `decided` is looked at in any case."""
    wanted = {record.links.moved_to(name) for name in decided}
    if file.value(index, "left") == "0":
        found = _of_new(index, record, stamp, before, wanted)
        if found is not None:
            return found
    return _of_all(index, record, wanted)


def _of_new(
    index: sqlite3.Connection, record: Record, stamp: Stamp, before: Collection[str], wanted: set[str]
) -> Changed | None:
    """None where the happenings do not add up. An incident that grows has a new one, so that only one that shrank can be missed, and then
    the index counts more than the record has."""
    linked, held = file.value(index, "linked"), file.value(index, "held")
    if linked is None or held is None:
        return None
    new = record.links.placed_since(int(linked.split(":")[0]), _NEW + 1)
    if len(new) > _NEW:
        return None
    names = {one.incident for one in new} | set(before) | wanted
    names |= _incidents_of(index, sorted({one.report for one in new}))
    now, known = record.pages.stamps(names), _known(index, names)
    counts = int(held) + sum(n for _, n in now.values()) - sum(n for _, n in known.values())
    return _changed(now, known, wanted, counts) if counts == stamp[1] else None


def _of_all(index: sqlite3.Connection, record: Record, wanted: set[str]) -> Changed:
    now = record.pages.stamps()
    return _changed(now, _known(index), wanted, sum(n for _, n in now.values()))


def _changed(now: dict[str, Stamp], known: dict[str, Stamp], wanted: set[str], held: int) -> Changed:
    other = {name: stamp for name, stamp in now.items() if known.get(name) != stamp or name in wanted}
    return Changed(other, known.keys() - now.keys(), held)


def incidents_of_reports(index: sqlite3.Connection, numbers: Iterable[int]) -> set[str]:
    return _in(index, "SELECT DISTINCT incident FROM claim WHERE report IN ({})", numbers)


def _incidents_of(index: sqlite3.Connection, keys: Iterable[str]) -> set[str]:
    asked = "SELECT DISTINCT incident FROM claim WHERE report IN (SELECT n FROM report WHERE key IN ({}))"
    return _in(index, asked, keys)


def _in(index: sqlite3.Connection, asked: str, values: Iterable[object]) -> set[str]:
    return {
        name
        for some in parts(values, _MANY)
        for (name,) in index.execute(asked.format(",".join("?" * len(some))), some)
        if name is not None
    }


def _known(index: sqlite3.Connection, names: Collection[str] | None = None) -> dict[str, Stamp]:
    """An incident of which nothing stands is kept apart (columns.py)."""
    told = " UNION ALL ".join(
        f"SELECT name, stamp, happenings FROM {table}{{0}}"  # noqa: S608  words of our own; values are bound
        for table in ("incident", "blank")
    )
    if names is None:
        return {name: (stamp, n) for name, stamp, n in index.execute(told.format(""))}
    out: dict[str, Stamp] = {}
    for some in parts(sorted(names), _MANY):
        where = f" WHERE name IN ({','.join('?' * len(some))})"
        out |= {name: (stamp, n) for name, stamp, n in index.execute(told.format(where), some * 2)}
    return out


def parts(values: Iterable[Value], size: int) -> Iterator[list[Value]]:
    """The values, so many at a time."""
    waiting = iter(values)
    while some := list(islice(waiting, size)):
        yield some
