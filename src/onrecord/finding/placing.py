"""A place that is asked for by its name, as the gazetteer ids under which the index knows it and what lies in it.

Comes in: what is wanted. Goes out: the same with ids: of the places of that name that claims tell of, and of the country of that name.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from functools import lru_cache

from onrecord.finding.wanted import Wanted
from onrecord.resolve import countries

_MOST = 50
"""Places of one name."""


def found_at(index: sqlite3.Connection, wanted: Wanted) -> Wanted:
    if not wanted.place:
        return wanted
    held = index.execute(
        "SELECT DISTINCT within FROM claim WHERE place = ? AND within IS NOT NULL LIMIT ?",
        (wanted.place, _MOST),
    )
    ids = {within.strip("|").partition("|")[0] for (within,) in held}
    code = _countries().get(wanted.place.casefold())
    if code:
        # The last of the ids that a place lies in is its country's.
        held = index.execute(
            "SELECT within FROM incident WHERE country = ? AND within IS NOT NULL LIMIT 1", (code,)
        )
        ids |= {within.strip("|").rpartition("|")[2] for (within,) in held}
    return replace(wanted, ids=tuple(sorted(ids)))


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    out: dict[str, str] = {}
    for row in countries.listed():
        for name in (row["name"], *row["other_names"].split(";")):
            if name:
                out[name.casefold()] = row["iso"]
    return out
