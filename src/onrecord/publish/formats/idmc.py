"""Figures of people who moved as rows under the headings of Helix' figure export, and such files read.

Comes in: a material; or CSV of anybody under these headings. Goes out: CSV; rows with typed values. One row is one claim with its
quote; of an incident's claims the one that gives its best figure is recommended, the others triangulate.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain as joined
from typing import Any, BinaryIO

from onrecord.incidents import Range
from onrecord.publish.formats.cells import write_rows
from onrecord.publish.formats.coded import (
    chain,
    days_of,
    hashed,
    number_of,
    outlet,
)
from onrecord.publish.formats.flat import Row
from onrecord.publish.formats.format import Format, Loss, Material, Told
from onrecord.publish.formats.idmc_terms import (
    CAUSE,
    COLUMNS,
    NOT_REVIEWED,
    RECOMMENDED,
    TRIANGULATION,
)
from onrecord.publish.formats.typed_csv import read_table
from onrecord.publish.words import bounds_words, number
from onrecord.records import Claim, ClaimRef, Figure, Place, Report, When

MOVED = ("displaced", "evacuated", "returned")
TRAPPED = "figures of people trapped: Helix has no term for besieged"
SHARE = "shares of a figure (women, children …): they are disaggregations of one, not figures of their own"
NOT_HAPPENED = "figures that are planned, denied or conditional"
NO_NUMBER = "people moved, with no number"
OTHER_UNIT = "figures of neither persons nor families"
_BITS = 40
_FLED = re.compile(r"\b(?:fled|flee|fleeing|flees)\b", re.IGNORECASE)
_CATEGORY = {
    ("displaced", "incident"): "Internal Displacements", ("displaced", "cumulative"): "IDPs",
    ("evacuated", "incident"): "Internal Displacements", ("evacuated", "cumulative"): "Internal Displacements",
    ("returned", "incident"): "Return", ("returned", "cumulative"): "Returnees",
}  # fmt: skip
"""A running total of people displaced is taken for the number who are; one of people evacuated adds movements up."""
_STOCK = ("IDPs", "Returnees")
_ACCURACY = {
    "day": "Day",
    "few-days": "Day",
    "week": "Week",
    "month": "Month",
    "season": "Year",
    "year": "Year",
}
_ADM = {"exact": "Point", "settlement": "Point", "district": "ADM2", "region": "ADM1", "country": "ADM0"}


def figure_of(claim: Claim) -> tuple[Figure, int] | str:
    """The figure and its number; or why a claim about people who moved, or cannot, is none."""
    if claim.kind == "trapped":
        return TRAPPED
    if claim.figure is None or claim.number is None:
        return NO_NUMBER
    if claim.certainty not in ("asserted", "feared"):
        return NOT_HAPPENED
    if claim.part_of is not None:
        return SHARE
    return (claim.figure, claim.number) if claim.figure.unit in (None, "family") else OTHER_UNIT


def left_out(material: Material) -> Mapping[str, int]:
    claims = (c for told in material.told for c in told.claims if c.kind in (*MOVED, "trapped"))
    return dict(
        sorted(Counter(reason for reason in map(figure_of, claims) if isinstance(reason, str)).items())
    )


def rows(material: Material) -> Iterator[Row]:
    for told in material.told:
        best = recommended(told)
        claims = [c for c in told.claims if c.kind in MOVED]
        for claim in sorted(claims, key=lambda c: c.ref not in best):
            found = figure_of(claim)
            if not isinstance(found, str):
                yield _row(told, claim, found, claim.ref in best, material)


def recommended(told: Told) -> set[ClaimRef]:
    """For each kind and scope the earliest whole claim that gives the best figure, of a report that is no copy first."""
    copies = {part.report for part in told.incident.reports if part.copy_of}
    out = set()
    for kind in MOVED:
        for cumulative in (False, True):
            found = _range(told, kind, cumulative)
            giving = [
                c
                for c in told.claims
                if found is not None
                and (c.kind, c.scope == "cumulative") == (kind, cumulative)
                and c.number == found.best
                and not c.superseded
                and not isinstance(figure_of(c), str)
            ]
            if giving:
                out.add(min(giving, key=lambda c: c.report in copies).ref)
    return out


def _range(told: Told, kind: str, cumulative: bool) -> Range | None:
    ranges = (r for r in told.assessment.ranges if r.kind == kind and r.group is None)
    return next((r for r in ranges if (r.count == "cumulative") == cumulative), None)


# --- one figure -----------------------------------------------------------------------------------


def _row(told: Told, claim: Claim, found: tuple[Figure, int], best: bool, material: Material) -> Row:
    report, place, (figure, reported) = material.reports.get(claim.report), claim.place, found
    where = material.where(place or told.incident.place)
    category = _CATEGORY[claim.kind, claim.scope]
    persons = figure.unit is None
    cells: dict[str, Any] = {
        "ID": figure_id(claim), "ISO3": where.iso3, "Country": where.country, "Figure cause": CAUSE, "Figure category": category,
        "Figure role": RECOMMENDED if best else TRIANGULATION, "Total figures": reported if persons else None, "Reported": reported,
        "Figure term": term(claim), "Unit": "Person" if persons else "Household", "Quantifier": quantifier(figure),
        "Is housing destruction": "No", "Displacement occurred": "Unknown", "Include in IDU": "No",
        "Analysis and calculation logic": _logic(told, claim, figure), "Source excerpt": claim.evidence.text, "Event cause": CAUSE,
        "Has disaggregated data": "No", "Revision progress": NOT_REVIEWED, "Event ID": number_of(told.incident.id), "Event name": told.title,
        "Tags": "; ".join(_tags(told, claim)),
    }  # fmt: skip
    cells |= _days(claim.time, category) | _event_days(told.incident.time) | _where(claim, place)
    cells |= _entry(report, claim, material)
    return tuple(None if (cell := cells.get(column.name)) == "" else cell for column in COLUMNS)


def figure_id(claim: Claim) -> int:
    """The same while the words stand where they do, whatever read them."""
    return hashed(
        f"{claim.report} {claim.kind} {claim.evidence.start} {claim.evidence.end} {claim.id}", _BITS
    )


def term(claim: Claim) -> str:
    if claim.kind == "returned":
        return "Returns"
    if claim.kind == "evacuated":
        return "Evacuated"
    return "Forced to flee" if _FLED.search(claim.evidence.text) else "Displaced"


def quantifier(figure: Figure) -> str:
    """Of the number that stands in Reported: the lower bound, else the upper."""
    if figure.high is None:
        return "More than"
    if figure.low is None:
        return "Less than"
    return "Exact" if figure.low == figure.high and not figure.approximate else "Approximately"


def _logic(told: Told, claim: Claim, figure: Figure) -> str:
    """The figure in its own bounds, and what the incident's claims amount to."""
    own = f"Said: {figure.text} ({bounds_words(figure.low, figure.high, figure.approximate)})"
    parts = [own]
    if claim.certainty == "feared":
        parts.append("Said as possible, not as certain")
    if claim.superseded:
        parts.append("The report itself replaces it")
    found = _range(told, claim.kind, claim.scope == "cumulative")
    if found is not None:
        best = f", best {number(found.best)}" if found.best is not None else ""
        parts.append(f"All claims: {bounds_words(found.low, found.high)}{best} ({found.rule})")
    parts.append(f"Grade: {told.assessment.grade}")
    return ". ".join(parts) + "."


