"""Incidents counted in the index's rows: by position and kind for a map, by time and kind for a timeline. No row is read singly.

Comes in: the record as a person may see it, and what is wanted. Goes out: groups with their numbers, in an order that stays. Drawing
them is done in web/pictures.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple

from onrecord.finding import counted, days
from onrecord.finding.asking import (
    asked_of,
    incident_rows,
    names_of,
    shown_apart,
    shown_in_part,
    shown_incidents,
)
from onrecord.finding.conditions import Where as Conditions
from onrecord.finding.counted import MOST
from onrecord.finding.days import Step
from onrecord.finding.keeping import kept
from onrecord.finding.rows import IncidentRow, Page
from onrecord.finding.seen import index_of
from onrecord.finding.wanted import Wanted
from onrecord.resolve.countries import names
from onrecord.store import Record

Where = Literal["drawn", "country", "nowhere"]
"""What a map can do with an incident: draw it, say its country, or say that nobody knows where it was."""
Position = tuple[float, float]
"""Latitude and longitude."""


class SpotRow(NamedTuple):
    """The incidents of one kind at one position, known with one precision."""

    lat: float
    lon: float
    radius_km: float | None
    precision: str
    place: str
    kind: str
    incidents: int
    most: int | None
    """The highest figure that one of them is given."""


class TimeRow(NamedTuple):
    """The incidents of one kind that began in one step of time and ended in the same or a later one."""

    kind: str
    first: date
    """The first day of the step in which they began."""
    last: date
    """The first day of the step in which they ended."""
    incidents: int
    most: int | None
    one: str
    """The id of one of them; of the only one where there is one."""


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


_DRAWN = ("exact", "settlement", "district", "region")
_WHERE = (
    "CASE WHEN one.precision = 'country' THEN 'country'"
    " WHEN one.precision IN ('exact', 'settlement', 'district', 'region') AND one.lat BETWEEN -90 AND 90"
    " AND one.lon BETWEEN -180 AND 180 THEN 'drawn' ELSE 'nowhere' END"
)
_MANY = 2000
"""Incidents in a window: so many are soon met among the latest of all, and need not be looked up by where they were."""
Span = tuple[str, str, str, int, int | None, str]
"""First day, last day, kind, incidents, the highest figure, the id of one of them."""


def spots(seen: Record, wanted: Wanted) -> Sequence[SpotRow]:
    """Those that can be drawn. A window is looked for among what is found without it, so that the next one is there already."""
    found, _ = _spread(seen, replace(wanted, box=None))
    if wanted.box is None:
        return found
    west, south, east, north = wanted.box
    if west <= east:
        return tuple(row for row in found if south <= row.lat <= north and west <= row.lon <= east)
    return tuple(row for row in found if south <= row.lat <= north and not east <= row.lon <= west)


def positions(seen: Record, wanted: Wanted) -> Positions:
    _, found = _spread(seen, wanted)
    return found


def _spread(seen: Record, wanted: Wanted) -> tuple[Sequence[SpotRow], Positions]:
    return kept(seen, ("spread", wanted), lambda: _spread_anew(seen, wanted), lambda made: len(made[0]))


def _spread_anew(seen: Record, wanted: Wanted) -> tuple[Sequence[SpotRow], Positions]:
    by = "lat, lon, radius, precision, place, country, kind"  # as in incident_map (file.py), so that nothing is sorted
    drawn: list[SpotRow] = []
    countries: dict[str, int] = {}
    nowhere = 0
    for row in _in_groups(seen, wanted, by, f"count(*), {MOST}"):
        lat, lon, radius, precision, place, country, kind, count, most = row
        where = _where(lat, lon, precision)
        if where == "drawn":
            drawn.append(SpotRow(lat, lon, radius, precision, place or "", kind, count, most))
        elif where == "country":
            name = place if place is not None else country or ""
            countries[name] = countries.get(name, 0) + count
        else:
            nowhere += count
    named = sorted(countries.items(), key=lambda item: (-item[1], item[0]))
    return tuple(drawn), Positions(sum(row.incidents for row in drawn), tuple(named), nowhere)


def _where(lat: float | None, lon: float | None, precision: str | None) -> Where:
    """As `_WHERE`."""
    if precision == "country":
        return "country"
    known = lat is not None and lon is not None and -90 <= lat <= 90 and -180 <= lon <= 180
    return "drawn" if precision in _DRAWN and known else "nowhere"


def countries(seen: Record, most: int) -> list[str]:
    """The English names of the countries of most incidents."""
    named = names()
    found = _asked(
        seen, Wanted(), "country, count(*)", "country IS NOT NULL", end="GROUP BY country ORDER BY 2 DESC, 1"
    )
    return [named[code] for code, _ in found if code in named][:most]


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
        ((total,),) = kept(
            seen,
            ("total", wanted, also, tuple(values)),
            lambda: _asked(seen, wanted, "count(*)", also, values),
        )
    # Names first, out of the narrow rows of an index; then the whole rows of one page.
    by_place = bool(at) or total < _MANY
    names = kept(
        seen,
        ("rows", wanted, also, tuple(values), order, first, most),
        lambda: names_of(
            seen,
            _where_also(seen, wanted, also, values, by_place),
            order,
            f"LIMIT {int(most)} OFFSET {int(first)}",
        ),
        len,
    )
    return Page(incident_rows(seen, names), total, first)


def times(seen: Record, wanted: Wanted, step: Step, kinds: bool = True) -> Sequence[TimeRow]:
    """Those with a day or more; all kinds as one where they need not be told apart."""
    return kept(
        seen, ("times", wanted, step, kinds), lambda: _times(_spans(seen, wanted, kinds)[0], step), len
    )


def reach(seen: Record, wanted: Wanted, kinds: bool = True) -> Reach:
    """`kinds` as they will be asked for in `times`: both are made of the same groups."""
    found, undated = _spans(seen, wanted, kinds)
    if not found:
        return Reach(None, None, undated)
    day = date.fromisoformat
    return Reach(day(found[0][0]), day(max(last for _, last, *_ in found)), undated)


def _spans(seen: Record, wanted: Wanted, kinds: bool) -> tuple[Sequence[Span], int]:
    """Groups by day, the earliest first, and how many incidents have none."""
    by = (
        "start, end, kind" if kinds else "start, end"
    )  # as in incident_time (file.py), so that nothing is sorted

    def work_out() -> tuple[Sequence[Span], int]:
        found = _in_groups(seen, wanted, by, f"count(*), {MOST}, min(name)")
        if not kinds:
            found = [(start, end, "", *rest) for start, end, *rest in found]
        dated = tuple(row for row in found if row[0] is not None)
        return dated, sum(row[3] for row in found if row[0] is None)

    return kept(seen, ("spans", wanted, kinds), work_out, lambda made: len(made[0]))


def _times(spans: Iterable[Span], step: Step) -> Sequence[TimeRow]:
    begin = _begins(step)
    held: dict[tuple[str, date, date], list[Any]] = {}
    for start, last, kind, count, most, one in spans:
        known = held.get(key := (kind, begin(start), begin(last)))
        if known is None:
            held[key] = [count, most, one]
            continue
        known[0] += count
        if most is not None and (known[1] is None or most > known[1]):
            known[1] = most
        known[2] = one
    return tuple(TimeRow(*key, *held[key]) for key in sorted(held))


def _begins(step: Step) -> Callable[[str], date]:
    """A day as the index holds it → the first day of its step; each day is worked out once."""

    @cache
    def begin(day: str) -> date:
        return days.begin(date.fromisoformat(day), step)

    return begin


def _in_groups(seen: Record, wanted: Wanted, by: str, asked: str) -> list[tuple[Any, ...]]:
    """Rows by some columns, in their order, with how many, the most, and of some the least name. Incidents that are seen in part are
    grouped by themselves, and put in where they belong: those seen whole come out of an index in order, and need not be sorted."""
    where = asked_of(seen, wanted)
    width = by.count(",") + 1
    groups: list[list[tuple[Any, ...]]] = []
    tables = shown_apart(seen, f"{by} {asked} {where.sql()}")
    if not wanted and (ahead := counted.groups(index_of(seen), by, asked, shown_in_part(seen))) is not None:
        groups.append(ahead)
        tables = tables[1:]
    for table, values in tables:
        sql = f"SELECT {by}, {asked} FROM ({table}) AS one WHERE {where.sql()} GROUP BY {by} ORDER BY {by}"  # noqa: S608  words of our own; values are bound
        groups.append(index_of(seen).execute(sql, [*values, *where.values]).fetchall())
    found, *few = groups
    for row in (one for some in few for one in some):
        at = bisect_left(found, _turn(row, width), key=lambda one: _turn(one, width))
        if at < len(found) and found[at][:width] == row[:width]:
            found[at] = (*row[:width], *_together(found[at][width:], row[width:]))
        else:
            found.insert(at, row)
    return found


def _turn(row: tuple[Any, ...], width: int) -> tuple[Any, ...]:
    """By which groups stand in order, as in SQL: what is not known first."""
    return tuple((one is not None, one if one is not None else 0) for one in row[:width])


def _together(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    count, most, *name = one
    known = [n for n in (most, other[1]) if n is not None]
    return (count + other[0], max(known, default=None), *(min(name[0], other[2]) for _ in name))


def _where_also(
    seen: Record, wanted: Wanted, also: str, values: Sequence[Any], by_place: bool = True
) -> Conditions:
    where = asked_of(seen, wanted)
    told = where.sql() if by_place else where.sql().replace("one.lat BETWEEN", "+one.lat BETWEEN")
    return Conditions([told, also], [*where.values, *values])


def _asked(
    seen: Record, wanted: Wanted, columns: str, also: str = "1", also_values: Sequence[Any] = (), end: str = "",
) -> list[tuple[Any, ...]]:  # fmt: skip
    where = _where_also(seen, wanted, also, also_values)
    table, values = shown_incidents(seen, f"{columns} {where.sql()} {end}")
    sql = f"SELECT {columns} FROM ({table}) AS one WHERE {where.sql()} {end}"  # noqa: S608  words of our own; values are bound
    return list(index_of(seen).execute(sql, [*values, *where.values]))
