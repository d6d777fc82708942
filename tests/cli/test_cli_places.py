"""`onrecord places`: add, list, show, remove, as a person calls them; the pack is the real one."""

from __future__ import annotations

import json

import pytest
from calling import Onrecord

DUMP = (
    "169389\tIdlib\tIdlib\tIdleb Madinah\t35.93062\t36.63393\tP\tPPLA\tSY\t\t12\t\t\t\t128840\t\t446\tAsia/Damascus\t2023-01-01\n"
    "98000001\tKhirbat al Misk\tKhirbat al Misk\t\t35.9\t36.6\tP\tPPL\tSY\t\t12\t\t\t\t0\t\t446\tAsia/Damascus\t2023-01-01\n"
    "98000002\tRas al Misk\tRas al Misk\t\t95.9\t36.6\tT\tHLL\tSY\t\t12\t\t\t\t0\t\t446\tAsia/Damascus\t2023-01-01\n"
)
SITES = "name,kind,parent,lat,lon,radius_km\nRelay Station Nine,site,Idlib,35.95,36.61,0.5\n"


@pytest.fixture
def own(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> Onrecord:
    monkeypatch.setenv("ONRECORD_PLACES", str(onrecord.folder / "added"))
    (onrecord.folder / "SY.txt").write_text(DUMP, "utf-8")
    (onrecord.folder / "sites.csv").write_text(SITES, "utf-8")
    return onrecord


def test_the_way_of_a_file(own: Onrecord) -> None:
    added = own("places", "add", "SY.txt")
    assert added.code == 1
    assert "SY.txt is a GeoNames dump; it goes by the name SY." in added.out
    assert (
        "3 rows: 1 new place; 1 known already, whose names were added; 1 left out, with reasons." in added.out
    )
    assert "SY.txt, line 3: its position 95.9, 36.6 is not on the earth" in added.err
    assert own("places", "add", "sites.csv", "--as", "relays").code == 0
    listed = [json.loads(line) for line in own("places", "list", "--format", "jsonl").lines]
    assert [(s["name"], s["file"], s["kind"], s["new"]) for s in listed] == [
        ("SY", "SY.txt", "geonames", 1), ("relays", "sites.csv", "own", 1),
    ]  # fmt: skip
    assert all(len(s["sha256"]) == 64 and s["added"].count("-") == 2 for s in listed)
    again = own("places", "add", "sites.csv")
    assert (again.code, "Nothing changed" in again.out) == (0, True)
    assert "relays" in own("places", "list").out
    assert own("places", "remove", "SY").code == 0
    assert own("places", "show", "geonames:98000001").code == 3
    assert own("places", "show", "own:relays/2").code == 0


def test_what_is_known_under_a_name(own: Onrecord) -> None:
    own("places", "add", "sites.csv")
    (facts,) = (
        json.loads(line) for line in own("places", "show", "Relay Station Nine", "--format", "jsonl").lines
    )
    assert facts["in"] == [
        "Idlib (geonames:169389)",
        "Idlib (geonames:169387)",
        "Syria (geonames:163843)",
    ] or facts["in"] == ["Idlib (geonames:169387)", "Syria (geonames:163843)"]
    assert (facts["lat"], facts["lon"], facts["radius_km"], facts["precision"]) == (
        35.95,
        36.61,
        0.5,
        "exact",
    )
    assert (facts["acled_geo_precision"], facts["ucdp_where_prec"], facts["idmc_location_accuracy"]) == (
        1,
        1,
        "Point",
    )
    shown = own("places", "show", "Aleppo").out
    assert "geonames:170063" in shown
    assert "ACLED geo_precision 1, UCDP where_prec 1, IDMC County/City/town/Village/Woreda (ADM3)" in shown
    assert "ACLED geo_precision 3, UCDP where_prec 4, IDMC State/Region/Province (ADM1)" in shown


def test_nothing_added_and_nothing_known(own: Onrecord) -> None:
    assert "No places were added" in own("places", "list").out
    unknown = own("places", "show", "Xyzzyville")
    assert (unknown.code, "no place of that name" in unknown.said) == (3, True)
    gone = own("places", "remove", "SY")
    assert (gone.code, "no added file has this name" in gone.said) == (3, True)


def test_a_wrong_file_is_told(own: Onrecord) -> None:
    (own.folder / "words.txt").write_text("Only words stand here.\n", "utf-8")
    told = own("places", "add", "words.txt")
    assert told.code == 3
    assert "Accepted: a GeoNames dump" in told.said
    assert own("places", "add", "nowhere.txt").code == 3


def test_claims_name_places_that_were_added(own: Onrecord) -> None:
    from onrecord.annotate import Annotator
    from onrecord.pipeline import Pipeline
    from onrecord.records import Report
    from onrecord.resolve.gazetteer import ensure_index
    from onrecord.resolve.places import PlaceFinder

    own("places", "add", "sites.csv")
    pipeline = Pipeline(Annotator(), PlaceFinder(ensure_index()))
    text = "Two people were killed at Relay Station Nine in Idlib province in Syria on Monday."
    (claim,) = pipeline.claims(Report(id="r", text=text, source="r.txt"))
    assert claim.place is not None
    assert (claim.place.gazetteer, claim.place.precision) == ("own:sites/2", "exact")
