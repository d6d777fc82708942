"""The page as a whole: its order, its links, and that nothing from a report can become markup."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from lxml import html
from test_page_sample import claim, failure, many, sample, single

from onrecord.incidents import Range
from onrecord.publish.anchors import claim_anchor, incident_anchor
from onrecord.publish.markup import VOID
from onrecord.publish.page import PageInput, write_page
from onrecord.records import Claim, Failure, Place, Report, Span, Voice

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</style></mark></article><h1>owned</h1>",
    "&lt;b&gt; &amp;#60;script&amp;#62;",
    "javascript:alert(1)",
    "\x00\x08\x1b[31m \udcff \u202eevil",
    "<!-- <![CDATA[ ]]> --> {{7*7}}",
]


def page(data: PageInput) -> str:
    out = io.StringIO()
    write_page(data, out)
    return out.getvalue()


class Balance(HTMLParser):
    """Every start tag is closed by its own end tag, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def parsed(text: str) -> Balance:
    reader = Balance()
    reader.feed(text)
    reader.close()
    return reader


def hostile(words: str) -> PageInput:
    """The same words wherever a report, an outlet or an outsider can put words."""
    text = f"{words} killed 3 in {words} on Monday. {words}"
    report = Report(words, text, words, words, words, date(2020, 1, 2), "given", (), words, words)
    voice = Voice(words, "witness", True, words)
    place = Place(words, words, 36.0, 37.0, words, "settlement")
    found = claim(report, words, "killed", f"{words} killed 3", actor=words, affiliation=words, place=place,
                  said_by=(voice,), method=words, groups=(words,))  # fmt: skip
    harm = Range("killed", words, 3, 3, 3, words, (found.ref,), 1)
    incident, assessment = single(words, "killed", place, None, words, (words,), (harm,), words)
    incident = replace(incident, reasons=(words,))
    assessment = replace(assessment, grade_reason=words)
    failures = [Failure(words, words, words, words, words, words)]
    return PageInput({words: report}, {found.ref: found}, [(incident, assessment)], failures, words, None)


INPUTS = {
    "the sample": sample(),
    "nothing": PageInput({}, {}, [], [], "onrecord", None),
    "one incident": many(1, 1),
    "three hundred over ten years": many(300, 3650),
    **{f"hostile {n}": hostile(words) for n, words in enumerate(HOSTILE)},
}


@pytest.mark.parametrize("name", INPUTS)
def test_every_page_is_well_formed_loads_nothing_and_runs_nothing(name: str) -> None:
    text = page(INPUTS[name])
    reader = parsed(text)
    assert (reader.open, reader.wrong) == ([], [])
    names = {tag for tag, _, _ in reader.attributes}
    assert not names & {"script", "img", "iframe", "object", "embed", "link", "base", "form", "input"}
    for tag, attribute, value in reader.attributes:
        assert not attribute.startswith("on"), (tag, attribute)
        assert attribute not in {"src", "srcset", "action", "style", "xlink:href"}, (tag, attribute)
        if attribute == "href":
            assert (value or "").startswith("#"), value
        if tag == "rect" and attribute == "fill":
            assert re.fullmatch(r"url\(#soft-[a-z]+\)", value or "")
    text.encode("utf-8")
    style = text[text.index("<style>") : text.index("</style>")]
    assert "http" not in style
    assert "@import" not in style
    assert "url(" not in style


@pytest.mark.parametrize("name", INPUTS)
def test_every_id_is_there_once_and_every_link_leads_to_one(name: str) -> None:
    tree = html.fromstring(page(INPUTS[name]))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    wanted = {href[1:] for href in tree.xpath("//@href")}
    assert wanted <= set(ids)
    anchors = {claim_anchor(ref) for ref in INPUTS[name].claims}
    assert anchors <= set(ids)
    for incident, _ in INPUTS[name].incidents:
        article = tree.get_element_by_id(incident_anchor(incident.id))
        linked = {href[1:] for href in article.xpath(".//@href")}
        assert {claim_anchor(ref) for ref in incident.refs()} <= linked


@pytest.mark.parametrize("words", HOSTILE[:5])
def test_hostile_words_are_shown_as_they_are(words: str) -> None:
    tree = html.fromstring(page(hostile(words)))
    assert words in tree.xpath("//article[contains(@class, 'incident')]")[0].text_content()
    assert words in tree.get_element_by_id("failures").text_content()
    assert not tree.xpath("//h1[text()='owned']")


def test_what_no_browser_may_show_is_visibly_replaced() -> None:
    text = page(hostile(HOSTILE[6]))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", text)
    assert "\ufffd" in text


def test_the_same_input_gives_the_same_page() -> None:
    assert page(sample()) == page(sample())


def test_the_order_of_the_page() -> None:
    tree = html.fromstring(page(sample()))
    assert tree.xpath("//main/section/@id") == [
        "incidents",
        "situation",
        "timeline",
        "map",
        "reports",
        "failures",
    ]
    header = tree.xpath("//header")[0].text_content()
    for words in (
        "5 reports", "17 claims", "8 incidents", "6 independent origins", "11 to 15 December 2016",
        "as reported", "nobody has reviewed them", "1 input could not be read",
        "Working document: holds full report text and names; not for publication",
    ):  # fmt: skip
        assert words in header


