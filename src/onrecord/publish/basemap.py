"""The base map cut to a window: land, borders and names from the vendored file (data/BASEMAP.md).

Comes in: a window in degrees and its size in pixels. Goes out: SVG path data in pixels, thinned to what the
eye can see, and spots for names. Drawing incidents is done in map_picture.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import islice
from math import cos, radians
from typing import Any, Literal

from onrecord.publish.shapes import Point, Ring, clipped, path, surface, thinned, visible, widest_stretch

Border = Literal["coast", "country", "division", "disputed"]
Box = tuple[float, float, float, float]
"""West, south, east, north."""

COARSE_FROM = 30.0
"""Degrees: a wider window is drawn in whole pixels and without divisions: 145 kB for the world, not 740."""
THINNING = {False: 0.8, True: 1.6}
"""Pixels, finely and coarsely: points closer than this to the last one kept are left out."""
SMALLEST = {False: 0.6, True: 2.5}
"""Square pixels: smaller islands are left out."""
KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Window:
    """An equirectangular view, true to scale along its middle parallel."""

    west: float
    south: float
    east: float
    north: float
    width: int
    height: int

    @property
    def middle(self) -> float:
        return (self.south + self.north) / 2

    def project(self, lon: float, lat: float) -> Point:
        x = (lon - self.west) / (self.east - self.west) * self.width
        y = (self.north - lat) / (self.north - self.south) * self.height
        return x, y

    def pixels(self, km: float, lat: float) -> Point:
        """How far a distance reaches across and down at a latitude."""
        across = km / (KM_PER_DEGREE * max(cos(radians(lat)), 0.01)) / (self.east - self.west) * self.width
        return across, km / KM_PER_DEGREE / (self.north - self.south) * self.height

    def touches(self, box: tuple[float, float, float, float]) -> bool:
        return box[0] <= self.east and box[2] >= self.west and box[1] <= self.north and box[3] >= self.south


@dataclass(frozen=True, slots=True)
class Area:
    """A country or a first-level division; `polygons` are rings of arc numbers, ~n for arc n backwards."""

    name: str
    country: str
    disputed: bool
    polygons: tuple[tuple[tuple[int, ...], ...], ...]
    boxes: tuple[tuple[Box, ...], ...] = ()
    """The box of each ring: most rings of the world are left out of a window by it, three quarters of the time of a picture."""
    box: tuple[float, float, float, float] = (-180.0, -90.0, 180.0, 90.0)


@dataclass(frozen=True, slots=True)
class Town:
    name: str
    lon: float
    lat: float
    population: int


@dataclass(frozen=True, slots=True)
class Basemap:
    arcs: tuple[Ring, ...]
    boxes: tuple[tuple[float, float, float, float], ...]
    borders: tuple[Border, ...]
    countries: tuple[Area, ...]
    divisions: tuple[Area, ...]
    towns: tuple[Town, ...]

    def coarser(self, apart: float) -> Basemap:
        """With fewer points, for windows so wide that nobody sees the difference."""
        arcs = tuple(thinned(arc, apart) for arc in self.arcs)
        return replace(self, arcs=arcs)


@dataclass(frozen=True, slots=True)
class NameSpot:
    """Where a name can stand: the middle of the widest stretch of its area, and how wide that is."""

    name: str
    x: float
    y: float
    width: float


@cache
def load() -> Basemap:
    packed = files("onrecord").joinpath("data", "basemap.json.xz").read_bytes()
    raw = json.loads(lzma.decompress(packed))
    arcs = tuple(decoded(arc, raw["scale"], raw["translate"]) for arc in raw["arcs"])
    boxes = tuple(map(box_of, arcs))
    divisions = tuple(_area(one, boxes) for one in raw["divisions"])
    return Basemap(
        arcs,
        boxes,
        tuple(borders(len(arcs), divisions)),
        tuple(_area(one, boxes) for one in raw["countries"]),
        divisions,
        tuple(Town(*row) for row in raw["towns"]),
    )


def _area(raw: dict[str, Any], boxes: Sequence[Box]) -> Area:
    polygons = tuple(tuple(tuple(ring) for ring in polygon) for polygon in raw["polygons"])
    held = tuple(
        tuple(around([boxes[a if a >= 0 else ~a] for a in ring]) for ring in polygon) for polygon in polygons
    )
    whole = around([box for polygon in held for box in polygon])
    return Area(raw["name"], raw["country"], raw["disputed"], polygons, held, whole)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of these."""
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


def decoded(arc: Sequence[Sequence[int]], scale: Sequence[float], origin: Sequence[float]) -> Ring:
    """TopoJSON keeps each point as a step from the one before, in whole grid units."""
    out: Ring = []
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        out.append((x * scale[0] + origin[0], y * scale[1] + origin[1]))
    return out


def box_of(points: Sequence[Point]) -> tuple[float, float, float, float]:
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return min(lons), min(lats), max(lons), max(lats)


def borders(count: int, divisions: Iterable[Area]) -> Iterator[Border]:
    """What each arc parts: land and sea, two countries, two divisions, or a disputed area from another."""
    beside: list[list[Area]] = [[] for _ in range(count)]
    for division in divisions:
        for polygon in division.polygons:
            for ring in polygon:
                for arc in ring:
                    beside[arc if arc >= 0 else ~arc].append(division)
    for areas in beside:
        if len({id(area) for area in areas}) < 2:
            yield "coast"
        elif any(area.disputed != areas[0].disputed for area in areas) or (
            areas[0].disputed and len({area.country for area in areas}) > 1
        ):
            yield "disputed"
        else:
            yield "country" if len({area.country for area in areas}) > 1 else "division"


