"""One range as a picture over time: each figure where it was published, the figures of one origin on one line.

Comes in: the range, its figures with their days and origins, and the words for what is drawn. Goes out: an inline SVG as wide as
its column, across in percent so that its letters stay readable on a phone. An origin is told by its letter, not by a colour.
The figures of one range without their days are drawn by range_picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from onrecord.incidents import Range
from onrecord.publish.markup import Html, element
from onrecord.publish.range_picture import Scale, at, make_scale
from onrecord.publish.words import number

FIRST, LAST = 12.0, 84.0
"""Percent of the width where the first and the last day stand; numbers are written before, low, best and high after."""
TOP, PLOT, BOTTOM = 16, 180, 26
"""Heights in pixels: over the plot, of it, and of the days under it."""
TICK_GAP = 21.0
"""Percent between two days that are written: as wide as one is on a phone."""
RADIUS, STEP, LINE = 9, 20, 13


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of one report. `letter` stands for its origin, `words` say all of it to whoever does not see the picture."""

    origin: str
    letter: str
    day: date | None
    low: int | None
    high: int | None
    approximate: bool
    replaced: bool
    words: str
    link: str

    @property
    def value(self) -> int:
        return next(n for n in (self.low, self.high) if n is not None)


@dataclass(frozen=True, slots=True)
class Days:
    """Where a day stands; figures of no known day stand before the first."""

    first: date | None
    last: date | None

    def x(self, day: date | None) -> float:
        if day is None or self.first is None or self.last is None:
            return FIRST
        if self.first == self.last:
            return (FIRST + LAST) / 2
        share = (day - self.first).days / (self.last - self.first).days
        return round(FIRST + (LAST - FIRST) * (0.08 + 0.92 * share), 2)


def toll_picture(harm: Range, figures: Sequence[Told], label: str, named: Mapping[str, str]) -> Html | None:
    """The picture, or None where no figure gives anything to draw. `named` has the words for low, best, high and day unknown."""
    told = [one for one in figures if (one.low, one.high) != (None, None)]
    values = [n for n in (harm.low, harm.best, harm.high) if n is not None]
    values += [n for one in told for n in (one.low, one.high) if n is not None]
    if not told:
        return None
    scale = make_scale(values)
    dated = sorted({one.day for one in told if one.day is not None})
    days = Days(dated[0], dated[-1]) if dated else Days(None, None)
    undated = any(one.day is None for one in told)
    return element(
        "svg",
        _numbers(scale),
        _days(dated, days, named["undated"] if undated else ""),
        _band(harm, scale),
        _lines(told, days, scale),
        _marks(told, days, scale),
        _bounds(harm, scale, named),
        cls="toll", width="100%", height=TOP + PLOT + BOTTOM, role="group", aria_label=label, direction="ltr",
    )  # fmt: skip


def _y(value: float, scale: Scale) -> int:
    share = (value - scale.start) / (scale.end - scale.start)
    return round(TOP + PLOT * (1 - min(max(share, 0.0), 1.0)))


def _numbers(scale: Scale) -> list[Html]:
    out = []
    for tick in scale.ticks:
        y = _y(tick, scale)
        out.append(element("line", x1="0%", x2="100%", y1=y, y2=y, cls="grid"))
        out.append(element("text", number(tick), x="0%", y=y - 3, cls="ticklabel"))
    return out


def _days(dated: Sequence[date], days: Days, undated: str) -> list[Html]:
    """The first day, the last, and of those between as many as have room."""
    y = TOP + PLOT + 17
    out = [element("text", undated, x="0%", y=y, cls="ticklabel")] if undated else []
    taken = [days.x(None) - (0 if undated else TICK_GAP)]
    for day in dict.fromkeys([*dated[:1], *dated[-1:], *dated[1:-1]]):
        x = days.x(day)
        if all(abs(x - other) >= TICK_GAP for other in taken):
            taken.append(x)
            out.append(
                element("text", day.isoformat(), x=f"{x}%", y=y, text_anchor="middle", cls="ticklabel")
            )
            out.append(element("line", x1=f"{x}%", x2=f"{x}%", y1=TOP + PLOT, y2=TOP + PLOT + 5, cls="tick"))
    return out


