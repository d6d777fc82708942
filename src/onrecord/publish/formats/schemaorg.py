"""schema.org in JSON-LD: NewsArticle (report), Event (incident), Claim, and Observation (one range of figures).

Comes in: a material. Goes out: one document with a `@graph`. It never writes ClaimReview or Rating: they say whether a claim is true, and the
record says who claims what and how many tell it alike. Properties: schema.org (Claim, Event and Observation).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.incidents import Range
from onrecord.publish.formats.format import Format, Loss, Material, Told
from onrecord.publish.formats.ids import is_known_body, is_left_out, urn, web
from onrecord.publish.formats.web_annotations import words_of
from onrecord.publish.words import range_name
from onrecord.records import Claim, Place, Report, Voice, When

Node = dict[str, Any]


def write(material: Material, out: BinaryIO, table: str) -> int:
    out.write(b'{"@context": "https://schema.org", "@graph": [')
    n = 0
    for node in _nodes(material):
        line = json.dumps(_filled(node), ensure_ascii=False, sort_keys=True)
        out.write((",\n" if n else "\n").encode() + line.encode())
        n += 1
    out.write(b"\n]}\n")
    return n


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _nodes(material: Material) -> Iterator[Node]:
    for report in material.reports.values():
        yield _article(report)
    for told in material.told:
        yield _event(told, material)
        yield from (_observation(told, r) for r in told.assessment.ranges)
    for ref, claim in material.claims.items():
        yield _claim(claim, material.incident_of.get(ref), material)


def _article(r: Report) -> Node:
    return {
        "@id": urn("report", r.id), "@type": "NewsArticle", "identifier": r.id, "headline": r.title, "url": web(r.url),
        "datePublished": r.published.isoformat() if r.published else None,
        "publisher": {"@type": "Organization", "name": r.outlet} if r.outlet else None,
    }  # fmt: skip


def _event(told: Told, material: Material) -> Node:
    i, a = told.incident, told.assessment
    start, end = (i.time.start, i.time.end) if i.time else (None, None)
    return {
        "@id": urn("incident", i.id), "@type": "Event", "identifier": i.id, "name": told.title,
        "startDate": start.isoformat() if start else None, "endDate": end.isoformat() if end else None,
        "location": _place(i.place, material), "description": f"{a.grade}: {a.grade_reason}",
        "keywords": [i.kind, *sorted({c.method for c in told.claims if c.method})],
        "subjectOf": [{"@id": urn("report", part.report)} for part in i.reports],
    }  # fmt: skip


def _place(p: Place | None, material: Material) -> Node | None:
    """A circle where the record knows how far off it may be, else a point; an address of country and division."""
    if p is None:
        return None
    where = material.where(p)
    address = _filled({"@type": "PostalAddress", "addressCountry": where.iso2, "addressRegion": where.admin1})
    return _filled(
        {"@type": "Place", "name": p.name, "identifier": p.gazetteer, "geo": _geo(p), "address": address if len(address) > 1 else None}
    )  # fmt: skip


def _geo(p: Place) -> Node | None:
    if p.lat is None or p.lon is None:
        return None
    point = {"@type": "GeoCoordinates", "latitude": p.lat, "longitude": p.lon}
    if p.radius_km is None:
        return point
    return {"@type": "GeoCircle", "geoMidpoint": point, "geoRadius": f"{p.radius_km:g} km"}


def _observation(told: Told, r: Range) -> Node:
    return {
        "@id": urn("range", told.incident.id, r.kind, r.group or "all"), "@type": "Observation",
        "observationAbout": {"@id": urn("incident", told.incident.id)}, "name": range_name(r), "variableMeasured": f"{r.kind}, {r.group or 'all'}",
        "minValue": r.low, "value": r.best, "maxValue": r.high, "measurementMethod": r.rule, "unitText": "people",
    }  # fmt: skip


def _claim(c: Claim, incident: str | None, material: Material) -> Node:
    report = material.reports.get(c.report)
    return {
        "@id": urn("claim", *c.ref), "@type": "Claim", "identifier": f"{c.report} {c.id}", "name": words_of(c), "text": c.evidence.text,
        "appearance": {"@id": urn("report", c.report)}, "about": {"@id": urn("incident", incident)} if incident else None,
        "author": [{"@type": "Organization", "name": name} for voice in c.said_by if (name := _body(voice, material))],
        "creditText": "; ".join(v.text for v in c.said_by), "temporalCoverage": _interval(c.time), "spatialCoverage": _place(c.place, material),
        "isPartOf": {"@id": urn("claim", c.report, c.part_of)} if c.part_of else None,
        "datePublished": report.published.isoformat() if report and report.published else None,
    }  # fmt: skip


def _body(voice: Voice, material: Material) -> str | None:
    """The name of a voice that is a body. Witnesses and officials may be persons: they stand in creditText, in the report's words."""
    name = material.voice(voice)
    known = is_known_body(voice.kind, voice.key) and not voice.anonymous
    return name if known and not is_left_out(name) else None


def _interval(when: When | None) -> str | None:
    """ISO 8601 interval; an end that nobody knows is '..'."""
    if when is None or (when.start is None and when.end is None):
        return None
    ends = [day.isoformat() if day else ".." for day in (when.start, when.end)]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def read(source: BinaryIO, table: str) -> Iterator[Node]:
    """The nodes as they were written."""
    yield from json.load(source)["@graph"]


FORMAT = Format(
    name="schemaorg",
    title="schema.org: claims, events, articles",
    suffix=".jsonld",
    media_type="application/ld+json",
    readers="search engines, RDF stores, fact-checkers' programs",
    library="Python's json",
    row="one node: a report, an incident, a range of figures or a claim",
    lost=(
        Loss("grades as ratings", "no ClaimReview and no Rating: they say whether a claim is true; ours say how many tell it, in Event.description"),
        Loss("figures of a claim as numbers", "Claim has no property for them; they are words in name and text"),
        Loss("whether a claim is feared, planned or denied", "words in name"),
        Loss("actor, method, groups, offsets of the evidence", "schema.org has no property for them; `annotations` has all"),
        Loss("contradictions and origins", "schema.org has no relation between claims"),
        Loss("witnesses and officials as authors", "they may be persons; their words stand in creditText"),
    ),
    write=write,
    read=read,
)  # fmt: skip
