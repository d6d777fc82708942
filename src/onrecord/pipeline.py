"""The order of the stages, on one page: annotate, resolve, extract; then, over all reports, link and assess; then boards and bulletins.

Comes in: Reports, read by read/. Goes out: claims and judged incidents. Holds what is costly to load (the parser, the gazetteer);
the same report and the same `made_by` always give the same claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from onrecord import __version__
from onrecord.annotate import Annotator, speaks
from onrecord.annotate.other_news import is_other_news
from onrecord.assess import assess
from onrecord.assess import daily as tolls
from onrecord.assess import known_on as past
from onrecord.assess.origins import told
from onrecord.board import Telling, board, board_on, most_told, wider, within
from onrecord.bulletins import Bulletin
from onrecord.extract import EXTRACTOR, Resolved, extract
from onrecord.incidents import Assessment, Daily, Incident, KnownOn
from onrecord.link import incidents
from onrecord.publish.bulletin import BulletinInput, bulletin
from onrecord.records import AnnotatedReport, Claim, ClaimRef, Kind, Place, Report
from onrecord.resolve import capitals, dates, outlet, voices
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
        if not speaks(report) or is_other_news(report):
            return ()
        annotated = self.annotator.annotate(report)
        if not any(sentence.tokens for sentence in annotated.sentences):
            return ()
        found = extract(annotated, lambda: self.resolved(annotated))
        return tuple(outlet.resolved(report.outlet, claim) for claim in found)

    def resolved(self, annotated: AnnotatedReport) -> Resolved:
        country, scene = self.places.country_of(annotated), self.places.dateline_of(annotated)
        places, times = self.places.find(annotated), dates.find(annotated)
        return Resolved(places, times, country, scene, capitals.gids())


Tick = Callable[[int], None]
"""Told, now and then, how many pairs of happenings have been compared."""


def judged(
    reports: Mapping[str, Report], claims: Sequence[Claim], tick: Tick | None = None
) -> list[tuple[Incident, Assessment]]:
    """All incidents of these claims with what they amount to, most widely told first, linked in memory alone."""
    return assessed(incidents(reports, claims, tick), reports, {claim.ref: claim for claim in claims})


def assessed(
    found: Sequence[Incident], reports: Mapping[str, Report], claims: Mapping[ClaimRef, Claim]
) -> list[tuple[Incident, Assessment]]:
    """What incidents that are linked already amount to."""
    names = voices.names()
    return [(incident, assess(incident, reports, claims, names)) for incident in found]


def origin_of(
    incident: Incident, reports: Mapping[str, Report], claims: Mapping[ClaimRef, Claim]
) -> dict[ClaimRef, str]:
    """Whose word each claim of an incident is: claim → key of an origin."""
    return {one.ref: one.origin for one in told(incident, reports, claims, voices.names())}


def known_on(
    found: Sequence[Incident], reports: Mapping[str, Report], claims: Mapping[ClaimRef, Claim], day: date, hanging: bool = True
) -> KnownOn:  # fmt: skip
    """Today's incidents as what was published by the end of a day tells them; without `hanging`, not what hangs on each origin."""
    return past.known_on(found, reports, claims, voices.names(), day, hanging)


def daily(
    found: Sequence[Incident],
    reports: Mapping[str, Report],
    claims: Mapping[ClaimRef, Claim],
    kind: Kind = "killed",
    on: date | None = None,
) -> Daily:
    """Tolls by the day of the event, each as the days of publication made it known."""
    return tolls.daily(found, reports, claims, voices.names(), kind, on)


def situation(
    place: Place, claims: Iterable[Claim], reports: Mapping[str, Report], on: date | None = None
) -> Board:
    """What these claims tell of a place by the end of a day, the sides of the war under one name each."""
    return board(place, claims, reports, on, side_named)


def situation_on(told: Telling, on: date | None = None) -> Board:
    """The same of what is gathered already."""
    return board_on(told, on, side_named)


def situations(
    claims: Sequence[Claim], reports: Mapping[str, Report], most: int = 3, on: date | None = None
) -> tuple[list[Board], int]:
    """The boards of the places that the most reports tell of, and how many more places have a situation told."""
    places, more = most_told(claims, most)
    return [situation(place, claims, reports, on) for place in places], more


@dataclass(frozen=True)
class Period:
    """The days of a bulletin, both inclusive, whether it may hold quotes, and whether names are set apart, to be told in another language."""

    start: date
    end: date
    quotes: bool = False
    apart: bool = False


def bulletin_given(
    place: Place | None, period: Period, found: Sequence[Incident], claims: Mapping[ClaimRef, Claim],
    reports: Mapping[str, Report], unread: int = 0, in_all: tuple[int, int] | None = None, reviewed: Collection[ClaimRef] = (),
) -> BulletinInput:  # fmt: skip
    """What the bulletin of a place (of all, where None) is drafted from: what is known at the end of the period, and what was known before it.

    Where only the reports of the place are given, `in_all` says how many the record has by the end of the period and before it.
    """
    told_of = {c.report for c in claims.values() if place is None or within(c.place, place)}
    known, made = known_by(period.end, claims.values(), reports)
    ends = period.end, period.start - timedelta(days=1)
    now, before = (known_on(found, reports, claims, day).judged for day in ends)
    boards = (
        [situation(place, made, known, period.end)] if place else situations(made, known, on=period.end)[0]
    )
    undated = [r for r in reports.values() if r.published is None and r.id in told_of]
    return BulletinInput(
            place, period.start, period.end, known, {c.ref: c for c in made}, now, before, boards, undated, unread, voices.names(), side_named,
            (lambda there: within(there, place)) if place else lambda there: True,
            (lambda there: wider(there, place)) if place else lambda there: False, period.quotes, period.apart, in_all, reviewed,
    )  # fmt: skip


def bulletin_of(
    place: Place | None, period: Period, found: Sequence[Incident], claims: Mapping[ClaimRef, Claim],
    reports: Mapping[str, Report], unread: int = 0, in_all: tuple[int, int] | None = None, reviewed: Collection[ClaimRef] = (),
) -> Bulletin:  # fmt: skip
    """The bulletin of a place, drafted."""
    return bulletin(bulletin_given(place, period, found, claims, reports, unread, in_all, reviewed))


def known_by(
    day: date, claims: Iterable[Claim], reports: Mapping[str, Report]
) -> tuple[dict[str, Report], list[Claim]]:
    """The reports that were published by the end of a day, and their claims; a report of no known day is none of them."""
    known = {r.id: r for r in reports.values() if r.published is not None and r.published <= day}
    return known, [c for c in claims if c.report in known]


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


@lru_cache(10_000)
def side_named(words: str) -> str:
    """One name for a side of the war, from a report's words for it: its own name where it is known, else the plain word for its sort."""
    found = voices.known_in(words)
    if found is not None and found[0].kind == "armed-group":
        return found[0].name
    return next((name for name, pattern in _GENERIC if pattern.search(words)), words)
