"""All dated incidents along one axis of days.

Comes in: the page's entries. Goes out: an inline SVG as wide as the page, positions in percent so that its
letters stay readable on a phone, and a table with the same content. A day is a mark; a vague time is a span
with soft ends; an end that nobody gives, or that lies outside the axis, is an arrow. Running totals do not
stretch the axis: they run off it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.publish.entries import Entry
from onrecord.publish.markup import Html, element, foreign, join
from onrecord.publish.range_picture import at
from onrecord.publish.tables import folded, table
from onrecord.publish.words import FAMILY_WORDS, family, how_long, when_words
from onrecord.records import When

LEFT, RIGHT = 3.0, 97.0
SHORTEST_AXIS = 7
"""Days: fewer would draw one day as wide as the page."""
MOST_TICKS = 6
"""Labels that fit beside each other on a phone."""
ROW_LETTERS, PHONE_LETTERS = 110, 44
"""Letters of a title that fit over a row, widely and on a phone."""
ROWS_WITH_NAMES = 60
"""Up to here every incident has a row with its title; beyond it they share rows and show their number."""
HEAD, NAME, LANE, GAP = 24, 16, 13, 7
PACKED_LANE = 15
SHAPES = {
    "harm": "M-5,0A5,5 0 1 1 5,0A5,5 0 1 1 -5,0Z",
    "attack": "M0,-6L6,0L0,6L-6,0Z",
    "moved": "M-5,-5L6,0L-5,5Z",
    "held": "M-4.5,-4.5H4.5V4.5H-4.5Z",
    "situation": "M-6,-2H-2V-6H2V-2H6V2H2V6H-2V2H-6Z",
}
"""Circle, diamond, triangle, square, cross: a family is known by its shape as well as by its colour."""


@dataclass(frozen=True, slots=True)
class Axis:
    first: date
    last: date

    def x(self, value: date) -> float:
        """The middle of a day, in percent; days outside the axis fall on its ends."""
        return self.at((min(max(value, self.first), self.last) - self.first).days + 0.5)

    def morning(self, value: date) -> float:
        return self.at((max(value, self.first) - self.first).days)

    def night(self, value: date) -> float:
        return self.at((min(value, self.last) - self.first).days + 1)

    def at(self, days: float) -> float:
        width = (self.last - self.first).days + 1
        return round(LEFT + (RIGHT - LEFT) * min(max(days / width, 0.0), 1.0), 2)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A family of claims of one incident at one time; `total` where it is a running total."""

    family: str
    when: When
    total: bool


def timeline(entries: Sequence[Entry]) -> Html:
    dated = [entry for entry in entries if has_day(entry.incident.time)]
    undated = [entry for entry in entries if not has_day(entry.incident.time)]
    if not dated:
        picture: Html = element("p", "No incident here has a date, so there is nothing to draw.")
    else:
        picture = join(legend(dated), drawing(dated))
    return join(picture, undated_line(undated), as_table(entries))


def has_day(when: When | None) -> bool:
    return when is not None and (when.start is not None or when.end is not None)


def undated_line(undated: Sequence[Entry]) -> Html | None:
    if not undated:
        return None
    links = [join(" ", element("a", entry.number, href=entry.link, title=entry.title)) for entry in undated]
    return element("p", "Not dated, so not drawn: incident", "" if len(undated) == 1 else "s", links, ".")


def drawing(dated: Sequence[Entry]) -> Html:
    axis = make_axis(dated)
    in_time = sorted(dated, key=lambda e: (e.running_total, earliest(e.incident.time), e.number))
    rows, height = named_rows(in_time, axis) if len(dated) <= ROWS_WITH_NAMES else packed_rows(in_time, axis)
    return element(
        "svg",
        soft_ends(),
        grid(axis, height),
        rows,
        cls="timeline",
        width="100%",
        height=height,
        role="group",
        aria_label=f"Timeline of {len(dated)} dated incidents; the same is in the table below",
    )


def soft_ends() -> Html:
    """One gradient a family: full in the middle, gone at both ends."""
    stops = [(0, 0), (0.3, 0.75), (0.7, 0.75), (1, 0)]
    return element(
        "defs",
        [
            element(
                "linearGradient",
                [element("stop", offset=offset, stop_opacity=opacity) for offset, opacity in stops],
                id=f"soft-{name}",
                cls=f"soft {name}",
            )
            for name in FAMILY_WORDS
        ],
    )


def earliest(when: When | None) -> date:
    if when is None:
        return date.max
    return when.start or when.end or date.max


