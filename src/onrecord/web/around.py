"""What the record tells of one place, read without the rest of the record.

Comes in: the record as somebody may see it, and words for a place. Goes out: the place, and the reports that tell of it with their
claims as they stand and the incidents that they belong to. NotInRecord where no place goes by the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import board, deciding
from onrecord.errors import NotInRecord, OnrecordError
from onrecord.incidents import Incident
from onrecord.records import Claim, ClaimRef, Place, Report
from onrecord.resolve.gazetteer import Gazetteer, ensure_index
from onrecord.resolve.place_mentions import known_place
from onrecord.review import claims_of
from onrecord.store import Record

_NAMED = 2000
"""Claims of a place's name that are looked at to tell which place is meant."""
_AT_ONCE = 500


@dataclass(frozen=True)
class Around:
    place: Place
    reports: dict[str, Report]
    claims: dict[ClaimRef, Claim]
    incidents: list[Incident]


def place_of(seen: Record, words: str) -> Place:
    """The place that the words name, in the record or else in the gazetteer."""
    wanted = " ".join(words.split())[:200]
    gazetteer = Gazetteer(ensure_index())
    entry = next(iter(gazetteer.called(wanted)), None) if wanted else None
    known = known_place(gazetteer, entry, wanted, entry.name) if entry is not None else None
    found = board.asked_for(wanted, seen.pages.places(wanted, _NAMED), known) if wanted else None
    if found is None:
        raise NotInRecord(
            "the place", "no claim that you may see and no place of the gazetteer goes by that name",
            "a place as reports write it", "Write it as a report does, or name the town that it lies in.",
        )  # fmt: skip
    return found


def around(seen: Record, place: Place, most: int) -> Around:
    """OnrecordError where more than `most` reports tell of the place: it would take too long."""
    near: set[str] = set()
    reports: dict[str, Report] = {}
    claims: dict[ClaimRef, Claim] = {}
    for some in _parts(_keys(seen, place)):
        for report, told in _standing(seen, some):
            if any(board.within(one.place, place) or board.wider(one.place, place) for one in told):
                near.add(report.id)
                reports[report.id] = report
                claims |= {one.ref: one for one in told}
        if len(near) > most:
            raise OnrecordError(
                "the place", f"more than {most:,} reports tell of it, or of what lies in it", "a place of fewer reports",
                "Name a part of it; or use the command line, which has no such limit.",
            )  # fmt: skip
    placed = seen.links.placed_of(near)
    found, theirs, own = deciding.assembled(seen, {one.incident for one in placed})
    return Around(place, reports | theirs, claims | own, found)


def _keys(seen: Record, place: Place) -> list[str]:
    """Reports that may tell of the place: those that persons decided about are among them, since a claim's place may be corrected."""
    return sorted(seen.pages.at(place))


def _standing(seen: Record, keys: list[str]) -> Iterator[tuple[Report, list[Claim]]]:
    decided = seen.decisions.about_reports(keys)
    for _, report, read in seen.links.readings(keys):
        yield report, list(claims_of(read, decided.get(report.id, ())))


def _parts(keys: list[str]) -> Iterator[list[str]]:
    return (keys[first : first + _AT_ONCE] for first in range(0, len(keys), _AT_ONCE))
