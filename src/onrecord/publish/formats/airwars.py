"""Incidents with harm to people as Airwars' CSV sets (incidents, casualties, sources) in one ZIP, and such sets read.

Comes in: a material; or a ZIP, or one set of anybody. Goes out: bytes; rows with typed values. Bounds stay as they are, an open upper one
is empty. How many of which group came to harm is airwars_harm.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain as joined
from typing import Any, BinaryIO, cast
from zipfile import ZipFile

from onrecord.publish.entries import most_said
from onrecord.publish.formats.airwars_harm import Harm, harm_to
from onrecord.publish.formats.airwars_terms import (
    ACCURACY,
    CASUALTIES,
    CASUALTY_TYPES,
    GRADES,
    GROUPS,
    SOURCES,
    STRIKE_STATUS,
    STRIKE_TYPES,
    incident_columns,
)
from onrecord.publish.formats.cells import write_rows
from onrecord.publish.formats.coded import (
    actor_disputed,
    codings,
    days_of,
    doers,
    fighters,
    happened,
    note,
    number_of,
    outlet,
    reports_of,
)
from onrecord.publish.formats.flat import Column, Row
from onrecord.publish.formats.format import Format, Loss, Material, Party, Told
from onrecord.publish.formats.typed_csv import read_table
from onrecord.publish.zipped import member

RUNNING_TOTAL = "running totals: they would count people twice"
NO_HARM = "nobody killed or injured, or how many is not said"
NO_DAY = "no first and last day known"
_STATUS = "draft"
"""Not published by Airwars."""
_TYPES = {
    "airstrike": "airstrike",
    "shelling": "artillery",
    "drone": "drone-strike",
    "ground-fighting": "ground-operation",
    "shooting": "ground-operation",
    "execution": "ground-operation",
}
_ACCURATE = {
    "exact": "exact_location",
    "district": "neighbourhood_area",
    "region": "province_governorate",
    "country": None,
}


@dataclass(frozen=True, slots=True)
class Harmful:
    """An incident that has harm to people, with the days on which it happened."""

    told: Told
    days: tuple[date, date]
    harm: Mapping[str, Harm]


def harmful(told: Told) -> Harmful | str:
    """The incident, or why it is none for Airwars."""
    harmed, days = harm_to(told), days_of(told.incident.time)
    if told.running_total and (told.range_of("killed") or told.range_of("injured")):
        return RUNNING_TOTAL
    if not harmed:
        return NO_HARM
    return Harmful(told, days, harmed) if days else NO_DAY


def left_out(material: Material) -> Mapping[str, int]:
    found = Counter(reason for reason in map(harmful, material.told) if isinstance(reason, str))
    return dict(sorted(found.items()))


def _written(material: Material) -> Iterator[Harmful]:
    return (found for found in map(harmful, material.told) if isinstance(found, Harmful))


# --- incidents ------------------------------------------------------------------------------------


def belligerents(material: Material) -> int:
    """The most that one incident has, one at the least."""
    return max((len(_named(found.told, material)) for found in _written(material)), default=1) or 1


def _named(told: Told, material: Material) -> list[Party]:
    return doers(told, material, ("killed", "injured", "attack"))


def incident_rows(material: Material, columns: Sequence[Column]) -> Iterator[Row]:
    for found in _written(material):
        cells = _incident(found, material)
        yield tuple(cells.get(column.name) for column in columns)


def _incident(found: Harmful, material: Material) -> dict[str, Any]:
    told, harmed = found.told, found.harm
    cells = {f"{group}_{bound}": value for group, found in harmed.items() for bound, value in _bounds(found)}
    sources = len(reports_of(told, material))
    civil = any(group != "belligerents" for group in harmed)
    return (
        cells | _identity(found) | _place(told, material) | _strike(told, material) | _parties(told, material)
        | {
            "civilian_harm_reported": int(civil), "civilian_harm_status_name": GRADES[told.assessment.grade],
            "civilian_harm_status_slug": told.assessment.grade, "num_sources": sources, "num_sources_twitter": 0, "num_sources_facebook": 0,
            "num_sources_telegram": 0, "num_sources_other": sources, "summary": note(told, material),
        }
    )  # fmt: skip


def _bounds(found: Harm) -> Iterable[tuple[str, int | None]]:
    return zip(("killed_min", "killed_max", "injured_min", "injured_max"), found.cells(), strict=True)


def _identity(found: Harmful) -> dict[str, Any]:
    told, days = found.told, found.days
    several = days[0] != days[1]
    return {
        "post_id": number_of(told.incident.id), "post_status": _STATUS, "code": told.incident.id, "date_type": "date_range" if several else "date",
        "date": days[0], "date_end": days[1] if several else None,
    }  # fmt: skip


def _place(told: Told, material: Material) -> dict[str, Any]:
    place = told.incident.place
    if place is None:
        return {"geolocated": 0}
    where = material.where(place)
    accuracy = _accuracy(place.precision, place.kind)
    return {
        "country_name": where.country or None, "country_slug": slug(where.country) or None, "location_name": place.name or place.text,
        "region": where.admin1 or None, "geolocated": int(place.lat is not None), "latitude": place.lat, "longitude": place.lon,
        "geolocation_accuracy_slug": accuracy, "geolocation_accuracy_name": ACCURACY.get(accuracy or ""),
    }  # fmt: skip


def _accuracy(precision: str | None, kind: str) -> str | None:
    """How large a settlement is, the record does not say: 'town' stands for all."""
    if precision == "settlement":
        return "neighbourhood_area" if kind == "neighbourhood" else "town"
    if precision == "district" and kind == "division":
        return "district"
    return _ACCURATE.get(precision or "")


def _strike(told: Told, material: Material) -> dict[str, Any]:
    status = strike_status(told)
    kind = _TYPES.get(most_said(c.method for c in happened(told)) or "")
    targets = [p for p in fighters(told, material) if p.kind != "unknown"]
    return {
        "strike_status_slug": status, "strike_status_name": STRIKE_STATUS[status], "strike_type_slug": kind, "strike_type_name": STRIKE_TYPES.get(kind or ""),
        "targeted_belligerent_name": ",".join(p.name for p in targets) or None, "targeted_belligerent_slug": ",".join(slug(p.name) for p in targets) or None,
    }  # fmt: skip


def strike_status(told: Told) -> str:
    """Declared where a belligerent says that it did it; contested where reports dispute who did; else by the number of origins."""
    claimed = any(
        c.actor_standing == "claimed" or any(r.stance == "claims" for r in c.responsibility)
        for c in told.claims
    )
    if claimed or told.assessment.grade == "confirmed":
        return "declared-strike"
    if actor_disputed(told) or told.assessment.grade == "contested":
        return "contested-strike"
    return "likely-strike" if len(told.assessment.origins) > 1 else "single-source-claim"


def _parties(told: Told, material: Material) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    here = told.incident.place.country if told.incident.place else None
    names = dict.fromkeys(_belligerent(party, here or "") for party in _named(told, material))
    for n, name in enumerate(names, 1):
        cells |= {f"belligerent_{n}_belligerent_name": name, f"belligerent_{n}_belligerent_slug": slug(name)}
    return cells


def _belligerent(party: Party, here: str) -> str:
    """A state's forces by its country, its own where none is told; else the usual name, or the report's words."""
    country = codings().get(party.country or here)
    return (
        f"Government forces of {country.acled_country}" if party.kind == "state" and country else party.name
    )


def slug(words: str) -> str:
    """'Air/drone strike' → 'air-drone-strike', letters of every script kept."""
    return re.sub(r"[\W_]+", "-", words.lower()).strip("-")


# --- casualties and sources -----------------------------------------------------------------------


def casualty_rows(material: Material) -> Iterator[Row]:
    for found in _written(material):
        id, harmed = found.told.incident.id, found.harm
        head = (number_of(id), _STATUS, None, id, "casualty")
        for group in GROUPS:
            if group in harmed:
                type = _TYPE_OF.get(group, group.replace("_", "-"))
                yield (
                    *head,
                    CASUALTY_TYPES[type],
                    type,
                    None,
                    None,
                    None,
                    *harmed[group].cells(),
                    None,
                )


_TYPE_OF = {"civilian_non_combatants": "civilians"}


def source_rows(material: Material) -> Iterator[Row]:
    for found in _written(material):
        told, days = found.told, found.days
        for report in reports_of(told, material):
            yield (
                number_of(told.incident.id), _STATUS, None, told.incident.id, days[0], outlet(report), None, report.url, None, "Other", None,
            )  # fmt: skip


# --- the file -------------------------------------------------------------------------------------


def write(material: Material, out: BinaryIO, table: str) -> int:
    incidents = incident_columns(belligerents(material))
    sets: Mapping[str, tuple[Sequence[Column], Callable[[], Iterator[Row]]]] = {
        "incidents": (incidents, lambda: incident_rows(material, incidents)),
        "casualties": (CASUALTIES, lambda: casualty_rows(material)),
        "sources": (SOURCES, lambda: source_rows(material)),
    }
    written = {}
    with ZipFile(out, "w") as zip:
        for name, (columns, rows) in sets.items():
            with member(zip, f"{name}.csv") as file:
                head = [column.name for column in columns]
                written[name] = write_rows(file, joined([head], rows())) - 1
    return written["incidents"]


def read(source: BinaryIO, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Set and row, for each set of the ZIP; `table` chooses one of them."""
    with ZipFile(source) as zip:
        for name in (table,) if table else ("incidents", "casualties", "sources"):
            with zip.open(f"{name}.csv") as member:
                for row in read_set(cast(BinaryIO, member), name):
                    yield name, row


