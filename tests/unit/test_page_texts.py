"""Highlighting: the text stands once and in order, and each claim lights up exactly its own words."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from test_page_sample import claim

from onrecord.publish.anchors import claim_anchor, incident_anchor, report_anchor
from onrecord.publish.texts import TextLinks, marked_text, segments
from onrecord.records import Block, Claim, ClaimRef, Report, Span


def links(claims: list[Claim], incidents: Mapping[ClaimRef, tuple[int, str]] | None = None) -> TextLinks:
    return TextLinks({each.ref: n for n, each in enumerate(claims, 1)}, incidents or {}, {})


def lit_words(report: Report, claims: list[Claim]) -> dict[str, str]:
    """Claim id → the words that carry its class."""
    tree = html.fromstring(f"<div>{marked_text(report, claims, links(claims))}</div>")
    return {
        each.id: "".join(
            mark.text or "" for mark in tree.iter("mark") if f"k{n}" in (mark.get("class") or "").split()
        )
        for n, each in enumerate(claims, 1)
    }


TEXT = "Twelve people, among them two medics, died and forty fled."


def test_nested_crossing_and_equal_spans_each_light_their_own_words() -> None:
    report = Report("r", TEXT)
    quotes = {
        "c1": "Twelve people, among them two medics, died",
        "c2": "two medics",
        "c3": "two medics, died and forty fled",
        "c4": "two medics",
        "c5": "forty fled.",
    }
    claims = [claim(report, name, "killed", quote) for name, quote in quotes.items()]
    assert lit_words(report, claims) == quotes


def test_a_tag_stands_before_the_first_word_and_leads_back_to_its_incident() -> None:
    report = Report("r", TEXT)
    one = claim(report, "c1", "displaced", "forty fled")
    written = str(marked_text(report, [one], links([one], {one.ref: (3, "abc")})))
    assert written.index('id="r-r-c1"') < written.index("forty fled")
    assert 'href="#i-abc"' in written
    assert ">Di</a>" in written


def test_furniture_and_captions_are_named() -> None:
    text = "People fled.\nRead more\nA street in ruins"
    report = Report("r", text, blocks=(Block("furniture", 13, 22), Block("caption", 23, len(text))))
    written = str(marked_text(report, [], links([])))
    assert '<span class="furniture">Read more</span>' in written
    assert 'page furniture</span><span class="furniture">' in written
    assert '<span class="caption">A street in ruins</span>' in written


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), max_size=12)
texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=60)


def made(text: str, ends: list[list[int]]) -> tuple[Report, list[Claim]]:
    claims = [
        Claim("r", f"c{n}", "killed", Span(start, end, text[start:end]))
        for n, (start, end) in enumerate(ends)
    ]
    return Report("r", text, blocks=(Block("headline", 0, 5), Block("furniture", 20, 30))), claims


@given(texts, spans)
def test_segments_join_to_the_text_and_cover_each_claim_exactly(text: str, ends: list[list[int]]) -> None:
    report, claims = made(text, ends)
    found = list(segments(report, claims))
    assert "".join(text[s.start : s.end] for s in found) == text
    assert all(a.end == b.start for a, b in pairwise(found))
    for each in claims:
        covered = "".join(text[s.start : s.end] for s in found if each in s.claims)
        assert covered == text[each.evidence.start : each.evidence.end]


@given(texts, spans)
def test_every_claim_has_one_anchor_and_the_text_stands_once(text: str, ends: list[list[int]]) -> None:
    report, claims = made(text, ends)
    tree = html.fromstring(f"<div>{marked_text(report, claims, links(claims))}</div>")
    anchors = sorted(mark.get("id") for mark in tree.iter("mark") if mark.get("id"))
    assert anchors == sorted(claim_anchor(each.ref) for each in claims)
    for added in tree.xpath("//*[contains(@class, 'tag') or contains(@class, 'blocklabel')]"):
        added.drop_tag() if not added.text and not len(added) else clear(added)
    assert tree.text_content() == text


def clear(added: html.HtmlElement) -> None:
    tail = added.tail
    added.clear()
    added.tail = tail


names = st.text(min_size=1, max_size=8)


@given(st.tuples(names, names), st.tuples(names, names))
def test_two_claims_never_share_an_anchor(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert (claim_anchor(one) == claim_anchor(other)) == (one == other)


@given(names, names)
def test_the_anchors_of_a_claim_a_report_and_an_incident_are_apart(one: str, other: str) -> None:
    assert len({claim_anchor((one, other)), report_anchor(one), incident_anchor(one)}) == 3


def test_plain_ids_stay_as_they_are() -> None:
    assert claim_anchor(("fakes-1914947533", "c1")) == "r-fakes-1914947533-c1"
    assert claim_anchor(("a-b", "c")) != claim_anchor(("a", "b-c"))


def test_windows_line_ends_do_not_double() -> None:
    report = Report("r", "One died.\r\nTwo fled.")
    one = Claim("r", "c1", "killed", Span(0, 10, "One died.\r"))
    tree = html.fromstring(f"<div>{marked_text(report, [one], links([one]))}</div>")
    assert tree.text_content() == "KOne died. \nTwo fled."
