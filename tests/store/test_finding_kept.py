"""What was counted in the index is given again only while nothing in it has changed, and to nobody who may see less."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import finding_records
import pytest
from finding_records import filled, up_to_date

from onrecord import deciding, finding, seeing
from onrecord.assessing import judged
from onrecord.bench.made import Made, stream
from onrecord.decisions import Act, Person, Subject
from onrecord.finding import Wanted, grouped, keeping
from onrecord.finding import counted as ahead
from onrecord.records import Claim
from onrecord.store import Record

MADE: list[Made] = list(stream(250, seed=21))


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Record]:
    with filled(tmp_path, MADE[:-3], monkeypatch) as record:
        yield record


def decide(record: Record, act: Act, about: Subject, **value: object) -> None:
    finding_records.decide(record, act, about, "as the third report says", value)


def toll(record: Record) -> Claim:
    """A figure of deaths in the incident that most reports tell of."""
    name = finding.incidents(record, Wanted(kind="killed"), order="reports", most=1).rows[0].id
    (incident,), claims = deciding.incidents_of(record, [name])
    return next(claims[r] for r in incident.refs() if claims[r].kind == "killed" and claims[r].figure)


def counted(record: Record) -> list[object]:
    """All that maps, timelines and lists count, for a few filters."""
    out: list[object] = []
    for wanted in (Wanted(), Wanted(kind="killed"), Wanted(words="killed"), Wanted(status="unreviewed")):
        out += [
            grouped.spots(record, wanted),
            grouped.positions(record, wanted),
            grouped.reach(record, wanted),
        ]
        out += [grouped.times(record, wanted, "week"), grouped.rows(record, wanted, most=1000)]
        out += [finding.incidents(record, wanted, order, most=1000) for order in finding.ORDERS]
        out += [finding.voices(record, wanted).rows, finding.outlets(record, wanted).rows]
    return [*out, finding.state(record)]


def anew(record: Record) -> list[object]:
    keeping.forget()
    return counted(record)


def restricted(record: Record) -> None:
    decide(record, "restrict", Subject("report", toll(record).report), group="field")


CHANGES: dict[str, Callable[[Record], object]] = {
    "reports come": lambda record: [record.add(m.report, m.claims, "v1") for m in MADE[-3:]],
    "rejected": lambda record: decide(record, "reject", Subject("claim", toll(record).report, toll(record).id)),
    "erased": lambda record: record.erase(toll(record).report, "asked for by its author"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_it_is_counted_anew(record: Record, change: str) -> None:
    before = counted(record)
    CHANGES[change](record)
    up_to_date(record)
    now = counted(record)
    assert now != before
    assert now == anew(record)


def test_while_nothing_changes_nothing_is_counted_again(record: Record) -> None:
    first = grouped.spots(record, Wanted())
    finding.up_to_date(record)
    assert grouped.spots(record, Wanted()) is first
    keeping.forget()
    assert grouped.spots(record, Wanted()) is not first


def test_an_index_made_anew_is_another_one(record: Record) -> None:
    first = grouped.spots(record, Wanted())
    finding.forget(record)
    assert not grouped.spots(record, Wanted())
    finding.up_to_date(record)
    assert grouped.spots(record, Wanted()) == first


def test_whoever_may_see_less_gets_an_answer_of_their_own(record: Record) -> None:
    restricted(record)
    up_to_date(record)
    anna = seeing.seen_by(record, Person("anna", "analyst", frozenset({"other"})))
    whole, mine = counted(record), counted(anna)
    assert mine != whole
    assert mine == anew(anna)
    assert counted(record) == whole
    inside = seeing.seen_by(record, Person("amir", "analyst", frozenset({"field"})))
    assert counted(inside) == whole


def test_a_hidden_report_of_no_outlet_is_no_outlet_of_the_list(record: Record) -> None:
    report = replace(MADE[-3].report, outlet=None)
    record.add(report, MADE[-3].claims, "v1")
    decide(record, "restrict", Subject("report", report.id), group="field")
    up_to_date(record)
    anna = seeing.seen_by(record, Person("anna", "viewer"))
    assert None not in [row.key for row in finding.outlets(anna, most=1000).rows]
    assert None not in [row.key for row in finding.outlets(record, most=1000).rows]


def test_a_part_of_an_incident_is_kept_until_the_log_says_of_something(record: Record) -> None:
    claim = toll(record)
    restricted(record)
    anna = seeing.seen_by(record, Person("anna", "analyst", frozenset({"other"})))
    (name,) = {one.incident for one in record.links.placed_of({claim.report}) if claim.id in one.claims}
    (first,) = judged(anna, [name])
    assert judged(anna, [name])[0] is first
    assert judged(record, [name])[0] != first
    other = next(
        part.report for part in first.incident.reports if part.report != claim.report and part.claims
    )
    decide(record, "restrict", Subject("report", other), group="field")
    anna = seeing.seen_by(record, Person("anna", "analyst", frozenset({"other"})))
    assert other not in {part.report for one in judged(anna, [name]) for part in one.incident.reports}


def test_no_more_rows_are_kept_than_there_is_room_for(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = grouped.spots(record, Wanted())
    monkeypatch.setattr(keeping, "ROWS", len(first))
    grouped.times(record, Wanted(), "day")
    assert grouped.spots(record, Wanted()) is not first


def test_nothing_is_kept_of_rows_that_were_before(record: Record) -> None:
    held = []
    for n in range(4):
        grouped.spots(record, Wanted())
        finding.incidents(record, Wanted(kind="killed"))
        held.append((keeping._rows, len(keeping._kept)))
        decide(record, "accept", Subject("claim", MADE[n].report.id, MADE[n].claims[0].id))
        finding.up_to_date(record)
    assert held[0][0] > 10
    assert set(held) == {held[0]}


def test_what_is_worked_out_while_rows_change_is_given_and_not_kept(record: Record) -> None:
    def meanwhile() -> str:
        decide(record, "accept", Subject("claim", MADE[0].report.id, MADE[0].claims[0].id))
        finding.up_to_date(record)
        grouped.spots(record, Wanted())
        return "made"

    assert keeping.kept(record, "asked", meanwhile) == "made"
    assert keeping.kept(record, "asked", lambda: "made anew") == "made anew"
    assert keeping.kept(record, "asked", lambda: "never") == "made anew"


def test_a_window_of_the_map_holds_what_the_index_finds_in_it(record: Record) -> None:
    spots = grouped.spots(record, Wanted())
    for one in spots[:: max(1, len(spots) // 5)]:
        box = (one.lon - 2, one.lat - 2, one.lon + 2, one.lat + 2)
        inside = grouped.spots(record, Wanted(box=box))
        rows = grouped.rows(record, Wanted(box=box), "drawn", most=1000)
        assert sum(spot.incidents for spot in inside) == rows.total == len(rows.rows) > 0
        around = grouped.spots(record, Wanted(box=(box[2], box[1], box[0], box[3])))
        assert not set(inside) & set(around)


def test_many_rows_of_a_window_come_in_the_same_order_as_few(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Wanted(box=(-170.0, -60.0, 170.0, 80.0))
    few = grouped.rows(record, asked, "drawn", most=1000)
    keeping.forget()
    monkeypatch.setattr(grouped, "_MANY", 0)
    assert grouped.rows(record, asked, "drawn", most=1000) == few


def test_one_voice_or_outlet_is_as_in_the_list_of_all(record: Record) -> None:
    for row in finding.voices(record, most=1000).rows:
        assert finding.voice(record, row.key) == row
    for row in finding.outlets(record, most=1000).rows:
        assert finding.outlet(record, row.key) == row
    assert finding.voice(record, "nobody at all") is None
    assert finding.outlet(record, "") is None


def test_claims_found_by_a_voice_come_in_the_same_order_whether_many_or_few(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = finding.voices(record, most=1).rows[0].key
    few = finding.claims(record, Wanted(voice=key), most=1000)
    monkeypatch.setattr("onrecord.finding.asking._MANY", 0)
    assert finding.claims(record, Wanted(voice=key), most=1000) == few
    assert few.total > 1


def seen_in_part(record: Record) -> tuple[Record, Claim]:
    """The record as somebody sees it from whom one report of a widely told incident is hidden, and a claim of that incident that is not."""
    (one, *_rest) = finding.incidents(record, Wanted(kind="killed"), order="reports", most=1).rows
    (incident,), claims = deciding.incidents_of(record, [one.id])
    hidden = incident.refs()[0][0]
    decide(record, "restrict", Subject("report", hidden), group="field")
    up_to_date(record)
    left = next(claims[ref] for ref in incident.refs() if ref[0] != hidden)
    return seeing.seen_by(record, Person("anna", "analyst", frozenset({"other"}))), left


def of_everything(record: Record) -> list[object]:
    """What maps and timelines of everything count."""
    keeping.forget()
    spread = [grouped.spots(record, Wanted()), grouped.positions(record, Wanted())]
    return [*spread, *(grouped.times(record, Wanted(), "day", kinds) for kinds in (True, False))]


def not_ahead(record: Record, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    with monkeypatch.context() as less:
        less.setattr(ahead, "groups", lambda *asked: None)
        return of_everything(record)


@pytest.mark.parametrize("change", ["nothing", *CHANGES])
def test_what_is_counted_ahead_is_what_would_be_counted(
    record: Record, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, _ = seen_in_part(record)
    if change != "nothing":
        CHANGES[change](record)
        up_to_date(record)
    index = grouped.index_of(record)
    for by in ("lat, lon, radius, precision, place, country, kind", "start, end, kind", "start, end"):
        asked = f"count(*), {ahead.MOST}" + (", min(name)" if by.startswith("start") else "")
        assert ahead.groups(index, by, asked, None)
    for seen in (record, anna):
        assert of_everything(seen) == not_ahead(seen, monkeypatch)
    index.execute("DELETE FROM incident WHERE name = (SELECT max(name) FROM incident)")
    assert ahead.groups(index, "start, end", asked, None) is None
    for seen in (record, anna):
        assert of_everything(seen) == not_ahead(seen, monkeypatch)


def test_what_is_seen_in_part_is_kept_while_others_sign_in(record: Record) -> None:
    anna, _ = seen_in_part(record)
    first = grouped.spots(anna, Wanted())
    record.log.write("sign-in", "account amir", None, {"how": "password"})
    assert grouped.spots(anna, Wanted()) is first


def test_a_decision_about_a_part_that_is_seen_counts_at_once(record: Record) -> None:
    anna, left = seen_in_part(record)
    before = counted(anna)
    decide(record, "reject", Subject("claim", left.report, left.id))
    now = counted(anna)  # the index has not seen it yet
    assert now != before
    assert now == anew(anna)


def test_what_is_hidden_later_is_gone_from_what_was_kept(record: Record) -> None:
    anna, left = seen_in_part(record)
    before = counted(anna)
    decide(record, "restrict", Subject("report", left.report), group="field")
    after = seeing.seen_by(record, Person("anna", "analyst", frozenset({"other"})))
    now = counted(after)
    assert now != before
    assert now == anew(after)
    assert finding.reports(after, most=1000).total == finding.reports(anna, most=1000).total - 1
