"""Which claims are about a place that somebody asks for: the place itself and all it contains, as far as the claims tell.

Comes in: words, and the places that claims name. Goes out: the place meant, and for a claim whether it lies there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from onrecord import sphere
from onrecord.records import SITUATION_KINDS, Claim, Place

_PARTS = re.compile(
    r"\b(?:north|south|east|west|central|old|rural)(?:ern)?(?:east|west)?(?:ern)?\b", re.IGNORECASE
)
_SMALL = ("site", "neighbourhood", "area", "camp")
"""Kinds of places that lie in the settlement around them."""


def asked_for(words: str, claims: Iterable[Claim], known: Place | None = None) -> Place | None:
    """The place of the record that the words name, the one told most often first; else `known`, from the gazetteer."""
    wanted = plain(words)
    named = [
        c.place
        for c in claims
        if c.place is not None and wanted in (plain(c.place.name), plain(c.place.text))
    ]
    if not named:
        return known
    exact = [p for p in named if plain(p.name) == wanted] or named
    often = Counter((p.name, p.gazetteer) for p in exact)
    (name, gazetteer), _ = max(often.items(), key=lambda item: (item[1], item[0][1] or "", item[0][0]))
    return next(p for p in exact if (p.name, p.gazetteer) == (name, gazetteer))


def names(claims: Iterable[Claim]) -> list[str]:
    """The places that claims name, the most often named first."""
    often = Counter(c.place.name for c in claims if c.place is not None)
    return [name for name, _ in sorted(often.items(), key=lambda item: (-item[1], item[0]))]


def most_told(claims: Iterable[Claim], most: int) -> tuple[list[Place], int]:
    """The towns, and parts of towns, that the most reports tell the situation of, and how many more there are; no countries and divisions."""
    told: dict[str, tuple[set[str], Place]] = {}
    for claim in claims:
        place = claim.place
        if (
            place is None
            or place.kind in ("country", "division", "region", "continent")
            or claim.certainty == "denied"
        ):
            continue
        if claim.kind in SITUATION_KINDS or claim.kind in ("displaced", "evacuated", "trapped"):
            reports, _ = told.setdefault(place.name, (set(), place))
            reports.add(claim.report)
    ranked = sorted(told.items(), key=lambda item: (-len(item[1][0]), item[0]))
    several = [place for _, (reports, place) in ranked if len(reports) > 1] or [
        place for _, (_, place) in ranked[:1]
    ]
    chosen: list[Place] = []
    for place in several:
        # The board of a town holds its districts.
        if len(chosen) < most and not any(within(place, c) or within(c, place) for c in chosen):
            chosen.append(place)
    return chosen, len(ranked) - len(chosen)


def within(place: Place | None, asked: Place) -> bool:
    """Whether a place is the one asked for, lies in it, or, where a part of a town is asked for, is told only as that town."""
    if place is None:
        return False
    if place.name == asked.name and (place.gazetteer is None or asked.gazetteer in (None, place.gazetteer)):
        return True
    mine, theirs = _part(place), _part(asked)
    if asked.gazetteer is not None and place.gazetteer == asked.gazetteer:
        # 'Aleppo' may be eastern Aleppo; western Aleppo is not.
        return not (mine and theirs) or mine == theirs
    if asked.gazetteer is not None and asked.gazetteer in place.within:
        return True
    if place.kind not in _SMALL or asked.kind in ("country", "division") or asked.radius_km is None:
        return False
    if place.lat is None or place.lon is None or asked.lat is None or asked.lon is None:
        return False
    return sphere.kilometres(place.lat, place.lon, asked.lat, asked.lon) <= asked.radius_km


def wider(place: Place | None, asked: Place) -> bool:
    """Whether a place is only the town of which a part is asked for."""
    return (
        place is not None and bool(_part(asked)) and not _part(place) and place.gazetteer == asked.gazetteer
    )


def is_part(place: Place) -> bool:
    """Whether a place is a part of a town or region: 'eastern Aleppo'."""
    return bool(_part(place))


def _part(place: Place) -> str:
    """'east' of 'eastern Aleppo'; empty for a whole place."""
    found = _PARTS.search(place.name)
    return (
        found.group().lower().removesuffix("ern")
        if found and place.name.lower() != found.group().lower()
        else ""
    )


def plain(words: str) -> str:
    """A name as it is compared with others."""
    plain = re.sub(r"^(?:the|in|near)\s+", "", " ".join(words.lower().split()))
    return re.sub(r"\beast\b", "eastern", re.sub(r"\bwest\b", "western", plain))
