"""What the sections of the page ask of the record: a report, its outlet, a link to a claim's words.

Comes in: the reports and claims of the page. Goes out: short HTML, the same wherever a claim is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.incidents import Range
from onrecord.publish.anchors import claim_anchor, report_anchor
from onrecord.publish.markup import Html, element, foreign, join
from onrecord.publish.words import figure_words, number, outlet_words, published_words, said_by_words
from onrecord.records import Claim, ClaimRef, Report


@dataclass(frozen=True, slots=True)
class Evidence:
    reports: Mapping[str, Report]
    claims: Mapping[ClaimRef, Claim]

    def link(self, claim: Claim) -> str | None:
        """To the claim's words in the text of its report, where the page holds it."""
        held = claim.report in self.reports and claim.ref in self.claims
        return "#" + claim_anchor(claim.ref) if held else None

    def figure(self, claim: Claim) -> Html:
        """The figure in the report's own words, a link to where they stand."""
        words = claim.figure.text if claim.figure and claim.figure.text else figure_words(claim.figure)
        target = self.link(claim)
        if target is None:
            return join(foreign(words), " (text not on this page)")
        return element("a", foreign(words), href=target, cls="figurelink")

    def bound(self, value: int | None, harm: Range) -> Html:
        """One number of a range, a link to the words of a claim that gives it; 'open' for an open end."""
        if value is None:
            return join("open")
        claims = [self.claims[ref] for ref in harm.claims if ref in self.claims]
        giving = [c for c in claims if c.figure and value in (c.figure.low, c.figure.high)]
        target = next((link for link in map(self.link, giving) if link), None)
        return element("a", number(value), href=target) if target else join(number(value))

    def report(self, name: str) -> Html:
        """Outlet and date, a link to the text."""
        report = self.reports.get(name)
        words = join(foreign(outlet_words(report, name)), ", ", published_words(report))
        return element("a", words, href="#" + report_anchor(name)) if report else words

    def speaker(self, claim: Claim) -> Html:
        return foreign(said_by_words(claim))


def quote(claim: Claim) -> Html:
    """The words of the source, exactly."""
    return element("q", claim.evidence.text, dir="auto")
