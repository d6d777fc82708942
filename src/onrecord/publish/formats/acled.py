"""Incidents as events in ACLED's 31 columns, and such files read.

Comes in: a material; or CSV of anybody in these columns. Goes out: CSV; rows with typed values. One integer for deaths: best, else low;
the whole range stands in `notes` and `tags`. Which event an incident is: acled_events.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain as joined
from typing import Any, BinaryIO

from onrecord.publish.formats.acled_events import Event, LeftOut, event_of
from onrecord.publish.formats.acled_terms import COLUMNS, DISORDER, EVENT_OF, TARGETING
from onrecord.publish.formats.cells import write_rows
from onrecord.publish.formats.coded import (
    Coding,
    actor_disputed,
    codings,
    doers,
    fighters,
    happened,
    harm,
    last_published,
    note,
    number_of,
    outlets,
    span,
    tags,
    victims,
)
from onrecord.publish.formats.flat import Row
from onrecord.publish.formats.format import Format, Loss, Material, Party, Told
from onrecord.publish.formats.typed_csv import read_table
from onrecord.records import Place

Actor = tuple[str, int]
"""Name, and the code of its sort (`INTER`)."""
NOBODY: Actor = ("", 0)
_EPOCH = date(1970, 1, 1)
_SIDES = ("killed", "injured", "attack", "abducted", "detained", "sexual-violence", "control", "ceasefire", "evacuation",
          "evacuated", "displaced", "returned", "talks", "service")  # fmt: skip
_IDENTITIES = {
    "woman": "Women", "child": "Children", "medic": "Health Workers", "journalist": "Journalists", "aid-worker": "Aid Workers",
    "prisoner": "Prisoners",
}  # fmt: skip
"""Groups that ACLED names in assoc_actor, with the country behind."""
_NEAR_KM = 15.0
"""'Near the town' is one of our settlements with a wider radius than that: of a city itself it is at most 15."""


def rows(material: Material) -> Iterator[Row]:
    for told in material.told:
        event = event_of(told, material)
        if isinstance(event, Event):
            yield _row(told, event, material)


def left_out(material: Material) -> Mapping[str, int]:
    found = (event_of(told, material) for told in material.told)
    return dict(sorted(Counter(str(event) for event in found if isinstance(event, LeftOut)).items()))


def _row(told: Told, event: Event, material: Material) -> Row:
    place, days, country, type = event.place, event.days, event.country, EVENT_OF[event.sub]
    where = material.where(place)
    one, two = _actors(told, event.sub, country, material)
    deaths, said = fatalities(told)
    middle = days[0] + timedelta(days=(span(days) - 1) // 2)
    return (
        f"{where.iso3 or country.iso}{number_of(told.incident.id)}", middle, middle.year, time_precision(days), DISORDER[type], type, event.sub,
        one[0], _allies(told, one, country, material), str(one[1]), two[0], _identities(told, two, country), str(two[1]),
        str(interaction(one[1], two[1])), _targeting(told, type, two), where.numeric, country.acled_region, country.acled_country,
        where.admin1, where.admin2, "", place.name, place.lat, place.lon, geo_precision(place), "; ".join(outlets(told, material)), "Other",
        note(told, material, said), deaths, "; ".join(_tags(told, type, said)), _timestamp(last_published(told, material)),
    )  # fmt: skip


def _timestamp(day: date | None) -> int | None:
    """Midnight (UTC) of the day on which the last of its reports came out: the record has no clock."""
    return (day - _EPOCH).days * 86_400 if day else None


# --- where, when, how many ------------------------------------------------------------------------


def time_precision(days: tuple[date, date]) -> int:
    return 1 if span(days) == 1 else 2 if span(days) <= 7 else 3


def geo_precision(place: Place) -> int:
    if place.precision in ("exact", "settlement"):
        return 2 if (place.radius_km or 0) > _NEAR_KM else 1
    return 2 if place.precision == "district" else 3


def fatalities(told: Told) -> tuple[int, str]:
    """Best, else low, else nought; and which it is."""
    found = harm(told, "killed")
    if found is None:
        killed = any(c.kind == "killed" for c in happened(told))
        return 0, "Written for fatalities: 0, how many were killed is not said" if killed else ""
    if found.best is not None:
        return found.best, "Written for fatalities: the best figure"
    if found.low:
        return found.low, "Written for fatalities: the low figure"
    return 0, "Written for fatalities: 0, only an upper bound is given"


# --- actors ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Named:
    party: Party
    country: Coding

    def actor(self) -> Actor:
        kind, name = self.party.kind, self.country.acled_country
        if kind == "state":
            own = codings().get(self.party.country, self.country)
            forces = "Police" if "police" in self.party.name.lower() else "Military"
            return f"{forces} Forces of {own.acled_country}", 1 if own.iso == self.country.iso else 8
        if kind == "armed-group":
            return self.party.name, 2
        if kind == "external":
            return self.party.name, 8
        if kind == "civilian":
            return f"Civilians ({name})", 7
        return f"Unidentified Armed Group ({name})", 3


def _actors(told: Told, sub: str, country: Coding, material: Material) -> tuple[Actor, Actor]:
    """Who did it and to whom; the side that is not told is an unidentified armed group where the event needs one."""
    event, harmed = EVENT_OF[sub], victims(happened(told))
    sides = list(dict.fromkeys(_Named(p, country).actor() for p in doers(told, material, _SIDES)))
    hit = list(dict.fromkeys(_Named(p, country).actor() for p in fighters(told, material)))
    civilians, unknown = (
        (f"Civilians ({country.acled_country})", 7),
        _Named(Party("", "unknown"), country).actor(),
    )
    if event == "Strategic developments":
        return _of_development(told, sub, sides, civilians)
    by = sides[0] if sides else unknown
    if event == "Violence against civilians":
        return by, civilians
    if event == "Battles" or harmed in ("combatants", "both"):
        other = next((one for one in (*hit, *sides) if one != by), unknown)
        return by, other
    return by, NOBODY if harmed == "none" else civilians


def _of_development(told: Told, sub: str, sides: Sequence[Actor], civilians: Actor) -> tuple[Actor, Actor]:
    """People who moved or were detained are civilians; of talks and agreements the sides that are named."""
    moved = sub in ("Arrests", "Other") and any(c.groups or c.figure for c in happened(told))
    if not sides:
        return (civilians, NOBODY) if moved else (NOBODY, NOBODY)
    return sides[0], civilians if moved else (sides[1] if len(sides) > 1 else NOBODY)


def _allies(told: Told, one: Actor, country: Coding, material: Material) -> str:
    """Others that reports name for the same act, where no report disputes who did it."""
    if one == NOBODY or actor_disputed(told):
        return ""
    named = (_Named(p, country).actor() for p in doers(told, material, ("killed", "injured", "attack")))
    return "; ".join(dict.fromkeys(name for name, code in named if name != one[0] and code in (1, 2, 8)))


def _identities(told: Told, two: Actor, country: Coding) -> str:
    groups = {g for c in happened(told) for g in c.groups}
    named = [f"{name} ({country.acled_country})" for group, name in _IDENTITIES.items() if group in groups]
    if two[1] in (1, 2, 3, 8) and victims(happened(told)) == "both":
        named.insert(0, f"Civilians ({country.acled_country})")
    return "; ".join(named) if two[1] else ""


def interaction(one: int, two: int) -> int:
    """The smaller code first; the code of a sole actor and a nought."""
    if not one or not two:
        return max(one, two) * 10
    return min(one, two) * 10 + max(one, two)


def _targeting(told: Told, event: str, two: Actor) -> str:
    remote = event == "Explosions/Remote violence" and two[1] == 7 and victims(happened(told)) == "civilians"
    return TARGETING if event == "Violence against civilians" or remote else ""


def _tags(told: Told, event: str, said: str) -> Iterator[str]:
    yield from tags(told)
    if event != "Strategic developments" and victims(happened(told)) == "people":
        yield "onrecord:victims=people"
    if "not said" in said:
        yield "onrecord:fatalities=not-said"


# --- the file -------------------------------------------------------------------------------------


def write(material: Material, out: BinaryIO, table: str) -> int:
    return write_rows(out, joined([[column.name for column in COLUMNS]], rows(material))) - 1


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    return read_table(source, COLUMNS, "acled")


FORMAT = Format(
    name="acled",
    title="Events in ACLED's columns, as CSV",
    suffix=".csv",
    media_type="text/csv; charset=utf-8",
    readers="acledR, analysts and dashboards that take ACLED files",
    library="Python's csv",
    row="one incident that is an event in ACLED's sense",
    lost=(
        Loss("range of deaths", "fatalities is one integer: best, else low; low, best and high are in notes and tags"),
        Loss("people injured, detained, displaced …", "no column; in notes and tags"),
        Loss("claims, origins, contradictions", "names of origins and what stands against what are in notes"),
        Loss("actors of unknown sort", "an unidentified armed group; the reports' words are in notes"),
        Loss("rebels and militias", "an armed group is 2 (rebels); which are militias, ACLED decides by their aims"),
        Loss("names of ACLED's actors", "state forces without the years of a government; groups by their usual name"),
        Loss("protests and riots", "the record does not tell demonstrations apart; protesters are civilians"),
        Loss("admin3", "the gazetteer knows two levels"),
        Loss("source_scale", "always Other: how far an outlet reaches is not known"),
        Loss("period of days", "event_date is its middle, time_precision its width; the days are in notes"),
    ),
    write=write,
    read=read,
    left_out=left_out,
)  # fmt: skip
