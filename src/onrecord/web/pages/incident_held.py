"""One incident as a person may see it: read from the record once, and without protected names for whoever may not see them.

Comes in: a request and an incident's id. Goes out: the incident with its assessment, reports and claims. What it amounts to is
assessing.py's; which names are left out protect/'s; what the page makes of it incident_told.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, NoReturn, TypeVar

from onrecord import assessing, deciding, review
from onrecord.assess.origins import told as said_by_whom
from onrecord.assess.told import Told
from onrecord.assessing import Judged, Kept, Key
from onrecord.deciding import Material
from onrecord.decisions import Decision, Reviewed
from onrecord.errors import NotInRecord
from onrecord.incidents import Assessment, Incident
from onrecord.records import Claim, ClaimRef, Report
from onrecord.resolve import voices
from onrecord.store import Record
from onrecord.web import erasing
from onrecord.web.api.shown import Shown, of_reports
from onrecord.web.asked import Asked

_WORDS = frozenset(
    ("name", "grade_reason", "provisional_reason", "rule", "rules", "why", "reason", "words", "labels", "text", "reasons")
)  # fmt: skip
"""Fields of an incident and its assessment that may hold a name out of a report; ids and keys stay, or nothing could be found by them."""

T = TypeVar("T")
KEPT = 200
"""Incidents kept in memory as they were read: finding protected names takes longer than the rest of a page."""


@dataclass(frozen=True, slots=True)
class Held:
    incident: Incident
    assessment: Assessment
    version: int
    reports: Mapping[str, Report]
    """As a list shows them: for whoever may not read names, without their texts."""
    claims: Mapping[ClaimRef, Claim]
    """Those of the incident, in its order, as they were read: a page shows of them kinds, days, places and bounds, and words by `bare`."""
    reviewed: Mapping[ClaimRef, Reviewed]
    told: Mapping[ClaimRef, Told]
    """Each claim with its origin and the day on which it was first said."""
    decided: Mapping[str, list[Decision]]
    """Report → what persons decided about it and its claims."""
    shown: Shown
    drawn: dict[Any, dict[str, Any]] = field(default_factory=dict, compare=False)
    """What was drawn of it, by language and by what the person may do: kept as long as it is."""

    def bare(self, ref: ClaimRef) -> Claim:
        """A claim as the person may read it: one by one, since of hundreds a page shows some."""
        return self.shown.claim(self.claims[ref])

    def words(self, value: Any) -> Any:
        """Words that tell of the incident's reports, as the person may read them."""
        return self.shown.value(self.reports, value)


_kept: Kept[tuple[Key, bool], Held] = Kept(KEPT)
forget = _kept.forget
erasing.also.append(forget)


def held(request: Asked, id: str) -> Held:
    """NotInRecord where it is not there, or nothing of it may be seen. Read once, and given again while its state stays the same."""
    return _of(request.seen, id, names_shown(request))


def look_ahead(seen: Record, ids: Iterable[str], names: bool) -> None:
    """Read these for whoever asks first; one that is not there any more is left."""
    for id in ids:
        with suppress(NotInRecord):
            _of(seen, id, names)


def _of(record: Record, id: str, names: bool) -> Held:
    now = record.links.moved_to(id)
    state = record.links.states([now]).get(now)
    if state is None:
        return _nothing(record, id)
    about, mark = assessing.seen_as(record, now, state)
    key = about, names
    if (kept := _kept.get(key, mark)) is not None:
        return kept
    read = deciding.material(record, [now], others=False)
    one = assessing.judged_of(record, now, state, read)
    if one is None:
        return _nothing(record, id)
    made = _held(record, one, names, read)
    _kept.put(key, mark, made)
    return made


def _nothing(record: Record, id: str) -> NoReturn:
    deciding.incidents_of(record, [id])  # says why
    raise NotInRecord(id, "no incident of that id in the record", "the id of an incident", "Search for it.")


def _held(record: Record, one: Judged, names: bool, material: Material) -> Held:
    incident, decided = one.incident, material.decided
    read = {report.id: report for _, report, _ in material.readings}
    stand: dict[ClaimRef, Reviewed] = {}
    for _, report, claims in material.readings:
        stand |= {each.claim.ref: each for each in review.stand(claims, decided.get(report.id, []))}
    own = {ref: stand[ref] for ref in incident.refs() if ref in stand}
    claims_held = {ref: each.claim for ref, each in own.items()}
    incident = replace(incident, reports=_standing(incident, own))
    ids = [part.report for part in incident.reports]
    told = said_by_whom(incident, read, claims_held, voices.names())
    shown = of_reports(
        record, ids, names, own.values(), [one for one in material.readings if one[1].id in ids]
    )
    return Held(
        _without_names(incident, shown, ids),
        _without_names(one.assessment, shown, ids),
        one.version,
        {id: shown.heading(read[id]) for id in ids},
        claims_held,
        own,
        {each.ref: each for each in told},
        {id: decided[id] for id in ids if id in decided},
        shown,
    )


def names_shown(request: Asked) -> bool:
    """As the API has it: the team reads names, viewers do not; `names=0` leaves them out for a copy that goes outside."""
    return request.GET.get("names") != "0" and review.allows(request.person, "comment")


def _standing(incident: Incident, own: Mapping[ClaimRef, Reviewed]) -> tuple[Any, ...]:
    """Its parts without claims that were rejected between the two looks at the record."""
    parts = (
        replace(part, claims=tuple(c for c in part.claims if (part.report, c) in own)) for part in incident.reports
    )  # fmt: skip
    return tuple(part for part in parts if part.claims)


def _without_names(value: T, shown: Shown, reports: list[str]) -> T:
    if shown.names:
        return value
    return _bare(value, shown, reports)  # type: ignore[no-any-return]


def _bare(value: Any, shown: Shown, reports: list[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_bare(one, shown, reports) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for one in fields(value):
        held = getattr(value, one.name)
        if one.name in _WORDS:
            changed[one.name] = _cleaned(held, shown, reports)
        elif one.name == "actors":
            changed[one.name] = tuple((_cleaned(words, shown, reports), refs) for words, refs in held)
        elif isinstance(held, tuple) or is_dataclass(held):
            changed[one.name] = _bare(held, shown, reports)
    return replace(value, **changed)


def _cleaned(words: Any, shown: Shown, reports: list[str]) -> Any:
    if isinstance(words, tuple):
        return tuple(_cleaned(one, shown, reports) for one in words)
    return shown.value(reports, words) if isinstance(words, str) else words
