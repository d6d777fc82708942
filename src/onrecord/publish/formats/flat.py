"""The record as flat tables: what CSV, XLSX, Parquet, JSON Lines, SQLite and GeoJSON hold alike.

Comes in: a material. Goes out: for each table its columns and its rows, one tuple of plain values each; and, of a row, the claim that
it tells. Nested fields (who says it, who is held responsible) are JSON in one column, so that nothing of them is lost.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, cast

from onrecord.incidents import Incident, Range
from onrecord.publish.formats.format import Loss, Material, Told
from onrecord.records import PEOPLE_KINDS, Claim, Figure, Place, Responsibility, Span, Voice, When

Kind = Literal["text", "whole", "number", "day", "yes-no"]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` is of its values; None stands for what nobody knows. A day is a `date`."""

    name: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    row: str
    """What one row is."""
    columns: tuple[Column, ...]
    rows: Callable[[Material], Iterator[Row]]
    lost: tuple[Loss, ...] = ()

    def head(self) -> list[str]:
        return [column.name for column in self.columns]


def _columns(text: str) -> tuple[Column, ...]:
    """'id killed:whole start:day'"""
    parts = (word.partition(":") for word in text.split())
    return tuple(Column(name, cast(Kind, kind or "text")) for name, _, kind in parts)


def packed(value: Any) -> str:
    """A nested value as JSON in one cell, always the same for the same value; empty where there is nothing."""
    if not value:
        return ""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def refs(found: Sequence[tuple[str, str]]) -> str:
    return packed([list(ref) for ref in found])


# --- claims -------------------------------------------------------------------------------------

CLAIM = _columns(
    "incident report id kind phase low:whole high:whole best:whole approximate:yes-no figure unit groups affiliation actor actor_standing method "
    "place place_name lat:number lon:number radius_km:number gazetteer precision place_kind country within seat:yes-no "
    "time start:day end:day why certainty scope superseded:yes-no part_of attack said_by said responsibility note "
    "quote quote_start:whole quote_end:whole outlet published:day url"
)


def claim_rows(material: Material) -> Iterator[Row]:
    for ref, claim in material.claims.items():
        yield _claim(claim, material.incident_of.get(ref), material)


def _claim(c: Claim, incident: str | None, material: Material) -> Row:
    figure, report = c.figure, material.reports.get(c.report)
    numbers = (
        (figure.low, figure.high, figure.best, figure.approximate, figure.text, figure.unit)
        if figure
        else (None,) * 6
    )
    return (
        incident, c.report, c.id, c.kind, c.phase, *numbers, ";".join(c.groups), c.affiliation, c.actor, c.actor_standing, c.method,
        *_place(c.place), *_time(c.time), c.certainty, c.scope, c.superseded, c.part_of, c.attack,
        " ← ".join(material.voice(v) for v in c.said_by), packed([asdict(v) for v in c.said_by]), packed([asdict(r) for r in c.responsibility]),
        c.note, c.evidence.text, c.evidence.start, c.evidence.end,
        report.outlet if report else None, report.published if report else None, report.url if report else None,
    )  # fmt: skip


def _place(p: Place | None) -> Row:
    if p is None:
        return (None,) * 11
    place = (
        p.text,
        p.name,
        p.lat,
        p.lon,
        p.radius_km,
        p.gazetteer,
        p.precision,
        p.kind,
        p.country,
        ";".join(p.within),
        p.seat,
    )
    return place


def _time(t: When | None) -> Row:
    return (t.text, t.start, t.end, t.why) if t else (None,) * 4


def claim_of(row: Mapping[str, Any]) -> Claim:
    """The claim that a row tells, equal in every field to the one that it was made of."""
    has = row.get
    figure = None
    if has("figure") is not None:
        figure = Figure(
            has("low"),
            has("high"),
            bool(has("approximate")),
            str(has("figure")),
            has("unit") or None,
            has("best"),
        )
    place = None
    if has("place") is not None:
        place = Place(
            str(has("place")), str(has("place_name")), has("lat"), has("lon"), has("gazetteer") or None, has("precision") or None,
            has("country") or None, tuple(filter(None, (has("within") or "").split(";"))), has("radius_km"), has("place_kind") or "",
            bool(has("seat")),
        )  # fmt: skip
    time = (
        When(str(has("time")), has("start"), has("end"), has("why") or "")
        if has("time") is not None
        else None
    )
    return Claim(
        report=str(has("report")), id=str(has("id")), kind=cast(Any, has("kind")),
        evidence=Span(int(row["quote_start"]), int(row["quote_end"]), str(has("quote"))), figure=figure,
        groups=tuple(filter(None, (has("groups") or "").split(";"))), affiliation=has("affiliation"), actor=has("actor"),
        actor_standing=cast(Any, has("actor_standing")), method=has("method"), place=place, time=time,
        said_by=tuple(Voice(**one) for one in json.loads(has("said") or "[]")),
        certainty=cast(Any, has("certainty")), scope=cast(Any, has("scope")), superseded=bool(has("superseded")), part_of=has("part_of"),
        phase=has("phase"), attack=has("attack"),
        responsibility=tuple(
            Responsibility(one["actor"], one["stance"], Voice(**one["by"])) for one in json.loads(has("responsibility") or "[]")
        ),
        note=has("note"),
    )  # fmt: skip