def test_the_page_says_how_many_claims_persons_reviewed() -> None:
    data = sample()
    tree = html.fromstring(page(replace(data, reviewed=[*list(data.claims)[:2], ("elsewhere", "c1")])))
    header = tree.xpath("//header")[0].text_content()
    assert "extracted by a program and persons have reviewed 2 of 17 claims: read" in header
    assert "nobody has reviewed" not in header


def test_incidents_come_most_killed_first_and_running_totals_last() -> None:
    tree = html.fromstring(page(sample()))
    titles = [h3.text_content() for h3 in tree.xpath("//article[contains(@class, 'incident')]/h3")]
    assert titles == [
        "1 Killed: 82 to 115 · eastern Aleppo · 11 to 13 December 2016",
        "2 Shooting · Killed: 1 · Injured: 3 · the Bustan al-Qasr crossing · 14 December 2016",
        "3 Displaced: 8,000 · eastern Aleppo · 12 to 13 December 2016",
        "4 Detained: at least 200 · Idlib province · date not known",
        "5 Injured: 2 · Al Fu'ah · 12 to 15 December 2016",
        "6 Shelling · the white mill · 12 to 13 December 2016",
        "7 Running total · Killed: at least 300,000 · Syria · 1 January 2011 to 13 December 2016",
        "8 Running total · Displaced: at least 130,000 · eastern Aleppo · 26 November to 13 December 2016",
    ]


def test_contradictions_stand_side_by_side_with_the_words_of_each_side() -> None:
    article = html.fromstring(page(sample())).get_element_by_id("i-7f3a91")
    found = article.xpath(".//section[@class='contradiction']")
    assert [len(each.xpath("./div/div[@class='side']")) for each in found] == [2, 3, 2]
    by_whom = found[1].text_content()
    for actor in ("pro-government forces", "regime militias", "government and allied aircraft"):
        assert f"Actor as said: {actor}" in by_whom
    denial = found[2].xpath("./div/div[@class='side']")[1]
    assert denial.xpath(".//q/text()") == ["No civilian was killed in the operation"]
    assert "Denied" in denial.text_content()
    assert denial.xpath(".//p[@class='sidefigure']/a/@href") == ["#r-bulletin-1213-c2"]


def test_the_tree_of_origins_shows_who_reprints_whom() -> None:
    article = html.fromstring(page(sample())).get_element_by_id("i-7f3a91")
    branches = article.xpath(".//ul[@class='tree']/li")
    assert [branch.xpath("./strong/text()")[0] for branch in branches] == [
        "UN rights office", "The Northern Monitor", "Centre for Reconciliation",
    ]  # fmt: skip
    copies = branches[0].xpath(".//span[@class='copy']")
    assert [copy.text_content() for copy in copies] == ["reprints The Courier, 13 December 2016"]
    assert "3 independent origins, carried by 5 reports, 1 of them a reprint" in article.text_content()


def test_a_single_origin_is_marked_provisional() -> None:
    tree = html.fromstring(page(sample()))
    words = "rovisional: fewer than two independent origins (Iraq Body Count rule)"
    assert words in tree.get_element_by_id("i-a01").text_content()
    assert words not in tree.get_element_by_id("i-7f3a91").text_content()


def test_a_claim_that_the_page_does_not_hold_is_named_and_not_linked() -> None:
    data = sample()
    kept = {ref: each for ref, each in data.claims.items() if ref != ("watch 12/15", "c1")}
    tree = html.fromstring(page(replace(data, claims=kept)))
    article = tree.get_element_by_id("i-7f3a91")
    assert "Claim c1 of report watch 12/15 is not on this page." in article.text_content()
    assert claim_anchor(("watch 12/15", "c1")) not in {h[1:] for h in tree.xpath("//@href")}


def test_a_report_that_the_page_does_not_hold_is_named_and_not_linked() -> None:
    data = sample()
    kept = {name: report for name, report in data.reports.items() if name != "bulletin-1213"}
    tree = html.fromstring(page(replace(data, reports=kept)))
    ids = set(tree.xpath("//@id"))
    assert {href[1:] for href in tree.xpath("//@href")} <= ids
    assert "outlet not known (bulletin-1213)" in tree.get_element_by_id("i-7f3a91").text_content()


def test_failures_say_what_to_do() -> None:
    row = html.fromstring(page(sample())).get_element_by_id("failures").xpath(".//tbody/tr")[0]
    cells = [cell.text_content() for cell in row]
    assert cells == ["scan.pdf", "", failure().found, failure().accepted, failure().next]


def test_arabic_words_carry_their_own_direction() -> None:
    tree = html.fromstring(page(sample()))
    article = tree.get_element_by_id("report-arabic-1213")
    assert article.xpath("./h3/span/@dir") == ["auto"]
    assert article.xpath("./div[@class='text']/@dir") == ["auto"]
    assert all(q.get("dir") == "auto" for q in tree.xpath("//q"))


def test_a_span_that_reaches_past_the_text_is_cut_to_it() -> None:
    report = Report("short", "One was killed", None, None)
    wild = Claim("short", "c1", "killed", Span(-4, 99, "?"))
    tree = html.fromstring(page(PageInput({"short": report}, {wild.ref: wild}, [], [], "onrecord", None)))
    assert tree.get_element_by_id("r-short-c1") is not None
    assert "One was killed" in tree.get_element_by_id("report-short").text_content()
