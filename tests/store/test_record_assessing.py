"""What is kept of assessments is never older than the record: after every kind of change it is what would be worked out anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from onrecord import assessing, deciding, linking, seeing
from onrecord.address import Address
from onrecord.assessing import Judged, judged
from onrecord.bench.made import Made, stream
from onrecord.decisions import Act, Person, Subject, Wish
from onrecord.records import Claim
from onrecord.store import Record, open_record

MADE: list[Made] = list(stream(300, seed=11))
HEAD = Person("head", "admin")
NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def record(where: Address) -> Iterator[Record]:
    with open_record(where, create=True) as record:
        for one in MADE[:-3]:
            record.add(one.report, one.claims, "v1")
        linking.up_to_date(record)
        yield record
    assessing.forget()


def ids(record: Record) -> list[str]:
    return sorted({one.incident for one in record.links.placed()})


def anew(record: Record, ids: Collection[str]) -> list[Judged]:
    assessing.forget()
    return judged(record, ids)


def decide(record: Record, act: Act, about: Subject, minute: int = 0, **value: object) -> str:
    wish = Wish(act, about, value, "as the third report says")
    return deciding.decide(record, wish, HEAD, NOW + timedelta(minutes=minute)).id


def toll(record: Record) -> Claim:
    """A figure of deaths in the incident that most reports tell of."""
    told: dict[str, set[str]] = {}
    for one in record.links.placed():
        told.setdefault(one.incident, set()).add(one.report)
    widest = max(told, key=lambda id: (len(told[id]), id))
    (incident,), claims = deciding.incidents_of(record, [widest])
    return next(claims[r] for r in incident.refs() if claims[r].kind == "killed" and claims[r].figure)


def of(claim: Claim) -> Subject:
    return Subject("claim", claim.report, claim.id)


def home(record: Record, claim: Claim) -> Subject:
    placed = record.links.placed(record.links.components_of({claim.report}))
    (name,) = {one.incident for one in placed if one.report == claim.report and claim.id in one.claims}
    return Subject("incident", id=name)


def merge(record: Record, claim: Claim) -> None:
    first = home(record, claim).id
    decide(
        record,
        "merge",
        Subject("incident", id=first),
        **{"with": [next(i for i in ids(record) if i != first)]},
    )


def undo(record: Record, claim: Claim) -> None:
    made = decide(record, "grade", home(record, claim), grade="discounted")
    judged(record, ids(record))
    decide(record, "undo", Subject("decision", id=made), minute=1)


CHANGES: dict[str, Callable[[Record, Claim], object]] = {
    "a report comes": lambda record, claim: [record.add(m.report, m.claims, "v1") for m in MADE[-3:]],
    "a report is read anew": lambda record, claim: [record.add(m.report, m.claims[:1], "v2") for m in MADE if m.report.id == claim.report],
    "rejected": lambda record, claim: decide(record, "reject", of(claim)),
    "corrected": lambda record, claim: decide(record, "correct", of(claim), field="figure", to={"low": 7777, "high": 7777}),
    "graded": lambda record, claim: decide(record, "grade", home(record, claim), grade="discounted"),
    "overruled": lambda record, claim: decide(record, "overrule", home(record, claim), kind="killed", group=None, low=1, best=2, high=3),
    "undone": undo,
    "merged": merge,
    "erased": lambda record, claim: record.erase(claim.report, "asked for by its author"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_it_is_as_worked_out_anew(record: Record, change: str) -> None:
    """Before the incidents are linked anew, and after."""
    before = judged(record, ids(record))
    CHANGES[change](record, toll(record))
    at_once = judged(record, ids(record))
    assert at_once == anew(record, ids(record))
    linking.up_to_date(record)
    linked = judged(record, ids(record))
    assert linked == anew(record, ids(record))
    assert linked != before


def test_what_did_not_change_is_worked_out_once(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out: list[Collection[str]] = []
    real = assessing._judged

    def counted(record: Record, ids: Collection[str]) -> list[Judged]:
        worked_out.append(set(ids))
        return real(record, ids)

    monkeypatch.setattr(assessing, "_judged", counted)
    first = judged(record, ids(record))
    assert judged(record, ids(record)) == first
    about = home(record, toll(record))
    decide(record, "grade", about, grade="discounted")
    judged(record, ids(record))
    assert worked_out == [set(ids(record)), set(), {about.id}]


def test_whoever_sees_a_part_gets_an_assessment_of_that_part(record: Record) -> None:
    claim = toll(record)
    name = home(record, claim).id
    whole = judged(record, [name])
    decide(record, "restrict", Subject("report", claim.report), group="field")
    seen = seeing.seen_by(record, Person("anna", "analyst"))
    for _ in range(2):
        part = judged(seen, [name])
        assert claim.report not in {one.report for one in part[0].incident.reports}
        assert part == anew(seen, [name])
        assert judged(record, [name])[0].incident == whole[0].incident


def test_no_more_is_kept_than_said(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assessing._kept, "_most", 5)
    judged(record, ids(record))
    assert len(ids(record)) > 5
    assert len(assessing._kept) == 5
