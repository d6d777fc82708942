"""Sheets for Bayanat: bulletins (reports), incidents, events, locations and sources as CSV in one ZIP.

Comes in: a material. Goes out: the ZIP. Columns are those of Bayanat's own records (sjacorg/bayanat: enferno/utils/bulletin_colsets.py,
enferno/admin/models/Incident.py, Event.py, Location.py, Source.py). What Bayanat can load of it is told in docs/formats.md: locations and sources by
an administrator's CSV import; it has no import of bulletins, incidents and events. There is no sheet of actors.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from onrecord.incidents import Range
from onrecord.publish.formats.cells import read_rows, write_rows
from onrecord.publish.formats.format import Format, Loss, Material, Told
from onrecord.publish.formats.ids import numbers, web
from onrecord.publish.words import precision_words, range_name, range_words
from onrecord.publish.zipped import member
from onrecord.records import Place, Report, When

BULLETINS = [
    "class", "id", "title", "title_ar", "sjac_title", "sjac_title_ar", "originid", "assigned_to", "first_peer_reviewer",
    "locations", "geo_locations", "labels", "ver_labels", "sources", "events", "medias", "bulletin_relations",
    "actor_relations", "incident_relations", "description", "comments", "source_link", "source_link_type", "ref",
    "publish_date", "documentation_date", "status", "review", "review_action", "updated_at", "roles",
]  # fmt: skip
"""BulletinColsets.BULLETIN_FULL, in its order."""
INCIDENTS = [
    "class", "id", "title", "title_ar", "description", "assigned_to", "first_peer_reviewer", "labels", "locations",
    "potential_violations", "claimed_violations", "events", "actor_relations", "bulletin_relations", "incident_relations",
    "comments", "status", "review", "review_action", "updated_at", "roles",
]  # fmt: skip
"""Incident.to_dict, in its order."""
EVENTS = [
    "id", "title", "title_ar", "comments", "comments_ar", "location", "eventtype", "from_date", "to_date", "estimated",
]  # fmt: skip
LOCATIONS = ["id", "parent_id", "title", "latlng", "description", "deleted"]
SOURCES = ["id", "etl_id", "title", "comments"]
SHEETS: Mapping[str, Sequence[str]] = {
    "bulletins": BULLETINS, "incidents": INCIDENTS, "events": EVENTS, "locations": LOCATIONS, "sources": SOURCES,
}  # fmt: skip
EVENT_TYPE = "Incident"
"""Of enferno/data/eventtypes.csv the type for events of bulletins; Death, Wounded, Detained/Abducted, IDP … are for the life of one actor."""
STATUS = "Machine Created"
_TITLE = 255
_LABELS = {
    "killed": "Type, Human, Killing", "detained": "Type, Human, Detention/Abduction", "abducted": "Type, Human, Detention/Abduction",
    "sexual-violence": "Type, Human, Sexual Violence", "airstrike": "Type, Martial, Airstrike", "shelling": "Type, Martial, Shelling",
    "explosion": "Type, Martial, Explosion", "shooting": "Type, Martial, Shooting", "ground-fighting": "Type, Martial, Clashing",
    "execution": "Type, Human, Killing, Execution", "torture": "Type, Human, Torture", "chemical": "Weapons, Non-Traditional, Chemical Weapons",
    "civilian": "Injured Party, Noncombatant/Civilian", "child": "Injured Party, Minor", "woman": "Injured Party, Female",
    "elderly": "Injured Party, Elderly", "journalist": "Injured Party, Journalist", "medic": "Injured Party, Medical/Humanitarian",
    "rescuer": "Injured Party, Medical/Humanitarian", "aid-worker": "Injured Party, Medical/Humanitarian",
}  # fmt: skip
"""Our kinds, methods and groups → titles of enferno/data/label.csv that describe and do not judge."""


class _Ids:
    """The numbers that Bayanat asks for; they stay the same from one export to the next."""

    def __init__(self, material: Material) -> None:
        self.bulletins = numbers(material.reports)
        self.incidents = numbers(told.incident.id for told in material.told)
        self.events = numbers(_event_key(told, r) for told in material.told for r in _events_of(told))
        self.places = {place_title(p): p for told in material.told if (p := told.incident.place)}
        self.locations = numbers(self.places)
        self.outlets = numbers(r.outlet for r in material.reports.values() if r.outlet)


def place_title(place: Place) -> str:
    """Bayanat finds a location by its title: 'Aleppo (region)' is not the city."""
    exact = f" ({place.precision})" if place.precision in ("district", "region", "country") else ""
    return f"{place.name}{exact}"


def _places_of(told: Told) -> list[str]:
    return [place_title(told.incident.place)] if told.incident.place else []


def _events_of(told: Told) -> Sequence[Range | None]:
    """One event for each figure of all people; one without a figure where the incident has none."""
    found = [r for r in told.assessment.ranges if r.group is None]
    return found or [None]


def _event_key(told: Told, r: Range | None) -> str:
    return f"{told.incident.id} {r.kind if r else ''}"


def write(material: Material, out: BinaryIO, table: str) -> int:
    ids, n = _Ids(material), 0
    sheets = {
        "bulletins": _bulletins,
        "incidents": _incidents,
        "events": _events,
        "locations": _locations,
        "sources": _sources,
    }
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, rows in sheets.items():
            with member(packed, f"{name}.csv") as file:
                n += _sheet(file, SHEETS[name], rows(material, ids))
    return n  # fmt: skip


def _sheet(file: BinaryIO, head: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    def cells() -> Iterator[Sequence[Any]]:
        yield head
        for row in rows:
            yield [row.get(name) for name in head]

    return write_rows(file, cells()) - 1


def listed(values: Iterable[str]) -> str:
    """A list in one cell, as Bayanat's sheet import takes it apart: values in quotes, commas between them."""
    found = [value.replace('"', "'") for value in dict.fromkeys(values)]
    return ",".join(f'"{value}"' for value in found)


