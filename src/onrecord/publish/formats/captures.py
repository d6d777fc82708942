"""Capture lists for estimates of the unreported (multiple systems estimation): who of the independent origins tells of which dead.

Comes in: a material. Goes out: CSV with a stratum, one column `in_…` of 0 and 1 for each list, and how many people the row stands for;
and back. The columns are those that verdata (`mse`, `run_lcmcr`) and, with a count, SparseMSE take. A row is a group of killed people
of one incident, not one victim; a copy is no list of its own; there is no row that is 0 in all lists.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import Any, BinaryIO

from onrecord.incidents import Origin, Range
from onrecord.publish.formats.cells import read_rows, write_rows
from onrecord.publish.formats.format import Format, Loss, Material, Told
from onrecord.records import OWN_WORDS

RARE = 5
"""A list of fewer rows is pooled with the others of its kind. Chosen, not measured: lists that small hardly ever meet another one."""
BEFORE = ("stratum_name", "incident", "group", "country", "governorate", "month")
AFTER = ("people_low", "people_best", "people_high", "lists")
UNKNOWN = "unknown"

_Source = tuple[str, str]
"""Key and kind of an origin."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Killed people of one incident (one group, None for all), with the origins that count them."""

    told: Told
    range: Range
    origins: tuple[Origin, ...]


def write(material: Material, out: BinaryIO, table: str) -> int:
    named = _names(material, table)
    lists = sorted(set(named.values()))
    rows = (_row(group, lists, named, material) for group in _groups(material))
    return write_rows(out, chain([[*BEFORE, *lists, *AFTER]], rows)) - 1


def _groups(material: Material) -> Iterator[_Group]:
    for told in material.told:
        for r in told.assessment.ranges:
            # A running total is the sum of many incidents, and where nobody was killed nobody was counted.
            if r.kind == "killed" and r.count != "cumulative" and r.high != 0:
                found = _origins(told, r)
                if found:
                    yield _Group(told, r, found)


def _origins(told: Told, r: Range) -> tuple[Origin, ...]:
    """Who gives a figure of this group; where a person set the range, who answers for its claims as far as that is plain."""
    of = {o.key: o for o in told.assessment.origins}
    if r.without:
        return tuple(of[one.origin] for one in r.without if one.origin in of)
    by_ref = {c.ref: c for c in told.claims}
    found = set()
    for claim in (by_ref[ref] for ref in r.claims if ref in by_ref):
        voice = claim.said_by[0].key if claim.said_by else ""
        able = [key for key, o in of.items() if claim.report in o.reports]
        found |= {voice} if voice in of else set(able) if len(able) == 1 else set()
    return tuple(o for key, o in of.items() if key in found)


# --- lists ----------------------------------------------------------------------------------------


def _names(material: Material, table: str) -> dict[_Source, str]:
    """Origin → the list that it is: its own, or that of its kind, where it is rare or has no name that means it in every incident."""
    often = Counter(_source(o) for group in _groups(material) for o in group.origins)
    if table == "kinds":
        return {source: f"in_{_word(source[1])}" for source in often}
    pooled = {s for s, rows in often.items() if rows < RARE or s[0].startswith((*OWN_WORDS, "report:"))}
    out = {source: f"in_other_{_word(source[1])}" for source in sorted(pooled)}
    taken = set(out.values())
    for source in sorted(often.keys() - pooled):
        word = _word(source[0].removeprefix("outlet:"))
        name = f"in_{word}"
        if not word or name in taken:
            name = "_".join(filter(None, ("in", word, _mark(source))))
        taken.add(name)
        out[source] = name
    return out


def _source(origin: Origin) -> _Source:
    return origin.key, origin.kind


def _word(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def _mark(source: _Source) -> str:
    """Tells two lists apart whose names are alike in Latin letters."""
    return sha256("\n".join(source).encode()).hexdigest()[:6]


# --- rows -----------------------------------------------------------------------------------------


def _row(group: _Group, lists: list[str], named: dict[_Source, str], material: Material) -> list[Any]:
    incident, r = group.told.incident, group.range
    stratum = _stratum(group.told, material)
    on = {named[_source(o)] for o in group.origins}
    return [
        " / ".join([*stratum, *([r.group] if r.group else [])]), incident.id, r.group or "all", *stratum,
        *(int(one in on) for one in lists), r.low, r.best, r.high, len(on),
    ]  # fmt: skip


def _stratum(told: Told, material: Material) -> tuple[str, str, str]:
    """Country, first-level division, month; `unknown` where the record does not know, or knows no single month."""
    where, time = material.where(told.incident.place), told.incident.time
    month = UNKNOWN
    if (
        time
        and time.start
        and time.end
        and (time.start.year, time.start.month) == (time.end.year, time.end.month)
    ):
        month = f"{time.start:%Y-%m}"
    return where.iso3 or UNKNOWN, where.admin1 or UNKNOWN, month


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    """Each row by its columns; lists and figures as whole numbers, an open bound as None."""
    rows = read_rows(source)
    head = next(rows, [])
    for row in rows:
        yield {name: _value(name, text) for name, text in zip(head, row, strict=True)}


def _value(name: str, text: str) -> Any:
    if name.startswith("in_") or name in AFTER:
        return int(text) if text else None
    return text


FORMAT = Format(
    name="captures",
    title="Capture lists for estimates of the unreported",
    suffix=".captures.csv",
    media_type="text/csv; charset=utf-8",
    readers="verdata, LCMCR, SparseMSE, R",
    library="Python's csv",
    row=(
        "one group of killed people of one incident that somebody counts, in a stratum of country, governorate and month; "
        "a list is an origin (`--table origins`) or all origins of one kind (`--table kinds`)"
    ),
    lost=(
        Loss("victims", "a row is a group of people that stands for people_low to people_high of them; an estimate counts groups, not victims"),
        Loss("who is in a group", "two origins that give 12 and 20 dead are taken to tell of one group, as linking judged"),
        Loss("parts and wholes", "a stratum that ends in a group (woman, child …) is part of the one without: never add them up"),
        Loss("independence", "origins are independent by declared rules (docs/incidents.md); lists that follow each other bias any estimate"),
        Loss("rare and unnamed origins", f"those with fewer than {RARE} rows, and voices without a name of their own, are one list for each kind (in_other_…)"),
        Loss("copies", "a report that reprints another is no list"),
        Loss("incidents without a count", "who says that people were killed and gives no number is in no list; running totals are no incident"),
        Loss("other harm", "only the killed are here"),
        Loss("ranges that a person set", "their lists are worked out from the claims; a claim whose origin is not plain is in no list"),
    ),
    write=write,
    tables=("origins", "kinds"),
    read=read,
)  # fmt: skip
