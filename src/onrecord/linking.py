"""Copies found and incidents kept up to date in the record, for what is new alone.

Comes in: an open record. Goes out: what was done; the record holds it. How reports are compared and joined is link/'s,
what persons decided review.py's. A run that is killed leaves the record as it was before its last step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice

from onrecord import link, naming, review
from onrecord.decisions import Decision
from onrecord.incidents import Anchor, CopyPlace, Incident, Placed, anchored
from onrecord.link import copies
from onrecord.link.cluster import Group
from onrecord.link.profile import Profile
from onrecord.records import Claim, ClaimRef, Report
from onrecord.store import Links, Record

Tick = Callable[[str, int], None]
"""Told what is being done and how much of it is."""
AT_ONCE = 50
"""Reports compared in one transaction."""


@dataclass(frozen=True, slots=True)
class Done:
    """What bringing a record up to date did."""

    compared: int
    copies: int
    linked: int
    moved: dict[str, str]
    """Incident ids that are no more, and where each went."""


def up_to_date(record: Record, tick: Tick = lambda what, done: None) -> Done:
    """Compares and links what the record holds and these rules have not seen; without anything new it changes nothing."""
    compared, found = compare(record, tick)
    linked, moved = _link(record, tick)
    return Done(compared, found, linked, moved)


def compare(record: Record, tick: Tick = lambda what, done: None) -> tuple[int, int]:
    """How many reports were new to these rules and were compared, and how many copies they are or have."""
    compared = found = 0
    links = record.links
    waiting = links.uncompared(copies.RULES)
    while some := list(islice(waiting, AT_ONCE)):
        with links.at_once():
            found += sum(_compare(links, report) for report in some)
        compared += len(some)
        tick("comparing reports", compared)
    return compared, found


def incidents(record: Record, reports: dict[str, Report], claims: dict[ClaimRef, Claim]) -> list[Incident]:
    """The incidents as the record keeps them, those most widely told first."""
    links = record.links
    return link.assembled(links.placed(), reports, claims, links.reasons(), copied(record, reports))


def copied(record: Record, reports: dict[str, Report]) -> dict[str, CopyPlace]:
    return copies.places(copies.stories(record.links.copyings(), reports))


def _compare(links: Links, report: Report) -> int:
    bearers = links.bearing(copies.marks(report))
    shared = copies.likely(bearers)
    likely = links.numbered(shared).items()
    others = (b for n, b in likely if b.id != report.id and copies.worth(b, report, shared[n]))
    found = [c for other in others if (c := copies.compare(other, report)) is not None]
    rare = {mark for mark, bore in bearers.items() if len(bore) < copies.STOCK}
    # A stock phrase is not kept for one report more: so no mark is ever borne by many.
    links.compared(report.id, copies.RULES, rare, found)
    return len(found)


# --- incidents ----------------------------------------------------------------------------------


class _Linking:
    """One bringing up to date of the incidents: what is new, what it touches, and what they were called."""

    def __init__(self, record: Record) -> None:
        self.record, self.links = record, record.links
        self.since = self.links.generation()
        unheard = record.decisions.unheard()
        made = record.decisions.of_acts(review.CHANGING) if record.decisions.any() else []
        self.unheard = set(unheard)
        self.decided = _by_report(made)
        """Report → what persons decided about its claims."""
        judgements = review.judgements(made)
        self.ties = link.ties(review.standing(judgements), self._claims_of)
        joining = {one.id for one in judgements}
        about = {report for id, report in unheard.items() if report and id not in joining}
        self.judged = review.concerned(judgements, self.unheard & joining) | self._changed(about)
        self.reading: dict[str, int] = {}
        """Report → number of its reading, of those that are linked now."""
        self.numbers: dict[str, int] = {}
        """The same of those that stand beside them."""
        self.profiles: list[Profile] = []

    def _changed(self, reports: Collection[str]) -> set[str]:
        """Those of these reports whose claims stand otherwise than before the decisions that were not heard yet."""
        out = set()
        for _, report, claims in self.links.readings(reports):
            made = self.decided.get(report.id, [])
            before = [one for one in made if one.id not in self.unheard]
            if review.claims_of(claims, made) != review.claims_of(claims, before):
                out.add(report.id)
        return out

    def _claims_of(self, report: str) -> Sequence[Claim]:
        return next((self.stand(report, claims) for _, _, claims in self.links.readings([report])), ())

    def stand(self, report: str, claims: Sequence[Claim]) -> Sequence[Claim]:
        """A report's claims as they stand after what persons decided."""
        made = self.decided.get(report)
        return review.claims_of(claims, made) if made else claims

    def take(self, number: int, report: Report, claims: Sequence[Claim]) -> None:
        if report.id not in self.reading:
            self.reading[report.id] = number
            self.profiles += link.profiles_of(report, self.stand(report.id, claims), self.ties)

    def touched(self) -> set[int]:
        """The components that what was taken belongs to: those it was in, and those of what it is like enough to."""
        if not self.links.holds_incidents():
            return set()
        found = self.links.components_of(self.reading.keys() | self.ties.beside(self.reading.keys()))
        beside = self.links.placed_at({key for p in self.profiles for key in link.looked_up(p)})
        unknown = {(one.report, one.number): one.component for one in beside if one.component not in found}
        near = self._profiles({report for report, _ in unknown}, unknown.keys())
        return found | {unknown[p.ref] for p in link.alike(near, self.profiles)}

    def _profiles(self, reports: Collection[str], wanted: Collection[tuple[str, int]]) -> list[Profile]:
        out = []
        for number, report, claims in self.links.readings(reports):
            if report.id not in self.reading:
                self.numbers[report.id] = number
                stand = self.stand(report.id, claims)
                out += [p for p in link.profiles_of(report, stand, self.ties) if p.ref in wanted]
        return out

    def had(self, old: Sequence[Placed]) -> dict[ClaimRef, str]:
        """Claim → the incident that it was in; of a report that was read anew, by the claims that stood where the new ones do."""
        read = {one.report for one in old if one.report in self.reading}
        anew = self.links.read_anew(read, self.reading)
        had = {
            (one.report, claim): one.incident for one in old if one.report not in anew for claim in one.claims
        }
        now = {report: self._claims_of(report) for report in anew}
        for claim, incident in self.links.claims_placed(anew):
            at = anchored(Anchor.of(claim), now[claim.report])
            if at is not None:
                had.setdefault(at.ref, incident)
        return had

    def grouped(self, tick: Tick) -> tuple[set[int], list[Placed], list[list[Group]]]:
        """The components that are gone, what they held, and the components that come in their place."""
        gone = self.touched()
        old = self.links.placed(gone)
        beside = {(one.report, one.number) for one in old}
        rest = self._profiles({report for report, _ in beside}, beside)
        return (
            gone,
            old,
            link.groups([*self.profiles, *rest], self.ties, lambda n: tick("comparing happenings", n)),
        )