def _tags(told: Told, claim: Claim) -> Iterator[str]:
    yield f"onrecord:id={told.incident.id}"
    yield f"onrecord:claim={claim.report}/{claim.id}"


# --- when and where -------------------------------------------------------------------------------


def _days(when: When | None, category: str) -> dict[str, Any]:
    start, end = (when.start, when.end) if when else (None, None)
    accuracy = _ACCURACY.get((when.precision if when else None) or "", "Year")
    year = (end or start).year if (end or start) else None  # type: ignore[union-attr] # one of them is a day
    if category in _STOCK:
        on = end or start
        return {
            "Year": year,
            "Stock date": on,
            "Stock date accuracy": accuracy if on else None,
            "Stock reporting date": on,
        }
    return {
        "Year": year, "Start date": start, "Start date accuracy": accuracy if start else None, "End date": end,
        "End date accuracy": accuracy if end else None,
    }  # fmt: skip


def _event_days(when: When | None) -> dict[str, Any]:
    days: tuple[date, date] | None = days_of(when)
    if days is None or when is None:
        return {}
    accuracy = _ACCURACY.get(when.precision or "", "Year")
    return {
        "Event start date": days[0], "Event end date": days[1], "Event start date accuracy": accuracy, "Event end date accuracy": accuracy,
    }  # fmt: skip


