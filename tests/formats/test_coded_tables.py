"""The columns and lists of ACLED, UCDP, Airwars and IDMC: exact names, codes of the lists, cells that come back as they were."""

from __future__ import annotations

import csv
import io
import zipfile
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from material_made import small, wars, written

from onrecord.errors import ReadError
from onrecord.publish.formats import (
    FORMATS,
    Material,
    acled,
    acled_terms,
    airwars,
    airwars_terms,
    idmc,
    idmc_terms,
    ucdp,
    ucdp_terms,
)
from onrecord.publish.formats.cells import safe, unsafe
from onrecord.publish.formats.coded import codings, hashed, number_of
from onrecord.publish.formats.typed_csv import read_table

MODULES = {"acled": (acled, acled_terms), "ucdp": (ucdp, ucdp_terms), "idmc": (idmc, idmc_terms)}
HEADS = {"acled": 31, "ucdp": 49, "idmc": 82}


def table(form: str, war: Material) -> list[dict[str, Any]]:
    read = FORMATS[form].read
    assert read is not None
    return list(read(BytesIO(written(form, war)), ""))


def sets(war: Material) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {"incidents": [], "casualties": [], "sources": []}
    for name, row in airwars.read(BytesIO(written("airwars", war)), ""):
        found[name].append(row)
    return found


@pytest.mark.parametrize("form", HEADS)
def test_columns_are_those_of_the_standard(form: str) -> None:
    head = next(csv.reader(io.StringIO(written(form, small()).decode())))
    assert len(head) == len(set(head)) == HEADS[form]
    assert head == [column.name for column in MODULES[form][1].COLUMNS]


def test_the_first_and_last_columns_are_in_their_places() -> None:
    names = {form: [c.name for c in terms.COLUMNS] for form, (_, terms) in MODULES.items()}
    assert names["acled"][:3] + names["acled"][-3:] == [
        "event_id_cnty",
        "event_date",
        "year",
        "fatalities",
        "tags",
        "timestamp",
    ]
    assert names["ucdp"][5] + names["ucdp"][-9:][0] == "type_of_violence" + "deaths_a"
    assert names["ucdp"][-5:] == ["best", "high", "low", "gwnoa", "gwnob"]
    assert names["idmc"][0] == "ID"
    assert names["idmc"][-1] == "Locations (Name:Lat, Lon:Accuracy:Type)"


def _read_as(value: Any, kind: str) -> Any:
    """Empty text is None, 'No' is no."""
    if value == "":
        return None
    return value == "Yes" if kind == "yes-no" and isinstance(value, str) else value


@pytest.mark.parametrize("form", HEADS)
@settings(max_examples=40, deadline=None)
@given(wars())
def test_cells_come_back_as_they_were(form: str, war: Material) -> None:
    module, terms = MODULES[form]
    made = [
        {column.name: _read_as(value, column.kind) for column, value in zip(terms.COLUMNS, row, strict=True)}
        for row in module.rows(war)
    ]
    assert table(form, war) == made


@settings(max_examples=40, deadline=None)
@given(wars())
def test_airwars_sets_come_back_as_they_were(war: Material) -> None:
    columns = airwars_terms.incident_columns(airwars.belligerents(war))
    made = {
        "incidents": [
            dict(zip([c.name for c in columns], row, strict=True))
            for row in airwars.incident_rows(war, columns)
        ],
        "casualties": [
            dict(zip([c.name for c in airwars_terms.CASUALTIES], row, strict=True))
            for row in airwars.casualty_rows(war)
        ],
        "sources": [
            dict(zip([c.name for c in airwars_terms.SOURCES], row, strict=True))
            for row in airwars.source_rows(war)
        ],
    }
    empty = {
        name: [{k: None if v == "" else v for k, v in row.items()} for row in rows]
        for name, rows in made.items()
    }
    assert sets(war) == empty


