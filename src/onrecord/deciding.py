"""A person's wish, weighed against the record and kept in it: the one way in for the command line, the pages and the API.

Comes in: an open record, a wish, who wishes it. Goes out: the decision, kept with its entry in the log. What may be decided
is review/'s; what a person may not see (seeing.py) cannot be decided about, and is answered as if it were not there.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from onrecord import link, members, review, seeing
from onrecord.decisions import ACTS, Act, Decision, Person, Reviewed, Subject, Wish
from onrecord.errors import DecisionError, NotInRecord
from onrecord.incidents import Incident, Placed
from onrecord.link import copies
from onrecord.looked_up import looked_up
from onrecord.records import Claim, ClaimRef, Report
from onrecord.review import Held
from onrecord.store import Record, StoredReport
from onrecord.store.links_face import Reading

_AT_ONCE = 200
"""Reports whose claims are in memory together."""


def decide(record: Record, wish: Wish, person: Person, at: datetime) -> Decision:
    """Take a decision and keep it. What it was weighed against cannot change before it is kept.

    NotInRecord where the subject is not there or may not be seen; NotAllowed, Conflict, AlreadySo, DecisionError as
    review.decide says.
    """

    def made() -> Decision:
        found = held(record, wish, person)
        review.allow(person, wish.act)
        members.refuse_unknown(record, wish)
        return review.decide(looked_up(wish, found.claims.values()), found, person, at)

    return record.decisions.make(made)


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


def subject_of(record: Record, words: str) -> Subject:
    """What a person means by REPORT:c3, an incident's id, a decision's id or a report's id. NotInRecord where it is none."""
    report, colon, claim = words.rpartition(":")
    if colon and report:
        try:
            record.report(report)
            return Subject("claim", report, claim)
        except NotInRecord:
            pass
    if record.decisions.get(words) is not None:
        return Subject("decision", id=words)
    if record.links.placed_in({record.links.moved_to(words)}):
        return Subject("incident", id=words)
    try:
        record.report(words)
    except NotInRecord:
        raise NotInRecord(
            words, "no report, claim, incident or decision of that id in the record",
            "an id as `onrecord reports` and `onrecord incidents` print them, or REPORT:c3 for a claim",
            "List them, then try again.",
        ) from None  # fmt: skip
    return Subject("report", words)


def wish_of(record: Record, row: Mapping[str, str]) -> Wish:
    """A row of a table as a wish: act, about, and as they are needed field, value (short or JSON), why, sees."""
    act = row.get("act", "").strip()
    if act not in ACTS:
        raise DecisionError(f"act {act!r}", "there is no such act", ", ".join(ACTS), "Name one of these.")
    if not row.get("about"):
        raise DecisionError(
            f"act {act}", "it is about nothing", "REPORT:c3, or an id, in the column about", "Name it."
        )
    if (sees := row.get("sees")) is not None and not sees.strip().isdecimal():
        raise DecisionError(
            f"act {act}", "sees is no version", "a whole number", "Leave it empty where you do not know it."
        )
    about = subject_of(record, row["about"].strip())
    value = _value(act, row.get("field", "").strip(), row.get("value", "").strip())
    return Wish(act, about, value, row.get("why", "").strip(), int(sees) if sees else None)


def _value(act: str, field: str, words: str) -> dict[str, Any]:
    if act == "correct":
        return {"field": field, "to": review.value_of(field, words)}
    if words.startswith("{"):
        try:
            held: dict[str, Any] = json.loads(words)
            return held
        except ValueError as error:
            raise DecisionError(
                f"act {act}", "the value is no JSON", "one JSON object", "Mend the brackets and quotes."
            ) from error
    name = _ONE_WORD.get(act)
    if words and name is None:
        raise DecisionError(
            f"act {act}", "the value cannot be read", "one JSON object, or nothing", "Give it as JSON."
        )
    return {name: words} if words and name else {}


_ONE_WORD: Mapping[str, str] = {"grade": "grade", "assign": "to", "restrict": "group"}
"""Acts whose value is one word; the others give theirs as JSON."""


def erase(record: Record, report: str, person: Person, why: str) -> int:
    """Erase a report on request: its words, its claims and what the log says of them go; that it was there, and why it went, stays.

    Gives the number of the log's entry. NotAllowed, NotInRecord; DecisionError without a reason.
    """
    seeing.seen_by(record, person).report(report)
    review.allow(person, "erase")
    if not why.strip():
        raise DecisionError(
            f"erase {report}", "no reason is given", "a reason in words", "Say who asked for it, and when."
        )
    return record.acting(person.name).erase(report, why.strip())


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


