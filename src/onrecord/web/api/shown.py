"""What of a report's words is shown to whom: all to the team, the redacted form to viewers.

Comes in: a request, texts and claims. Goes out: the same, or without what persons protected (`protect`, and not exposed since):
each letter of it is a full block, so that offsets stay. This is the one place where the API decides about names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from onrecord import review
from onrecord.decisions import Decision
from onrecord.store import Record
from onrecord.web.api.refusals import scope_missing

Span = tuple[int, int]


def names_shown(request: HttpRequest) -> bool:
    """Whether this answer shows names. NotAllowed where they are asked for by somebody who may not take them out."""
    person, token = request.person, request.token  # type: ignore[attr-defined]
    asked = request.GET.get("names")
    if asked == "1":
        review.allow(person, "export-names")
        if token is not None and "export-names" not in token.scopes:
            raise scope_missing(request.path, "export-names")
        return True
    return asked != "0" and review.allows(person, "comment")


@dataclass(frozen=True, slots=True)
class Shown:
    """The words of some reports as one answer shows them."""

    names: bool
    spans: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    """Report → what of its text is protected."""
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Report → the protected words themselves, to be found in fields that repeat them."""

    def text(self, report: str, text: str) -> str:
        return text if self.names else masked(text, self.spans.get(report, ()))

    def value(self, report: str, value: Any) -> Any:
        """An object about a report, with the protected words left out of whatever string holds them."""
        words = () if self.names else self.words.get(report, ())
        return _without(value, words) if words else value


def of_reports(record: Record, reports: Iterable[str], names: bool) -> Shown:
    """How these reports are shown; only where names are left out is anything looked up."""
    if names:
        return Shown(True)
    spans = {
        report: found
        for report, made in record.decisions.about_reports(set(reports)).items()
        if (found := protected(made))
    }
    texts = {report.id: report.text for _, report, _ in record.links.readings(spans)} if spans else {}
    words = {
        report: sorted({texts[report][a:b] for a, b in found if texts.get(report, "")[a:b]}, key=len)[::-1]
        for report, found in spans.items()
    }
    return Shown(False, spans, words)


def protected(decisions: Sequence[Decision]) -> list[Span]:
    """The stretches that persons protected; what was exposed later is none."""
    found: list[Span] = []
    for one in review.in_force(decisions):
        if one.act not in ("protect", "expose"):
            continue
        span = int(one.value["start"]), int(one.value["end"])
        if one.act == "protect":
            found.append(span)
        else:
            found = [other for other in found if other[1] <= span[0] or span[1] <= other[0]]
    return found


def masked(text: str, spans: Iterable[Span]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = re.sub(r"\w", "█", text[start:end])
    return "".join(letters)


def _without(value: Any, words: Sequence[str]) -> Any:
    if isinstance(value, str):
        for word in words:
            value = value.replace(word, re.sub(r"\w", "█", word))
        return value
    if isinstance(value, dict):
        return {key: _without(one, words) for key, one in value.items()}
    return [_without(one, words) for one in value] if isinstance(value, list) else value
