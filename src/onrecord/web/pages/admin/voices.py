"""The table of known voices: which bodies the program knows under which names, and for which side each speaks.

Comes in: words, a kind, a side, a country. Goes out: the rows that have them. The table is part of the program and the same for
every record (resolve/voices.py): the page only shows it, and says how a change is proposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import render

from onrecord import __version__
from onrecord.folding import fold
from onrecord.resolve import voices
from onrecord.web.asked import Asked
from onrecord.web.pages.admin import gate
from onrecord.web.pages.paging import page as part


@dataclass(frozen=True, slots=True)
class Row:
    known: voices.Known
    others: tuple[str, ...]
    check: str


@gate.page("read")
def page(request: Asked) -> HttpResponse:
    every = voices.listed()
    query = request.GET.copy()
    query.pop("from", None)
    found = list(_found(request))
    told = {
        "page": part(request.GET, found),
        "found": len(found),
        "total": len(every),
        "kinds": sorted({known.kind for known, _, _ in every}),
        "sides": sorted({known.side for known, _, _ in every} - {""}),
        "countries": sorted({known.country for known, _, _ in every} - {""}),
        "asked": request.GET,
        "query": query.urlencode(),
        "version": __version__,
    }
    return render(request, "admin/voices.html", told)


def _found(request: Asked) -> Iterator[Row]:
    words = fold(request.GET.get("q", "")).split()
    wanted = {key: request.GET.get(key, "") for key in ("kind", "side", "country")}
    for row, text in _rows():
        same = all(value in ("", getattr(row.known, key)) for key, value in wanted.items())
        if same and all(word in text for word in words):
            yield row


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[Row, str], ...]:
    """Each row with its key and names as they are searched; folding all of them takes longer than a page may."""
    return tuple(
        (Row(known, names[1:], check), " ".join(fold(name) for name in (known.key, *names)))
        for known, names, check in voices.listed()
    )
