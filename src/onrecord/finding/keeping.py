"""What was counted in the index, given again while nothing in it has changed: a map asks the same of tens of thousands of rows each time.

Comes in: the record as a person may see it, a question, and what works it out. Goes out: the answer. Whoever may see less gets an answer
of their own, which holds as long as nothing was done to what they see in part: that is worked out from the record.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar

from onrecord.finding import columns, file
from onrecord.finding.conditions import hidden_claims
from onrecord.finding.seen import hidden_in
from onrecord.seeing import Hidden
from onrecord.store import Record

T = TypeVar("T")
ROWS = 300_000
"""Rows of all answers that are kept together: some 200 bytes each."""
_lock = threading.Lock()
_Key = tuple[Path, str, Hashable, Hashable, Hashable]
_kept: OrderedDict[_Key, tuple[object, int]] = OrderedDict()
_latest: dict[Path, str] = {}
"""Index → the name of its rows when it was last asked."""
_rows = 0
_MOST_PARTS = 200
"""Incidents whose states are asked for each time that something was written in the log."""
_VIEWS = 64
_standing: OrderedDict[tuple[Path, Hidden], tuple[tuple[str, int], Hashable]] = OrderedDict()
"""What each view in part rests on, as last looked at."""


def _one(made: object) -> int:
    return 1


def _drop_of_before(path: Path, rests: str) -> None:
    """Rows that have another name are never asked for again: where people decide all day, answers of before would fill all the room."""
    global _rows
    for key in [one for one in _kept if one[0] == path and one[1] != rests]:
        _rows -= _kept.pop(key)[1]


def kept(seen: Record, question: Hashable, work_out: Callable[[], T], rows: Callable[[T], int] = _one) -> T:
    """`question` names all that the answer depends on, besides what the index holds and what the person may see; `rows` counts its rows."""
    global _rows
    path, hidden = columns.path_of(seen), hidden_in(seen)
    # What it rests on is asked for first: what changes while it is worked out has another name at the next look.
    rests = file.content(file.connection(path))
    key = path, rests, hidden, _parts(seen, rests, hidden) if hidden else 0, question
    with _lock:
        if _latest.get(path) != rests:
            _latest[path] = rests
            _drop_of_before(path, rests)
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key][0]  # type: ignore[return-value]
    made = work_out()
    with _lock:
        if _latest.get(path) != rests:  # changed meanwhile: nobody asks for this again
            return made
        _rows += rows(made) - _kept.pop(key, (None, 0))[1]
        _kept[key] = made, rows(made)
        while _rows > ROWS and len(_kept) > 1:
            _rows -= _kept.popitem(last=False)[1][1]
    return made


def partly_hidden(index: sqlite3.Connection, hidden: Hidden) -> list[str]:
    """The incidents of which something is hidden."""
    sql, values = hidden_claims(hidden)
    found = index.execute(
        f"SELECT DISTINCT incident FROM claim WHERE incident IS NOT NULL AND {sql}",  # noqa: S608  words of our own; values are bound
        values,
    )
    return sorted(name for (name,) in found)


def _parts(seen: Record, rests: str, hidden: Hidden) -> Hashable:
    """What must be the same for incidents that are seen in part to read the same: their states; of very many, the log's last entry."""
    head = seen.log.head().number
    about = columns.path_of(seen), hidden
    with _lock:
        known = _standing.get(about)
    if known is not None and known[0] == (rests, head):
        return known[1]
    names = partly_hidden(file.connection(columns.path_of(seen)), hidden)
    states = {} if len(names) > _MOST_PARTS else seen.links.states(names)
    made: Hashable = (
        head if len(names) > _MOST_PARTS else tuple(sorted((n, s.numbers) for n, s in states.items()))
    )
    with _lock:
        _standing[about] = (rests, head), made
        while len(_standing) > _VIEWS:
            _standing.popitem(last=False)
    return made


def forget() -> None:
    """Names of places and ids of incidents go: where a report was erased."""
    global _rows
    with _lock:
        _latest.clear()
        _kept.clear()
        _standing.clear()
        _rows = 0
