"""Countries by their codes and names: ISO 3166-1 in its three forms, and the usual English names and demonyms of data/countries.csv."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


def iso2(code: str) -> str | None:
    """The code of two letters of a code in any form (SY, SYR, 760); None where it is no such code."""
    return _codes().get(code.strip().upper().lstrip("0") or code)


@lru_cache(maxsize=1)
def longer() -> dict[str, tuple[str, int]]:
    """Code of two letters → code of three, and number."""
    return {row["iso"]: (row["iso3"], int(row["numeric"])) for row in _read("iso_countries.csv")}


@lru_cache(maxsize=1)
def listed() -> tuple[Mapping[str, str], ...]:
    """The rows of data/countries.csv: iso, name, other_names, demonyms (these two with ; between), lat, lon."""
    return _read("countries.csv")


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Code of two letters → usual English name."""
    return {row["iso"]: row["name"] for row in listed()}


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    out: dict[str, str] = {}
    for iso, (iso3, number) in longer().items():
        out |= dict.fromkeys((iso, iso3, str(number)), iso)
    return out


def _read(name: str) -> tuple[Mapping[str, str], ...]:
    text = files("onrecord").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
