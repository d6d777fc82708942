"""Which reports tell of which places: read through once by each server, then kept up with the log.

Comes in: an open record, whole; for each question what the person may not see. Goes out: places, the reports that tell of them, and
the claims there by their numbers. It holds places and ids, no words of claims; what is erased from the record is forgotten here.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from onrecord import board, deciding, review
from onrecord.decisions import Decision
from onrecord.records import Place
from onrecord.seeing import Hidden
from onrecord.store import Record
from onrecord.store.paging_face import Where

_NONE = Hidden(frozenset(), frozenset(), frozenset())
_UNPLACED = -1
_READ, _DECIDED = ("add", "read"), "decide"
_ANEW = frozenset(("erase", "restore", "adopt", "migrate"))
"""Entries after which all is read anew: what went must go here too."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells of places. `claims` are (number, id, place); a number is None where a person set the place."""

    reading: int
    claims: tuple[tuple[int | None, str, int], ...]


@dataclass(slots=True, eq=False)
class Spots:
    """All places of a record, another object whenever all was read anew. `state` is the number of the last entry of the log that it has looked at."""

    record: str
    state: int = 0
    places: list[Place] = field(default_factory=list)
    reports: list[set[str]] = field(default_factory=list)
    """For each place the reports that tell of it."""
    names: dict[str, set[int]] = field(default_factory=dict)
    """Each usual name, as it is compared, and its places."""
    words: dict[str, dict[int, set[str]]] = field(default_factory=dict)
    """Other words that reports have for a place, and in which reports they stand."""
    told: dict[str, Told] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    """The state at which a report was last read or decided about, where that was since the first reading."""
    decided: set[str] = field(default_factory=set)
    """Reports whose claims persons decided about: what stands of them is asked of the record."""
    version: int = 0
    """Another one where something about places has changed."""
    lock: threading.RLock = field(default_factory=threading.RLock)
    """Held by whoever asks more than one question of it."""
    _numbers: dict[Place, int] = field(default_factory=dict)
    kept: dict[Hashable, object] = field(default_factory=dict)
    """What others have made of this version of it."""
    _inside: dict[Place, tuple[int, frozenset[int]]] = field(default_factory=dict)

    def telling(self, place: int, hidden: Hidden | None) -> set[str]:
        """The reports that tell of a place, as far as they may be seen."""
        found = self.reports[place]
        if hidden is None or not found:
            return found
        partly = {report for report, _ in hidden.claims}
        open_ = found - hidden.reports
        return {r for r in open_ if r not in partly or self._tells(r, place, hidden)}

    def spots_of(self, report: str) -> set[int]:
        return {spot for _, _, spot in self.told[report].claims} if report in self.told else set()

    def within(self, asked: Place) -> frozenset[int]:
        """The places that lie in one, itself among them."""
        looked_at, found = self._inside.get(asked, (0, frozenset()))
        if looked_at < len(self.places):
            new = {n for n in range(looked_at, len(self.places)) if board.within(self.places[n], asked)}
            looked_at, found = len(self.places), found | new
            self._inside[asked] = looked_at, found
        return found

    def worded(self, words: str, hidden: Hidden | None) -> set[int]:
        """The places that reports of which nothing is hidden call so."""
        closed = (hidden or _NONE).reports | {report for report, _ in (hidden or _NONE).claims}
        told = self.words.get(words, {})
        return {n for n, reports in told.items() if any(r in self.reports[n] for r in reports - closed)}

    def put(self, report: str, told: Told) -> None:
        for place in self.spots_of(report) - {_UNPLACED}:
            self.reports[place].discard(report)
        self.told[report] = told
        for place in {spot for _, _, spot in told.claims} - {_UNPLACED}:
            self.reports[place].add(report)

    def number(self, place: Place) -> int:
        at = self._numbers.get(place)
        if at is None:
            at = self._numbers[place] = len(self.places)
            self.places.append(place)
            self.reports.append(set())
            self.names.setdefault(board.plain(place.name), set()).add(at)
        return at

    def wording(self, at: int, words: str) -> set[str]:
        """The reports that have these words for a place."""
        return self.words.setdefault(board.plain(words), {}).setdefault(at, set())

    def claims_at(self, report: str, inside: frozenset[int], hidden: Hidden | None) -> list[int]:
        """The numbers of a report's claims about a place: those there, and those without one where it is mostly about it."""
        seen = self._seen(report, hidden)
        there = sum(spot in inside for _, spot in seen)
        mostly = board.mostly(there, sum(spot != _UNPLACED for _, spot in seen))
        return [n for n, spot in seen if n is not None and (spot in inside or (mostly and spot == _UNPLACED))]

    def _seen(self, report: str, hidden: Hidden | None) -> list[tuple[int | None, int]]:
        closed = (hidden or _NONE).claims
        return [(n, spot) for n, claim, spot in self.told[report].claims if (report, claim) not in closed]

    def _tells(self, report: str, place: int, hidden: Hidden) -> bool:
        return any(spot == place for _, spot in self._seen(report, hidden))


