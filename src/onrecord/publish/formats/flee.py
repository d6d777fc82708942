"""Input for Flee, the simulation of who flees where (github.com/djgroen/flee, InputGeography.py): conflicts, closures, locations, days.

Comes in: a material. Goes out: a ZIP with the CSV files that Flee reads; and back. A place is a conflict zone from the first day of an
attack or of killing there that somebody asserts. Only what is known is in it: a place exact to the district, a day within five.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, BinaryIO
from zipfile import ZipFile

from onrecord.publish.formats.cells import read_rows, write_rows
from onrecord.publish.formats.format import Format, Loss, Material, Told
from onrecord.publish.formats.points import point
from onrecord.publish.zipped import entry
from onrecord.records import Claim, Place

LOCATIONS = ("#name", "region", "country", "gps_x", "gps_y", "location_type", "conflict_date", "pop/cap")
"""gps_x is the latitude, gps_y the longitude (Flee's docs, Simulation_instance_construction)."""
CLOSURES = ("#closure_type", "name1", "name2", "closure_start", "closure_end")
NO_END = -1
MOST_DAYS = 5
"""A time that is no narrower tells no first day."""
_PLACED = ("exact", "settlement", "district")


@dataclass(frozen=True, slots=True)
class _Site:
    """A place under the name that it has in every file."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class _Plan:
    start: date
    days: int
    sites: Sequence[_Site]
    zones: Mapping[str, date]
    """Name → the first day of conflict."""
    shut: Sequence[tuple[str, date, date | None]]


def write(material: Material, out: BinaryIO, table: str) -> int:
    plan = _plan(material)
    files: dict[str, Iterator[Sequence[Any]]] = {
        "closures.csv": _closures(plan), "conflicts.csv": _conflicts(plan), "locations.csv": _locations(plan, material),
        "sim_period.csv": iter([("StartDate", plan.start), ("Length", plan.days)] if plan.days else []),
    }  # fmt: skip
    n = 0
    with ZipFile(out, "w") as archive:
        for name, rows in files.items():
            with archive.open(entry(name), "w") as inside:
                # `write_rows` wants what a file has; the head of a file is no row.
                n += max(write_rows(inside, rows) - 1, 0) * (name != "sim_period.csv")  # type: ignore[arg-type]
    return n


# --- what is known -------------------------------------------------------------------------------


def _plan(material: Material) -> _Plan:
    fought = _first(material, _is_conflict)
    shut, opened = _days(material, _is_siege), _days(material, _is_way_out)
    places = {_key(t): t.incident.place for t in material.told if t.incident.place and _known(t)}
    sites = _named({key: places[key] for key in (*fought, *shut)}, material)
    closed = [
        (sites[key].name, min(days), min((day for day in opened.get(key, ()) if day > min(days)), default=None))
        for key, days in shut.items()
    ]  # fmt: skip
    known = [*fought.values(), *(day for _, *ends in closed for day in ends if day)]
    start = min(known, default=date.min)
    return _Plan(
        start, (max(known) - start).days + 1 if known else 0, sorted(sites.values(), key=lambda site: site.name),
        {sites[key].name: day for key, day in fought.items()}, sorted(closed, key=lambda one: (one[0], one[1])),
    )  # fmt: skip


def _first(material: Material, is_so: Callable[[Claim], bool]) -> dict[str, date]:
    return {key: min(days) for key, days in _days(material, is_so).items()}


def _days(material: Material, is_so: Callable[[Claim], bool]) -> dict[str, set[date]]:
    """Place → the first days of the incidents of which somebody asserts such a claim."""
    out: dict[str, set[date]] = {}
    for told in material.told:
        day = _day(told)
        if day and _known(told) and any(is_so(c) for c in told.claims if c.certainty == "asserted"):
            out.setdefault(_key(told), set()).add(day)
    return out


def _is_conflict(claim: Claim) -> bool:
    return claim.kind in ("attack", "killed") and claim.scope == "incident"


def _is_siege(claim: Claim) -> bool:
    return (
        claim.kind == "trapped"
        or claim.method == "siege"
        or (claim.kind, claim.phase) == ("evacuation", "halted")
    )


def _is_way_out(claim: Claim) -> bool:
    return claim.kind == "evacuated" or (
        claim.kind == "evacuation" and claim.phase in ("started", "ongoing", "resumed", "ended")
    )


def _known(told: Told) -> bool:
    place = told.incident.place
    placed = place is not None and place.precision in _PLACED and point(place) is not None
    return placed and told.assessment.grade != "discounted"


def _day(told: Told) -> date | None:
    time = told.incident.time
    if time is None or time.start is None or time.end is None:
        return None
    return time.start if (time.end - time.start).days < MOST_DAYS else None


def _key(told: Told) -> str:
    place = told.incident.place
    return (place.gazetteer or f"{place.name} {point(place)}") if place else ""


def _named(places: Mapping[str, Place], material: Material) -> dict[str, _Site]:
    """Each place under one name; two of one name have their division beside it, else their id."""
    out: dict[str, _Site] = {}
    taken: set[str] = set()
    for key in sorted(places):
        place = places[key]
        plain = " ".join(place.name.split()).lstrip("#") or key
        admin1 = material.where(place).admin1
        names = (plain, f"{plain} ({admin1})" if admin1 else plain, f"{plain} ({key})")
        name = next(one for one in names if one not in taken or one is names[-1])
        taken.add(name)
        out[key] = _Site(name, place)
    return out


# --- the files -----------------------------------------------------------------------------------


def _conflicts(plan: _Plan) -> Iterator[list[Any]]:
    names = sorted(plan.zones)
    yield ["#Day", *names]
    for n in range(plan.days):
        today = plan.start + timedelta(days=n)
        yield [n, *(int(plan.zones[name] <= today) for name in names)]


def _closures(plan: _Plan) -> Iterator[Sequence[Any]]:
    yield CLOSURES
    for name, start, end in plan.shut:
        yield "location", name, "", (start - plan.start).days, (end - plan.start).days if end else NO_END


def _locations(plan: _Plan, material: Material) -> Iterator[Sequence[Any]]:
    yield LOCATIONS
    rows = [_location(site, plan, material) for site in plan.sites]
    count: dict[str, int] = {}
    for row in rows:
        count[row[2]] = count.get(row[2], 0) + 1
    # Flee takes the country of the first place for home.
    yield from sorted(rows, key=lambda row: (-count[row[2]], row[2], row[0]))


def _location(site: _Site, plan: _Plan, material: Material) -> list[Any]:
    where, at, day = material.where(site.place), point(site.place), plan.zones.get(site.name)
    latitude, longitude = at or (None, None)
    kind = ["conflict_zone", (day - plan.start).days] if day else ["town", None]
    return [site.name, where.admin1, where.country, latitude, longitude, *kind, None]


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    """Each row of each file by its columns, and which file it is of."""
    with ZipFile(source) as archive:
        for name in ("locations.csv", "conflicts.csv", "closures.csv"):
            with archive.open(name) as inside:
                rows = read_rows(inside)  # type: ignore[arg-type]
                head = next(rows, [])
                yield from ({"file": name, **dict(zip(head, row, strict=True))} for row in rows)


FORMAT = Format(
    name="flee",
    title="Input for Flee, a simulation of displacement",
    suffix=".zip",
    media_type="application/zip",
    readers="Flee, FabFlee",
    library="Python's csv and zipfile",
    row="one day (conflicts.csv), one closed place (closures.csv) or one place (locations.csv)",
    lost=(
        Loss("population", "the record does not know it, and Flee takes an empty cell for 0: fill in pop/cap before a run"),
        Loss("routes.csv, camps and borders", "roads, their lengths and where people go to are not in the record; routes.csv must be added"),
        Loss("the end of a conflict", "a report of peace is no measure of it: a place stays a conflict zone from its first day on"),
        Loss("how heavy a conflict is", "1 from the first attack or killing that somebody asserts, however many died; conflict intensity is not guessed"),
        Loss("the end of a siege", "the first evacuation after it that somebody asserts; -1, no end, where none is told of"),
        Loss("control of ground", "who holds a place does not say that nobody may leave; closures come from people trapped, sieges and halted evacuations alone"),
        Loss("places that are not exact to the district", "regions and countries are no place to flee from, so what happened there is left out"),
        Loss("times of more than five days", "they tell no first day, so their incidents are left out; so are running totals of killed people"),
        Loss("what is feared, planned, denied or discounted", "only what somebody asserts makes a conflict zone or a closure"),
        Loss("figures, sources and quotes", "Flee knows days and places only; every other format has them"),
    ),
    write=write,
    read=read,
)  # fmt: skip
