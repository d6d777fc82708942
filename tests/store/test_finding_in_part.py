"""Lists for somebody from whom a part is hidden: in the order and with the numbers of all of it worked out one by one, and never older than the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import finding_records
import pytest
from finding_records import filled, up_to_date

from onrecord import assessing, finding, seeing
from onrecord.bench.made import Made, stream
from onrecord.decisions import Act, Person, Subject
from onrecord.finding import IncidentRow, Wanted, grouped, keeping
from onrecord.finding.seen import index_of
from onrecord.store import Record

MADE: list[Made] = list(stream(500, seed=33))
ANNA = Person("anna", "viewer")
SOME = (
    Wanted(), Wanted(kind="killed"), Wanted(single=True), Wanted(contested=True), Wanted(at_least=3),
    Wanted(since=date(2012, 1, 9), until=date(2012, 1, 20)), Wanted(grade="weak", kind="injured"), Wanted(words="killed"),
)  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with (
        pytest.MonkeyPatch.context() as patch,
        filled(tmp_path_factory.mktemp("in-part"), MADE, patch) as record,
    ):
        hide(record)
        yield record


def decide(record: Record, act: Act, about: Subject, **value: object) -> None:
    finding_records.decide(record, act, about, "a witness asked for it", value)


def hide(record: Record) -> None:
    """Reports out of the widest incidents, one whole, one single claim, one of them about to be rejected."""
    widest = finding.incidents(record, order="reports", most=4).rows
    for placed in record.links.placed_in({one.id for one in widest})[::5]:
        if record.decisions.about_reports([placed.report]).get(placed.report) is None:
            decide(record, "restrict", Subject("report", placed.report), group="few")
    claim = finding.claims(record, Wanted(kind="killed"), first=7, most=1).rows[0]
    if claim.report not in seeing.hidden_from(record, ANNA).reports:
        decide(record, "restrict", Subject("claim", claim.report, claim.id), group="few")
    up_to_date(record)


def seen(record: Record) -> Record:
    found = seeing.seen_by(record, ANNA)
    assert isinstance(found, seeing.SeenRecord)
    return found


KEYS = {
    "day": lambda row: (row.start is None, -(row.start or date.max).toordinal() if row.start else 0, row.id),
    "oldest": lambda row: (row.start is None, row.start or date.max, row.id),
    "toll": lambda row: (row.best is None, -(row.best or 0), row.low is None, -(row.low or 0), row.id),
    "reports": lambda row: (-row.reports, row.id),
}


@pytest.mark.parametrize("order", [*KEYS, "told"])
@pytest.mark.parametrize("wanted", SOME, ids=lambda one: one.query() or "all")
def test_pages_of_incidents_are_pieces_of_one_list_in_its_order(
    record: Record, wanted: Wanted, order: str
) -> None:
    view = seen(record)
    whole = finding.incidents(view, wanted, order, most=10_000)
    assert len(whole.rows) == whole.total > 0
    pages = [finding.incidents(view, wanted, order, first, 7) for first in range(0, whole.total, 7)]
    assert [row for page in pages for row in page.rows] == whole.rows
    assert {page.total for page in pages} == {whole.total}
    if order in KEYS:
        assert whole.rows == sorted(whole.rows, key=KEYS[order])


def test_what_is_seen_in_part_is_listed_as_it_is_worked_out_from_that_part(record: Record) -> None:
    view = seen(record)
    partly = keeping.partly_hidden(index_of(view), view.hidden)  # type: ignore[attr-defined]
    assert len(partly) > 3
    judged = {one.incident.id: one for one in assessing.judged(view, partly)}
    listed: dict[str, IncidentRow] = {row.id: row for row in finding.incidents(view, most=10_000).rows}
    assert {one for one in partly if one in listed} == set(judged)
    for id, one in judged.items():
        assert listed[id].reports == len(one.incident.reports)
    whole = {row.id: row for row in finding.incidents(record, most=10_000).rows}
    assert any(listed[id].reports < whole[id].reports for id in judged)
    assert set(listed) - set(judged) == set(whole) - set(partly)


def test_the_numbers_of_a_record_in_part_are_those_of_its_lists(record: Record) -> None:
    view = seen(record)
    state = finding.state(view)
    assert state.claims == len(finding.claims(view, most=100_000).rows)
    assert state.reports == len(finding.reports(view, most=100_000).rows)
    assert state.incidents == finding.incidents(view, most=1).total
    assert state.claims < finding.state(record).claims


def test_voices_and_outlets_count_incidents_of_which_nothing_is_hidden(record: Record) -> None:
    view = seen(record)
    partly = set(keeping.partly_hidden(index_of(view), view.hidden))  # type: ignore[attr-defined]
    for table, column, rows in (
        ("origin", "key", finding.voices(view, most=1_000).rows),
        ("carried", "outlet", finding.outlets(view, most=1_000).rows),
    ):
        sums: dict[str, list[int]] = {}
        for key, incident, *told in index_of(view).execute(
            f"SELECT {column}, incident, first, alone, contradicted FROM {table}"  # noqa: S608  names of our own
        ):
            if incident not in partly:
                sums[key] = [
                    one + (other or 0) for one, other in zip(sums.get(key, [0, 0, 0]), told, strict=True)
                ]
        assert rows
        for row in rows:
            assert [row.first, row.alone, row.contradicted] == sums.get(row.key, [0, 0, 0]), row.key


def test_a_decision_counts_in_lists_in_part_as_soon_as_it_is_looked_at(record: Record) -> None:
    view = seen(record)
    before = finding.state(view), finding.incidents(view, Wanted(kind="killed"), most=1).total
    open_claim = next(
        row for row in finding.claims(view, Wanted(kind="killed"), most=500).rows if row.status == "unreviewed"
    )  # fmt: skip
    decide(record, "reject", Subject("claim", open_claim.report, open_claim.id))
    up_to_date(record)
    after = finding.state(seen(record))
    assert after.claims == before[0].claims - 1
    assert after.claims == len(finding.claims(seen(record), most=100_000).rows)


@pytest.mark.parametrize("wanted", SOME, ids=lambda one: one.query() or "all")
@pytest.mark.parametrize("whole", [True, False], ids=["whole", "in part"])
def test_a_map_and_a_timeline_count_what_the_list_holds(record: Record, wanted: Wanted, whole: bool) -> None:
    view = record if whole else seen(record)
    rows = finding.incidents(view, wanted, most=10_000).rows
    positions = grouped.positions(view, wanted)
    assert positions.drawn + positions.nowhere + sum(n for _, n in positions.countries) == len(rows)
    spots = grouped.spots(view, wanted)
    assert len({spot[:6] for spot in spots}) == len(spots), "each group once"
    assert list(spots) == sorted(spots, key=lambda one: (one.lat, one.lon))
    listed = grouped.rows(view, wanted, "drawn", most=10_000).rows
    assert sum(spot.incidents for spot in spots) == len(listed)
    for kinds in (True, False):
        times = grouped.times(view, wanted, "day", kinds)
        dated = [row for row in rows if row.start]
        assert sum(one.incidents for one in times) == len(dated)
        assert grouped.reach(view, wanted, kinds).undated == len(rows) - len(dated)
        for one in times:
            of_it = [
                row for row in dated
                if (row.start, row.end or row.start) == (one.first, one.last) and (not kinds or row.kind == one.kind)
            ]  # fmt: skip
            assert one.incidents == len(of_it)
            figures = [n for row in of_it for n in (row.best, row.low, row.high) if n is not None]
            assert one.most is None or one.most in figures


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "in part"])
def test_claims_reports_and_voices_of_incidents_as_they_are_graded(record: Record, whole: bool) -> None:
    view = record if whole else seen(record)
    everything = finding.claims(view, most=100_000).rows
    for wanted in (
        Wanted(contested=True),
        Wanted(single=True),
        Wanted(grade="weak"),
        Wanted(single=True, kind="killed"),
    ):
        such = {row.id for row in finding.incidents(view, replace(wanted, kind=""), most=10_000).rows}
        expected = {
            (c.report, c.id) for c in everything if c.incident in such and wanted.kind in ("", c.kind)
        }
        found = finding.claims(view, wanted, most=100_000)
        assert {(c.report, c.id) for c in found.rows} == expected
        assert found.total == finding.how_many_claims(view, wanted) == len(expected) < len(everything)
        reports = {row.id for row in finding.reports(view, wanted, most=10_000).rows}
        assert reports >= {report for report, _ in expected} > set()
        assert sum(row.claims for row in finding.outlets(view, wanted, most=1_000).rows) == len(expected)


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "in part"])
def test_the_page_of_a_voice_counts_the_incidents_that_the_list_counts(record: Record, whole: bool) -> None:
    view = record if whole else seen(record)
    for listed, single in (
        (finding.voices(view, most=1_000).rows, finding.voice),
        (finding.outlets(view, most=1_000).rows, finding.outlet),
    ):
        assert len(listed) > 3
        for row in listed:
            one = single(view, row.key)
            assert one is not None
            assert (one.incidents, one.first, one.alone, one.contradicted) == (
                row.incidents, row.first, row.alone, row.contradicted,
            )  # fmt: skip


def test_a_hidden_report_counts_for_no_outlet_be_it_without_claims(record: Record) -> None:
    shown = finding.outlets(seen(record), most=1_000).rows
    silent = replace(
        MADE[0].report,
        id="silent",
        text="Nothing befell anybody on that day.",
        title="Silent",
        outlet="Paper of One Report",
    )
    record.add(silent, [], "v1")
    decide(record, "restrict", Subject("report", "silent"), group="few")
    up_to_date(record)
    assert "Paper of One Report" in [row.name for row in finding.outlets(record, most=1_000).rows]
    assert [row.name for row in finding.outlets(seen(record), most=1_000).rows] == [row.name for row in shown]
    assert finding.outlet(seen(record), "Paper of One Report") is None


def test_voices_and_outlets_in_part_are_counted_as_their_open_claims_are(record: Record) -> None:
    view = seen(record)
    counted: dict[str, set[tuple[str, str]]] = {}
    for row in finding.claims(view, most=100_000).rows:
        if row.outlet:
            counted.setdefault(row.outlet, set()).add((row.report, row.id))
    rejected = finding.claims(view, Wanted(status="rejected"), most=1_000).rows
    for row in finding.outlets(view, most=1_000).rows:
        mine = counted.get(row.key, set()) | {
            (one.report, one.id) for one in rejected if one.outlet == row.key
        }
        assert row.claims == len(mine)
        assert row.reports >= len({report for report, _ in mine}) > 0
    names = [row.name for row in finding.voices(view, most=1_000, order="name").rows]
    assert names == sorted(names, key=lambda name: (name.lower(), name))
    claims = [row.claims for row in finding.voices(view, most=1_000).rows]
    assert claims == sorted(claims, reverse=True)
