"""The formats in which the record leaves, listed by hand: one file each. `FORMATS[name].write(material, out, table)` writes one."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.publish.formats import (
    acled,
    airwars,
    bayanat,
    captures,
    flat_csv,
    flat_jsonl,
    flee,
    ftm,
    geojson,
    hxl,
    idmc,
    parquet,
    plover,
    schemaorg,
    sqlite_file,
    ucdp,
    uwazi,
    web_annotations,
    xlsx,
)
from onrecord.publish.formats.format import Asked, Format, Loss, Material, Party, Told, Where

__all__ = ["FORMATS", "Asked", "Format", "Loss", "Material", "Party", "Told", "Where"]

FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        flat_csv.FORMAT,
        flat_jsonl.FORMAT,
        xlsx.FORMAT,
        sqlite_file.FORMAT,
        parquet.FORMAT,
        geojson.FORMAT,
        hxl.FORMAT,
        captures.FORMAT,
        flee.FORMAT,
        acled.FORMAT,
        ucdp.FORMAT,
        airwars.FORMAT,
        idmc.FORMAT,
        ftm.FORMAT,
        plover.FORMAT,
        web_annotations.FORMAT,
        schemaorg.FORMAT,
        uwazi.FORMAT,
        bayanat.FORMAT,
    )
}
