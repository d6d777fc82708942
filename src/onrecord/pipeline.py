"""The order of the stages, on one page: annotate, resolve, extract; then, over all reports, link and assess.

Comes in: Reports, read by read/. Goes out: claims and judged incidents. Holds what is costly to load (the parser, the gazetteer);
the same report and the same `made_by` always give the same claims.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from onrecord import __version__
from onrecord.annotate import Annotator
from onrecord.assess import assess
from onrecord.extract import EXTRACTOR, extract
from onrecord.link import incidents
from onrecord.records import Assessment, Claim, Incident, Report
from onrecord.resolve import dates, voices
from onrecord.resolve.gazetteer import ensure_index
from onrecord.resolve.places import PlaceFinder

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


def judged(
    reports: Mapping[str, Report], claims: Sequence[Claim], tick: Callable[[int], None] | None = None
) -> list[tuple[Incident, Assessment]]:
    """All incidents of these claims with what they amount to, most widely told first."""
    by_ref = {claim.ref: claim for claim in claims}
    names = voices.names()
    return [
        (incident, assess(incident, reports, by_ref, names)) for incident in incidents(reports, claims, tick)
    ]
