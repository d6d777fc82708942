"""The order of the stages for one report, on one page: read by others, annotate, resolve, extract.

Comes in: a Report. Goes out: its claims. Holds what is costly to load (the parser, the gazetteer);
the same report and the same `made_by` always give the same claims.
"""

from __future__ import annotations

from onrecord import __version__
from onrecord.annotate import Annotator
from onrecord.extract import EXTRACTOR, extract
from onrecord.records import Claim, Report
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
        found = extract(annotated, where, when, self.places.country_of(annotated))
        return tuple(voices.resolved(claim) for claim in found)
