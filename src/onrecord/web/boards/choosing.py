"""Which place a person means: by the words that were typed, among the places that the record knows, then among all that are known.

Comes in: words, or a name with the id of the gazetteer, and what the person may not see. Goes out: choices, the most told first.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.utils.http import urlencode

from onrecord import board
from onrecord.records import Place
from onrecord.resolve.gazetteer import Gazetteer, added_places, ensure_index
from onrecord.resolve.place_mentions import known_place
from onrecord.seeing import Hidden
from onrecord.web.boards.spots import Spots

WIDE = ("country", "division", "region", "continent")
"""Kinds of places that hold many others."""
_KNOWN = 6
"""Places of the gazetteer alone that are offered for a name: the last of them have few people."""
_SPARE = 2
"""How many times more places are looked at than listed: some go by one name, some the person may not see."""
_KEPT = 20
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Choice:
    place: Place
    reports: int
    """That name it, of those that the person may see; what lies in it is not counted."""
    lies_in: tuple[str, ...]
    """The names of what contains it, nearest first."""

    @property
    def wide(self) -> bool:
        return self.place.kind in WIDE


def address(place: Place, on: date | None = None) -> str:
    """What stands after the question mark in the address of a place's situation."""
    held = {"place": place.name, "at": place.gazetteer, "on": on.isoformat() if on else None}
    return urlencode({name: value for name, value in held.items() if value})


def meant(spots: Spots, words: str, at: str, hidden: Hidden | None) -> list[Choice]:
    """The places that somebody may mean: one where it is clear, none where no place goes by these words.

    `at` is the id in the gazetteer of a place that was chosen before.
    """
    with spots.lock:
        wanted = board.plain(words)
        found = _told(spots, spots.names.get(wanted, ()), hidden)
        if at:
            found = [one for one in found if one.place.gazetteer == at] or _known_at(words, at)
            return found[:1]
        found = found or _told(spots, spots.worded(wanted, hidden), hidden)
    return found or _known(spots, words, hidden)


def like(spots: Spots, words: str, hidden: Hidden | None, most: int) -> list[Choice]:
    """Places whose name has the words in it, those first that begin with them, then the most told."""
    wanted = board.plain(words)
    with spots.lock:
        names = [name for name in spots.names if wanted in name]
        found = _told(spots, {n for name in names for n in spots.names[name]}, hidden)
    return sorted(found, key=lambda one: not board.plain(one.place.name).startswith(wanted))[:most]


def most_told(spots: Spots, hidden: Hidden | None, most: int) -> list[Choice]:
    with spots.lock:
        kept = spots.kept.get(("most told", hidden, most))
        if isinstance(kept, list):
            return kept
        often = sorted(range(len(spots.places)), key=lambda n: -len(spots.reports[n]))
        found = _told(spots, often[: most * _SPARE], hidden)[:most]
        if len(spots.kept) >= _KEPT:
            spots.kept.clear()
        spots.kept["most told", hidden, most] = found
        return found


def _lies_in(place: Place, files: tuple[Path, float]) -> tuple[str, ...]:
    return tuple(name for gid in place.within if (name := _name(gid, *files)))


def _told(spots: Spots, numbers: Iterable[int], hidden: Hidden | None) -> list[Choice]:
    """Those that may be seen to be told of, one for each name and id, the most told first."""
    same: dict[tuple[str, str | None], set[str]] = {}
    best: dict[tuple[str, str | None], tuple[int, Place]] = {}
    for n in sorted(numbers):
        place, reports = spots.places[n], spots.telling(n, hidden)
        if not reports:
            continue
        key = place.name, place.gazetteer
        same[key] = same.get(key, set()) | reports
        if key not in best or len(reports) > best[key][0]:
            best[key] = len(reports), place
    files = _files()
    found = [Choice(place, len(same[key]), _lies_in(place, files)) for key, (_, place) in best.items()]
    return sorted(found, key=lambda one: (-one.reports, one.place.name, one.lies_in))


def _known(spots: Spots, words: str, hidden: Hidden | None) -> list[Choice]:
    """Places that the gazetteer knows by these words: those that the record tells of under another name, else all."""
    files = _files()
    with _lock:
        gazetteer = _gazetteer(*files)
        entries = gazetteer.called(words)
        places = [known_place(gazetteer, e, e.name, e.name) for e in entries[:_KNOWN]]
    ids = {place.gazetteer for place in places}
    with spots.lock:
        told = _told(spots, [n for n, p in enumerate(spots.places) if p.gazetteer in ids], hidden)
    named = [one for one in told if one.place.name in {place.name for place in places}]
    return named or told or [Choice(place, 0, _lies_in(place, files)) for place in places]


def _known_at(words: str, at: str) -> list[Choice]:
    """The place of an id, under the name that was asked for where it goes by that name."""
    files = _files()
    with _lock:
        gazetteer = _gazetteer(*files)
        found = [e for e in gazetteer.called(words) if e.gid == at]
        places = [known_place(gazetteer, e, e.name, e.name) for e in found]
    return [Choice(place, 0, _lies_in(place, files)) for place in places]


def _files() -> tuple[Path, float]:
    """The gazetteer's file, and when places were last added to it."""
    added = added_places()
    return ensure_index(), added.stat().st_mtime if added.is_file() else 0.0


def load() -> None:
    """What the first name that is asked for would wait for."""
    _gazetteer(*_files())


@lru_cache(1)
def _gazetteer(index: Path, added: float) -> Gazetteer:
    return Gazetteer(index)


@lru_cache(20_000)
def _name(gid: str, index: Path, added: float) -> str:
    with _lock:
        entry = _gazetteer(index, added).by_gid(gid)
    return entry.name if entry is not None else ""