# --- reports --------------------------------------------------------------------------------------


def _bulletins(material: Material, ids: _Ids) -> Iterator[dict[str, Any]]:
    told_in: dict[str, list[Told]] = {}
    for told in material.told:
        for part in told.incident.reports:
            told_in.setdefault(part.report, []).append(told)
    for report in material.reports.values():
        yield _bulletin(report, told_in.get(report.id, []), ids)


def _bulletin(r: Report, told: Sequence[Told], ids: _Ids) -> dict[str, Any]:
    url = web(r.url)
    quotes = [f"“{c.evidence.text}”" for one in told for c in one.claims if c.report == r.id]
    return {
        "class": "bulletin", "id": ids.bulletins[r.id], "title": (r.title or r.id)[:_TITLE], "originid": r.id,
        "locations": listed(title for one in told for title in _places_of(one)), "labels": listed(_labels(told, r.id)),
        "sources": listed([r.outlet] if r.outlet else []), "events": listed(_event_title(one, e) for one in told for e in _events_of(one)),
        "bulletin_relations": listed(_reprints(told, r.id, ids)),
        "incident_relations": listed(f"{ids.incidents[one.incident.id]}-{one.title[:_TITLE]}" for one in told),
        "description": "\n".join(dict.fromkeys(quotes)), "comments": f"SHA-256 of what was read: {r.raw_sha256}",
        "source_link": url if url and len(url) <= _TITLE else None, "source_link_type": False,
        "publish_date": r.published, "status": STATUS,
    }  # fmt: skip


def _reprints(told: Sequence[Told], report: str, ids: _Ids) -> Iterator[str]:
    """Bayanat's relation between bulletins for a text that says the same: Duplicate."""
    for one in told:
        for part in one.incident.reports:
            if part.report == report and part.copy_of in ids.bulletins:
                yield f"{ids.bulletins[part.copy_of]}-Duplicate"


def _labels(told: Sequence[Told], report: str | None = None) -> list[str]:
    """Of what is asserted: a label says that it was so."""
    claims = [c for one in told for c in one.claims if report in (None, c.report) and c.certainty == "asserted"]  # fmt: skip
    keys = {key for c in claims for key in (c.kind, c.method, *c.groups) if key}
    return sorted({_LABELS[key] for key in keys if key in _LABELS})


# --- incidents and events -------------------------------------------------------------------------


def _incidents(material: Material, ids: _Ids) -> Iterator[dict[str, Any]]:
    for told in material.told:
        i, a = told.incident, told.assessment
        figures = [f"{range_name(r)}: {range_words(r)} (low {r.low}, best {r.best}, high {r.high})" for r in a.ranges]  # fmt: skip
        yield {
            "class": "incident", "id": ids.incidents[i.id], "title": told.title[:_TITLE],
            "description": "\n".join([*figures, *(c.words for c in a.contradictions)]), "labels": listed(_labels([told])),
            "locations": listed(_places_of(told)), "events": listed(_event_title(told, e) for e in _events_of(told)),
            "bulletin_relations": listed(_bulletin_name(part.report, material, ids) for part in i.reports),
            "comments": f"onrecord incident {i.id}; {a.grade}: {a.grade_reason}", "status": STATUS,
        }  # fmt: skip


