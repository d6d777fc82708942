"""A country's code in any form of ISO 3166-1 (SY, SYR, 760) → its code of two letters."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files


def iso2(code: str) -> str | None:
    """None where it is no such code."""
    return _codes().get(code.strip().upper().lstrip("0") or code)


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    text = files("onrecord").joinpath("data", "iso_countries.csv").read_text(encoding="utf-8")
    out: dict[str, str] = {}
    for row in csv.DictReader(text.splitlines()):
        out |= dict.fromkeys((row["iso"], row["iso3"], row["numeric"].lstrip("0")), row["iso"])
    return out
