"""One incident's places on a small map, each as an area as wide as the place is vague.

Comes in: places, each with the words and the address that stand for it. Goes out: an SVG fitted to them, or nothing where
none can be drawn. The map of many incidents, of whose parts this is made, is in map_picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.publish.basemap import Cut
from onrecord.publish.lettering import Area, Lettering
from onrecord.publish.map_picture import (
    Spot,
    area_of,
    can_be_drawn,
    fitted,
    ground,
    keep_clear,
    names,
    scale_bar,
)
from onrecord.publish.markup import Html, element
from onrecord.publish.words import PRECISION_KM
from onrecord.records import Place

KEPT = 256
"""Pictures kept in memory: cutting the base map takes longer than the rest of a page."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A place as it is drawn: `words` say for whoever does not see it what it is, `link` leads to what tells of it."""

    place: Place
    words: str
    link: str


@lru_cache(maxsize=KEPT)
def place_picture(marked: tuple[Marked, ...], label: str) -> Html | None:
    """The widest lie below, so that narrow ones stay in reach; `label` says what the picture is."""
    shown = sorted(
        (one for one in marked if can_be_drawn(one.place)),
        key=lambda one: -PRECISION_KM[one.place.precision or ""],
    )
    if not shown:
        return None
    spots = [_spot(number, one.place) for number, one in enumerate(shown, 1)]
    window = fitted(spots)
    cut, lettering = Cut(window), Lettering(window.width, window.height)
    bar = scale_bar(window, lettering)
    areas = [area_of(spot, window) for spot in spots]
    for area in areas:
        keep_clear(area, lettering)
    own = [_name(one.place.name, area, lettering) for one, area in zip(shown, areas, strict=True)][::-1]
    return element(
        "svg",
        ground(cut),
        names(cut, spots, lettering),
        [_mark(one, area) for one, area in zip(shown, areas, strict=True)],
        own,
        bar,
        element("rect", x=0.5, y=0.5, width=window.width - 1, height=window.height - 1, cls="frame"),
        viewBox=f"0 0 {window.width} {window.height}",
        cls="mapsvg",
        role="group",
        aria_label=label,
    )


def distinct(places: Sequence[Place]) -> list[Place]:
    """Each drawn place once, in the order given."""
    found: dict[tuple[object, ...], Place] = {}
    for one in places:
        if can_be_drawn(one):
            found.setdefault((one.lat, one.lon, one.precision), one)
    return list(found.values())


def _spot(number: int, place: Place) -> Spot:
    return Spot(
        number, place, place.lon or 0.0, place.lat or 0.0, PRECISION_KM[place.precision or ""], entries=()
    )


def _mark(one: Marked, area: Area) -> Html:
    shape = element(
        "ellipse", cx=f"{area.x:.1f}", cy=f"{area.y:.1f}", rx=f"{area.rx:.1f}", ry=f"{area.ry:.1f}",
        cls=f"area {one.place.precision}",
    )  # fmt: skip
    return element("a", shape, href=one.link, aria_label=one.words)


def _name(words: str, area: Area, lettering: Lettering) -> Html | None:
    stand = lettering.around(words, area, 13, forced=True)
    if stand is None:
        return None
    return element(
        "text", words, x=f"{stand.x:.1f}", y=f"{stand.y:.1f}", cls=f"spotlabel {stand.anchor}", aria_hidden="true"
    )  # fmt: skip
