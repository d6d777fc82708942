"""The timeline as SVG, as wide as the page: positions are in percent, so that its letters stay readable on a phone.

Comes in: lanes, their axis, and the addresses of links. Goes out: SVG. A column counts what is known to lie in its step; a bar with soft
ends is some time within it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import sqrt

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onrecord.finding import days
from onrecord.publish.markup import Html, element
from onrecord.publish.range_picture import at
from onrecord.publish.timeline import SHAPES, edge_arrow, soft_ends
from onrecord.publish.words import KIND_TAGS, number
from onrecord.web.pictures.clusters import SIZES
from onrecord.web.pictures.lanes import Axis, Group, Lane
from onrecord.web.pictures.words import lane_words
from onrecord.web.wording import iso

Link = Callable[[Group], str]
LEFT, RIGHT = 1.5, 98.5
"""Percent of the width between which time runs."""
HEAD, TITLE, COLUMN, FOOT, BAR, GAP = 26, 18, 46, 6, 17, 10
"""Pixels: the ticks, a lane's name, its highest column with its number, what is under it, a bar, between lanes."""
_HIGHEST, _LOWEST = 28, 6
_MOST_TICKS = 7
_TICK = 9.0
"""Percent of the width that the name of a tick takes."""
_MANY_DIGITS = 34
"""Columns: with more there is no room for numbers over them on a phone."""


def drawing(lanes: list[Lane], axis: Axis, link: Link, whole: str = "") -> Html:
    """`whole` is the address of the same without breaks."""
    out: list[Html] = []
    top = HEAD
    for lane in lanes:
        out.append(lane_of(lane, axis, top, link))
        top += height_of(lane)
    return element(
        "svg", soft_ends(), grid(axis, top), [left_out(gap, axis, top, whole) for gap in axis.breaks], out,
        cls="lanes", width="100%", height=top, role="group",
        data_first=axis.first.isoformat(), data_last=axis.last.isoformat(), data_parts=_parts(axis),
        aria_label=_("Timeline of incidents; the same is in the table below"),
    )  # fmt: skip


def _parts(axis: Axis) -> str | None:
    """First and last day of each part, with where it begins and ends from 0 to 1: for static/picture.js."""
    if not axis.parts:
        return None
    return ";".join(
        f"{first.isoformat()},{last.isoformat()},{axis.share(first):.5f},{axis.share(days.shifted(last, 1)):.5f}"
        for first, last in axis.parts
    )


