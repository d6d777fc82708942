"""A report's full text with the words of every claim marked.

Comes in: a report and its claims, whose evidence spans may nest, cross or coincide. Goes out: HTML in which
the text stands exactly once and in order, cut wherever a span or a block begins or ends.
Each claim has one anchor, a small tag before its first word; the style rules of `target_rules` light up
all of its words when that anchor is the page's target.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.publish.anchors import claim_anchor, incident_anchor, report_anchor
from onrecord.publish.markup import Html, element, foreign, join
from onrecord.publish.words import KIND_TAGS, KIND_WORDS, PUBLISHED_BY_WORDS, count, day, family, figure_words
from onrecord.records import Claim, ClaimRef, Report

BLOCK_LABELS = {
    "section": "section label",
    "caption": "caption",
    "credit": "credit line",
    "furniture": "page furniture",
    "columns": "columns of a table",
}
"""Blocks that are named in the margin of the text; headline, dateline and body speak for themselves."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text over which nothing begins or ends."""

    start: int
    end: int
    block: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class TextLinks:
    """What the texts need to know of the rest of the page."""

    numbers: Mapping[ClaimRef, int]
    """A number for every claim of the page; its words carry the class k<number>."""
    incidents: Mapping[ClaimRef, tuple[int, str]]
    """Number on the page and id of the incident that a claim belongs to."""
    copies: Mapping[str, str]
    """Report → the report that it reprints."""


def segments(report: Report, claims: Sequence[Claim]) -> Iterator[Segment]:
    """The text cut at every boundary. Spans that reach outside the text are cut to it."""
    length = len(report.text)
    spans = [(*span(claim, length), claim) for claim in in_text_order(claims)]
    blocks = sorted(report.blocks, key=lambda block: (block.start, block.end))
    open_spans: list[tuple[int, int, Claim]] = []
    for start, end in pairwise(boundaries(report, spans)):
        while spans and spans[0][0] <= start:
            open_spans.append(spans.pop(0))
        open_spans = [row for row in open_spans if row[1] >= end]
        while blocks and blocks[0].end <= start:
            blocks.pop(0)
        kind = blocks[0].kind if blocks and blocks[0].start <= start else "body"
        yield Segment(start, end, kind, tuple(claim for _, _, claim in open_spans))


def boundaries(report: Report, spans: Sequence[tuple[int, int, Claim]]) -> list[int]:
    length = len(report.text)
    edges = {0, length}
    for start, end, _ in spans:
        edges |= {start, end}
    for block in report.blocks:
        edges |= {clamp(block.start, length), clamp(block.end, length)}
    return sorted(edges)


def span(claim: Claim, length: int) -> tuple[int, int]:
    start = clamp(claim.evidence.start, length)
    return start, max(start, clamp(claim.evidence.end, length))


def clamp(offset: int, length: int) -> int:
    return min(max(offset, 0), length)


def in_text_order(claims: Sequence[Claim]) -> list[Claim]:
    """As they begin in the text, the longer first; the id decides between equals."""
    return sorted(claims, key=lambda c: (c.evidence.start, -c.evidence.end, c.id))


def report_article(report: Report, claims: Sequence[Claim], links: TextLinks) -> Html:
    return element(
        "article",
        element("h3", foreign(report.title or "Untitled report")),
        element("p", provenance(report), cls="byline"),
        reprint_line(report, links),
        element("p", count(len(claims), "claim"), " marked in the text.", cls="byline"),
        element("div", marked_text(report, claims, links), cls="text", dir="auto"),
        id=report_anchor(report.id),
        cls="report",
    )


def provenance(report: Report) -> Html:
    """Outlet, date and how it is known, address and digest, all as plain text."""
    date_words = day(report.published) if report.published else "date not known"
    how = f" ({PUBLISHED_BY_WORDS[report.published_by]})" if report.published else ""
    file_name = report.source.replace("\\", "/").rsplit("/", 1)[-1]
    parts: list[Html] = [
        foreign(report.outlet or "Outlet not known", cls="outlet"),
        join("published ", date_words, how) if report.published else join("publication ", date_words),
        join("report ", element("code", report.id)),
    ]
    if report.url:
        parts.append(foreign(report.url, cls="address"))
    if file_name and file_name != report.url:
        parts.append(join("read from ", foreign(file_name, "code")))
    if report.raw_sha256:
        parts.append(join("SHA-256 ", element("code", report.raw_sha256, cls="digest")))
    return join([join(" · " if index else "", part) for index, part in enumerate(parts)])


def reprint_line(report: Report, links: TextLinks) -> Html | None:
    original = links.copies.get(report.id)
    if original is None:
        return None
    link = element("a", original, href="#" + report_anchor(original))
    return element("p", "Reprints report ", link, ": counted with it as one source.", cls="reprint")


def marked_text(report: Report, claims: Sequence[Claim], links: TextLinks) -> Html:
    text = report.text.replace("\r\n", " \n").replace("\r", "\n")  # same length: offsets stay
    waiting = in_text_order(claims)
    out: list[Html] = []
    previous = "body"
    for segment in segments(report, claims):
        if segment.block != previous and segment.block in BLOCK_LABELS:
            out.append(element("span", BLOCK_LABELS[segment.block], cls="blocklabel"))
        previous = segment.block
        while waiting and span(waiting[0], len(text))[0] <= segment.start:
            out.append(claim_tag(waiting.pop(0), links))
        out.append(segment_words(segment, text[segment.start : segment.end], links))
    out.extend(claim_tag(claim, links) for claim in waiting)
    return join(out)


def claim_tag(claim: Claim, links: TextLinks) -> Html:
    """The anchor of a claim: its kind in letters, and the way back to its incident."""
    words = f"{KIND_WORDS.get(claim.kind, claim.kind)}: {figure_words(claim.figure)}, claim {claim.id}"
    letters = KIND_TAGS.get(claim.kind, "?")
    place = links.incidents.get(claim.ref)
    if place:
        number, incident = place
        label = f"{letters}: {words}, back to incident {number}"
        inner = element("a", letters, href="#" + incident_anchor(incident), title=label, aria_label=label)
    else:
        inner = element("span", letters, title=f"{words}, in no incident")
    return element("mark", inner, id=claim_anchor(claim.ref), cls=f"tag {family(claim.kind)}")


def segment_words(segment: Segment, words: str, links: TextLinks) -> Html:
    if not segment.claims:
        return join(words) if segment.block == "body" else element("span", words, cls=segment.block)
    innermost = min(segment.claims, key=lambda c: (c.evidence.end - c.evidence.start, c.id))
    numbers = " ".join(f"k{links.numbers[claim.ref]}" for claim in segment.claims)
    many = " many" if len(segment.claims) > 1 else ""
    block = "" if segment.block == "body" else f" {segment.block}"
    return element("mark", words, cls=f"{family(innermost.kind)}{many}{block} {numbers}")


def target_rules(numbers: Mapping[ClaimRef, int]) -> Iterator[str]:
    """One selector a claim: while its anchor is the target, all of its words, however they are cut."""
    for ref, number in numbers.items():
        yield f'[id="{claim_anchor(ref)}"]:target~.k{number}'
