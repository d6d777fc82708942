"""The index finds what the record holds, after every change what it then holds, and nothing that a person may not see."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from asking import DATABASES

from onrecord import deciding, finding, linking, review, seeing
from onrecord.address import Address
from onrecord.assessing import judged
from onrecord.bench.made import Made, stream
from onrecord.decisions import Act, Person, Subject, Wish
from onrecord.errors import OnrecordError
from onrecord.finding import Wanted, wanted_of
from onrecord.finding.columns import path_of
from onrecord.records import Claim
from onrecord.store import Record, open_record
from onrecord.store.paging import SqlPages

MADE: list[Made] = list(stream(400, seed=12))
HEAD = Person("head", "admin")
NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def where(request: pytest.FixtureRequest, path: Path) -> Iterator[Address]:
    """The index is one file whatever the record lies in: only what it is filled with is tried on a server too."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield path
        return
    with request.getfixturevalue("cluster").database("template0") as server:
        yield server


on_both = pytest.mark.parametrize("where", DATABASES, indirect=True)


@pytest.fixture
def record(where: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Record]:
    monkeypatch.setenv("ONRECORD_RAW", str(tmp_path / "raw"))
    with open_record(where, create=True) as record:
        for one in MADE[:-3]:
            record.add(one.report, one.claims, "v1")
        linking.up_to_date(record)
        finding.up_to_date(record)
        yield record


def everything(record: Record) -> tuple[object, ...]:
    """All rows, as far as an index made anew has them too."""
    made = (
        finding.incidents(record, most=10_000).rows, finding.claims(record, most=10_000).rows, finding.reports(record, most=10_000).rows,
        finding.voices(record, most=10_000).rows, finding.outlets(record, most=10_000).rows,
    )  # fmt: skip
    return tuple(sorted(rows, key=repr) for rows in made)


def anew(record: Record) -> tuple[object, ...]:
    finding.forget(record)
    finding.up_to_date(record)
    return everything(record)


def decide(record: Record, act: Act, about: Subject, minute: int = 0, **value: object) -> str:
    wish = Wish(act, about, value, "as the third report says")
    return deciding.decide(record, wish, HEAD, NOW + timedelta(minutes=minute)).id


def widest(record: Record) -> finding.IncidentRow:
    return finding.incidents(record, order="reports", most=1).rows[0]


def toll(record: Record) -> Claim:
    """A figure of deaths in the incident that most reports tell of."""
    name = finding.incidents(record, Wanted(kind="killed"), order="reports", most=1).rows[0].id
    (incident,), claims = deciding.incidents_of(record, [name])
    return next(claims[r] for r in incident.refs() if claims[r].kind == "killed" and claims[r].figure)


def of(claim: Claim) -> Subject:
    return Subject("claim", claim.report, claim.id)


def home(record: Record, claim: Claim) -> Subject:
    placed = record.links.placed(record.links.components_of({claim.report}))
    (name,) = {one.incident for one in placed if one.report == claim.report and claim.id in one.claims}
    return Subject("incident", id=name)


def restricted(record: Record) -> object:
    return decide(record, "restrict", Subject("report", MADE[0].report.id), group="field")


CHANGES: dict[str, Callable[[Record], object]] = {
    "nothing": lambda record: None,
    "reports come": lambda record: [record.add(m.report, m.claims, "v1") for m in MADE[-3:]],
    "a report is read anew": lambda record: record.add(MADE[4].report, MADE[4].claims[:1], "v2"),
    "rejected": lambda record: decide(record, "reject", of(toll(record))),
    "corrected": lambda record: decide(record, "correct", of(toll(record)), field="figure", to={"low": 7777, "high": 7777}),
    "accepted": lambda record: decide(record, "accept", of(toll(record))),
    "assigned": lambda record: decide(record, "assign", of(toll(record)), to="anna"),
    "graded": lambda record: decide(record, "grade", home(record, toll(record)), grade="discounted"),
    "erased": lambda record: record.erase(toll(record).report, "asked for by its author"),
    "restricted": restricted,
}  # fmt: skip


