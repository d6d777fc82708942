"""Claims in the claim format and incidents as objects, one a line (docs/claims.md, docs/incidents.md); the other tables row by row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from onrecord.publish.formats.flat import TABLES
from onrecord.publish.formats.format import Format, Loss, Material
from onrecord.publish.objects import incident_object


def write(material: Material, out: BinaryIO, table: str) -> int:
    n = 0
    for found in _objects(material, table):
        out.write(json.dumps(found, ensure_ascii=False, default=_day).encode() + b"\n")
        n += 1
    return n


def _objects(material: Material, table: str) -> Iterator[dict[str, Any]]:
    if table == "incidents":
        on = material.asked.on
        return (incident_object(told.incident, told.assessment, on) for told in material.told)
    if table == "claims":
        return (claim.as_json() for claim in material.claims.values())
    wanted = TABLES[table]
    return (dict(zip(wanted.head(), row, strict=True)) for row in wanted.rows(material))


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    """The objects as they are written."""
    return (json.loads(line) for line in source)


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be written")


FORMAT = Format(
    name="jsonl",
    title="Claims and incidents as JSON Lines",
    suffix=".jsonl",
    media_type="application/jsonl",
    readers="programs; onrecord itself (`onrecord import`)",
    library="Python's json",
    row="one claim, one incident with its assessment, or one row of another table",
    lost=(
        Loss("text of the reports", "only the words of the evidence are here; `onrecord report` has the texts"),
        Loss("what resolution added to places", "country, the divisions above and the kind of place are in the csv of claims"),
    ),
    write=write,
    tables=tuple(TABLES),
    read=read,
)  # fmt: skip
