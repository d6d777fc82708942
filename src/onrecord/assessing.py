"""What incidents of a record amount to, after what persons set: worked out once, and given again while nothing of it has changed.

Comes in: an open record, or the view that a person has of it, and ids of incidents. Goes out: each with its assessment and
version. How claims become figures is assess/'s; what persons overrule review/'s.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord import deciding, pipeline, review
from onrecord.deciding import Material
from onrecord.decisions import Act, Decision
from onrecord.incidents import Assessment, Incident
from onrecord.seeing import Hidden, SeenRecord
from onrecord.store import Record
from onrecord.store.links_face import State

KEPT = 4_000
"""Incidents whose assessment is kept in memory."""
_MERGE: tuple[Act, ...] = ("merge",)
Key = tuple[str, str, Hidden | None]
Mark = tuple[State, int]
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """What was worked out, given again while its mark is the same. Of more than `most` the one goes that nobody asked for the longest."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._held: OrderedDict[K, tuple[Mark, V]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def get(self, key: K, mark: Mark) -> V | None:
        with self._lock:
            held = self._held.get(key)
            if held is None or held[0] != mark:
                return None
            self._held.move_to_end(key)
            return held[1]

    def put(self, key: K, mark: Mark, made: V) -> None:
        with self._lock:
            self._held[key] = mark, made
            while len(self._held) > self._most:
                self._held.popitem(last=False)

    def forget(self) -> None:
        """Nothing is kept from before: where a report was erased, or a record put in another's place."""
        with self._lock:
            self._held.clear()


@dataclass(frozen=True, slots=True)
class Judged:
    """An incident as it stands. `version` counts the decisions about it; one that names an older version is refused."""

    incident: Incident
    assessment: Assessment
    version: int


_kept: Kept[Key, Judged] = Kept(KEPT)
forget = _kept.forget


def judged(record: Record, ids: Collection[str]) -> list[Judged]:
    """Those of these incidents of which something stands, by id."""
    wanted = set(ids)
    known = {id: seen_as(record, id, state) for id, state in record.links.states(wanted).items()}
    held = {id: one for id, (key, mark) in known.items() if (one := _kept.get(key, mark)) is not None}
    # The states were asked for first: what changes while this is worked out has another state at the next look.
    for one in _judged(record, wanted - held.keys()):
        held[one.incident.id] = one
        if one.incident.id in known:
            _kept.put(*known[one.incident.id], one)
    return [held[id] for id in sorted(held)]


def judged_of(record: Record, id: str, state: State, read: Material) -> Judged | None:
    """One, of what was read of it after its state was asked for; None where nothing of it stands."""
    key, mark = seen_as(record, id, state)
    if (held := _kept.get(key, mark)) is not None:
        return held
    for one in _judged_of(record, {id}, read):
        _kept.put(key, mark, one)
        return one
    return None


def seen_as(record: Record, id: str, state: State) -> tuple[Key, Mark]:
    """Under what to keep something that was worked out of an incident, and what must be the same for it to be still true.

    Whoever sees all of it sees the same as everybody who does. Of a part it is true for those from whom the same is hidden: what else they
    may see of it hangs on the same rows.
    """
    hidden = record.hidden if isinstance(record, SeenRecord) else None
    if hidden is None or state.reports.isdisjoint(hidden.reports | {report for report, _ in hidden.claims}):
        return (record.where, id, None), (state, 0)
    return (record.where, id, hidden), (state, 0)


def _judged(record: Record, ids: Collection[str]) -> list[Judged]:
    return _judged_of(record, ids, deciding.material(record, ids, others=False)) if ids else []


def _judged_of(record: Record, ids: Collection[str], read: Material) -> list[Judged]:
    found, reports, claims = deciding.assembled_of(record, ids, read)
    decided = record.decisions.about_incidents(set(ids)) if found else {}
    merges = record.decisions.of_acts(_MERGE) if found else []
    out = []
    for incident, assessment in pipeline.assessed(sorted(found, key=lambda one: one.id), reports, claims):
        own = decided.get(incident.id, [])
        version = _version([*own, *_naming(merges, incident.id)])
        out.append(Judged(incident, review.overruled(assessment, own), version))
    return out


def _naming(merges: Sequence[Decision], incident: str) -> list[Decision]:
    return [one for one in merges if incident in one.value.get("incidents", ())]


def _version(decisions: Sequence[Decision]) -> int:
    return len({one.id for one in decisions if one.act != "comment"})
