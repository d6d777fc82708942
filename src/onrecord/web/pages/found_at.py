"""What the map and the timeline share: the address of a page with other fields, and numbers out of an address.

Comes in: a request's query. Goes out: addresses and numbers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import QueryDict

from onrecord.finding import Wanted

AT_ONCE = 50
"""Rows of a table."""


def address(wanted: Wanted, more: dict[str, object] | None = None, **change: Any) -> str:
    """`?kind=killed&…` for the same page with other filters; a page of a table is left out, since other things are on it."""
    return "?" + replace(wanted, **change).query(**(more or {}))


def first_row(query: QueryDict) -> int:
    given = query.get("from", "0")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def pages_of(wanted: Wanted, first: int, total: int, more: dict[str, object]) -> dict[str, object]:
    """Where the table goes on, and where it came from."""
    return {
        "first": first + 1,
        "last": min(first + AT_ONCE, total),
        "total": total,
        "before": address(wanted, {**more, "from": max(0, first - AT_ONCE)}) if first else "",
        "after": address(wanted, {**more, "from": first + AT_ONCE}) if first + AT_ONCE < total else "",
    }