def _by_report(decisions: Sequence[Decision]) -> dict[str, list[Decision]]:
    """Decisions about claims, and their undoings, by report."""
    home: dict[str, str] = {}
    out: dict[str, list[Decision]] = defaultdict(list)
    for one in decisions:
        report = one.about.report or home.get(one.undoes or "", "")
        if report:
            home[one.id] = report
            out[report].append(one)
    return dict(out)


def _link(record: Record, tick: Tick) -> tuple[int, dict[str, str]]:
    """Links the readings that are new and the reports of new judgements, with the components that they touch.

    Where another program has linked meanwhile, or a person joined or parted incidents, what was made is thrown away and made again.
    """
    while (done := _link_once(record, tick)) is None:
        tick("another program was quicker: linking again", 0)
    return done


def _link_once(record: Record, tick: Tick) -> tuple[int, dict[str, str]] | None:
    if not record.links.waits(link.RULES):
        return 0, {}
    work = _Linking(record)
    for number, report, claims in record.links.unlinked(link.RULES):
        work.take(number, report, claims)
        tick("reading claims", len(work.reading))
    for number, report, claims in record.links.readings(work.judged - work.reading.keys()):
        work.take(number, report, claims)
    gone, old, components = work.grouped(tick)
    names, moved = naming.names(
        [g for component in components for g in component], work.had(old), record.links
    )
    tick("writing incidents", len(names))
    readings = work.numbers | work.reading
    placed = (
        (readings[p.report], Placed(p.report, p.number, p.claims, p.main, names[group.members[0].ref], called), link.kept_keys(p))
        for component in components
        for called in (_component(component),)
        for group in component
        for p in group.members
    )  # fmt: skip
    reasons = {names[group.members[0].ref]: group.reasons for component in components for group in component}
    readings_linked = sorted(work.reading.values())
    written = record.links.place(
        gone, placed, reasons, moved, readings_linked, link.RULES, work.unheard, work.since
    )
    return (len(work.reading), {old: new for old, (new, _) in moved.items()}) if written else None


def _component(groups: Sequence[Group]) -> int:
    first = min(p.ref for g in groups for p in g.members)
    return int.from_bytes(blake2b(f"{first[0]}\0{first[1]}".encode(), digest_size=8).digest()) >> 1
