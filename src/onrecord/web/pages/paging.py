"""A page of a long list, with a way to the next: nothing is left out unseen.

Comes in: a query with `from`, the number of the first; a list as it comes. Goes out: a page of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.http import QueryDict

AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Page:
    items: list[Any]
    first: int
    before: int | None
    after: int | None
    """The number from which the next page starts; None where this is the last."""


def page(query: QueryDict, found: Iterable[Any]) -> Page:
    given = query.get("from", "0")
    first = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    items = list(islice(found, first, first + AT_ONCE + 1))
    more = len(items) > AT_ONCE
    before = max(0, first - AT_ONCE) if first else None
    return Page(items[:AT_ONCE], first, before, first + AT_ONCE if more else None)
