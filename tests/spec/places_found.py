"""The places of a text, without grammar: a text in, its sentences split as the pipeline splits them, places out."""

from __future__ import annotations

from functools import lru_cache

from onrecord.annotate import split
from onrecord.records import AnnotatedReport, Place, Report
from onrecord.resolve.gazetteer import ensure_index
from onrecord.resolve.places import PlaceFinder


@lru_cache(maxsize=1)
def finder() -> PlaceFinder:
    return PlaceFinder(ensure_index())


def report_of(text: str, outlet: str | None = None, url: str | None = None) -> AnnotatedReport:
    report = Report("r", text, outlet=outlet, url=url)
    return AnnotatedReport(report, split(report))


def found_in(text: str, after: int = 0, outlet: str | None = None, url: str | None = None) -> list[Place]:
    """The places that the sentences from number `after` on name."""
    report = report_of(text, outlet, url)
    wanted = [s.index for s in report.sentences if s.index >= after]
    return [m.place for m in finder().find(report, wanted)]
