"""What a person may see of a record: the record itself, without what is restricted to groups that the person is not in.

Comes in: a record and a person. Goes out: a record that reads as if the rest were not there: not in lists, counts, incidents,
copies, decisions, the log, or the words of an error. Who may see what is review/'s; restrictions are decisions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord import review
from onrecord.chain import Entry
from onrecord.decisions import Act, Decision, Person
from onrecord.incidents import Copying, Placed
from onrecord.records import Claim, ClaimRef, Place, Report
from onrecord.store import Counts, Record, StoredFailure, StoredReport, no_report
from onrecord.store.links_face import Reading
from onrecord.store.log_face import FoundEntries, LogWanted
from onrecord.store.paging_face import ClaimsWanted, Found, FoundNames, ListedReport, ReportsWanted, Spot


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a person may not know of."""

    reports: frozenset[str]
    claims: frozenset[ClaimRef]
    incidents: frozenset[str]

    def claim(self, ref: ClaimRef) -> bool:
        return ref[0] in self.reports or ref in self.claims

    def decision(self, one: Decision) -> bool:
        about = one.about
        hidden = about.report in self.reports or (about.report, about.claim) in self.claims
        return hidden or about.id in self.incidents or any(self.claim((a.report, a.claim)) for a in one.seen)

    def __bool__(self) -> bool:
        return bool(self.reports or self.claims or self.incidents)


_RESTRICT: tuple[Act, ...] = ("restrict",)


def restrictions(record: Record) -> dict[tuple[str, str, str], str]:
    """What is restricted, as (report, claim, incident), and to which group. The last decision on each counts."""
    out: dict[tuple[str, str, str], str] = {}
    if not record.decisions.of_acts(_RESTRICT):
        return (
            out  # asked at every request: undoings are read only where there is something that they may undo
        )
    for one in review.in_force(record.decisions.of_acts(("restrict", "undo"))):
        if one.act == "restrict":
            about = (one.about.report, one.about.claim, one.about.id)
            out.pop(about, None)
            if one.value["group"] is not None:
                out[about] = one.value["group"]
    return out


def hidden_from(record: Record, person: Person) -> Hidden:
    closed = {about for about, group in restrictions(record).items() if not review.sees(person, (group,))}
    reports = frozenset(report for report, claim, _ in closed if report and not claim)
    claims = {(report, claim) for report, claim, _ in closed if claim}
    incidents = frozenset(record.links.moved_to(id) for _, _, id in closed if id)
    for one in record.links.placed_in(incidents):
        claims |= {(one.report, claim) for claim in one.claims}
    return Hidden(reports, frozenset(claims), incidents)


def seen_by(record: Record, person: Person) -> Record:
    """The record as this person may see it. For writing, use the record itself: it is whole."""
    hidden = hidden_from(record, person)
    return SeenRecord(record, hidden) if hidden else record


class SeenRecord:
    """A record without what is hidden; everything else goes to the record itself."""

    def __init__(self, record: Record, hidden: Hidden) -> None:
        self._record, self._hidden = record, hidden

    def __getattr__(self, name: str) -> Any:
        return getattr(self._record, name)

    @property
    def hidden(self) -> Hidden:
        """What it leaves out: two records that leave out the same read alike."""
        return self._hidden

    def reports(self) -> Iterator[StoredReport]:
        for stored in self._record.reports():
            if stored.report.id not in self._hidden.reports:
                yield replace(stored, n_claims=stored.n_claims - self._fewer(stored.report.id))

    def report(self, report_id: str) -> Report:
        self._refuse(report_id)
        return self._record.report(report_id)

    def raw(self, report_id: str) -> bytes | None:
        self._refuse(report_id)
        return self._record.raw(report_id)

    def versions(self, report_id: str) -> tuple[str, ...]:
        self._refuse(report_id)
        return self._record.versions(report_id)

    def claims(self, report_id: str | None = None, made_by: str | None = None) -> Iterator[Claim]:
        if report_id is not None:
            self._refuse(report_id)
        found = self._record.claims(report_id, made_by)
        return (claim for claim in found if not self._hidden.claim(claim.ref))

    def counts(self) -> Counts:
        whole = self._record.counts()
        reports = [stored for stored in self._record.reports() if stored.report.id in self._hidden.reports]
        loose = sum(report not in self._hidden.reports for report, _ in self._hidden.claims)
        claims = whole.claims - sum(stored.n_claims for stored in reports) - loose
        return replace(whole, reports=whole.reports - len(reports), claims=claims)

    @property
    def links(self) -> Any:
        return _SeenLinks(self._record.links, self._hidden)

    @property
    def decisions(self) -> Any:
        return _SeenDecisions(self._record.decisions, self._hidden)

    @property
    def log(self) -> Any:
        return _SeenLog(self._record, self._hidden)

    @property
    def pages(self) -> Any:
        return _SeenPages(self._record, self._hidden, self.decisions)

    def __enter__(self) -> SeenRecord:
        return self

    def __exit__(self, *error: object) -> None:
        self._record.close()

    def _fewer(self, report: str) -> int:
        return sum(of == report for of, _ in self._hidden.claims)

    def _refuse(self, report_id: str) -> None:
        if report_id in self._hidden.reports:
            raise no_report(self._record.where, report_id)