@settings(max_examples=40, deadline=None)
@given(wars())
def test_every_incident_has_a_row_or_a_reason(war: Material) -> None:
    for form in ("acled", "ucdp", "airwars"):
        left_out = FORMATS[form].left_out
        assert left_out is not None
        rows = len(sets(war)["incidents"]) if form == "airwars" else len(table(form, war))
        assert rows + sum(left_out(war).values()) == len(war.told)
    moved = [c for c in war.claims.values() if c.kind in (*idmc.MOVED, "trapped")]
    assert len(table("idmc", war)) + sum(idmc.left_out(war).values()) == len(moved)


@settings(max_examples=40, deadline=None)
@given(wars())
def test_codes_are_of_the_lists(war: Material) -> None:
    for row in table("acled", war):
        assert row["sub_event_type"] in acled_terms.EVENTS[row["event_type"]]
        assert row["disorder_type"] == acled_terms.DISORDER[row["event_type"]]
        assert int(row["interaction"]) in acled_terms.INTERACTIONS
        assert {int(row["inter1"]), int(row["inter2"])} <= {0, *acled_terms.INTER}
        assert row["region"] in acled_terms.REGIONS
        assert row["source_scale"] in acled_terms.SOURCE_SCALES
        assert row["civilian_targeting"] in (None, acled_terms.TARGETING)
        assert {row["time_precision"], row["geo_precision"]} <= {1, 2, 3}
    for row in table("ucdp", war):
        assert row["type_of_violence"] in (None, *ucdp_terms.VIOLENCE)
        assert row["where_prec"] in ucdp_terms.WHERE_PREC
        assert row["date_prec"] in ucdp_terms.DATE_PREC
        assert row["event_clarity"] in ucdp_terms.EVENT_CLARITY
        assert row["region"] in ucdp_terms.REGIONS


@settings(max_examples=40, deadline=None)
@given(wars())
def test_codes_of_airwars_and_idmc_are_of_the_lists(war: Material) -> None:
    found = sets(war)
    for row in found["incidents"]:
        assert airwars_terms.GRADES[row["civilian_harm_status_slug"]] == row["civilian_harm_status_name"]
        assert airwars_terms.STRIKE_STATUS[row["strike_status_slug"]] == row["strike_status_name"]
        assert row["strike_type_slug"] in (None, *airwars_terms.STRIKE_TYPES)
        assert row["geolocation_accuracy_slug"] in (None, *airwars_terms.ACCURACY)
    for row in found["casualties"]:
        assert airwars_terms.CASUALTY_TYPES[row["casualty_type_slug"]] == row["casualty_type_name"]
    for row in table("idmc", war):
        assert row["Figure term"] in idmc_terms.TERMS
        assert row["Unit"] in idmc_terms.UNITS
        assert row["Quantifier"] in idmc_terms.QUANTIFIERS
        assert row["Figure role"] in idmc_terms.ROLES
        assert row["Figure category"] in idmc_terms.FLOWS + idmc_terms.STOCKS
        assert row["Displacement occurred"] in idmc_terms.OCCURRED
        assert row["Location accuracy"] in (None, *idmc_terms.LOCATION_ACCURACY)
        assert row["Type of Point"] in (None, *idmc_terms.POINTS)
        for name in (
            "Start date accuracy",
            "End date accuracy",
            "Stock date accuracy",
            "Event start date accuracy",
        ):
            assert row[name] in (None, *idmc_terms.DATE_ACCURACY)


# --- countries and ids ----------------------------------------------------------------------------


def test_every_country_has_a_region_and_no_number_stands_for_two() -> None:
    assert {c.acled_region for c in codings().values()} == set(acled_terms.REGIONS)
    assert {c.ucdp_region for c in codings().values()} == {"", *ucdp_terms.REGIONS}
    names = [c.acled_country for c in codings().values()]
    numbers = [c.gleditsch_ward for c in codings().values() if c.gleditsch_ward]
    assert len(codings()) == 252
    assert (len(set(names)), len(set(numbers))) == (len(names), len(numbers))


@pytest.mark.parametrize(
    ("iso", "region", "number"), [("SY", "Middle East", 652), ("UA", "Europe", 369), ("SD", "Northern Africa", 625), ("AF", "Caucasus and Central Asia", 700)]
)  # fmt: skip
def test_countries_as_the_datasets_have_them(iso: str, region: str, number: int) -> None:
    assert (codings()[iso].acled_region, codings()[iso].gleditsch_ward) == (region, number)