class Cut:
    """The base map inside one window, every arc projected and thinned once, so that shared borders agree."""

    def __init__(self, window: Window, basemap: Basemap | None = None) -> None:
        self.window = window
        self.map = basemap or load()
        self.coarse = window.east - window.west > COARSE_FROM
        self._thinned: dict[int, Ring] = {}
        self._countries: list[tuple[Area, list[Ring]]] | None = None
        self._pixels = (
            window.width / (window.east - window.west) * window.height / (window.north - window.south)
        )
        """In a square degree."""
        west, south, east, north = window.west, window.south, window.east, window.north
        self._near = [w <= east and e >= west and s <= north and n >= south for w, s, e, n in self.map.boxes]
        """Of each arc, whether its box touches the window."""

    def arc(self, index: int) -> Ring:
        if index not in self._thinned:
            window = self.window
            west, across, width = window.west, window.east - window.west, window.width
            north, tall, height = window.north, window.north - window.south, window.height
            # As Window.project has it, without a call for each of a hundred thousand points.
            points = [
                ((lon - west) / across * width, (north - lat) / tall * height)
                for lon, lat in self.map.arcs[index]
            ]
            self._thinned[index] = thinned(points, THINNING[self.coarse])
        return self._thinned[index]

    def ring(self, arcs: Sequence[int]) -> Ring:
        out: Ring = []
        for arc in arcs:
            points = self.arc(arc) if arc >= 0 else self.arc(~arc)[::-1]
            out.extend(points[1:] if out else points)
        return out

    def countries(self) -> list[tuple[Area, list[Ring]]]:
        """Cut once, for the land and for its names."""
        if self._countries is None:
            self._countries = list(self.inside(self.map.countries))
        return self._countries

    def inside(self, areas: Iterable[Area]) -> Iterator[tuple[Area, list[Ring]]]:
        """The areas that reach into the window, with their rings cut to it."""
        for area in areas:
            if not self.window.touches(area.box):
                continue
            rings = [
                clipped(self.ring(ring), self.window.width, self.window.height)
                for polygon, boxes in zip(area.polygons, area.boxes, strict=True)
                for ring, box in zip(polygon, boxes, strict=True)
                if self.window.touches(box)
                and not self.tiny(box)
                and (self.crosses(ring) or self.surrounds(box))
            ]
            rings = [ring for ring in rings if len(ring) > 2 and abs(surface(ring)) >= SMALLEST[self.coarse]]
            if rings:
                yield area, rings

    def crosses(self, ring: Sequence[int]) -> bool:
        return any(self._near[a if a >= 0 else ~a] for a in ring)

    def surrounds(self, box: Box) -> bool:
        """A ring may hold the whole window though none of its lines comes near."""
        window = self.window
        return (
            box[0] <= window.west
            and box[2] >= window.east
            and box[1] <= window.south
            and box[3] >= window.north
        )

    def tiny(self, box: Box) -> bool:
        """Whether what lies in a box is certainly smaller than `SMALLEST`."""
        return (box[2] - box[0]) * (box[3] - box[1]) * self._pixels < SMALLEST[self.coarse] / 2

    def hidden(self, index: int) -> bool:
        """Whether an arc is a whole island, inside the window, of which nothing would be drawn."""
        box, arc, window = self.map.boxes[index], self.map.arcs[index], self.window
        inside = (
            box[0] > window.west and box[2] < window.east and box[1] > window.south and box[3] < window.north
        )
        return inside and arc[0] == arc[-1] and self.tiny(box)

    def land(self) -> str:
        rings = [ring for _, rings in self.countries() for ring in rings]
        return "".join(path(ring, self.coarse) + "z" for ring in rings)

    def lines(self, kind: Border) -> str:
        """All borders of one kind, as path data."""
        out: list[str] = []
        for index, (border, near) in enumerate(zip(self.map.borders, self._near, strict=True)):
            if near and border == kind and not self.hidden(index):
                pieces = visible(self.arc(index), self.window.width, self.window.height)
                out.extend(path(piece, self.coarse) for piece in pieces if not self.speck(piece))
        return "".join(out)

    def speck(self, piece: Ring) -> bool:
        """A whole island too small for `land` to show."""
        return piece[0] == piece[-1] and abs(surface(piece)) < SMALLEST[self.coarse]

    def names(self, areas: Sequence[Area]) -> list[NameSpot]:
        spots = []
        for area, rings in self.countries() if areas is self.map.countries else self.inside(areas):
            largest = max(rings, key=lambda ring: abs(surface(ring)))
            x, y, width = widest_stretch(largest, rings)
            spots.append(NameSpot(area.name, x, y, width))
        return sorted(spots, key=lambda spot: (-spot.width, spot.name))

    def towns(self, most: int) -> list[tuple[Town, Point]]:
        """Most people first."""
        window = self.window
        here = (
            (town, window.project(town.lon, town.lat))
            for town in self.map.towns
            if window.west < town.lon < window.east and window.south < town.lat < window.north
        )
        return list(islice(here, most))
