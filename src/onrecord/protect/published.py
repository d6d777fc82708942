"""Reports, claims and incidents of a record → the same as they may be published: without the marked names, and with wider places.

Comes in: records, the marks of each report, what the gazetteer has above a place. Goes out: a view whose offsets, quotes, titles, speakers and
addresses belong together again. Everything that publishes takes a view; nothing is stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.incidents import Incident
from onrecord.protect.blur import Above, Level, blurred, blurred_incident, level_of_incident
from onrecord.protect.mark import Known, Mark
from onrecord.protect.marking import marks_of
from onrecord.protect.redact import Redacted, clean, redacted
from onrecord.protect.sweep import parts, places_of
from onrecord.records import Aim, Claim, ClaimRef, Report, Responsibility, Span, Voice


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


@dataclass(frozen=True)
class Redaction:
    """A report as it may go out, and what makes its claims and incidents so."""

    report: Report
    done: Redacted
    also: Sequence[Mark]
    """All marks that hold in it: of its text, of its title, of names that another report marks."""


Elsewhere = Mapping[str, Mapping[tuple[str, ...], Mark]]
"""First word → words of a full name that some report marks."""


def without_names(
    view: View,
    marked: Mapping[str, Sequence[Mark]],
    known: Known | None = None,
    titles: Mapping[str, Sequence[Mark]] | None = None,
) -> View:
    """The view with every marked stretch replaced by words for its kind. `titles` gives what is marked in titles by themselves."""
    titles = titles or {}
    elsewhere: dict[str, dict[tuple[str, ...], Mark]] = {}
    for marks in marked.values():
        add_names(elsewhere, marks)
    return with_redactions(
        view,
        {
            name: redaction(r, marked.get(name, ()), elsewhere, known, titles.get(name))
            for name, r in view.reports.items()
        },
    )


class OneByOne:
    """Claims as `without_names` has them, each when it is asked for: where a page shows few of many."""

    def __init__(
        self,
        reports: Mapping[str, Report],
        marked: Mapping[str, Sequence[Mark]],
        known: Known | None = None,
        titles: Mapping[str, Sequence[Mark]] | None = None,
    ) -> None:
        self._reports, self._marked, self._known, self._titles = reports, marked, known, titles or {}
        self._elsewhere: dict[str, dict[tuple[str, ...], Mark]] = {}
        for marks in marked.values():
            add_names(self._elsewhere, marks)
        self._made: dict[str, Redaction] = {}

    def claim(self, claim: Claim) -> Claim:
        """As it is where its report is none of those."""
        return _claim(claim, self._redaction(claim.report)) if claim.report in self._reports else claim

    def _redaction(self, name: str) -> Redaction:
        if name not in self._made:
            marks, title = self._marked.get(name, ()), self._titles.get(name)
            self._made[name] = redaction(self._reports[name], marks, self._elsewhere, self._known, title)
        return self._made[name]


def redaction(
    report: Report, marked: Sequence[Mark], elsewhere: Elsewhere, known: Known | None,
    title: Sequence[Mark] | None = None,
) -> Redaction:  # fmt: skip
    title = _of_title(report, marked, marks_of(report.title or "", known=known) if title is None else title)
    also = [*marked, *title, *_met(report, elsewhere)]
    done = redacted(report.text, marked, also)
    return Redaction(_report(report, done, title, also), done, also)


def with_redactions(view: View, redactions: Mapping[str, Redaction]) -> View:
    """The view as its reports were redacted."""
    counts: Counter[str] = Counter()
    for name in view.reports:
        counts.update(redactions[name].done.counts)
    return View(
        {name: redactions[name].report for name in view.reports},
        {ref: _claim(c, redactions[c.report]) for ref, c in view.claims.items() if c.report in redactions},
        [_incident(i, redactions) for i in view.incidents],
        dict(sorted(counts.items())),
        view.widened,
    )


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


def _of_title(report: Report, marked: Sequence[Mark], title: Sequence[Mark]) -> list[Mark]:
    """Those marks of the title that count. Of a name that the text has too, the text decides: it says more, and a person decides there."""
    judged = {parts(m.text) for m in marked}
    return [
        m for m in title
        if parts(m.text) in judged or not any(places_of(m.text, report.text))
    ]  # fmt: skip


def title_without_names(report: Report, marked: Sequence[Mark], title: Sequence[Mark]) -> str | None:
    """The title alone, as `redaction` has it."""
    counted = _of_title(report, marked, title)
    return redacted(report.title, counted, [*marked, *counted]).text if report.title else None


def _report(report: Report, done: Redacted, title: Sequence[Mark], also: Sequence[Mark]) -> Report:
    blocks = tuple(replace(b, start=s, end=e) for b in report.blocks for s, e in [done.span(b.start, b.end)])
    return replace(
        report, text=done.text, blocks=blocks, title=redacted(report.title, title, also).text if report.title else None,
        url=clean(report.url, also) if report.url else None, source=clean(report.source, also),
    )  # fmt: skip


def _claim(claim: Claim, by: Redaction) -> Claim:
    done, also = by.done, by.also
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
        aimed_at=tuple(_aim(one, done, words) for one in claim.aimed_at),
    )


def _aim(aim: Aim, done: Redacted, words: Callable[[str], str]) -> Aim:
    start, end = done.span(aim.start, aim.end)
    figure = replace(aim.figure, text=words(aim.figure.text)) if aim.figure else None
    return replace(aim, start=start, end=end, text=done.text[start:end], figure=figure)


def _voice(voice: Voice, also: Sequence[Mark]) -> Voice:
    """The key stays, since it tells two witnesses apart; what writes keys out has their numbers instead (keys.py)."""
    return replace(
        voice, text=clean(voice.text, also), full=clean(voice.full, also), reason=clean(voice.reason, also)
    )


def _incident(incident: Incident, redactions: Mapping[str, Redaction]) -> Incident:
    also = [m for part in incident.reports if part.report in redactions for m in redactions[part.report].also]
    return replace(incident, reasons=tuple(clean(reason, also) for reason in incident.reasons))


def add_names(elsewhere: dict[str, dict[tuple[str, ...], Mark]], marked: Sequence[Mark]) -> None:
    """The full names of victims, witnesses and kin that a report marks, which another may bear without a word of why."""
    for mark in marked:
        words = parts(mark.text) if mark.what == "name" and mark.who != "private" else ()
        if len(words) > 1:
            elsewhere.setdefault(words[0], {}).setdefault(words, mark)


def _met(report: Report, elsewhere: Elsewhere) -> list[Mark]:
    here = set(parts(f"{report.text} {report.title or ''} {report.url or ''}")) if elsewhere else set()
    return [
        m
        for w in sorted(here & elsewhere.keys())
        for words, m in elsewhere[w].items()
        if here.issuperset(words)
    ]