class _SeenLinks:
    def __init__(self, links: Any, hidden: Hidden) -> None:
        self._links, self._hidden = links, hidden

    def __getattr__(self, name: str) -> Any:
        return getattr(self._links, name)

    def copyings(self, reports: Collection[str] | None = None) -> list[Copying]:
        found: list[Copying] = self._links.copyings(reports)
        closed = self._hidden.reports
        return [one for one in found if one.original not in closed and one.copy not in closed]

    def readings(
        self, reports: Collection[str], only: Mapping[str, Collection[str]] | None = None
    ) -> Iterator[Reading]:
        open_ones = [r for r in reports if r not in self._hidden.reports]
        for number, report, claims in self._links.readings(open_ones, only):
            yield number, report, [claim for claim in claims if not self._hidden.claim(claim.ref)]

    def placed(self, components: Collection[int] | None = None) -> list[Placed]:
        return self._open(self._links.placed(components))

    def placed_of(self, reports: Collection[str]) -> list[Placed]:
        return self._open(self._links.placed_of(reports))

    def placed_in(self, incidents: Collection[str]) -> list[Placed]:
        return self._open(
            self._links.placed_in([one for one in incidents if one not in self._hidden.incidents])
        )

    def reasons(self, incidents: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
        """Without those of incidents of which a part is hidden: they may tell of it."""
        partly = self._partly()
        found: dict[str, tuple[str, ...]] = self._links.reasons(incidents)
        return {name: () if name in partly else why for name, why in found.items()}

    def moves(self) -> dict[str, str]:
        seen = {one.incident for one in self.placed()}
        return {old: new for old, new in self._links.moves().items() if new in seen}

    def _open(self, placed: Sequence[Placed]) -> list[Placed]:
        out = []
        for one in placed:
            claims = tuple(claim for claim in one.claims if not self._hidden.claim((one.report, claim)))
            if claims:
                out.append(one if claims == one.claims else replace(one, claims=claims))
        return out

    def _partly(self) -> set[str]:
        reports = {*self._hidden.reports, *(report for report, _ in self._hidden.claims)}
        placed = self._links.placed_of(reports)
        return {
            one.incident for one in placed if any(self._hidden.claim((one.report, c)) for c in one.claims)
        }


class _SeenDecisions:
    def __init__(self, decisions: Any, hidden: Hidden) -> None:
        self._decisions, self._hidden = decisions, hidden

    def __getattr__(self, name: str) -> Any:
        return getattr(self._decisions, name)

    def get(self, id: str) -> Decision | None:
        found: Decision | None = self._decisions.get(id)
        undone = found
        while undone is not None and undone.undoes is not None:
            undone = self._decisions.get(undone.undoes)
        return None if undone is None or self._hidden.decision(undone) else found

    def all(self) -> Iterator[Decision]:
        closed: set[str] = set()
        for one in self._decisions.all():
            if self._hidden.decision(one) or one.undoes in closed:
                closed.add(one.id)
            else:
                yield one

    def of_acts(self, acts: Collection[Act]) -> list[Decision]:
        return self._open(self._decisions.of_acts(acts))

    def about_reports(self, reports: Collection[str]) -> dict[str, list[Decision]]:
        found = self._decisions.about_reports([r for r in reports if r not in self._hidden.reports])
        return {report: self._open(made) for report, made in found.items()}

    def about_incidents(self, incidents: Collection[str]) -> dict[str, list[Decision]]:
        found = self._decisions.about_incidents([i for i in incidents if i not in self._hidden.incidents])
        return {incident: self._open(made) for incident, made in found.items()}

    def _open(self, made: Sequence[Decision]) -> list[Decision]:
        closed: set[str] = set()
        out = []
        for one in made:
            if self._hidden.decision(one) or one.undoes in closed:
                closed.add(one.id)
            else:
                out.append(one)
        return out


class _SeenPages:
    """Pages without what is hidden: they are shorter, and go on where the whole ones do."""

    def __init__(self, record: Record, hidden: Hidden, decisions: Any) -> None:
        self._record, self._pages = record, record.pages
        self._hidden, self._decisions = hidden, decisions

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pages, name)

    def reports(self, after: int, most: int, wanted: ReportsWanted) -> Found[ListedReport]:
        found = self._pages.reports(after, most, wanted)
        return Found([(n, self._fewer(one)) for n, one in found.rows if self._open(one.id)], found.looked_to)

    def listed(self, report: str) -> ListedReport:
        if not self._open(report):
            raise no_report(self._record.where, report)
        return self._fewer(self._pages.listed(report))

    def listings(self, reports: Collection[str]) -> dict[str, ListedReport]:
        found = self._pages.listings([one for one in reports if self._open(one)])
        return {id: self._fewer(one) for id, one in found.items()}

    def how_many_reports(self) -> int:
        return self._pages.how_many_reports() - len(self._hidden.reports)

    def holding(self, after: int, most: int, wanted: ClaimsWanted) -> Found[str]:
        found = self._pages.holding(after, most, wanted)
        return Found([(n, one) for n, one in found.rows if self._open(one)], found.looked_to)

    def incidents(self, after: str, most: int, wanted: ClaimsWanted) -> FoundNames:
        found = self._pages.incidents(after, most, wanted)
        return FoundNames([n for n in found.names if n not in self._hidden.incidents], found.looked_to)

    def decisions(self, after: int, most: int, report: str | None, act: str | None) -> Found[Decision]:
        found = self._pages.decisions(after, most, report, act)
        seen = [(n, one) for n, one in found.rows if self._decisions.get(one.id) is not None]
        return Found(seen, found.looked_to)

    def originals(self, after: int, most: int) -> Found[str]:
        found = self._pages.originals(after, most)
        return Found([(n, one) for n, one in found.rows if self._open(one)], found.looked_to)

    def failures(self, after: int, most: int) -> Found[StoredFailure]:
        found = self._pages.failures(after, most)
        closed = {f"report {report}" for report in self._hidden.reports}
        return Found([(n, one) for n, one in found.rows if one.failure.where not in closed], found.looked_to)

    def open_failures(self, before: int | None, most: int) -> list[tuple[int, StoredFailure]]:
        closed = {f"report {report}" for report in self._hidden.reports}
        found = self._pages.open_failures(before, most)
        return [(n, one) for n, one in found if one.failure.where not in closed]

    def at(self, place: Place) -> set[str]:
        return self._pages.at(place) - self._hidden.reports

    def places(self, name: str, most: int) -> list[Claim]:
        return [claim for claim in self._pages.places(name, most) if not self._hidden.claim(claim.ref)]

    def spots(self, reports: Collection[str] | None, kinds: Sequence[str]) -> Iterator[Spot]:
        found = self._pages.spots(reports, kinds)
        return (one for one in found if not self._hidden.claim((one.report, one.claim)))

    def numbered(self, claims: Collection[int]) -> list[Claim]:
        return [claim for claim in self._pages.numbered(claims) if not self._hidden.claim(claim.ref)]

    def headed(self, reports: Collection[str]) -> dict[str, Report]:
        return {key: one for key, one in self._pages.headed(reports).items() if self._open(key)}

    def _open(self, report: str) -> bool:
        return report not in self._hidden.reports

    def _fewer(self, one: ListedReport) -> ListedReport:
        return replace(one, n_claims=one.n_claims - sum(of == one.id for of, _ in self._hidden.claims))


