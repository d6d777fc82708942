"""Airwars with its casualties, tables with HXL tags as CSV and XLSX, and which table a file is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from tables_made import (
    ACLED,
    AIRWARS,
    CASUALTIES,
    FOUGHT,
    SHELLED,
    STRUCK,
    UCDP,
    put,
    taken,
    written,
)

from onrecord.errors import ReadError
from onrecord.importing import Given, kind_of, open_table
from onrecord.records import Figure

TAGGED = (
    "Where it was,Province,Day,Dead,,Women,Hurt least,Hurt most,Held,Lat,Lon,Told by,What\n"
    "#loc+name,#adm1+name,#date+occurred,#affected+killed,#affected+killed+children,#affected+f+killed,#affected+injured+min,"
    "#affected+injured+max,#affected+detained,#geo+lat,#geo+lon,#meta+source,#description\n"
)


# --- Airwars ----------------------------------------------------------------------------------------


def test_a_range_of_airwars_its_shares_and_what_a_party_conceded(tmp_path: Path) -> None:
    [(report, claims)], failures, table = taken(put(tmp_path, "incidents.csv", written(AIRWARS, STRUCK)))
    assert (failures, table.kind) == ([], "airwars")
    assert (report.id, report.outlet, report.published) == ("airwars-TS0412", "Airwars", date(2019, 6, 1))
    assert report.url == "https://airwars.example/ts0412"
    attack, killed, children, conceded = claims
    assert (attack.method, attack.actor, attack.actor_standing) == (
        "airstrike",
        "US-led Coalition",
        "claimed",
    )
    assert killed.figure == Figure(7, 9, False, "7–9")
    assert (killed.groups, killed.said_by) == (("civilian",), ())
    assert (children.groups, children.number, children.part_of) == (("child",), 2, "c2")
    assert (conceded.number, conceded.said_by[0].text, conceded.said_by[0].side) == (
        3,
        "US-led Coalition",
        "us-led-coalition",
    )
    assert killed.place is not None
    assert (killed.place.precision, killed.place.gazetteer) == ("district", "geonames:172955")


def test_the_table_of_casualties_adds_the_groups_that_the_incidents_lack(tmp_path: Path) -> None:
    rows = [
        {"code": "TS0412", "casualty_type_name": "Journalists", "casualty_type_slug": "journalists", "killed_min": "1", "killed_max": "2"},
        {"code": "TS0412", "casualty_type_name": "Children", "casualty_type_slug": "children", "killed_min": "2", "killed_max": "2"},
        {"code": "TS0999", "casualty_type_name": "Women", "casualty_type_slug": "women", "killed_min": "1", "killed_max": "1"},
    ]  # fmt: skip
    beside = put(tmp_path, "casualties.csv", written(CASUALTIES, *rows))
    path = put(tmp_path, "incidents.csv", written(AIRWARS, STRUCK))
    [(_, claims)], _, _ = taken(path, given=Given(casualties=beside))
    [journalists] = [c for c in claims if c.groups == ("journalist",)]
    assert (journalists.figure, journalists.part_of) == (Figure(1, 2, False, "1–2"), "c2")
    assert journalists.evidence.text == "casualties 1: Journalists, killed 1–2"
    assert len([c for c in claims if c.groups == ("child",)]) == 1, "the incidents have the children already"
    with pytest.raises(ReadError, match="neither days nor places"):
        open_table(beside, None, Given())


def test_several_parties_are_each_held_responsible(tmp_path: Path) -> None:
    row = STRUCK | {"belligerent_2_belligerent_name": "Russian Military", "strike_status_name": "Contested strike", "civilian_harm_status_name": "Contested"}  # fmt: skip
    [(_, claims)], _, _ = taken(put(tmp_path, "i.csv", written(AIRWARS, row)))
    assert [r.actor for r in claims[0].responsibility] == ["US-led Coalition", "Russian Military"]
    assert claims[1].note == "Contested"


def test_the_names_of_airwars_fields_are_taken_too(tmp_path: Path) -> None:
    columns = ["unique_reference_code", "incident_date", "location_name", "country", "strike_type", "killed_min", "killed_max", "latitude", "longitude"]  # fmt: skip
    row = {"unique_reference_code": "X1", "incident_date": "2019-03-02", "location_name": "Raqqa", "country": "Syria", "strike_type": "Drone strike", "killed_min": "2", "killed_max": "2"}  # fmt: skip
    [(report, claims)], failures, _ = taken(put(tmp_path, "x.csv", written(columns, row)))
    assert failures == []
    assert report.id == "airwars-X1"
    assert [(c.kind, c.method, c.number) for c in claims] == [
        ("attack", "drone", None),
        ("killed", "drone", 2),
    ]
    assert claims[0].place is not None
    assert claims[0].place.gazetteer == "geonames:172955", (
        "without a position the name in its country is enough"
    )


def test_a_least_above_its_most_is_told(tmp_path: Path) -> None:
    row = STRUCK | {"civilian_non_combatants_killed_min": "10"}
    found, [failure], _ = taken(put(tmp_path, "i.csv", written(AIRWARS, row)))
    assert found == []
    assert "above its `civilian_non_combatants_killed_max`" in failure.found


# --- HXL ------------------------------------------------------------------------------------------


def test_tags_are_read_in_any_order_of_attributes(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "h.csv",
        TAGGED + "Aleppo,Aleppo,2016-12-12,30,9,12,40,60,5,36.20,37.16,OCHA Syria,Guns fired on a market.\n",
    )
    [(report, claims)], failures, table = taken(path)
    assert (failures, table.kind) == ([], "hxl")
    assert (report.outlet, report.text.splitlines()[0]) == ("OCHA Syria", "Guns fired on a market.")
    told = {(c.kind, c.groups): (c.figure.low, c.figure.high, c.part_of) for c in claims if c.figure}
    whole = next(c.id for c in claims if c.kind == "killed" and c.groups == ("person",))
    assert told == {
        ("detained", ("person",)): (5, 5, None),
        ("injured", ("person",)): (40, 60, None),
        ("killed", ("person",)): (30, 30, None),
        ("killed", ("child",)): (9, 9, whole),
        ("killed", ("woman",)): (12, 12, whole),
    }
    assert claims[0].place is not None
    assert claims[0].place.gazetteer == "geonames:170063"
    quoted = next(c for c in claims if c.groups == ("child",)).evidence.text
    assert quoted == "#affected+killed+children: 9", "a column without a title goes by its tag"


def test_a_division_alone_is_a_region_and_a_row_without_a_day_is_told(tmp_path: Path) -> None:
    path = put(tmp_path, "h.csv", TAGGED + ",Idlib,2016-12-12,3,,,,,,,,OCHA,\n,Idlib,,3,,,,,,,,OCHA,\n")
    [(_, claims)], [failure], _ = taken(path)
    assert claims[0].place is not None
    assert (claims[0].place.precision, claims[0].place.gazetteer) == ("region", "geonames:169387")
    assert (failure.where, failure.code) == ("line 4", "missing")


def test_with_an_outlet_the_source_of_a_row_is_who_says_it(tmp_path: Path) -> None:
    path = put(tmp_path, "h.csv", TAGGED + "Aleppo,Aleppo,2016-12-12,30,,,,,,36.20,37.16,SOHR,\n")
    [(report, claims)], _, _ = taken(path, given=Given(outlet="Relief Desk", published=date(2017, 1, 3)))
    assert (report.outlet, report.published, claims[0].said_by[0].key) == (
        "Relief Desk",
        date(2017, 1, 3),
        "sohr",
    )


def test_households_are_counted_as_families_and_best_lies_within_its_bounds(tmp_path: Path) -> None:
    text = "a,b,c,d,e,f\n#date,#adm1,#affected+idps+hh,#affected+killed+low,#affected+killed+best,#affected+killed+high\n2016-12-12,Aleppo,200,4,5,9\n"
    [(_, claims)], _, _ = taken(put(tmp_path, "h.csv", text), given=Given(outlet="Desk"))
    assert {c.kind: c.figure for c in claims} == {
        "displaced": Figure(200, 200, False, "200", "family"),
        "killed": Figure(4, 9, False, "low 4; best 5; high 9", None, 5),
    }


def test_a_spreadsheet_with_tags_is_read_as_the_csv_is(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Situation", None, None],
        ["Day", "Province", "Dead"],
        ["#date", "#adm1+name", "#affected+killed"],
        [date(2016, 12, 12), "Idlib", 8.0],
    ):
        sheet.append(row)
    book.save(tmp_path / "h.xlsx")
    [(report, claims)], failures, _ = taken(tmp_path / "h.xlsx", given=Given(outlet="Desk"))
    assert failures == []
    assert (claims[0].number, report.raw) == (8, b"2016-12-12,Idlib,8\r\n")


def test_a_table_that_nobody_signs_asks_for_its_makers(tmp_path: Path) -> None:
    text = "a,b\n#date,#affected+killed\n2016-12-12,4\n"
    found, [failure], _ = taken(put(tmp_path, "h.csv", text))
    assert found == []
    assert "--outlet" in failure.next


# --- which table it is ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (written(ACLED, SHELLED), "acled"),
        (written(UCDP, FOUGHT), "ucdp"),
        (written(AIRWARS, STRUCK), "airwars"),
        (TAGGED, "hxl"),
        ("act,about,why\naccept,x:c1,\n", "decisions"),
        ("report,id,kind,quote,quote_start,quote_end\n", "claims"),
        ("text,published\nwords,2016-12-12\n", None),
    ],
    ids=["acled", "ucdp", "airwars", "hxl", "decisions", "claims", "corpus"],
)
def test_a_table_is_known_by_its_columns(tmp_path: Path, text: str, kind: str | None) -> None:
    assert kind_of(put(tmp_path, "t.csv", text)) == kind


def test_what_is_no_known_table_is_refused_with_its_columns(tmp_path: Path) -> None:
    path = put(tmp_path, "t.csv", "name,age\nx,3\n")
    with pytest.raises(ReadError, match="its columns are name, age"):
        open_table(path, None, Given())
    with pytest.raises(ReadError, match="none of its first 25 rows"):
        open_table(path, "hxl", Given())


def test_a_row_with_too_many_cells_and_one_with_broken_quotes_are_told(tmp_path: Path) -> None:
    good = written(ACLED, SHELLED)
    found, failures, _ = taken(
        put(tmp_path, "t.csv", good + good.splitlines()[1] + ",more,cells\n" + '"open')
    )
    assert len(found) == 1
    assert [failure.code for failure in failures] == ["row-shape", "bad-quotes"]
