"""The formats in which the record leaves, listed by hand: one file each. `FORMATS[name].write(material, out, table)` writes one."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.publish.formats import (
    bayanat,
    flat_csv,
    flat_jsonl,
    ftm,
    plover,
    schemaorg,
    uwazi,
    web_annotations,
)
from onrecord.publish.formats.format import Asked, Format, Loss, Material, Party, Told, Where

__all__ = ["FORMATS", "Asked", "Format", "Loss", "Material", "Party", "Told", "Where"]

FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        flat_csv.FORMAT,
        flat_jsonl.FORMAT,
        ftm.FORMAT,
        plover.FORMAT,
        web_annotations.FORMAT,
        schemaorg.FORMAT,
        uwazi.FORMAT,
        bayanat.FORMAT,
    )
}
