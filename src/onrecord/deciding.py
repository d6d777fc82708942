"""A person's wish, weighed against the record and kept in it: the one way in for the command line, the pages and the API.

Comes in: an open record, a wish, who wishes it. Goes out: the decision, kept with its entry in the log. What may be decided
is review/'s; what a person may not see (seeing.py) cannot be decided about, and is answered as if it were not there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from onrecord import link, review, seeing
from onrecord.decisions import Act, Decision, Person, Reviewed, Subject, Wish
from onrecord.errors import DecisionError, NotInRecord
from onrecord.incidents import Incident
from onrecord.link import copies
from onrecord.records import Claim, ClaimRef, Report
from onrecord.review import Held
from onrecord.store import Record


def decide(record: Record, wish: Wish, person: Person, at: datetime) -> Decision:
    """Take a decision and keep it. What it was weighed against cannot change before it is kept.

    NotInRecord where the subject is not there or may not be seen; NotAllowed, Conflict, AlreadySo, DecisionError as
    review.decide says.
    """
    return record.decisions.make(lambda: review.decide(wish, held(record, wish, person), person, at))


def held(record: Record, wish: Wish, person: Person) -> Held:
    """What the record holds about the subject of a wish, as far as the person may see it."""
    view = seeing.seen_by(record, person)
    if wish.about.kind == "claim":
        return _claim(view, wish.about)
    if wish.about.kind == "report":
        return _report(view, wish.about)
    if wish.about.kind == "incident":
        return _incidents(view, wish)
    return _decision(view, wish.about)


def reviewed(record: Record, report: str) -> list[Reviewed]:
    """The claims of one report as they stand. NotInRecord where there is no such report."""
    made = record.decisions.about_reports([report]).get(report, [])
    return review.stand(list(record.claims(report)), made)


def standing(record: Record) -> dict[ClaimRef, Claim]:
    """All claims of the record that count: as they were read, or as persons corrected them; the rejected are left out."""
    read = {claim.ref: claim for claim in record.claims()}
    if not record.decisions.any():
        return read
    about = {one.about.report for one in record.decisions.of_acts(review.CHANGING) if one.about.report}
    own: dict[str, list[Claim]] = {report: [] for report in about}
    for claim in read.values():
        if claim.report in own:
            own[claim.report].append(claim)
    for report, decisions in record.decisions.about_reports(about).items():
        for claim in own[report]:
            del read[claim.ref]
        read |= {claim.ref: claim for claim in review.claims_of(own[report], decisions)}
    return read


def _claim(record: Record, about: Subject) -> Held:
    claims = reviewed(record, about.report)
    found = next((one for one in claims if one.claim.id == about.claim), None)
    if found is None:
        raise NotInRecord(
            about.report, f"no claim of this report has the id {about.claim!r}", "the id of a claim of it",
            "`onrecord claims` and `onrecord show` list them.",
        )  # fmt: skip
    return Held(
        version=found.version,
        decisions=_about_claim(record, about, found),
        reviewed=found,
        claims={one.claim.ref: one.claim for one in claims},
    )


def _about_claim(record: Record, about: Subject, found: Reviewed) -> tuple[Decision, ...]:
    made = record.decisions.about_reports([about.report]).get(about.report, [])
    ids = set(found.history)
    return tuple(one for one in made if one.id in ids)


def _report(record: Record, about: Subject) -> Held:
    report = record.report(about.report)
    made = record.decisions.about_reports([about.report]).get(about.report, [])
    own = _with_undoings(made, {one.id for one in made if one.about.kind == "report"})
    return Held(
        version=sum(one.act != "comment" for one in own),
        decisions=own,
        report=report,
        claims={one.claim.ref: one.claim for one in review.stand(list(record.claims(report.id)), made)},
        added=sum(one.act == "add" for one in made),
    )


def _incidents(record: Record, wish: Wish) -> Held:
    others = wish.value.get("with", ()) if wish.act == "merge" else ()
    if not isinstance(others, (list, tuple)) or not all(isinstance(one, str) for one in others):
        raise DecisionError(
            str(wish.about), "no incidents are named that it is one with", "with: a list of ids of incidents",
            "Name the incidents that are one.",
        )  # fmt: skip
    found, claims = incidents_of(record, list(dict.fromkeys((wish.about.id, *others))))
    made = about_incident(record, found[0].id, wish.about.id)
    version = sum(one.act != "comment" for one in made)
    return Held(version=version, decisions=made, claims=claims, incidents=tuple(found))


def about_incident(record: Record, *ids: str) -> tuple[Decision, ...]:
    """The decisions about an incident under any of these ids, oldest first: those that name it first, and merges with it."""
    made = {one.id: one for some in record.decisions.about_incidents(set(ids)).values() for one in some}
    for one in record.decisions.of_acts(_MERGE):
        if not set(ids).isdisjoint(one.value.get("incidents", ())):
            made[one.id] = one
    return tuple(sorted(made.values(), key=lambda one: one.at))


def incidents_of(record: Record, ids: Sequence[str]) -> tuple[list[Incident], dict[ClaimRef, Claim]]:
    """These incidents as they stand now, and their claims. NotInRecord where one is not there."""
    now = [record.links.moved_to(id) for id in ids]
    made, _, claims = assembled(record, now)
    by_id = {incident.id: incident for incident in made}
    for asked, id in zip(ids, now, strict=True):
        if id not in by_id:
            raise NotInRecord(
                asked, "no incident of that id in the record", "the id of an incident that stands",
                "`onrecord incidents --all` lists them.",
            )  # fmt: skip
    return [by_id[id] for id in dict.fromkeys(now)], claims


def assembled(
    record: Record, ids: Collection[str]
) -> tuple[list[Incident], dict[str, Report], dict[ClaimRef, Claim]]:
    """Those of these incidents of which a claim stands, with the reports and claims that they are made of."""
    placed = record.links.placed_in(set(ids))
    reports, claims = _of_reports(record, {one.report for one in placed})
    stories = copies.stories(record.links.copyings(set(reports)), reports)
    made = link.assembled(placed, reports, claims, record.links.reasons(set(ids)), copies.places(stories))
    return made, reports, claims


def _of_reports(record: Record, keys: Collection[str]) -> tuple[dict[str, Report], dict[ClaimRef, Claim]]:
    reports: dict[str, Report] = {}
    claims: dict[ClaimRef, Claim] = {}
    decided = record.decisions.about_reports(keys)
    for _, report, read in record.links.readings(keys):
        reports[report.id] = report
        claims |= {claim.ref: claim for claim in review.claims_of(read, decided.get(report.id, ()))}
    return reports, claims


def _decision(record: Record, about: Subject) -> Held:
    undoes = record.decisions.get(about.id)
    if undoes is None:
        raise NotInRecord(
            about.id, "no decision of that id in the record", "the id of a decision", "`onrecord decide list` shows them.",
        )  # fmt: skip
    undone = undoes
    while undone.undoes is not None and (before := record.decisions.get(undone.undoes)) is not None:
        undone = before
    if undone.about.kind == "incident":
        made: Sequence[Decision] = about_incident(record, undone.about.id)
    else:
        made = record.decisions.about_reports([undone.about.report]).get(undone.about.report, [])
    return Held(version=len(made), decisions=tuple(made), undoes=undoes)


_MERGE: tuple[Act, ...] = ("merge",)


def _with_undoings(made: Sequence[Decision], own: set[str]) -> tuple[Decision, ...]:
    out = []
    for one in made:
        if one.id in own or one.undoes in own:
            own.add(one.id)
            out.append(one)
    return tuple(out)
