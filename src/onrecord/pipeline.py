"""The order of the stages, on one page: annotate, resolve, extract; then, over all reports, link and assess.

Comes in: Reports, read by read/. Goes out: claims and judged incidents. Holds what is costly to load (the parser, the gazetteer);
the same report and the same `made_by` always give the same claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from onrecord import __version__
from onrecord.annotate import Annotator
from onrecord.assess import assess
from onrecord.assess import daily as tolls
from onrecord.assess import known_on as past
from onrecord.board import board, most_told
from onrecord.extract import EXTRACTOR, extract
from onrecord.incidents import Assessment, Daily, Incident, KnownOn
from onrecord.link import incidents
from onrecord.records import Claim, Kind, Place, Report
from onrecord.resolve import dates, voices
from onrecord.resolve.gazetteer import ensure_index
from onrecord.resolve.places import PlaceFinder
from onrecord.situations import Board

MADE_BY = f"onrecord {__version__} {EXTRACTOR}"
"""The version of what made a claim, stored with it."""


class Pipeline:
    def __init__(self, annotator: Annotator | None = None, places: PlaceFinder | None = None) -> None:
        self.annotator = annotator or Annotator()
        self.places = places or PlaceFinder(ensure_index())

    def claims(self, report: Report) -> tuple[Claim, ...]:
        annotated = self.annotator.annotate(report)
        if not any(sentence.tokens for sentence in annotated.sentences):
            return ()
        where = self.places.find(annotated)
        when = dates.find(annotated)
        country, scene = self.places.country_of(annotated), self.places.dateline_of(annotated)
        found = extract(annotated, where, when, country, scene)
        return tuple(voices.resolved(claim) for claim in found)


Tick = Callable[[int], None]
"""Told, now and then, how many pairs of happenings have been compared."""


def judged(
    reports: Mapping[str, Report], claims: Sequence[Claim], tick: Tick | None = None
) -> list[tuple[Incident, Assessment]]:
    """All incidents of these claims with what they amount to, most widely told first."""
    by_ref = {claim.ref: claim for claim in claims}
    names = voices.names()
    return [
        (incident, assess(incident, reports, by_ref, names)) for incident in incidents(reports, claims, tick)
    ]


def known_on(
    reports: Mapping[str, Report], claims: Sequence[Claim], day: date, tick: Tick | None = None
) -> KnownOn:
    """Today's incidents as what was published by the end of a day tells them."""
    by_ref = {claim.ref: claim for claim in claims}
    return past.known_on(incidents(reports, claims, tick), reports, by_ref, voices.names(), day)


def daily(
    reports: Mapping[str, Report],
    claims: Sequence[Claim],
    kind: Kind = "killed",
    on: date | None = None,
    tick: Tick | None = None,
) -> Daily:
    """Tolls by the day of the event, each as the days of publication made it known."""
    by_ref = {claim.ref: claim for claim in claims}
    return tolls.daily(incidents(reports, claims, tick), reports, by_ref, voices.names(), kind, on)


def situation(
    place: Place, claims: Iterable[Claim], reports: Mapping[str, Report], on: date | None = None
) -> Board:
    """What these claims tell of a place by the end of a day, the sides of the war under one name each."""
    return board(place, claims, reports, on, side_named)


def situations(
    claims: Sequence[Claim], reports: Mapping[str, Report], most: int = 3
) -> tuple[list[Board], int]:
    """The boards of the places that the most reports tell of, and how many more places have a situation told."""
    places, more = most_told(claims, most)
    return [situation(place, claims, reports) for place in places], more


_GENERIC = (
    (
        "government forces",
        re.compile(
            r"\b(?:government|regime|army|military|loyalists?|loyal to|state forces)\b", re.IGNORECASE
        ),
    ),
    (
        "armed groups, not named",
        re.compile(
            r"\b(?:rebels?|insurgents?|terrorists?|jihadists?|extremists?|opposition|militants?|gunmen|armed groups?)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Sides that a report names by no name of their own; docs/glossary.md says why in these words."""


def side_named(words: str) -> str:
    """One name for a side of the war, from a report's words for it: its own name where it is known, else the plain word for its sort."""
    found = voices.known_in(words)
    if found is not None and found[0].kind == "armed-group":
        return found[0].name
    return next((name for name, pattern in _GENERIC if pattern.search(words)), words)
