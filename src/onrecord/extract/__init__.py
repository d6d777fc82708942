"""AnnotatedReport + the places and times found in it → claims, in order, with their evidence.

Pure. Where a place lies and which day a word means come in from resolve/; here it is decided which
of them a claim is about. The order of the steps is `extract` below.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.extract.story import Resolved, Story
from onrecord.records import AnnotatedReport, Claim

__all__ = ["EXTRACTOR", "Resolved", "extract"]

EXTRACTOR = "rules-19"
"""Raised with every change of behaviour; stored with each claim."""


def extract(
    annotated: AnnotatedReport,
    resolve: Callable[[], Resolved],
) -> tuple[Claim, ...]:
    """All claims of one report; `resolve` says which places and times it names, and is called where one is asked for."""
    from onrecord.extract import assemble

    return assemble.claims(Story(annotated, resolve))
