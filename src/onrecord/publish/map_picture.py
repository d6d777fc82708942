"""The incidents on a map, each as an area as wide as its place is vague.

Comes in: the page's entries. Goes out: an SVG fitted to their places, with scale bar and locator, and the list
beside it, which also holds what no map can show: a country only, or no place at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, floor, log10, radians

from onrecord.publish.basemap import KM_PER_DEGREE, Cut, Window
from onrecord.publish.entries import Entry
from onrecord.publish.lettering import Area, Lettering
from onrecord.publish.markup import Html, element, foreign, join
from onrecord.publish.tables import folded, table
from onrecord.publish.words import (
    PRECISION_KM,
    capital,
    coordinates,
    count,
    place_words,
    precision_words,
)
from onrecord.records import Place

WIDTH = 760
LOWEST, HIGHEST = 420, 620
"""Heights in pixels between which the picture's shape follows the places."""
NARROWEST = 1.1
"""Degrees of latitude, about 120 km: closer in, the base map has nothing to show."""
SMALLEST_AREA = 4.0
"""Pixels of radius below which an area could not be seen; it is then drawn too wide, never too narrow."""
TOWNS, NAMES = 16, 14
"""How many town names, and how many division or country names, are tried."""
CROWDED_FROM = 40
"""Places: from here on a place whose number finds no room goes without; the mark and the list still lead on."""
LOCATOR_BELOW = 14.0
"""Degrees: a narrower map gets a small one that shows where in the world it lies."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place at one precision with all incidents there."""

    number: int
    place: Place
    lon: float
    lat: float
    km: float
    entries: tuple[Entry, ...]

    @property
    def link(self) -> str:
        return self.entries[0].link if len(self.entries) == 1 else f"#place-{self.number}"

    @property
    def numbers(self) -> str:
        if len(self.entries) > 3:
            return count(len(self.entries), "incident")
        return ", ".join(str(entry.number) for entry in self.entries)

    @property
    def label(self) -> str:
        what = "Incident" if len(self.entries) == 1 else "Incidents"
        numbers = ", ".join(str(entry.number) for entry in self.entries)
        return f"{what} {numbers}: {self.place.name}, {precision_words(self.place)}"


def map_section(entries: Sequence[Entry]) -> Html:
    spots = spots_of(entries)
    if spots:
        box = element(
            "div", drawing(spots), cls="wide map", tabindex="0", role="region", aria_label="Map of incidents"
        )
    else:
        box = element("p", "No incident here has a place that can be drawn.")
    grid = element("div", box, beside(entries, spots), cls="mapgrid")
    return join(grid, notes() if spots else None, as_table(entries))


def can_be_drawn(place: Place | None) -> bool:
    if place is None or place.lat is None or place.lon is None:
        return False
    return place.precision in PRECISION_KM and -90 <= place.lat <= 90 and -180 <= place.lon <= 180


def spots_of(entries: Iterable[Entry]) -> list[Spot]:
    """Grouped by what is drawn, the widest first so that narrow ones lie on top."""
    groups: dict[tuple[float, float, float], list[Entry]] = {}
    for entry in entries:
        place = entry.incident.place
        if place is not None and place.lat is not None and place.lon is not None and can_be_drawn(place):
            key = (-PRECISION_KM[place.precision or ""], round(place.lon, 3), round(place.lat, 3))
            groups.setdefault(key, []).append(entry)
    return [
        Spot(n, same[0].incident.place or Place("", ""), lon, lat, -km, tuple(same))
        for n, ((km, lon, lat), same) in enumerate(sorted(groups.items(), key=lambda item: item[0]), 1)
    ]


def fitted(spots: Sequence[Spot]) -> Window:
    """The smallest window of a good shape that holds every area with a margin."""
    reach = [spot.km / KM_PER_DEGREE for spot in spots]
    south = min(s.lat - r for s, r in zip(spots, reach, strict=True))
    north = max(s.lat + r for s, r in zip(spots, reach, strict=True))
    squeeze = max(cos(radians((south + north) / 2)), 0.2)
    west = min(s.lon - r / squeeze for s, r in zip(spots, reach, strict=True))
    east = max(s.lon + r / squeeze for s, r in zip(spots, reach, strict=True))
    tall = max((north - south) * 1.3, NARROWEST)
    across = max((east - west) * 1.3, NARROWEST / squeeze)
    height = round(min(max(WIDTH * tall / (across * squeeze), LOWEST), HIGHEST))
    across = min(max(across, tall * WIDTH / height / squeeze), 360.0)
    tall = across * squeeze * height / WIDTH
    middle_lon = min(max((west + east) / 2, across / 2 - 180), 180 - across / 2)
    middle = (south + north) / 2
    return Window(
        middle_lon - across / 2, middle - tall / 2, middle_lon + across / 2, middle + tall / 2, WIDTH, height
    )


