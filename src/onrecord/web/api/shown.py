"""What of a report's words is shown to whom: all to the team, the redacted form to viewers.

Comes in: a request, and the reports and claims of an answer. Goes out: the same, or without protected names and details (protect/;
docs/protection.md). This is the one place where the API decides about names. Reports are looked at one by one: a name that only
another report gives away is not found, as it is where the whole record is published at once.
"""

from __future__ import annotations

import hmac
import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from onrecord import protecting, review
from onrecord.decisions import Act, Decision, Reviewed
from onrecord.finding import protected
from onrecord.finding.seen import hidden_in
from onrecord.protect import Mark, clean
from onrecord.protect.published import OneByOne, redaction, title_without_names
from onrecord.protecting import Found
from onrecord.records import OWN_WORDS, Claim, Report
from onrecord.store import Record
from onrecord.store.links_face import Reading
from onrecord.web.api.asking import person_of, record_of, token_of
from onrecord.web.api.refusals import scope_missing

_BY_HAND: frozenset[Act] = frozenset(("protect", "expose"))
_KEPT = 5_000
"""Reports whose marks are kept in memory: finding them takes longer than the rest of an answer."""
_lock = threading.Lock()
_Kept = tuple[tuple[Mark, ...], tuple[Mark, ...]]
"""The marks of a report, and what the rules mark in its title."""
_Key = tuple[str, int, int, tuple[str, ...]]
_kept: OrderedDict[_Key, _Kept] = OrderedDict()


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
    marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict)
    found: Mapping[str, Marked] = field(default_factory=dict)
    claims: OneByOne | None = None
    whole: dict[str, Report] = field(default_factory=dict)
    """The reports that were asked for whole."""

    def report(self, report: Report) -> Report:
        if (held := self.found.get(report.id)) is None:
            return report
        if report.id not in self.whole:  # few answers show a report whole
            self.whole[report.id] = held.bare()
        return self.whole[report.id]

    def heading(self, report: Report) -> Report:
        """What a list shows of a report: not its text, whose names take the longest to leave out."""
        if (held := self.found.get(report.id)) is None:
            return report
        return replace(report, text="", blocks=(), title=held.bare_title(), url=None, source="")

    def title(self, report: str, title: str | None) -> str | None:
        held = self.found.get(report)
        return held.bare_title() if held is not None else title

    def claim(self, claim: Claim) -> Claim:
        return claim if self.claims is None else self.claims.claim(claim)

    def value(self, reports: Iterable[str], value: Any) -> Any:
        """An object about some reports, each string in it without their protected names, and keys that are a report's own words hidden."""
        if self.names:
            return value
        return _cleaned(value, [mark for report in reports for mark in self.marks.get(report, ())])


@dataclass(frozen=True, slots=True)
class Marked:
    """A report as it is read, and what is marked in it after what persons decided."""

    read: Report
    marks: tuple[Mark, ...]
    title: tuple[Mark, ...]
    """What the rules mark in its title by itself."""

    def bare(self) -> Report:
        return redaction(self.read, self.marks, {}, None, self.title).report

    def bare_title(self) -> str | None:
        return title_without_names(self.read, self.marks, self.title)


def of_reports(
    record: Record, reports: Collection[str], names: bool, claims: Iterable[Reviewed] = (),
    read: Sequence[Reading] | None = None,
) -> Shown:  # fmt: skip
    """How these reports and claims are shown; only where names are left out is anything looked up. `read` are the reports, where they
    were read already."""
    if names:
        return Shown(True)
    found = _marked(record, reports, read)
    marks = {id: one.marks for id, one in found.items()}
    if not any(True for _ in claims):
        return Shown(False, marks, found)
    texts = {id: one.read for id, one in found.items()}
    titles = {id: one.title for id, one in found.items()}
    return Shown(False, marks, found, protecting.one_by_one(texts, marks, titles))


def _marked(
    record: Record, reports: Collection[str], given: Sequence[Reading] | None = None
) -> dict[str, Marked]:
    decided = record.decisions.about_reports(set(reports))
    read = (
        list(record.links.readings(sorted(set(reports)), dict.fromkeys(reports, ())))
        if given is None
        else given
    )
    keys = {report.id: _key(number, report, decided.get(report.id, ())) for number, report, _ in read}
    with _lock:
        held = {id: _kept[key] for id, key in keys.items() if key in _kept}
        for id in held:
            _kept.move_to_end(keys[id])
    partly = {report for report, _ in hidden.claims} if (hidden := hidden_in(record)) else set()
    # Of a report of which claims are hidden from this person, the rules know less than of the whole.
    missing = {report.id: (number, report) for number, report, _ in read if report.id not in held.keys() | partly}  # fmt: skip
    found = protected.known(record, missing)
    # Claims are read only of those at which nobody has looked ahead.
    for _, report, claims in record.links.readings([id for id in keys if id not in held.keys() | found.keys()]):  # fmt: skip
        found[report.id] = protecting.found(report, claims)
    for _, report, _ in read:
        if report.id not in held:
            held[report.id] = _marks(report, decided.get(report.id, ()), found[report.id])
            _keep(keys[report.id], held[report.id])
    return {report.id: Marked(report, *held[report.id]) for _, report, _ in read}


def _by_hand(decided: Sequence[Decision]) -> list[Decision]:
    return [one for one in review.in_force(decided) if one.act in _BY_HAND]


def _key(number: int, report: Report, decided: Sequence[Decision]) -> _Key:
    return report.id, number, hash((report.text, report.title)), tuple(one.id for one in _by_hand(decided))


def _marks(report: Report, decided: Sequence[Decision], rule: Found) -> _Kept:
    marker = protecting.with_decisions(_by_hand(decided), lambda *_: rule.text)
    return tuple(marker(report, ())), rule.title


def _keep(key: _Key, made: _Kept) -> None:
    with _lock:
        _kept[key] = made
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)


_KEYS = frozenset(("key", "origin"))
"""Fields that name a voice by its key."""


def _cleaned(value: Any, marks: Sequence[Mark]) -> Any:
    if isinstance(value, str):
        return clean(value, marks) if marks else value
    if isinstance(value, dict):
        return {
            field: _hidden(one, marks) if field in _KEYS else _cleaned(one, marks)
            for field, one in value.items()
        }
    return [_cleaned(one, marks) for one in value] if isinstance(value, list) else value


def _hidden(key: Any, marks: Sequence[Mark]) -> Any:
    """The key of a voice that is its own words as one that tells nothing of them: the same in every answer, and guessed by nobody."""
    if not isinstance(key, str) or not key.startswith(OWN_WORDS):
        return _cleaned(key, marks)
    made = hmac.new(settings.SECRET_KEY.encode(), key.encode(), "sha256").hexdigest()[:16]
    return f"{key.partition(':')[0]}:{made}"