def left_out(gap: tuple[date, date], axis: Axis, height: int, whole: str) -> Html:
    """Where the axis is broken: a band with a torn edge, and along it how long what is left out lasts."""
    left, right = percent(axis, gap[0]), percent(axis, days.shifted(gap[1], 1))
    words = break_words(gap)
    torn = "M-3,0" + "".join(f"L{3 if n % 2 else -3},{n * 8}" for n in range(1, height // 8 + 1))
    name = element(
        "text", f"{how_long(gap)}", cls="breakname", transform="rotate(-90)", dy=4, aria_hidden="true"
    )
    return element(
        "a", element("title", words),
        element("rect", x=f"{left:.2f}%", y=0, width=f"{right - left:.2f}%", height=height, cls="room gap"),
        at(left, 0, element("path", d=torn, cls="torn")), at(right, 0, element("path", d=torn, cls="torn")),
        at((left + right) / 2, height // 2, name), href=whole, aria_label=words, cls="break",
    )  # fmt: skip


def break_words(gap: tuple[date, date]) -> str:
    """'The axis is broken: nothing is found from 2016-12-21 to 2022-02-23, 5 years'."""
    said = {"first": iso(gap[0]), "last": iso(gap[1]), "long": how_long(gap)}
    return (
        _("The axis is broken here: nothing is found from %(first)s to %(last)s (%(long)s left out)") % said
    )


def how_long(gap: tuple[date, date]) -> str:
    """Whole years from two on, else whole months."""
    months = round(((gap[1] - gap[0]).days + 1) / 30.44)
    if months < 24:
        return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
    return ngettext("%(n)s year", "%(n)s years", months // 12) % {"n": months // 12}


def height_of(lane: Lane) -> int:
    columns = COLUMN + FOOT if lane.columns else 0
    return TITLE + columns + BAR * len(lane.rows) + GAP


def lane_of(lane: Lane, axis: Axis, top: int, link: Link) -> Html:
    name = f"{lane_words(lane.family)}: {number(lane.incidents) if lane.incidents else _('none')}"
    shape = element(
        "path", d=SHAPES[lane.family], cls=f"shape {lane.family}", transform=f"translate(9,{top + 9})"
    )
    out: list[Html | None] = [
        element("line", x1=0, x2="100%", y1=top - 3, y2=top - 3, cls="laneline"),
        shape,
        element("text", name, x=22, y=top + 13, cls="lanename"),
    ]
    base = top + TITLE + COLUMN
    highest = max((group.incidents for group in lane.columns), default=1)
    many = len(axis.columns) > _MANY_DIGITS
    out += [column(group, lane.family, axis, base, highest, many, link) for group in lane.columns]
    under = base + FOOT if lane.columns else top + TITLE
    for index, row in enumerate(lane.rows):
        out += [bar(group, lane.family, axis, under + BAR * index + BAR // 2, link) for group in row]
    return element("g", out, cls=f"lane {lane.family}")


def column(group: Group, name: str, axis: Axis, base: int, highest: int, many: bool, link: Link) -> Html:
    """One incident: its family's shape with the letters of its kind. Several: a column as high as they are many, with their number."""
    left, right = percent(axis, group.first), percent(axis, days.after(group.first, axis.step))
    middle = (left + right) / 2
    room = element(
        "rect", x=f"{left:.2f}%", y=base - COLUMN, width=f"{right - left:.2f}%", height=COLUMN, cls="room"
    )
    if group.incidents == 1:
        size = 0.9 + 0.15 * sum((group.most or 0) >= step for step in SIZES)
        shape = element("path", d=SHAPES[name], cls=f"shape {name}", transform=f"scale({size:.2f})")
        tag = element("text", KIND_TAGS.get(next(iter(group.kinds)), ""), y=-11, cls="columnname small")
        drawn = [room, at(middle, base - 8, shape, None if many else tag)]
    else:
        share = sqrt(group.incidents / highest)
        height = round(_LOWEST + (_HIGHEST - _LOWEST) * share)
        width = (right - left) * 0.7
        block = element(
            "rect", x=f"{middle - width / 2:.2f}%", y=base - height, width=f"{width:.2f}%", height=height, cls=f"block {name}"
        )  # fmt: skip
        cls = "columnname small" if many else "columnname"
        words = element(
            "text",
            short(group.incidents),
            x=f"{middle:.2f}%",
            y=base - height - 4,
            cls=cls,
            aria_hidden="true",
        )
        drawn = [room, block, words]
    return _linked(group, axis, drawn, link)


def bar(group: Group, name: str, axis: Axis, y: int, link: Link) -> Html:
    start, end = percent(axis, group.first), percent(axis, days.shifted(group.last, 1))
    room = element(
        "rect", x=f"{start:.2f}%", y=y - 8, width=f"{max(end - start, 2.5):.2f}%", height=16, cls="room"
    )
    drawn: list[Html] = [
        room,
        element("rect", x=f"{start:.2f}%", y=y - 4, width=f"{max(end - start, 0.8):.2f}%", height=8, fill=f"url(#soft-{name})"),
    ]  # fmt: skip
    if group.first < axis.first:
        drawn.append(edge_arrow(start, y, -1, name))
    if group.last > axis.last:
        drawn.append(edge_arrow(end, y, 1, name))
    kinds = list(group.kinds)
    words = KIND_TAGS.get(kinds[0], "") if group.incidents == 1 else short(group.incidents)
    drawn.append(element("text", words, x=f"{(start + end) / 2:.2f}%", y=y + 4, cls="barname"))
    return _linked(group, axis, drawn, link)


def _linked(group: Group, axis: Axis, drawn: list[Html], link: Link) -> Html:
    words = label(group)
    return element(
        "a", element("title", words), drawn, href=link(group), aria_label=words, data_one="1" if group.one else None
    )  # fmt: skip


def label(group: Group) -> str:
    """'12 incidents, 2016-12-01 to 2016-12-31: killed 9, injured 3; highest figure 82'."""
    many = ngettext("%(n)s incident", "%(n)s incidents", group.incidents) % {"n": number(group.incidents)}
    when = group.first.isoformat()
    if group.last != group.first:
        when = _("%(first)s to %(last)s") % {"first": when, "last": group.last.isoformat()}
    kinds = _(", ").join(f"{_(kind)} {number(count)}" for kind, count in group.kinds.most_common())
    most = "; " + _("highest figure %(n)s") % {"n": number(group.most)} if group.most is not None else ""
    return f"{many}{_(', ')}{when}: {kinds}{most}"


def grid(axis: Axis, height: int) -> list[Html]:
    """A line where a step begins, as many as have room for their names."""
    columns = axis.columns
    every = -(-len(columns) // _MOST_TICKS)
    firsts = {days.begin(first, axis.step) for first, _ in axis.parts[1:]}
    out: list[Html] = []
    for index, day in enumerate(columns):
        x = percent(axis, day)
        begins = any(0 <= percent(axis, first) - x < _TICK for first in firsts)  # its name needs the room
        named = day in firsts or (
            index % every == 0
            and not begins
            and not any(0 < x - percent(axis, first) < _TICK for first in firsts)
        )
        out.append(
            element("line", x1=f"{x:.2f}%", x2=f"{x:.2f}%", y1=4 if named else HEAD - 6, y2=height, cls="tick named" if named else "tick")
        )  # fmt: skip
        if named:
            late = x > 88
            # On a narrow screen one name in three has room.
            cls = f"tickname{' late' if late else ''}{' between' if index // every % 3 and day not in firsts else ''}"
            out.append(element("text", tick(day, axis), x=f"{x:.2f}%", dx=-4 if late else 4, y=13, cls=cls))
    return out


def tick(day: date, axis: Axis) -> str:
    if axis.step == "year":
        return str(day.year)
    return formatted(day, "M Y" if axis.step == "month" else "j M Y")


def percent(axis: Axis, day: date) -> float:
    return LEFT + (RIGHT - LEFT) * axis.share(day)


def short(count: int) -> str:
    """12, 340, 1.2k: as wide as a column bears."""
    if count < 1000:
        return str(count)
    return f"{count / 1000:.1f}k" if count < 10_000 else f"{count // 1000}k"
