"""An Uwazi collection: a ZIP with one CSV for each template (reports, incidents, claims) and the templates themselves as JSON.

Comes in: a material. Goes out: the ZIP. Uwazi imports one CSV into one template; the three are taken in one after the other.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from onrecord.publish.formats.cells import read_rows
from onrecord.publish.formats.format import Format, Loss, Material, Told
from onrecord.publish.formats.ids import web
from onrecord.publish.formats.uwazi_templates import (
    MANY,
    TEMPLATES,
    days,
    definitions,
    heads,
    link,
    many,
    number,
    point,
    text,
    title,
    yes,
)
from onrecord.publish.words import said_by_words
from onrecord.publish.zipped import member
from onrecord.records import PEOPLE_KINDS, Claim, Place, Report, When

TEMPLATE_FILE = "templates.json"


def write(material: Material, out: BinaryIO, table: str) -> int:
    n = 0
    rows = {"reports": _reports, "incidents": _incidents, "claims": _claims}
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        with member(packed, TEMPLATE_FILE) as file:
            file.write((json.dumps(definitions(), ensure_ascii=False, indent=1) + "\n").encode())
        for template in TEMPLATES:
            with member(packed, f"{template}.csv") as file:
                n += _table(file, template, rows[template](material))
    return n


def _table(file: BinaryIO, template: str, rows: Iterable[Mapping[str, str]]) -> int:
    words = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(words, heads(template))
    writer.writeheader()
    n = 0
    for row in rows:
        writer.writerow(row)
        n += 1
    words.flush()
    words.detach()
    return n


def _report_title(id: str, reports: Mapping[str, Report]) -> str:
    """No two alike, since Uwazi finds an entity by its title."""
    report = reports.get(id)
    said = " · ".join(filter(None, (report.outlet, report.title))) if report else ""
    return title(f"{said} [{id}]")


def _incident_title(told: Told) -> str:
    return title(f"{told.title} [{told.incident.id}]")


def _reports(material: Material) -> Iterator[dict[str, str]]:
    for r in material.reports.values():
        yield {
            "title": _report_title(r.id, material.reports), "report": text(r.id), "outlet": text(r.outlet),
            "published": r.published.isoformat() if r.published else "", "source": link(r.outlet or r.id, web(r.url)), "sha_256": r.raw_sha256,
        }  # fmt: skip


def _incidents(material: Material) -> Iterator[dict[str, str]]:
    for told in material.told:
        i, a, where = told.incident, told.assessment, material.where(told.incident.place)
        yield {
            "title": _incident_title(told), "incident": i.id, "kind": i.kind, **_days(i.time), **_place(i.place),
            "radius_km": number(i.place.radius_km if i.place else None), "country": text(where.country),
            "first_level_division": text(where.admin1), **_figures(told), "grade": a.grade, "grade_reason": text(a.grade_reason),
            "provisional": yes(a.provisional), "running_total": yes(told.running_total),
            "methods": many(sorted({c.method for c in told.claims if c.method})), "actors": text("; ".join(words for words, _ in a.actors)),
            "sources": text("; ".join(o.name for o in a.origins)), "independent_sources": str(len(a.origins)),
            "contradictions": text("; ".join(c.words for c in a.contradictions)),
            "reports": many(_report_title(part.report, material.reports) for part in i.reports),
        }  # fmt: skip


def _figures(told: Told) -> dict[str, str]:
    found = {}
    for kind in PEOPLE_KINDS:
        r = told.range_of(kind)
        for end in ("low", "best", "high"):
            found[f"{kind.replace('-', '_')}_{end}"] = number(getattr(r, end) if r else None)
    return found


def _claims(material: Material) -> Iterator[dict[str, str]]:
    titles = {told.incident.id: _incident_title(told) for told in material.told}
    for ref, c in material.claims.items():
        yield _claim(c, material) | {
            "incidents": titles.get(material.incident_of.get(ref, ""), ""),
            "reports": _report_title(c.report, material.reports),
        }


def _claim(c: Claim, material: Material) -> dict[str, str]:
    figure = c.figure
    return {
        "title": title(f"{c.report} {c.id}"), "report": text(c.report), "claim": c.id, "kind": c.kind, "phase": c.phase or "",
        "low": number(figure.low if figure else None), "high": number(figure.high if figure else None),
        "approximate": yes(figure.approximate) if figure else "", "figure": text(figure.text if figure else None),
        "unit": (figure.unit or "") if figure else "", "groups": many(c.groups), "affiliation": text(c.affiliation), "actor": text(c.actor),
        "method": c.method or "", **_days(c.time), **_place(c.place), "said_by": text(said_by_words(c)), "certainty": c.certainty,
        "scope": c.scope, "superseded": yes(c.superseded), "part_of": c.part_of or "", "quote": text(c.evidence.text),
        "quote_start": str(c.evidence.start), "quote_end": str(c.evidence.end),
    }  # fmt: skip


def _days(when: When | None) -> dict[str, str]:
    return {"days": days(when.start, when.end) if when else ""}


def _place(p: Place | None) -> dict[str, str]:
    if p is None:
        return {"place": "", "location_geolocation": "", "precision": ""}
    return {
        "place": text(p.name),
        "location_geolocation": point(p.lat, p.lon),
        "precision": p.precision or "",
    }


# --- back -----------------------------------------------------------------------------------------


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    """Each row as Uwazi's import understands it, with its `template`: numbers, pairs of days, a point, lists. Empty is None."""
    with zipfile.ZipFile(source) as packed:
        for template, properties in TEMPLATES.items():
            types = {"title": "text"} | {found.name: found.type for found in properties}
            with packed.open(f"{template}.csv") as file:
                rows = read_rows(io.BytesIO(file.read()))
                head = next(rows)
                for row in rows:
                    values = {name: _value(cell, types[name]) for name, cell in zip(head, row, strict=True)}
                    yield {"template": template} | values


def _value(cell: str, kind: str) -> Any:
    if cell == "":
        return None
    if kind == "numeric":
        return float(cell)
    if kind == "geolocation":
        return tuple(float(part) for part in cell.split(MANY))
    if kind == "daterange":
        return tuple(part or None for part in cell.split(":"))
    return cell.split(MANY) if kind in ("multiselect", "relationship", "link") else cell


FORMAT = Format(
    name="uwazi",
    title="Uwazi collection: CSV for each template, with the templates",
    suffix=".uwazi.zip",
    media_type="application/zip",
    readers="Uwazi (its CSV import)",
    library="Python's csv, json and zipfile",
    row="one entity: a report, an incident or a claim",
    lost=(
        Loss("figures of groups", "women, children …: a template has no list of figures; the claims have them"),
        Loss("line ends, runs of spaces, and |", "Uwazi makes one line of a text and cuts values at |, so ¦ stands for it"),
        Loss("what resolution added to places", "name, point and precision alone; gazetteer ids are in the csv of claims"),
        Loss("how exact the place is drawn", "a geolocation is a point; radius_km stands beside it"),
        Loss("sides of contradictions, who is blamed", "words in `contradictions`"),
        Loss("ids of thesauri and templates", "they are the collection's own: templates.json has names, to be set up once by hand or through the API"),
        Loss("text of the reports", "no documents are attached; texts are not exported"),
    ),
    write=write,
    read=read,
)  # fmt: skip
