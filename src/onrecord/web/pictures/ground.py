"""The ground under the marks: sea, land, borders, names and scale bar, drawn by publish/ and kept for a while by window.

Comes in: a window. Goes out: SVG, which tells nothing of any record: it is the same for everybody.
"""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord.folding import fold
from onrecord.publish import map_picture
from onrecord.publish.basemap import Area, Basemap, Cut, Window, load
from onrecord.publish.lettering import Lettering
from onrecord.publish.markup import Html, element, join
from onrecord.publish.shapes import path

KEPT = 48
"""Windows, up to 190 KB each: those between which people go to and fro."""
OUTLINES = 2_000
"""Areas of provinces, each in one window: a few KB each."""
COARSE_FROM = 100.0
"""Degrees: in a wider window a third of a degree is a pixel."""
_APART = 0.25


@lru_cache(maxsize=KEPT)
def ground(window: Window) -> Html:
    cut = _cut(window)
    lettering = Lettering(window.width, window.height)
    bar = map_picture.scale_bar(window, lettering)
    return join(map_picture.ground(cut), map_picture.names(cut, (), lettering), bar)


@lru_cache(maxsize=OUTLINES)
def outline(name: str, lat: float, lon: float, window: Window) -> Html | None:
    """A first-level division of that name around that position, as an area cut to the window."""
    area = _divisions().get(_plain(name))
    if area is None or not (area.box[0] <= lon <= area.box[2] and area.box[1] <= lat <= area.box[3]):
        return None
    cut = _cut(window)
    shapes = "".join(path(ring, False) + "z" for _, rings in cut.inside([area]) for ring in rings)
    return element("path", d=shapes, fill_rule="evenodd", cls="area region") if shapes else None


def load_all() -> None:
    """What the first picture of a process would wait for."""
    _coarse()
    _divisions()


@lru_cache(maxsize=4)
def _cut(window: Window) -> Cut:
    """Its lines, projected once for the ground and for the provinces drawn on it."""
    return Cut(window, _basemap(window))


@cache
def _coarse() -> Basemap:
    return load().coarser(_APART)


def _basemap(window: Window) -> Basemap:
    return _coarse() if window.east - window.west > COARSE_FROM else load()


@cache
def _divisions() -> dict[str, Area | None]:
    """By name; a name that several have is nobody's."""
    held: dict[str, Area | None] = {}
    for area in load().divisions:
        name = _plain(area.name)
        held[name] = None if name in held else area
    return held


def _plain(name: str) -> str:
    words = fold(name)
    for ending in (" governorate", " province", " region", " oblast", " state", " district"):
        words = words.removesuffix(ending)
    return words.strip()