def _where(claim: Claim, place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    accuracy, point = location_accuracy(place), point_type(claim, place)
    if place.lat is None or place.lon is None:
        return {"Location Name": place.name, "Type of Point": point}
    at = f"{place.lat}, {place.lon}"
    return {
        "Location Name": place.name, "Locations": at, "Location accuracy": accuracy, "Type of Point": point,
        "Locations (Name:Lat, Lon:Accuracy:Type)": f"{place.name}:{at}:{accuracy or ''}:{point or ''}",
    }  # fmt: skip


def location_accuracy(place: Place) -> str | None:
    """Part of a town is a point, as the town is."""
    if place.precision == "district" and place.kind != "division":
        return "Point"
    return _ADM.get(place.precision or "")


def point_type(claim: Claim, place: Place) -> str | None:
    """Where people came from or went to, where the quote says it right before the place; else not known."""
    named = "|".join(
        re.escape(words) for words in sorted({place.text, place.name}, key=len, reverse=True) if words
    )
    before = re.search(
        rf"\b({'|'.join(_POINTS)})\s+(?:the\s+)?(?:\w+\s+)?(?:{named})",
        claim.evidence.text,
        re.IGNORECASE,
    )
    return _POINTS[before[1].lower()] if before and named else None


_POINTS = {
    "from": "Origin", "out of": "Origin", "left": "Origin", "leave": "Origin", "leaving": "Origin", "fled": "Origin", "fleeing": "Origin",
    "to": "Destination", "into": "Destination", "towards": "Destination", "reached": "Destination", "arrived in": "Destination",
}  # fmt: skip


# --- whose words ----------------------------------------------------------------------------------


def _entry(report: Report | None, claim: Claim, material: Material) -> dict[str, Any]:
    """The publisher is the outlet; the source who gave the figure, which may be the outlet itself."""
    if report is None:
        return {"Sources": chain(claim, material)}
    return {
        "Publishers": outlet(report), "Sources": "; ".join(dict.fromkeys(material.voice(v) for v in claim.said_by)) or outlet(report),
        "Source url": report.url, "Entry ID": hashed(report.id, _BITS), "Entry title": report.title,
    }  # fmt: skip


def write(material: Material, out: BinaryIO, table: str) -> int:
    return write_rows(out, joined([[column.name for column in COLUMNS]], rows(material))) - 1


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    return read_table(source, COLUMNS, "idmc")


FORMAT = Format(
    name="idmc",
    title="Figures of displacement under the headings of IDMC's Helix, as CSV",
    suffix=".csv",
    media_type="text/csv; charset=utf-8",
    readers="IDMC, displacement analysts",
    library="Python's csv",
    row="one claim with a figure of people displaced, evacuated or returned",
    lost=(
        Loss("people trapped", "Helix has no term for besieged people"),
        Loss("women, children …", "shares of a figure are not written; Helix keeps them as disaggregation"),
        Loss("upper bounds of ranges", "Reported is one number, the lower bound; the bounds are in the calculation logic"),
        Loss("size of households", "IDMC's own averages; Total figures is empty where families are counted"),
        Loss("type of violence", "Helix' legal types are a judgement that the record does not make"),
        Loss("origin and destination", "only where the quote says from or to right before the place"),
        Loss("type and reliability of sources", "IDMC's own ratings of organisations"),
        Loss("the chain of voices", "all of its names are in Sources, without their order"),
        Loss("people killed, injured, detained …", "no figures of displacement"),
    ),
    write=write,
    read=read,
    left_out=left_out,
)  # fmt: skip
