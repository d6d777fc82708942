"""The incidents of a page in its order, each with a number and a title made from the record.

Order: incidents before running totals, then most killed, most independent origins, most people otherwise
affected, earliest, id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.incidents import Assessment, Incident, Range
from onrecord.publish.anchors import incident_anchor
from onrecord.publish.words import KIND_WORDS, METHOD_WORDS, capital, place_words, range_words, when_words
from onrecord.records import PEOPLE_KINDS, Claim, ClaimRef


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident as the page shows it; `claims` are those of its claims that the page holds."""

    number: int
    incident: Incident
    assessment: Assessment
    claims: tuple[Claim, ...]
    title: str
    running_total: bool

    @property
    def link(self) -> str:
        return "#" + incident_anchor(self.incident.id)


def in_page_order(
    pairs: Iterable[tuple[Incident, Assessment]], claims: Mapping[ClaimRef, Claim]
) -> list[Entry]:
    """Numbered from 1, the most severe and most sourced first."""
    known = [(i, a, tuple(claims[ref] for ref in i.refs() if ref in claims)) for i, a in pairs]
    known.sort(key=lambda row: page_rank(*row))
    return [
        Entry(n, i, a, own, incident_title(i, a, own), is_running_total(own))
        for n, (i, a, own) in enumerate(known, 1)
    ]


def page_rank(incident: Incident, assessment: Assessment, claims: Sequence[Claim]) -> tuple[object, ...]:
    killed = max((weight(r) for r in assessment.ranges if r.kind == "killed"), default=0)
    others = max((weight(r) for r in assessment.ranges if r.kind != "killed"), default=0)
    start = incident.time.start if incident.time else None
    return (
        is_running_total(claims),
        -killed,
        -len(assessment.origins),
        -others,
        start or date.max,
        incident.id,
    )


def weight(harm: Range) -> int:
    """The number that a range is ranked by: best, else low, else high."""
    return next((n for n in (harm.best, harm.low, harm.high) if n is not None), 0)


def is_running_total(claims: Sequence[Claim]) -> bool:
    """All of it is cumulative: the total of a war or a year, not one happening."""
    return bool(claims) and all(claim.scope == "cumulative" for claim in claims)


def incident_title(incident: Incident, assessment: Assessment, claims: Sequence[Claim]) -> str:
    """Killed: at least 82 · eastern Aleppo · 13 December 2016."""
    parts = [
        *what_words(incident, assessment, claims),
        place_words(incident.place),
        when_words(incident.time),
    ]
    return " · ".join(parts)


def what_words(incident: Incident, assessment: Assessment, claims: Sequence[Claim]) -> list[str]:
    ranges = [r for r in assessment.ranges if r.group is None and (r.low, r.high) != (None, None)]
    ranges.sort(
        key=lambda r: (r.kind != incident.kind, PEOPLE_KINDS.index(r.kind) if r.kind in PEOPLE_KINDS else 99)
    )
    figures = [f"{capital(KIND_WORDS.get(r.kind, r.kind))}: {range_words(r)}" for r in ranges[:2]]
    total = ["Running total"] if is_running_total(claims) else []
    if incident.kind in PEOPLE_KINDS and figures:
        return [*total, *figures]
    return [*total, happening_words(incident, claims), *figures]


def happening_words(incident: Incident, claims: Sequence[Claim]) -> str:
    """What happened where no figure says it: the method of an attack, the phase of a situation."""
    kind = capital(KIND_WORDS.get(incident.kind, incident.kind))
    if incident.kind == "attack":
        method = most_said(c.method for c in claims)
        return capital(METHOD_WORDS.get(method, method)) if method else kind
    phase = most_said(c.phase for c in claims if c.kind == incident.kind)
    return f"{kind} ({phase})" if phase else kind


def most_said(words: Iterable[str | None]) -> str | None:
    counted = Counter(word for word in words if word)
    return min(counted, key=lambda word: (-counted[word], word)) if counted else None
