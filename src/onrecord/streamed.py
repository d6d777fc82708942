"""A record of any size → the material of an export, part by part through a temporary file: memory does not grow with the record.

Comes in: a record as a person may see it, brought up to date; what was asked for. Goes out: the same material as loaded.material
gives of a record in memory, read from the file while a format writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from onrecord import deciding, exporting, loaded, pipeline, protecting, review
from onrecord.decisions import Decision
from onrecord.loaded import Judged
from onrecord.protect.keys import Numbered, with_numbers
from onrecord.protect.mark import Mark
from onrecord.protect.published import (
    Redaction,
    View,
    add_names,
    redaction,
    with_redactions,
    with_wider_places,
)
from onrecord.publish.formats import Asked, Material, Told
from onrecord.records import Claim, Place, Report
from onrecord.spool import Listed, Spool
from onrecord.store import Record
from onrecord.store.paging_face import ClaimsWanted

Tick = Callable[[str, int], None]
"""Told what is being done, and how much of it is."""
AT_ONCE = 200
"""Incidents that are in memory together."""


@contextmanager
def material(
    record: Record, asked: Asked, place: Place | None = None, tick: Tick = lambda what, done: None
) -> Iterator[Material]:
    """What was asked for, as it stood at one moment. `place` is the one that the filter names."""
    with Spool() as spool:
        with record.at_one_moment():
            found = _Gathered(record, asked, place, spool, tick).all()
        yield found


class _Gathered:
    """One gathering: reports first, since a name that one of them marks is left out of all; then incidents; then what is in none."""

    def __init__(self, record: Record, asked: Asked, place: Place | None, spool: Spool, tick: Tick) -> None:
        self.record, self.asked, self.place, self.tick = record, asked, place, tick
        self.narrowed = bool(asked.filter) or asked.on is not None
        self.marked = spool.by_name(tuple[Report, Sequence[Mark]])
        self.redacted = spool.by_name(Redaction)
        self.reports = spool.by_name(Report)
        self.claims = spool.by_pair(Claim)
        self.incident_of = spool.by_pair(str)
        self.told = spool.by_name(Told)
        self.keys = Numbered()
        self.made_by: set[str] = set()
        self.later: set[str] = set()
        self.undated: set[str] = set()
        self.overruled: Mapping[str, list[Decision]] = {}

    def all(self) -> Material:
        self._read()
        self.overruled = deciding.overrulings(self.record)
        done = 0
        for ids in self._incidents():
            self._keep(ids)
            done += len(ids)
            self.tick("assessing incidents", done)
        if not self.narrowed:
            self._keep_others()
        return exporting.material_from(
            self.reports, self.claims, Listed(self.told), self.incident_of, ", ".join(sorted(self.made_by)), self.asked,
            (len(self.later), len(self.undated)),
        )  # fmt: skip

    # --- reports ---------------------------------------------------------------------------------

    def _read(self) -> None:
        """Marks what may not go out, and with all that is marked redacts each report."""
        if self.asked.with_names:
            self.made_by.update(stored.made_by for stored in self.record.reports())
            return
        marker = protecting.with_decisions(review.in_force(self.record.decisions.of_acts(loaded.MARKING)))
        elsewhere: dict[str, dict[tuple[str, ...], Mark]] = {}
        for done, (stored, claims) in enumerate(deciding.standing_by_report(self.record), 1):
            self.made_by.add(stored.made_by)
            self.keys.meet(claims)
            marks = marker(stored.report, claims)
            add_names(elsewhere, marks)
            self.marked.put(stored.report.id, (stored.report, marks))
            self.tick("reading reports", done)
        known = protecting.known()
        for id, (report, marks) in self.marked.items():
            self.redacted.put(id, redaction(report, marks, elsewhere, known))

    # --- incidents -------------------------------------------------------------------------------

    def _incidents(self) -> Iterator[Collection[str]]:
        after: str | None = ""
        while after is not None:
            page = self.record.pages.incidents(after, AT_ONCE, ClaimsWanted())
            yield page.names
            after = page.looked_to

    def _keep(self, ids: Collection[str]) -> None:
        incidents, reports, claims = deciding.assembled(self.record, ids, others=False)
        own = {ref: claims[ref] for one in incidents for ref in one.refs() if ref in claims}
        view = self._published(View(reports, own, incidents))
        for incident, made in self._judged(view):
            if self.asked.filter and not loaded.is_wanted(
                (incident, made), view.claims, self.asked.filter, self.place
            ):
                continue
            self.told.put(incident.id, exporting.told(incident, made, view.claims))
            for ref in incident.refs():
                if ref in view.claims:
                    self.claims.put(ref, view.claims[ref])
                    self.incident_of.put(ref, incident.id)
                    if self.narrowed and ref[0] not in self.reports:
                        self.reports.put(ref[0], view.reports[ref[0]])

    def _judged(self, view: View) -> Sequence[Judged]:
        if self.asked.on is None:
            found = pipeline.assessed(view.incidents, view.reports, view.claims)
            return [(one, review.overruled(made, self.overruled.get(one.id, ()))) for one, made in found]
        known = pipeline.known_on(view.incidents, view.reports, view.claims, self.asked.on)
        self.later.update(known.later)
        self.undated.update(known.undated)
        return known.judged

    # --- what is in none -------------------------------------------------------------------------

    def _keep_others(self) -> None:
        for done, (stored, claims) in enumerate(deciding.standing_by_report(self.record), 1):
            report = stored.report
            others = {c.ref: c for c in claims if c.ref not in self.claims}
            view = self._published(View({report.id: report}, others, []))
            self.reports.put(report.id, view.reports[report.id])
            for ref, claim in view.claims.items():
                self.claims.put(ref, claim)
            self.tick("gathering reports", done)

    def _published(self, view: View) -> View:
        if not self.asked.exact_places:
            view = with_wider_places(view, protecting.above)
        if self.asked.with_names:
            return view
        return with_numbers(with_redactions(view, self.redacted), self.keys)
