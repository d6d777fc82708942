"""PLOVER event records, one JSON object a line, as the manual suggests.

Comes in: a material. Goes out: one record for each incident and each event that its claims are coded as. The manual codes nothing without an
actor and a day: such records have `has_event` false, no event and the reason in `not_coded`, so that what is left out can be counted.
Fields of ours that PLOVER has none for stand under `onrecord`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO

from onrecord.incidents import Range
from onrecord.publish.formats.format import Format, Loss, Material, Party, Told
from onrecord.publish.formats.ids import web
from onrecord.publish.formats.plover_codes import (
    GROUP_SECTORS,
    NEEDS_RECIPIENT,
    QUAD,
    SECTORS,
    Code,
    code_of,
    contexts_of,
    event_of,
    modes_of,
)
from onrecord.publish.words import GROUP_WORDS
from onrecord.records import Claim, Place

Record = dict[str, Any]
CODEBOOK = "PLOVER"
_SIZES = {"dead": "killed", "injured": "injured", "arrested": "detained"}


def write(material: Material, out: BinaryIO, table: str) -> int:
    n = 0
    for record in _records(material):
        out.write(json.dumps(record, ensure_ascii=False, sort_keys=True).encode() + b"\n")
        n += 1
    return n


def _records(material: Material) -> Iterator[Record]:
    for told in material.told:
        coded, reasons = _by_event(told)
        written: set[str] = set()
        for event, pairs in sorted(coded.items()):
            claims, codes = [claim for claim, _ in pairs], [code for _, code in pairs]
            lacking = _lacking(event, told, claims)
            reasons += [f"{event}: {why}" for why in lacking]
            if not lacking:
                written.add(event)
                yield _record(told, event, claims, codes, material)
        left = [r for r in told.assessment.ranges if event_of(r.kind) not in written]
        if reasons or left or not written:
            yield _not_coded(told, sorted(set(reasons)), left, material)


def _by_event(told: Told) -> tuple[dict[str, list[tuple[Claim, Code]]], list[str]]:
    coded: dict[str, list[tuple[Claim, Code]]] = {}
    reasons: list[str] = []
    for claim in told.claims:
        code = code_of(claim)
        if isinstance(code, str):
            reasons.append(code)
        else:
            coded.setdefault(code.event, []).append((claim, code))
    return coded, reasons


def _lacking(event: str, told: Told, claims: Sequence[Claim]) -> list[str]:
    """What the manual asks for and the record does not have."""
    why = [] if any(c.actor for c in claims) else ["no actor is named"]
    if event in NEEDS_RECIPIENT and not any(c.groups for c in claims):
        why.append("no recipient is named")
    return why + ([] if told.incident.time and told.incident.time.start else ["no first day is known"])


def _record(
    told: Told, event: str, claims: Sequence[Claim], codes: Sequence[Code], material: Material
) -> Record:
    ranges = [r for r in told.assessment.ranges if event_of(r.kind) == event]
    return _base(told, material, claims, ranges) | {
        "id": f"{told.incident.id}-{event}", "has_event": True, "event": [event], "quad_code": QUAD[event],
        "mode": modes_of(event, codes, claims), "context": contexts_of(codes, claims),
        "actor": _actors([c.actor for c in claims], material), "recipient": _recipients(claims, material),
        "event_text": list(dict.fromkeys(c.evidence.text for c in claims)),
    }  # fmt: skip


def _not_coded(told: Told, why: list[str], ranges: Sequence[Range], material: Material) -> Record:
    return _base(told, material, told.claims, ranges) | {
        "id": f"{told.incident.id}-NOT-CODED", "has_event": False, "event": [], "actor": [], "recipient": [], "not_coded": why,
    }  # fmt: skip


def _base(told: Told, material: Material, claims: Sequence[Claim], ranges: Sequence[Range]) -> Record:
    """What coded and uncoded records have alike. Each figure stands in one record of its incident; `size` has its best number alone."""
    i, a = told.incident, told.assessment
    start, end = (i.time.start, i.time.end) if i.time else (None, None)
    best: dict[str, int | None] = {r.kind: r.best for r in ranges if r.group is None}
    return {
        "date": _day(start), "enddate": _day(end), "event_loc": _location(i.place, material), "link": i.id,
        "size": {name: best[kind] for name, kind in _SIZES.items() if best.get(kind) is not None},
        "cite_info": _cited(told, material), "coder": material.made_by, "comment": f"{told.title}. {a.grade}: {a.grade_reason}",
        "onrecord": {
            "incident": i.id, "grade": a.grade, "provisional": a.provisional, "origins": len(a.origins), "running_total": told.running_total,
            "figures": [_figures(r) for r in ranges], "certainties": sorted({c.certainty for c in claims}),
            "contradictions": [c.words for c in a.contradictions], "claims": [list(c.ref) for c in claims],
            "reports": [part.report for part in i.reports],
        },
    }  # fmt: skip


def _figures(r: Range) -> Record:
    return {
        "kind": r.kind, "group": r.group, "low": r.low, "best": r.best, "high": r.high, "count": r.count, "rule": r.rule,
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _location(place: Place | None, material: Material) -> Record | None:
    """`precision` and `radius_km` say how exact the point is; PLOVER's `resolution` is left out (docs/formats.md)."""
    if place is None:
        return None
    where = material.where(place)
    source, _, number = (place.gazetteer or "").partition(":")
    return {
        "extracted_place": place.text, "resolved_place": place.name, "geonameid": int(number) if source == "geonames" and number.isdecimal() else None,
        "lat": place.lat, "lon": place.lon, "province": where.admin1 or None, "district": where.admin2 or None,
        "country": where.iso3 or None, "country_code": where.iso2 or None, "precision": place.precision, "radius_km": place.radius_km,
    }  # fmt: skip