def read_set(source: BinaryIO, name: str) -> Iterator[dict[str, Any]]:
    """One set as its CSV; of incidents any number of belligerents."""
    columns = {"casualties": CASUALTIES, "sources": SOURCES}.get(name) or incident_columns(_MOST_READ)
    return read_table(source, columns, f"airwars {name}")


_MOST_READ = 40
"""Belligerents whose numbers are read as numbers; their own table has far fewer."""
FORMAT = Format(
    name="airwars",
    title="Incidents, casualties and sources in Airwars' CSV sets, zipped",
    suffix=".zip",
    media_type="application/zip",
    readers="casualty recorders who work with Airwars' sets",
    library="Python's csv and zipfile",
    row="one incident in incidents.csv; one group of one incident in casualties.csv; one report of one incident in sources.csv",
    lost=(
        Loss("best figures", "Airwars keeps the lowest and the highest; best is in the summary"),
        Loss("combatants", "harm to them is in the belligerents columns and type, never among civilians"),
        Loss("groups said together", "'women and children' in one figure are counted among civilians only"),
        Loss("people detained, missing, displaced …", "no set; in the summary where the incident has harm"),
        Loss("names of victims", "the set of victims is not written"),
        Loss("claims and voices", "sources are reports; who told them is in the summary"),
        Loss("size of a settlement", "its accuracy is 'town', whatever its size"),
        Loss("kind of medium", "sources are 'Other': what is a post on social media is not known"),
    ),
    write=write,
    read=read,
    left_out=left_out,
)  # fmt: skip
