"""The page in a real browser: nothing is loaded, nothing runs, and it reads on a phone, in the dark and on paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from test_page import HOSTILE, hostile
from test_page_sample import many, sample

from onrecord.publish.page import PageInput, write_page

pytestmark = pytest.mark.browser
OPAQUE = """el => getComputedStyle(el).backgroundColor"""
CONTRAST = """() => {
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => { const [r, g, b] = rgb(c).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b; };
  const ground = el => { for (; el; el = el.parentElement) { const c = getComputedStyle(el).backgroundColor;
    if ((rgb(c)[3] ?? 1) > 0) return c; } return 'rgb(255, 255, 255)'; };
  let worst = [21, ''];
  for (const el of document.body.querySelectorAll('*')) {
    if (el.closest('svg') || ![...el.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    if (el.closest('details:not([open])') && !el.closest('summary')) continue;
    const [a, b] = [light(getComputedStyle(el).color), light(ground(el))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < worst[0]) worst = [ratio, el.className || el.tagName];
  }
  return worst;
}"""
"""The lowest contrast between the words of any element and its ground, and which."""

Opener = Callable[..., Any]


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Opener]:
    """Opens the page of some records in a fresh browser context; `width`, `scheme`, `target` as told."""
    contexts = []

    def open_page(data: PageInput, width: int = 1200, scheme: str = "light", target: str = "") -> Any:
        out = io.StringIO()
        write_page(data, out)
        path = tmp_path / "report.html"
        path.write_text(out.getvalue(), encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.on("dialog", lambda dialog: page.said.append(dialog.message))
        page.goto(path.as_uri() + target)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("data", [sample(), many(300, 3650)], ids=["sample", "three hundred"])
def test_nothing_but_the_file_itself_is_loaded(opened: Opener, data: PageInput) -> None:
    page = opened(data)
    assert [url.rsplit("/", 1)[-1] for url in page.asked] == ["report.html"]
    assert page.said == []


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_do_nothing(opened: Opener, words: str) -> None:
    page = opened(hostile(words))
    assert [url.split("#")[0].rsplit("/", 1)[-1] for url in page.asked] == ["report.html"]
    assert page.said == []
    assert page.locator("script, img, main h1").count() == 0
    assert page.locator("article.incident").count() == 1


@pytest.mark.parametrize("width", [320, 390, 768, 1200])
@pytest.mark.parametrize("data", [sample(), many(61, 90)], ids=["sample", "sixty-one"])
def test_the_page_never_scrolls_sideways(opened: Opener, data: PageInput, width: int) -> None:
    page = opened(data, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_figure_leads_to_its_words_and_they_light_up(opened: Opener) -> None:
    page = opened(sample())
    page.locator("#i-7f3a91 .sidefigure a").first.click()
    expect(page).to_have_url(re.compile("#r-courier-1213-c1$"))
    words = page.locator("#report-courier-1213 mark.k1")
    assert "".join(words.all_inner_texts()).startswith("at least 82 civilians, among them 11 women")
    lit = {each.evaluate(OPAQUE) for each in words.all()}
    other = page.locator("#report-courier-1213 mark.k8").first.evaluate(OPAQUE)
    assert len(lit) == 1
    assert other not in lit
    assert page.locator("[id='r-courier-1213-c1']").evaluate("el => el.getBoundingClientRect().top") < 800


def test_crossing_evidence_lights_up_whole(opened: Opener) -> None:
    page = opened(sample(), target="#r-courier-1213-c7")
    pieces = page.locator("#report-courier-1213 mark.k7").all()
    assert len(pieces) == 2
    assert len({piece.evaluate(OPAQUE) for piece in pieces}) == 1
    before = page.locator("#report-courier-1213 mark.k6").first
    assert before.evaluate(OPAQUE) != pieces[0].evaluate(OPAQUE)


def test_the_tag_leads_back_to_the_incident(opened: Opener) -> None:
    page = opened(sample())
    page.locator("[id='r-bulletin-1213-c1'] a").click()
    expect(page).to_have_url(re.compile("#i-a04$"))


def test_every_link_can_be_reached_by_keyboard(opened: Opener) -> None:
    page = opened(sample())
    reached = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        link = page.evaluate(
            "document.activeElement.getAttribute('href')?.baseVal ?? document.activeElement.getAttribute('href')"
        )
        if link is None and page.evaluate("document.activeElement === document.body"):
            break
        reached.add(link)
    shown = page.evaluate(
        "[...document.querySelectorAll('a')].filter(a => !a.closest('details')).map(a => a.getAttribute('href'))"
    )
    assert set(shown) <= reached


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(opened: Opener, scheme: str) -> None:
    ratio, where = opened(sample(), scheme=scheme).evaluate(CONTRAST)
    assert ratio >= 4.5, where


def test_dark_is_dark(opened: Opener) -> None:
    grounds = {
        scheme: opened(sample(), scheme=scheme).locator("body").evaluate(OPAQUE)
        for scheme in ("light", "dark")
    }
    assert grounds == {"light": "rgb(253, 253, 251)", "dark": "rgb(22, 23, 24)"}


def test_arabic_runs_from_right_to_left(opened: Opener) -> None:
    page = opened(sample())
    heading = page.locator("#report-arabic-1213 h3 span")
    assert heading.evaluate("el => getComputedStyle(el).direction") == "rtl"
    box = page.locator("#report-arabic-1213 .text")
    edges = box.evaluate(
        """el => { const range = document.createRange(); range.selectNodeContents(el);
        const rights = [...range.getClientRects()].map(box => box.right);
        return [Math.max(...rights), el.getBoundingClientRect().right]; }"""
    )
    assert edges[1] - edges[0] < 12


def test_it_prints_with_its_tables_unfolded(opened: Opener) -> None:
    page = opened(sample())
    assert page.locator("#i-7f3a91 details table").is_hidden()
    page.emulate_media(media="print")
    expect(page.locator("#i-7f3a91 details table")).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_letters_in_the_pictures_stay_readable_on_a_phone(opened: Opener) -> None:
    page = opened(sample(), 390)
    heights = page.locator("svg.range text, svg.timeline text.cut, svg.mapsvg > text").evaluate_all(
        "all => all.map(el => el.getBoundingClientRect().height).filter(h => h > 0)"
    )
    assert len(heights) > 20
    assert min(heights) >= 9
