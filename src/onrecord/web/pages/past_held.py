"""One incident with what was known of it at the end of days that persons ask for: read once, judged once for each day.

Comes in: the record as a person sees it, an incident's id, days. Goes out: the incident with its reports and claims, and as it was known
then. It is given again while its state stays the same (as in incident_held.py).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date

from onrecord import assessing, deciding, pipeline
from onrecord.assessing import Kept, Key
from onrecord.errors import NotInRecord
from onrecord.incidents import Assessment, Incident
from onrecord.records import Claim, ClaimRef, Report
from onrecord.store import Record
from onrecord.web import erasing

KEPT, DAYS = 50, 50
"""Incidents kept in memory, and days of each."""
Then = tuple[Incident, Assessment] | None
"""An incident as it was known at the end of a day; None where nothing of it was."""
_lock = threading.Lock()


@dataclass(slots=True)
class Past:
    incident: Incident
    reports: dict[str, Report]
    claims: dict[ClaimRef, Claim]
    _days: OrderedDict[date, Then] = field(default_factory=OrderedDict)

    def on(self, day: date) -> Then:
        with _lock:
            if day in self._days:
                return self._days[day]
        known = pipeline.known_on([self.incident], self.reports, self.claims, day, hanging=False).judged
        then = known[0] if known else None
        with _lock:
            self._days[day] = then
            while len(self._days) > DAYS:
                self._days.popitem(last=False)
        return then


_kept: Kept[Key, Past] = Kept(KEPT)
forget = _kept.forget
erasing.also.append(forget)


def past(seen: Record, id: str) -> Past:
    """NotInRecord where it is not there, or nothing of it may be seen."""
    now = seen.links.moved_to(id)
    state = seen.links.states([now]).get(now)
    if state is None:
        return _read(seen, now)
    key, mark = assessing.seen_as(seen, now, state)
    if (kept := _kept.get(key, mark)) is not None:
        return kept
    made = _read(seen, now)
    _kept.put(key, mark, made)
    return made


def _read(seen: Record, now: str) -> Past:
    found, reports, claims = deciding.assembled(seen, [now], others=False)
    if not found:
        raise NotInRecord(
            "the incident", "no incident of that id in the record", "the id of an incident that stands",
            "Choose it on the page Incidents.",
        )  # fmt: skip
    return Past(found[0], reports, claims)
