"""GeoJSON: a point is never more exact than its place, the circle around it holds the true place, what has no point has no geometry."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import fiona
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from material_made import ALEPPO, IDLIB, material_of, small, small_war, wars, written

from onrecord.publish.formats import Material, geojson
from onrecord.publish.formats.flat import TABLES, claim_of
from onrecord.publish.formats.points import drawn_km, point
from onrecord.publish.words import DECIMALS, PRECISION_KM
from onrecord.records import Place
from onrecord.sphere import kilometres

SYRIA = Place("Syria", "Syria", 35.0, 38.0, "geonames:163843", "country", "SY")


def collection(material: Material, table: str = "incidents") -> dict[str, Any]:
    found = json.loads(written("geojson", material, table))
    assert isinstance(found, dict)
    return found


def at(place: Place | None) -> Material:
    reports, claims = small_war()
    return material_of(reports, [replace(c, place=place) for c in claims])


@given(
    st.floats(-90, 90), st.floats(-180, 180), st.sampled_from(list(DECIMALS)), st.none() | st.floats(0, 400)
)
def test_the_circle_around_the_point_holds_the_true_place(lat: float, lon: float, precision: Any, radius: float | None) -> None:  # fmt: skip
    place = Place("x", "x", lat, lon, None, precision, radius_km=radius)
    drawn, within = point(place), drawn_km(place)
    assert drawn is not None
    assert within is not None
    moved = kilometres(lat, lon, *drawn)
    assert moved + (PRECISION_KM[precision] if radius is None else radius) <= within
    assert all(len(str(degrees).partition(".")[2]) <= DECIMALS[precision] for degrees in drawn)


@pytest.mark.parametrize(
    ("precision", "wanted"),
    [
        ("exact", [37.161, 36.201]),
        ("settlement", [37.16, 36.2]),
        ("district", [37.2, 36.2]),
        ("region", [37, 36]),
    ],
)
def test_a_point_has_the_decimals_of_its_precision(precision: Any, wanted: list[float]) -> None:
    found = collection(at(replace(ALEPPO, precision=precision)))
    assert {tuple(f["geometry"]["coordinates"]) for f in found["features"]} == {tuple(wanted)}
    assert {f["properties"]["precision"] for f in found["features"]} == {precision}
    assert found["bbox"] == [wanted[0], wanted[1]] * 2


@pytest.mark.parametrize("place", [None, SYRIA, replace(ALEPPO, precision=None), Place("Nowhere", "Nowhere")])
def test_what_has_no_point_has_no_geometry_and_no_bounds(place: Place | None) -> None:
    found = collection(at(place))
    assert {f["geometry"] for f in found["features"]} == {None}
    assert {f["properties"]["drawn_radius_km"] for f in found["features"]} == {None}
    assert "bbox" not in found


@pytest.mark.parametrize("table", ["incidents", "claims"])
def test_the_file_is_what_rfc_7946_asks_for(table: str) -> None:
    found = collection(small(), table)
    assert set(found) == {"type", "features", "bbox"}
    assert found["type"] == "FeatureCollection"
    west, south, east, north = found["bbox"]
    assert (west, south, east, north) == (36.63, 35.93, 37.2, 36.2)
    ids = [f["id"] for f in found["features"]]
    assert len(ids) == len(set(ids)) == len(list(TABLES[table].rows(small())))
    for feature in found["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        lon, lat = feature["geometry"]["coordinates"]
        assert west <= lon <= east
        assert south <= lat <= north


@pytest.mark.parametrize("table", ["incidents", "claims"])
def test_no_property_is_more_exact_than_the_point(table: str) -> None:
    for feature in collection(small(), table)["features"]:
        assert not {"lat", "lon"} & set(feature["properties"])
        assert not [
            v for v in feature["properties"].values() if v in (ALEPPO.lat, ALEPPO.lon, IDLIB.lat, IDLIB.lon)
        ]


@settings(max_examples=40, deadline=None)
@given(wars())
def test_claims_come_back_but_for_decimals(war: Material) -> None:
    def drawn(place: Place | None) -> Place | None:
        lat, lon = point(place) or (None, None)
        return replace(place, lat=lat, lon=lon) if place else None

    back = [claim_of(row) for row in geojson.read(BytesIO(written("geojson", war, "claims")), "claims")]
    assert back == [replace(c, place=drawn(c.place)) for c in war.claims.values()]


@pytest.mark.parametrize("table", ["incidents", "claims"])
def test_fiona_reads_every_feature(table: str) -> None:
    reports, claims = small_war()
    war = material_of(reports, [replace(c, place=SYRIA) if c.report == "herald-1" else c for c in claims])
    wanted = collection(war, table)["features"]
    with fiona.BytesCollection(written("geojson", war, table)) as found:
        assert found.driver == "GeoJSON"
        features = list(found)
    assert len(features) == len(wanted)
    for feature, own in zip(features, wanted, strict=True):
        geometry = feature.geometry and list(feature.geometry.coordinates)
        assert geometry == (own["geometry"] and [float(n) for n in own["geometry"]["coordinates"]])
        assert feature.properties["precision"] == own["properties"]["precision"]
