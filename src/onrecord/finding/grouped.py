"""Incidents counted in the index's rows: by position and kind for a map, by time and kind for a timeline. No row is read singly.

Comes in: the record as a person may see it, and what is wanted. Goes out: groups with their numbers, in an order that stays. Drawing
them is done in web/pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from onrecord.finding import days
from onrecord.finding.asking import COLUMNS, ORDERS, incident_row, shown_incidents
from onrecord.finding.conditions import of_incidents
from onrecord.finding.days import Step
from onrecord.finding.keeping import kept
from onrecord.finding.placing import found_at
from onrecord.finding.rows import IncidentRow, Page
from onrecord.finding.seen import hidden_in, index_of
from onrecord.finding.wanted import EVERYTHING, Wanted
from onrecord.store import Record

Where = Literal["drawn", "country", "nowhere"]
"""What a map can do with an incident: draw it, say its country, or say that nobody knows where it was."""
Position = tuple[float, float]
"""Latitude and longitude."""


@dataclass(frozen=True, slots=True)
class SpotRow:
    """The incidents of one kind at one position, known with one precision."""

    lat: float
    lon: float
    radius_km: float | None
    precision: str
    place: str
    country: str
    kind: str
    incidents: int
    most: int | None
    """The highest figure that one of them is given."""
    one: str
    """The id of one of them; of the only one where there is one."""


@dataclass(frozen=True, slots=True)
class TimeRow:
    """The incidents of one kind that began in one step of time and ended in the same or a later one."""

    kind: str
    first: date
    """The first day of the step in which they began."""
    last: date
    """The first day of the step in which they ended."""
    incidents: int
    most: int | None
    one: str


@dataclass(frozen=True, slots=True)
class Reach:
    """From which day to which incidents are known, and how many have no day."""

    first: date | None
    last: date | None
    undated: int


@dataclass(frozen=True, slots=True)
class Positions:
    """How many of what is found can be drawn, are known to a country only (by its name), and are known nowhere."""

    drawn: int
    countries: tuple[tuple[str, int], ...]
    nowhere: int


_WHERE = (
    "CASE WHEN one.precision = 'country' THEN 'country'"
    " WHEN one.precision IN ('exact', 'settlement', 'district', 'region') AND one.lat BETWEEN -90 AND 90"
    " AND one.lon BETWEEN -180 AND 180 THEN 'drawn' ELSE 'nowhere' END"
)
_ANY = "''"
_MOST = "max(coalesce(best, low, high))"


def spots(seen: Record, wanted: Wanted) -> Sequence[SpotRow]:
    """Those that can be drawn."""
    return kept(seen, ("spots", wanted), lambda: _spots(seen, wanted))


def _spots(seen: Record, wanted: Wanted) -> Sequence[SpotRow]:
    by = "lat, lon, radius, precision, place, country, kind"  # as in incident_map (file.py), so that nothing is sorted
    found = _asked(
        seen, wanted, f"{by}, count(*), {_MOST}, min(name)", f"{_WHERE} = 'drawn'", end=f"GROUP BY {by}"
    )
    return tuple(
        SpotRow(lat, lon, radius, precision, place or "", country or "", kind, count, most, one)
        for lat, lon, radius, precision, place, country, kind, count, most, one in found
    )  # fmt: skip


def positions(seen: Record, wanted: Wanted) -> Positions:
    return kept(seen, ("positions", wanted), lambda: _positions(seen, wanted))


def _positions(seen: Record, wanted: Wanted) -> Positions:
    ((all_of_them, drawn),) = _asked(seen, wanted, f"count(*), total({_WHERE} = 'drawn')")
    by = "coalesce(one.place, one.country, '')"
    named = _asked(
        seen, wanted, f"{by}, count(*)", f"{_WHERE} = 'country'", end=f"GROUP BY {by} ORDER BY 2 DESC, 1"
    )
    return Positions(int(drawn), tuple(named), all_of_them - int(drawn) - sum(count for _, count in named))


def rows(
    seen: Record, wanted: Wanted, where: Where | None = None, at: Sequence[Position] = (), order: str = "day", first: int = 0,
    most: int = 50, total: int | None = None,
) -> Page[IncidentRow]:  # fmt: skip
    """The incidents singly: of one sort of position, or at some positions alone. `total` is how many, where that is known already."""
    also = "1"
    values: list[object] = [part for one in at for part in one]
    if at:
        also = f"(one.lat, one.lon) IN (VALUES {','.join(['(?, ?)'] * len(at))})"
    if where is not None:
        also, values = f"{also} AND {_WHERE} = ?", [*values, where]
    if total is None:
        ((total,),) = _asked(seen, wanted, "count(*)", also, values)
    # Names first, out of the narrow rows of an index; then the whole rows of one page.
    page = f"ORDER BY {ORDERS[order]} LIMIT {int(most)} OFFSET {int(first)}"
    names = kept(
        seen,
        ("rows", wanted, also, tuple(values), page),
        lambda: [name for (name,) in _asked(seen, wanted, "name", also, values, page)],
    )
    marks = ",".join("?" * len(names))
    found = _asked(seen, EVERYTHING, COLUMNS, f"one.name IN ({marks})", names, f"ORDER BY {ORDERS[order]}")
    return Page([incident_row(row) for row in found], total, first)


def times(seen: Record, wanted: Wanted, step: Step, kinds: bool = True) -> Sequence[TimeRow]:
    """Those with a day or more; all kinds as one where they need not be told apart."""
    return kept(seen, ("times", wanted, step, kinds), lambda: _times(seen, wanted, step, kinds))


def _times(seen: Record, wanted: Wanted, step: Step, kinds: bool) -> Sequence[TimeRow]:
    by = (
        "start, end, kind" if kinds else "start, end"
    )  # as in incident_time (file.py), so that nothing is sorted
    found = _asked(
        seen,
        wanted,
        f"start, end, {'kind' if kinds else _ANY}, count(*), {_MOST}, min(name)",
        "one.start IS NOT NULL",
        end=f"GROUP BY {by}",
    )
    begin = _begins(step)
    held: dict[tuple[str, date, date], TimeRow] = {}
    for start, last, kind, count, most, one in found:
        key = kind, begin(start), begin(last)
        known = held.get(key)
        if known is not None:
            count += known.incidents
            most = max((n for n in (most, known.most) if n is not None), default=None)
        held[key] = TimeRow(*key, count, most, one)
    return tuple(held[key] for key in sorted(held))


def reach(seen: Record, wanted: Wanted) -> Reach:
    return kept(seen, ("reach", wanted), lambda: _reach(seen, wanted))


def _reach(seen: Record, wanted: Wanted) -> Reach:
    ((first, last, undated),) = _asked(seen, wanted, "min(start), max(end), sum(start IS NULL)")
    day = date.fromisoformat
    return Reach(first and day(first), last and day(last), undated or 0)


def _begins(step: Step) -> Callable[[str], date]:
    """A day as the index holds it → the first day of its step; each day is worked out once."""

    @cache
    def begin(day: str) -> date:
        return days.begin(date.fromisoformat(day), step)

    return begin


def _asked(
    seen: Record, wanted: Wanted, columns: str, also: str = "1", also_values: Sequence[Any] = (), end: str = ""
) -> list[tuple[Any, ...]]:  # fmt: skip
    index, hidden = index_of(seen), hidden_in(seen)
    table, values = shown_incidents(seen, index, hidden)
    where = of_incidents(found_at(index, wanted), hidden)
    sql = f"SELECT {columns} FROM ({table}) AS one WHERE {where.sql()} AND {also} {end}"  # noqa: S608  words of our own; values are bound
    return list(index.execute(sql, [*values, *where.values, *also_values]))
