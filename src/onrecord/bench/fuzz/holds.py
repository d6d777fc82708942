"""What holds of every report and of its claims, whatever the text: each function raises Broken with a few words where it does not."""

from __future__ import annotations

import json
from collections.abc import Sequence

from onrecord.bodies import body_of, claim_of
from onrecord.records import Claim, Report


class Broken(Exception):  # what is broken, not what went wrong
    """Something that holds of every claim does not hold of one."""


def _must(holds: bool, what: str) -> None:
    if not holds:
        raise Broken(what)


def of_report(report: Report, source: str | None) -> None:
    """`source` is the text of the file, where reports are stretches of it."""
    _must(report.text.isprintable() or "\0" not in report.text, "a NUL in a text")
    _must(source is None or report.text in source, "a text that is no stretch of its file")
    report.text.encode()
    end = 0
    for block in report.blocks:
        _must(end <= block.start < block.end <= len(report.text), "blocks out of order or outside the text")
        end = block.end


def of_claims(report: Report, claims: Sequence[Claim]) -> None:
    kinds = {claim.id: claim.kind for claim in claims}
    _must(len(kinds) == len(claims), "two claims of one id")
    whole = {claim.id: claim.part_of for claim in claims}
    for claim in claims:
        _must(claim.report == report.id, "a claim of another report")
        _evidence(report, claim)
        _figure(claim)
        _time(claim)
        _must(claim.attack is None or kinds.get(claim.attack) == "attack", "an attack that is none")
        _share(claim.id, whole)
        _written(claim)


def _evidence(report: Report, claim: Claim) -> None:
    span = claim.evidence
    _must(0 <= span.start < span.end <= len(report.text), "evidence outside the text")
    _must(report.text[span.start : span.end] == span.text, "evidence that is not the slice")
    _must(span.text == span.text.strip(), "evidence with spaces around it")


def _figure(claim: Claim) -> None:
    figure = claim.figure
    if figure is not None:
        low, high = figure.low, figure.high
        _must(low is not None or high is not None, "a figure without a number")
        _must(min(n for n in (low, high) if n is not None) >= 0, "a figure below nought")
        _must(low is None or high is None or low <= high, "a figure whose low is above its high")


def _time(claim: Claim) -> None:
    time = claim.time
    if time is not None and time.start is not None and time.end is not None:
        _must(time.start <= time.end, "a time that ends before it starts")


def _share(first: str, whole: dict[str, str | None]) -> None:
    seen, now = {first}, whole[first]
    while now is not None:
        _must(now in whole, "a share of no claim")
        _must(now not in seen, "a share of itself")
        seen.add(now)
        now = whole[now]


def _written(claim: Claim) -> None:
    line = json.dumps(claim.as_json(), ensure_ascii=False, allow_nan=False)
    line.encode()
    _must(json.loads(line) == claim.as_json(), "a line of JSON that says something else")
    _must(claim_of(body_of(claim)) == claim, "a claim that does not come back from its body")