def drawing(spots: Sequence[Spot]) -> Html:
    window = fitted(spots)
    cut = Cut(window)
    lettering = Lettering(window.width, window.height)
    bar = scale_bar(window, lettering)
    areas = [area_of(spot, window) for spot in spots]
    marks = [area_mark(spot, area) for spot, area in zip(spots, areas, strict=True)]
    for area in areas:
        keep_clear(area, lettering)
    small_map = locator(window, spots, lettering)
    narrow_first = list(zip(spots, areas, strict=True))[::-1]
    crowded = len(spots) >= CROWDED_FROM
    labels = [spot_label(spot, area, lettering, not crowded) for spot, area in narrow_first]
    return element(
        "svg",
        ground(cut),
        names(cut, spots, lettering),
        marks,
        labels,
        bar,
        small_map,
        element("rect", x=0.5, y=0.5, width=window.width - 1, height=window.height - 1, cls="frame"),
        viewBox=f"0 0 {window.width} {window.height}",
        cls="mapsvg crowded" if crowded else "mapsvg",
        role="group",
        aria_label=f"Map of {count(len(spots), 'place')} with incidents; the same is in the list beside it",
    )


def ground(cut: Cut) -> Html:
    kinds = ("coast", "country", "disputed") if cut.coarse else ("division", "coast", "country", "disputed")
    return join(
        element("rect", x=0, y=0, width=cut.window.width, height=cut.window.height, cls="sea"),
        element("path", d=cut.land(), cls="land", fill_rule="evenodd"),
        [
            element("path", d=data, cls=f"border {kind}")
            for kind in kinds
            if (data := cut.lines(kind))  # type: ignore[arg-type]
        ],
    )


def area_of(spot: Spot, window: Window) -> Area:
    """An ellipse as wide on the map as the place is vague on the ground."""
    x, y = window.project(spot.lon, spot.lat)
    rx, ry = (max(r, SMALLEST_AREA) for r in window.pixels(spot.km, spot.lat))
    return Area(x, y, rx, ry)


def area_mark(spot: Spot, area: Area) -> Html:
    shape = element(
        "ellipse", cx=f"{area.x:.1f}", cy=f"{area.y:.1f}", rx=f"{area.rx:.1f}", ry=f"{area.ry:.1f}",
        cls=f"area {spot.place.precision}",
    )  # fmt: skip
    return element("a", shape, href=spot.link, aria_label=spot.label)


def keep_clear(area: Area, lettering: Lettering) -> None:
    """No name is written over a small area; a wide one may hold names."""
    if area.rx < 40:
        lettering.take(area.x - area.rx, area.y - area.ry, area.rx * 2, area.ry * 2)


def spot_label(spot: Spot, area: Area, lettering: Lettering, forced: bool) -> Html | None:
    """The incidents' numbers and the place's name; where there is no room for both, the numbers."""
    words = f"{spot.numbers} · {spot.place.name}"
    stand = lettering.around(words, area, 13, forced=False)
    if stand is None:
        words = spot.numbers
        stand = lettering.around(words, area, 13, forced)
    if stand is None:
        return None
    return element(
        "text",
        words,
        x=f"{stand.x:.1f}",
        y=f"{stand.y:.1f}",
        cls=f"spotlabel {stand.anchor}",
        aria_hidden="true",
    )


def names(cut: Cut, spots: Sequence[Spot], lettering: Lettering) -> list[Html]:
    """Towns, then countries, then divisions, as far as there is room; the incidents' own names were first."""
    out = []
    for spot_name in cut.names(cut.map.countries)[:NAMES]:
        out.append(lettering.inside(spot_name, 13, "countryname"))
    taken = {spot.place.name for spot in spots}
    for town, (x, y) in cut.towns(TOWNS * 3):
        if town.name not in taken and lettering.towns < TOWNS:
            out.append(lettering.town(town.name, x, y))
    if not cut.coarse:
        for spot_name in cut.names(cut.map.divisions)[:NAMES]:
            out.append(lettering.inside(spot_name, 11, "divisionname"))
    return [label for label in out if label is not None]


def scale_bar(window: Window, lettering: Lettering) -> Html:
    pixels_per_km = window.pixels(1.0, window.middle)[0]
    km = nice_below(170 / pixels_per_km)
    length = km * pixels_per_km
    y = window.height - 16
    half = "N" if window.middle >= 0 else "S"
    words = f"{km:,} km" + (
        f" (along {abs(window.middle):.0f}° {half})" if window.north - window.south > 12 else ""
    )
    lettering.take(10, y - 24, max(length, len(words) * 7) + 16, 36)
    return element(
        "g",
        element("path", d=f"M16,{y - 6}v6h{length:.1f}v-6", cls="scalebar"),
        element("text", words, x=16, y=y - 11, cls="scalewords"),
    )


