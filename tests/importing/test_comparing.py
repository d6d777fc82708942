"""A table beside the record: 1:1, 1:n and n:1, what one side tells alone, differences, totals, and what is left out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from tables_made import ACLED, SHELLED, put, taken, written

from onrecord import comparing, exporting, pipeline
from onrecord.comparing import Comparison, Pair, Telling, compare, told, without_table
from onrecord.records import Block, Claim, Figure, Place, Report, Span, Voice, When

ALEPPO = Place("Aleppo", "Aleppo", 36.2012, 37.1612, "geonames:170063", "settlement", "SY", ("geonames:170062", "geonames:163843"), 14.9, "settlement")  # fmt: skip
IDLIB = Place("Idlib", "Idlib", 35.9306, 36.6339, "geonames:169389", "settlement", "SY", ("geonames:169387", "geonames:163843"), 3.7, "settlement")  # fmt: skip
KYIV = Place("Kyiv", "Kyiv", 50.4547, 30.5238, "geonames:703448", "settlement", "UA", ("geonames:703447", "geonames:690791"), 18.0, "settlement")  # fmt: skip


def ours(id: str, dead: int, place: Place = ALEPPO, day: date = date(2016, 12, 12), method: str = "shelling", **more: object) -> tuple[Report, Claim]:  # fmt: skip
    text = f"{dead} people died in {place.name}."
    report = Report(
        id,
        text,
        outlet=f"Outlet {id}",
        published=day,
        published_by="given",
        blocks=(Block("body", 0, len(text)),),
        source=f"{id}.txt",
    )
    claim = Claim(
        id, "c1", "killed", Span(0, len(f"{dead} people"), f"{dead} people"), Figure(dead, dead, False, str(dead)), ("person",), method=method,
        place=place, time=When("", day, day), said_by=(Voice(f"witness {id}", "witness", key=f"said:witness {id}"),),
    )  # fmt: skip
    return report, replace(claim, **more)  # type: ignore[arg-type]


def record(*told_of: tuple[Report, Claim]) -> Telling:
    reports = {r.id: r for r, _ in told_of}
    claims = [c for _, c in told_of]
    return Telling(reports, {c.ref: c for c in claims}, pipeline.judged(reports, claims))


def file(folder: Path, *changes: dict[str, str]) -> Telling:
    rows = [SHELLED | {"event_id_cnty": f"SYR{n}"} | change for n, change in enumerate(changes)]
    found, failures, _ = taken(put(folder, "acled.csv", written(ACLED, *rows)))
    assert failures == []
    return told({r.id: r for r, _ in found}, [c for _, cs in found for c in cs])


def compared(a: Telling, b: Telling, **asked: object) -> Comparison:
    return compare(a, b, exporting.where, **asked)  # type: ignore[arg-type]


def shape(pairs: Sequence[Pair]) -> list[tuple[int, int]]:
    return [
        (len(p.file.incidents) if p.file else 0, len(p.record.incidents) if p.record else 0) for p in pairs
    ]


def test_one_event_of_both_stands_side_by_side_with_its_differences(tmp_path: Path) -> None:
    found = compared(file(tmp_path, {}), record(ours("a", 15)))
    [pair] = found.both
    assert shape([pair]) == [(1, 1)]
    assert (found.only_file, found.only_record) == ((), ())
    assert (pair.difference("killed"), pair.days_apart, pair.km_apart) == (3, 0, 0.0)
    assert pair.file is not None
    assert pair.record is not None
    assert (pair.file.harm["killed"], pair.record.harm["killed"]) == ((12, 12, 12), (15, 15, 15))
    assert "same place (Aleppo)" in pair.reasons


def test_several_rows_that_one_incident_tells_of_are_added_up(tmp_path: Path) -> None:
    found = compared(file(tmp_path, {"fatalities": "12"}, {"fatalities": "8"}), record(ours("a", 20)))
    [pair] = found.both
    assert shape([pair]) == [(2, 1)]
    assert pair.file is not None
    assert pair.file.harm["killed"] == (20, 20, 20)
    assert pair.difference("killed") == 0


def test_several_incidents_that_one_row_tells_of_are_added_up(tmp_path: Path) -> None:
    later = ours("b", 90, method="airstrike")
    mine = record(ours("a", 12), (replace(later[0], published=date(2016, 12, 17)), later[1]))
    assert len(mine.judged) == 2, "guns and planes, told on other days"
    row = {"event_type": "Violence against civilians", "sub_event_type": "Attack", "fatalities": "0"}
    found = compared(file(tmp_path, row), mine)
    assert shape(found.both) == [(1, 2)]
    assert found.both[0].record is not None
    assert found.both[0].record.harm["killed"][1] == 102


def test_what_one_side_tells_alone_and_the_totals(tmp_path: Path) -> None:
    a = file(
        tmp_path,
        {},
        {
            "event_date": "2016-11-03",
            "admin1": "Hama",
            "location": "Hama",
            "latitude": "35.1318",
            "longitude": "36.7578",
            "fatalities": "4",
        },
    )
    found = compared(a, record(ours("a", 15), ours("b", 6, IDLIB, date(2016, 11, 20), "airstrike")))
    assert (shape(found.both), shape(found.only_file), shape(found.only_record)) == (
        [(1, 1)],
        [(1, 0)],
        [(0, 1)],
    )
    months = {
        t.name: (t.both, t.only_file, t.only_record, t.file_killed, t.record_killed) for t in found.months
    }
    assert months == {"2016-11": (0, 1, 1, 4, 6), "2016-12": (1, 0, 0, 12, 15)}
    divisions = {t.name: (t.both, t.only_file, t.only_record) for t in found.divisions}
    assert divisions == {"Aleppo, Syria": (1, 0, 0), "Hama, Syria": (0, 1, 0), "Idlib, Syria": (0, 0, 1)}


def test_a_file_of_one_division_is_compared_with_that_division(tmp_path: Path) -> None:
    found = compared(file(tmp_path, {}), record(ours("a", 15), ours("b", 6, IDLIB)))
    assert (shape(found.both), found.only_record) == ([(1, 1)], ())


def test_of_the_record_only_what_the_file_could_tell_is_compared(tmp_path: Path) -> None:
    elsewhere, later, total = (
        ours("b", 9, KYIV),
        ours("c", 9, day=date(2018, 1, 1)),
        ours("d", 9, scope="cumulative"),
    )
    talks = ours("e", 9, kind="talks", phase="held", figure=None, groups=())
    found = compared(file(tmp_path, {}), record(ours("a", 12), elsewhere, later, total, talks))
    assert shape(found.both) == [(1, 1)]
    assert found.only_record == ()
    assert found.left_out == 1


def test_place_and_days_that_are_asked_for_narrow_both(tmp_path: Path) -> None:
    a = file(tmp_path, {}, {"event_date": "2016-10-01"})
    mine = record(ours("a", 12), ours("b", 7, IDLIB))
    in_idlib = compared(a, mine, place=IDLIB)
    assert (in_idlib.both, in_idlib.only_file, shape(in_idlib.only_record)) == ((), (), [(0, 1)])
    in_october = compared(a, mine, start=date(2016, 10, 1), end=date(2016, 10, 31))
    assert (in_october.both, shape(in_october.only_file), in_october.only_record) == ((), [(1, 0)], ())


def test_rows_that_the_record_took_from_the_same_table_do_not_meet_themselves(tmp_path: Path) -> None:
    a = file(tmp_path, {"source": ""})
    mine = ours("a", 15)
    both = told({**a.reports, mine[0].id: mine[0]}, [*a.claims.values(), mine[1]])
    assert len(both.judged) == 1, "the row was imported and joined"
    bare = without_table(both, "ACLED")
    assert set(bare.reports) == {"a"}
    [pair] = compared(a, bare).both
    assert pair.record is not None
    assert pair.record.harm["killed"] == (15, 15, 15)


def test_the_same_two_always_compare_alike(tmp_path: Path) -> None:
    a = file(tmp_path, {}, {"fatalities": "8"}, {"event_date": "2016-12-13"})
    mine = [ours("a", 20), ours("b", 7, IDLIB), ours("c", 3, day=date(2016, 12, 14))]
    assert compared(a, record(*mine)) == compared(a, record(*reversed(mine)))


def test_months_and_divisions_without_a_day_or_place_have_a_name(tmp_path: Path) -> None:
    pair = Pair(None, comparing.Side(("i",), ("r",), ("killed",), None, None, None, {}))
    assert comparing.month_of(pair) == "day unknown"
    assert comparing.division_of(pair, exporting.where) == "place unknown"