def make_axis(dated: Sequence[Entry]) -> Axis:
    """Over the days of all incidents that are not running totals, or of all where there is nothing else."""
    ends = days_of(entry for entry in dated if not entry.running_total) or days_of(dated)
    first, last = min(ends), max(ends)
    missing = SHORTEST_AXIS - 1 - (last - first).days
    pad = max(missing // 2 + missing % 2, (last - first).days // 25, 0)
    return Axis(shifted(first, -pad), shifted(last, pad))


def days_of(entries: Iterable[Entry]) -> list[date]:
    times = [entry.incident.time for entry in entries]
    return [end for when in times if when for end in (when.start, when.end) if end]


def shifted(value: date, days: int) -> date:
    try:
        return value + timedelta(days=days)
    except OverflowError:
        return value


def ticks(axis: Axis) -> list[tuple[date, str]]:
    """At most MOST_TICKS round days with their labels: days, then months, then years."""
    days = (axis.last - axis.first).days
    for step in (1, 2, 7, 14):
        if days / step < MOST_TICKS:
            first = axis.first if step < 7 else axis.first + timedelta(days=(-axis.first.weekday()) % 7)
            found = [first + timedelta(days=n) for n in range(0, (axis.last - first).days + 1, step)]
            return [(value, f"{value.day} {value:%b} {value.year}") for value in found]
    for months in (1, 2, 3, 6):
        if days / (months * 30.4) < MOST_TICKS:
            return [(value, f"{value:%b} {value.year}") for value in month_starts(axis, months)]
    years = next(
        n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if days / (n * 365.25) < MOST_TICKS
    )
    found = [date(y, 1, 1) for y in range(axis.first.year, axis.last.year + 1) if y % years == 0]
    return [(value, str(value.year)) for value in found if value >= axis.first]


def month_starts(axis: Axis, step: int) -> list[date]:
    first, last = axis.first.year * 12 + axis.first.month - 1, axis.last.year * 12 + axis.last.month - 1
    starts = [date(n // 12, n % 12 + 1, 1) for n in range(first, last + 1) if n % step == 0]
    return [value for value in starts if value >= axis.first]


def grid(axis: Axis, height: int) -> list[Html]:
    """A line where a day, month or year begins, with its name to the right."""
    out: list[Html] = []
    for value, label in ticks(axis):
        x = axis.morning(value)
        late = x > 86
        out.append(element("line", x1=f"{x}%", x2=f"{x}%", y1=3, y2=height, cls="grid"))
        out.append(
            element(
                "text", label, x=f"{x}%", dx=-4 if late else 4, y=12,
                text_anchor="end" if late else "start", cls="ticklabel",
            )
        )  # fmt: skip
    return out


def named_rows(entries: Sequence[Entry], axis: Axis) -> tuple[list[Html], int]:
    """A row an incident: its title, and under it a lane for each family of its claims."""
    out: list[Html] = []
    top = HEAD
    for entry in entries:
        lanes = stretches(entry)
        names = list(dict.fromkeys(stretch.family for stretch in lanes))
        height = NAME + LANE * len(names) + GAP
        drawn = [
            stretch_mark(stretch, top + NAME + LANE * names.index(stretch.family) + 6, axis)
            for stretch in lanes
        ]
        area = element("rect", x=0, y=top - 3, width="100%", height=height - 1, cls="row")
        rule = element("line", x1=0, x2="100%", y1=top - 4, y2=top - 4, cls="rowline")
        row = (area, rule, row_title(entry, top + 11), drawn)
        out.append(element("a", row, href=entry.link))
        top += height
    return out, top + 4


def row_title(entry: Entry, y: int) -> list[Html]:
    """The title, cut where it is too long, and a shorter one for a phone's width."""
    words = entry.title
    lengths = (
        [(ROW_LETTERS, "full"), (PHONE_LETTERS, "cut")] if len(words) > PHONE_LETTERS else [(ROW_LETTERS, "")]
    )
    return [
        element(
            "text", f"{entry.number}  {shortened(words, length)}", x=0, y=y, cls=f"rowname {cls}".rstrip()
        )
        for length, cls in lengths
    ]


def shortened(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def packed_rows(entries: Sequence[Entry], axis: Axis) -> tuple[list[Html], int]:
    """Many incidents: each takes the first lane that is free, marked by its number."""
    lanes: list[float] = []
    out: list[Html] = []
    for entry in entries:
        start, end = percent_span(entry.incident.time, axis)
        end = max(end, start) + 1.5 + len(str(entry.number)) * 1.0
        lane = next((n for n, taken in enumerate(lanes) if taken < start - 1.2), len(lanes))
        lanes[lane : lane + 1] = [end]
        y = HEAD + PACKED_LANE * lane + PACKED_LANE // 2
        stretch = Stretch(family(entry.incident.kind), entry.incident.time, entry.running_total)  # type: ignore[arg-type]
        text_x = f"{percent_span(entry.incident.time, axis)[1]:.2f}%"
        number = element("text", entry.number, x=text_x, dx=8, y=y + 4, cls="packedname")
        name = f"{entry.number}, {entry.title}"
        out.append(element("a", stretch_mark(stretch, y, axis), number, href=entry.link, aria_label=name))
    return out, HEAD + PACKED_LANE * len(lanes) + 6


def percent_span(when: When | None, axis: Axis) -> tuple[float, float]:
    start = when.start if when else None
    end = when.end if when else None
    return axis.morning(start or axis.first), axis.night(end or axis.last)


def stretches(entry: Entry) -> list[Stretch]:
    """The different times of an incident's claims, by family; the incident's own time where none has one."""
    found = dict.fromkeys(
        Stretch(family(claim.kind), When("", claim.time.start, claim.time.end), claim.scope == "cumulative")
        for claim in entry.claims
        if claim.time is not None and has_day(claim.time) and claim.certainty != "denied"
    )
    if not found and entry.incident.time is not None:
        found = {Stretch(family(entry.incident.kind), entry.incident.time, entry.running_total): None}
    order = list(FAMILY_WORDS)
    return sorted(found, key=lambda s: (order.index(s.family), earliest(s.when), s.when.end or date.max))


def stretch_mark(stretch: Stretch, y: int, axis: Axis) -> Html:
    """A day: its shape. Several days: a span with soft ends, or a hollow bar for a running total."""
    when = stretch.when
    start, end = percent_span(when, axis)
    shape = element("path", d=SHAPES[stretch.family], cls=f"shape {stretch.family}")
    if when.start is not None and when.start == when.end and axis.first <= when.start <= axis.last:
        return at(axis.x(when.start), y, shape)
    pieces: list[Html] = [span_bar(stretch, start, end, y)]
    if when.start is None or when.start < axis.first:
        pieces.append(edge_arrow(start, y, -1, stretch.family))
    if when.end is None or when.end > axis.last:
        pieces.append(edge_arrow(end, y, 1, stretch.family))
    return element("g", pieces)


def span_bar(stretch: Stretch, start: float, end: float, y: int) -> Html:
    width = f"{max(end - start, 0.8):.2f}%"
    if stretch.total:
        return element(
            "rect", x=f"{start}%", y=y - 4, width=width, height=8, rx=2, cls=f"total {stretch.family}"
        )
    return element("rect", x=f"{start}%", y=y - 4, width=width, height=8, fill=f"url(#soft-{stretch.family})")


def edge_arrow(x: float, y: int, direction: int, name: str) -> Html:
    return at(x, y, element("path", d=f"M0,-5L{8 * direction},0L0,5Z", cls=f"shape {name}"))


def legend(dated: Sequence[Entry]) -> Html:
    present = {stretch.family for entry in dated for stretch in stretches(entry)}
    shapes = [
        element(
            "li",
            element("svg", element("path", d=SHAPES[name], cls=f"shape {name}"), width=16, height=14,
                    viewBox="-8 -7 16 14", aria_hidden="true"),
            " ", words,
        )
        for name, words in FAMILY_WORDS.items() if name in present
    ]  # fmt: skip
    notes = (
        "a shape: known to the day",
        "a span with soft ends: some time within it",
        "a hollow bar: a running total over that time",
        "an arrow: an end not given, or outside the picture",
    )
    return element("ul", shapes, [element("li", note, cls="note") for note in notes], cls="legend")


def as_table(entries: Sequence[Entry]) -> Html:
    """The picture's content as text."""
    label = "The timeline as a table"
    heads = ("No.", "Incident", "When", "How exact", "In the reports' words")
    in_time = sorted(entries, key=lambda entry: (earliest(entry.incident.time), entry.number))
    rows = [
        (
            element("a", entry.number, href=entry.link),
            foreign(entry.title),
            when_words(entry.incident.time),
            how_long(entry.incident.time) or "not known",
            foreign(entry.incident.time.text if entry.incident.time else ""),
        )
        for entry in in_time
    ]
    return folded(label, table(label, heads, rows))