def nice_below(value: float) -> int:
    """The 1, 2, 5, 10 … next below, at least 1."""
    if value <= 1:
        return 1
    power = 10 ** floor(log10(value))
    return int(max(m * power for m in (1, 2, 5) if m * power <= value))


def locator(window: Window, spots: Sequence[Spot], lettering: Lettering) -> Html | None:
    """A small map of the surroundings with the big one's frame, in the corner with the fewest incidents."""
    if window.east - window.west > LOCATOR_BELOW:
        return None
    width, height = 168, 124
    points = [window.project(spot.lon, spot.lat) for spot in spots]
    left, top = lettering.emptiest_corner(points, width, height)
    lettering.take(left, top, width, height)
    small = surroundings(window, width, height)
    cut = Cut(small)
    x1, y1 = small.project(window.west, window.north)
    x2, y2 = small.project(window.east, window.south)
    return element(
        "svg",
        ground_small(cut),
        element("rect", x=f"{x1:.1f}", y=f"{y1:.1f}", width=f"{max(x2 - x1, 4):.1f}",
                height=f"{max(y2 - y1, 4):.1f}", cls="here"),
        element("rect", x=0.5, y=0.5, width=width - 1, height=height - 1, cls="frame"),
        x=left, y=top, width=width, height=height, cls="locator", aria_hidden="true",
    )  # fmt: skip


def surroundings(window: Window, width: int, height: int) -> Window:
    tall = min(max((window.north - window.south) * 5, 16.0), 50.0)
    squeeze = max(cos(radians(window.middle)), 0.2)
    across = tall * width / height / squeeze
    lon = (window.west + window.east) / 2
    return Window(
        lon - across / 2, window.middle - tall / 2, lon + across / 2, window.middle + tall / 2, width, height
    )


def ground_small(cut: Cut) -> Html:
    lettering = Lettering(cut.window.width, cut.window.height)
    labels = [lettering.inside(name, 9, "countryname small") for name in cut.names(cut.map.countries)[:8]]
    return join(
        element("rect", x=0, y=0, width=cut.window.width, height=cut.window.height, cls="sea"),
        element("path", d=cut.land(), cls="land", fill_rule="evenodd"),
        element("path", d=cut.lines("country"), cls="border country"),
        labels,
    )


def beside(entries: Sequence[Entry], spots: Sequence[Spot]) -> Html:
    """Every incident by place: the drawn ones, then those known to a country only, then those with no place."""
    rows = [
        element(
            "li", foreign(spot.place.name, "strong"), f", {precision_words(spot.place)}: ", links(spot.entries),
            id=f"place-{spot.number}",
        )
        for spot in sorted(spots, key=lambda spot: (spot.place.name, spot.km, spot.number))
    ]  # fmt: skip
    drawn = {entry.number for spot in spots for entry in spot.entries}
    for words, left in not_drawn([entry for entry in entries if entry.number not in drawn]):
        rows.append(element("li", foreign(words, "strong"), ", not drawn: ", links(left)))
    return element("ul", rows, cls="places")


def not_drawn(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        place = entry.incident.place
        if place is None:
            words = "No place named"
        elif place.precision == "country":
            words = f"{place.name}, known to the country only"
        else:
            words = f"{place_words(place)}, not found in the gazetteer"
        groups.setdefault(words, []).append(entry)
    return sorted(groups.items())


def links(entries: Iterable[Entry]) -> list[Html]:
    return [
        join(", " if index else "", element("a", entry.number, href=entry.link, title=entry.title))
        for index, entry in enumerate(entries)
    ]


def notes() -> Html:
    return element(
        "p",
        "An area is as wide as the place is vague: 0.5 km around an exact point, 5 km around a settlement, "
        "20 km for a district, 100 km for a region; on a wide map a small one is drawn larger, to be seen. "
        "Coasts and borders: Natural Earth, simplified, as held on the ground; they take no side, and disputed ones are dashed. Town names: GeoNames, CC BY 4.0.",
        cls="note",
    )


def as_table(entries: Sequence[Entry]) -> Html:
    heads = ("No.", "Incident", "Place", "In the reports' words", "How exact", "About")
    rows = [
        (
            element("a", entry.number, href=entry.link),
            foreign(entry.title),
            foreign(entry.incident.place.name if entry.incident.place else "not known"),
            foreign(entry.incident.place.text if entry.incident.place else ""),
            capital(precision_words(entry.incident.place)),
            (coordinates(entry.incident.place) if entry.incident.place else None) or "",
        )
        for entry in entries
    ]
    return folded("The map as a table", table("The map as a table", heads, rows))