class _SeenLog:
    def __init__(self, record: Record, hidden: Hidden) -> None:
        self._log: Any = record.log
        self._record, self._hidden = record, hidden

    def __getattr__(self, name: str) -> Any:
        return getattr(self._log, name)

    def entries(self, since: int = 1, about: str | None = None) -> Iterator[Entry]:
        return filter(self._may_see(), self._log.entries(since, about))

    def newest(self, wanted: LogWanted, below: int | None = None, most: int = 50) -> FoundEntries:
        """A shorter page where some may not be seen; it goes on where the whole one does."""
        found: FoundEntries = self._log.newest(wanted, below, most)
        return replace(found, entries=list(filter(self._may_see(), found.entries)))

    def _may_see(self) -> Callable[[Entry], bool]:
        """Entries without those that name what is hidden; decisions that undo such ones among them."""
        closed = {f"report {report}" for report in self._hidden.reports}
        closed |= {f"incident {incident}" for incident in self._hidden.incidents}
        closed |= {f"claim {report}:{claim}" for report, claim in self._hidden.claims}
        begins = tuple(f"claim {report}:" for report in self._hidden.reports)
        closed |= {f"decision {id}" for id in self._closed_decisions()}

        def may(entry: Entry) -> bool:
            told = entry.told()
            about = str(told.get("about", ""))
            if about in closed or (begins and about.startswith(begins)):
                return False
            return not any(self._names(told.get(side)) for side in ("before", "after"))

        return may

    def _closed_decisions(self) -> set[str]:
        """Those about what is hidden, and the undoings of them: entries may be asked for from any number on."""
        closed: set[str] = set()
        for one in self._record.decisions.all():
            if self._hidden.decision(one) or one.undoes in closed:
                closed.add(one.id)
        return closed

    def _names(self, value: Any) -> bool:
        """Whether a merge or split names what is hidden among its claims."""
        seen = value.get("seen", ()) if isinstance(value, dict) else ()
        return any(self._hidden.claim((a.get("report", ""), a.get("claim", ""))) for a in seen)
