"""How many incidents there were in each week or month, as a small picture under the map; each column is a link to its time.

Comes in: groups of incidents by time, the time that is wanted, and the addresses of links. Goes out: SVG, and its columns for the
slider (static/picture.js). What is known less exactly than a column is counted beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onrecord.finding import days
from onrecord.finding.days import Step
from onrecord.finding.grouped import Reach, TimeRow
from onrecord.publish.markup import Html, element
from onrecord.publish.words import number

HEIGHT, LOWEST = 44, 3
MOST = 72
"""Columns: each is 4 pixels wide on a phone."""


@dataclass(frozen=True, slots=True)
class Histogram:
    step: Step
    columns: tuple[date, ...]
    """The first day of each."""
    counts: tuple[int, ...]
    vague: int
    """Incidents that are known less exactly than a column is wide."""
    picture: Html

    @property
    def starts(self) -> str:
        return ",".join(day.isoformat() for day in self.columns)

    @property
    def last(self) -> date:
        return days.end(self.columns[-1], self.step)


def step_of(reach: Reach) -> Step | None:
    """None where nothing has a day."""
    if reach.first is None or reach.last is None:
        return None
    return days.fitting(*_within(reach.first, reach.last), MOST)


def histogram(
    rows: Iterable[TimeRow], reach: Reach, since: date | None, until: date | None, link: Callable[[date, date], str]
) -> Histogram | None:  # fmt: skip
    step = step_of(reach)
    if step is None or reach.first is None or reach.last is None:
        return None
    columns = tuple(days.between(*_within(reach.first, reach.last), step))[-MOST * 3 :]
    counted: Counter[date] = Counter()
    vague = 0
    for row in rows:
        if row.first == row.last and row.first >= columns[0]:
            counted[row.first] += row.incidents
        else:
            vague += row.incidents
    counts = tuple(counted[day] for day in columns)
    return Histogram(step, columns, counts, vague, _drawn(step, columns, counts, since, until, link))


def _drawn(
    step: Step, columns: Sequence[date], counts: Sequence[int], since: date | None, until: date | None,
    link: Callable[[date, date], str],
) -> Html:  # fmt: skip
    highest, width = max(counts) or 1, 100 / len(columns)
    out = []
    for index, (day, count) in enumerate(zip(columns, counts, strict=True)):
        last = days.end(day, step)
        inside = (since is None or last >= since) and (until is None or day <= until)
        height = round(LOWEST + (HEIGHT - LOWEST) * count / highest) if count else 0
        words = ngettext("%(n)s incident", "%(n)s incidents", count) % {"n": number(count)}
        name = f"{_('%(first)s to %(last)s') % {'first': day, 'last': last}}: {words}"
        pieces = [
            element("title", name),
            element("rect", x=f"{index * width:.3f}%", y=0, width=f"{width:.3f}%", height=HEIGHT, cls="room"),
            element("rect", x=f"{index * width + width * 0.1:.3f}%", y=HEIGHT - height, width=f"{width * 0.8:.3f}%", height=height, cls="count"),
        ]  # fmt: skip
        # Reached by the date fields and the slider too: so many stops of the Tab key would be in the way.
        out.append(
            element("a", pieces, href=link(day, last), tabindex=-1, cls="within" if inside else "without", aria_label=name)
        )  # fmt: skip
    return element(
        "svg",
        out,
        cls="histogram",
        width="100%",
        height=HEIGHT,
        role="group",
        aria_label=_("Incidents along time"),
    )


def _within(first: date, last: date) -> tuple[date, date]:
    return max(first, days.EARLIEST), min(max(last, days.EARLIEST), days.LATEST)
