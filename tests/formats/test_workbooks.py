"""The workbook: no cell is a formula, the first sheet says what is lost, the bytes know no clock; openpyxl reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from material_made import claim, material_of, report, small, wars, written
from openpyxl import load_workbook

from onrecord.publish.formats import FORMATS, Material, xlsx
from onrecord.publish.formats.flat import TABLES
from onrecord.records import When


def book(material: Material) -> Any:
    return load_workbook(BytesIO(written("xlsx", material)))


def column(sheet: Any, name: str) -> list[Any]:
    head = [cell.value for cell in sheet[1]]
    return [row[head.index(name)] for row in sheet.iter_rows(min_row=2)]


@settings(max_examples=25, deadline=None)
@given(wars())
def test_no_cell_is_a_formula(war: Material) -> None:
    data = written("xlsx", war)
    sheets = load_workbook(BytesIO(data)).worksheets
    assert {cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row} <= {
        "s",
        "n",
        "b",
        "d",
    }
    with ZipFile(BytesIO(data)) as archive:
        assert not [n for n in archive.namelist() if n.startswith("xl/worksheets/") and b"<f>" in archive.read(n)]  # fmt: skip


def test_a_text_like_a_formula_stays_text_when_it_is_edited() -> None:
    found = [cell for cell in column(book(small())["claims"], "quote") if cell.value == "=2+3 men"]
    assert [(cell.data_type, cell.quotePrefix) for cell in found] == [("s", True)]


@pytest.mark.parametrize(
    "text", ["#N/A", "#REF!", "=HYPERLINK(1)", "+44", "_x0041_", "a\x0bb", "\ufffe", "a\rb", " two  "]
)
def test_odd_texts_come_back_as_text(text: str) -> None:
    one = report("r1", date(2020, 1, 2), "Wire", f"{text} died.")
    war = material_of([one], [claim(one, 1, text, "killed")])
    read = FORMATS["xlsx"].read
    assert read is not None
    assert [row["quote"] for row in read(BytesIO(written("xlsx", war)), "claims")] == [text]


def test_sheets_are_the_tables_and_the_first_says_what_is_lost() -> None:
    made = book(small())
    assert made.sheetnames == ["about", *TABLES]
    words = {(row[0].value, row[1].value) for row in made["about"].iter_rows(max_col=2)}
    assert {(one.field, one.why) for one in FORMATS["xlsx"].lost} <= words
    assert ("incidents", str(len(small().told))) in words


def test_days_and_numbers_are_days_and_numbers() -> None:
    claims = book(small())["claims"]
    days = [cell for cell in column(claims, "start") if cell.value is not None]
    assert days
    assert {(cell.is_date, cell.number_format) for cell in days} == {(True, "yyyy-mm-dd")}
    assert {type(cell.value) for cell in column(claims, "low")} <= {int, type(None)}
    assert {cell.value for cell in column(claims, "superseded")} == {False}


def test_days_that_sheets_do_not_have_are_text() -> None:
    one = report("r1", date(1895, 5, 1), "Wire", "Nine died.")
    war = material_of([one], [claim(one, 1, "Nine", "killed", time=When("then", date(1895, 4, 30), date(1900, 3, 1)))])  # fmt: skip
    claims = book(war)["claims"]
    assert [cell.value for cell in column(claims, "start")] == ["1895-04-30"]
    assert [cell.is_date for cell in column(claims, "end")] == [True]


def test_a_text_that_no_cell_holds_is_cut_and_says_so() -> None:
    one = report("r1", date(2020, 1, 2), "Wire", "word " * 10_000 + "end")
    war = material_of([one], [claim(one, 1, one.text, "killed")])
    (cell,) = column(book(war)["claims"], "quote")
    assert len(cell.value) == xlsx.MOST_CHARACTERS
    assert cell.value.endswith(xlsx.CUT)
    assert one.text in written("csv", war, "claims").decode()


@pytest.mark.parametrize(("most", "sheets"), [(5, ["claims", "claims 2", "claims 3"]), (13, ["claims"])])
def test_rows_go_on_in_a_second_sheet(most: int, sheets: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", most)
    war = small()
    data = written("xlsx", war)
    made = load_workbook(BytesIO(data))
    assert [name for name in made.sheetnames if name.startswith("claims")] == sheets
    assert all(made[name].max_row <= most for name in sheets)
    rows = list(xlsx.read(BytesIO(data), "claims"))
    assert [(row["report"], row["id"]) for row in rows] == list(war.claims)


def test_no_time_of_day_is_in_the_file() -> None:
    data = written("xlsx", small())
    with ZipFile(BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = load_workbook(BytesIO(data)).properties
    assert (properties.created.year, properties.modified.year) == (1980, 1980)
    assert written("xlsx", replace(small())) == data
