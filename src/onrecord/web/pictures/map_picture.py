"""The map: marks over the ground, each a link, each told by shape and letters as well as by colour.

Comes in: marks, the window, and the addresses of links. Goes out: SVG. A place that is known vaguely is an area without a point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onrecord.publish.basemap import Window
from onrecord.publish.markup import Html, element
from onrecord.publish.timeline import SHAPES
from onrecord.publish.words import KIND_TAGS, number
from onrecord.web.pictures.clusters import Mark, Spot, Sums
from onrecord.web.pictures.ground import ground, outline
from onrecord.web.pictures.view import box_of

Link = Callable[[Mark], str]
_RADII = (11, 13, 15, 18)
"""Pixels, by the highest figure in a mark (clusters.SIZES)."""
_SHAPE_IS = 6.0
"""Half the width of publish/timeline's shapes."""
_SEEN_FROM = 9.0
"""Pixels of radius from which an area shows around its mark. A smaller one of a vague place is drawn that wide."""
_CROWDED_FROM = 25
"""Areas: from here on those of regions are outlines alone, since their fillings would add up."""
_NAMED, _KINDS = 3, 4


def drawing(marks: Sequence[Mark], window: Window, link: Link, picked: Mark | None) -> Html:
    vague = areas(marks, window)
    return element(
        "svg",
        ground(window),
        element(
            "g", vague, cls="areas crowded" if len(vague) >= _CROWDED_FROM else "areas", aria_hidden="true"
        ),
        element("g", [mark_of(mark, link, mark is picked) for mark in marks], cls="marks"),
        element("rect", x=0.5, y=0.5, width=window.width - 1, height=window.height - 1, cls="frame"),
        viewBox=f"0 0 {window.width} {window.height}",
        cls="mapsvg",
        role="group",
        data_box=",".join(f"{side:g}" for side in box_of(window)),
        aria_label=_("Map of incidents; the same is in the table below"),
    )


def areas(marks: Iterable[Mark], window: Window) -> list[Html]:
    """How far from their positions incidents may have been, the widest first, each once."""
    found = {}
    for mark in marks:
        for spot in mark.spots:
            shape = _area(spot, window, alone=len(mark.spots) == 1)
            if shape is not None:
                found[(-spot.km, spot.position)] = shape
    return [found[key] for key in sorted(found)]


def _area(spot: Spot, window: Window, alone: bool) -> Html | None:
    widest = spot.widest
    if widest.precision == "region":
        shape = outline(widest.place, spot.lat, spot.lon, window)
        if shape is not None:
            return shape
    x, y = window.project(spot.lon, spot.lat)
    rx, ry = window.pixels(spot.km, spot.lat)
    if max(rx, ry) < _SEEN_FROM and not alone:
        return None
    cls = f"area {widest.precision}"
    return element(
        "ellipse", cx=f"{x:.1f}", cy=f"{y:.1f}", rx=f"{max(rx, _SEEN_FROM):.1f}", ry=f"{max(ry, _SEEN_FROM):.1f}", cls=cls
    )  # fmt: skip


def mark_of(mark: Mark, link: Link, picked: bool) -> Html:
    sums = mark.sums()
    r = _RADII[sums.size]
    vague = " vague" if sums.vague else ""
    chosen = " picked" if picked else ""
    words = label(sums)
    pieces: list[Html | None] = [element("title", words)]
    if sums.family == "mixed":
        pieces += _mixed(sums, r)
    else:
        pieces += _of_one_family(sums, r)
    return element(
        "a", pieces, href=link(mark), aria_label=words, cls=f"mark {sums.family}{vague}{chosen}",
        aria_current="true" if picked else None, transform=f"translate({mark.x:.1f},{mark.y:.1f})",
        data_at=f"{mark.position[0]},{mark.position[1]}",
    )  # fmt: skip


def _mixed(sums: Sums, r: int) -> list[Html | None]:
    """Several families: a plate with how many."""
    half = min(max(r, 4.0 + 4.0 * len(number(sums.incidents))), 20.0)
    plate = element("rect", x=-half, y=-r * 0.8, width=half * 2, height=r * 1.6, rx=5, cls="shape")
    return [plate, element("text", number(sums.incidents), y=4, cls="inmark")]


def _of_one_family(sums: Sums, r: int) -> list[Html | None]:
    """The family's shape with the letters of the kind, and under it how many, where there are more than one."""
    shape = element("path", d=SHAPES[sums.family], transform=f"scale({r / _SHAPE_IS:.2f})", cls="shape")
    tag = KIND_TAGS.get(sums.kinds[0][0], "") if len(sums.kinds) == 1 else ""
    many = element("text", number(sums.incidents), y=r + 10, cls="many") if sums.incidents > 1 else None
    return [shape, element("text", tag, y=4, cls="inmark") if tag else None, many]


def label(sums: Sums) -> str:
    """'12 incidents, Aleppo, Idlib: killed 9, attack 3; highest figure 82; known to the region only'."""
    many = ngettext("%(n)s incident", "%(n)s incidents", sums.incidents) % {"n": number(sums.incidents)}
    named = _(", ").join(sums.places[:_NAMED]) + (" …" if len(sums.places) > _NAMED else "")
    kinds = _(", ").join(f"{_(kind)} {number(count)}" for kind, count in sums.kinds[:_KINDS])
    more = [f"{many}{_(', ')}{named}: {kinds}" if named else f"{many}: {kinds}"]
    if sums.most is not None:
        more.append(_("highest figure %(n)s") % {"n": number(sums.most)})
    if sums.vague:
        more.append(_("not known to a settlement"))
    return _("; ").join(more)
