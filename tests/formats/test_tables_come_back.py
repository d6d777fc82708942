"""Workbook, SQLite file and Parquet: every cell of every table comes back as it was, but for what the format says that it loses."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from material_made import small, wars, written

from onrecord.publish.formats import FORMATS, Material
from onrecord.publish.formats.flat import TABLES, claim_of

WHOLE = ("sqlite", "parquet")
"""They tell empty text from what nobody knows."""
FORMS = ("xlsx", *WHOLE)


def read(form: str, material: Material, table: str) -> list[dict[str, Any]]:
    reader = FORMATS[form].read
    assert reader is not None
    return list(reader(BytesIO(written(form, material, table)), table))


def flat(material: Material, table: str) -> list[dict[str, Any]]:
    wanted = TABLES[table]
    return [dict(zip(wanted.head(), row, strict=True)) for row in wanted.rows(material)]


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None)
@given(war=wars())
def test_claims_come_back_equal(form: str, war: Material) -> None:
    assert {c.ref: c for c in map(claim_of, read(form, war, "claims"))} == dict(war.claims)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("form", WHOLE)
def test_all_cells_come_back_with_their_types(form: str, table: str) -> None:
    back, made = read(form, small(), table), flat(small(), table)
    assert back == made
    assert [[type(v) for v in row.values()] for row in back] == [
        [type(v) for v in row.values()] for row in made
    ]


@settings(max_examples=15, deadline=None)
@given(war=wars())
def test_a_workbook_loses_empty_text_and_nothing_else(war: Material) -> None:
    for table in TABLES:
        emptied = [{k: None if v == "" else v for k, v in row.items()} for row in flat(war, table)]
        assert read("xlsx", war, table) == emptied


@settings(max_examples=15, deadline=None)
@given(war=wars())
def test_a_database_loses_no_cell(war: Material) -> None:
    for table in TABLES:
        assert read("sqlite", war, table) == flat(war, table)


@pytest.mark.parametrize("form", FORMS)
def test_texts_of_reports_are_in_none_of_them(form: str) -> None:
    war = small()
    assert any("text of the reports" in one.field for one in (*FORMATS[form].lost, *TABLES["claims"].lost))
    texts = {report.text for report in war.reports.values()}
    cells = [cell for table in TABLES for row in read(form, war, table) for cell in row.values()]
    assert cells
    assert not [cell for cell in cells if isinstance(cell, str) and any(text in cell for text in texts)]
