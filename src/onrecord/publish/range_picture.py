"""One range as a picture: each reported figure as a mark on a line, and under them low, best and high.

Comes in: a `Range` and its claims. Goes out: an inline SVG as wide as its column, with positions in percent
so that its letters stay readable on a phone. Open ends are arrows; nothing is drawn more exact than it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import floor, log10

from onrecord.incidents import Range
from onrecord.publish.markup import Child, Html, element
from onrecord.publish.words import bounds_words, count, number, range_name, range_words, short_figure
from onrecord.records import Claim

LEFT, RIGHT = 4.0, 88.0
"""Percent of the width where the scale begins and ends; the rest on the right is for labels and arrows."""
ROW, AXIS, BAND = 20, 22, 40
"""Heights in pixels of one figure, of the axis and of the band of low, best and high."""
LABEL_TURN = 62.0
"""From here on to the right a label stands left of its mark, so that it is not cut off."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One distinct figure and the claims that give it."""

    low: int | None
    high: int | None
    approximate: bool
    claims: tuple[Claim, ...]

    @property
    def anchor_value(self) -> int:
        return next((n for n in (self.low, self.high) if n is not None), 0)


@dataclass(frozen=True, slots=True)
class Scale:
    start: float
    end: float
    ticks: tuple[int, ...]

    def x(self, value: float) -> float:
        share = (value - self.start) / (self.end - self.start)
        return round(LEFT + (RIGHT - LEFT) * min(max(share, 0.0), 1.0), 2)


def range_picture(harm: Range, claims: Sequence[Claim], link: Callable[[Claim], str | None]) -> Html | None:
    """The picture, or None where no figure gives anything to draw.

    One exact figure is low, best and high at once and needs no band.
    """
    marks = distinct_figures(claims)
    values = [n for n in (harm.low, harm.best, harm.high) if n is not None]
    values += [n for mark in marks for n in (mark.low, mark.high) if n is not None]
    if not values:
        return None
    scale = make_scale(values)
    plain = len(marks) == 1 and len(set(values)) == 1 and harm.low == harm.high
    height = AXIS + ROW * len(marks) + (0 if plain else BAND)
    label = f"{range_name(harm)}: {range_words(harm)}, from {count(len(marks), 'different figure')}"
    return element(
        "svg",
        axis(scale, height),
        [figure_row(mark, AXIS + ROW * index, scale, link) for index, mark in enumerate(marks)],
        None if plain else band(harm, AXIS + ROW * len(marks), scale),
        cls="range",
        width="100%",
        height=height,
        role="group",
        aria_label=label,
    )


def distinct_figures(claims: Iterable[Claim]) -> list[Mark]:
    """Equal figures drawn once, smallest first."""
    found: dict[tuple[int | None, int | None, bool], list[Claim]] = {}
    for claim in claims:
        figure = claim.figure
        if figure is not None and (figure.low, figure.high) != (None, None):
            found.setdefault((figure.low, figure.high, figure.approximate), []).append(claim)
    marks = [Mark(*key, tuple(same)) for key, same in found.items()]
    return sorted(marks, key=lambda m: (m.anchor_value, m.high is None, m.high or 0, m.approximate))


def make_scale(values: Sequence[int]) -> Scale:
    """From zero, unless all figures lie close together far from it; then from a round number below them."""
    smallest, largest = min(values), max(values)
    together = smallest > largest / 2 and smallest != largest
    start = 0.0 if not together else max(0.0, smallest - max(largest - smallest, largest * 0.1))
    step = nice_step((largest - start) / 4 or 1)
    first = floor(start / step) * step
    ticks = [first]
    while ticks[-1] < largest:
        ticks.append(ticks[-1] + step)
    if len(ticks) == 1:
        ticks.append(first + step)
    return Scale(ticks[0], ticks[-1], tuple(ticks))


def nice_step(rough: float) -> int:
    """The 1, 2, 5, 10 … next above."""
    if rough <= 1:
        return 1
    power = 10 ** floor(log10(rough))
    return int(next(m * power for m in (1, 2, 5, 10) if m * power >= rough))


def axis(scale: Scale, height: int) -> list[Html]:
    out = []
    for tick in scale.ticks:
        x = f"{scale.x(tick)}%"
        out.append(element("line", x1=x, x2=x, y1=AXIS - 6, y2=height, cls="grid"))
        out.append(element("text", number(tick), x=x, y=11, text_anchor="middle", cls="ticklabel"))
    return out


