"""Words of reports as this person's page shows them: whole for the team, without protected names and details for viewers.

Comes in: a request and rows of lists. Goes out: the same rows with their words as they may be shown. What is protected is worked out by
the same piece as the API's (web/api/shown.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord import protecting, review
from onrecord.decisions import Decision
from onrecord.finding import ClaimRow, ReportRow
from onrecord.protect import marks_of
from onrecord.review.force import counting
from onrecord.web import erasing
from onrecord.web.api.shown import Shown, of_reports
from onrecord.web.asked import Asked
from onrecord.web.pages.decided_told import decided

PERSONS = frozenset(("witness", "official", "other"))
"""Kinds of voices whose names are persons' own."""


def is_persons(kind: str, name: str) -> bool:
    """Whether a source may be a person by its kind, or holds a person's name by the rules: 'Mona Taleb, a nurse' of a rescue service."""
    return kind in PERSONS or _marked(name)


@lru_cache(4096)
def _marked(name: str) -> bool:
    """Lists name the same sources again and again; what the rules make of their words hangs on nothing else."""
    return bool(marks_of(name, known=protecting.known()))


erasing.also.append(_marked.cache_clear)


def shows_names(request: Asked) -> bool:
    return review.allows(request.person, "comment")


def shown(request: Asked, reports: Iterable[str]) -> Shown:
    return of_reports(request.seen, sorted(set(reports) - {""}), shows_names(request))


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as a page lists it."""

    decision: Decision
    why: str
    value: list[tuple[str, str]]
    undone: bool


def decisions(words: Shown, report: str, made: Sequence[Decision]) -> list[Decided]:
    """Decisions about a report: what each set and why, in words that are shown as the report itself is."""
    counts = {one.id for one in counting(made)}
    return [
        Decided(
            one, words.value([report], one.why), decided(words.value([report], review.shown(one)["value"])), one.id not in counts,
        )
        for one in made
    ]  # fmt: skip


def claims(request: Asked, rows: Sequence[ClaimRow]) -> list[ClaimRow]:
    if shows_names(request):
        return list(rows)
    words = shown(request, (one.report for one in rows))
    return [
        replace(one, quote=words.value([one.report], one.quote), voice=words.value([one.report], one.voice))
        for one in rows
    ]


def reports(request: Asked, rows: Sequence[ReportRow]) -> list[ReportRow]:
    if shows_names(request):
        return list(rows)
    words = shown(request, (one.id for one in rows))
    return [replace(one, title=words.title(one.id, one.title) or "") for one in rows]


def origins(request: Asked, found: dict[str, list[tuple[str, str]]]) -> dict[str, list[str]]:
    """Names of sources; for viewers what kind of source it is, where the name may be a person's."""
    names = shows_names(request)
    return {
        incident: [kind if not names and is_persons(kind, name) else name for name, kind in some]
        for incident, some in found.items()
    }
