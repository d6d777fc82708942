"""Incidents or claims as a GeoJSON FeatureCollection (RFC 7946), and back.

Comes in: a material. Goes out: one feature for each row of the flat table. A point has no more decimals than the place's precision
bears and says in `drawn_radius_km` how far the true place may lie from it; a country, or a place that nobody found, has no geometry.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO

from onrecord.publish.formats.flat import TABLES, Row
from onrecord.publish.formats.format import Format, Loss, Material
from onrecord.publish.formats.points import Degrees, drawn_km, point
from onrecord.records import Place

_COORDINATES = ("lat", "lon")
"""Columns that are left out: they are more exact than the point."""


@dataclass
class _Box:
    """The bounds of all points so far: west, south, east, north."""

    bounds: list[Degrees] = field(default_factory=list)

    def add(self, lon: Degrees, lat: Degrees) -> None:
        west, south, east, north = self.bounds or (lon, lat, lon, lat)
        self.bounds = [min(west, lon), min(south, lat), max(east, lon), max(north, lat)]


def write(material: Material, out: BinaryIO, table: str) -> int:
    out.write(b'{"type":"FeatureCollection","features":[')
    box, n = _Box(), 0
    for found in _features(material, table, box):
        out.write((b",\n" if n else b"\n") + _json(found))
        n += 1
    out.write(b"\n]" + (b',"bbox":' + _json(box.bounds) if box.bounds else b"") + b"}\n")
    return n


def _features(material: Material, table: str, box: _Box) -> Iterator[dict[str, Any]]:
    head = TABLES[table].head()
    for row, place, name in _rows(material, table):
        at = point(place)
        if at is not None:
            box.add(at[1], at[0])
        told = {key: value for key, value in zip(head, row, strict=True) if key not in _COORDINATES}
        yield {
            "type": "Feature", "id": name,
            "geometry": {"type": "Point", "coordinates": [at[1], at[0]]} if at else None,
            "properties": told | {"drawn_radius_km": drawn_km(place)},
        }  # fmt: skip


def _rows(material: Material, table: str) -> Iterator[tuple[Row, Place | None, str]]:
    """Each row with its place and its id."""
    rows = TABLES[table].rows(material)
    if table == "incidents":
        for row, told in zip(rows, material.told, strict=True):
            yield row, told.incident.place, told.incident.id
    else:
        for row, claim in zip(rows, material.claims.values(), strict=True):
            yield row, claim.place, f"{claim.report}/{claim.id}"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=date.isoformat).encode()


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    """The properties of each feature with `lat` and `lon` of its point, days as days."""
    days = {column.name for column in TABLES[table].columns if column.kind == "day"}
    for found in json.load(source)["features"]:
        told = {
            k: date.fromisoformat(v) if k in days and v is not None else v for k, v in found["properties"].items()
        }  # fmt: skip
        lon, lat = found["geometry"]["coordinates"] if found["geometry"] else (None, None)
        yield told | {"lat": lat, "lon": lon}


FORMAT = Format(
    name="geojson",
    title="Incidents or claims on a map",
    suffix=".geojson",
    media_type="application/geo+json",
    readers="QGIS, ArcGIS, Leaflet, MapLibre, geopandas, GitHub",
    library="Python's json",
    row="one feature: an incident (`--table incidents`) or a claim (`--table claims`)",
    lost=(
        Loss("decimals of coordinates", "a point has as many as its precision bears: 3 exact, 2 settlement, 1 district, 0 region"),
        Loss("points of countries", "a point would be false; the country's name is among the properties"),
        Loss("areas", "the record has points with a radius, no outlines; `drawn_radius_km` is the circle that holds the true place"),
        Loss("other tables", "assessments, origins and contradictions row by row are in csv, xlsx and sqlite"),
    ),
    write=write,
    tables=("incidents", "claims"),
    read=read,
)  # fmt: skip
