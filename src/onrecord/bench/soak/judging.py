"""Rounds of a soak → what they say about memory and latency, in words and as a figure.

Memory is judged on the second half of the rounds, and there on those after the last restart: a straight line by least squares through
the middles of the rounds over time; how much it rises in that time, as a share of their mean. Latency and adding are judged on all rounds
from the second on: the slope of log seconds over log reports in the record (1: in proportion). Too few rounds are not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.bench.linking import exponent
from onrecord.bench.scoring import Json
from onrecord.bench.soak.series import Group, Round

FEWEST = 4
"""Rounds that a line is drawn through."""
FLAT = 0.10
"""Memory that rises by no more of its mean is called flat. Judgement: the middles of rounds without a leak lie within it."""
HARDLY = 0.2
"""An exponent up to here: ten times the record, 1.6 times the time."""
_NAMES: dict[Group, str] = {"pages": "pages", "api": "reading at the API", "decisions": "decisions"}

Line = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    about: str
    fine: bool | None
    """None where it cannot be told."""
    words: str
    figure: float | None = None
    """The share by which memory rises, or the exponent."""

    def as_json(self) -> Json:
        figure = None if self.figure is None else round(self.figure, 3)
        return {"about": self.about, "fine": self.fine, "words": self.words, "figure": figure}


def judged(rounds: Sequence[Round]) -> list[Verdict]:
    later = _last_life(rounds)
    return [
        memory("memory of the server", later, lambda one: one.server_mb),
        memory("memory of the bench itself", later, lambda one: one.own_mb),
        grown("memory of onrecord add", rounds[1:], lambda one: one.add_peak_mb),
        *(grown(f"latency of {_NAMES[group]}, p95", rounds[1:], _p95(group)) for group in _NAMES),
        grown("seconds for 1,000 reports added", rounds[1:], lambda one: one.seconds_per_1000),
    ]


def _last_life(rounds: Sequence[Round]) -> Sequence[Round]:
    restarted = [n for n, one in enumerate(rounds) if one.restart]
    return rounds[max(len(rounds) // 2, restarted[-1] + 1 if restarted else 0) :]


def _p95(group: Group) -> Callable[[Round], float | None]:
    return lambda one: one.latency[group].p95_ms if group in one.latency else None


def memory(about: str, rounds: Sequence[Round], of: Callable[[Round], float | None]) -> Verdict:
    """Whether it is flat over time."""
    points = [(one.minutes, value) for one in rounds if (value := of(one)) is not None]
    rise = risen(points)
    if rise is None:
        return Verdict(about, None, _too_few(rounds, points))
    first, last = rounds[0], rounds[-1]
    record = last.reports / first.reports - 1 if first.reports else 0.0
    time = f"over the last {len(points)} rounds ({last.minutes - first.minutes:.1f} minutes)"
    mean = sum(mb for _, mb in points) / len(points)
    if rise <= FLAT:
        words = "flat" if rise >= -FLAT else "falling"
        return Verdict(about, True, f"{words}: {rise:+.1%} of {mean:,.0f} MB {time}", rise)
    beside = "less than" if rise < record else "as much as, or more than,"
    return Verdict(
        about,
        False,
        f"grows: {rise:+.1%} of {mean:,.0f} MB {time}, {beside} the record ({record:+.0%})",
        rise,
    )


def risen(points: Sequence[Line]) -> float | None:
    """By how much the straight line through the points rises from the first to the last, as a share of their mean."""
    if len(points) < FEWEST:
        return None
    middle_x, middle_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    across = sum((x - middle_x) ** 2 for x, _ in points)
    if not across or not middle_y:
        return None
    slope = sum((x - middle_x) * (y - middle_y) for x, y in points) / across
    rise: float = slope * (points[-1][0] - points[0][0]) / middle_y
    return rise


def grown(about: str, rounds: Sequence[Round], of: Callable[[Round], float | None]) -> Verdict:
    """Whether it grows faster than the record."""
    points = [(one.reports, value) for one in rounds if (value := of(one)) is not None]
    power = exponent(points) if len(points) >= FEWEST else None
    if power is None:
        return Verdict(about, None, _too_few(rounds, points))
    if power <= HARDLY:
        words = "hardly grows" if power >= -HARDLY else "falls"
    else:
        words = "grows, slower than the record" if power < 1 else "grows as fast as the record, or faster"
    return Verdict(about, power < 1, f"{words}: exponent {power:.2f} over {len(points)} rounds", power)


def _too_few(rounds: Sequence[Round], points: Sequence[Line]) -> str:
    if len(rounds) >= FEWEST and not points:
        return "not told by this system, or not asked for"
    return f"cannot be told from {len(points)} rounds"
