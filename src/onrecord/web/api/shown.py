"""What of a report's words is shown to whom: all to the team, the redacted form to viewers.

Comes in: a request, and the reports and claims of an answer. Goes out: the same, or without protected names and details (protect/;
docs/protection.md). This is the one place where the API decides about names. Reports are looked at one by one: a name that only
another report gives away is not found, as it is where the whole record is published at once.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from onrecord import protecting, review
from onrecord.decisions import Act, Decision, Reviewed
from onrecord.protect import Mark, clean
from onrecord.protect.published import View
from onrecord.records import Claim, Report
from onrecord.store import Record
from onrecord.web.api.asking import person_of, record_of, token_of
from onrecord.web.api.refusals import scope_missing

_BY_HAND: frozenset[Act] = frozenset(("protect", "expose"))
_KEPT = 5_000
"""Reports whose marks are kept in memory: finding them takes longer than the rest of an answer."""
_lock = threading.Lock()
_Kept = tuple[tuple[Mark, ...], Report]
"""The marks of a report, and the report without what they mark."""
_kept: OrderedDict[tuple[str, int, int, tuple[str, ...]], _Kept] = OrderedDict()


def names_shown(request: HttpRequest) -> bool:
    """Whether this answer shows names. NotAllowed where they are asked for by somebody who may not take them out.

    To ask for them is to take them out of the record: the log keeps it.
    """
    person, token = person_of(request), token_of(request)
    asked = request.GET.get("names")
    if asked == "1":
        review.allow(person, "export-names")
        if token is not None:
            raise scope_missing(request.path, None)
        record_of(request).log.write("export", _about(request), None, {"with_names": True, "form": "api"})
        return True
    return asked != "0" and review.allows(person, "comment")


def _about(request: HttpRequest) -> str:
    """What is asked for, as the log names it: by these words an entry is left out for those who may not know of it."""
    match = request.resolver_match
    route, named = (match.route, match.kwargs) if match is not None else ("", {})
    if "claim" in named:
        return f"claim {named['report']}:{named['claim']}"
    kind = next((kind for kind in ("report", "incident", "decision") if f"{kind}s/<id>" in route), None)
    return f"{kind} {named['id']}" if kind else route.removeprefix("api/v1/")


@dataclass(frozen=True, slots=True)
class Shown:
    """The words of some reports as one answer shows them."""

    names: bool
    view: View = field(default_factory=lambda: View({}, {}, []))
    marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict)

    def report(self, report: Report) -> Report:
        return self.view.reports.get(report.id, report)

    def title(self, report: str, title: str | None) -> str | None:
        held = self.view.reports.get(report)
        return held.title if held is not None else title

    def claim(self, claim: Claim) -> Claim:
        return self.view.claims.get(claim.ref, claim)

    def value(self, reports: Iterable[str], value: Any) -> Any:
        """An object about some reports, each string in it without their protected names."""
        marks = [mark for report in reports for mark in self.marks.get(report, ())]
        return _cleaned(value, marks) if marks else value


def of_reports(
    record: Record, reports: Collection[str], names: bool, claims: Iterable[Reviewed] = ()
) -> Shown:
    """How these reports and claims are shown; only where names are left out is anything looked up."""
    if names:
        return Shown(True)
    decided = record.decisions.about_reports(set(reports))
    read: dict[str, Report] = {}
    kept: dict[str, _Kept] = {}
    for number, report, found in record.links.readings(sorted(set(reports))):
        read[report.id] = report
        kept[report.id] = _without_names(number, report, found, decided.get(report.id, ()))
    marks = {id: marked for id, (marked, _) in kept.items()}
    some = {one.claim.ref: one.claim for one in claims}
    view = View({id: bare for id, (_, bare) in kept.items()}, {}, [])
    if some:
        made = protecting.published(
            read, some, (), exact_places=True, marker=lambda report, claims: marks[report.id]
        )
        view = View(view.reports, made.claims, [])
    return Shown(False, view, marks)


def _without_names(
    number: int, report: Report, claims: Sequence[Claim], decided: Sequence[Decision]
) -> _Kept:
    by_hand = [one for one in review.in_force(decided) if one.act in _BY_HAND]
    key = (report.id, number, hash((report.text, report.title)), tuple(one.id for one in by_hand))
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    marks = tuple(protecting.with_decisions(by_hand)(report, claims))
    view = protecting.published({report.id: report}, {}, (), exact_places=True, marker=lambda *_: marks)
    with _lock:
        _kept[key] = marks, view.reports[report.id]
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return marks, view.reports[report.id]


def _cleaned(value: Any, marks: Sequence[Mark]) -> Any:
    if isinstance(value, str):
        return clean(value, marks)
    if isinstance(value, dict):
        return {key: _cleaned(one, marks) for key, one in value.items()}
    return [_cleaned(one, marks) for one in value] if isinstance(value, list) else value
