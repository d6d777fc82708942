"""AnnotatedReport + the places and times found in it → claims, in order, with their evidence.

Pure. Where a place lies and which day a word means come in from resolve/; here it is decided which
of them a claim is about. The order of the steps is `extract` below.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.story import Story
from onrecord.records import AnnotatedReport, Claim, Place, PlaceMention, TimeMention

EXTRACTOR = "rules-9"
"""Raised with every change of behaviour; stored with each claim."""


def extract(
    annotated: AnnotatedReport,
    places: Sequence[PlaceMention],
    times: Sequence[TimeMention],
    country: Place | None = None,
    scene: Place | None = None,
) -> tuple[Claim, ...]:
    """All claims of one report; `country` is the one it is mostly about, `scene` the town of its dateline, for claims that
    name no place."""
    from onrecord.extract import assemble

    return assemble.claims(Story(annotated, tuple(places), tuple(times), country, scene))
