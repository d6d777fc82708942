"""The formats in which the record leaves, listed by hand: one file each. `FORMATS[name].write(material, out, table)` writes one."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.errors import OnrecordError
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

__all__ = ["FORMATS", "Asked", "Format", "Loss", "Material", "Party", "Told", "Where", "chosen"]

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


def chosen(name: str, table: str | None = None) -> tuple[Format, str]:
    """The format of a name and the table asked for, the first where none is; OnrecordError where there is none of that name."""
    form = FORMATS.get(name)
    if form is None:
        raise OnrecordError(
            "the export", f"{name!r} is no format", ", ".join(FORMATS), "docs/formats.md describes each."
        )
    if table and table not in form.tables:
        accepted = ", ".join(form.tables) or "no table: the format has but one"
        raise OnrecordError(
            "the export", f"{name} has no table {table!r}", accepted, "Leave it out, or choose one of these."
        )
    return form, table or next(iter(form.tables), "")