# --- incidents ----------------------------------------------------------------------------------

_HARM = [kind.replace("-", "_") for kind in PEOPLE_KINDS]
INCIDENT = _columns(
    "incident title kind place lat:number lon:number radius_km:number precision gazetteer country iso3 admin1 start:day end:day "
    + " ".join(f"{kind}_low:whole {kind}_best:whole {kind}_high:whole" for kind in _HARM)
    + " grade grade_reason provisional:yes-no provisional_reason independent:whole reports:whole copies:whole running_total:yes-no "
    "actors methods origins contradictions:whole contradiction reasons"
)


def incident_rows(material: Material) -> Iterator[Row]:
    return (_incident(told, material) for told in material.told)


def _incident(told: Told, material: Material) -> Row:
    i, a = told.incident, told.assessment
    where = material.where(i.place)
    ranges = [told.range_of(kind) for kind in PEOPLE_KINDS]
    figures = [n for r in ranges for n in ((r.low, r.best, r.high) if r else (None, None, None))]
    methods = sorted({c.method for c in told.claims if c.method})
    return (
        i.id, told.title, i.kind, *_where(i), where.country, where.iso3, where.admin1,
        i.time.start if i.time else None, i.time.end if i.time else None, *figures,
        a.grade, a.grade_reason, a.provisional, a.provisional_reason, len(a.origins), len(i.reports),
        sum(r.copy_of is not None for r in i.reports), told.running_total, "; ".join(words for words, _ in a.actors), "; ".join(methods),
        "; ".join(o.name for o in a.origins), len(a.contradictions), "; ".join(c.words for c in a.contradictions), "; ".join(i.reasons),
    )  # fmt: skip


def _where(i: Incident) -> Row:
    p = i.place
    return (p.name, p.lat, p.lon, p.radius_km, p.precision, p.gazetteer) if p else (None,) * 6


# --- what incidents amount to --------------------------------------------------------------------

ASSESSMENT = _columns(
    "incident kind group low:whole best:whole high:whole count rule origins:whole claims superseded without"
)


def assessment_rows(material: Material) -> Iterator[Row]:
    return (_range(told.incident.id, r) for told in material.told for r in told.assessment.ranges)


def _range(incident: str, r: Range) -> Row:
    superseded = [asdict(one) | {"on": _day(one.on)} for one in r.superseded]
    return (
        incident, r.kind, r.group, r.low, r.best, r.high, r.count, r.rule, r.origins, refs(r.claims), packed(superseded),
        packed([asdict(one) for one in r.without]),
    )  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


ORIGIN = _columns("incident key name kind reports copies")


def origin_rows(material: Material) -> Iterator[Row]:
    for told in material.told:
        for o in told.assessment.origins:
            yield told.incident.id, o.key, o.name, o.kind, packed(o.reports), packed(o.copies)


CONTRADICTION = _columns("incident about words labels sides")


def contradiction_rows(material: Material) -> Iterator[Row]:
    for told in material.told:
        for c in told.assessment.contradictions:
            sides = [[list(ref) for ref in side] for side in c.sides]
            yield told.incident.id, c.about, c.words, packed(c.labels), packed(sides)


REPORT = _columns(
    "report outlet title published:day published_by url raw_sha256 claims:whole incidents:whole copy_of"
)


def report_rows(material: Material) -> Iterator[Row]:
    claims: dict[str, int] = {}
    for report, _ in material.claims:
        claims[report] = claims.get(report, 0) + 1
    told_in: dict[str, set[str]] = {}
    copy_of: dict[str, str] = {}
    for told in material.told:
        for part in told.incident.reports:
            told_in.setdefault(part.report, set()).add(told.incident.id)
            if part.copy_of:
                copy_of[part.report] = part.copy_of
    for r in material.reports.values():
        yield (
            r.id, r.outlet, r.title, r.published, r.published_by, r.url, r.raw_sha256, claims.get(r.id, 0), len(told_in.get(r.id, ())),
            copy_of.get(r.id),
        )  # fmt: skip


_NO_TEXT = Loss(
    "text of the reports", "only the words of the evidence are here; `onrecord report` has the texts"
)
_NO_CLAIMS = Loss("claims", "one by one they are in the table of claims")
TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table("incidents", "one incident", INCIDENT, incident_rows,
              (_NO_CLAIMS, Loss("ranges of groups", "women, children … are in the table of assessments"),
               Loss("sides of contradictions", "the claims of each side are in the table of contradictions"))),
        Table("claims", "one claim", CLAIM, claim_rows, (_NO_TEXT,)),
        Table("assessments", "one kind of harm and group of one incident", ASSESSMENT, assessment_rows, (_NO_CLAIMS,)),
        Table("reports", "one report", REPORT, report_rows, (_NO_TEXT, Loss("blocks", "which parts are captions and furniture"))),
        Table("origins", "one independent origin of one incident", ORIGIN, origin_rows),
        Table("contradictions", "one contradiction of one incident", CONTRADICTION, contradiction_rows),
    )
}  # fmt: skip
