"""What onrecord exports in the formats of others comes back through their tables: the same incidents, figures, days and places."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from material_made import small, written
from tables_made import taken

from onrecord.importing import Given
from onrecord.publish.formats import FORMATS, Told
from onrecord.records import Claim, Figure


def exported(folder: Path, form: str) -> Path:
    path = folder / f"{form}{FORMATS[form].suffix}"
    path.write_bytes(written(form, small()))
    return path


def whole(claims: tuple[Claim, ...], kind: str) -> Figure | None:
    return next((c.figure for c in claims if c.kind == kind and c.part_of is None), None)


def deadly() -> dict[str, Told]:
    return {told.incident.id: told for told in small().told if told.range_of("killed")}


@pytest.mark.parametrize("form", ["acled", "ucdp"])
def test_deaths_days_and_places_come_back(tmp_path: Path, form: str) -> None:
    found, failures, table = taken(exported(tmp_path, form))
    assert (failures, table.kind) == ([], form)
    read = [
        (whole(claims, "killed"), claims[0].time, claims[0].place)
        for _, claims in found
        if whole(claims, "killed")
    ]
    wanted = [
        (told.range_of("killed"), told.incident.time, told.incident.place) for told in deadly().values()
    ]
    assert {
        (figure.number, when.start, place.gazetteer)
        for figure, when, place in read
        if figure and when and place
    } == {(r.best, when.start, place.gazetteer) for r, when, place in wanted if r and when and place}
    if form == "ucdp":
        assert {(f.low, f.number, f.high) for f, _, _ in read if f} == {
            (r.low, r.best, r.high) for r, _, _ in wanted if r
        }


def test_an_incident_of_airwars_comes_back_with_its_table_of_casualties(tmp_path: Path) -> None:
    with zipfile.ZipFile(exported(tmp_path, "airwars")) as packed:
        packed.extractall(tmp_path)
    found, failures, _ = taken(
        tmp_path / "incidents.csv", given=Given(casualties=tmp_path / "casualties.csv")
    )
    assert failures == []
    read = {report.id.removeprefix("airwars-"): whole(claims, "killed") for report, claims in found}
    assert {id: (f.low, f.high) for id, f in read.items() if f} == {
        id: (r.low, r.high) for id, told in deadly().items() if (r := told.range_of("killed"))
    }


def test_every_harm_of_hxl_comes_back_with_its_open_end(tmp_path: Path) -> None:
    found, failures, _ = taken(exported(tmp_path, "hxl"), given=Given(outlet="Desk"))
    assert failures == []
    read = {(report.id.removeprefix("hxl-"), c.kind): (c.figure.low, c.figure.high) for report, claims in found for c in claims if c.figure and c.part_of is None}  # fmt: skip
    wanted = {
        (told.incident.id, r.kind): (r.low, r.high)
        for told in small().told
        for r in told.assessment.ranges
        if r.group is None
    }
    assert read == wanted
