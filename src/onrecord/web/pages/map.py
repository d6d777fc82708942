"""The map of what is found: drawn on the server for a window that stands in the address, with the same incidents as a table.

Comes in: filters, a window (`box`), a position of which a person wants to see the incidents (`under`). Goes out: the page, or only
the part of it that changes when the window moves (for static/picture.js). Marks are made in web/pictures, groups in finding.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from onrecord import finding
from onrecord.errors import OnrecordError
from onrecord.finding import Wanted, grouped
from onrecord.publish.basemap import Window
from onrecord.store import Record
from onrecord.web.asked import Asked
from onrecord.web.pages.filtering import filtering
from onrecord.web.pages.found_at import AT_ONCE, address, first_row, pages_of
from onrecord.web.pictures import map_picture, view
from onrecord.web.pictures.clusters import Mark, Spot, found_at, marks_of, spots_of
from onrecord.web.pictures.histogram import Histogram, histogram, step_of
from onrecord.web.pictures.legend import entries

UNDER = 100
"""Incidents that are listed under a mark; beyond them it is nearer that one has to go."""
_STEPS = (
    ("in", "+", gettext_noop("Nearer")),
    ("out", "−", gettext_noop("Farther")),
    ("west", "←", gettext_noop("To the west")),
    ("north", "↑", gettext_noop("To the north")),
    ("south", "↓", gettext_noop("To the south")),
    ("east", "→", gettext_noop("To the east")),
)
"""Steps of the window (view.py), their sign, and what they are called."""
_COUNTRIES = 8
"""Of so many the ground is drawn ahead: that takes longer than all the rest of a map, and stays while the record grows."""
_LEFT_OUT = ("country", "nowhere")


@dataclass(frozen=True, slots=True)
class Looked:
    """What the map shows: `everywhere` is wanted without a window, `here` in the window."""

    everywhere: Wanted
    here: Wanted
    window: Window
    spots: list[Spot]


@require_safe
def map(request: Asked) -> HttpResponse:
    wanted = finding.wanted_of(request.GET)
    told = _told(request, wanted)
    told |= filtering(request.GET, box=request.GET.get("box"))
    return render(request, "map.html", told | {"histogram": _days(request.seen, wanted)})


@require_safe
def picture(request: Asked) -> HttpResponse:
    return render(request, "map_found.html", _told(request, finding.wanted_of(request.GET)))


def _told(request: Asked, wanted: Wanted) -> dict[str, Any]:
    looked = look(request.seen, wanted)
    marks = marks_of(looked.spots, looked.window)
    picked = found_at(marks, _position(request.GET["under"])) if request.GET.get("under") else None
    positions = grouped.positions(request.seen, looked.everywhere)
    asked = request.GET.get("not", "")
    left_out = asked if asked in _LEFT_OUT else ""
    first = first_row(request.GET)
    more: dict[str, object] = {"not": left_out}
    in_window = sum(spot.incidents for spot in looked.spots)
    rows = grouped.rows(
        request.seen,
        looked.everywhere if left_out else looked.here,
        left_out or "drawn",  # type: ignore[arg-type]
        first=first,
        most=AT_ONCE,
        total=None if left_out else in_window,
    )
    return {
        "picture": map_picture.drawing(marks, looked.window, partial(_link, looked.here), picked),
        "legend": entries(),
        "steps": _steps(looked),
        "everything": address(looked.everywhere),
        "under": _under(request, looked, picked),
        "found": positions.drawn + positions.nowhere + sum(n for _name, n in positions.countries),
        "in_window": in_window,
        "outside": positions.drawn - in_window,
        "countries": positions.countries,
        "country_only": sum(n for _name, n in positions.countries),
        "nowhere": positions.nowhere,
        "left_out": left_out,
        "not_country": address(wanted, {"not": "country"}) + "#table",
        "not_nowhere": address(wanted, {"not": "nowhere"}) + "#table",
        "drawn": address(wanted) + "#table",
        "rows": rows.rows,
        "pages": pages_of(looked.here if wanted.box else wanted, first, rows.total, more),
    }


def look(seen: Record, wanted: Wanted) -> Looked:
    """The window of the address, else the one that all that is found fits into."""
    everywhere = replace(wanted, box=None)
    if wanted.box is not None:
        window = view.window_of(wanted.box)
        here = replace(wanted, box=view.box_of(window))
        return Looked(everywhere, here, window, spots_of(grouped.spots(seen, here)))
    spots = spots_of(grouped.spots(seen, everywhere))
    box = view.around((spot.lon, spot.lat, spot.km) for spot in spots) or view.WORLD
    window = view.window_of(box)
    west, south, east, north = view.box_of(window)
    inside = [spot for spot in spots if west <= spot.lon <= east and south <= spot.lat <= north]
    return Looked(everywhere, replace(wanted, box=(west, south, east, north)), window, inside)


def look_ahead(seen: Record) -> None:
    """What the map of everything, and those of the countries most told of, would be counted and drawn from, kept for whoever asks first."""
    for wanted in (Wanted(), *(Wanted(place=country) for country in grouped.countries(seen, _COUNTRIES))):
        looked = look(seen, wanted)
        grouped.positions(seen, looked.everywhere)
        in_window = sum(spot.incidents for spot in looked.spots)
        grouped.rows(seen, looked.here, "drawn", most=AT_ONCE, total=in_window)
        map_picture.drawing(marks_of(looked.spots, looked.window), looked.window, lambda mark: "", None)
        _days(seen, wanted)


def _link(here: Wanted, mark: Mark) -> str:
    lat, lon = mark.position
    return address(here, {"under": f"{lat:.5f},{lon:.5f}"}) + "#under"


def _steps(looked: Looked) -> list[tuple[str, str, str, str]]:
    boxes = view.steps(looked.window)
    return [(name, sign, _(words), address(looked.here, box=boxes[name])) for name, sign, words in _STEPS]


def _under(request: Asked, looked: Looked, picked: Mark | None) -> dict[str, Any] | None:
    """The incidents of a mark, as far as they fit, and the window in which they stand apart."""
    if picked is None:
        return None
    at, sums = [spot.position for spot in picked.spots], picked.sums()
    page = grouped.rows(request.seen, looked.here, "drawn", at=at, order="toll", most=UNDER)
    box = view.around((spot.lon, spot.lat, spot.km) for spot in picked.spots)
    nearer = view.box_of(view.window_of(box)) if box and len(picked.spots) > 1 else None
    return {
        "words": map_picture.label(sums),
        "places": sums.places[:5],
        "rows": page.rows,
        "more": page.total - len(page.rows),
        "total": page.total,
        "nearer": address(looked.everywhere, box=nearer) if nearer else "",
        "close": address(looked.here),
    }


def _days(seen: Record, wanted: Wanted) -> Histogram | None:
    """Of all days, so that the time that is wanted can be widened; where the window is, is of no matter to it."""
    always = replace(wanted, since=None, until=None, box=None)
    reach = grouped.reach(seen, always, kinds=False)
    step = step_of(reach)
    if step is None:
        return None

    def link(first: date, last: date) -> str:
        return address(wanted, since=first, until=last)

    return histogram(grouped.times(seen, always, step, kinds=False), reach, wanted.since, wanted.until, link)


def _position(given: str) -> tuple[float, float]:
    try:
        lat, lon = (float(part) for part in given.split(","))
    except ValueError:
        raise OnrecordError(
            "the field under", "it is no position", "latitude,longitude in degrees", "Open the map again, and pick a mark there.",
        ) from None  # fmt: skip
    return lat, lon