@on_both
@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_it_is_as_made_anew(record: Record, change: str) -> None:
    before = everything(record)
    CHANGES[change](record)
    linking.up_to_date(record)
    finding.up_to_date(record)
    now = everything(record)
    assert now == anew(record)
    assert (now != before) == (change not in ("nothing", "restricted", "assigned"))
    assert finding.claims(record, Wanted(assigned="anna")).total == (change == "assigned")
    assert finding.up_to_date(record) == finding.Filled(0, 0)


def test_incidents_are_as_they_are_worked_out(record: Record) -> None:
    rows = {one.id: one for one in finding.incidents(record, most=10_000).rows}
    made = judged(record, set(rows))
    assert len(made) == len(rows) == finding.state(record).incidents > 20
    for one in made:
        row = rows[one.incident.id]
        assert (row.grade, row.origins, row.reports) == (
            one.assessment.grade, len(one.assessment.origins), len(one.incident.reports),
        )  # fmt: skip
        killed = [r for r in one.assessment.ranges if r.kind == "killed" and r.group is None]
        if killed:
            assert (row.harm, row.low, row.best, row.high) == (
                "killed",
                killed[0].low,
                killed[0].best,
                killed[0].high,
            )


def test_each_filter_gives_what_it_says(record: Record) -> None:
    some = [one for one in finding.incidents(record, most=10_000).rows if one.start]
    middle = sorted(one.start for one in some if one.start)[len(some) // 2]

    def found(**wanted: object) -> list[finding.IncidentRow]:
        return finding.incidents(record, Wanted(**wanted), most=10_000).rows  # type: ignore[arg-type]

    assert {one.id for one in found(since=middle)} == {
        one.id for one in some if one.end and one.end >= middle
    }
    assert {one.id for one in found(until=middle)} == {
        one.id for one in some if one.start and one.start <= middle
    }
    assert all(one.best is not None and one.best >= 20 for one in found(at_least=20))
    assert all(one.grade == "weak" for one in found(grade="weak"))
    assert all(one.origins == 1 for one in found(single=True))
    assert all(one.contradictions for one in found(contested=True))
    assert len(found(single=True)) + sum(one.origins != 1 for one in found()) == len(found())
    place = widest(record).place
    assert widest(record).id in {one.id for one in found(place=place)}
    assert 0 < len(found(place=place)) < len(found())
    lat, lon = widest(record).lat or 0, widest(record).lon or 0
    near = found(box=(lon - 1, lat - 1, lon + 1, lat + 1))
    assert widest(record).id in {one.id for one in near}
    assert all(abs((one.lat or 0) - lat) <= 1 and abs((one.lon or 0) - lon) <= 1 for one in near)


def test_claims_and_reports_by_words_voices_outlets(record: Record) -> None:
    claim = finding.claims(record, Wanted(kind="killed"), most=1).rows[0]
    words = " ".join(claim.quote.split()[:4]).strip(".,\"'")
    by_words = finding.claims(record, Wanted(words=f'"{words}"'), most=10_000)
    assert claim in by_words.rows
    assert all(words.split()[0].lower() in one.quote.lower() for one in by_words.rows)
    voiced = next(one for one in finding.claims(record, most=10_000).rows if one.voice)
    assert voiced in finding.claims(record, Wanted(voice=voiced.voice), most=10_000).rows
    of_outlet = finding.reports(record, Wanted(outlet=claim.outlet), most=10_000)
    assert of_outlet.total == sum(m.report.outlet == claim.outlet for m in MADE[:-3])
    by_text = finding.reports(record, Wanted(words=f'"{words}"'), most=10_000)
    assert claim.report in {one.id for one in by_text.rows}
    assert finding.reports(record, Wanted(words="zyxwv"), most=5).total == 0


@pytest.mark.parametrize(
    "words", ['"', "''", "a OR b", "NEAR(", "col:x", "*", "-", "(", '"one', "ا ب", "x" * 400, "a\0b"]
)
def test_words_that_mean_something_to_a_database_are_words(record: Record, words: str) -> None:
    assert finding.claims(record, Wanted(words=words)).total >= 0
    assert finding.incidents(record, Wanted(words=words)).total >= 0


def test_pages_go_through_all_of_it_once(record: Record) -> None:
    total = finding.claims(record).total
    seen = [one for first in range(0, total, 50) for one in finding.claims(record, first=first, most=50).rows]
    assert len(seen) == len({(one.report, one.id) for one in seen}) == total


@on_both
def test_a_person_finds_nothing_of_what_is_restricted(record: Record) -> None:
    claim = toll(record)
    decide(record, "restrict", Subject("report", claim.report), group="field")
    linking.up_to_date(record)
    finding.up_to_date(record)
    seen = seeing.seen_by(record, Person("anna", "analyst", frozenset({"other"})))
    whole, mine = everything(record), everything(seen)
    assert claim.report in repr(whole)
    assert claim.report not in repr(mine)
    parts = {
        one.incident.id: one
        for one in judged(seen, {one.id for one in finding.incidents(record, most=10_000).rows})
    }
    rows = {one.id: one for one in finding.incidents(seen, most=10_000).rows}
    assert set(rows) == set(parts)
    for id, row in rows.items():
        assert row.reports == len(parts[id].incident.reports)
        assert row.grade == parts[id].assessment.grade
    told = {(one.report, one.id) for one in finding.claims(seen, most=10_000).rows}
    assert told == {(c.report, c.id) for c in record.claims() if c.report != claim.report}
    assert finding.state(seen).claims == len(told)
    inside = seeing.seen_by(record, Person("amir", "analyst", frozenset({"field"})))
    assert everything(inside) == whole


def test_what_was_erased_is_in_no_byte_of_the_file(record: Record) -> None:
    report = MADE[2].report
    word = max((w.strip(".,") for w in report.text.split() if w.isascii()), key=len)
    assert finding.reports(record, Wanted(words=word)).total > 0
    path = path_of(record)
    assert path.stat().st_mode & 0o077 == 0
    for one in [m.report for m in MADE[:-3] if word.lower() in m.report.text.lower()]:
        record.erase(one.id, "asked for")
    assert not path.exists()
    linking.up_to_date(record)
    finding.up_to_date(record)
    assert finding.reports(record, Wanted(words=word)).total == 0
    assert word.lower().encode() not in path.read_bytes().lower()


def test_a_damaged_index_or_one_of_another_record_is_made_anew(record: Record) -> None:
    before = everything(record)
    path = path_of(record)
    finding.forget(record)
    path.write_bytes(b"no database at all, but some bytes that lie where the index should" * 100)
    finding.up_to_date(record)
    assert everything(record) == before


def test_filters_go_into_an_address_and_come_out_again() -> None:
    wanted = Wanted(
        words='"two words" قتل', kind="killed", place="Kafr Zeita", since=date(2016, 1, 2), at_least=5, single=True, box=(35.5, 33.0, 37.0, 36.5)
    )  # fmt: skip
    from django.http import QueryDict

    assert wanted_of(QueryDict(wanted.query(first=50))) == wanted
    assert not Wanted()
    assert bool(wanted)


@pytest.mark.parametrize(
    ("sent", "where", "accepted"),
    [
        ({"since": "last week"}, "since", "2016-12-13"),
        ({"kind": "wounded"}, "kind", "injured"),
        ({"at_least": "-1"}, "at_least", "whole number"),
        ({"grade": "good"}, "grade", "confirmed"),
        ({"box": "1,2,3"}, "box", "west,south,east,north"),
        ({"box": "0,50,10,40"}, "box", "degrees"),
    ],
)
def test_a_filter_that_cannot_be_read_is_named(sent: dict[str, str], where: str, accepted: str) -> None:
    with pytest.raises(OnrecordError) as refused:
        wanted_of(sent)
    assert where in refused.value.where
    assert accepted in refused.value.accepted


def test_the_name_of_a_place_finds_what_happened_there(record: Record) -> None:
    """Whether the words of a claim name it or not; with other filters, those hold too."""
    place = widest(record).place
    there = {one.id for one in finding.incidents(record, most=10_000).rows if one.place == place}
    by_words = {one.id for one in finding.incidents(record, Wanted(words=place), most=10_000).rows}
    assert there <= by_words
    killed = finding.incidents(record, Wanted(words=place, kind="killed"), most=10_000).rows
    assert {one.id for one in killed} <= by_words
    assert all("killed" in (one.kind, one.harm) for one in killed)
    assert finding.incidents(record, Wanted(words=place, outlet="no such outlet")).total == 0


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """How many incidents each look for changed ones asked for; None for all of the record."""
    asked: list[int | None] = []
    real = SqlPages.stamps

    def stamps(pages: SqlPages, incidents: Collection[str] | None = None) -> dict[str, tuple[int, int]]:
        asked.append(None if incidents is None else len(incidents))
        return real(pages, incidents)

    monkeypatch.setattr(SqlPages, "stamps", stamps)
    return asked


@on_both
@pytest.mark.parametrize("change", ["reports come", "a report is read anew", "corrected", "rejected"])
def test_only_what_may_have_changed_is_looked_at(
    record: Record, change: str, looked: list[int | None]
) -> None:
    CHANGES[change](record)
    linking.up_to_date(record)
    finding.up_to_date(record)
    assert looked
    assert all(one is not None and one < finding.state(record).incidents / 2 for one in looked)


@on_both
@pytest.mark.parametrize("change", ["rejected", "corrected", "reports come", "a report is read anew"])
def test_what_is_linked_after_the_index_looked_is_found(record: Record, change: str) -> None:
    CHANGES[change](record)
    finding.up_to_date(record)
    linking.up_to_date(record)
    finding.up_to_date(record)
    now = everything(record)
    assert now == anew(record)


@on_both
def test_incidents_that_are_joined_and_parted_again_are_as_made_anew(
    record: Record, looked: list[int | None]
) -> None:
    two = [one.id for one in finding.incidents(record, order="reports", most=2).rows]
    found, claims = deciding.incidents_of(record, two)
    joined = review.decision_of(review.merged(found, claims, "head", NOW, "one and the same"))
    record.decisions.make(lambda: joined)
    linking.up_to_date(record)
    finding.up_to_date(record)
    now = everything(record)
    assert len({one.id for one in finding.incidents(record, most=10_000).rows} & set(two)) == 1
    decide(record, "undo", Subject("decision", id=joined.id), minute=1)
    linking.up_to_date(record)
    finding.up_to_date(record)
    parted = everything(record)
    assert parted != now
    assert None not in looked
    assert parted == anew(record)


@on_both
def test_where_the_happenings_do_not_add_up_all_incidents_are_looked_at(
    record: Record, looked: list[int | None]
) -> None:
    """As after a run that was killed between a report and its incidents."""
    with sqlite3.connect(path_of(record)) as index:
        index.execute("UPDATE claim SET incident = NULL")
        index.execute("UPDATE state SET value = value + 1 WHERE name = 'held'")
    record.add(MADE[4].report, MADE[4].claims[:1], "v2")
    linking.up_to_date(record)
    finding.up_to_date(record)
    assert looked[-1] is None
    known = {one.id for one in finding.incidents(record, most=10_000).rows}
    finding.forget(record)
    finding.up_to_date(record)
    assert {one.id for one in finding.incidents(record, most=10_000).rows} == known
