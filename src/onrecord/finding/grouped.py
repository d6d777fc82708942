"""Incidents counted in the index's rows: by position and kind for a map, by time and kind for a timeline. No row is read singly.

Comes in: the record as a person may see it, and what is wanted. Goes out: groups with their numbers, in an order that stays. Drawing
them is done in web/pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from onrecord.finding.asking import COLUMNS, ORDERS, hidden_in, incident_row, index_of, shown_incidents
from onrecord.finding.conditions import of_incidents
from onrecord.finding.rows import IncidentRow, Page
from onrecord.finding.wanted import Wanted
from onrecord.store import Record

Step = Literal["day", "week", "month", "year"]
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
_FIRST_DAYS: dict[str, str] = {
    "day": "substr({0}, 1, 10)",
    # The Monday: six days back, then on to the next.
    "week": "date({0}, '-6 days', 'weekday 1')",
    "month": "substr({0}, 1, 7) || '-01'",
    "year": "substr({0}, 1, 4) || '-01-01'",
}
_MOST = "max(coalesce(best, low, high))"


def spots(seen: Record, wanted: Wanted) -> list[SpotRow]:
    """Those that can be drawn."""
    by = "lat, lon, radius, precision, coalesce(place, ''), coalesce(country, ''), kind"
    return [
        SpotRow(*row)
        for row in _asked(seen, wanted, by, f"{by}, count(*), {_MOST}, min(name)", f"{_WHERE} = 'drawn'")
    ]


def positions(seen: Record, wanted: Wanted) -> Positions:
    by = f"{_WHERE}, CASE WHEN one.precision = 'country' THEN coalesce(one.place, one.country, '') ELSE '' END"
    counted = {(where, name): count for where, name, count in _asked(seen, wanted, by, f"{by}, count(*)")}
    named = [(name, count) for (where, name), count in counted.items() if where == "country"]
    ranked = tuple(sorted(named, key=lambda one: (-one[1], one[0])))
    return Positions(counted.get(("drawn", ""), 0), ranked, counted.get(("nowhere", ""), 0))


def rows(
    seen: Record, wanted: Wanted, where: Where, at: Sequence[Position] = (), order: str = "day", first: int = 0, most: int = 50
) -> Page[IncidentRow]:  # fmt: skip
    """The incidents singly, of one sort of position; at these positions alone where any are named."""
    also, values = f"{_WHERE} = ?", [where, *(part for one in at for part in one)]
    if at:
        also += f" AND (one.lat, one.lon) IN (VALUES {','.join(['(?, ?)'] * len(at))})"
    ((total,),) = _asked(seen, wanted, "", "count(*)", also, values)
    page = f" ORDER BY {ORDERS[order]} LIMIT {int(most)} OFFSET {int(first)}"
    return Page([incident_row(row) for row in _asked(seen, wanted, "", COLUMNS, also, values, page)], total, first)


def times(seen: Record, wanted: Wanted, step: Step) -> list[TimeRow]:
    """Those with a day or more."""
    first, last = (_FIRST_DAYS[step].format(f"one.{column}") for column in ("start", "end"))
    rows = _asked(
        seen, wanted, "1, 2, 3", f"kind, {first}, {last}, count(*), {_MOST}, min(name)", "one.start IS NOT NULL"
    )
    return [
        TimeRow(kind, date.fromisoformat(a), date.fromisoformat(b), count, most, one)
        for kind, a, b, count, most, one in rows
    ]


def reach(seen: Record, wanted: Wanted) -> Reach:
    ((first, last, undated),) = _asked(seen, wanted, "", "min(start), max(end), sum(start IS NULL)")
    day = date.fromisoformat
    return Reach(first and day(first), last and day(last), undated or 0)


def _asked(
    seen: Record, wanted: Wanted, by: str, columns: str, also: str = "1", also_values: Sequence[Any] = (), page: str = ""
) -> list[tuple[Any, ...]]:  # fmt: skip
    index, hidden = index_of(seen), hidden_in(seen)
    table, values = shown_incidents(seen, index, hidden)
    where = of_incidents(wanted, hidden)
    grouped = f" GROUP BY {by} ORDER BY {by}" if by else page
    sql = f"SELECT {columns} FROM ({table}) AS one WHERE {where.sql()} AND {also}{grouped}"  # noqa: S608  no words of anybody's
    return list(index.execute(sql, [*values, *where.values, *also_values]))