def _bulletin_name(report: str, material: Material, ids: _Ids) -> str:
    found = material.reports.get(report)
    return f"{ids.bulletins.get(report, '')}-{((found.title if found else None) or report)[:_TITLE]}"


def _event_title(told: Told, r: Range | None) -> str:
    return f"{range_name(r)}: {range_words(r)} [{told.incident.id}]" if r else f"{told.incident.kind} [{told.incident.id}]"  # fmt: skip


def _events(material: Material, ids: _Ids) -> Iterator[dict[str, Any]]:
    for told in material.told:
        places = _places_of(told)
        for r in _events_of(told):
            yield {
                "id": ids.events[_event_key(told, r)], "title": _event_title(told, r), "comments": r.rule if r else None,
                "location": places[0] if places else None, "eventtype": EVENT_TYPE, **_days(told.incident.time),
            }  # fmt: skip


def _days(when: When | None) -> dict[str, Any]:
    """`estimated` where it is more than one day, or an end is not known."""
    if when is None:
        return {}
    return {
        "from_date": when.start,
        "to_date": when.end,
        "estimated": when.start is None or when.start != when.end,
    }


# --- places and outlets ---------------------------------------------------------------------------


def _locations(material: Material, ids: _Ids) -> Iterator[dict[str, Any]]:
    for title, place in sorted(ids.places.items()):
        point = None if place.lat is None or place.lon is None else f"SRID=4326;POINT({place.lon!r} {place.lat!r})"  # fmt: skip
        near = f"; within {place.radius_km:g} km" if place.radius_km is not None else ""
        yield {
            "id": ids.locations[title], "title": title, "latlng": point, "description": f"{precision_words(place)}{near}; {place.gazetteer or 'in no gazetteer'}",
            "deleted": 0,
        }  # fmt: skip


def _sources(material: Material, ids: _Ids) -> Iterator[dict[str, Any]]:
    for outlet, number in sorted(ids.outlets.items()):
        yield {"id": number, "etl_id": f"onrecord {outlet}", "title": outlet, "comments": "an outlet"}


# --- back -----------------------------------------------------------------------------------------


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    """Each row by its columns, with its `sheet`; an empty cell is None, a day a `date`."""
    with zipfile.ZipFile(source) as packed:
        for sheet in SHEETS:
            with packed.open(f"{sheet}.csv") as file:
                rows = read_rows(io.BytesIO(file.read()))
                head = next(rows)
                for row in rows:
                    values = {name: _value(cell, name) for name, cell in zip(head, row, strict=True)}
                    yield {"sheet": sheet} | values


def _value(cell: str, name: str) -> Any:
    if cell == "":
        return None
    if name in ("from_date", "to_date", "publish_date"):
        return date.fromisoformat(cell)
    if name == "id":
        return int(cell)
    return cell == "true" if name in ("estimated", "source_link_type") else cell


FORMAT = Format(
    name="bayanat",
    title="Sheets for Bayanat",
    suffix=".bayanat.zip",
    media_type="application/zip",
    readers="Bayanat: locations and sources by its CSV import; the rest by whoever writes to its API, or by hand",
    library="Python's csv and zipfile",
    row="one bulletin, incident, event, location or source",
    lost=(
        Loss("loading bulletins, incidents and events", "Bayanat's sheet import takes actors alone; these sheets have its columns, for its API"),
        Loss("actors", "no sheet: the record counts people and does not name them, and names in quotes are left out by default"),
        Loss("claimed and potential violations", "left empty: they are findings of law, which the record does not make"),
        Loss("types of events", "all are Incident; Death, Wounded, Detained/Abducted … are for the life of one actor in Bayanat"),
        Loss("figures as numbers", "words in the title of an event and in the description of an incident"),
        Loss("figures of groups", "in the description of an incident"),
        Loss("claims one by one", "the words of the evidence are in the description of the bulletin"),
        Loss("titles and addresses longer than 255 characters", "Bayanat's columns end there: a title is cut, an address left out"),
        Loss("text of the reports", "texts are not exported"),
    ),
    write=write,
    read=read,
)  # fmt: skip
