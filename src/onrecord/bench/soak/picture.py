"""Rounds of a soak → one SVG: memory, latency, adding and size over time, with the backups and restarts.

It stands alone, has no script, and takes the colours of the reader's system, light or dark. The table has the same figures.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.bench.soak.series import Group, Round
from onrecord.publish.markup import Html, element

WIDTH, LEFT, RIGHT, TOP = 760, 62, 160, 34
TALL, BETWEEN = 120, 44
_STYLE = """
svg{--ink:#1c1c1c;--faint:#c9c9c9;--paper:#fff;--a:#0b5cad;--b:#b3400f;--c:#5a3d99;--d:#0b5cad;font:12px system-ui,sans-serif}
@media (prefers-color-scheme:dark){svg{--ink:#ececec;--faint:#4a4a4a;--paper:#151515;--a:#7db8f5;--b:#f2a07b;--c:#c1a8f0;--d:#7db8f5}}
.paper{fill:var(--paper)}text{fill:var(--ink)}.title{font-weight:600}.grid{stroke:var(--faint)}.mark{stroke:var(--ink);stroke-dasharray:2 3}
.line{fill:none;stroke-width:1.8;stroke-linejoin:round}.a{stroke:var(--a)}.b{stroke:var(--b)}.c{stroke:var(--c)}.d{stroke:var(--d);stroke-dasharray:5 3}
"""


@dataclass(frozen=True, slots=True)
class Curve:
    name: str
    look: str
    """A class of the style: colour and kind of line."""
    of: Callable[[Round], float | None]


def _latency(group: Group, of: str) -> Callable[[Round], float | None]:
    return lambda one: getattr(one.latency[group], of) if group in one.latency else None


PANELS: tuple[tuple[str, tuple[Curve, ...]], ...] = (
    ("Memory, MB", (
        Curve("server, middle", "a", lambda one: one.server_mb),
        Curve("server, most", "d", lambda one: one.server_peak_mb),
        Curve("onrecord add, most", "b", lambda one: one.add_peak_mb),
    )),
    ("Latency p95, ms", (
        Curve("pages", "a", _latency("pages", "p95_ms")),
        Curve("reading at the API", "b", _latency("api", "p95_ms")),
        Curve("decisions", "c", _latency("decisions", "p95_ms")),
    )),
    ("Latency p50, ms", (
        Curve("pages", "a", _latency("pages", "p50_ms")),
        Curve("reading at the API", "b", _latency("api", "p50_ms")),
        Curve("decisions", "c", _latency("decisions", "p50_ms")),
    )),
    ("Seconds to add 1,000 reports", (Curve("onrecord add", "b", lambda one: one.seconds_per_1000),)),
    ("Record, MB", (Curve("all its files", "a", lambda one: one.record_mb),)),
)  # fmt: skip


def drawn(rounds: Sequence[Round]) -> Html:
    """ValueError where there is no round."""
    if not rounds:
        raise ValueError("no round to draw")
    end = _above(rounds[-1].minutes)
    height = TOP + len(PANELS) * (TALL + BETWEEN)
    panels = [_panel(n, title, curves, rounds, end) for n, (title, curves) in enumerate(PANELS)]
    return element(
        "svg", element("style", Html(_STYLE)), element("rect", cls="paper", width=WIDTH, height=height), panels, _marks(rounds, end, height),
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {height}", width=WIDTH, height=height, role="img",
        aria_label=f"Memory, latency, adding and size over {rounds[-1].minutes:.0f} minutes and {rounds[-1].reports:,} reports",
    )  # fmt: skip


def _panel(n: int, title: str, curves: Sequence[Curve], rounds: Sequence[Round], end: float) -> Html:
    top = TOP + n * (TALL + BETWEEN)
    values = {
        one.name: [(each.minutes, value) for each in rounds if (value := one.of(each)) is not None]
        for one in curves
    }
    most = _above(max((value for points in values.values() for _, value in points), default=1.0))

    def at(minutes: float, value: float) -> tuple[float, float]:
        return _x(minutes, end), round(top + TALL * (1 - value / most), 1)

    lines = [_line(one.look, [at(*point) for point in values[one.name]]) for one in curves]
    names = [
        element("g", element("path", cls=f"line {one.look}", d=f"M{WIDTH - RIGHT + 10},{top + 10 + 18 * k}h18"),
                element("text", one.name if values[one.name] else f"{one.name}: none", x=WIDTH - RIGHT + 33, y=top + 14 + 18 * k))
        for k, one in enumerate(curves)
    ]  # fmt: skip
    return element(
        "g", element("text", title, cls="title", x=LEFT, y=top - 8), _grid(top, most, end), lines, names
    )


def _grid(top: float, most: float, end: float) -> list[Html]:
    rows: list[Html] = []
    for part in (0.0, 0.5, 1.0):
        y = top + TALL * (1 - part)
        rows.append(element("path", cls="grid", d=f"M{LEFT},{y:g}H{WIDTH - RIGHT}"))
        rows.append(element("text", _short(most * part), x=LEFT - 6, y=y + 4, text_anchor="end"))
    for part in (0.0, 0.5, 1.0):
        words = f"{end * part:g} min" if part else "0"
        rows.append(element("text", words, x=_x(end * part, end), y=top + TALL + 16, text_anchor="middle"))
    return rows


def _line(look: str, points: Sequence[tuple[float, float]]) -> Html | None:
    if not points:
        return None
    dots = [
        element("path", cls=f"line {look}", d=f"M{x},{y}h.1", stroke_linecap="round")
        for x, y in points
        if len(points) == 1
    ]
    path = "M" + "L".join(f"{x},{y}" for x, y in points)
    return element("g", element("path", cls=f"line {look}", d=path), dots)


def _marks(rounds: Sequence[Round], end: float, height: int) -> list[Html]:
    """When the server was stopped or killed: at the end of the round before, when it was done."""
    out = []
    for before, one in pairwise(rounds):
        if one.restart:
            x = _x(before.minutes, end)
            out.append(element("path", cls="mark", d=f"M{x},{TOP - 4}V{height - BETWEEN}"))
            out.append(element("text", one.restart, x=x, y=TOP - 22, text_anchor="middle"))
    return out


def _x(minutes: float, end: float) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * minutes / end, 1)


def _above(value: float) -> float:
    """The next round number."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(
        (
            step * power
            for step in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
            if step * power >= value * (1 - 1e-9)
        ),
        10 * power,
    )


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.2g}"