_held: dict[str, Spots] = {}
_lock = threading.Lock()


def up_to_date(record: Record) -> Spots:
    """The places of the whole record as it is now; whoever asks of them says what may be seen."""
    head = record.log.head()
    with _lock:
        spots = _held.get(record.where)
        if spots is None or spots.record != head.record or spots.state > head.number:
            return _anew(record, head.record, head.number)
        if spots.state == head.number:
            return spots
        since = _since(record, spots.state)
        if since is None:
            return _anew(record, head.record, head.number)
        with spots.lock:
            if since.reports:
                _take(spots, record, since.reports, since.decided)
                spots.changed |= dict.fromkeys(since.reports, head.number)
            spots.state = head.number
        return spots


def _anew(record: Record, name: str, state: int) -> Spots:
    spots = Spots(name, state)
    decided = {one.about.report for one in record.decisions.of_acts(review.CHANGING) if one.about.report}
    _take(spots, record, None, decided)
    _held.clear()
    _held[record.where] = spots
    return spots


@dataclass(frozen=True, slots=True)
class _Since:
    reports: set[str]
    decided: set[str]


def _since(record: Record, state: int) -> _Since | None:
    """What the log says was read or decided since; None where all is to be read anew."""
    read: set[str] = set()
    decided: set[str] = set()
    for entry in record.log.entries(state + 1):
        what = json.loads(entry.body)["what"]
        if what in _ANEW:
            return None
        if what not in _READ and what != _DECIDED:
            continue
        about = str(entry.told().get("about", ""))
        if what in _READ:
            read.add(about.removeprefix("report "))
        elif report := _report_of(record, about):
            decided.add(report)
    return _Since(read | decided, decided)


def _report_of(record: Record, about: str) -> str:
    kind, _, rest = about.partition(" ")
    if kind == "claim":
        return rest.rpartition(":")[0]
    undone: Decision | None = record.decisions.get(rest) if kind == "decision" else None
    while undone is not None and undone.undoes is not None:
        undone = record.decisions.get(undone.undoes)
    return undone.about.report if undone is not None else rest if kind == "report" else ""


def _take(spots: Spots, record: Record, reports: set[str] | None, decided: set[str]) -> None:
    """Read the places of these reports, or of all."""
    spots.decided |= decided
    spots.version += 1
    spots.kept.clear()
    found: dict[str, tuple[int, list[tuple[int | None, str, int]]]] = {}
    known: dict[int, tuple[int, set[str], Where]] = {}
    for number, reading, report, claim, where in record.pages.spots(reports, board.UNPLACED):
        if where is None:
            at = _UNPLACED
        else:
            if (
                id(where) not in known
            ):  # shared by all claims that have the same; held here, so that its id stays its own
                at = spots.number(where.place)
                known[id(where)] = at, spots.wording(at, where.words), where
            at, worded, _ = known[id(where)]
            worded.add(report)
        newest, claims = found.get(report, (0, []))
        if reading > newest:
            found[report] = newest, claims = reading, []
        if reading == newest:
            claims.append((number, claim, at))
    for report, (reading, claims) in found.items():
        spots.put(report, Told(reading, tuple(claims)))
    if reports is not None:
        for report in reports - found.keys():
            spots.put(report, Told(0, ()))
    concerned = spots.decided if reports is None else spots.decided & reports
    moved = concerned & _placed_by_persons(record) if concerned else set()
    for report, told in _as_they_stand(record, moved, spots):
        spots.put(report, told)


def _placed_by_persons(record: Record) -> set[str]:
    """Reports with a claim that a person added or put elsewhere."""
    made = record.decisions.of_acts(("add", "correct"))
    return {one.about.report for one in made if one.act == "add" or one.value.get("field") == "place"}


def _as_they_stand(record: Record, reports: Iterable[str], spots: Spots) -> Iterator[tuple[str, Told]]:
    """The places of claims as persons left them, under their usual names alone as those that were read."""
    for report in reports:
        rows: list[tuple[int | None, str, int]] = []
        for c in (one.claim for one in deciding.reviewed(record, report)):
            if c.place is not None:
                at = spots.number(replace(c.place, text=c.place.name))
                spots.wording(at, c.place.text).add(report)
                rows.append((None, c.id, at))
            elif c.kind in board.UNPLACED:
                rows.append((None, c.id, _UNPLACED))
        yield report, Told(0, tuple(rows))