def figure_row(mark: Mark, top: int, scale: Scale, link: Callable[[Claim], str | None]) -> Html:
    middle = top + ROW // 2
    times = f" ×{len(mark.claims)}" if len(mark.claims) > 1 else ""
    short = short_figure(mark.low, mark.high, mark.approximate) + times
    ends = sorted({n for n in (mark.low, mark.high) if n is not None})
    shapes = [
        *interval_line(mark.low, mark.high, middle, scale, "figure"),
        *(dot(n, middle, scale, mark.approximate) for n in ends),
        mark_label(short, mark, middle, scale),
    ]
    target = next((found for found in map(link, mark.claims) if found), None)
    if target is None:
        return element("g", shapes, cls="figuremark")
    words = bounds_words(mark.low, mark.high, mark.approximate)
    label = f"{short}: {words}, in {count(len(mark.claims), 'claim')}; to the words"
    return element("a", shapes, href=target, aria_label=label, cls="figuremark")


def mark_label(words: str, mark: Mark, y: int, scale: Scale) -> Html:
    """Right of the mark, or left of it where the picture ends soon; never over an arrow."""
    right_end = scale.x(mark.high if mark.high is not None else mark.anchor_value)
    left_end = scale.x(mark.low if mark.low is not None else mark.anchor_value)
    goes_right = mark.low is not None and mark.high is None
    goes_left = mark.low is None
    turned = (goes_right and left_end > 14) or (right_end > LABEL_TURN and not goes_left)
    x, shift, anchor = (left_end, -9, "end") if turned else (right_end + (8 if goes_right else 0), 9, "start")
    return element("text", words, x=f"{x}%", dx=shift, y=y + 4, text_anchor=anchor, cls="figurelabel")


def interval_line(low: int | None, high: int | None, y: int, scale: Scale, cls: str) -> list[Html]:
    """The line of an interval, with an arrow at an open end; nothing for a single number."""
    if low is not None and low == high:
        return []
    if low is None and high is not None:
        x = scale.x(high)
        end = max(x - 8, 0.8)
        return [line(end, x, y, cls), arrow(end, y, -1)]
    if high is None and low is not None:
        x = scale.x(low)
        return [line(x, x + 8, y, cls), arrow(x + 8, y, 1)]
    return [line(scale.x(low or 0), scale.x(high or 0), y, cls)]


def line(start: float, end: float, y: int, cls: str) -> Html:
    return element("line", x1=f"{start:.2f}%", x2=f"{end:.2f}%", y1=y, y2=y, cls=cls)


def at(x: float, y: int, *shapes: Child) -> Html:
    """Shapes drawn in pixels around a point whose x is in percent."""
    return element("svg", *shapes, x=f"{x:.2f}%", y=y, overflow="visible", width=1, height=1)


def arrow(x: float, y: int, direction: int) -> Html:
    return at(x, y, element("path", d=f"M0,-4.5L{7 * direction},0L0,4.5Z", cls="arrow"))


def dot(value: int, y: int, scale: Scale, approximate: bool) -> Html:
    """Hollow where the report says 'about'."""
    cls = "dot hollow" if approximate else "dot"
    return element("circle", cx=f"{scale.x(value)}%", cy=y, r=4.5, cls=cls)


def band(harm: Range, top: int, scale: Scale) -> Html:
    """Low to high as a bar, best as a diamond; their words stand in the table beside it."""
    middle = top + 14
    ends = [n for n in (harm.low, harm.high) if n is not None]
    shapes: list[Html] = [element("line", x1="0%", x2="100%", y1=top + 1, y2=top + 1, cls="rule")]
    shapes += interval_line(harm.low, harm.high, middle, scale, "bar")
    if ends and harm.low == harm.high:
        shapes.append(line(scale.x(ends[0]) - 0.4, scale.x(ends[0]) + 0.4, middle, "bar"))
    if harm.best is not None:
        diamond = element("path", d="M0,-8L8,0L0,8L-8,0Z", cls="best")
        shapes.append(at(scale.x(harm.best), middle, diamond))
    shapes += band_labels(harm, top + BAND - 4, scale)
    return element("g", shapes)


def band_labels(harm: Range, y: int, scale: Scale) -> list[Html]:
    """Each name under its value; names whose values stand close share one label, so that none overlap."""
    named = [("low", harm.low), ("best", harm.best), ("high", harm.high)]
    groups: list[tuple[float, list[str]]] = []
    for name, value in named:
        if value is None:
            continue
        x = scale.x(value)
        if groups and x - groups[-1][0] < 20:
            groups[-1][1].append(name)
        else:
            groups.append((x, [name]))
    return [
        element("text", " · ".join(names), x=f"{x}%", y=y, text_anchor=_anchor(x), cls="bandlabel")
        for x, names in groups
    ]


def _anchor(x: float) -> str:
    return "start" if x < 15 else "end" if x > 80 else "middle"
