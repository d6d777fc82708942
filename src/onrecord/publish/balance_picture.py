"""The balance of a place over time as a picture: for each part a band of what is reported and in it one of what it must be.

Comes in: a Course and the words to write. Goes out: an inline SVG as wide as its column; bands are stretched to it, letters are
not. Time runs from left to right in every language. What has no upper bound reaches the upper edge; nothing is drawn more exact than it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.publish.markup import Child, Html, element, join
from onrecord.publish.words import number
from onrecord.situations import Course, Moment, Part, People

WIDE, HIGH, OPEN = 600, 48, 6
"""The units in which bands are drawn: no finer than a screen shows, so that a thousand days stay a small picture. Above the highest
number there is room, into which only what has no upper bound reaches."""
_HEAD, _GAP, _AXIS = 20, 10, 24
"""Pixels above a band for its words, below it, and for the days at the foot."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the picture says, in the reader's language."""

    label: str
    parts: Mapping[Part, str]


@dataclass(frozen=True, slots=True)
class _Step:
    """From here on it is so; the last holds to the end."""

    x: int
    moment: Moment


def balance_picture(course: Course, parts: Sequence[Part], on: date | None, words: Words) -> Html | None:
    """The picture, or None where nothing tells of any of these parts, or all on one day."""
    if len(course.days) < 2:
        return None
    told = [part for part in parts if any(m.told for m in course.parts[part])]
    if not told:
        return None
    row = _HEAD + HIGH + _GAP
    height = row * len(told) + _AXIS
    shapes: list[Child] = [_HATCH]
    shapes += [_part(course, part, words, row * n) for n, part in enumerate(told)]
    chosen = on or course.days[-1]
    x = f"{100 * _x(course, min(max(chosen, course.days[0]), course.days[-1])) / WIDE:.2f}%"
    shapes.append(element("line", x1=x, x2=x, y1=_HEAD, y2=height - _AXIS, cls="chosen"))
    shapes.append(_axis(course, height))
    return element(
        "svg", shapes, cls="course", width="100%", height=height, role="img", aria_label=words.label, direction="ltr"
    )  # fmt: skip


_HATCH = element(
    "defs",
    element(
        "pattern",
        element("path", d="M0,6L6,0", cls="hatch"),
        id="course-clash", width=6, height=6, patternUnits="userSpaceOnUse",
    ),
)  # fmt: skip
"""What cannot all be true is hatched, so that no colour is needed to see it."""


def _part(course: Course, part: Part, words: Words, top: int) -> Html:
    moments = course.parts[part]
    highest = max(_numbers(moments), default=0) or 1
    steps = _steps(course, moments)
    bands = [
        _band([(s.x, s.moment.told) for s in steps], highest, "told"),
        _band([(s.x, s.moment.together) if s.moment.told else (s.x, None) for s in steps], highest, "together"),
        _band([(s.x, s.moment.told if s.moment.together is None else None) for s in steps], highest, "clash", "url(#course-clash)"),
    ]  # fmt: skip
    return join(
        element("text", words.parts[part], x="0", y=top + 14, cls="partname"),
        element("text", number(highest), x="100%", y=top + 14, text_anchor="end", cls="scale"),
        element(
            "svg",
            element("rect", x=0, y=0, width=WIDE, height=HIGH, cls="ground"),
            bands,
            y=top + _HEAD, width="100%", height=HIGH, viewBox=f"0 0 {WIDE} {HIGH}", preserveAspectRatio="none",
        ),
        element("line", x1="0%", x2="100%", y1=top + _HEAD + HIGH, y2=top + _HEAD + HIGH, cls="zero"),
    )  # fmt: skip


def _axis(course: Course, height: int) -> Html:
    first, last = course.days[0], course.days[-1]
    return join(
        element("text", first.isoformat(), x="0%", y=height - 6, cls="scale"),
        element("text", last.isoformat(), x="100%", y=height - 6, text_anchor="end", cls="scale"),
    )


def _steps(course: Course, moments: Sequence[Moment]) -> list[_Step]:
    """Only where something changes; of what changes within one unit the last."""
    steps: list[_Step] = []
    for day, moment in zip(course.days, moments, strict=True):
        x = _x(course, day)
        if steps and steps[-1].x == x:
            steps.pop()
        if not steps or steps[-1].moment != moment:
            steps.append(_Step(x, moment))
    return steps


def _band(
    steps: Sequence[tuple[int, People | None]], highest: int, cls: str, fill: str | None = None
) -> Html | None:
    """One closed outline for each stretch in which there is a range."""
    outlines = []
    stretch: list[tuple[int, int, int]] = []
    for x, range_ in steps:
        if range_ is None:
            outlines.append(_outline(stretch, x))
            stretch = []
        else:
            low, high = range_
            stretch.append((x, _y(low or 0, highest), 0 if high is None else _y(high, highest)))
    outlines.append(_outline(stretch, WIDE))
    drawn = "".join(outlines)
    return element("path", d=drawn, cls=cls, fill=fill, vector_effect="non-scaling-stroke") if drawn else None


def _outline(stretch: Sequence[tuple[int, int, int]], end: int) -> str:
    """Along the upper ends to the right, back along the lower ones; a single number keeps a line's height."""
    if not stretch:
        return ""
    ends = [x for x, _, _ in stretch[1:]] + [max(end, stretch[-1][0] + 2)]
    upper = "".join(f"V{high}H{x}" for (_, _, high), x in zip(stretch, ends, strict=True))
    back = zip(reversed(stretch), strict=True)
    lower = "".join(f"V{max(low, high + 2)}H{x}" for ((x, low, high),) in back)
    return f"M{stretch[0][0]},{stretch[0][2]}{upper}{lower}Z"


def _x(course: Course, day: date) -> int:
    whole = (course.days[-1] - course.days[0]).days
    return round(WIDE * (day - course.days[0]).days / whole)


def _y(value: int, highest: int) -> int:
    return OPEN + round((HIGH - OPEN - 2) * (1 - min(value, highest) / highest))


def _numbers(moments: Iterable[Moment]) -> Iterable[int]:
    for moment in moments:
        for range_ in (moment.told, moment.together):
            yield from (n for n in range_ or () if n is not None)
