"""Small reports and claims for the store's tests, made from a number."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from onrecord.records import Claim, Figure, Place, Report, Span, Voice, When


def a_report(number: int, text: str | None = None, source: str = "corpus.jsonl") -> Report:
    words = text or f"At least {number} people were killed near the bridge, the governor's office said."
    return Report(
        id=f"report-{number}",
        text=words,
        title=f"Bridge struck, part {number}",
        outlet="The Valley Gazette",
        published=date(2016, 12, 13),
        published_by="given",
        source=source,
    )


def a_read_report(number: int) -> Report:
    """The same as a reader gives it: with the bytes that it was read from, such as a page's, which lie in a file of their own."""
    report = a_report(number)
    raw = report.text.encode() + b"\r\n" + hashlib.shake_256(b"%d" % number).digest(1500)
    return replace(report, raw=raw, raw_sha256=hashlib.sha256(raw).hexdigest())


def a_plain_report(number: int) -> Report:
    """As it is read from a file of its text alone: its bytes lie in its row."""
    report = a_report(number)
    raw = report.text.encode() + b"\r\n"
    return replace(report, raw=raw, raw_sha256=hashlib.sha256(raw).hexdigest())


def claims_of(report: Report, how_many: int = 3) -> list[Claim]:
    quote = report.text[:24]
    return [
        Claim(
            report=report.id,
            id=f"c{number}",
            kind="killed",
            evidence=Span(0, len(quote), quote),
            figure=Figure(number, None, False, f"at least {number}"),
            groups=("person",),
            place=Place("the bridge", "Bridge", 36.2, 37.16, within=("admin-1", "SY")),
            time=When("on Tuesday", date(2016, 12, 13), date(2016, 12, 13)),
            said_by=(Voice("the governor's office", "government", key="governor"),),
            part_of="c1" if number > 1 else None,
        )
        for number in range(1, how_many + 1)
    ]