def _cited(told: Told, material: Material) -> Record:
    """The report that is mainly about it, else the first; all of them are listed under `onrecord`."""
    parts = sorted(told.incident.reports, key=lambda part: not part.main)
    report = next((found for part in parts if (found := material.reports.get(part.report))), None)
    return {
        "citation": report.id if report else None, "url": web(report.url) if report else None, "title": report.title if report else None,
        "publication": report.outlet if report else None, "coder": material.made_by, "codebook": CODEBOOK,
    }  # fmt: skip


# --- who ------------------------------------------------------------------------------------------


def _actors(words: Sequence[str | None], material: Material) -> list[Record]:
    """One for each party, with the first of the wordings that mean it."""
    found: dict[str, Record] = {}
    for text in words:
        if text:
            party = material.party(text)
            found.setdefault(party.name, _actor(party, text, material))
    return list(found.values())


def _actor(party: Party, text: str, material: Material) -> Record:
    iso3 = (
        material.where(Place(party.country, party.country, country=party.country)).iso3
        if party.country
        else None
    )
    return {
        "code": iso3 or None,
        "sector": SECTORS[party.kind],
        "actor_text": text,
        "identifier_text": party.name,
    }


def _recipients(claims: Sequence[Claim], material: Material) -> list[Record]:
    found: dict[tuple[str, str | None], Record] = {}
    for claim in claims:
        for group in claim.groups:
            found.setdefault((group, claim.affiliation), _recipient(group, claim.affiliation, material))
    return [found[key] for key in sorted(found, key=lambda key: (key[0], key[1] or ""))]


def _recipient(group: str, affiliation: str | None, material: Material) -> Record:
    sector = GROUP_SECTORS.get(group)
    if group == "combatant" and affiliation:
        sector = SECTORS[material.party(affiliation).kind]
    return {
        "code": None,
        "sector": sector,
        "actor_text": GROUP_WORDS.get(group, group),
        "identifier_text": affiliation,
    }


# --- back -----------------------------------------------------------------------------------------


def read(source: BinaryIO, table: str) -> Iterator[Record]:
    """Each record: incident, event, days, place, figures; `size` stands for what PLOVER itself can hold of them."""
    for line in source:
        found: Mapping[str, Any] = json.loads(line)
        place = found["event_loc"] or {}
        yield {
            "incident": found["link"], "event": found["event"], "start": found["date"], "end": found["enddate"],
            "place": place.get("resolved_place"), "lat": place.get("lat"), "lon": place.get("lon"), "size": found["size"],
            "figures": [{k: r[k] for k in ("kind", "group", "low", "best", "high")} for r in found["onrecord"]["figures"]],
            "not_coded": found.get("not_coded", []),
        }  # fmt: skip


FORMAT = Format(
    name="plover",
    title="PLOVER event records",
    suffix=".plover.jsonl",
    media_type="application/jsonl",
    readers="event-data programs (POLECAT, PETRARCH and their kin)",
    library="Python's json",
    row="one incident coded as one event, or one incident of which something is not coded (has_event false)",
    lost=(
        Loss("incidents without a named actor or a first day", "the manual does not code them: has_event is false, and not_coded says why"),
        Loss("low and high", "size has one number, the best; the range stands under `onrecord`"),
        Loss("missing, and phases that PLOVER has no category for", "listed in not_coded"),
        Loss("denials beside assertions", "negation is given only where no claim asserts the event; contradictions are listed under `onrecord`"),
        Loss("feared", "hypothetical, the same as what is conditional; the certainties are listed under `onrecord`"),
        Loss("army or police", "every body of a state is GOV"),
        Loss("resolution of the location", "the drafts at hand do not say what its numbers mean: precision and radius_km stand instead"),
        Loss("times of day", "the record knows days"),
        Loss("text of the reports", "text is left empty; event_text has the words of the evidence"),
    ),
    write=write,
    read=read,
)  # fmt: skip
