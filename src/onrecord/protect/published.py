"""Reports, claims and incidents of a record → the same as they may be published: without the marked names, and with wider places.

Comes in: records, the marks of each report, what the gazetteer has above a place. Goes out: a view whose offsets, quotes, titles, speakers and
addresses belong together again. Everything that publishes takes a view; nothing is stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.incidents import Incident
from onrecord.protect.blur import Above, Level, blurred, blurred_incident, level_of_incident
from onrecord.protect.mark import Known, Mark
from onrecord.protect.marking import marks_of
from onrecord.protect.redact import Redacted, clean, redacted
from onrecord.protect.sweep import parts, places_of
from onrecord.records import Claim, ClaimRef, Report, Responsibility, Span, Voice


@dataclass(frozen=True)
class View:
    """What may be published, and what was left out of it."""

    reports: dict[str, Report]
    claims: dict[ClaimRef, Claim]
    incidents: list[Incident]
    withheld: Mapping[str, int] = field(default_factory=dict)
    """'name of a victim' → how often it was left out of the texts."""
    widened: int = 0
    """Claims whose place is wider than the report's."""


def without_names(view: View, marked: Mapping[str, Sequence[Mark]], known: Known | None = None) -> View:
    """The view with every marked stretch replaced by words for its kind."""
    elsewhere = _by_first_word(marked)
    reports: dict[str, Report] = {}
    redactions: dict[str, tuple[Redacted, list[Mark]]] = {}
    counts: Counter[str] = Counter()
    for name, report in view.reports.items():
        title = _of_title(report, marked.get(name, ()), known)
        own = [*marked.get(name, ()), *title]
        also = [*own, *_met(report, elsewhere)]
        done = redacted(report.text, marked.get(name, ()), also)
        redactions[name] = (done, also)
        counts.update(done.counts)
        reports[name] = _report(report, done, title, also)
    claims = {
        ref: _claim(c, *redactions[c.report]) for ref, c in view.claims.items() if c.report in redactions
    }
    incidents = [_incident(i, redactions) for i in view.incidents]
    return View(reports, claims, incidents, dict(sorted(counts.items())), view.widened)


def with_wider_places(view: View, above: Above) -> View:
    """The view with the places of sensitive claims, and of the incidents that hold them, made wider."""
    least: dict[ClaimRef, Level | None] = {}
    incidents = []
    for incident in view.incidents:
        level = level_of_incident(incident, [view.claims[r] for r in incident.refs() if r in view.claims])
        incidents.append(blurred_incident(incident, level, above))
        if level is not None:
            least |= dict.fromkeys(incident.refs(), level)
    claims = {ref: blurred(c, above, least.get(ref)) for ref, c in view.claims.items()}
    changed = sum(1 for ref, c in claims.items() if c.place != view.claims[ref].place)
    return replace(view, claims=claims, incidents=incidents, widened=changed)


def _of_title(report: Report, marked: Sequence[Mark], known: Known | None) -> list[Mark]:
    """Marks of the title. Of a name that the text has too, the text decides: it says more, and a person decides there."""
    judged = {parts(m.text) for m in marked}
    return [
        m for m in marks_of(report.title or "", known=known)
        if parts(m.text) in judged or not any(places_of(m.text, report.text))
    ]  # fmt: skip


def _report(report: Report, done: Redacted, title: Sequence[Mark], also: Sequence[Mark]) -> Report:
    blocks = tuple(replace(b, start=s, end=e) for b in report.blocks for s, e in [done.span(b.start, b.end)])
    return replace(
        report, text=done.text, blocks=blocks, title=redacted(report.title, title, also).text if report.title else None,
        url=clean(report.url, also) if report.url else None, source=clean(report.source, also),
    )  # fmt: skip


def _claim(claim: Claim, done: Redacted, also: Sequence[Mark]) -> Claim:
    start, end = done.span(claim.evidence.start, claim.evidence.end)

    def words(text: str) -> str:
        return clean(text, also)

    return replace(
        claim,
        evidence=Span(start, end, done.text[start:end]),
        figure=replace(claim.figure, text=words(claim.figure.text)) if claim.figure else None,
        affiliation=words(claim.affiliation) if claim.affiliation else None,
        actor=words(claim.actor) if claim.actor else None,
        said_by=tuple(_voice(v, also) for v in claim.said_by),
        responsibility=tuple(
            Responsibility(words(r.actor), r.stance, _voice(r.by, also)) for r in claim.responsibility
        ),
        note=words(claim.note) if claim.note else None,
    )


def _voice(voice: Voice, also: Sequence[Mark]) -> Voice:
    """The key stays: it tells two witnesses apart and is never written where it is made of a report's own words."""
    return replace(
        voice, text=clean(voice.text, also), full=clean(voice.full, also), reason=clean(voice.reason, also)
    )


def _incident(incident: Incident, redactions: Mapping[str, tuple[Redacted, list[Mark]]]) -> Incident:
    also = [m for part in incident.reports if part.report in redactions for m in redactions[part.report][1]]
    return replace(incident, reasons=tuple(clean(reason, also) for reason in incident.reasons))


def _by_first_word(marked: Mapping[str, Sequence[Mark]]) -> dict[str, dict[tuple[str, ...], Mark]]:
    """The full names of victims, witnesses and kin of the whole record, which another report may bear without a word of why."""
    found: dict[str, dict[tuple[str, ...], Mark]] = {}
    for each in marked.values():
        for mark in each:
            words = parts(mark.text) if mark.what == "name" and mark.who != "private" else ()
            if len(words) > 1:
                found.setdefault(words[0], {}).setdefault(words, mark)
    return found


def _met(report: Report, elsewhere: Mapping[str, Mapping[tuple[str, ...], Mark]]) -> list[Mark]:
    here = set(parts(f"{report.text} {report.title or ''} {report.url or ''}")) if elsewhere else set()
    return [
        m
        for w in sorted(here & elsewhere.keys())
        for words, m in elsewhere[w].items()
        if here.issuperset(words)
    ]