def test_ids_as_numbers() -> None:
    assert number_of("i00000000ff") == 255
    assert number_of("named by hand") == hashed("named by hand", 40) < 1 << 40
    assert 0 <= hashed("i00000000ff", 31) < 1 << 31


def test_two_incidents_with_one_number_get_two() -> None:
    taken: set[int] = set()
    assert [ucdp._free(5, taken), ucdp._free(5, taken), ucdp._free((1 << 31) - 1, taken)] == [
        5,
        6,
        (1 << 31) - 1,
    ]
    assert ucdp._free((1 << 31) - 1, taken) == 0


# --- tables of others ------------------------------------------------------------------------------

OTHERS = b"""\xef\xbb\xbfevent_id_cnty,event_date,year,inter1,latitude,fatalities,location,new_column
YEM1,31 December 2016,2016,State Forces,15.5,3.0,'Amran,x
YEM2,2016-12-30,2016,2,,,,
"""


def test_a_file_of_acled_is_read_with_its_types() -> None:
    rows = list(acled.read(BytesIO(OTHERS), ""))
    assert [row["event_date"].isoformat() for row in rows] == ["2016-12-31", "2016-12-30"]
    assert rows[0]["fatalities"] == 3
    assert (rows[0]["latitude"], rows[1]["latitude"]) == (15.5, None)
    assert rows[0]["location"] == "'Amran", "an apostrophe of their own stays"
    assert rows[0]["new_column"] == "x"
    assert [acled_terms.inter_code(row["inter1"]) for row in rows] == [1, 2]


def test_a_file_of_ucdp_is_read_with_its_days() -> None:
    data = b'id,date_start,best,gwnoa\n9,2021-08-20 00:00:00.000,4,"2, 200"\n'
    row = next(iter(ucdp.read(BytesIO(data), "")))
    assert (row["date_start"].isoformat(), row["best"], row["gwnoa"]) == ("2021-08-20", 4, "2, 200")


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"year,fatalities\n2016,many\n", "acled, row 2, fatalities"),
        (b"year,fatalities\n2016,1.5\n", "acled, row 2, fatalities"),
        (b"event_date,year\nyesterday,2016\n", "acled, row 2, event_date"),
        (b"latitude,year\nnan,2016\n", "acled, row 2, latitude"),
        (b"year,fatalities\n2016\n", "acled, row 2"),
    ],
)
def test_what_a_cell_cannot_be_is_said_with_its_line(data: bytes, where: str) -> None:
    with pytest.raises(ReadError) as told:
        list(read_table(BytesIO(data), acled_terms.COLUMNS, "acled"))
    assert told.value.where == where


@pytest.mark.parametrize("text", ["=1", "'Amran", "''x", "-", "plain", " @a", "'=1"])
def test_safe_text_comes_back(text: str) -> None:
    assert unsafe(safe(text)) == text


def test_the_sets_are_in_one_zip_with_the_names_of_the_exporter() -> None:
    with zipfile.ZipFile(BytesIO(written("airwars", small()))) as held:
        assert held.namelist() == ["incidents.csv", "casualties.csv", "sources.csv"]
        assert {info.date_time for info in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("form", "kinds"),
    [
        ("acled", {"event_date": "date32[day]", "fatalities": "int64", "latitude": "double", "iso": "int64", "tags": "string"}),
        ("ucdp", {"date_start": "date32[day]", "best": "int64", "priogrid_gid": "int64", "longitude": "double", "geom_wkt": "string"}),
        ("idmc", {"Start date": "date32[day]", "Reported": "int64", "Source excerpt": "string"}),
    ],
)  # fmt: skip
def test_a_reader_that_is_not_ours_sees_the_same_types(form: str, kinds: dict[str, str]) -> None:
    from pyarrow import csv as arrow

    war = small()
    found = arrow.read_csv(BytesIO(written(form, war)))
    assert {name: str(found.schema.field(name).type) for name in kinds} == kinds
    assert found.num_rows == len(table(form, war)) > 0
