"""FollowTheMoney: a stream of entities, one a line, as Aleph, OpenAleph and `ftm` read them.

Comes in: a material. Goes out: Article (report), Event (incident), Note (one range of figures), Documentation (report ↔ incident),
Address, PublicBody / Organization (parties and sources that go by a name of their own), Mention (a report's words for one), UnknownLink
(source ↔ incident). Property names are those of followthemoney 3.5 (alephdata/followthemoney, followthemoney/schema/*.yaml).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from onrecord.incidents import IncidentReport, Origin, Range
from onrecord.publish.formats.format import Format, Loss, Material, Party, Told
from onrecord.publish.formats.ids import digest, is_known_body, is_left_out, one_line, web
from onrecord.publish.words import count, precision_words, range_name, range_words
from onrecord.records import Place, Report

Entity = dict[str, Any]
_SCHEMATA = {"state": "PublicBody", "armed-group": "Organization"}
_UNKNOWN_TO_FTM = {"AN", "CS"}
"""Countries that are no more, which FollowTheMoney does not take."""


def write(material: Material, out: BinaryIO, table: str) -> int:
    n = 0
    for entity in _entities(material):
        out.write(json.dumps(entity, ensure_ascii=False, sort_keys=True).encode() + b"\n")
        n += 1
    return n


def _entities(material: Material) -> Iterator[Entity]:
    seen: set[str] = set()
    for entity in _all(material):
        if entity["id"] not in seen:
            seen.add(entity["id"])
            yield entity


def _all(material: Material) -> Iterator[Entity]:
    for report in material.reports.values():
        yield _article(report)
    for told in material.told:
        if told.incident.place:
            yield _address(told.incident.place, material)
        yield from (_body(party) for party in _parties(told, material))
        yield _event(told, material)
        yield from (_note(told, one) for one in told.assessment.ranges)
        yield from (_documentation(told, part, material) for part in told.incident.reports)
        yield from _mentions(told, material)
        for origin in told.assessment.origins:
            yield from _source(told, origin)


def _entity(id: str, schema: str, **properties: str | Iterable[str | None] | None) -> Entity:
    """Every value a list of one-line strings; what is empty is left out."""
    filled: dict[str, list[str]] = {}
    for name, value in properties.items():
        found = [value] if isinstance(value, str) or value is None else value
        lines = dict.fromkeys(line for line in (one_line(text) for text in found if text) if line)
        if lines:
            filled[name] = list(lines)
    return {"id": id, "schema": schema, "properties": filled}


def report_id(report: str) -> str:
    return digest("report", report)


def event_id(incident: str) -> str:
    return digest("incident", incident)


def _address_id(place: Place) -> str:
    return digest(
        "place", place.gazetteer or "", place.name, place.precision or "", str(place.lat), str(place.lon)
    )


def _body_id(name: str) -> str:
    return digest("body", name)


# --- reports and places ---------------------------------------------------------------------------


def _article(r: Report) -> Entity:
    return _entity(
        report_id(r.id), "Article", title=r.title or r.id, name=r.title or r.id, publisher=r.outlet, sourceUrl=web(r.url),
        publishedAt=_day(r.published), notes=f"onrecord report {r.id}; SHA-256 of what was read: {r.raw_sha256}",
    )  # fmt: skip


def _address(p: Place, material: Material) -> Entity:
    where = material.where(p)
    near = f"; within {p.radius_km:g} km" if p.radius_km is not None else ""
    return _entity(
        _address_id(p), "Address", name=p.name, full=p.name, region=where.admin1, country=_country(where.iso2),
        latitude=_number(p.lat), longitude=_number(p.lon), remarks=f"{precision_words(p)}{near}; {p.gazetteer or 'in no gazetteer'}",
        city=p.name if p.precision == "settlement" else None,
    )  # fmt: skip


def _country(iso2: str) -> str | None:
    return iso2.lower() if iso2 and iso2 not in _UNKNOWN_TO_FTM else None


def _number(value: float | None) -> str | None:
    return None if value is None else repr(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


# --- incidents ------------------------------------------------------------------------------------


def _event(told: Told, material: Material) -> Entity:
    i, a = told.incident, told.assessment
    start, end = (i.time.start, i.time.end) if i.time else (None, None)
    reports = [found for part in i.reports if (found := material.reports.get(part.report))]
    return _entity(
        event_id(i.id), "Event", name=told.title, recordId=i.id, startDate=_day(start), endDate=_day(end),
        date=_day(start) if start == end else None, location=i.place.name if i.place else None,
        country=_country(material.where(i.place).iso2), addressEntity=_address_id(i.place) if i.place else None,
        involved=[_body_id(party.name) for party in _parties(told, material)],
        proof=[report_id(part.report) for part in i.reports], sourceUrl=[web(r.url) for r in reports], publisher=[r.outlet for r in reports],
        summary="; ".join(f"{range_name(r)}: {range_words(r)}" for r in a.ranges),
        description=[f"{a.grade}: {a.grade_reason}", f"provisional: {a.provisional_reason}" if a.provisional else None],
        notes=[*(f"contradiction: {c.words}" for c in a.contradictions), *(f"done by, as reports say: {words}" for words, _ in a.actors)],
        keywords=[i.kind, a.grade, *sorted({c.method for c in told.claims if c.method}), "running total" if told.running_total else None],
    )  # fmt: skip


def _note(told: Told, r: Range) -> Entity:
    """One range: `summary` holds its numbers, `description` the words for people."""
    bounds = ", ".join(
        f"{name} {_whole(n)}" for name, n in (("low", r.low), ("best", r.best), ("high", r.high))
    )
    return _entity(
        digest("range", told.incident.id, r.kind, r.group or ""), "Note", entity=event_id(told.incident.id), name=range_name(r),
        summary=f"{r.kind}, {r.group or 'all'}: {bounds}", description=f"{range_name(r)}: {range_words(r)} ({r.rule})",
        keywords=[r.kind, r.group, r.count], proof=[report_id(report) for report, _ in r.claims],
    )  # fmt: skip


def _whole(n: int | None) -> str:
    return "open" if n is None else str(n)


def _documentation(told: Told, part: IncidentReport, material: Material) -> Entity:
    report = material.reports.get(part.report)
    role = f"reprint of {part.copy_of}" if part.copy_of else "main report" if part.main else "mentions it"
    return _entity(
        digest("documentation", told.incident.id, part.report), "Documentation", document=report_id(part.report), entity=event_id(told.incident.id),
        role=role, date=_day(report.published) if report else None,
        description=[f"“{c.evidence.text}” ({c.kind})" for c in told.claims if c.report == part.report],
    )  # fmt: skip


# --- bodies ---------------------------------------------------------------------------------------


def _named(words: str, material: Material) -> Party | None:
    """The party that a report's words mean, where it goes by a name of its own: 'government forces' of two wars are not one body."""
    party = material.party(words)
    own = party.kind == "armed-group" or (party.kind == "state" and party.country)
    return party if own and one_line(party.name) and not is_left_out(party.name) else None


