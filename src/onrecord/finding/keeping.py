"""What was counted in the index, given again while nothing in it has changed: a map asks the same of tens of thousands of rows each time.

Comes in: the record as a person may see it, a question, and what works it out. Goes out: the answer. Whoever may see less gets an answer
of their own, which holds as long as nothing at all was done to the record: what they see in part is worked out from it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar

from onrecord.finding import columns, file
from onrecord.finding.seen import hidden_in
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
    key = path, rests, hidden, seen.log.head().number if hidden else 0, question
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


def forget() -> None:
    """Names of places and ids of incidents go: where a report was erased."""
    global _rows
    with _lock:
        _latest.clear()
        _kept.clear()
        _rows = 0
