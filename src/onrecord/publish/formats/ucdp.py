"""Incidents with deaths as events in the 49 columns of UCDP GED, and such files read.

Comes in: a material; or CSV of anybody in these columns. Goes out: CSV; rows with typed values. low <= best <= high and the four death
columns add up to best, always; who the dead were, and what kind of violence it was, is ucdp_deaths.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain as joined
from typing import Any, BinaryIO

from onrecord.publish.formats.cells import write_rows
from onrecord.publish.formats.coded import (
    Coding,
    chains,
    codings,
    days_of,
    happened,
    hashed,
    outlet,
    reports_of,
    span,
)
from onrecord.publish.formats.flat import Row
from onrecord.publish.formats.format import Format, Loss, Material, Party, Told
from onrecord.publish.formats.typed_csv import read_table
from onrecord.publish.formats.ucdp_deaths import Estimate, Sides, deaths, estimate, sides
from onrecord.publish.formats.ucdp_terms import COLUMNS
from onrecord.publish.words import place_words
from onrecord.records import Place

NO_DEATHS = "nobody killed, or how many is not said: an event of GED has at least one death"
RUNNING_TOTAL = "running totals of deaths: they would count people twice"
NO_DAY = "no first and last day known, or more than a year"
NO_COUNTRY = "no place with a position in a known country"
_LONGEST = 366
_AROUND_KM = 15.0
_BITS = 31


@dataclass(frozen=True, slots=True)
class Event:
    """What GED needs of each event."""

    estimate: Estimate
    days: tuple[date, date]
    place: Place
    country: Coding


def event_of(told: Told) -> Event | str:
    """The event, or why an incident is none."""
    if told.running_total and told.range_of("killed"):
        return RUNNING_TOTAL
    found = estimate(told)
    if found is None or found.high < 1:
        return NO_DEATHS
    days, place = days_of(told.incident.time), told.incident.place
    if days is None or span(days) > _LONGEST:
        return NO_DAY
    country = codings().get((place.country if place else None) or "")
    if place is None or place.lat is None or country is None:
        return NO_COUNTRY
    return Event(found, days, place, country)


def left_out(material: Material) -> Mapping[str, int]:
    found = Counter(reason for reason in map(event_of, material.told) if isinstance(reason, str))
    return dict(sorted(found.items()))


def rows(material: Material) -> Iterator[Row]:
    taken: set[int] = set()
    for told in material.told:
        event = event_of(told)
        if isinstance(event, Event):
            yield _row(_free(hashed(told.incident.id, _BITS), taken), told, event, material)


def _free(id: int, taken: set[int]) -> int:
    """GED's ids are 32-bit numbers: of two incidents with one number (a chance of one in a hundred at 6,500), the later gets the next."""
    while id in taken:
        id = (id + 1) % (1 << _BITS)
    taken.add(id)
    return id


def _row(id: int, told: Told, event: Event, material: Material) -> Row:
    place, days, found, country = event.place, event.days, event.estimate, event.country
    where, who = material.where(place), sides(told, material, found)
    return (
        id, told.incident.id, days[0].year, None, None, who.violence, None, None, None, None, None, _dyad(who, country), None, None,
        _side(who.a, country), None, None, _side(who.b, country), len(told.assessment.origins), *_sources(told, material),
        where_prec(place), place.name, place_words(place), where.admin1 or None, where.admin2 or None, place.lat, place.lon,
        f"POINT ({place.lon} {place.lat})", priogrid(place.lat or 0.0, place.lon or 0.0), country.ucdp_country, country.gleditsch_ward,
        country.ucdp_region or None, clarity(place, days), date_prec(days), *days, *deaths(told, material, found, who),
        found.best, found.high, found.low, _state(who.a), _state(who.b),
    )  # fmt: skip


# --- sides ----------------------------------------------------------------------------------------


def _side(party: Party | None, country: Coding) -> str | None:
    """'Government of X' for a state; nothing for words that name no party."""
    if party is None or party.kind == "unknown":
        return None
    if party.kind == "state":
        return f"Government of {codings().get(party.country, country).ucdp_country}"
    return party.name


def _dyad(who: Sides, country: Coding) -> str | None:
    names = [_side(who.a, country), _side(who.b, country)]
    return " - ".join(filter(None, names)) if who.violence and all(names) else None


def _state(party: Party | None) -> str | None:
    """Its number in the list of Gleditsch and Ward, where a state's country is known."""
    found = codings().get(party.country) if party is not None and party.kind == "state" else None
    return str(found.gleditsch_ward) if found and found.gleditsch_ward else None


# --- whose words ----------------------------------------------------------------------------------


def _sources(told: Told, material: Material) -> tuple[str | None, ...]:
    """Article, office, date, headline (in the order of the reports) and who said it to them."""
    reports = reports_of(told, material)
    days = [r.published.isoformat() if r.published else "" for r in reports]
    articles = [
        ",".join(filter(None, (outlet(r), day, r.title))) for r, day in zip(reports, days, strict=True)
    ]
    killed = [c for c in happened(told) if c.kind == "killed"]
    columns: tuple[Iterable[str], ...] = (
        articles,
        map(outlet, reports),
        days,
        (r.title or "" for r in reports),
        chains(killed or told.claims, material),
    )
    return tuple("; ".join(column).strip("; ") or None for column in columns)


# --- where and when -------------------------------------------------------------------------------


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID: half a degree each way, numbered from 1 at the south-west corner, 720 to a row."""
    row = min(int((lat + 90) * 2), 359)
    column = min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1


def where_prec(place: Place) -> int:
    if place.precision == "exact":
        return 1
    if place.precision == "settlement":
        return 2 if (place.radius_km or 0) > _AROUND_KM else 1
    division = place.kind == "division"
    if place.precision == "district":
        return 3 if division else 2
    if place.precision == "region":
        return 4 if division else 5
    return 6


def date_prec(days: tuple[date, date]) -> int:
    length = span(days)
    return next(code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, _LONGEST)) if length <= most)


def clarity(place: Place, days: tuple[date, date]) -> int:
    """1 where one place and at most six days are told; else several events may be in it."""
    return 1 if where_prec(place) <= 3 and date_prec(days) <= 2 else 2


# --- the file -------------------------------------------------------------------------------------


def write(material: Material, out: BinaryIO, table: str) -> int:
    return write_rows(out, joined([[column.name for column in COLUMNS]], rows(material))) - 1


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    return read_table(source, COLUMNS, "ucdp")


FORMAT = Format(
    name="ucdp",
    title="Events in the columns of UCDP GED, as CSV",
    suffix=".csv",
    media_type="text/csv; charset=utf-8",
    readers="R and Python packages for GED, PRIO-GRID, forecasters",
    library="Python's csv",
    row="one incident with at least one death",
    lost=(
        Loss("no upper bound", "high must be a number: the highest that anybody gives; that more may have died is not told"),
        Loss("people injured, detained, displaced …", "GED counts deaths only"),
        Loss("claims, contradictions, grade", "no column; relid is our incident id"),
        Loss("type of violence", "empty where the reports do not tell it: who fought whom, or that civilians were killed on purpose"),
        Loss("ids of conflicts, dyads and sides", "UCDP gives them; empty, and so are active_year, code_status and conflict_name"),
        Loss("actors of unknown sort", "a side is empty where its sort is not known"),
        Loss("periods across years", "one row; GED has one for each year"),
    ),
    write=write,
    read=read,
    left_out=left_out,
)  # fmt: skip
