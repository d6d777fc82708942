"""The flat tables: every claim comes back equal, no formula runs, the same record gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
from io import BytesIO

import pytest
from hypothesis import given, settings
from material_made import small, wars, written

from onrecord.publish.formats import FORMATS, Material
from onrecord.publish.formats.cells import FORMULA
from onrecord.publish.formats.flat import TABLES, claim_of


@pytest.mark.parametrize("table", TABLES)
def test_each_table_has_a_cell_for_each_column(table: str) -> None:
    rows = list(csv.reader(io.StringIO(written("csv", small(), table).decode())))
    assert rows[0] == TABLES[table].head()
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) > 1, "the small war has something for each table"


@settings(max_examples=60, deadline=None)
@given(wars())
def test_claims_come_back_equal_from_csv(war: Material) -> None:
    data = written("csv", war, "claims")
    read = FORMATS["csv"].read
    assert read is not None
    assert {c.ref: c for c in map(claim_of, read(BytesIO(data), "claims"))} == dict(war.claims)


@settings(max_examples=60, deadline=None)
@given(wars())
def test_no_cell_begins_like_a_formula(war: Material) -> None:
    for table in TABLES:
        for row in csv.reader(io.StringIO(written("csv", war, table).decode(), newline="")):
            assert not [cell for cell in row if cell.startswith(FORMULA) and not _is_number(cell)]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_record_gives_the_same_bytes(form: str) -> None:
    for table in FORMATS[form].tables or ("",):
        assert written(form, small(), table) == written(form, small(), table)


def test_claims_as_lines_are_the_claim_format() -> None:
    war = small()
    lines = [json.loads(line) for line in written("jsonl", war, "claims").splitlines()]
    assert lines == [json.loads(json.dumps(c.as_json())) for c in war.claims.values()]


def test_figures_of_the_incidents_are_the_assessments() -> None:
    war = small()
    rows = {row["incident"]: row for row in csv.DictReader(io.StringIO(written("csv", war).decode()))}
    for told in war.told:
        for kind in ("killed", "injured", "displaced"):
            found, row = told.range_of(kind), rows[told.incident.id]  # type: ignore[arg-type]
            wanted = [found.low, found.best, found.high] if found else [None] * 3
            assert [
                int(row[f"{kind}_{end}"]) if row[f"{kind}_{end}"] else None for end in ("low", "best", "high")
            ] == wanted