def _band(harm: Range, scale: Scale) -> list[Html]:
    """From low to high as an area; an open end runs off the picture."""
    low = TOP + PLOT if harm.low is None else _y(harm.low, scale)
    high = 0 if harm.high is None else _y(harm.high, scale)
    if (harm.low, harm.high) == (None, None):
        return []
    out = [element("rect", x="0%", width="100%", y=high, height=max(low - high, 1), cls="between")]
    for value, cls in ((harm.low, "end"), (harm.high, "end"), (harm.best, "bestline")):
        if value is not None:
            y = _y(value, scale)
            out.append(element("line", x1="0%", x2="100%", y1=y, y2=y, cls=cls))
    return out


def _bounds(harm: Range, scale: Scale, named: Mapping[str, str]) -> list[Html]:
    """The words low, best and high at their lines; equal ones share a line, close ones move apart."""
    at_value: dict[int, list[str]] = defaultdict(list)
    for name, value in (("low", harm.low), ("best", harm.best), ("high", harm.high)):
        if value is not None:
            at_value[value].append(named[name])
    out, last = [], -LINE
    for value in sorted(at_value, reverse=True):
        y = max(_y(value, scale) + 4, last + LINE)
        last = y
        words = " · ".join([*at_value[value], number(value)])
        out.append(element("text", words, x="100%", y=y, text_anchor="end", cls="boundlabel"))
    return out


def _lines(told: Sequence[Told], days: Days, scale: Scale) -> list[Html]:
    """The figures of each origin joined in the order of their days."""
    of: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.day is not None:
            of[one.origin].append(one)
    out = []
    for own in of.values():
        own.sort(key=lambda one: (one.day or date.min, one.value))
        for a, b in pairwise(own):
            out.append(
                element("line", x1=f"{days.x(a.day)}%", x2=f"{days.x(b.day)}%", y1=_y(a.value, scale),
                        y2=_y(b.value, scale), cls="course")
            )  # fmt: skip
    return out


def _marks(told: Sequence[Told], days: Days, scale: Scale) -> list[Html]:
    """An origin's figure with its letter where it was first published, as a point wherever it was said again; marks that meet
    stand beside each other."""
    taken: dict[tuple[float, int], int] = defaultdict(int)
    known: set[tuple[object, ...]] = set()
    out = []
    for one in sorted(told, key=lambda one: (one.day or date.min, one.letter, one.value)):
        x, y = days.x(one.day), _y(one.value, scale)
        same = (one.origin, one.low, one.high, one.approximate)
        again = same in known
        known.add(same)
        shift = taken[x, y]
        taken[x, y] += STEP // 2 if again else STEP
        shape = _again(shift) if again else _first(one, shift, y, scale)
        out.append(element("a", at(x, y, shape), href=one.link, aria_label=one.words, cls="told"))
    return out


def _again(shift: int) -> Html:
    return element("circle", cx=shift, cy=0, r=3.5, cls="again")


def _first(one: Told, shift: int, y: int, scale: Scale) -> Html:
    cls = " ".join(["mark", *(["about"] if one.approximate else []), *(["gone"] if one.replaced else [])])
    shapes = [
        *_reach(one, shift, y, scale),
        element("circle", cx=shift, cy=0, r=RADIUS, cls=cls),
        element("text", one.letter, x=shift, y=4, text_anchor="middle", cls="letter"),
    ]
    if one.replaced:
        shapes.append(element("path", d=f"M{shift - 12},9L{shift + 12},-9", cls="struck"))
    return element("g", shapes)


def _reach(one: Told, shift: int, y: int, scale: Scale) -> list[Html]:
    """Up to the higher number of an interval; an arrow where an end is open."""
    if one.low is None:
        return [element("path", d=f"M{shift},{RADIUS}v10m-4,-5l4,5l4,-5", cls="reach")]
    if one.high is None:
        return [element("path", d=f"M{shift},-{RADIUS}v-10m-4,5l4,-5l4,5", cls="reach")]
    if one.high == one.low:
        return []
    up = _y(one.high, scale) - y
    return [element("path", d=f"M{shift},-{RADIUS}V{up}m-5,0h10", cls="reach")]
