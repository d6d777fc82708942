"""The material of an export, gathered part by part, is the one gathered in memory: names, places, decisions and all."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from onrecord import deciding, linking, loaded, seeing, streamed
from onrecord.address import Address
from onrecord.bench.made import stream
from onrecord.decisions import Act, Person, Subject, Wish
from onrecord.publish.formats import Asked, Material
from onrecord.records import Claim, Place, Report, Span
from onrecord.store import Record, open_record

HEAD = Person("head", "admin")
NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)
NAME = "Mariam Haddad"
SCHOOL = Place("the school in Sarmada", "Sarmada", 36.18, 36.72, "geonames:172955", "exact", "SY", ("geonames:169387",), 1.0, "settlement")  # fmt: skip


def told(id: str, text: str, *claims: tuple[str, str, Place | None]) -> tuple[Report, list[Claim]]:
    report = Report(id, text, f"Of {NAME}", "Field Desk", f"https://field.example/{id}", date(2016, 12, 13), "given", source=f"{id}.txt", raw_sha256="0" * 64)  # fmt: skip
    at = [(quote, text.index(quote)) for quote, _, _ in claims]
    return report, [
        Claim(id, f"c{n}", kind, Span(start, start + len(quote), quote), place=place)  # type: ignore[arg-type]
        for n, ((quote, start), (_, kind, place)) in enumerate(zip(at, claims, strict=True), 1)
    ]


OWN = [
    told("own-1", f"Shelling killed {NAME}, a nurse, on Monday, her brother said. Two girls are trapped in the school.",
         (f"killed {NAME}", "killed", SCHOOL), ("Two girls are trapped", "trapped", SCHOOL)),
    told("own-2", f"In the square {NAME} was named aloud. Soldiers took six men from the school.",
         ("Soldiers took six men", "detained", SCHOOL)),
    told("own-3", f"A street now bears the name {NAME}; nothing else is told."),
]  # fmt: skip


@pytest.fixture
def record(where: Address, monkeypatch: pytest.MonkeyPatch) -> Iterator[Record]:
    monkeypatch.setattr(streamed, "AT_ONCE", 7)
    monkeypatch.setattr(deciding, "_AT_ONCE", 3)
    with open_record(where, create=True) as record:
        for one in stream(150, seed=5):
            record.add(one.report, one.claims, "v1" if one.report.id < "m" else "v2")
        for report, claims in OWN:
            record.add(report, claims, "v1")
        linking.up_to_date(record)
        yield record


def decide(record: Record, act: Act, about: Subject, **value: object) -> None:
    deciding.decide(record, Wish(act, about, value, "as the third report says"), HEAD, NOW)


def persons_decide(record: Record) -> None:
    """One decision of each kind that changes what an export holds."""
    claims = sorted((c for c in record.claims() if c.kind == "killed" and c.figure), key=lambda c: c.ref)
    decide(record, "reject", Subject("claim", claims[0].report, claims[0].id))
    decide(
        record,
        "correct",
        Subject("claim", claims[1].report, claims[1].id),
        field="figure",
        to={"low": 7777, "high": 7777},
    )
    names = sorted({one.incident for one in record.links.placed()})
    decide(record, "grade", Subject("incident", id=names[1]), grade="discounted")
    decide(
        record, "overrule", Subject("incident", id=names[2]), kind="killed", group=None, low=1, best=2, high=3
    )
    start = OWN[1][0].text.index("square")
    decide(record, "protect", Subject("report", "own-2"), start=start, end=start + 6, who="witness")
    linking.up_to_date(record)


def same(record: Record, asked: Asked, place: Place | None = None) -> Material:
    whole = loaded.material(loaded.of_record(record), asked, place)
    with streamed.material(record, asked, place) as found:
        assert list(found.reports.items()) == list(whole.reports.items())
        assert list(found.claims.items()) == list(whole.claims.items())
        assert list(found.told) == list(whole.told)
        assert {ref: found.incident_of.get(ref) for ref in found.claims} == {
            ref: whole.incident_of.get(ref) for ref in whole.claims
        }
        assert (found.made_by, found.later, found.undated) == (whole.made_by, whole.later, whole.undated)
        assert len(found.told) == len(whole.told)
        assert [len(found.claims), len(found.reports)] == [len(whole.claims), len(whole.reports)]
    return whole


ASKED = {
    "all": Asked(),
    "with names": Asked(with_names=True),
    "exact": Asked(exact_places=True),
    "with both": Asked(with_names=True, exact_places=True),
    "on a day": Asked(on=date(2012, 1, 15)),
    "a kind": Asked({"kind": "killed,trapped"}),
    "a grade": Asked({"grade": "discounted"}),
    "days": Asked({"from": "2011-06-01", "to": "2011-09-30"}),
    "an incident's kind on a day": Asked({"kind": "attack"}, on=date(2012, 1, 15)),
}


@pytest.mark.parametrize("asked", ASKED)
def test_part_by_part_is_as_at_once(record: Record, asked: str) -> None:
    persons_decide(record)
    whole = same(record, ASKED[asked])
    assert whole.told, "the test would see a difference"


def test_a_place_narrows_it(record: Record) -> None:
    whole = same(record, Asked({"place": "Sarmada"}), SCHOOL)
    assert {report for report, _ in whole.claims} == {"own-1"}, "who was taken where leaves as a wider place"


def test_a_name_that_one_report_marks_is_left_out_of_all(record: Record) -> None:
    with streamed.material(record, Asked()) as found:
        for report in ("own-1", "own-2", "own-3"):
            assert NAME not in found.reports[report].text
            assert NAME not in str(found.reports[report].title)
        assert found.claims["own-2", "c1"].place != SCHOOL
    with streamed.material(record, Asked(with_names=True, exact_places=True)) as found:
        assert NAME in found.reports["own-3"].text
        assert found.claims["own-2", "c1"].place == SCHOOL


def test_whoever_sees_a_part_exports_that_part(record: Record) -> None:
    decide(record, "restrict", Subject("report", "own-1"), group="field")
    seen = seeing.seen_by(record, Person("anna", "analyst"))
    whole = same(seen, Asked())
    assert "own-1" not in whole.reports
    assert "own-2" in whole.reports


def test_what_is_added_meanwhile_is_not_in_it(record: Record, where: Address) -> None:
    before = loaded.material(loaded.of_record(record), Asked())
    late = told("late-1", "Nine people died on the road.", ("Nine people died", "killed", None))
    added = []

    def tick(what: str, done: int) -> None:
        if not added and what == "assessing incidents":
            with open_record(where, name="other") as other:
                other.add(late[0], late[1], "v1")
                linking.up_to_date(other)
            added.append(late)

    with streamed.material(record, Asked(), tick=tick) as found:
        assert added, "it was added while incidents were assessed"
        assert "late-1" not in found.reports
        assert list(found.told) == list(before.told)
    assert "late-1" in loaded.of_record(record).reports


def test_memory_does_not_grow_with_the_record(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts of 100 KB each: what is in memory together is a few of them."""
    monkeypatch.setattr("onrecord.store.record._PAGE", 5)

    def peak() -> int:
        tracemalloc.start()
        try:
            with streamed.material(record, Asked(with_names=True)) as found:
                assert sum(len(one.text) for one in found.reports.values()) > 0
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    small = peak()
    long = OWN[0][0].text + " Nothing more is known." * 4_500
    for n in range(60):
        record.add(replace(OWN[0][0], id=f"long-{n}", text=f"{long} {n}."), [], "v1")
    linking.up_to_date(record)
    assert peak() - small < 60 * len(long) / 4