def reviewed_among(record: Record, reports: Collection[str] | None = None) -> frozenset[ClaimRef]:
    """The claims that a person accepted, corrected, added or read a second time and that stand; of all reports, or of some."""
    if not record.decisions.any():
        return frozenset()
    about = {one.about.report for one in record.decisions.of_acts(review.DECIDING) if one.about.report}
    if reports is not None:
        about &= set(reports)
    made = record.decisions.about_reports(about)
    return frozenset(
        one.claim.ref
        for _, report, claims in record.links.readings(sorted(made))
        for one in review.stand(claims, made[report.id])
        if one.status != "rejected" and any(d.act in review.DECIDING for d in one.decisions)
    )


def standing_by_report(record: Record) -> Iterator[tuple[StoredReport, tuple[Claim, ...]]]:
    """The same report by report, of which few are in memory together."""
    found = record.reports()
    while some := list(islice(found, _AT_ONCE)):
        ids = [stored.report.id for stored in some]
        decided = record.decisions.about_reports(ids)
        read = {report.id: claims for _, report, claims in record.links.readings(ids)}
        for stored in some:
            id = stored.report.id
            yield stored, tuple(review.claims_of(read.get(id, ()), decided.get(id, ())))


def overrulings(record: Record) -> dict[str, list[Decision]]:
    """Incident, under the id that it has now → the grades and ranges that persons set, and their undoings, oldest first."""
    out: dict[str, list[Decision]] = {}
    home: dict[str, str] = {}
    for one in record.decisions.of_acts(("grade", "overrule", "undo")) if record.decisions.any() else ():
        incident = home.get(one.undoes or "") or (
            record.links.moved_to(one.about.id) if one.about.kind == "incident" else ""
        )
        if incident:
            home[one.id] = incident
            out.setdefault(incident, []).append(one)
    return out


def _claim(record: Record, about: Subject) -> Held:
    read = list(record.claims(about.report))
    made = record.decisions.about_reports([about.report]).get(about.report, [])
    claims = review.stand(read, made)
    found = next((one for one in claims if one.claim.id == about.claim), None)
    if found is None:
        raise NotInRecord(
            about.report, f"no claim of this report has the id {about.claim!r}", "the id of a claim of it",
            "`onrecord claims` and `onrecord show` list them.",
        )  # fmt: skip
    return Held(
        version=found.version,
        decisions=tuple(one for one in made if one.id in found.history),
        reviewed=found,
        claims={one.claim.ref: one.claim for one in claims},
    )


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


@dataclass(frozen=True, slots=True)
class Material:
    """What incidents are made of, as it was read at once: their happenings, the readings of their reports, what persons decided about these."""

    placed: list[Placed]
    readings: list[Reading]
    decided: Mapping[str, list[Decision]]


def material(record: Record, ids: Collection[str], others: bool = True) -> Material:
    """Without `others` what else their reports tell is left unread, where no person decided about the report."""
    placed = record.links.placed_in(set(ids))
    own: dict[str, set[str]] = {}
    for one in placed:
        own.setdefault(one.report, set()).update(one.claims)
    decided = record.decisions.about_reports(own.keys())
    only = None if others else {report: ids for report, ids in own.items() if report not in decided}
    return Material(placed, list(record.links.readings(own.keys(), only)), decided)


def assembled(
    record: Record, ids: Collection[str], others: bool = True
) -> tuple[list[Incident], dict[str, Report], dict[ClaimRef, Claim]]:
    """Those of these incidents of which a claim stands, with the reports and claims that they are made of."""
    return assembled_of(record, ids, material(record, ids, others))


def assembled_of(
    record: Record, ids: Collection[str], read: Material
) -> tuple[list[Incident], dict[str, Report], dict[ClaimRef, Claim]]:
    reports = {report.id: report for _, report, _ in read.readings}
    claims = {
        claim.ref: claim
        for _, report, found in read.readings
        for claim in review.claims_of(found, read.decided.get(report.id, ()))
    }
    stories = copies.stories(record.links.copyings(set(reports)), reports)
    made = link.assembled(
        read.placed, reports, claims, record.links.reasons(set(ids)), copies.places(stories)
    )
    return made, reports, claims


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