def _parties(told: Told, material: Material) -> list[Party]:
    """Whom the reports name as having done it; nobody here is found responsible."""
    found = (_named(words, material) for words, _ in told.assessment.actors)
    return list({party.name: party for party in found if party}.values())


def _body(party: Party) -> Entity:
    return _entity(
        _body_id(party.name), _SCHEMATA[party.kind], name=party.name, country=_country(party.country)
    )


def _mentions(told: Told, material: Material) -> Iterator[Entity]:
    for words, refs in told.assessment.actors:
        if is_left_out(words) or not one_line(words):
            continue
        party = _named(words, material)
        for report in dict.fromkeys(report for report, _ in refs):
            yield _entity(
                digest("mention", report, words), "Mention", document=report_id(report), name=words,
                resolved=_body_id(party.name) if party else None, detectedSchema=_SCHEMATA[party.kind] if party else None,
            )  # fmt: skip


def _source(told: Told, origin: Origin) -> Iterator[Entity]:
    if not is_known_body(origin.kind, origin.key) or is_left_out(origin.name) or not one_line(origin.name):
        return
    yield _entity(_body_id(origin.name), "Organization", name=origin.name, keywords=f"source: {origin.kind}")
    yield _entity(
        digest("source", told.incident.id, origin.key), "UnknownLink", subject=_body_id(origin.name), object=event_id(told.incident.id),
        role="independent source", summary=f"in {count(len(origin.reports), 'report')}, {count(len(origin.copies), 'reprint')} among them",
    )  # fmt: skip


# --- back -----------------------------------------------------------------------------------------

_BOUNDS = re.compile(r"(\S+), (\S+): low (\w+), best (\w+), high (\w+)")


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    """Each incident: id, title, days, place with its coordinates, figures."""
    entities: list[Entity] = [json.loads(line) for line in source]
    places = {e["id"]: e["properties"] for e in entities if e["schema"] == "Address"}
    figures: dict[str, list[dict[str, Any]]] = {}
    for entity in entities:
        if entity["schema"] == "Note":
            figures.setdefault(entity["properties"]["entity"][0], []).append(_figures(entity["properties"]))
    for entity in entities:
        if entity["schema"] == "Event":
            has = entity["properties"]
            place = places.get(_first(has, "addressEntity") or "", {})
            lat, lon = _first(place, "latitude"), _first(place, "longitude")
            yield {
                "incident": _first(has, "recordId"), "title": _first(has, "name"), "start": _first(has, "startDate"),
                "end": _first(has, "endDate"), "place": _first(has, "location"), "lat": float(lat) if lat else None,
                "lon": float(lon) if lon else None, "figures": figures.get(entity["id"], []),
            }  # fmt: skip


def _first(properties: Mapping[str, list[str]], name: str) -> str | None:
    return next(iter(properties.get(name, [])), None)


def _figures(properties: Mapping[str, list[str]]) -> dict[str, Any]:
    found = _BOUNDS.fullmatch(properties["summary"][0])
    if found is None:
        raise ValueError("a Note whose summary is no range")
    kind, group, *bounds = found.groups()
    low, best, high = (None if n == "open" else int(n) for n in bounds)
    return {"kind": kind, "group": None if group == "all" else group, "low": low, "best": best, "high": high}


FORMAT = Format(
    name="ftm",
    title="FollowTheMoney entities",
    suffix=".ftm.json",
    media_type="application/jsonl",
    readers="Aleph, OpenAleph, ftm, Neo4j through ftm",
    library="Python's json",
    row="one entity: a report, an incident, a range, a place, a body, or a link between two",
    lost=(
        Loss("casualty figures as numbers", "no schema has a property for them: they are words in a Note and in the summary of the Event"),
        Loss("claims one by one", "Python's model has no schema for a statement; the words of the evidence are in Documentation.description"),
        Loss("witnesses, officials and unnamed sources", "they may be persons; only known bodies and outlets are entities"),
        Loss("parties without a name of their own", "'government forces' is a Mention and a note: as an entity it would be one body in every war"),
        Loss("who is blamed, claims or denies it", "involved says only that a report names the party as having done it"),
        Loss("how exact a place is", "words in Address.remarks"),
        Loss("line ends and control characters", "every value is one line"),
        Loss("text of the reports", "bodyText is left empty; texts are not exported"),
    ),
    write=write,
    read=read,
)  # fmt: skip
