"""What the record tells of one place, read without the rest of the record.

Comes in: the record as somebody may see it, and words for a place. Goes out: the place, and the reports that tell of it with their
claims as they stand and the incidents that they belong to. NotInRecord where no place goes by the words.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import board, deciding, finding
from onrecord.errors import NotInRecord, OnrecordError
from onrecord.finding import Wanted
from onrecord.incidents import Incident
from onrecord.records import Claim, ClaimRef, Place, Report
from onrecord.resolve.gazetteer import Gazetteer, ensure_index
from onrecord.resolve.place_mentions import known_place
from onrecord.review import claims_of
from onrecord.store import Record

_NAMED = 2000
"""Claims of a place's name that are looked at to tell which place is meant."""


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
    keys = seen.pages.at(place)
    if (
        len(keys) > most
    ):  # with every report that persons decided about; the index knows which of them tell of the place
        found_there = finding.reports(seen, Wanted(place=place.gazetteer or place.name), most=most + 1)
        keys = {row.id for row in found_there.rows}
    if len(keys) > most:
        raise OnrecordError(
            "the place", f"more than {most:,} reports tell of it, or of what lies in it", "a place of fewer reports",
            "Name a part of it; or use the command line, which has no such limit.",
        )  # fmt: skip
    links = seen.links
    told = links.placed(links.components_of(keys)) if keys else []
    found, reports, claims = deciding.assembled(seen, {one.incident for one in told if one.report in keys})
    # Reports of the place whose claims belong to no incident: what they tell of the situation.
    beside = sorted(keys - reports.keys())
    decided = seen.decisions.about_reports(beside)
    for _, report, read in links.readings(beside):
        reports[report.id] = report
        claims |= {one.ref: one for one in claims_of(read, decided.get(report.id, ()))}
    return Around(place, reports, claims, found)
