"""The capitals of countries, by the table data/capitals.csv: country (ISO 3166-1 alpha-2) → GeoNames id."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def capitals() -> Mapping[str, int]:
    text = (files("onrecord") / "data" / "capitals.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["country"]: int(row["geonames"]) for row in rows}
