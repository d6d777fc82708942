"""Rows of UCDP GED: best, low and high as one figure, shares of both sides and of civilians, who first reported it, precision."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tables_made import FOUGHT, UCDP, put, taken, ucdp, written

from onrecord.records import Figure


def test_the_standard_has_49_columns() -> None:
    assert len(UCDP) == 49


def test_best_low_and_high_are_one_figure_with_its_shares(tmp_path: Path) -> None:
    [(report, claims)], failures = ucdp(tmp_path, {})
    assert failures == []
    assert (report.id, report.outlet, report.published) == ("ucdp-244657", "UCDP GED", None)
    attack, killed, fighters, civilians = claims
    assert attack.kind == "attack"
    assert killed.figure == Figure(10, 20, False, "best 12, low 10, high 20", best=12)
    assert killed.number == 12
    assert killed.evidence.text == "best: 12\nhigh: 20\nlow: 10"
    assert (killed.groups, killed.attack, killed.part_of) == (("person",), "c1", None)
    assert (fighters.groups, fighters.number, fighters.part_of) == (("combatant",), 7, "c2")
    assert fighters.evidence.text == "deaths_a: 4\ndeaths_b: 3"
    assert fighters.affiliation is None, "they are of both sides"
    assert (civilians.groups, civilians.number, civilians.part_of) == (("civilian",), 5, "c2")


def test_who_first_reported_it_comes_before_the_medium(tmp_path: Path) -> None:
    [(_, claims)], _ = ucdp(tmp_path, {})
    assert [v.key for v in claims[1].said_by] == ["sohr", "reuters"]
    [(_, claims)], _ = ucdp(tmp_path, {"source_original": "residents, police"})
    assert [(v.text, v.kind) for v in claims[1].said_by][:2] == [
        ("residents", "witness"),
        ("police", "government"),
    ]
    [(_, claims)], _ = ucdp(tmp_path, {"source_original": ""})
    assert [v.key for v in claims[1].said_by] == ["reuters"]


def test_one_sided_violence_names_who_did_it_and_all_dead_are_civilians(tmp_path: Path) -> None:
    change = {
        "type_of_violence": "3",
        "side_a": "IS",
        "side_b": "Civilians",
        "deaths_a": "0",
        "deaths_b": "0",
        "deaths_civilians": "12",
    }
    [(_, claims)], _ = ucdp(tmp_path, change)
    assert [(c.kind, c.actor, c.groups) for c in claims] == [
        ("attack", "IS", ()),
        ("killed", "IS", ("civilian",)),
    ]


def test_dead_of_one_side_alone_are_fighters_of_it(tmp_path: Path) -> None:
    change = {"deaths_a": "0", "deaths_b": "12", "deaths_civilians": "0"}
    [(_, claims)], _ = ucdp(tmp_path, change)
    assert [(c.kind, c.groups, c.affiliation) for c in claims[1:]] == [
        ("killed", ("combatant",), "Syrian insurgents")
    ]


@pytest.mark.parametrize(
    ("code", "precision", "gazetteer"),
    [("1", "settlement", "geonames:168325"), ("2", "settlement", "geonames:168325"), ("4", "region", "geonames:169387"),
     ("6", "country", "geonames:163843")],
)  # fmt: skip
def test_the_place_is_as_wide_as_where_prec(
    tmp_path: Path, code: str, precision: str, gazetteer: str
) -> None:
    [(_, claims)], _ = ucdp(tmp_path, {"where_prec": code})
    place = claims[0].place
    assert place is not None
    assert (place.precision, place.gazetteer, place.lat) == (precision, gazetteer, 35.4421)


def test_an_aggregate_of_weeks_is_a_running_total_and_one_of_days_is_not(tmp_path: Path) -> None:
    weeks = {
        "event_clarity": "2",
        "date_prec": "4",
        "date_start": "2016-12-01",
        "date_end": "2016-12-31",
        "id": "1",
    }
    days = {
        "event_clarity": "2",
        "date_prec": "2",
        "date_start": "2016-12-10",
        "date_end": "2016-12-13",
        "id": "2",
    }
    [(_, long), (_, short)], _ = ucdp(tmp_path, weeks, days)
    assert {c.scope for c in long} == {"cumulative"}
    assert "attack" not in {c.kind for c in long}
    assert {c.scope for c in short} == {"incident"}
    assert long[0].time is not None
    assert (long[0].time.start, long[0].time.end) == (date(2016, 12, 1), date(2016, 12, 31))


def test_a_candidate_release_with_fewer_columns_is_taken(tmp_path: Path) -> None:
    gone = {"relid", "active_year", "code_status", "conflict_dset_id", "dyad_dset_id", "side_a_dset_id", "side_b_dset_id", "geom_wkt", "priogrid_gid", "gwnoa", "gwnob", "source_original"}  # fmt: skip
    columns = [name for name in UCDP if name not in gone]
    row = {k: v for k, v in FOUGHT.items() if k in columns}
    found, failures, table = taken(put(tmp_path, "candidate.csv", written(columns, row)))
    assert (len(found), failures, table.kind) == (1, [], "ucdp")


def test_no_deaths_at_all_leave_the_event_alone(tmp_path: Path) -> None:
    none = {"best": "0", "low": "0", "high": "0", "deaths_a": "0", "deaths_b": "0", "deaths_civilians": "0"}
    some = none | {"high": "4", "id": "2"}
    [(_, without), (_, perhaps)], _ = ucdp(tmp_path, none, some)
    assert [c.kind for c in without] == ["attack"]
    assert perhaps[1].figure == Figure(0, 4, False, "best 0, low 0, high 4", best=0)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"low": "13"}, "a low of 13, a best of 12 and a high of 20"),
        ({"best": ""}, "has no `best`"),
        ({"date_start": ""}, "has no `date_start`"),
        ({"date_end": "2016-12-01"}, "`date_end` before its `date_start`"),
        ({"type_of_violence": "4"}, "`type_of_violence` that is '4'"),
        ({"where_prec": "8"}, "`where_prec` that is '8'"),
        ({"event_clarity": "3"}, "`event_clarity` that is '3'"),
        ({"deaths_civilians": "-1"}, "`deaths_civilians` that is '-1'"),
        ({"longitude": "181"}, "`longitude` that is '181'"),
    ],
)
def test_a_bad_row_is_told(tmp_path: Path, change: dict[str, str], words: str) -> None:
    found, [failure] = ucdp(tmp_path, change, {"id": "2"})
    assert [report.id for report, _ in found] == ["ucdp-2"]
    assert words in failure.found
    assert failure.where == "line 2"
