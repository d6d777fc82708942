"""Uwazi: heads are its safe names, cells read as its importer reads them, relationships find the titles of other sheets."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from material_made import ALEPPO, claim, material_of, report, small, wars, written

from onrecord.publish.formats import FORMATS, Material
from onrecord.publish.formats.cells import FORMULA
from onrecord.publish.formats.ids import one_line
from onrecord.publish.formats.uwazi_templates import TEMPLATES, THESAURI, days, definitions, link, point
from onrecord.records import PEOPLE_KINDS

# huridocs/uwazi, app/shared/propertyTypes.ts
TYPES = {
    "date", "daterange", "geolocation", "image", "link", "markdown", "media", "multidate", "multidaterange", "multiselect", "nested", "numeric",
    "preview", "relationship", "select", "text", "generatedid", "newRelationship",
}  # fmt: skip


def rows(war: Material, template: str) -> list[dict[str, Any]]:
    read = FORMATS["uwazi"].read
    assert read is not None
    return [row for row in read(BytesIO(written("uwazi", war)), "") if row["template"] == template]


def test_the_parcel_holds_a_sheet_for_each_template() -> None:
    with zipfile.ZipFile(BytesIO(written("uwazi", small()))) as packed:
        assert packed.namelist() == ["templates.json", "reports.csv", "incidents.csv", "claims.csv"]
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert json.loads(packed.read("templates.json")) == definitions()


def test_heads_are_the_names_that_uwazi_makes_of_the_labels() -> None:
    """app/api/templates/utils.ts: all but letters and digits become _, and a geolocation has its type behind it."""
    for template in definitions()["templates"]:
        for one in template["properties"]:
            assert one["type"] in TYPES
            safe_name = re.sub(r"[^a-z0-9]", "_", one["label"].strip(), flags=re.IGNORECASE).lower()
            assert one["name"] == safe_name + ("_geolocation" if one["type"] == "geolocation" else "")
        with zipfile.ZipFile(BytesIO(written("uwazi", small()))) as packed:
            head = packed.read(f"{template['name']}.csv").decode().splitlines()[0].split(",")
        assert head == ["title", *(one["name"] for one in template["properties"])]


@settings(max_examples=40, deadline=None)
@given(wars())
def test_relationships_find_their_entity_by_title(war: Material) -> None:
    for template, properties in TEMPLATES.items():
        for one in properties:
            if one.type == "relationship":
                titles = [row["title"] for row in rows(war, one.content)]
                assert len(set(titles)) == len(titles), "no two entities of one title"
                asked = {title for row in rows(war, template) for title in row[one.name] or []}
                assert asked <= set(titles)


@settings(max_examples=40, deadline=None)
@given(wars())
def test_values_of_selects_stand_in_their_thesaurus(war: Material) -> None:
    for template, properties in TEMPLATES.items():
        found = rows(war, template)
        for one in properties:
            for row in found:
                cell = row[one.name]
                if one.type in ("select", "multiselect") and cell is not None:
                    values = cell if one.type == "multiselect" else [cell]
                    assert set(values) <= set(THESAURI[one.content])


@settings(max_examples=40, deadline=None)
@given(wars())
def test_incidents_come_back_equal(war: Material) -> None:
    for row, told in zip(rows(war, "incidents"), war.told, strict=True):
        i, p = told.incident, told.incident.place
        start, end = (i.time.start, i.time.end) if i.time else (None, None)
        known = (start and start.isoformat(), end and end.isoformat()) if start or end else None
        assert (row["incident"], row["kind"], row["days"]) == (i.id, i.kind, known)
        assert row["location_geolocation"] == ((p.lat, p.lon) if p else None)
        assert row["grade"] == told.assessment.grade
        for kind in PEOPLE_KINDS:
            found = told.range_of(kind)
            for bound in ("low", "best", "high"):
                wanted = getattr(found, bound) if found else None
                assert row[f"{kind.replace('-', '_')}_{bound}"] == wanted


@settings(max_examples=40, deadline=None)
@given(wars())
def test_claims_come_back_with_quote_offsets_and_figure(war: Material) -> None:
    for row, c in zip(rows(war, "claims"), war.claims.values(), strict=True):
        assert (row["report"], row["claim"], row["certainty"], row["scope"]) == (
            one_line(c.report),
            c.id,
            c.certainty,
            c.scope,
        )
        assert (row["quote_start"], row["quote_end"]) == (c.evidence.start, c.evidence.end)
        assert (row["quote"] or "") == one_line(c.evidence.text)
        assert (row["low"], row["high"]) == ((c.figure.low, c.figure.high) if c.figure else (None, None))


@settings(max_examples=40, deadline=None)
@given(wars())
def test_no_cell_runs_as_a_formula(war: Material) -> None:
    with zipfile.ZipFile(BytesIO(written("uwazi", war))) as packed:
        for template in TEMPLATES:
            for row in csv.reader(io.StringIO(packed.read(f"{template}.csv").decode(), newline="")):
                for cell in row:
                    numbers = re.fullmatch(r"-?[\d.e-]+(\|-?[\d.e-]+)?", cell)
                    assert numbers or not cell.lstrip(" ").startswith(FORMULA)


CELLS = [
    (days(date(2016, 12, 12), date(2016, 12, 13)), "2016-12-12:2016-12-13"),
    (days(None, date(2016, 12, 13)), ":2016-12-13"),
    (days(date(2016, 12, 12), None), "2016-12-12:"),
    (days(None, None), ""),
    (point(-33.9, 18.4), "-33.9|18.4"),
    (point(None, 18.4), ""),
    (link("Wire|One", "https://wire.example/a|b"), "Wire¦One|https://wire.example/a%7Cb"),
    (link("Wire", None), ""),
]


@pytest.mark.parametrize(("cell", "wanted"), CELLS)
def test_cells_are_as_the_importer_reads_them(cell: str, wanted: str) -> None:
    assert cell == wanted


def test_an_outlet_that_looks_like_a_formula_names_its_report_alike_everywhere() -> None:
    one = report("r1", date(2016, 12, 13), "=Wire|", "7 people died there.")
    war = material_of([one], [claim(one, 1, "7 people", "killed", place=ALEPPO)])
    (told,), (incident,) = rows(war, "reports"), rows(war, "incidents")
    assert told["title"] == "· =Wire¦ · What =Wire¦ tells [r1]"
    assert incident["reports"] == [told["title"]]
